"""Hours typed day by day: `18.12 9:00-16:00, 19.12 10:00-13:00`, also in lines, below the days themselves."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from handlers.time_parsing import parser
from handlers.time_parsing.parser import ParsedTime

MAX_CLAUSES = 12
"""The most parts of a text that are tried as days."""
_SEPARATOR = re.compile(r"\s*(?:[\n;]|,\s|\s(?:и|жана|and)\s)\s*")


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """The hours of one day."""

    day: date
    starts: time
    ends: time


def parse_day_hours(typed: str, now: datetime) -> list[HoursOfDay]:
    """Return the hours of two or more consecutive days, each given with its own hours; nothing for any other text."""
    clauses = _SEPARATOR.split(typed.strip())
    if not 1 < len(clauses) <= MAX_CLAUSES:
        return []
    heading = _parse(clauses[0], now, now.date())
    if heading and heading.until_day and not heading.clock:
        clauses = clauses[1:]
    found = _parse_days(clauses, now, now.date())
    following = all(later.day == earlier.day + timedelta(days=1) for earlier, later in pairwise(found))
    return found if len(found) > 1 and following else []


def _parse(clause: str, now: datetime, since: date) -> ParsedTime | None:
    return parser.try_parse(clause, now, since=since)


def _parse_days(clauses: list[str], now: datetime, since: date) -> list[HoursOfDay]:
    """Return a day for each clause, or for several that belong together ("пт, 18 дек: 9-16"); else nothing."""
    found: list[HoursOfDay] = []
    begin = 0
    while begin < len(clauses):
        for end in range(begin + 1, min(begin + 3, len(clauses)) + 1):
            day = _hours_of_day(_parse(", ".join(clauses[begin:end]), now, since))
            if day:
                break
        else:
            return []
        found.append(day)
        begin, since = end, day.day
    return found


def _hours_of_day(when: ParsedTime | None) -> HoursOfDay | None:
    if when and when.day and when.clock and when.until and not when.until_day:
        return HoursOfDay(when.day, when.clock, when.until)
    return None
