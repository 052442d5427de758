"""A programme as people type it, a line an item: "9:30 Ачылыш", "9:30-10:15 Ачылыш / Открытие", days between. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.plans import moments, when
from handlers.plans.days import NoTime
from handlers.plans.when import When
from handlers.words import Refusal

LONGEST = 200
"""Characters of a title, in each language."""

_BULLET = re.compile(r"[\s•*–—-]*(?:\d{1,2}[.)]\s+(?=.{0,12}\d[:.]\d\d))?")
"""What lists put before a line: a bullet, a number before the hour."""
_GLUED = re.compile("(?<=[:.][0-9]{2})(?=[A-ZА-ЯЁӨҮҢ][a-zа-яёөүң])")
"""Between an hour and a title that begins at once: 9:30Ачылыш."""
_BETWEEN = " \t.,:;)|–—-"
"""What stands between the hours and the title."""
_MORE_HOURS = re.compile(
    r"\d{1,2}[:.]\d\d(?!\d|[.:])|(?:[дт][аеоө]н?|[гк][ае]|г[оө]|кө|чейин|ч)(?!\w)", re.IGNORECASE
)
"""What is no beginning of a title but more of the hours, which was not understood."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One line: from when, perhaps until when (aware, UTC), and what it is called."""

    starts_at: datetime
    ends_at: datetime | None
    title: str


class BadLine(Exception):
    """A line that is none: its number from 1, and why: time, unclear, day, end, title or long."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"line {number}: {why}")
        self.number, self.why = number, why


def read(typed: str, days: Collection[date], zone: str) -> list[Typed]:
    """The items of several lines, on these days of the seminar (the first one, until a line names another).

    Raises BadLine for the first line that is none.
    """
    on = min(days)
    found: list[Typed] = []
    for number, line in enumerate(typed.splitlines(), start=1):
        text = _GLUED.sub(" ", _BULLET.sub("", line, count=1).strip())
        if not text:
            continue
        if named := _day(text, days, number):
            on = named
            continue
        told, title = _parts(text, days, number)
        on = _on(told, days, number) or on
        found.append(_timed(told, on, zone, number, title))
    return found


def hours(typed: str, on: date, days: Collection[date], zone: str) -> Typed:
    """Only the hours of an item that stands on that day, perhaps with another day before them. Raises BadLine."""
    try:
        told = when.told(typed, None, bare=True, since=min(days))
    except NoTime as no:
        raise _bad(1, no) from None
    return _timed(told, _on(told, days, 1) or on, zone, 1, "")


def _bad(number: int, no: NoTime) -> BadLine:
    return BadLine(number, {"unclear": "unclear", "backwards": "end", "day": "day"}.get(no.why, "time"))


def _day(line: str, days: Collection[date], number: int) -> date | None:
    """The day, where a line is nothing else; a line that is a time with its hour lacks a title."""
    told = when.read(line, None, since=min(days))
    if told and (told.clock or told.until):
        raise BadLine(number, "title")
    return _on(told, days, number) if told else None


def _on(told: When, days: Collection[date], number: int) -> date | None:
    """The day that was named, which must be one of the seminar's, and one alone."""
    if told.until_day or (told.day and told.day not in days):
        raise BadLine(number, "day")
    return told.day


def _parts(line: str, days: Collection[date], number: int) -> tuple[When, str]:
    """The hours of a line, perhaps after their day, and its title."""
    try:
        found = when.leading(line, min(days))
    except NoTime as no:
        raise _bad(number, no) from None
    if found is None:
        raise BadLine(number, "time")
    told, before, rest = found
    title = " ".join(rest.lstrip(_BETWEEN).split())
    if not title:
        raise BadLine(number, "title")
    if len(title) > LONGEST * 3:
        raise BadLine(number, "long")
    if _MORE_HOURS.match(title) or _may_be_day(before, days):
        raise BadLine(number, "unclear")
    return told, title


def _may_be_day(hours: str, days: Collection[date]) -> bool:
    """Whether what stands before the title may be one of the seminar's days as well: 18.12 Ачылыш."""
    told = when.read(hours, None, since=min(days))
    return told is not None and told.clock is None and told.day in days


def _timed(told: When, on: date, zone: str, number: int, title: str) -> Typed:
    if told.clock is None:
        raise BadLine(number, "time")
    try:
        starts_at, ends_at = (_moment(on, clock, zone) for clock in (told.clock, told.until))
    except Refusal:
        raise BadLine(number, "time") from None
    assert starts_at is not None  # it has an hour
    return Typed(starts_at, ends_at, title)


def _moment(on: date, clock: time | None, zone: str) -> datetime | None:
    return moments.moment(on, clock, zone) if clock else None
