/* The page: opens windows, hears the stream, and passes each event to the windows it concerns. */

import { Chat } from "./chat.js";
import { failed, toast } from "./dialog.js";
import { el, iconButton } from "./dom.js";
import { Panel } from "./panel.js";
import { choosePerson } from "./people.js";
import { arrived } from "./share.js";
import { chooseLanguage, t } from "./texts.js";
import { TopBar } from "./topbar.js";
import { chooseBot, feed, isNewWorld, prefs, refresh, world } from "./world.js";

const FIRST = [1001, 1002, 1003];
const CHAT_EVENTS = [
  "message",
  "edited",
  "deleted",
  "keyboard",
  "callback_answer",
  "chat_action",
  "commands",
  "reaction",
];

class Page {
  chats = new Map();
  current = null;

  async start() {
    const seq = await refresh();
    this.bar = new TopBar(this);
    this.panel = new Panel({ toggled: (open) => this.#panelToggled(open) });
    this.windows = el("main", { class: "windows-row", id: "windows" });
    this.notice = el("div", { class: "notice", role: "status" });
    document.body.replaceChildren(
      this.#skipLink(),
      this.bar.root,
      this.bar.tabs,
      this.notice,
      el("div", { class: "workspace" }, this.windows, this.panel.root),
    );
    const wanted = prefs.get("people", FIRST).filter((id) => world.people.has(id));
    for (const id of wanted.length ? wanted : FIRST.filter((one) => world.people.has(one))) this.open(id, false);
    this.show(Number(location.hash.slice(1)) || this.chats.keys().next().value);
    this.#listen();
    this.#tellNewWorld();
    feed.start(seq);
    await this.panel.load();
  }

  /** Opens a window for a person, or shows the one there is. */
  open(id, remember = true) {
    if (!this.chats.has(id)) {
      const chat = new Chat(id, { close: (one) => this.close(one), activity: (one) => this.bar.unread(one) });
      this.chats.set(id, chat);
      this.windows.append(chat.root);
      chat.load();
    }
    if (remember) {
      this.#remember();
      this.show(id);
    }
  }

  close(chat) {
    chat.root.remove();
    this.chats.delete(chat.personId);
    this.#remember();
    this.show(this.chats.keys().next().value);
  }

  #remember() {
    prefs.set("people", [...this.chats.keys()]);
  }

  /** On a phone one window is seen at a time; on a wide screen it is scrolled to. */
  show(id) {
    this.current = id;
    for (const [key, chat] of this.chats) chat.root.classList.toggle("current", key === id);
    this.bar.draw();
    const chat = this.chats.get(id);
    chat?.root.scrollIntoView({ inline: "nearest", block: "nearest" });
    if (chat?.list.stuck) chat.list.toBottom();
  }

  chooseBot(id) {
    chooseBot(id);
    for (const chat of this.chats.values()) {
      chat.group = null;
      chat.load();
    }
    this.bar.draw();
    this.panel.load();
  }

  chooseLanguage(tag) {
    chooseLanguage(tag);
    location.reload();
  }

  choosePerson(anchor) {
    choosePerson(anchor, this.chats, (id) => this.open(id));
  }

  // The first stop of the Tab key: from the top of the page into the line to write in.
  #skipLink() {
    const focus = () => this.chats.get(this.current)?.composer.focus();
    return el("button", { type: "button", class: "skip-link", onclick: focus }, t("to_composer"));
  }

  /** Says that the sandbox began anew and earlier chats are gone, until it is closed. */
  #tellNewWorld() {
    if (!isNewWorld()) return;
    this.notice.replaceChildren(
      el("span", {}, t("new_world")),
      iconButton("close", t("close"), () => this.notice.replaceChildren()),
    );
  }

  #panelToggled(open) {
    document.body.classList.toggle("with-panel", open);
    this.bar.draw();
  }

  #listen() {
    for (const type of CHAT_EVENTS)
      feed.addEventListener(type, ({ detail }) => this.#each((chat) => chat.receive(detail)));
    feed.addEventListener("call", ({ detail }) => {
      this.panel.call(detail);
      this.bar.count(detail.call);
    });
    for (const type of ["bots", "people", "groups"]) feed.addEventListener(type, () => this.#changed());
    feed.addEventListener("faults", () => this.panel.faultsChanged());
    feed.addEventListener("reset", () => this.#again({ forget: true }));
    feed.addEventListener("online", ({ detail }) => {
      this.bar.online(true);
      if (detail.again) this.#again();
    });
    feed.addEventListener("offline", () => this.bar.online(false));
    addEventListener("forwarded", ({ detail: { from, to, shared } }) => {
      this.open(to);
      arrived(this.chats.get(to), from, shared);
    });
    addEventListener("bot-chosen", () => this.chooseBot(world.bot));
  }

  #each(act) {
    for (const chat of this.chats.values()) act(chat);
  }

  // Several such events may come in one breath; one look at the state answers them all.
  #changed() {
    this.changing ??= setTimeout(async () => {
      this.changing = null;
      const before = world.bot;
      await refresh().catch(failed);
      this.bar.draw();
      this.panel.faults.draw();
      this.#each((chat) => (before === world.bot ? chat.refresh() : chat.load()));
    }, 60);
  }

  // After a dropped connection, or a sandbox that forgot everything: read it all once more.
  async #again({ forget = false } = {}) {
    feed.rewind(await refresh().catch(() => Infinity));
    if (world.identity) this.#tellNewWorld();
    prefs.set("bot", world.bot);
    for (const chat of [...this.chats.values()]) if (!chat.person) this.close(chat);
    if (!this.chats.size) for (const id of FIRST) this.open(id, false);
    this.#each((chat) => chat.load({ forget }));
    this.bar.draw();
    this.panel.load(true);
  }
}

new Page().start().catch((error) => {
  document.body.replaceChildren(el("p", { class: "broken-page" }, t("no_sandbox")));
  toast(error.message);
});
