/* One message as a row: bubble, quote, media, text, time, reactions, inline keyboard. */

import { el, icon, iconButton } from "./dom.js";
import { kindOf, plainText, richText } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { media } from "./media.js";
import { clockTime, fullTime, t } from "./texts.js";
import { hueOf, initials, nameOf } from "./world.js";

const BARE = new Set(["sticker", "dice", "video_note"]);
const FRAMED = new Set(["photo", "video", "animation", "venue", "location"]);

/** The row for a message as this room's person sees it; service messages become a pill in the middle. */
export function messageRow(message, room) {
  const service = serviceText(message);
  if (service)
    return el("div", { class: "row service", "data-id": message.message_id }, el("span", { class: "pill" }, service));
  const own = message.from?.id === room.person.id;
  const row = el("article", {
    class: `row ${own ? "out" : "in"}`,
    "data-id": message.message_id,
    "data-from": message.from?.id,
  });
  if (room.group && !own) row.append(avatarOf(message.from));
  const column = el(
    "div",
    { class: "column" },
    el("div", { class: "line" }, bubble(message, room, own), moreButton(message, room)),
  );
  const keys = inlineKeyboard(message, room);
  if (keys) column.append(keys);
  row.append(column);
  row.addEventListener("contextmenu", (event) => openMenu(event, message, room));
  // Beside the bubble, as Telegram has it: within it a double click selects a word.
  row.addEventListener("dblclick", (event) => !event.target.closest(".column") && room.reply(message));
  return row;
}

function openMenu(event, message, room) {
  if (event.target.closest("a") || String(getSelection())) return;
  event.preventDefault();
  room.menu(message, event.target, { x: event.clientX, y: event.clientY });
}

function moreButton(message, room) {
  const button = iconButton("more", t("message_menu"), () => room.menu(message, button), {
    class: "more-button",
    "aria-haspopup": "menu",
  });
  return button;
}

function avatarOf(who) {
  return el("span", { class: `avatar small ${hueOf(who?.id)}`, "aria-hidden": "true" }, initials(nameOf(who)));
}

function bubble(message, room, own) {
  const kind = kindOf(message);
  const text = message.text ?? message.caption;
  const classes = ["bubble", BARE.has(kind) && "bare", FRAMED.has(kind) && "framed", !text && "wordless"]
    .filter(Boolean)
    .join(" ");
  const node = el(
    "div",
    { class: classes },
    el("span", { class: "hidden" }, own ? t("you_said") : t("said", { name: nameOf(message.from) })),
    room.group && !own && el("div", { class: `sender ${hueOf(message.from?.id)}` }, nameOf(message.from)),
    forwardLine(message),
    quoteOf(message, room),
  );
  const words = text
    ? el(
        "div",
        { class: "text", dir: "auto" },
        richText(text, message.entities ?? message.caption_entities, room),
        meta(message, own),
      )
    : meta(message, own);
  if (text && kind === "text" && isOnlyEmoji(text, message.entities)) node.classList.add("jumbo");
  const parts = [media(message, room), words];
  if (message.show_caption_above_media) parts.reverse();
  node.append(...parts.filter(Boolean));
  const marks = reactions(message, room);
  if (marks) node.append(marks);
  return node;
}

const isOnlyEmoji = (text, entities) =>
  !entities?.length && /^(?:\p{Extended_Pictographic}[\uFE0F\u200D]*){1,3}$/u.test(text);

function meta(message, own) {
  const edited = message.edit_date && el("span", {}, t("edited"));
  const date = new Date(message.date * 1000);
  return el(
    "span",
    { class: "meta" },
    edited,
    el("time", { datetime: date.toISOString(), title: fullTime(date) }, clockTime(date)),
    own && icon("check"),
  );
}

function forwardLine(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = origin.sender_user_name ?? nameOf(origin.sender_user ?? origin.sender_chat ?? origin.chat);
  return el("div", { class: "forward" }, t("forwarded_from"), " ", el("b", {}, name));
}

function quoteOf(message, room) {
  const original = message.reply_to_message ?? message.external_reply;
  if (!original && !message.quote) return null;
  if (original?.forum_topic_created) return null;
  const text = message.quote?.text ?? plainText(original);
  const name = nameOf(original?.from ?? original?.origin?.sender_user);
  return el(
    "button",
    { type: "button", class: `quote ${hueOf(original?.from?.id)}`, onclick: () => room.jump(original?.message_id) },
    el("b", {}, name),
    el("span", { class: message.quote ? "quoted exact" : "quoted" }, text),
  );
}

function reactions(message, room) {
  const all = room.reactionsOf(message);
  if (!all.length) return null;
  return el(
    "div",
    { class: "reactions" },
    all.map(({ emoji, count, mine }) =>
      el(
        "button",
        {
          type: "button",
          class: mine ? "mine" : "",
          "aria-pressed": String(mine),
          onclick: () => room.react(message, mine ? "" : emoji),
        },
        emoji,
        count > 1 && el("span", {}, count),
      ),
    ),
  );
}

const SERVICE = {
  new_chat_members: (message) => t("joined", { names: message.new_chat_members.map(nameOf).join(", ") }),
  left_chat_member: (message) => t("left", { names: nameOf(message.left_chat_member) }),
  pinned_message: (message) => t("pinned", { text: plainText(message.pinned_message).slice(0, 40) }),
  group_chat_created: () => t("group_made"),
  supergroup_chat_created: () => t("group_made"),
  new_chat_title: (message) => t("group_renamed", { title: message.new_chat_title }),
  forum_topic_created: (message) => t("topic_made", { title: message.forum_topic_created.name }),
  forum_topic_closed: () => t("topic_closed"),
  forum_topic_reopened: () => t("topic_reopened"),
  web_app_data: (message) => t("app_data", { text: message.web_app_data.button_text }),
  write_access_allowed: () => t("may_write"),
};

function serviceText(message) {
  const name = Object.keys(SERVICE).find((key) => message[key]);
  return name && SERVICE[name](message);
}
