/* The bar over the windows: which bot, which language, light or dark, the panel; on the phone also whose window. */

import { el, icon, iconButton } from "./dom.js";
import { avatar, roleOf } from "./people.js";
import { language, LANGUAGES, t } from "./texts.js";
import { nameOf, prefs, world } from "./world.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Puts the chosen theme, or the system's, on the page. */
export function showTheme() {
  const theme = prefs.get("theme", null) ?? (dark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = theme;
  return theme;
}

export class TopBar {
  #unread = new Map();
  #calls = 0;

  constructor(page) {
    this.page = page;
    this.status = el("span", { class: "status", role: "status" });
    this.bots = el("select", {
      class: "bot-select",
      "aria-label": t("choose_bot"),
      onchange: () => page.chooseBot(Number(this.bots.value)),
    });
    this.add = iconButton("plus", t("open_window"), () => page.choosePerson(this.add), { "aria-haspopup": "menu" });
    this.theme = iconButton("moon", t("theme"), () => this.#turnTheme());
    this.callCount = el("b", { class: "call-count" });
    this.panelButton = el(
      "button",
      {
        type: "button",
        class: "panel-button",
        "aria-controls": "panel",
        title: t("panel"),
        onclick: () => page.panel.toggle(),
      },
      icon("panel"),
      el("span", {}, t("panel")),
      this.callCount,
    );
    this.tabs = el("nav", { class: "tabs", "aria-label": t("windows") });
    this.root = el(
      "header",
      { class: "topbar" },
      el("a", { class: "brand", href: "/", "aria-label": t("sandbox") }, icon("bot"), el("span", {}, t("sandbox"))),
      this.bots,
      this.status,
      el("span", { class: "grow" }),
      this.add,
      this.#languages(),
      this.theme,
      this.panelButton,
    );
    dark.addEventListener("change", () => this.#drawTheme());
    this.#drawTheme();
  }

  draw() {
    this.bots.hidden = !world.bots.length;
    this.bots.replaceChildren(
      ...world.bots.map((one) =>
        el("option", { value: one.id, selected: one.id === world.bot }, `${nameOf(one)} · @${one.username}`),
      ),
    );
    this.bots.disabled = world.bots.length < 2;
    this.panelButton.setAttribute("aria-expanded", String(this.page.panel?.open ?? false));
    this.#unread.delete(this.page.current);
    this.tabs.replaceChildren(
      ...[...this.page.chats.values()].filter((chat) => chat.person).map((chat) => this.#tab(chat)),
    );
  }

  /** Something arrived in a window that is not the one in front (which matters on a phone only). */
  unread(chat) {
    if (chat.personId === this.page.current) return;
    this.#unread.set(chat.personId, (this.#unread.get(chat.personId) ?? 0) + 1);
    this.draw();
  }

  count(call) {
    if (call.polling) return;
    this.#calls += 1;
    this.callCount.textContent = this.#calls > 999 ? "999+" : this.#calls;
  }

  online(yes) {
    this.status.classList.toggle("offline", !yes);
    this.status.textContent = yes ? "" : t("reconnecting");
  }

  #tab(chat) {
    const current = chat.personId === this.page.current;
    const unread = this.#unread.get(chat.personId);
    return el(
      "button",
      {
        type: "button",
        class: "tab",
        "aria-pressed": String(current),
        "aria-label": nameOf(chat.person),
        onclick: () => this.page.show(chat.personId),
      },
      avatar(chat.person, "small"),
      el("span", { class: "tab-words" }, el("span", {}, chat.person.first_name), el("small", {}, roleOf(chat.person))),
      unread && el("b", { class: "badge" }, unread),
    );
  }

  #languages() {
    const choose = (event) => this.page.chooseLanguage(event.target.value);
    return el(
      "label",
      { class: "tag-select", title: t("page_language") },
      el("span", { "aria-hidden": "true" }, language),
      el(
        "select",
        { "aria-label": t("page_language"), onchange: choose },
        Object.entries(LANGUAGES).map(([tag, name]) => el("option", { value: tag, selected: tag === language }, name)),
      ),
    );
  }

  #turnTheme() {
    const next = showTheme() === "dark" ? "light" : "dark";
    prefs.set("theme", next === (dark.matches ? "dark" : "light") ? null : next);
    this.#drawTheme();
  }

  #drawTheme() {
    this.theme.replaceChildren(icon(showTheme() === "dark" ? "sun" : "moon"));
  }
}
