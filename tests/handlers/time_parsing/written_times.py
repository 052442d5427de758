"""The formats in which the bot writes a day or an hour, found in its texts and its code, to be typed back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast

from bot.locales import LANGUAGES, dates
from bot.locales.catalogue import FOLDER
from handlers.time_parsing.parser import ParsedTime, try_parse

HANDLERS = Path(__file__).parents[3] / "handlers"
FUNCTIONS = ("DAY", "DAYS", "NEARDAY", "NEARDAYS", "SHORTDAY", "SHORTDAYS", "TIME", "MOMENT")
SPANS = (timedelta(minutes=30), timedelta(days=1), timedelta(days=20))
_TAG = re.compile("<[^<>]*>")
_LETTER = re.compile(r"[\w–—]")
_AT = re.compile(r"(?:\bсаат|\bв|\bat) $", re.IGNORECASE)
_STRFTIME = re.compile(r":((?:%[YmdHM]|[^%{}\"\w]|\\u00a0)*%[YmdHM](?:%[YmdHM]|[^%{}\"\w]|\\u00a0)*)\}")


PAST, AHEAD = 300, 364
"""Days from today for which a day without a year is certain, by its weekday."""


@dataclass(frozen=True)
class PatternPart:
    """A part of a format: plain text, or a function of the first or the last of two moments."""

    text: str = ""
    function: str = ""
    last: bool = False
    options: tuple[tuple[str, str], ...] = ()


TimePattern = tuple[PatternPart, ...]


@cache
def text_patterns(language: str) -> list[TimePattern]:
    """Return the times of each line of the texts, with adjoining signs that are no words."""
    found: set[TimePattern] = set()
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                for pattern in (entry.value, *(one.value for one in entry.attributes)):
                    for line in _lines(pattern):
                        found |= set(_line_patterns(line))
    return sorted(found, key=repr)


def _lines(pattern: ast.Pattern | None) -> Iterator[list[str | ast.Placeable]]:
    """Return the lines of a text, each as text and placeables."""
    line: list[str | ast.Placeable] = []
    for element in pattern.elements if pattern else ():
        if isinstance(element, ast.Placeable):
            line.append(element)
            continue
        first, *others = _TAG.sub("", str(element.value)).split("\n")
        line.append(first)
        for other in others:
            yield line
            line = [other]
    yield line


def _line_patterns(line: list[str | ast.Placeable]) -> Iterator[TimePattern]:
    """Return the times of a line, if only text stands between them."""
    parts: list[PatternPart] = []
    names: list[str] = []
    for piece in [*line, None]:
        call = piece.expression if isinstance(piece, ast.Placeable) else None
        if isinstance(piece, str):
            parts += [PatternPart(piece)] if piece else []
        elif isinstance(call, ast.FunctionReference) and call.id.name in FUNCTIONS:
            given = [_variable_name(one) for one in call.arguments.positional]
            names += [name for name in given if name not in names]
            parts.append(_function_part(call, last=names.index(given[0]) == 1))
        else:
            if any(part.function for part in parts):
                yield _trim_words(parts)
            parts, names = [], []


def _variable_name(argument: object) -> str:
    assert isinstance(argument, ast.VariableReference)
    return str(argument.id.name)


def _function_part(call: ast.FunctionReference, *, last: bool) -> PatternPart:
    options = tuple((one.name.name, one.value.value) for one in call.arguments.named)
    return PatternPart(function=call.id.name, last=last, options=options)


def _trim_words(parts: list[PatternPart]) -> TimePattern:
    """Remove the text before and after, except for "at"; emoji and brackets stay."""
    places = [place for place, part in enumerate(parts) if part.function]
    around = [place for place, part in enumerate(parts) if not _LETTER.search(part.text)]
    begin = 0 if all(place in around for place in range(places[0])) else places[0]
    end = len(parts) if all(place in around for place in range(places[-1], len(parts))) else places[-1] + 1
    at = _AT.search(parts[begin - 1].text) if begin else None
    return (*([PatternPart(at[0])] if at else []), *parts[begin:end])


@cache
def strftime_formats() -> frozenset[str]:
    """Return formats that handlers pass to strftime for sheets and pictures; button data are not for people."""
    sources = "\n".join(file.read_text("utf-8") for file in sorted(HANDLERS.glob("**/*.py")))
    return frozenset(
        one.replace("\\u00a0", "\u00a0") for one in _STRFTIME.findall(sources) if one != "%Y%m%d"
    )


def render_pattern(manner: TimePattern, language: str, first: datetime, last: datetime, today: date) -> str:
    """Return the format filled in with these moments, on that day."""
    return "".join(part.text or _render_part(part, language, first, last, today) for part in manner)


def _render_part(part: PatternPart, language: str, first: datetime, last: datetime, today: date) -> str:
    moment, options = last if part.last else first, dict(part.options)
    if part.function in ("TIME", "MOMENT"):
        return f"{moment:%H:%M}"
    if part.function == "SHORTDAY":
        return dates.format_short_day(moment.date(), language)
    if part.function == "NEARDAY" or (part.function == "NEARDAYS" and first.date() == last.date()):
        return dates.format_near_day(moment.date(), today, language)
    if part.function == "SHORTDAYS":
        with_year = dates.needs_year(first.date(), today, weekday=False)
        return dates.format_short_days(first.date(), last.date(), language, year=with_year)
    case, always = options.get("case", ""), options.get("year") == "always"
    if part.function in ("DAYS", "NEARDAYS"):
        one_day = first.date() == last.date()
        with_year = always or dates.needs_year(first.date(), today, weekday=one_day)
        return dates.format_days(first.date(), last.date(), language, year=with_year)
    with_year = always or dates.needs_year(moment.date(), today, weekday=not case)
    return dates.format_day(moment.date(), language, year=with_year, case=case)


def pattern_meaning(manner: TimePattern, first: datetime, last: datetime) -> ParsedTime:
    """Return the moments that the filled-in format names."""

    def has(*functions: str, last: bool) -> bool:
        return any(part.function in functions and part.last == last for part in manner)

    days, hours = tuple(one for one in FUNCTIONS if "DAY" in one), ("TIME", "MOMENT")
    spans = first.date() != last.date() and _has_span(manner)
    return ParsedTime(
        first.date() if has(*days, last=False) else None,
        first.time() if has(*hours, last=False) else None,
        last.time() if has(*hours, last=True) else None,
        last.date() if has(*days, last=True) or spans else None,
    )


def hour_of_day(day: date) -> time:
    """Return an hour, another one each day."""
    return time(day.toordinal() % 24, day.toordinal() * 5 % 60)


def find_misreadings(day: date, clock: time, now: datetime, *, every: int = 1) -> tuple[int, list[str]]:
    """Return how often that day and hour are written in all formats, and what was read as something else.

    `every`: only so many-th manner, another one each day.
    """
    number, wrong = 0, []
    first = datetime.combine(day, clock)
    for language in LANGUAGES:
        for manner in text_patterns(language)[day.toordinal() % every :: every]:
            for span in _spans(manner):
                last = first + span
                if last.date() != day and span < timedelta(days=1) and any(part.last for part in manner):
                    continue  # an hour alone is one of the same day
                text = render_pattern(manner, language, first, last, now.date())
                number += 1
                meaning = {pattern_meaning(manner, first, last)}
                wrong += [] if _parse_back(text, now) == meaning else [text]
    for form in strftime_formats():
        written = ParsedTime(day if "%d" in form else None, clock if "%H" in form else None)
        number += 1
        wrong += [] if _parse_back(f"{first:{form}}", now) == {written} else [f"{first:{form}}"]
    return number, wrong


def _spans(manner: TimePattern) -> tuple[timedelta, ...]:
    """How long what the manner tells of may last."""
    if _has_span(manner):
        return SPANS
    two_days = any(part.last and part.function in ("DAY", "NEARDAY", "SHORTDAY") for part in manner)
    return SPANS[1:2] if two_days else SPANS[:1]


def _has_span(manner: TimePattern) -> bool:
    return any(part.function in ("DAYS", "NEARDAYS", "SHORTDAYS") for part in manner)


def _parse_back(text: str, now: datetime) -> set[ParsedTime | None]:
    """Parse it as a prompt for a day does, and as one for an hour does."""
    return {try_parse(text, now), try_parse(text, now, bare=True)}
