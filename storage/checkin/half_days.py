"""The half days of a seminar: a day is one part, or two if its programme has a lunch break."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from storage.database import Session
from storage.models import ProgrammeItem, Seminar
from storage.seminars import seminars

LUNCH_WORDS = ("обед", "түшкү тамак", "түштөнүү", "түшкү тыныгуу", "түшкү танапис", "lunch")
"""What the title of a lunch break has, in lower case."""
MIN_BREAK = timedelta(minutes=30)
"""So long a gap between two items around noon is a lunch break too."""
NOON_FROM, NOON_UNTIL = time(11, 30), time(14, 30)
"""When such a gap begins, on the clocks of the place."""
MAX_DAYS = 30

Part = Literal["whole", "morning", "afternoon"]


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A part of a seminar at which presence is recorded."""

    number: int
    """Twice the day, counted from 0; one more in the afternoon. It stays when the programme changes."""
    part: Part
    opens_at: datetime
    """From then on arrivals count for it: midnight, or the beginning of the lunch break. UTC."""
    closes_at: datetime
    """The beginning of the lunch break, or midnight. UTC."""

    def is_open(self, at: datetime) -> bool:
        """Whether it is going on."""
        return self.opens_at <= at < self.closes_at


def list_half_days(seminar: Seminar, items: Sequence[ProgrammeItem]) -> list[HalfDay]:
    """The half days in their order; at least one."""
    zone = ZoneInfo(seminar.timezone)
    first, last = (moment.astimezone(zone).date() for moment in (seminar.starts_at, seminar.ends_at))
    days = [first + timedelta(days=number) for number in range(min((last - first).days + 1, MAX_DAYS))]
    return [half for number, day in enumerate(days) for half in _halves(number, day, zone, items)]


def _halves(number: int, day: date, zone: ZoneInfo, items: Sequence[ProgrammeItem]) -> list[HalfDay]:
    opens, closes = _midnight(day, zone), _midnight(day + timedelta(days=1), zone)
    lunch = _lunch_start([one for one in items if opens <= one.starts_at < closes], zone)
    if lunch is None:
        return [HalfDay(2 * number, "whole", opens, closes)]
    return [
        HalfDay(2 * number, "morning", opens, lunch),
        HalfDay(2 * number + 1, "afternoon", lunch, closes),
    ]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _lunch_start(items: Sequence[ProgrammeItem], zone: ZoneInfo) -> datetime | None:
    """When the lunch break of a day begins: an item of that name, else a gap around noon. None if there is none."""
    for item in items[1:]:
        titles = " ".join(item.title.values()).casefold()
        if any(word in titles for word in LUNCH_WORDS):
            return item.starts_at
    for item, following in pairwise(items):
        ends = item.ends_at
        if ends is None or following.starts_at - ends < MIN_BREAK:
            continue
        if NOON_FROM <= ends.astimezone(zone).time() <= NOON_UNTIL:
            return ends
    return None


async def load_half_days(session: Session, seminar: Seminar) -> list[HalfDay]:
    """The half days of a seminar with its present programme."""
    return list_half_days(seminar, await seminars.get_programme(session, seminar.id))


def first_opens_at(seminar: Seminar) -> datetime:
    """Midnight before the first day, there: an arrival before it can only be a trial. UTC."""
    zone = ZoneInfo(seminar.timezone)
    return _midnight(seminar.starts_at.astimezone(zone).date(), zone)


def current_half_day(half_days: Sequence[HalfDay], at: datetime) -> HalfDay:
    """The half day that an arrival at that time counts for: the last that has begun, else the first."""
    begun = [half for half in half_days if half.opens_at <= at]
    return begun[-1] if begun else half_days[0]


def find_half_day(half_days: Sequence[HalfDay], number: int | None, at: datetime) -> HalfDay:
    """The half day of that number; without one, or if the programme has it no more, the current one."""
    return next((half for half in half_days if half.number == number), current_half_day(half_days, at))
