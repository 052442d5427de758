/* t.me/share/url: whom to forward a link to, and how it arrives at theirs. People write to bots here and not to each
   other, so what is forwarded stands above the receiver's chat until it is opened or put away. */

import { popup } from "./dialog.js";
import { el, iconButton } from "./dom.js";
import { avatar } from "./people.js";
import { t } from "./texts.js";
import { nameOf, world } from "./world.js";

/** {url, text} when the address opens Telegram's dialog for forwarding a link; else null. */
export function shareLink(address) {
  const url = new URL(address);
  const web = ["t.me", "telegram.me"].includes(url.host) && url.pathname === "/share/url";
  if (!web && !(url.protocol === "tg:" && (url.host || url.pathname.replaceAll("/", "")) === "msg_url")) return null;
  const shared = url.searchParams.get("url");
  return shared ? { url: shared, text: url.searchParams.get("text") ?? "" } : null;
}

/** A menu of the other people; whoever is chosen finds the link in their window. */
export function chooseReceiver(chat, anchor, shared) {
  const others = [...world.people.values()].filter((person) => person.id !== chat.personId);
  popup(
    anchor,
    others.map((person) => ({
      text: nameOf(person),
      icon: avatar(person, "small"),
      act: () => dispatchEvent(new CustomEvent("forwarded", { detail: { from: chat.personId, to: person.id, shared } })),
    })),
    { label: t("forward_to"), head: el("p", { class: "popup-title" }, t("forward_to")) },
  );
}

/** What somebody forwarded, at the top of the receiver's window. */
export function arrived(chat, from, { url, text }) {
  const name = nameOf(world.people.get(from));
  const card = el("aside", { class: "forwarded", "aria-label": t("sent_on_by", { name }) });
  const follow = (event) => {
    event.preventDefault();
    card.remove();
    chat.link(url);
  };
  card.append(
    el(
      "div",
      { class: "forwarded-words" },
      el("b", {}, t("sent_on_by", { name })),
      text && el("p", {}, text),
      el("a", { href: url, rel: "noopener noreferrer", onclick: follow }, url),
    ),
    iconButton("close", t("close"), () => card.remove()),
  );
  chat.list.root.before(card);
}
