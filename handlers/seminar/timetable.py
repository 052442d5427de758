"""A programme as people type it, a line an item: "9:30 Ачылыш", "9:30-10:15 Ачылыш / Открытие", days between. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONGEST = 200
"""Characters of a title, in each language."""

_HOUR = r"(\d{1,2})[:.](\d{2})"
_HOURS = re.compile(rf"(?:с\s+)?{_HOUR}(?:\s*(?:[-–—]|до)\s*{_HOUR})?(?!\d)[\s.,:;)–—-]*")
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2,4}))?(?!\d)\s*[,:]?\s*")


@dataclass(frozen=True, slots=True)
class Typed:
    """One line: from when, perhaps until when (aware, UTC), and what it is called."""

    starts_at: datetime
    ends_at: datetime | None
    title: str


class BadLine(Exception):
    """A line that is none: its number from 1, and why: time, day, end, title or long."""

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
        rest = line.strip().lstrip("•*–—- \t")
        if not rest:
            continue
        named, rest = _day(rest, days, number)
        on = named or on
        if rest:
            found.append(_item(rest, on, zone, number))
    return found


def hours(typed: str, on: date, days: Collection[date], zone: str) -> Typed:
    """Only the hours of an item that stands on that day, perhaps with another day before them. Raises BadLine."""
    named, rest = _day(typed.strip(), days, 1)
    match = _HOURS.fullmatch(rest)
    if match is None:
        raise BadLine(1, "time")
    return _timed(match, named or on, zone, 1, "")


def _day(line: str, days: Collection[date], number: int) -> tuple[date | None, str]:
    """The day a line begins with, and what follows it: an hour, or nothing. "10.12 Title" begins with an hour."""
    match = _DAY.match(line)
    if match is None or int(match[2]) > 12:
        return None, line
    rest = line[match.end() :]
    if rest and not _HOURS.match(rest):
        return None, line
    fitting = [day for day in days if (day.day, day.month) == (int(match[1]), int(match[2]))]
    year = match[3] and int(match[3]) % 100
    fitting = [day for day in fitting if not year or day.year % 100 == year]
    if not fitting:
        raise BadLine(number, "day")
    return fitting[0], rest


def _item(line: str, on: date, zone: str, number: int) -> Typed:
    match = _HOURS.match(line)
    if match is None:
        raise BadLine(number, "time")
    title = " ".join(line[match.end() :].split())
    if not title:
        raise BadLine(number, "title")
    if len(title) > LONGEST * 3:
        raise BadLine(number, "long")
    return _timed(match, on, zone, number, title)


def _timed(match: re.Match[str], on: date, zone: str, number: int, title: str) -> Typed:
    try:
        starts = time(int(match[1]), int(match[2]))
        ends = time(int(match[3]), int(match[4])) if match[3] else None
    except ValueError:
        raise BadLine(number, "time") from None
    if ends is not None and ends <= starts:
        raise BadLine(number, "end")
    return Typed(_moment(on, starts, zone), _moment(on, ends, zone) if ends else None, title)


def _moment(on: date, clock: time, zone: str) -> datetime:
    return datetime.combine(on, clock, ZoneInfo(zone)).astimezone(UTC)
