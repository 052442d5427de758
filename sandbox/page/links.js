/* Links that lead to a bot of this sandbox. */

import { world } from "./world.js";

/** {bot, payload} when the address is t.me/<a bot of this sandbox>, or tg://resolve to one; else null. */
export function botLink(address) {
  const url = new URL(address);
  const name =
    url.protocol === "tg:"
      ? url.searchParams.get("domain")
      : ["t.me", "telegram.me"].includes(url.host)
        ? url.pathname.slice(1)
        : null;
  const found = name && world.bots.find((one) => one.username?.toLowerCase() === name.toLowerCase());
  return found ? { bot: found, payload: url.searchParams.get("start") } : null;
}
