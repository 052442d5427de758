/* A person's chat with a bot (or in a group): what they do, what arrives, and how the window stands. */

import { api } from "./api.js";
import { alertBox, appSheet, ask, confirmBox, failed, linkBox, popup, toast } from "./dialog.js";
import { el, icon } from "./dom.js";
import { Composer } from "./composer.js";
import { plainText } from "./entities.js";
import { Frame } from "./frame.js";
import { botLink } from "./links.js";
import { MessageList } from "./list.js";
import { Marks } from "./marks.js";
import { Presses } from "./presses.js";
import { chooseReceiver, shareLink } from "./share.js";
import { t } from "./texts.js";
import { bot, chooseBot, nameOf, world } from "./world.js";

const REACTIONS = ["👍", "❤️", "🔥", "🎉", "😁", "🤔", "👏", "🙏"];

export class Chat {
  commands = [];
  votes = new Map();
  #info = { started: false, blocked: false };
  #keyboard = null;
  #marks = new Marks();
  #presses = new Presses(this);
  #place = "";
  #turn = 0;
  #late = new Set();

  /** hooks: {close(chat), activity(chat)} */
  constructor(personId, hooks) {
    this.personId = personId;
    this.hooks = hooks;
    this.group = null;
    this.list = new MessageList(this);
    this.composer = new Composer(this);
    this.frame = new Frame(this);
    this.root = this.frame.root;
  }

  get person() {
    return world.people.get(this.personId);
  }
  get info() {
    return this.#info;
  }
  get botId() {
    return world.bot;
  }
  get chatId() {
    return this.group?.id ?? this.personId;
  }

  address() {
    return { bot: this.botId, person: this.personId, ...(this.group ? { chat: this.group.id } : {}) };
  }

  /** Reads the whole chat again; a slow answer for a chat that is no longer shown is dropped. */
  async load({ forget = false } = {}) {
    const place = `${this.botId} ${this.chatId}`;
    if (forget || place !== this.#place) this.#marks = new Marks();
    this.#place = place;
    this.frame.draw();
    this.#turn += 1;
    if (this.botId === null) this.#nobody();
    else await this.#read((found) => this.#takeAll(found));
  }

  #takeAll(found) {
    for (const one of found.reactions ?? []) this.#marks.set(one.message_id, one.person, one.reaction);
    this.list.replace(found.messages);
    this.#take(found);
  }

