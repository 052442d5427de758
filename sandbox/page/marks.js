/* Reactions to the messages of one chat. */

export class Marks {
  #all = new Map();

  /** What somebody's reaction to a message is now: a list of {emoji}, empty when taken away. */
  set(id, who, reaction) {
    const marks = this.#all.get(id) ?? new Map();
    this.#all.set(
      id,
      marks.set(
        who,
        reaction.map((one) => one.emoji ?? "⭐"),
      ),
    );
  }

  /** [{emoji, count, mine}] of a message. */
  of(id, me) {
    const marks = this.#all.get(id) ?? new Map();
    const own = marks.get(me) ?? [];
    const all = [...marks.values()].flat();
    return [...new Set(all)].map((emoji) => ({
      emoji,
      count: all.filter((one) => one === emoji).length,
      mine: own.includes(emoji),
    }));
  }
}
