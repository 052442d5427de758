// The wall's page: shows what the stream says, keeps it when the stream is cut, and comes back by itself.
const at = (id) => document.getElementById(id);
const body = document.body;
const SILENCE = 25_000; // the stream beats every ten seconds
const SVG = "http://www.w3.org/2000/svg";
let shown = null;
let votes = new Map();

// Nothing that people wrote is ever markup: it goes in as text.
const put = (node, text) => { if (node.textContent !== text) node.textContent = text; };

function draw(state) {
  const before = places();
  shown = state;
  put(document.querySelector("#title h1"), state.title[0]);
  put(document.querySelector("#title p"), state.title[1] === state.title[0] ? "" : state.title[1]);
  document.title = state.title[0];
  put(at("asked"), String(state.asked));
  put(at("answered"), String(state.answered));
  [...at("until").children].forEach((one, place) => put(one, state.until[place]));
  ask(state);
  const now = state.now;
  body.classList.toggle("idle", !now);
  body.classList.toggle("answered", Boolean(now?.answered));
  body.classList.toggle("voice", Boolean(now && !now.text));
  put(at("number"), now ? `№\u00a0${now.number}` : "");
  put(at("votes"), now?.votes ? String(now.votes) : "");
  list(state.next);
  poll(state.poll);
  fit();
  slide(before);
}

// The way to ask or to vote; while people arrive and nothing is voted on, the code by which they check in.
function ask(state) {
  const door = state.poll ? null : state.door;
  body.classList.toggle("door", Boolean(door));
  const parts = door ? [door.number] : state.name.split(/(?<=_)/); // a long name is broken where it has joints
  at("name").replaceChildren(...parts.flatMap((part) => [part, document.createElement("wbr")]));
  code(door?.code ?? state.code);
}

