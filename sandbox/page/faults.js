/* Switches for trouble: errors for the next sends, a blocked chat, cut connections, latency, exact limits. */

import { api } from "./api.js";
import { failed } from "./dialog.js";
import { el, iconButton } from "./dom.js";
import { t } from "./texts.js";
import { nameOf, refresh, world } from "./world.js";

const SENDS = [
  "sendMessage",
  "sendPhoto",
  "sendDocument",
  "sendVideo",
  "sendAudio",
  "sendVoice",
  "sendVideoNote",
  "sendAnimation",
  "sendSticker",
  "sendLocation",
  "sendVenue",
  "sendContact",
  "sendPoll",
  "sendDice",
  "sendMediaGroup",
  "copyMessage",
  "copyMessages",
  "forwardMessage",
  "forwardMessages",
];

const KINDS = {
  429: ({ count, seconds }) => ({ action: "error", error_code: 429, retry_after: seconds, count }),
  "5xx": ({ count }) => ({ action: "error", error_code: 502, count }),
  drop_before: ({ count }) => ({ action: "drop_before", count }),
  drop_after: ({ count }) => ({ action: "drop_after", count }),
  blocked: ({ chat }) => ({ action: "error", error_code: 403, chat, count: null }),
};

// What a group may forbid bots to send; a person only the first two.
const FORBIDDEN = ["voice", "video_note", "photo", "document", "video", "audio", "poll", "sticker", "venue", "text"];

export class Faults {
  constructor() {
    this.root = el("div", { class: "faults" });
    this.draw();
  }

  /** Draws the form anew, except while somebody is typing in it. */
  draw() {
    if (this.root.contains(document.activeElement) && ["INPUT", "SELECT"].includes(document.activeElement.tagName)) {
      this.#drawRules();
      return;
    }
    this.rules = el("ul", { class: "rules" });
    this.root.replaceChildren(
      this.#form(),
      this.rules,
      this.#forbidding(),
      this.#forbidden(),
      this.#latency(),
      this.#limits(),
      this.#server(),
    );
    this.#drawRules();
  }

