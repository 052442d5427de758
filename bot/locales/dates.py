"""Dates in words, as readers of each language write them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from bot.locales.kyrgyz_cases import CASES, inflect_possessive

DAY_PATTERNS = {
    "ru": ("d MMMM, EEEE", "d MMMM y 'г'., EEEE"),
    "en": ("EEEE, d MMMM", "EEEE, d MMMM y"),
}
"""Babel's patterns without and with the year. Kyrgyz dates are put together here: Babel knows no possessive."""
NEAR_DAYS = {
    "ky": {-1: "кечээ", 0: "бүгүн", 1: "эртең"},
    "ru": {-1: "вчера", 0: "сегодня", 1: "завтра"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
"""Language -> days from today -> the word for that day."""
SHORT_DAY_PATTERNS = {"ky": "EE, d-MMM", "ru": "EE, d MMM", "en": "EE d MMM"}


@dataclass(frozen=True, slots=True)
class KyrgyzMonth:
    """The name of a month with its endings."""

    name: str
    possessive: str
    """After a year: 2026-жылдын 6-декабры."""
    endings: tuple[str, str, str, str]
    """Of the genitive, dative, locative and ablative; what they follow is the name without its soft sign."""

    def in_case(self, case: str) -> str:
        """Return the name as it stands without a year: декабрга."""
        return self.name.removesuffix("ь") + self.endings[CASES.index(case)] if case else self.name


def _month(name: str, possessive: str, endings: str) -> KyrgyzMonth:
    genitive, dative, locative, ablative = endings.split()
    return KyrgyzMonth(name, possessive, (genitive, dative, locative, ablative))


KYRGYZ_MONTHS = (
    _month("январь", "январы", "дын га да дан"),
    _month("февраль", "февралы", "дын га да дан"),
    _month("март", "марты", "тын ка та тан"),
    _month("апрель", "апрели", "дин ге де ден"),
    _month("май", "майы", "дын га да дан"),
    _month("июнь", "июну", "дун га да дан"),
    _month("июль", "июлу", "дун га да дан"),
    _month("август", "августу", "тун ка та тан"),
    _month("сентябрь", "сентябры", "дын га да дан"),
    _month("октябрь", "октябры", "дын га да дан"),
    _month("ноябрь", "ноябры", "дын га да дан"),
    _month("декабрь", "декабры", "дын га да дан"),
)


def needs_year(day: date, today: date, *, weekday: bool) -> bool:
    """Return whether a date is written with its year: not in the current one, where the weekday says which is meant.

    Without its weekday a day of the past would be taken for one of next year by whoever types it back.
    """
    return day.year != today.year or (not weekday and day < today)


def format_day(day: date, language: str, *, year: bool, case: str = "") -> str:
    """Format a day with its weekday; in a `case` (one of CASES) without it. Russian and English have no endings here.

    For example "2026-жылдын 6-декабры, жекшемби", "6-декабрь, жекшемби", "6-декабрга", "6 декабря".
    """
    if language != "ky":
        if case:
            return _day_without_weekday(day, language, year=year)
        return _babel(day, DAY_PATTERNS[language][year], language)
    written = _kyrgyz_year(day, year=year) + _kyrgyz_day(day, year=year, case=case)
    return written if case else f"{written}, {_babel(day, 'EEEE', language)}"


def format_near_day(day: date, today: date, language: str) -> str:
    """Format yesterday, today or tomorrow with that word instead of the weekday, other days as `format_day` does.

    The date stays, because a message may be read on another day: "бүгүн, 30-ноябрь".
    """
    if word := NEAR_DAYS[language].get((day - today).days):
        return f"{word}, {_day_without_weekday(day, language, year=False)}"
    return format_day(day, language, year=needs_year(day, today, weekday=True))


def format_days(first: date, last: date, language: str, *, year: bool, case: str = "") -> str:
    """Format the days from the first to the last; one day as `format_day` does.

    For example "6–7-декабрь", "30 ноября – 2 декабря 2026 г."; in Kyrgyz the last day takes the ending of the `case`:
    "6–7-декабрда".
    """
    if first == last:
        return format_day(first, language, year=year, case=case)
    if first.year != last.year:
        begin = _day_without_weekday(first, language, year=True)
        return f"{begin} – {_day_without_weekday(last, language, year=True, case=case)}"
    same_month = first.month == last.month
    if language == "ky":
        begin = f"{first.day}–" if same_month else f"{_kyrgyz_day(first, year=year)} – "
        return _kyrgyz_year(first, year=year) + begin + _kyrgyz_day(last, year=year, case=case)
    begin = f"{first.day}–" if same_month else f"{_day_without_weekday(first, language, year=False)} – "
    return begin + _day_without_weekday(last, language, year=year)


def format_short_day(day: date, language: str) -> str:
    """Format a day for a button, without its year: "дүй., 30-ноя."."""
    return _babel(day, SHORT_DAY_PATTERNS[language], language)


def format_short_days(first: date, last: date, language: str, *, year: bool) -> str:
    """Format the days from the first to the last for a button: "6-дек", "6–7 дек", "30 Nov – 2 Dec 2026"."""
    joint, year = "-" if language == "ky" else " ", year or first.year != last.year
    end = f"{last.day}{joint}{_short_month(last, language)}" + f" {last.year}" * year
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    begin = f"{first.day}{joint}{_short_month(first, language)}" + f" {first.year}" * (
        first.year != last.year
    )
    return f"{begin} – {end}"


def _short_month(day: date, language: str) -> str:
    return _babel(day, "MMM", language).removesuffix(".")


def _kyrgyz_year(day: date, *, year: bool) -> str:
    return f"{day.year}-жылдын " if year else ""


def _kyrgyz_day(day: date, *, year: bool, case: str = "") -> str:
    """Return the day and month as they stand after the year, or without one."""
    month = KYRGYZ_MONTHS[day.month - 1]
    return f"{day.day}-{inflect_possessive(month.possessive, case) if year else month.in_case(case)}"


def _day_without_weekday(day: date, language: str, *, year: bool, case: str = "") -> str:
    if language == "ky":
        return _kyrgyz_year(day, year=year) + _kyrgyz_day(day, year=year, case=case)
    return _babel(day, "d MMMM" + (" y 'г'." if language == "ru" else " y") * year, language)


@lru_cache(maxsize=2000)
def _babel(day: date, pattern: str, language: str) -> str:
    """Format with Babel, which takes its time; many people read of the same few dates."""
    return str(format_date(day, pattern, locale=language))
