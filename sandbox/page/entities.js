/* Text with Telegram's entities as DOM nodes. Offsets count UTF-16 units, as JavaScript's strings do. */

import { el, safeUrl } from "./dom.js";
import { clockTime, exactTime, fullTime, language, longDay, shortDay, t, weekdayName } from "./texts.js";
import { now } from "./world.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** richText("Hi /start", entities, room) → array of nodes; room follows commands and links. */
export function richText(text, entities, room) {
  const known = [...(entities ?? [])].filter((one) => Number.isInteger(one.offset) && one.length > 0);
  known.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, known, 0, text.length, room);
}

function build(text, entities, start, end, room) {
  const nodes = [];
  let cursor = start;
  while (entities.length) {
    const entity = entities.shift();
    const from = Math.max(entity.offset, cursor);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    if (from > cursor) nodes.push(text.slice(cursor, from));
    const within = [];
    while (entities.length && entities[0].offset < to) within.push(entities.shift());
    nodes.push(wrap(entity, text.slice(from, to), build(text, within, from, to, room), room));
    cursor = to;
    // A quotation is a block of its own: the line break after it is already there.
    if (BLOCKS.has(entity.type) && text[cursor] === "\n") cursor += 1;
  }
  if (cursor < end) nodes.push(text.slice(cursor, end));
  return nodes;
}

function wrap(entity, text, children, room) {
  const tag = TAGS[entity.type];
  if (tag) return el(tag, {}, children);
  return (WRAPPERS[entity.type] ?? (() => el("span", {}, children)))(entity, text, children, room);
}

const WRAPPERS = {
  spoiler: (_, __, children) => spoiler(children),
  pre: (entity, _, children) => el("pre", { "data-language": entity.language }, el("code", {}, children)),
  blockquote: (_, __, children) => el("blockquote", {}, children),
  expandable_blockquote: (_, __, children) => expandable(children),
  text_link: (entity, _, children, room) => link(entity.url ?? "", children, room),
  url: (_, text, children, room) => link(text, children, room),
  email: (_, text, children, room) => link(`mailto:${text}`, children, room),
  phone_number: (_, text, children, room) => link(`tel:${text.replace(/[^+\d]/g, "")}`, children, room),
  mention: (_, text, children, room) => link(`https://t.me/${text.slice(1)}`, children, room),
  text_mention: (_, __, children) => el("span", { class: "mention" }, children),
  hashtag: (_, __, children) => el("span", { class: "mention" }, children),
  cashtag: (_, __, children) => el("span", { class: "mention" }, children),
  bot_command: (_, text, children, room) =>
    el("button", { type: "button", class: "text-link", onclick: () => room.command(text) }, children),
  date_time: (entity, text) => dateTime(entity, text),
};

function link(target, children, room) {
  const url = safeUrl(target);
  if (!url) return el("span", {}, children);
  const follow = (event) => {
    event.preventDefault();
    room.link(url);
  };
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: follow }, children);
}

function spoiler(children) {
  const node = el(
    "span",
    { class: "spoiler", role: "button", tabindex: 0, "aria-label": t("spoiler") },
    el("span", {}, children),
  );
  const reveal = () => {
    node.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && reveal());
  return node;
}

function expandable(children) {
  const quote = el("blockquote", { class: "expandable" }, el("span", { class: "folded" }, children));
  const toggle = el(
    "button",
    {
      type: "button",
      class: "unfold",
      "aria-expanded": "false",
      onclick: () => {
        const open = quote.classList.toggle("open");
        toggle.setAttribute("aria-expanded", String(open));
        toggle.textContent = open ? t("less") : t("more");
      },
    },
    t("more"),
  );
  quote.append(toggle);
  return quote;
}

/** A moment in the reader's own zone, by Telegram's format letters r | w? [dD]? [tT]?; without a format the text stays. */
function dateTime(entity, text) {
  const date = new Date(entity.unix_time * 1000);
  if (Number.isNaN(date.getTime())) return el("span", {}, text);
  const shown = momentText(date, entity.date_time_format ?? "") || text;
  return el("time", { datetime: date.toISOString(), title: fullTime(date) }, shown);
}

function momentText(date, format) {
  if (format === "r") return relative(date.getTime() / 1000 - now());
  return [...format].map((letter) => MOMENT_PARTS[letter]?.(date)).filter(Boolean).join(", ");
}

const MOMENT_PARTS = { w: weekdayName, d: shortDay, D: longDay, t: clockTime, T: exactTime };

function relative(seconds) {
  const scale = [
    ["day", 86400],
    ["hour", 3600],
    ["minute", 60],
    ["second", 1],
  ];
  const [unit, length] = scale.find(([, size]) => Math.abs(seconds) >= size) ?? scale.at(-1);
  return new Intl.RelativeTimeFormat([language, "ru"], { numeric: "auto" }).format(Math.round(seconds / length), unit);
}

/** The words of a message without any dress, for quotes, copies and previews. */
export function plainText(message) {
  const text = message.text ?? message.caption;
  return text || t(`kind_${kindOf(message)}`);
}

const KINDS = [
  "animation",
  "photo",
  "document",
  "voice",
  "audio",
  "video_note",
  "video",
  "venue",
  "location",
  "contact",
  "poll",
  "sticker",
  "dice",
];

/** photo, document, … text, or other for what this page has no picture of. */
export function kindOf(message) {
  if (message.text !== undefined) return "text";
  return KINDS.find((kind) => message[kind]) ?? "other";
}
