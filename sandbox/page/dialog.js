/* What floats above the windows: toasts, alerts, questions, menus, the large photo, a Mini App. */

import { el, iconButton } from "./dom.js";
import { t } from "./texts.js";

/** A line that goes away by itself; given a window's node it appears over that window. */
export function toast(text, over = document.body) {
  const node = el("div", { class: "toast", role: "status" }, text);
  over.append(node);
  setTimeout(() => node.classList.add("going"), 3200);
  setTimeout(() => node.remove(), 3600);
}

export const failed = (error) => toast(error.message);

/** Opens a modal <dialog> and answers with the value it was closed with. */
function modal(content, { className = "", label = "", onclose } = {}) {
  const back = document.activeElement;
  const node = el("dialog", { class: className, "aria-label": label }, content);
  return new Promise((resolve) => {
    node.addEventListener("close", () => {
      node.remove();
      back?.focus?.();
      onclose?.();
      resolve(node.returnValue);
    });
    node.addEventListener("click", (event) => event.target === node && node.close(""));
    document.body.append(node);
    node.showModal();
  });
}

const actions = (...buttons) => el("div", { class: "dialog-actions" }, buttons);
// Not a submit button: Enter in a field must mean yes.
const cancelButton = () =>
  el(
    "button",
    { type: "button", class: "plain-button", onclick: (event) => event.target.closest("dialog").close("") },
    t("cancel"),
  );

/** A text with one button, as a bot's show_alert. */
export function alertBox(text, title = "") {
  return modal(
    el(
      "form",
      { method: "dialog" },
      title && el("h2", {}, title),
      el("p", { class: "dialog-text" }, text),
      actions(el("button", { value: "yes", class: "main-button", autofocus: true }, t("ok"))),
    ),
    { className: "small-dialog", label: title || text },
  );
}

/** A question; answers true for yes. */
export async function confirmBox(text, yes, danger = false) {
  const answer = await modal(
    el(
      "form",
      { method: "dialog" },
      el("p", { class: "dialog-text" }, text),
      actions(
        cancelButton(),
        el("button", { value: "yes", class: danger ? "main-button danger" : "main-button" }, yes),
      ),
    ),
    { className: "small-dialog", label: text },
  );
  return answer === "yes";
}

/**
 * A form with fields {name, label, value?, type?, required?, pattern?, hint?, rows?, options?: {value: text}};
 * `rows` makes a field of several lines.
 * Answers with {name: text} or null.
 */
export async function ask(words, fields, yes) {
  const title = words.replace(/…$/, "");
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", {}, title),
    fields.map(field),
    actions(cancelButton(), el("button", { value: "yes", class: "main-button" }, yes)),
  );
  const answer = await modal(form, { label: title });
  return answer === "yes" ? Object.fromEntries(new FormData(form)) : null;
}

function field({ name, label, value = "", hint, options, ...props }) {
  const input = options
    ? el(
        "select",
        { name },
        Object.entries(options).map(([key, text]) => el("option", { value: key, selected: key === value }, text)),
      )
    : el(props.rows ? "textarea" : "input", { name, value, autocomplete: "off", ...props });
  return el("label", { class: "field" }, el("span", {}, label), input, hint && el("small", {}, hint));
}

/** Asks before a link is followed: the page itself never leaves for the network. */
export function linkBox(url) {
  const open = el(
    "a",
    {
      class: "main-button",
      href: url,
      target: "_blank",
      rel: "noopener noreferrer",
      onclick: (event) => event.target.closest("dialog").close(),
    },
    t("open"),
  );
  return modal(
    el(
      "form",
      { method: "dialog" },
      el("h2", {}, t("open_link")),
      el("p", { class: "dialog-text address" }, url),
      actions(cancelButton(), open),
    ),
    { className: "small-dialog", label: t("open_link") },
  );
}

/** The photo, as large as the screen allows. */
export function lightbox(address, caption) {
  return modal(
    el(
      "form",
      { method: "dialog", class: "lightbox-form" },
      el("button", { class: "lightbox-picture", "aria-label": t("close") }, el("img", { src: address, alt: caption })),
      caption && el("p", {}, caption),
    ),
    { className: "lightbox", label: t("kind_photo") },
  );
}

/** A Mini App in a frame, with the address in sight and a way to open it in a tab of its own. */
export function appSheet(url, title) {
  const frame = el("iframe", {
    src: url,
    title,
    sandbox: "allow-scripts allow-forms allow-popups allow-same-origin allow-downloads",
  });
  const shut = iconButton("close", t("close"), () => frame.closest("dialog").close());
  const bar = el(
    "div",
    { class: "app-bar" },
    shut,
    el("div", { class: "app-title" }, el("b", {}, title), el("span", {}, new URL(url).host)),
    el("a", { href: url, target: "_blank", rel: "noopener", class: "plain-button" }, t("open_tab")),
  );
  const hear = (event) => {
    if (event.source === frame.contentWindow && String(event.data).includes("web_app_close"))
      frame.closest("dialog").close();
  };
  addEventListener("message", hear);
  return modal([bar, frame], {
    className: "app-sheet",
    label: title,
    onclose: () => removeEventListener("message", hear),
  });
}

/**
 * A menu at a point or beneath an anchor. items: {text, icon?, danger?, act} or null for none; head is an optional node.
 * Arrow keys move, Escape closes, the focus returns to where it was.
 */
export function popup(anchor, items, { at, head, label = "" } = {}) {
  document.querySelector(".popup")?.remove();
  const back = document.activeElement;
  const buttons = items.filter(Boolean).map((item) =>
    el(
      "button",
      {
        type: "button",
        role: "menuitem",
        class: item.danger ? "danger" : "",
        onclick: () => {
          shut();
          item.act();
        },
      },
      item.icon,
      el("span", {}, item.text, item.hint && el("small", {}, item.hint)),
    ),
  );
  const node = el("div", { class: "popup", role: "menu", "aria-label": label }, head, buttons);
  const shut = () => {
    node.remove();
    removeEventListener("pointerdown", outside, true);
    back?.focus?.({ preventScroll: true });
  };
  const outside = (event) => !node.contains(event.target) && shut();
  node.addEventListener("keydown", (event) => walk(event, node, shut));
  node.addEventListener("close-menu", shut);
  document.body.append(node);
  put(node, anchor, at);
  addEventListener("pointerdown", outside, true);
  node.querySelector("button")?.focus({ preventScroll: true });
}

function walk(event, node, shut) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    shut();
  }
  if (!step) return;
  event.preventDefault();
  const all = [...node.querySelectorAll("button")];
  all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
}

/** Place the menu at the point; else below the anchor, or above it, and inside the window that the anchor is in. */
function put(node, anchor, at) {
  const box = anchor.getBoundingClientRect();
  const [width, height] = [node.offsetWidth, node.offsetHeight];
  const edge = anchor.closest(".window")?.getBoundingClientRect().left ?? 0;
  const x = at ? at.x : box.right - width >= Math.max(edge, 8) ? box.right - width : box.left;
  const below = at ? at.y : box.bottom + 6;
  const y = below + height + 8 > innerHeight ? (at ? at.y : box.top - 6) - height : below;
  node.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  node.style.top = `${Math.max(8, y)}px`;
}
