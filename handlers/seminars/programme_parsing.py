"""A programme as people type it, a line an item: "9:30 Ачылыш", "9:30-10:15 Ачылыш / Открытие", days between. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.messages import Refusal
from handlers.time_parsing import parser
from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker

MAX_TITLE_LENGTH = 200
"""UTF-16 units of a title, in each language."""

_BULLET = re.compile(r"[\s•*–—-]*(?:\d{1,2}[.)]\s+(?=.{0,12}\d[:.]\d\d))?")
"""What lists put before a line: a bullet, a number before the hour."""
_MISSING_SPACE = re.compile("(?<=[:.][0-9]{2})(?=[A-ZА-ЯЁӨҮҢ][a-zа-яёөүң])")
"""Between an hour and a title that begins at once: 9:30Ачылыш."""
_SEPARATORS = " \t.,:;)|–—-"
"""What stands between the hours and the title."""
_TRAILING_HOURS = re.compile(
    r"\d{1,2}[:.]\d\d(?!\d|[.:])|(?:[дт][аеоө]н?|[гк][ае]|г[оө]|кө|чейин|ч)(?!\w)", re.IGNORECASE
)
"""What is no beginning of a title but more of the hours, which was not understood."""


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One line: from when, perhaps until when (aware, UTC), and what it is called."""

    starts_at: datetime
    ends_at: datetime | None
    title: str


class InvalidLine(Exception):
    """A line that is none: its number from 1, and why: time, unclear, day, end, title or long."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number, self.reason = number, reason


def parse_programme(typed: str, days: Collection[date], zone: str) -> list[ParsedItem]:
    """The items of several lines, on these days of the seminar (the first one, until a line names another).

    Raises InvalidLine for the first line that is none.
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
        told, title = _split_line(text, days, number)
        on = _check_day(told, days, number) or on
        found.append(_make_item(told, on, zone, number, title))
    return found


def parse_hours(typed: str, on: date, days: Collection[date], zone: str) -> ParsedItem:
    """The hours of an item on that day, perhaps with another day before them. Raises InvalidLine."""
    try:
        told = parser.parse(typed, None, bare=True, since=min(days))
    except InvalidTime as no:
        raise _to_invalid_line(1, no) from None
    return _make_item(told, _check_day(told, days, 1) or on, zone, 1, "")


def _to_invalid_line(number: int, no: InvalidTime) -> InvalidLine:
    return InvalidLine(
        number, {"unclear": "unclear", "backwards": "end", "day": "day"}.get(no.reason, "time")
    )


def _parse_day(line: str, days: Collection[date], number: int) -> date | None:
    """The day, where a line is nothing else; a line that is a time with its hour lacks a title."""
    told = parser.try_parse(line, None, since=min(days))
    if told and (told.clock or told.until):
        raise InvalidLine(number, "title")
    return _check_day(told, days, number) if told else None


def _check_day(told: ParsedTime, days: Collection[date], number: int) -> date | None:
    """The day that was named, which must be one of the seminar's, and one alone."""
    if told.until_day or (told.day and told.day not in days):
        raise InvalidLine(number, "day")
    return told.day


def _split_line(line: str, days: Collection[date], number: int) -> tuple[ParsedTime, str]:
    """The hours of a line, perhaps after their day, and its title."""
    try:
        found = parser.parse_leading(line, min(days))
    except InvalidTime as no:
        raise _to_invalid_line(number, no) from None
    if found is None:
        raise InvalidLine(number, "time")
    told, before, rest = found
    title = " ".join(rest.lstrip(_SEPARATORS).split())
    if not title:
        raise InvalidLine(number, "title")
    if len(title) > MAX_TITLE_LENGTH * 3:
        raise InvalidLine(number, "long")
    if _TRAILING_HOURS.match(title) or _may_be_day(before, days):
        raise InvalidLine(number, "unclear")
    return told, title


def _may_be_day(hours: str, days: Collection[date]) -> bool:
    """Whether what stands before the title may be one of the seminar's days as well: 18.12 Ачылыш."""
    told = parser.try_parse(hours, None, since=min(days))
    return told is not None and told.clock is None and told.day in days


def _make_item(told: ParsedTime, on: date, zone: str, number: int, title: str) -> ParsedItem:
    if told.clock is None:
        raise InvalidLine(number, "time")
    try:
        starts_at, ends_at = (_to_moment(on, clock, zone) for clock in (told.clock, told.until))
    except Refusal:
        raise InvalidLine(number, "time") from None
    assert starts_at is not None  # it has an hour
    return ParsedItem(starts_at, ends_at, title)


def _to_moment(on: date, clock: time | None, zone: str) -> datetime | None:
    return moment_picker.to_utc(on, clock, zone) if clock else None