  #nobody() {
    this.#takeAll({ messages: [], started: true, blocked: false, commands: [], reply_keyboard: null });
  }

  /** The person, the groups or the bots changed: the messages are still good. */
  refresh() {
    if (this.group) this.group = world.groups.find((one) => one.id === this.group.id) ?? null;
    if (this.person && this.botId !== null) this.#reloadInfo();
  }

  #reloadInfo() {
    return this.#read((found) => this.#take(found));
  }

  // What arrives between the sandbox's answer and its reading is newer than the answer: it is told again afterwards.
  async #read(take) {
    const turn = this.#turn;
    const late = [];
    this.#late.add(late);
    const found = await api.chat(this.botId, this.personId, this.group?.id).catch(failed);
    this.#late.delete(late);
    if (!found || turn !== this.#turn) return;
    take(found);
    for (const event of late) if (event.seq > found.seq) this.#arrivals[event.type](event);
  }

  #take(found) {
    this.#info = found;
    this.commands = found.commands ?? [];
    this.#keyboard = found.reply_keyboard;
    this.#stand(found.force_reply);
    this.frame.draw();
  }

  #stand(forced = false) {
    const started = this.#info.started || Boolean(this.group);
    this.composer.show({
      started,
      blocked: this.#info.blocked && !this.group,
      keyboard: this.#keyboard,
    });
    if (forced) this.#forceReply();
  }

  #forceReply() {
    const last = this.list.last;
    if (last && last.reply_markup?.force_reply) {
      this.composer.reply(last);
      this.composer.placeholder(last.reply_markup.input_field_placeholder);
    }
  }

  openGroup(group) {
    this.group = group;
    this.load();
  }

  listChanged() {
    this.frame.drawWelcome();
  }

  /* What arrives */

  /** An event of the stream; ours when it is about this bot and chat, or an answer to this person. */
  receive(event) {
    if (event.bot !== this.botId) return;
    if (event.type === "callback_answer") {
      if (event.person === this.personId) this.#answer(event);
      return;
    }
    if (event.type === "commands") {
      this.#reloadInfo();
      return;
    }
    if (event.chat !== this.chatId || !(event.type in this.#arrivals)) return;
    for (const late of this.#late) late.push(event);
    this.#arrivals[event.type](event);
  }

  #arrivals = {
    message: ({ message }) => this.#arrived(message),
    edited: ({ message }) => this.list.upsert(message),
    deleted: ({ message_ids: ids }) => this.list.remove(ids),
    keyboard: ({ reply_keyboard: keyboard, force_reply: forced }) => {
      this.#keyboard = keyboard;
      this.#stand(forced);
    },
    chat_action: ({ action }) => this.frame.action(action),
    reaction: (event) => this.#mark(event.message_id, event.person, event.reaction),
  };

  #arrived(message) {
    this.list.upsert(message);
    if (message.from?.id !== this.personId) {
      this.frame.action(null);
      this.hooks.activity(this);
    }
    if (!this.#info.started) this.#reloadInfo();
  }

  #answer({ callback_query_id: id, text, show_alert: loud, url }) {
    this.#presses.answered(id);
    if (url) this.link(url);
    if (!text) return;
    if (loud) alertBox(text, nameOf(this.person));
    else toast(text, this.frame.stage);
  }

  /* What the person does */

  /** Does something as this person; answers null and shows why when it is refused. */
  async act(what, fields = {}) {
    if (this.botId === null) {
      toast(t("no_bot"));
      return null;
    }
    const done = await api.act({ ...this.address(), do: what, ...fields }).catch(failed);
    if (!done) return null;
    if (done.message) this.list.upsert(done.message);
    if (["start", "block", "unblock"].includes(what)) this.#reloadInfo();
    return done;
  }

  write(text, replyTo) {
    return this.act("write", { text, ...(replyTo ? { reply_to: replyTo } : {}) });
  }

  start(payload) {
    return this.act("start", payload ? { payload } : {});
  }

  command(text) {
    return this.write(text);
  }

  async tap(button) {
    if (button.web_app) {
      this.openApp(button.web_app.url, button.text);
      return;
    }
    if (
      button.request_contact &&
      !(await confirmBox(t("share_contact_question", { phone: this.person.phone_number ?? "—" }), t("share")))
    )
      return;
    const done = await this.act("tap", { text: button.text });
    if (done && this.#keyboard?.one_time_keyboard) this.composer.hideKeys();
  }

  async vote(message, chosen) {
    const done = await this.act("vote", { message_id: message.message_id, option_ids: chosen });
    if (!done) return;
    this.votes.set(message.poll.id, chosen);
    this.list.redraw(message.message_id);
  }

  async react(message, emoji) {
    const done = await this.act("react", { message_id: message.message_id, emoji });
    if (!done) return;
    this.#mark(message.message_id, this.personId, emoji ? [{ emoji }] : []);
  }

  #mark(id, who, reaction) {
    this.#marks.set(id, who, reaction);
    this.list.redraw(id);
  }

  reactionsOf(message) {
    return this.#marks.of(message.message_id, this.personId);
  }

  reply(message) {
    if (!this.composer.line.hidden) this.composer.reply(message);
  }

  editLast() {
    const own = this.list.all.filter((one) => this.#mayEdit(one)).at(-1);
    if (own) this.composer.edit(own);
  }

  jump(id) {
    this.list.show(id);
  }

  #mayEdit(message) {
    return (
      message.from?.id === this.personId &&
      !message.forward_origin &&
      (message.text !== undefined || message.photo || message.document || message.video)
    );
  }

  /* Buttons */

  isWaiting(message, row, column) {
    return this.#presses.isWaiting(message, row, column);
  }

  press(message, button, row, column, node) {
    const url = button.url ?? button.login_url?.url;
    if (url) this.link(url, node);
    else if (button.copy_text) this.#copy(button.copy_text.text);
    else if (button.web_app) this.openApp(button.web_app.url, button.text);
    else this.#presses.press(message, row, column, node);
  }

  #copy(text) {
    const say = () => toast(t("copied"), this.frame.stage);
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(say, () => toast(text, this.frame.stage));
    else toast(text, this.frame.stage);
  }

  /** Links to bots of this sandbox are opened here, what is to be forwarded goes to its people; others are asked about. */
  link(url, anchor = this.frame.head) {
    const target = botLink(url);
    const shared = shareLink(url);
    if (shared) chooseReceiver(this, anchor, shared);
    else if (!target) linkBox(url);
    if (!target) return;
    if (target.bot.id !== this.botId) {
      chooseBot(target.bot.id);
      dispatchEvent(new Event("bot-chosen"));
    }
    if (target.payload !== null) this.start(target.payload);
    else this.composer.focus();
  }

  async openApp(address, title) {
    if (!/^https?:/i.test(address)) {
      toast(address);
      return;
    }
    const done = await this.act("webapp", { url: address });
    if (!done) return;
    const fields = new URLSearchParams({
      tgWebAppData: done.init_data,
      tgWebAppVersion: "9.1",
      tgWebAppPlatform: "web",
    });
    appSheet(`${address.split("#")[0]}#${fields}`, title);
  }

  /* Menus */

  openMenu(anchor) {
    const button = this.#info.menu_button;
    if (button?.type === "web_app") {
      this.openApp(button.web_app.url, button.text);
      return;
    }
    popup(
      anchor,
      this.commands.map((one) => ({
        text: `/${one.command}`,
        hint: one.description,
        act: () => this.write(`/${one.command}`),
      })),
      { label: t("commands") },
    );
  }

  menu(message, anchor, at) {
    const own = message.from?.id === this.personId;
    const closing = (event, act) => {
      event.target.closest(".popup").dispatchEvent(new Event("close-menu"));
      act();
    };
    const mine = this.reactionsOf(message).find((one) => one.mine)?.emoji;
    const head = el(
      "div",
      { class: "popup-reactions", role: "group", "aria-label": t("react") },
      REACTIONS.map((emoji) =>
        el(
          "button",
          {
            type: "button",
            role: "menuitem",
            class: mine === emoji ? "mine" : "",
            onclick: (event) => closing(event, () => this.react(message, mine === emoji ? "" : emoji)),
          },
          emoji,
        ),
      ),
    );
    popup(
      anchor,
      [
        { text: t("reply"), icon: icon("reply"), act: () => this.reply(message) },
        (message.text || message.caption) && {
          text: t("copy"),
          icon: icon("copy"),
          act: () => this.#copy(plainText(message)),
        },
        this.#mayEdit(message) && { text: t("edit"), icon: icon("edit"), act: () => this.composer.edit(message) },
        own && { text: t("delete"), icon: icon("trash"), danger: true, act: () => this.#delete(message) },
      ],
      { at, head, label: t("message_menu") },
    );
  }

  async #delete(message) {
    const done = await this.act("delete", { message_id: message.message_id });
    if (done) this.list.remove([message.message_id]);
  }

  async deepLink() {
    const fields = await ask(
      t("deep_link"),
      [
        {
          name: "payload",
          label: `t.me/${bot()?.username ?? ""}?start=`,
          maxlength: 64,
          pattern: "[A-Za-z0-9_\\-]*",
          hint: t("payload_hint"),
        },
      ],
      t("open"),
    );
    if (fields) this.start(fields.payload);
  }
}
