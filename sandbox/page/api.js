/* The sandbox's control API: one function for each call, and the stream of events with catch-up. */

async function request(method, path, body) {
  const form = body instanceof FormData;
  const response = await fetch(`/sandbox${path}`, {
    method,
    headers: { "X-Sandbox": "page", ...(body && !form && { "Content-Type": "application/json" }) },
    body: form ? body : body && JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || answer.ok === false)
    throw new Error(answer.description || `${response.status} ${response.statusText}`);
  return answer;
}

const get = (path) => request("GET", path);
const post = (path, body) => request("POST", path, body);

/** /sandbox?a=1 without the fields that are undefined or null. */
function query(fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

export const api = {
  state: () => get("/state"),
  chat: (bot, person, chat) => get(`/chat${query({ bot, person, chat })}`),
  act: (fields) => post("/act", fields),
  upload: (form) => post("/upload", form),
  makePerson: (fields) => post("/people", fields),
  changePerson: (id, fields) => request("PATCH", `/people/${id}`, fields),
  makeGroup: (fields) => post("/groups", fields),
  changeGroup: (id, fields) => request("PATCH", `/groups/${id}`, fields),
  server: (fields) => post("/server", fields),
  faults: () => get("/faults"),
  makeFault: (rule) => post("/faults", rule),
  dropFault: (id) => request("DELETE", `/faults/${id}`),
  dropFaults: () => request("DELETE", "/faults"),
  limits: (fields) => post("/limits", fields),
  latency: (seconds) => post("/latency", { seconds }),
  journal: (fields) => get(`/journal${query(fields)}`),
  windows: (bot) => get(`/windows${query({ bot })}`),
  clock: (fields) => post("/clock", fields),
  reset: () => post("/reset", {}),
};

/** The address of a file's bytes. */
export const fileUrl = (fileId) => `/sandbox/file/${encodeURIComponent(fileId)}`;

/**
 * The event stream. Dispatches every event under its own type with the JSON as detail, "online" and "offline" as the
 * connection comes and goes. After a drop it asks for what it missed (?since=) and says "online" with {again: true}.
 */
export class Feed extends EventTarget {
  #source = null;
  #seq = 0;
  #wait = 500;
  #opened = false;

  start(seq) {
    this.#seq = seq;
    this.#open();
  }

  /** A sandbox that was restarted counts from the beginning. */
  rewind(seq) {
    if (seq < this.#seq) this.#seq = seq;
  }

  #open() {
    this.#source = new EventSource(`/sandbox/events?since=${this.#seq}`);
    this.#source.onopen = () => this.#connected();
    this.#source.onmessage = (event) => this.#receive(event);
    this.#source.onerror = () => this.#lost();
  }

  #connected() {
    this.#wait = 500;
    this.#say("online", { again: this.#opened });
    this.#opened = true;
  }

  #receive(event) {
    if (event.lastEventId) this.#seq = Number(event.lastEventId) || this.#seq;
    const detail = JSON.parse(event.data);
    this.#say(detail.type, detail);
  }

  // EventSource gives up for good on an HTTP error, so the reconnecting is ours.
  #lost() {
    this.#source.close();
    this.#say("offline", {});
    setTimeout(() => this.#open(), this.#wait);
    this.#wait = Math.min(this.#wait * 1.6, 5000);
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