  #form() {
    const kind = el(
      "select",
      { "aria-label": t("fault") },
      Object.keys(KINDS).map((name) => el("option", { value: name }, t(`fault_${name}`))),
    );
    const count = el("input", { type: "number", min: 1, max: 10000, value: 3, "aria-label": t("how_many") });
    const seconds = el("input", { type: "number", min: 1, max: 600, value: 5, "aria-label": "retry_after" });
    const chat = el(
      "select",
      { "aria-label": t("chat") },
      [...world.people.values()].slice(0, 50).map((one) => el("option", { value: one.id }, nameOf(one))),
    );
    const parts = {
      count: el("label", {}, t("next_sends"), count),
      seconds: el("label", {}, "retry_after, s", seconds),
      chat: el("label", {}, t("person"), chat),
    };
    const fit = () => {
      parts.count.hidden = kind.value === "blocked";
      parts.seconds.hidden = kind.value !== "429";
      parts.chat.hidden = kind.value !== "blocked";
    };
    kind.addEventListener("change", fit);
    fit();
    return el(
      "form",
      {
        class: "fault-form",
        onsubmit: (event) => {
          event.preventDefault();
          this.#add(
            KINDS[kind.value]({ count: Number(count.value), seconds: Number(seconds.value), chat: Number(chat.value) }),
          );
        },
      },
      kind,
      parts.count,
      parts.seconds,
      parts.chat,
      el("button", { class: "main-button" }, t("switch_on")),
    );
  }

  async #add(rule) {
    document.activeElement?.blur();
    await api.makeFault({ methods: SENDS, ...rule }).catch(failed);
    await this.#again();
  }

  async #again() {
    await refresh().catch(failed);
    this.draw();
  }

  #drawRules() {
    const clear = el(
      "button",
      { type: "button", class: "text-link small", onclick: () => api.dropFaults().then(() => this.#again(), failed) },
      t("all_off"),
    );
    const rules = world.faults.filter((rule) => rule.count !== 0);
    this.rules.replaceChildren(
      ...rules.map((rule) =>
        el(
          "li",
          {},
          el("span", {}, describe(rule)),
          iconButton("close", t("switch_off"), () => api.dropFault(rule.id).then(() => this.#again(), failed)),
        ),
      ),
      rules.length > 1 ? el("li", {}, clear) : "",
    );
  }

  // Switches that stay: kinds of messages that a person or a group takes from no bot.
  #forbidding() {
    const chats = [...world.people.values(), ...world.groups];
    const chat = el(
      "select",
      { "aria-label": t("chat") },
      chats.map((one) => el("option", { value: one.id }, nameOf(one))),
    );
    const kind = el("select", { "aria-label": t("forbid") });
    const fit = () =>
      kind.replaceChildren(
        ...FORBIDDEN.slice(0, Number(chat.value) > 0 ? 2 : undefined).map((name) =>
          el("option", { value: name }, t(`forbid_${name}`)),
        ),
      );
    chat.addEventListener("change", fit);
    fit();
    const forbid = (event) => {
      event.preventDefault();
      const one = chats.find((each) => String(each.id) === chat.value);
      this.#forbid(one, [...new Set([...(one.forbids ?? []), kind.value])]);
    };
    return el(
      "form",
      { class: "fault-form forbid-form", onsubmit: forbid },
      chat,
      kind,
      el("button", { class: "main-button" }, t("forbid")),
    );
  }

  #forbidden() {
    const pairs = [...world.people.values(), ...world.groups].flatMap((one) =>
      (one.forbids ?? []).map((kind) => [one, kind]),
    );
    const allow = (one, kind) =>
      this.#forbid(
        one,
        one.forbids.filter((other) => other !== kind),
      );
    return el(
      "ul",
      { class: "rules forbidden" },
      pairs.map(([one, kind]) =>
        el(
          "li",
          {},
          el("span", {}, `${t(`forbid_${kind}`)} · ${nameOf(one)}`),
          iconButton("close", t("switch_off"), () => allow(one, kind)),
        ),
      ),
    );
  }

  async #forbid(one, forbids) {
    document.activeElement?.blur();
    const change = one.id > 0 ? api.changePerson : api.changeGroup;
    await change(one.id, { forbids }).catch(failed);
    await this.#again();
  }

  #server() {
    const box = el("input", {
      type: "checkbox",
      role: "switch",
      checked: world.unknown_tags.includes("tg-time"),
      onchange: () => api.server({ unknown_tags: box.checked ? ["tg-time"] : [] }).catch(failed),
    });
    return el(
      "label",
      { class: "panel-row switch" },
      el("span", {}, t("old_server"), el("small", {}, t("old_server_hint"))),
      box,
    );
  }

  #latency() {
    const shown = el("output", {}, seconds(world.latency));
    const slider = el("input", {
      type: "range",
      min: 0,
      max: 5,
      step: 0.05,
      value: world.latency,
      "aria-label": t("latency"),
      oninput: () => {
        shown.textContent = seconds(Number(slider.value));
        paint();
      },
      onchange: () => api.latency(Number(slider.value)).catch(failed),
    });
    const paint = () => slider.style.setProperty("--done", `${Number(slider.value) * 20}%`);
    paint();
    return el("label", { class: "panel-row" }, el("span", {}, t("latency")), slider, shown);
  }

  #limits() {
    const box = el("input", {
      type: "checkbox",
      role: "switch",
      checked: Boolean(world.limits.on),
      onchange: () => api.limits({ on: box.checked }).catch(failed),
    });
    return el(
      "label",
      { class: "panel-row switch" },
      el("span", {}, t("limits"), el("small", {}, t("limits_hint"))),
      box,
    );
  }
}

const seconds = (value) => (value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`);

function describe(rule) {
  const known = {
    drop_before: t("fault_drop_before"),
    drop_after: t("fault_drop_after"),
    delay: `${t("latency")} ${rule.delay} s`,
  }[rule.action];
  const chat = rule.chat && nameOf(world.people.get(rule.chat) ?? { first_name: String(rule.chat) });
  const what = known ?? `${rule.error_code}${rule.retry_after ? ` (${rule.retry_after} s)` : ""}`;
  const often = rule.count ? ` × ${rule.count}` : rule.probability < 1 ? ` ${rule.probability * 100}%` : "";
  return [what + often, chat].filter(Boolean).join(" · ");
}
