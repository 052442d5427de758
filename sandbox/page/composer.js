/* The foot of a window: START or UNBLOCK, or the line to write in, with attachments, commands and the reply keyboard. */

import { api } from "./api.js";
import { el, icon, iconButton, length } from "./dom.js";
import { ask, failed, popup, toast } from "./dialog.js";
import { plainText } from "./entities.js";
import { askPlace, askPoll } from "./forms.js";
import { replyKeyboard } from "./keyboard.js";
import { canRecord, record } from "./recorder.js";
import { t } from "./texts.js";
import { nameOf } from "./world.js";

const ACCEPT = { photo: "image/*", document: "", audio: "audio/*", voice: "audio/*", video: "video/*" };

export class Composer {
  #answering = null;
  #editing = null;
  #markup = null;
  #shown = true;
  #recording = null;

  constructor(room) {
    this.room = room;
    this.banner = el("div", { class: "banner", hidden: true });
    this.commands = el("div", { class: "suggestions", role: "listbox", "aria-label": t("commands"), hidden: true });
    this.input = el("textarea", {
      rows: 1,
      maxlength: 4096,
      class: "input",
      "aria-label": t("message"),
      placeholder: t("message"),
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
      onpaste: (event) => this.#pasted(event),
    });
    this.menuButton = el(
      "button",
      { type: "button", class: "menu-button", onclick: () => this.room.openMenu(this.menuButton) },
      icon("menu"),
      el("span", {}, t("menu")),
    );
    this.attachButton = iconButton("attach", t("attach"), () => this.#attach(), { "aria-haspopup": "menu" });
    this.keysButton = iconButton("keyboard", t("keyboard"), () => this.#toggleKeys(), { hidden: true });
    this.sendButton = iconButton("send", t("send"), () => this.#send(), { class: "icon-button send-button" });
    this.voiceButton = iconButton("mic", t("record"), () => this.#voice());
    this.line = el(
      "div",
      { class: "composer-line" },
      this.menuButton,
      this.attachButton,
      this.input,
      this.keysButton,
      this.voiceButton,
      this.sendButton,
    );
    this.keys = el("div", { class: "keys", hidden: true });
    this.gate = el("div", { class: "gate", hidden: true });
    this.root = el("div", { class: "composer" }, this.commands, this.banner, this.line, this.gate, this.keys);
    this.#typed();
  }

  /** How the chat stands: started, blocked, and its reply keyboard. */
  show({ started, blocked, keyboard }) {
    const closed = blocked || !started;
    this.gate.hidden = !closed;
    this.line.hidden = closed;
    this.gate.replaceChildren(...(blocked ? this.#unblock() : closed ? this.#start() : []));
    if (closed) this.commands.hidden = true;
    this.#showMarkup(closed ? null : keyboard);
  }

  reply(message) {
    this.#editing = null;
    this.#answering = message;
    this.#showBanner("reply", nameOf(message.from), plainText(message));
    this.input.focus();
  }

  edit(message) {
    this.#answering = null;
    this.#editing = message;
    this.#showBanner("edit", t("editing"), plainText(message));
    this.input.value = message.text ?? message.caption ?? "";
    this.#typed();
    this.input.focus();
  }

  focus() {
    (this.line.hidden ? this.gate.querySelector("button") : this.input)?.focus();
  }

  #start() {
    const payload = el("input", {
      class: "payload",
      maxlength: 64,
      pattern: "[A-Za-z0-9_\\-]*",
      placeholder: t("payload"),
      "aria-label": t("payload"),
      spellcheck: "false",
      autocomplete: "off",
    });
    const form = el(
      "form",
      {
        class: "start",
        onsubmit: (event) => {
          event.preventDefault();
          this.room.start(payload.value);
        },
      },
      el("button", { class: "start-button" }, t("start")),
      el("label", {}, el("span", {}, "?start="), payload),
    );
    return [form];
  }

  #unblock() {
    return [
      el("button", { type: "button", class: "start-button", onclick: () => this.room.act("unblock") }, t("unblock")),
    ];
  }

  #showMarkup(markup) {
    if (JSON.stringify(markup) !== JSON.stringify(this.#markup)) this.#shown = true;
    this.#markup = markup;
    this.keys.replaceChildren(...(markup?.keyboard ? [replyKeyboard(markup, this.room)] : []));
    this.input.placeholder = markup?.input_field_placeholder || t("message");
    this.#showKeys();
  }

  placeholder(text) {
    if (text) this.input.placeholder = text;
  }

  hideKeys() {
    this.#shown = false;
    this.#showKeys();
  }

  #toggleKeys() {
    this.#shown = !this.#shown;
    this.#showKeys();
  }

  #showKeys() {
    const any = Boolean(this.#markup?.keyboard);
    this.keysButton.hidden = !any || Boolean(this.#markup.is_persistent && this.#shown);
    this.keysButton.setAttribute("aria-pressed", String(this.#shown));
    this.keys.hidden = !any || !this.#shown;
  }

  #showBanner(name, title, text) {
    this.banner.hidden = false;
    this.banner.replaceChildren(
      icon(name),
      el("div", { class: "banner-words" }, el("b", {}, title), el("span", {}, text)),
      iconButton("close", t("cancel"), () => this.#reset()),
    );
  }

  #reset() {
    if (this.#editing) this.input.value = "";
    this.#answering = this.#editing = null;
    this.banner.hidden = true;
    this.#typed();
  }

  #typed() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
    const words = this.input.value.trim().length > 0;
    this.sendButton.hidden = !words;
    this.voiceButton.hidden = words;
    this.menuButton.classList.toggle("narrow", words);
    this.#suggest();
  }

  #suggest() {
    const start = /^\/(\w*)$/.exec(this.input.value)?.[1];
    const found =
      start === undefined ? [] : this.room.commands.filter((one) => one.command.startsWith(start.toLowerCase()));
    this.commands.hidden = !found.length;
    this.commands.replaceChildren(
      ...found.map((one, index) =>
        el(
          "button",
          { type: "button", role: "option", "aria-selected": String(index === 0), onclick: () => this.#choose(one) },
          el("b", {}, `/${one.command}`),
          el("span", {}, one.description),
        ),
      ),
    );
  }

  #choose(command) {
    this.input.value = "";
    this.#typed();
    this.room.write(`/${command.command}`);
    this.input.focus();
  }

  #key(event) {
    const options = [...this.commands.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (!this.commands.hidden && step) {
      event.preventDefault();
      options.forEach((one, index) =>
        one.setAttribute("aria-selected", String(index === (chosen + step + options.length) % options.length)),
      );
    } else if (!this.commands.hidden && event.key === "Tab") {
      event.preventDefault();
      this.input.value = `${options[chosen].firstChild.textContent} `;
      this.#typed();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!this.commands.hidden) options[chosen].click();
      else this.#send();
    } else if (event.key === "Escape") this.#reset();
    else if (event.key === "ArrowUp" && !this.input.value) this.room.editLast();
  }

  async #send() {
    const text = this.input.value.trim();
    if (!text) return;
    const [editing, answering] = [this.#editing, this.#answering];
    this.input.value = "";
    this.#editing = null;
    this.#reset();
    const sent = editing
      ? await this.room.act("edit", {
          message_id: editing.message_id,
          [editing.text === undefined ? "caption" : "text"]: text,
        })
      : await this.room.write(text, answering?.message_id);
    // What could not be sent comes back to be mended, unless something new is being written.
    if (!sent && !this.input.value) {
      this.input.value = text;
      this.#typed();
    }
  }

  #attach() {
    const pick = (kind, name) => ({ text: t(`kind_${kind}`), icon: icon(name), act: () => this.#pick(kind) });
    popup(
      this.attachButton,
      [
        pick("photo", "photo"),
        pick("document", "file"),
        pick("voice", "mic"),
        pick("audio", "music"),
        pick("video", "play"),
        { text: t("share_contact"), icon: icon("person"), act: () => this.room.act("contact") },
        { text: t("share_location"), icon: icon("pin"), act: () => this.#share("location", askPlace()) },
        { text: t("kind_poll"), icon: icon("poll"), act: () => this.#share("poll", askPoll()) },
      ],
      { label: t("attach") },
    );
  }

  async #share(kind, asked) {
    const fields = await asked;
    if (fields) this.room.act(kind, fields);
  }

  #pick(kind) {
    const input = el("input", {
      type: "file",
      accept: ACCEPT[kind],
      multiple: kind !== "voice",
      class: "hidden",
      "data-kind": kind,
    });
    input.addEventListener("change", () => {
      if (input.files.length) this.#upload(kind, ...input.files);
      input.remove();
    });
    input.addEventListener("cancel", () => input.remove());
    this.root.append(input);
    input.click();
  }

  /** One file, or several as an album. */
  async #upload(kind, ...files) {
    const caption = ["voice", "audio"].includes(kind)
      ? {}
      : await ask(
          files.map((file) => file.name).join(", "),
          [{ name: "caption", label: t("caption"), maxlength: 1024, value: this.input.value }],
          t("send"),
        );
    if (!caption) return;
    const form = new FormData();
    const fields = {
      ...this.room.address(),
      kind,
      caption: caption.caption || null,
      reply_to: this.#answering?.message_id ?? null,
    };
    for (const [name, value] of Object.entries(fields)) if (value !== null) form.append(name, value);
    for (const file of files) form.append("file", file, file.name);
    this.#editing = null;
    this.#reset();
    if (caption.caption === this.input.value) {
      this.input.value = "";
      this.#typed();
    }
    await api.upload(form).catch(failed);
  }

  #pasted(event) {
    const file = event.clipboardData.files[0];
    if (!file) return;
    event.preventDefault();
    this.#upload(file.type.startsWith("image/") ? "photo" : "document", file);
  }

  /** A file dropped on the window. */
  drop(file) {
    this.#upload(/^image\/(png|jpeg|webp)/.test(file.type) ? "photo" : "document", file);
  }

  async #voice() {
    if (this.#recording) return;
    if (!canRecord()) {
      this.#pick("voice");
      return;
    }
    try {
      this.#recording = await record();
    } catch {
      toast(t("no_microphone"));
      this.#pick("voice");
      return;
    }
    this.#showRecording();
  }

  #showRecording() {
    const time = el("span", { class: "record-time" }, length(0));
    const timer = setInterval(() => {
      time.textContent = length(this.#recording.seconds());
    }, 250);
    const end = async (send) => {
      clearInterval(timer);
      const file = await this.#recording[send ? "stop" : "cancel"]();
      this.#recording = null;
      this.banner.hidden = true;
      if (send) this.#upload("voice", file);
    };
    this.banner.hidden = false;
    this.banner.replaceChildren(
      el("span", { class: "record-dot" }),
      el("div", { class: "banner-words" }, el("b", {}, t("recording")), time),
      iconButton("trash", t("cancel"), () => end(false)),
      iconButton("send", t("send"), () => end(true)),
    );
  }
}
