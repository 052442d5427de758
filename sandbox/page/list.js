/* The list of messages in a window: keeps order, day separators, tails of bubbles, and the scroll where the reader is. */

import { el, icon } from "./dom.js";
import { messageRow } from "./message.js";
import { focusAt, focusedPlace, leaveTabOrder, moveByArrows } from "./roving.js";
import { dayName, t } from "./texts.js";
import { now } from "./world.js";

const NEAR = 80;
const TOGETHER = 300;
// As many of the newest messages as one reads in a window; a load test leaves thousands behind.
const SHOWN = 500;

export class MessageList {
  #rows = new Map();
  #messages = new Map();
  #newest = 0;
  #unread = 0;
  #planned = false;

  constructor(room) {
    this.room = room;
    this.log = el("div", {
      class: "log",
      role: "log",
      "aria-live": "polite",
      "aria-relevant": "additions",
      tabindex: 0,
    });
    this.jumpButton = el(
      "button",
      {
        type: "button",
        class: "jump-button",
        hidden: true,
        "aria-label": t("to_bottom"),
        onclick: () => this.toBottom(true),
      },
      icon("down"),
      el("b", {}),
    );
    this.root = el("div", { class: "list" }, this.log, this.jumpButton);
    this.log.addEventListener("scroll", () => this.#showJump(), { passive: true });
    moveByArrows(this.log, () => room.composer.focus());
    // Pictures and the keyboard change heights after the fact: a reader at the bottom stays there.
    this.stuck = true;
    this.top = this.height = 0;
    new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.log);
    this.log.addEventListener("load", () => this.stuck && this.toBottom(), true);
  }

  message(id) {
    return this.#messages.get(id);
  }
  get all() {
    return [...this.#messages.values()];
  }
  get empty() {
    return this.#messages.size === 0;
  }
  get last() {
    return this.all.reduce((one, other) => (one && one.message_id > other.message_id ? one : other), undefined);
  }

  /** Shows these messages and no others; a reader who was not at the bottom stays where they were. */
  replace(messages) {
    const [stuck, top] = [this.stuck, this.log.scrollTop];
    this.#rows.clear();
    this.#newest = 0;
    this.#messages.clear();
    this.log.replaceChildren();
    for (const message of messages.slice(-SHOWN)) this.#put(message);
    this.#arrange();
    if (stuck) this.toBottom();
    else this.log.scrollTop = top;
  }

  /** A new message, or a new version of one that is shown. */
  upsert(message) {
    const fresh = !this.#messages.has(message.message_id);
    const own = message.from?.id === this.room.person.id;
    const row = this.#put(message);
    if (fresh) {
      row.classList.add("fresh");
      if (!this.stuck && !own) this.#unread += 1;
    }
    if (own && fresh) this.stuck = true;
    this.#plan();
  }

  remove(ids) {
    for (const id of ids) {
      this.#rows.get(id)?.remove();
      this.#rows.delete(id);
      this.#messages.delete(id);
    }
    this.#plan();
  }

  redraw(id) {
    const message = this.#messages.get(id);
    if (message) this.upsert(message);
  }

  node(id) {
    return this.#rows.get(id);
  }

  /** Scrolls to a message and lets it glow for a moment. */
  show(id) {
    const row = this.#rows.get(id);
    if (!row) return;
    row.scrollIntoView({ block: "center", behavior: "smooth" });
    row.classList.add("glow");
    setTimeout(() => row.classList.remove("glow"), 1600);
  }

  toBottom(smooth = false) {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.stuck = true;
    this.#unread = 0;
    this.#showJump();
  }

  #put(message) {
    const id = message.message_id;
    const row = messageRow(message, this.room);
    leaveTabOrder(row);
    const old = this.#rows.get(id);
    if (old) replaceRow(old, row);
    else this.log.insertBefore(row, this.#after(id));
    this.#rows.set(id, row);
    this.#messages.set(id, message);
    return row;
  }

  // Nearly always the newest: only a late arrival looks for its place.
  #after(id) {
    if (id > this.#newest) {
      this.#newest = id;
      return null;
    }
    const later = [...this.#rows.keys()].filter((other) => other > id).sort((a, b) => a - b);
    return this.#rows.get(later[0]) ?? null;
  }

  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    requestAnimationFrame(() => {
      this.#planned = false;
      if (this.stuck) this.#forgetOldest();
      this.#arrange();
      if (this.stuck) this.toBottom();
      else this.#showJump();
    });
  }

  #forgetOldest() {
    const ids = [...this.#rows.keys()].sort((a, b) => a - b);
    if (ids.length > SHOWN) this.remove(ids.slice(0, ids.length - SHOWN));
  }

  #arrange() {
    for (const day of this.log.querySelectorAll(".day")) day.remove();
    const ids = [...this.#messages.keys()].sort((a, b) => a - b);
    const today = new Date(now() * 1000);
    ids.forEach((id, index) =>
      this.#dress(
        this.#messages.get(id),
        this.#messages.get(ids[index - 1]),
        this.#messages.get(ids[index + 1]),
        today,
      ),
    );
    this.room.listChanged?.();
  }

  #dress(message, before, after, today) {
    const row = this.#rows.get(message.message_id);
    const day = dayOf(message);
    if (!before || dayOf(before) !== day) {
      row.before(
        el(
          "div",
          { class: "day", role: "separator" },
          el("span", { class: "pill" }, dayName(new Date(message.date * 1000), today)),
        ),
      );
    }
    row.classList.toggle("first", !follows(before, message));
    row.classList.toggle("tail", !follows(message, after));
  }

  // Only a reader who scrolls up leaves the bottom: a list that was resized or grew did not move, and one that lost a
  // keyboard and got a message in the same frame moved by itself.
  #showJump() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.stuck = true;
    else if (!this.#planned && scrollTop < this.top - 1 && clientHeight === this.height) this.stuck = false;
    [this.top, this.height] = [scrollTop, clientHeight];
    if (this.stuck) this.#unread = 0;
    this.jumpButton.hidden = this.stuck;
    this.jumpButton.lastChild.textContent = this.#unread || "";
  }
}

function replaceRow(old, row) {
  const place = focusedPlace(old);
  old.replaceWith(row);
  if (place >= 0) focusAt(row, place);
}

const dayOf = (message) => new Date(message.date * 1000).toDateString();

// A keyboard ends a run of bubbles: what comes after it stands on its own.
function follows(one, next) {
  return (
    Boolean(one && next) &&
    !one.reply_markup?.inline_keyboard &&
    one.from?.id === next.from?.id &&
    next.date - one.date < TOGETHER &&
    dayOf(one) === dayOf(next)
  );
}
