/* Building DOM nodes by hand: what a bot or a person wrote only ever becomes text, never markup. */

const SVG = "http://www.w3.org/2000/svg";

/** el("p", {class: "a", onclick: f}, "text", node, null) → HTMLElement; null, false and undefined children are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "class") node.className = value;
  else if (name === "value") node.value = value;
  else if (name === "vars") for (const [key, entry] of Object.entries(value)) node.style.setProperty(key, entry);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** An SVG element; only ever called with our own constants. */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

const PATHS = {
  send: "M3.4 20.4 21 12 3.4 3.6l-.01 6.53L15 12 3.39 13.87z",
  attach: "M16.5 6.5v9.2a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.2a1.5 1.5 0 0 1-3 0V6.5",
  mic: "M12 15a3.2 3.2 0 0 0 3.2-3.2V6.2a3.2 3.2 0 0 0-6.4 0v5.6A3.2 3.2 0 0 0 12 15zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  menu: "M4 7h16M4 12h16M4 17h10",
  keyboard: "M3.5 6.5h17v11h-17zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8.5 14h7",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9.5l6 6 6-6",
  plus: "M12 5v14M5 12h14",
  panel: "M4 5h16v14H4zM14.5 5v14",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  photo: "M4 5.5h16v13H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 4.5M15.5 9.5h.01",
  file: "M7 3.5h7l4.5 4.5v12.5H7zM14 3.5V8h4.5",
  download: "M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14",
  music: "M9 17.5V6l10-2v11.5M9 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 15.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.2a6.5 6.5 0 0 1 3.5 5.8",
  pin: "M12 21s-6.5-5.8-6.5-11a6.5 6.5 0 0 1 13 0C18.5 15.2 12 21 12 21zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  poll: "M5 20V10M12 20V4M19 20v-7",
  reply: "M10 7 4.5 12 10 17M5 12h8.5a6 6 0 0 1 6 6",
  copy: "M9 9h10v11H9zM6 15H5V4h10v2",
  edit: "M4.5 19.5l.8-4L16 4.8a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8.5 18.7z",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5",
  block: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
  open: "M8 16 17 7M10 7h7v7",
  app: "M4.5 4.5h15v15h-15zM4.5 9h15",
  play: "M8 5.5v13l11-6.5z",
  pause: "M8 5.5v13M16 5.5v13",
  stop: "M7 7h10v10H7z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  alert: "M12 4 21 19.5H3zM12 10v4.5M12 17h.01",
  phone:
    "M6 3.5h3.5l1.5 5-2 1.5a12 12 0 0 0 5 5l1.5-2 5 1.5V18a2.5 2.5 0 0 1-2.7 2.5A16 16 0 0 1 3.5 6.2 2.5 2.5 0 0 1 6 3.5z",
  smile: "M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 14a4.2 4.2 0 0 0 7 0M9 9.500h.01M15 9.500h.01",
  bot: "M5 9.500a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2zM12 7.500V4M9.2 12v1.500M14.8 12v1.500M2.8 12v3M21.2 12v3",
};
const SOLID = new Set(["send", "play", "stop"]);

/** A decorative 24×24 icon by name; the button around it carries the accessible name. */
export function icon(name) {
  const solid = SOLID.has(name);
  return svg(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true", class: solid ? "icon solid" : "icon" },
    svg("path", { d: PATHS[name] }),
  );
}

/** A round icon button; label is read aloud and shown as a tooltip. */
export function iconButton(name, label, onclick, props = {}) {
  return el(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...props },
    icon(name),
  );
}

/** Links we are willing to follow; anything else (javascript:, data:) is null. */
export function safeUrl(text) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
    return ["http:", "https:", "mailto:", "tel:", "tg:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Bytes as people read them: 1.4 MB. */
export function size(bytes) {
  if (!bytes) return "";
  const power = Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${value < 10 && power ? value.toFixed(1) : Math.round(value)} ${["B", "KB", "MB", "GB"][power]}`;
}

/** Seconds as 1:05. */
export function length(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
