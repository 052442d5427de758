"""Parsing of a typed programme, one item a line, with lines for days between them.

A line is "9:30-10:15 Ачылыш / Открытие | Үлгү Айтуучу": hours, title, and the speaker after a bar or a tab. A dash is a
part of the title, whatever follows it: a surname cannot be told from other words.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from handlers.messages import Refusal
from handlers.time_parsing import parser
from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker

MAX_TITLE_LENGTH = 200
"""UTF-16 units of a title, in each language."""

_BULLET = re.compile(r"[\s•*–—|-]*(?:\d{1,2}(?:[.)]\s+|\s*[|\t]\s*)(?=.{0,12}\d[:.]\d\d))?")
"""The start of a line in a list or a table: a bullet, or a number before the hour."""
_COLUMNS = re.compile(r"[|\t]")
"""What separates the columns of a table, and a typed speaker from the title."""
_DASHED_SPEAKER = re.compile(r"\s[–—-]\s+[A-ZА-ЯЁӨҮҢ]")
"""What may have been meant as a speaker: a capital letter after a spaced dash."""
_MISSING_SPACE = re.compile("(?<=[:.][0-9]{2})(?=[A-ZА-ЯЁӨҮҢ][a-zа-яёөүң])")
"""The place of a missing space between hour and title: 9:30Ачылыш."""
_LETTERS = re.compile(r"[^\W\d_]{3}")
"""What a title has and an hour has not: three letters in a row."""
_SEPARATORS = " \t.,:;)|–—-"
"""Characters between the hours and the title."""
_TRAILING_HOURS = re.compile(
    r"\d{1,2}[:.]\d\d(?!\d|[.:])|(?:[дт][аеоө]н?|[гк][ае]|г[оө]|кө|чейин|ч)(?!\w)", re.IGNORECASE
)
"""The start of a title that is really a part of the hours which could not be parsed."""


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One line: start, end if given (aware, UTC), title, and the speaker, or the column of a pasted table after it."""

    starts_at: datetime
    ends_at: datetime | None
    title: str
    speaker: str = ""

    @property
    def may_name_speaker(self) -> bool:
        """Whether a speaker seems to be written after a dash, and is in the title."""
        return not self.speaker and _DASHED_SPEAKER.search(self.title) is not None


class InvalidLine(Exception):
    """A line that cannot be parsed. `number` counts from 1; `reason` is time, unclear, day, end, title or long."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number, self.reason = number, reason


def parse_programme(typed: str, days: Collection[date], zone: str) -> list[ParsedItem]:
    """Parse several lines to items. They are on the first of the seminar's `days` until a line names another one.

    Raises InvalidLine for the first line that cannot be parsed.
    """
    on = min(days)
    found: list[ParsedItem] = []
    for number, line in enumerate(typed.splitlines(), start=1):
        text = _MISSING_SPACE.sub(" ", _BULLET.sub("", line, count=1).strip())
        if not text:
            continue
        if named := _parse_day(text, days, number):
            on = named
            continue
        text, speaker = _split_columns(text, min(days))
        parsed, title = _split_line(text, days, number)
        on = _check_day(parsed, days, number) or on
        found.append(replace(_make_item(parsed, on, zone, number, title), speaker=speaker))
    return found


def parse_hours(typed: str, on: date, days: Collection[date], zone: str) -> ParsedItem:
    """Parse the hours of an item on the day `on`; another day may precede them. Raises InvalidLine."""
    try:
        parsed = parser.parse(typed, None, bare=True, since=min(days))
    except InvalidTime as error:
        raise _to_invalid_line(1, error) from None
    return _make_item(parsed, _check_day(parsed, days, 1) or on, zone, 1, "")


def _to_invalid_line(number: int, error: InvalidTime) -> InvalidLine:
    return InvalidLine(
        number, {"unclear": "unclear", "backwards": "end", "day": "day"}.get(error.reason, "time")
    )


def _parse_day(line: str, days: Collection[date], number: int) -> date | None:
    """Return the day of a line with nothing else, or None. Raises InvalidLine if the line is a time without a title."""
    parsed = parser.try_parse(line, None, since=min(days))
    if parsed and (parsed.clock or parsed.until):
        raise InvalidLine(number, "title")
    return _check_day(parsed, days, number) if parsed else None


def _check_day(parsed: ParsedTime, days: Collection[date], number: int) -> date | None:
    """Return the day that was given, or None. Raises InvalidLine for several days, or one outside the seminar."""
    if parsed.until_day or (parsed.day and parsed.day not in days):
        raise InvalidLine(number, "day")
    return parsed.day


def _split_columns(line: str, since: date) -> tuple[str, str]:
    """Return the line, or row of a pasted table, up to its title, and what comes after it: the speaker."""
    hours, *columns = [column.strip() for column in _COLUMNS.split(line) if column.strip()] or [line]
    if _has_title(hours, since):
        return hours, " ".join(columns[:1])
    titled = next((place for place, column in enumerate(columns) if _LETTERS.search(column)), len(columns))
    return " ".join((hours, *columns[: titled + 1])), " ".join(columns[titled + 1 :][:1])


def _has_title(text: str, since: date) -> bool:
    """Return whether hours are followed by something else in this text."""
    try:
        found = parser.parse_leading(text, since)
    except InvalidTime:
        return False
    return found is not None and bool(found[2].strip(_SEPARATORS))


def _split_line(line: str, days: Collection[date], number: int) -> tuple[ParsedTime, str]:
    """Split a line into its hours, possibly preceded by a day, and its title. Raises InvalidLine."""
    try:
        found = parser.parse_leading(line, min(days))
    except InvalidTime as error:
        raise _to_invalid_line(number, error) from None
    if found is None:
        raise InvalidLine(number, "time")
    parsed, before, rest = found
    title = " ".join(rest.lstrip(_SEPARATORS).split())
    if not title:
        raise InvalidLine(number, "title")
    if len(title) > MAX_TITLE_LENGTH * 3:
        raise InvalidLine(number, "long")
    if _TRAILING_HOURS.match(title) or _may_be_day(before, days):
        raise InvalidLine(number, "unclear")
    return parsed, title


def _may_be_day(hours: str, days: Collection[date]) -> bool:
    """Return whether the text before the title could also be one of the seminar's days: 18.12 Ачылыш."""
    parsed = parser.try_parse(hours, None, since=min(days))
    return parsed is not None and parsed.clock is None and parsed.day in days


def _make_item(parsed: ParsedTime, on: date, zone: str, number: int, title: str) -> ParsedItem:
    if parsed.clock is None:
        raise InvalidLine(number, "time")
    try:
        starts_at, ends_at = (_to_moment(on, clock, zone) for clock in (parsed.clock, parsed.until))
    except Refusal:
        raise InvalidLine(number, "time") from None
    assert starts_at is not None  # it has an hour
    return ParsedItem(starts_at, ends_at, title)


def _to_moment(on: date, clock: time | None, zone: str) -> datetime | None:
    return moment_picker.to_utc(on, clock, zone) if clock else None