function code(rows) {
  const svg = at("code"), key = rows.join();
  if (svg.dataset.key === key) return;
  svg.dataset.key = key;
  svg.setAttribute("viewBox", `-4 -4 ${rows.length + 8} ${rows.length + 8}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", rows.flatMap((row, y) => [...row].map((dark, x) => (dark === "1" ? `M${x} ${y}h1v1h-1z` : ""))).join(""));
  path.setAttribute("shape-rendering", "crispEdges");
  svg.replaceChildren(path);
}

function list(lines) {
  const old = new Map([...at("next").children].map((item) => [item.dataset.number, item]));
  const items = lines.map((line) => filled(old.get(String(line.number)) ?? empty(line.number), line));
  at("next").replaceChildren(...items);
  votes = new Map(lines.map((line) => [line.number, line.votes]));
}

function empty(number) {
  const item = document.createElement("li");
  item.dataset.number = number;
  for (const [tag, name] of [["b", "number"], ["span", "votes"], ["span", "text"]]) {
    const part = document.createElement(tag);
    part.className = name;
    item.append(part);
  }
  item.lastChild.dir = "auto";
  return item;
}

function filled(item, line) {
  const [number, count, text] = item.children;
  item.classList.toggle("pinned", line.pinned);
  put(number, `№\u00a0${line.number}`);
  put(count, line.votes ? String(line.votes) : "");
  put(text, line.text || [...at("voice").children].map((one) => one.textContent).join(" · "));
  if (votes.has(line.number) && votes.get(line.number) !== line.votes) {
    count.classList.remove("more");
    void count.offsetWidth; // so that the animation begins anew
    count.classList.add("more");
  }
  return item;
}

// A poll in place of the questions: the bars stay the same elements, so that they glide to their new length.
function poll(now) {
  body.classList.toggle("poll", Boolean(now));
  body.classList.toggle("closed", Boolean(now && !now.open));
  if (!now) return at("bars").replaceChildren();
  const total = now.choices.reduce((sum, one) => sum + one.votes, 0);
  both(at("asks"), now.question);
  put(at("voted").lastElementChild, String(total));
  const key = JSON.stringify(now.choices.map((one) => one.text));
  if (at("bars").dataset.key !== key || !at("bars").children.length) {
    at("bars").dataset.key = key;
    at("bars").replaceChildren(...now.choices.map(bar));
  }
  void at("bars").offsetWidth; // so that a new bar grows from nothing
  now.choices.forEach((one, place) => {
    const [, count, track] = at("bars").children[place].children;
    const share = total ? one.votes / total : 0;
    put(count.firstChild, `${one.votes} `);
    put(count.lastElementChild, total ? `${Math.round(100 * share)} %` : "");
    track.firstElementChild.style.width = `${100 * share}%`;
  });
}

function both(node, [ky, ru]) {
  put(node.firstElementChild, ky);
  put(node.lastElementChild, ru === ky ? "" : ru);
}

function bar({ text }) {
  const item = document.createElement("li");
  const words = document.createElement("div"), count = document.createElement("span"), track = document.createElement("div");
  words.append(...["ky", "ru"].map((language) => Object.assign(document.createElement("span"), { lang: language, dir: "auto" })));
  both(words, text);
  count.className = "votes";
  count.append(document.createTextNode(""), document.createElement("i"));
  track.className = "bar";
  track.append(document.createElement("i"));
  item.append(words, count, track);
  return item;
}

// Texts of a poll as large as fit.
function fitPoll() {
  const box = at("poll"), bars = at("bars");
  if (!shown?.poll) return;
  box.classList.remove("torn");
  const fitting = (size) => {
    box.style.fontSize = `${size}px`;
    const wide = [bars, ...box.querySelectorAll("[lang]")].some((one) => one.scrollWidth > one.clientWidth + 1);
    return !wide && bars.scrollHeight <= bars.clientHeight && box.scrollHeight <= box.clientHeight;
  };
  const least = 1.4 * unit();
  box.classList.toggle("torn", !fitting(least));
  box.style.fontSize = `${most(least, 4.6 * unit(), 0.5, fitting)}px`;
}

// Sizes of a question, in hundredths of the height; below the comfortable one it takes the list's place as well.
const SMALLEST = 2.6, COMFORTABLE = 4.6, LARGEST = 11;
const GAIN = 1.2; // words are parted only if they all become so much larger
const unit = () => parseFloat(getComputedStyle(body).fontSize) / 2.6;

// Words as large as fit; what does not fit even at the smallest size is cut, and the page says where it is whole.
function fit() {
  const now = shown?.poll ? null : shown?.now;
  body.classList.remove("cut", "long", "wide", "torn");
  at("words").textContent = now?.text ?? "";
  if (now?.text) {
    if (fill(now) < COMFORTABLE * unit()) {
      body.classList.remove("long", "torn");
      body.classList.add("wide");
      if (!fill(now)) cut(now.text);
    }
  }
  crowd();
  fitPoll();
}

function fits(size) {
  const box = at("box"), words = at("words");
  words.style.fontSize = `${size}px`;
  const high = Math.max(words.scrollHeight, box.scrollHeight); // a letter may reach beyond its line
  return high <= box.clientHeight && words.scrollWidth <= box.clientWidth;
}

// The question in its largest size, which is returned; 0 if it does not fit.
function fill({ text, soft }) {
  at("words").textContent = soft;
  // Many small words are easier to read in a lighter hand.
  body.classList.toggle("long", !fits(5 * unit()));
  const parted = soft === text ? 0 : largest(soft), whole = largest(text);
  if (parted > GAIN * whole) return sparing(soft, parted, GAIN * whole);
  body.classList.toggle("torn", !whole); // not even the parts of a word fit into a line
  return whole || largest(text);
}

// Only words that are wider than a line are parted, unless all becomes much smaller by it.
function sparing(soft, size, least) {
  const words = at("words"), style = getComputedStyle(words), pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
  const whole = (word) => word.replaceAll("\u00ad", "");
  const kept = (word) => (pen.measureText(whole(word)).width <= at("box").clientWidth ? whole(word) : word);
  const fewer = largest(soft.split(/(\s+)/).map(kept).join(""));
  return fewer > Math.max(least, 0.85 * size) ? fewer : largest(soft);
}

function largest(text) {
  const least = SMALLEST * unit();
  at("words").textContent = text;
  const size = fits(least) ? most(least, LARGEST * unit(), 0.5, fits) : 0;
  at("words").style.fontSize = `${size || least}px`;
  return size;
}

function cut(text) {
  const words = at("words"), letters = [...text], size = SMALLEST * unit();
  body.classList.add("cut", "torn");
  const whole = most(0, letters.length, 1, (count) => {
    words.textContent = `${letters.slice(0, Math.floor(count)).join("")}…`;
    return fits(size);
  });
  words.textContent = `${letters.slice(0, Math.floor(whole)).join("").trimEnd()}…`;
}

// The largest value from least on that fits.
function most(least, largest, step, fits) {
  if (fits(largest)) return largest;
  let low = least, high = largest;
  while (high - low > step) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle; else high = middle;
  }
  return low;
}

// As many of the next ones as there is room for, in shorter extracts where that shows more of them; the rest is a number.
function crowd() {
  const box = at("next"), items = [...box.children], more = at("more");
  const waiting = shown?.waiting ?? 0;
  put(at("left").lastElementChild, String(waiting));
  const show = (count) => {
    items.forEach((item, place) => { item.hidden = place >= count; item.style.display = place >= count ? "none" : ""; });
    put(more.lastElementChild, String(waiting - count));
    more.classList.toggle("there", waiting > count);
    return box.scrollHeight <= box.clientHeight;
  };
  at("none").classList.toggle("there", !waiting);
  box.classList.remove("short");
  if (!show(items.length)) box.classList.add("short");
  let count = items.length;
  while (!show(count) && count > 1) count -= 1;
}

// Whoever has moved glides to the new place.
const places = () => new Map([...at("next").children].map((item) => [item.dataset.number, item.offsetTop]));

function slide(before) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const item of at("next").children) {
    const was = before.get(item.dataset.number);
    if (was === undefined || was === item.offsetTop || item.hidden) continue;
    item.animate([{ transform: `translateY(${was - item.offsetTop}px)` }, { transform: "none" }], { duration: 600, easing: "ease" });
  }
}

// The stream.
const address = `${location.pathname.replace(/\/$/, "")}/events`;
let stream = null, silence = 0, tries = 0;

function listen() {
  stream?.close();
  stream = new EventSource(address);
  stream.onmessage = (event) => { heard(); draw(JSON.parse(event.data)); };
  stream.addEventListener("beat", heard);
  stream.addEventListener("gone", () => ended("gone"));
  stream.addEventListener("over", () => ended("over"));
  stream.onerror = again;
  watch();
}

function heard() {
  tries = 0;
  body.classList.remove("lost", "gone", "over");
  watch();
}

function watch() {
  clearTimeout(silence);
  silence = setTimeout(again, SILENCE);
}

// Two hundred pages are not to come back in the same moment: each waits a time of its own.
function again() {
  stream.close();
  clearTimeout(silence);
  body.classList.add("lost");
  tries += 1;
  silence = setTimeout(look, Math.min(1000 * tries, 5000) * (0.5 + Math.random()));
}

// Before it listens again: is the address still good?
async function look() {
  const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.status === 404) ended("gone");
  else if (answer?.status === 410) ended("over");
  else if (answer?.ok) listen();
  else again();
}

// There is another address now, or the seminar is long over: the page says which, and looks again now and then.
function ended(how) {
  stream.close();
  clearTimeout(silence);
  body.classList.remove("gone", "over");
  body.classList.add(how);
  silence = setTimeout(look, 30_000);
}

// At hand for whoever sits at the computer.
const prefer = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const root = document.documentElement;

function turn() {
  root.dataset.theme = (root.dataset.theme || prefer()) === "dark" ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}

function whole() {
  if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen?.();
}

let still = 0;
function hand() {
  body.classList.add("hand");
  clearTimeout(still);
  still = setTimeout(() => body.classList.remove("hand"), 3000);
}

const theme = localStorage.getItem("theme");
if (theme === "dark" || theme === "light") root.dataset.theme = theme;
at("theme").addEventListener("click", turn);
at("full").addEventListener("click", whole);
addEventListener("keydown", (event) => { if (event.code === "KeyD" && !event.ctrlKey && !event.metaKey && !event.altKey) turn(); });
addEventListener("pointermove", hand);
addEventListener("resize", () => { if (shown) fit(); });
listen();
