"""Which day of the calendar is meant: without a year, by its weekday alone, as the other end of a range. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.time_parsing.parts import TimePart


class InvalidTime(Exception):
    """This is no time, or none that is certain: wrong, day, weekday, midnight, unclear, backwards or today.

    `day`: the day that was meant where its weekday is another one.
    """

    def __init__(self, reason: str = "wrong", day: date | None = None) -> None:
        super().__init__(reason)
        self.reason, self.day = reason, day


MAX_DAYS = 31
"""Days from the first to the last one; what is longer was meant otherwise."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """From where days are counted: `now` on the clocks of the place, and the first day that can be meant.

    Without `now` there is no tomorrow, nor a Friday or an 18th without its month.
    """

    now: datetime | None
    earliest: date

    def first_day(self, said: TimePart, last: TimePart | None, clock: time | None) -> date:
        """The day on which it is, or begins. Raises InvalidTime."""
        if last and last.year and not said.year:
            end = self.last_day(last, self.earliest)
            return _resolve_date(said, end - timedelta(days=MAX_DAYS))
        if said.month:
            return _resolve_date(
                said, self.earliest, past=bool(self.now and self.earliest <= self.now.date())
            )
        now = self._now()
        if said.day:
            return _day_of_month(said, now.date())
        if said.days_ahead is not None:
            return _match_weekday([now.date() + timedelta(days=said.days_ahead)], said)
        if said.next_week:
            return now.date() + timedelta(days=7 - now.weekday() + _weekday(said))
        ahead = (_weekday(said) - now.weekday()) % 7
        if ahead == 0 and (clock is None or clock <= now.time()):
            ahead = 7
        return now.date() + timedelta(days=ahead)

    def last_day(self, said: TimePart, first: date | None) -> date:
        """The day until which it is; `first`: on which it begins. Raises InvalidTime."""
        if first is None or said.days_ahead is not None:
            return self.first_day(said, None, None)
        if said.month:
            return _resolve_date(said, first)
        if said.day:
            return _day_of_month(said, first)
        return first + timedelta(days=(_weekday(said) - first.weekday() - 1) % 7 + 1)

    def _now(self) -> datetime:
        if self.now is None:
            raise InvalidTime("today")
        return self.now


def _weekday(said: TimePart) -> int:
    assert said.weekday is not None  # it is a day by its weekday alone
    return said.weekday


def _resolve_date(said: TimePart, since: date, *, past: bool = False) -> date:
    """That date. Without a year the next one from `since` on; with `past` the one before, if its weekday says so."""
    if said.year:
        return _match_weekday(_existing_days([(said.year, said.month)], said.day), said)
    near = _existing_days([(since.year + more, said.month) for more in (-1, 0, 1)], said.day)
    ahead, behind = [day for day in near if day >= since][:1], [day for day in near if day < since][-1:]
    return _match_weekday(
        [*ahead, *behind] if past and said.weekday is not None and not said.ambiguous else ahead, said
    )


def _day_of_month(said: TimePart, since: date) -> date:
    """That day of this month or, when it is over or has none such, of the next that has it."""
    months = range(since.month - 1, since.month + 12)
    found = _existing_days([(since.year + month // 12, month % 12 + 1) for month in months], said.day)
    return _match_weekday([day for day in found if day >= since][:1], said)


def _existing_days(months: Iterable[tuple[int, int]], day: int) -> list[date]:
    """That day of these months, as far as they have it."""
    found = []
    for year, month in months:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _match_weekday(days: list[date], said: TimePart) -> date:
    """The first of these days that is the weekday it is said to be. Raises InvalidTime."""
    if not days:
        raise InvalidTime("day")
    fitting = [day for day in days if said.weekday in (None, day.weekday())]
    if not fitting:
        raise InvalidTime("weekday", days[0])
    return fitting[0]
