/* What a message carries besides text: photos, files, sound, places, contacts, polls, stickers. */

import { fileUrl } from "./api.js";
import { el, icon, iconButton, length, size, svg } from "./dom.js";
import { kindOf, richText } from "./entities.js";
import { lightbox, toast } from "./dialog.js";
import { t } from "./texts.js";
import { hueOf, initials, nameOf } from "./world.js";

/** The node for whatever the message carries, or null for plain text. */
export function media(message, room) {
  const kind = kindOf(message);
  return kind === "text" ? null : (PARTS[kind] ?? unknown)(message, room);
}

const PARTS = {
  photo: (message) => photo(message),
  animation: (message) => film(message.animation, { loop: true, muted: true, autoplay: true, message }),
  video: (message) => film(message.video, { controls: true, message }),
  video_note: (message) => film(message.video_note, { controls: true, round: true, message }),
  document: (message) => file(message.document),
  voice: (message) => sound(message.voice, t("kind_voice")),
  audio: (message) =>
    sound(
      message.audio,
      [message.audio.performer, message.audio.title].filter(Boolean).join(" — ") ||
        message.audio.file_name ||
        t("kind_audio"),
    ),
  venue: (message) => place(message.venue.location, message.venue),
  location: (message) => place(message.location),
  contact: (message) => contact(message.contact),
  poll: (message, room) => poll(message, room),
  sticker: (message) => sticker(message.sticker),
  dice: (message) => el("div", { class: "sticker" }, `${message.dice.emoji} ${message.dice.value}`),
};

function photo(message) {
  const largest = message.photo.at(-1);
  const address = fileUrl(largest.file_id);
  const picture = el("img", {
    src: address,
    alt: message.caption ?? t("kind_photo"),
    loading: "lazy",
    width: largest.width,
    height: largest.height,
  });
  const button = el(
    "button",
    {
      type: "button",
      class: "photo",
      "aria-label": t("open_photo"),
      onclick: () => {
        if (!button.classList.replace("veiled", "unveiled")) lightbox(address, message.caption ?? "");
      },
    },
    picture,
  );
  picture.addEventListener("error", () => button.classList.add("broken"));
  if (message.has_media_spoiler) button.classList.add("veiled");
  return button;
}

function film(video, { message, round, ...flags }) {
  const classes = `film${round ? " round" : ""}${message.has_media_spoiler ? " veiled" : ""}`;
  const player = el("video", {
    src: fileUrl(video.file_id),
    preload: "metadata",
    playsinline: true,
    class: classes,
    ...flags,
  });
  player.muted = Boolean(flags.muted);
  player.addEventListener("click", () => player.classList.remove("veiled"));
  return player;
}

function file(document) {
  const name = document.file_name || t("kind_document");
  const ending = name.includes(".") ? name.split(".").at(-1).slice(0, 4) : "";
  return el(
    "a",
    { class: "file", href: fileUrl(document.file_id), download: name },
    el("span", { class: "file-badge" }, ending ? el("b", {}, ending) : icon("file")),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name" }, name),
      el("span", { class: "file-size" }, [size(document.file_size), t("download")].filter(Boolean).join(" · ")),
    ),
  );
}

/** A small player of our own: the browser's is too wide for a bubble on a phone. */
function sound(track, title) {
  const audio = new Audio();
  audio.preload = "metadata";
  audio.src = fileUrl(track.file_id);
  const time = el("span", { class: "sound-time" }, track.duration ? length(track.duration) : "");
  const bar = el("input", { type: "range", min: 0, max: 1000, value: 0, step: 1, "aria-label": t("position") });
  const button = iconButton("play", t("play"), () => (audio.paused ? play() : audio.pause()), {
    class: "round-button",
  });
  // A recording of the browser's own says it lasts for ever: then what the message says counts.
  const total = () => (Number.isFinite(audio.duration) ? audio.duration : track.duration) || 1;
  const play = () => audio.play().catch(() => toast(t("cannot_play")));
  const show = (name, label) => {
    button.replaceChildren(icon(name));
    button.setAttribute("aria-label", t(label));
  };
  audio.addEventListener("play", () => show("pause", "pause"));
  audio.addEventListener("pause", () => show("play", "play"));
  audio.addEventListener("loadedmetadata", () => {
    if (Number.isFinite(audio.duration)) time.textContent = length(audio.duration);
  });
  audio.addEventListener("timeupdate", () => {
    bar.value = (audio.currentTime / total()) * 1000;
    bar.style.setProperty("--done", `${bar.value / 10}%`);
    time.textContent = length(audio.ended ? total() : audio.currentTime);
  });
  bar.addEventListener("input", () => {
    audio.currentTime = (bar.value / 1000) * total();
  });
  return el(
    "div",
    { class: "sound" },
    button,
    el("div", { class: "sound-words" }, el("span", { class: "sound-title" }, title), bar),
    time,
  );
}

/** A drawn map: no network, so the coordinates decide only where the roads run. */
function place(location, venue) {
  const words = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  const copy = () =>
    navigator.clipboard?.writeText(words).then(
      () => toast(t("copied")),
      () => toast(words),
    );
  return el(
    "div",
    { class: "place" },
    map(location),
    el(
      "div",
      { class: "place-words" },
      venue && el("span", { class: "place-title" }, venue.title),
      venue && el("span", {}, venue.address),
      el("button", { type: "button", class: "text-link small", title: t("copy"), onclick: copy }, words),
    ),
  );
}

