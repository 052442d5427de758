/* The frame of a window: whose it is, which chat is open, what the bot is doing, the welcome of a chat not yet started. */

import { api } from "./api.js";
import { failed, popup } from "./dialog.js";
import { el, icon, iconButton } from "./dom.js";
import { avatar, editPerson, roleOf } from "./people.js";
import { t, TELEGRAM_LANGUAGES } from "./texts.js";
import { bot, hueOf, initials, nameOf, world } from "./world.js";

const ACTION_LASTS = 5500;

export class Frame {
  #action = null;
  #timer = 0;
  #looks = "";

  constructor(chat) {
    this.chat = chat;
    this.owner = el("header", { class: "owner" });
    this.head = el("div", { class: "chat-head" });
    this.welcome = el("div", { class: "welcome", hidden: true });
    chat.list.root.append(this.welcome);
    this.stage = el("div", { class: "stage" }, this.head, chat.list.root, chat.composer.root);
    this.root = el(
      "section",
      { class: "window", "data-person": chat.personId, id: `person-${chat.personId}` },
      this.owner,
      this.stage,
    );
    this.#dropping();
  }

  /** Draws what depends on the person, the bot and the state of the chat. */
  draw() {
    if (!this.chat.person) return;
    this.root.setAttribute("aria-label", nameOf(this.chat.person));
    this.chat.list.log.setAttribute("aria-label", t("messages_of", { name: nameOf(this.chat.person) }));
    this.#drawOwner();
    this.head.replaceChildren(...this.#head());
    this.drawWelcome();
    const menu = this.chat.info.menu_button;
    const app = menu?.type === "web_app";
    this.chat.composer.menuButton.hidden = !this.chat.commands.length && !app;
    this.chat.composer.menuButton.lastChild.textContent = app ? menu.text : t("menu");
  }

  /** "typing…" and its sisters for five and a half seconds, or until a message comes (null). */
  action(name) {
    clearTimeout(this.#timer);
    this.#action = name;
    this.head.replaceChildren(...this.#head());
    if (name) this.#timer = setTimeout(() => this.action(null), ACTION_LASTS);
  }

  // Only when it changed: drawing anew would close the language list under the reader's finger.
  #drawOwner() {
    const looks = JSON.stringify(this.chat.person);
    if (looks === this.#looks) return;
    this.#looks = looks;
    const focused = this.owner.contains(document.activeElement);
    this.owner.replaceChildren(...this.#owner());
    if (focused) this.owner.querySelector("select").focus();
  }

  #owner() {
    const { person } = this.chat;
    const about = [roleOf(person), person.username && `@${person.username}`].filter(Boolean).join(" · ");
    const more = iconButton("more", t("person_menu"), () => this.#menu(more), { "aria-haspopup": "menu" });
    return [
      avatar(person),
      el("div", { class: "owner-words" }, el("h2", {}, nameOf(person)), el("span", { title: about }, about)),
      this.#languages(),
      more,
    ];
  }

  #languages() {
    const own = this.chat.person.language_code ?? "";
    const known = own in TELEGRAM_LANGUAGES || !own ? TELEGRAM_LANGUAGES : { ...TELEGRAM_LANGUAGES, [own]: own };
    const change = (event) => api.changePerson(this.chat.personId, { language_code: event.target.value }).catch(failed);
    return el(
      "label",
      { class: "tag-select", title: t("telegram_language") },
      el("span", { "aria-hidden": "true" }, own || "—"),
      el(
        "select",
        { "aria-label": t("telegram_language"), onchange: change },
        Object.entries(known).map(([tag, name]) => el("option", { value: tag, selected: tag === own }, name)),
      ),
    );
  }

  #head() {
    const one = bot();
    const { group } = this.chat;
    const name = group ? nameOf(group) : one ? this.chat.info.name || nameOf(one) : t("no_bot");
    const doing =
      this.#action &&
      el(
        "span",
        { class: "doing" },
        t(`action_${ACTIONS[this.#action] ?? "typing"}`),
        el("i", { class: "dots" }, el("i"), el("i"), el("i")),
      );
    const under = doing || (group ? t("group") : one ? `@${one.username} · ${t("bot")}` : t("no_bot_hint"));
    const face = el(
      "span",
      { class: `avatar ${group ? hueOf(group.id) : "bot"}`, "aria-hidden": "true" },
      group ? initials(name) : icon("bot"),
    );
    return [
      face,
      el("div", { class: "chat-words" }, el("h3", {}, name), el("span", { class: "under", role: "status" }, under)),
      this.#chooser(),
    ];
  }

  // Only where the person is in a group: otherwise there is nothing to choose.
  #chooser() {
    const groups = world.groups.filter(
      (group) => !group.members || group.members.some((one) => (one.id ?? one) === this.chat.personId),
    );
    if (!groups.length) return "";
    const choose = (event) =>
      this.chat.openGroup(groups.find((group) => String(group.id) === event.target.value) ?? null);
    return el(
      "select",
      { class: "chat-select", "aria-label": t("chat"), onchange: choose },
      el("option", { value: "" }, t("private_chat")),
      groups.map((group) =>
        el("option", { value: group.id, selected: group.id === this.chat.group?.id }, nameOf(group)),
      ),
    );
  }

  #menu(anchor) {
    const { chat } = this;
    const blocked = chat.info.blocked;
    popup(
      anchor,
      [
        { text: t("deep_link"), icon: icon("link"), act: () => chat.deepLink() },
        { text: t("edit_person"), icon: icon("person"), act: () => editPerson(chat.person) },
        {
          text: t(blocked ? "unblock" : "block"),
          icon: icon("block"),
          danger: !blocked,
          act: () => chat.act(blocked ? "unblock" : "block"),
        },
        { text: t("close_window"), icon: icon("close"), act: () => chat.hooks.close(chat) },
      ],
      { label: t("person_menu") },
    );
  }

  /** What the bot says of itself, while there is no message. */
  drawWelcome() {
    this.welcome.hidden = !this.chat.list.empty;
    if (this.welcome.hidden) return;
    const one = bot();
    const { description, short_description: short } = this.chat.info;
    this.welcome.replaceChildren(
      el(
        "div",
        { class: "welcome-card" },
        el("span", { class: "avatar large bot", "aria-hidden": "true" }, icon("bot")),
        el("h3", {}, one ? t("what_can") : t("no_bot")),
        el("p", {}, one ? description || short || t("no_description") : t("no_bot_long", { url: location.origin })),
      ),
    );
  }

  #dropping() {
    this.stage.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.stage.classList.add("dropping");
    });
    this.stage.addEventListener("dragleave", () => this.stage.classList.remove("dropping"));
    this.stage.addEventListener("drop", (event) => {
      event.preventDefault();
      this.stage.classList.remove("dropping");
      for (const file of event.dataTransfer.files) this.chat.composer.drop(file);
    });
  }
}

const ACTIONS = {
  typing: "typing",
  upload_photo: "photo",
  record_voice: "voice",
  upload_voice: "voice",
  upload_document: "document",
  record_video: "video",
  upload_video: "video",
  find_location: "location",
  choose_sticker: "typing",
};
