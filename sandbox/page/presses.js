/* Inline buttons that were pressed and wait for the bot's answer. */

const ANSWER_WAIT = 30000;

export class Presses {
  #waiting = new Map();
  #answered = new Set();

  constructor(chat) {
    this.chat = chat;
  }

  isWaiting(message, row, column) {
    return this.#waiting.has(keyOf(message.message_id, row, column));
  }

  /** Presses a callback button: it spins until the answer, or for half a minute as Telegram's own apps do. */
  async press(message, row, column, node) {
    const key = keyOf(message.message_id, row, column);
    if (this.#waiting.has(key)) return;
    this.#waiting.set(key, { id: null, timer: setTimeout(() => this.#settle(key), ANSWER_WAIT) });
    node.classList.add("waiting");
    const done = await this.chat.act("press", { message_id: message.message_id, row, column });
    const id = done?.callback_query_id;
    // A quick bot's answer overtakes the answer to the press itself.
    if (!id || this.#answered.has(id)) this.#settle(key);
    else if (this.#waiting.has(key)) this.#waiting.get(key).id = id;
  }

  answered(id) {
    this.#answered.add(id);
    const entry = [...this.#waiting].find(([, waiting]) => waiting.id === id);
    if (entry) this.#settle(entry[0]);
  }

  #settle(key) {
    clearTimeout(this.#waiting.get(key)?.timer);
    this.#waiting.delete(key);
    const [id, row, column] = key.split(":").map(Number);
    const rows = this.chat.list.node(id)?.querySelectorAll(".inline-keyboard .key-row") ?? [];
    rows[row]?.children[column]?.classList.remove("waiting");
  }
}

const keyOf = (...numbers) => numbers.join(":");
