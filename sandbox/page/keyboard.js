/* Keyboards: inline ones beneath a message and the reply keyboard beneath the composer. */

import { el, icon } from "./dom.js";
import { t } from "./texts.js";

const STYLES = new Set(["primary", "success", "danger"]);
const CORNERS = [
  ["url", "open"],
  ["login_url", "open"],
  ["copy_text", "copy"],
  ["web_app", "app"],
];

const styleOf = (button) => (STYLES.has(button.style) ? button.style : "");

/** The inline keyboard of a message, or null. A pressed button spins until room hears the answer. */
export function inlineKeyboard(message, room) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el(
    "div",
    { class: "inline-keyboard", role: "group", "aria-label": t("buttons") },
    rows.map((row, y) =>
      el(
        "div",
        { class: "key-row" },
        row.map((button, x) => inlineKey(message, button, y, x, room)),
      ),
    ),
  );
}

function inlineKey(message, button, row, column, room) {
  const corner = CORNERS.find(([field]) => button[field]);
  const node = el(
    "button",
    {
      type: "button",
      class: `inline-key ${styleOf(button)}`,
      title: button.text, // the whole label, where it is cut
      onclick: () => room.press(message, button, row, column, node),
    },
    el("span", { class: "key-text" }, button.text),
    corner && icon(corner[1]),
  );
  if (room.isWaiting(message, row, column)) node.classList.add("waiting");
  return node;
}

/** The reply keyboard as a panel of buttons. */
export function replyKeyboard(markup, room) {
  return el(
    "div",
    { class: `reply-keyboard${markup.resize_keyboard ? " resized" : ""}`, role: "group", "aria-label": t("keyboard") },
    markup.keyboard.map((row) =>
      el(
        "div",
        { class: "key-row" },
        row.map((key) => replyKey(key, room)),
      ),
    ),
  );
}

function replyKey(key, room) {
  const button = typeof key === "string" ? { text: key } : key;
  const kind = button.request_contact ? "phone" : button.request_location ? "pin" : button.web_app ? "app" : null;
  return el(
    "button",
    { type: "button", class: `reply-key ${styleOf(button)}`, title: button.text, onclick: () => room.tap(button) },
    kind && icon(kind),
    el("span", { class: "key-text" }, button.text),
  );
}
