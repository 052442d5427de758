"""Dates in words, as readers of each language write them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date

DAY_PATTERNS = {
    "ky": ("d-MMMM, EEEE", ""),
    "ru": ("d MMMM, EEEE", "d MMMM y 'г'., EEEE"),
    "en": ("EEEE, d MMMM", "EEEE, d MMMM y"),
}
"""Babel's patterns without and with the year. Kyrgyz with its year is put together here: Babel knows no possessive."""
SHORT_DAY_PATTERNS = {"ky": "EE, d-MMM", "ru": "EE, d MMM", "en": "EE d MMM"}
CASES = ("genitive", "dative", "locative", "ablative")


@dataclass(frozen=True, slots=True)
class KyrgyzMonth:
    """A month's name with its endings. Source: the rules of vowel harmony; the table is checked in the tests."""

    name: str
    possessive: str
    """After a year: 2026-жылдын 6-декабры."""
    endings: tuple[str, str, str, str]
    """Of the genitive, dative, locative and ablative; what they follow is the name without its soft sign."""

    def in_case(self, case: str) -> str:
        """Without a year: 6-декабрга."""
        return self.name.removesuffix("ь") + self.endings[CASES.index(case)] if case else self.name

    def possessive_in_case(self, case: str) -> str:
        """After a year: 2026-жылдын 6-декабрына."""
        if not case:
            return self.possessive
        vowel = self.possessive[-1]
        wide = "е" if vowel == "и" else "а"
        ending = {
            "genitive": f"н{vowel}н",
            "dative": f"н{wide}",
            "locative": f"нд{wide}",
            "ablative": f"н{wide}н",
        }
        return self.possessive + ending[case]


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
    """Whether a date is written with its year: not in the current one, where the weekday says which year is meant.

    Without its weekday a day of the past would be taken for one of next year by whoever types it back.
    """
    return day.year != today.year or (not weekday and day < today)


@lru_cache(maxsize=2000)
def format_day(day: date, language: str, *, year: bool, case: str = "") -> str:
    """A day with its weekday; in a Kyrgyz `case` (one of CASES) without it. Russian and English have no case here.

    For example "2026-жылдын 6-декабры, жекшемби", "6-декабрь, жекшемби", "6-декабрга".
    """
    if language != "ky":
        return _babel(day, DAY_PATTERNS[language][year], language)
    month = KYRGYZ_MONTHS[day.month - 1]
    name = month.possessive_in_case(case) if year else month.in_case(case)
    written = f"{day.year}-жылдын {day.day}-{name}" if year else f"{day.day}-{name}"
    return written if case else f"{written}, {_babel(day, 'EEEE', language)}"


@lru_cache(maxsize=2000)
def format_days(first: date, last: date, language: str, *, year: bool) -> str:
    """The days from the first to the last: "6–7-декабрь", "30 ноября – 2 декабря 2026 г.". One day as `format_day`."""
    if first == last:
        return format_day(first, language, year=year)
    if first.year != last.year:
        return f"{_plain_day(first, language, year=True)} – {_plain_day(last, language, year=True)}"
    end = _plain_day(last, language, year=year)
    if language == "ky":  # the year comes first
        end = end.removeprefix(f"{last.year}-жылдын ")
        prefix = f"{first.year}-жылдын " if year else ""
    else:
        prefix = ""
    if first.month == last.month:
        return f"{prefix}{first.day}–{end}"
    begin = _plain_day(first, language, year=year and language == "ky")
    return f"{begin} – {end}"


def format_short_day(day: date, language: str) -> str:
    """A day for a button, without its year: "дүй., 30-ноя."."""
    return _babel(day, SHORT_DAY_PATTERNS[language], language)


def _plain_day(day: date, language: str, *, year: bool) -> str:
    """A day without its weekday."""
    if language == "ky":
        return format_day(day, "ky", year=year).partition(",")[0]
    return _babel(day, "d MMMM" + (" y 'г'." if language == "ru" else " y") * year, language)


@lru_cache(maxsize=2000)
def _babel(day: date, pattern: str, language: str) -> str:
    return str(format_date(day, pattern, locale=language))