function map({ latitude, longitude }) {
  const bend = (step) => 20 * Math.sin(latitude * 37 + longitude * 61 + step * 2.1);
  const road = (y, k) => `M-5 ${y + bend(k)} C 70 ${y + bend(k + 1)}, 150 ${y - bend(k + 2)}, 285 ${y + bend(k + 3)}`;
  const lane = (x, k) => `M${x + bend(k)} -5 C ${x} 40, ${x - bend(k + 1)} 80, ${x + bend(k + 2)} 145`;
  const draw = (d, name) => svg("path", { d, class: name });
  return svg(
    "svg",
    {
      viewBox: "0 0 280 130",
      class: "map",
      role: "img",
      "aria-label": t("kind_location"),
      preserveAspectRatio: "xMidYMid slice",
    },
    svg("rect", { width: 280, height: 130, class: "land" }),
    svg("ellipse", { cx: 215 + bend(9), cy: 20, rx: 80, ry: 32, class: "water" }),
    svg("ellipse", { cx: 40 - bend(5), cy: 118, rx: 62, ry: 30, class: "park" }),
    draw(lane(60, 1), "lane"),
    draw(lane(118, 4), "lane"),
    draw(lane(205, 6), "lane"),
    draw(road(100, 7), "lane"),
    draw(road(66, 2), "road"),
    draw(lane(160, 3), "road"),
    svg("ellipse", { cx: 140, cy: 79, rx: 7, ry: 2.6, class: "shade" }),
    svg("path", { d: "M140 78s-15-13.5-15-26a15 15 0 0 1 30 0c0 12.5-15 26-15 26z", class: "needle" }),
    svg("circle", { cx: 140, cy: 52, r: 5.5, class: "needle-eye" }),
  );
}

function contact(card) {
  const name = nameOf(card);
  return el(
    "div",
    { class: "contact" },
    el("span", { class: `avatar ${hueOf(card.user_id)}`, "aria-hidden": "true" }, initials(name)),
    el(
      "div",
      { class: "contact-words" },
      el("span", { class: "contact-name" }, name),
      el("a", { href: `tel:${card.phone_number}` }, card.phone_number),
    ),
  );
}

function sticker(one) {
  return el(
    "div",
    { class: "sticker", role: "img", "aria-label": `${t("kind_sticker")} ${one.emoji ?? ""}` },
    one.emoji ?? "🏷️",
    one.set_name && el("span", { class: "sticker-set" }, one.set_name),
  );
}

function poll(message, room) {
  const { poll: one } = message;
  const mine = room.votes.get(one.id) ?? [];
  const closed = one.is_closed || mine.length > 0;
  const answers = one.options.map((option, index) => answer(one, option, index, mine, closed));
  const kind = [
    one.is_closed
      ? t("poll_closed")
      : one.type === "quiz"
        ? t("quiz")
        : one.is_anonymous === false
          ? t("poll_public")
          : t("poll_anonymous"),
  ];
  const send = (chosen) => room.vote(message, chosen);
  const form = el(
    "form",
    {
      class: "poll",
      onsubmit: (event) => {
        event.preventDefault();
        send([...form.querySelectorAll("input:checked")].map((input) => Number(input.value)));
      },
      onchange: () => {
        if (!one.allows_multiple_answers) form.requestSubmit();
      },
    },
    el("div", { class: "poll-question" }, richText(one.question, one.question_entities, room)),
    el("div", { class: "poll-kind" }, kind),
    answers,
    !closed && one.allows_multiple_answers && el("button", { class: "poll-send" }, t("vote")),
    el("div", { class: "poll-count" }, t("votes", { n: one.total_voter_count ?? 0 })),
    mine.length > 0 &&
      !one.is_closed &&
      one.type !== "quiz" &&
      el("button", { type: "button", class: "text-link small", onclick: () => send([]) }, t("retract_vote")),
  );
  return form;
}

function answer(one, option, index, mine, closed) {
  const share = one.total_voter_count ? option.voter_count / one.total_voter_count : 0;
  const right = [one.correct_option_ids ?? one.correct_option_id ?? []].flat();
  const mark = mine.includes(index)
    ? one.type === "quiz" && right.length && !right.includes(index)
      ? "✗ "
      : "✓ "
    : "";
  if (closed) {
    return el(
      "div",
      { class: "poll-result" },
      el("b", {}, `${Math.round(share * 100)}%`),
      el("span", {}, mark, option.text),
      el("i", { vars: { "--share": `${share * 100}%` } }),
    );
  }
  const type = one.allows_multiple_answers ? "checkbox" : "radio";
  return el(
    "label",
    { class: "poll-option" },
    el("input", { type, name: "option", value: String(index) }),
    el("span", {}, option.text),
  );
}

function unknown(message) {
  const plain = ["message_id", "from", "chat", "date", "edit_date", "reply_markup"];
  const names = Object.keys(message).filter((name) => !plain.includes(name));
  return el("div", { class: "unknown" }, t("kind_other"), el("code", {}, names.join(", ")));
}
