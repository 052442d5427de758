/* What this page knows: bots, people, groups, the chosen bot, preferences, and the sandbox's clock. */

import { api, Feed } from "./api.js";

export const feed = new Feed();

export const world = {
  bots: [],
  people: new Map(),
  groups: [],
  faults: [],
  limits: {},
  latency: 0,
  unknown_tags: [],
  bot: null,
  skew: 0,
  identity: null,
};

/** Preferences survive a reload; private browsing without storage only loses that. */
export const prefs = {
  get(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`sandbox.${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`sandbox.${name}`, JSON.stringify(value));
    } catch {
      /* nothing to do: not remembered */
    }
  },
};

/** The sandbox's present moment, unix seconds: its clock may have been moved. */
export const now = () => Date.now() / 1000 + world.skew;

/** Asks the sandbox for everything again; answers with its seq. */
export async function refresh() {
  const state = await api.state();
  world.bots = state.bots;
  world.people = new Map(state.people.map((person) => [person.id, person]));
  world.groups = state.groups ?? [];
  world.faults = state.faults ?? [];
  world.limits = state.limits ?? {};
  world.latency = state.latency ?? 0;
  world.unknown_tags = state.unknown_tags ?? [];
  world.skew = state.now - Date.now() / 1000;
  world.identity = state.world;
  if (!world.bots.some((bot) => bot.id === world.bot)) world.bot = preferredBot();
  return state.seq;
}

/** Whether the sandbox was started anew since this was last asked in this browser, so that earlier chats are gone. */
export function isNewWorld() {
  const known = prefs.get("world", null);
  prefs.set("world", world.identity);
  return known !== null && known !== world.identity;
}

function preferredBot() {
  const wanted = prefs.get("bot", null);
  return (world.bots.find((bot) => bot.id === wanted) ?? world.bots[0])?.id ?? null;
}

export function chooseBot(id) {
  world.bot = id;
  prefs.set("bot", id);
}

export const bot = (id = world.bot) => world.bots.find((one) => one.id === id);

/** "First Last" of a person, bot, contact or chat. */
export const nameOf = (who) =>
  who?.title || [who?.first_name, who?.last_name].filter(Boolean).join(" ") || who?.username || "…";

/** Up to two letters for an avatar. */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return (
    words
      .slice(0, 2)
      .map((word) => [...word][0])
      .join("")
      .toUpperCase() || "•"
  );
}

/** One of seven avatar hues, the same for the same id. */
export const hueOf = (id) =>
  ["rose", "amber", "violet", "green", "teal", "blue", "plum"][Math.abs(Number(id) || 0) % 7];
