/* The page's own language: English, Russian or Kyrgyz. What bots and people write is never translated. */

import { prefs } from "./world.js";
import en from "./texts-en.js";
import ky from "./texts-ky.js";
import ru from "./texts-ru.js";

const DICTIONARIES = { ky, ru, en };
export const LANGUAGES = { ky: "Кыргызча", ru: "Русский", en: "English" };

/** Languages a person of the sandbox may have set in Telegram. */
export const TELEGRAM_LANGUAGES = {
  ky: "Кыргызча",
  ru: "Русский",
  en: "English",
  uz: "Oʻzbekcha",
  kk: "Қазақша",
  tg: "Тоҷикӣ",
  tr: "Türkçe",
  de: "Deutsch",
};

export let language = prefs.get("language", null) ?? fromBrowser();

function fromBrowser() {
  const wanted = navigator.languages?.map((tag) => tag.slice(0, 2).toLowerCase()) ?? [];
  return wanted.find((tag) => tag in DICTIONARIES) ?? "en";
}

export function chooseLanguage(tag) {
  language = tag;
  prefs.set("language", tag);
}

/** t("seconds", {n: 3}) → the text in the page's language with {n} filled in. */
export function t(key, values = {}) {
  const text = DICTIONARIES[language][key] ?? en[key];
  if (text === undefined) throw new Error(`No text for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const MONTHS_KY = [
  "январь",
  "февраль",
  "март",
  "апрель",
  "май",
  "июнь",
  "июль",
  "август",
  "сентябрь",
  "октябрь",
  "ноябрь",
  "декабрь",
];

/** 12 July, 12 июля, 12-июль. Browsers seldom know Kyrgyz months, so they are given here. */
export function dayName(date, today) {
  const days = Math.round((midnight(today) - midnight(date)) / 86400000);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
  if (language === "ky")
    return `${year ? `${date.getFullYear()}-ж. ` : ""}${date.getDate()}-${MONTHS_KY[date.getMonth()]}`;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "ru", { day: "numeric", month: "long", year }).format(
    date,
  );
}

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** 09:05 */
export const clockTime = (date) =>
  `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
