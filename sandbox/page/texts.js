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

const WEEKDAYS_KY = ["жекшемби", "дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби"];

// Browsers seldom know Kyrgyz, so its days and months are given here.
const inWords = (date, options) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : "ru", options).format(date);
const kyrgyzDay = (date) => `${date.getDate()}-${MONTHS_KY[date.getMonth()]}`;

/** Today, yesterday; 12 July, 12 июля, 12-июль; with its year in another year. */
export function dayName(date, today) {
  const days = Math.round((midnight(today) - midnight(date)) / 86400000);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  if (date.getFullYear() !== today.getFullYear()) return longDay(date);
  return language === "ky" ? kyrgyzDay(date) : inWords(date, { day: "numeric", month: "long" });
}

/** 12 July 2026, 12 июля 2026 г., 2026-ж. 12-июль */
export const longDay = (date) =>
  language === "ky"
    ? `${date.getFullYear()}-ж. ${kyrgyzDay(date)}`
    : inWords(date, { day: "numeric", month: "long", year: "numeric" });

/** Monday, понедельник, дүйшөмбү */
export const weekdayName = (date) =>
  language === "ky" ? WEEKDAYS_KY[date.getDay()] : inWords(date, { weekday: "long" });

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

const two = (number) => String(number).padStart(2, "0");

/** 30.11.2026 */
export const shortDay = (date) => `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;

/** 09:05: hours are written in this way only, whatever the browser is used to. */
export const clockTime = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** 09:05:30 */
export const exactTime = (date) => `${clockTime(date)}:${two(date.getSeconds())}`;

/** 30.11.2026, 09:05:30, for tooltips. */
export const fullTime = (date) => `${shortDay(date)}, ${exactTime(date)}`;
