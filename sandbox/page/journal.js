/* The live log of Bot API calls: method, chat, outcome, milliseconds; the JSON on demand. */

import { api } from "./api.js";
import { el } from "./dom.js";
import { failed } from "./dialog.js";
import { clockTime, t } from "./texts.js";
import { bot, nameOf, prefs, world } from "./world.js";

const KEPT = 400;

export class Journal {
  #calls = [];
  #fresh = [];
  #planned = false;
  #last = 0;

  constructor() {
    this.filter = el("input", {
      type: "search",
      placeholder: t("filter"),
      "aria-label": t("filter"),
      oninput: () => this.#draw(),
    });
    this.polls = el("input", {
      type: "checkbox",
      checked: prefs.get("polls", false),
      onchange: () => {
        prefs.set("polls", this.polls.checked);
        this.#draw();
      },
    });
    this.errors = el("input", { type: "checkbox", onchange: () => this.#draw() });
    this.list = el("div", { class: "calls" });
    this.empty = el("p", { class: "calls-empty" }, t("no_calls"));
    this.root = el(
      "div",
      { class: "journal" },
      el(
        "div",
        { class: "journal-tools" },
        this.filter,
        el("label", { class: "check" }, this.polls, el("span", {}, "getUpdates")),
        el("label", { class: "check" }, this.errors, el("span", {}, t("errors_only"))),
      ),
      this.empty,
      this.list,
    );
  }

  /** Shows the newest calls of the journal; what was shown is forgotten when the sandbox has. */
  async load(forget = false) {
    if (forget) this.#calls = [];
    const found = await api.journal({ limit: KEPT }).catch(failed);
    const calls = found?.calls ?? [];
    this.#last = calls.at(-1)?.seq ?? 0;
    this.#calls = [...calls, ...this.#calls.filter((call) => call.seq > this.#last)].slice(-KEPT);
    this.#draw();
  }

  /** A call that just ended. Many at once are drawn together: a broadcast is thirty a second. */
  add(call) {
    if (call.seq <= this.#last) return; // it came with the journal
    this.#fresh.push(call);
    if (this.#planned) return;
    this.#planned = true;
    setTimeout(() => this.#flush(), 120);
  }

  #flush() {
    this.#planned = false;
    const fresh = this.#fresh.splice(0).slice(-KEPT);
    this.#calls = [...this.#calls, ...fresh].slice(-KEPT);
    this.list.prepend(
      ...fresh
        .filter((call) => this.#wanted(call))
        .map(row)
        .reverse(),
    );
    while (this.list.children.length > KEPT) this.list.lastChild.remove();
    this.#showEmpty();
  }

  #draw() {
    this.list.replaceChildren(
      ...this.#calls
        .filter((call) => this.#wanted(call))
        .map(row)
        .reverse(),
    );
    this.#showEmpty();
  }

  #showEmpty() {
    this.empty.hidden = this.list.children.length > 0;
  }

  #wanted(call) {
    if (call.polling && !this.polls.checked) return false;
    if (this.errors.checked && call.ok) return false;
    const words = this.filter.value.trim().toLowerCase();
    return (
      !words ||
      `${call.method} ${call.chat_id ?? ""} ${JSON.stringify(call.params ?? {})} ${call.description ?? ""}`
        .toLowerCase()
        .includes(words)
    );
  }
}

function row(call) {
  const code = call.ok ? "ok" : (call.error_code ?? call.status ?? "×");
  const summary = el(
    "summary",
    {},
    el("span", { class: `code ${call.ok ? "fine" : "bad"}` }, code),
    el("span", { class: "method" }, call.method),
    el("span", { class: "to" }, chatName(call)),
    el("span", { class: "ms" }, `${Math.round((call.ms ?? 0) * 10) / 10} ms`),
    call.description && el("span", { class: "why" }, call.description),
  );
  const details = el("details", { class: "call" }, summary);
  details.addEventListener(
    "toggle",
    () => details.open && details.children.length === 1 && details.append(inside(call)),
  );
  return details;
}

function inside(call) {
  const { params, ...rest } = call;
  const facts = [
    clockTime(new Date(call.at * 1000)),
    nameOf(bot(call.bot)),
    rest.result_id && `message_id ${rest.result_id}`,
    rest.fault && `${t("fault")} ${rest.fault}`,
    rest.applied === false && t("not_applied"),
  ];
  return el(
    "div",
    { class: "call-inside" },
    el("p", {}, facts.filter(Boolean).join(" · ")),
    el("pre", { tabindex: 0 }, JSON.stringify(params, null, 2)),
  );
}

function chatName(call) {
  if (call.chat_id === null || call.chat_id === undefined) return "";
  const known = world.people.get(call.chat_id) ?? world.groups.find((group) => group.id === call.chat_id);
  return known ? nameOf(known) : String(call.chat_id);
}
