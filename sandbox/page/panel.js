/* The side panel: calls, trouble, the sandbox's clock and the fresh start. A sheet on the phone. */

import { api } from "./api.js";
import { confirmBox, failed } from "./dialog.js";
import { el, iconButton } from "./dom.js";
import { Faults } from "./faults.js";
import { Journal } from "./journal.js";
import { clockTime, dayName, t } from "./texts.js";
import { now, prefs, refresh, world } from "./world.js";

const STEPS = [
  ["minute", 60],
  ["hour", 3600],
  ["day", 86400],
  ["week", 604800],
];

export class Panel {
  #dirty = true;
  #asking = null;

  /** hooks: {toggled(open)} */
  constructor(hooks) {
    this.hooks = hooks;
    this.journal = new Journal();
    this.faults = new Faults();
    this.windows = el("dl", { class: "windows" });
    this.time = el("output", { class: "now" });
    this.day = el("input", { type: "date", required: true, "aria-label": t("clock_day") });
    this.hour = el("input", {
      required: true,
      pattern: "([01]?[0-9]|2[0-3]):[0-5][0-9]",
      placeholder: "09:30",
      inputmode: "numeric",
      "aria-label": t("clock_hour"),
      title: t("clock_hour"),
    });
    this.root = el(
      "aside",
      { class: "panel", id: "panel", "aria-label": t("panel") },
      el(
        "div",
        { class: "panel-head" },
        el("h2", {}, t("panel")),
        iconButton("close", t("close"), () => this.toggle(false)),
      ),
      section("speed", t("speed"), this.windows),
      section("trouble", t("trouble"), this.faults.root),
      section("clock", t("clock"), this.#clock()),
      section("calls", t("calls"), this.journal.root),
    );
    this.toggle(prefs.get("panel", false));
    setInterval(() => this.#tick(), 1000);
  }

  get open() {
    return !this.root.hidden;
  }

  toggle(open = !this.open) {
    this.root.hidden = !open;
    prefs.set("panel", open);
    this.hooks.toggled(open);
    if (open) this.#tick();
  }

  load(forget = false) {
    this.faults.draw();
    this.#dirty = true;
    return this.journal.load(forget);
  }

  call({ call }) {
    this.journal.add(call);
    this.#dirty = true;
    if (call.fault) this.faultsChanged();
  }

  // A rule that struck has one time less to strike; ten of them in a breath are asked about once.
  faultsChanged() {
    this.#asking ??= setTimeout(async () => {
      this.#asking = null;
      await refresh().catch(failed);
      this.faults.draw();
    }, 150);
  }

  // The counters are asked for once a second at most, and only when something was called since.
  #tick() {
    if (!this.open) return;
    const date = new Date(now() * 1000);
    this.time.textContent = `${dayName(date, new Date())}, ${clockTime(date)}`;
    if (!this.#dirty || world.bot === null) return;
    this.#dirty = false;
    api.windows(world.bot).then((found) => this.#showWindows(found), failed);
  }

  #showWindows(found) {
    const items = [
      ["all_max", found.all_max, 30],
      ["chat_max", found.chat_max, null],
      ["all_over", found.all_over, 0],
      ["chat_over", found.chat_over, 0],
      ["group_over", found.group_over, 0],
    ];
    this.windows.replaceChildren(
      ...items.map(([name, value, limit]) =>
        el("div", { class: limit !== null && value > limit ? "over" : "" }, el("dt", {}, t(name)), el("dd", {}, value)),
      ),
    );
  }

  #clock() {
    const move = (fields) =>
      api
        .clock(fields)
        .then(refresh)
        .then(() => this.#tick(), failed);
    return el(
      "div",
      { class: "clock-face" },
      el("div", { class: "panel-row" }, el("span", {}, t("clock_now")), this.time),
      el("p", { class: "clock-note" }, t("clock_note")),
      el(
        "div",
        { class: "chips" },
        STEPS.map(([name, length]) =>
          el("button", { type: "button", onclick: () => move({ advance: length }) }, `+ ${t(name)}`),
        ),
        el("button", { type: "button", onclick: () => move({ now: null }) }, t("clock_real")),
      ),
      el(
        "form",
        {
          class: "field clock-form",
          onsubmit: (event) => {
            event.preventDefault();
            const chosen = new Date(`${this.day.value}T${this.hour.value.padStart(5, "0")}`);
            if (!Number.isNaN(chosen.getTime())) move({ now: chosen.getTime() / 1000 });
          },
        },
        this.day,
        this.hour,
        el("button", { type: "submit", class: "plain-button" }, t("clock_set")),
      ),
      el("button", { type: "button", class: "plain-button danger wide", onclick: () => this.#reset() }, t("reset")),
    );
  }

  async #reset() {
    if (await confirmBox(t("reset_question"), t("reset"), true)) await api.reset().catch(failed);
  }
}

function section(name, title, content) {
  const node = el(
    "details",
    { class: `panel-section ${name}`, open: prefs.get(`section.${name}`, name !== "trouble" && name !== "clock") },
    el("summary", {}, title),
    content,
  );
  node.addEventListener("toggle", () => prefs.set(`section.${name}`, node.open));
  return node;
}
