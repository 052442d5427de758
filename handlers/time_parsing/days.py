"""Resolving days: dates without a year, weekdays, days of a month, and the last day of a range."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.time_parsing.parts import TimePart


class InvalidTime(Exception):
    """A text that is not a time, or not an unambiguous one.

    `reason` is wrong, day (does not exist), weekday (does not match the date), midnight (of which day?), unclear,
    backwards (the end precedes the start) or today (relative to an unknown day). With the reason weekday, `day` is
    the date that was given.
    """

    def __init__(self, reason: str = "wrong", day: date | None = None) -> None:
        super().__init__(reason)
        self.reason, self.day = reason, day


MAX_DAYS = 31
"""The most days of a range; a longer one is taken for a mistake."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The reference for relative days: `now` in local time, and the earliest possible day.

    Without `now`, days like tomorrow, Friday or the 18th cannot be resolved.
    """

    now: datetime | None
    earliest: date

    def first_day(self, part: TimePart, last: TimePart | None, clock: time | None) -> date:
        """Return the day of a time, or the first day of a range. Raises InvalidTime."""
        if part.days_ahead is not None:
            return _match_date(self._now().date() + timedelta(days=part.days_ahead), part)
        if last and last.year and not part.year:
            end = self.last_day(last, self.earliest)
            return _resolve_date(part, end - timedelta(days=MAX_DAYS))
        if part.month:
            return _resolve_date(
                part, self.earliest, past=bool(self.now and self.earliest <= self.now.date())
            )
        now = self._now()
        if part.day:
            return _day_of_month(part, now.date())
        if part.next_week:
            return now.date() + timedelta(days=7 - now.weekday() + _weekday(part))
        ahead = (_weekday(part) - now.weekday()) % 7
        if ahead == 0 and (clock is None or clock <= now.time()):
            ahead = 7
        return now.date() + timedelta(days=ahead)

    def last_day(self, part: TimePart, first: date | None) -> date:
        """Return the last day of a range that starts on `first`, if that is given. Raises InvalidTime."""
        if first is None or part.days_ahead is not None:
            return self.first_day(part, None, None)
        if part.month:
            return _resolve_date(part, first)
        if part.day:
            return _day_of_month(part, first)
        return first + timedelta(days=(_weekday(part) - first.weekday() - 1) % 7 + 1)

    def _now(self) -> datetime:
        if self.now is None:
            raise InvalidTime("today")
        return self.now


def _weekday(part: TimePart) -> int:
    assert part.weekday is not None  # the only field that is set
    return part.weekday


def _resolve_date(part: TimePart, since: date, *, past: bool = False) -> date:
    """Return the date; without a year the next from `since` on, or with `past` the previous one if its weekday fits."""
    if part.year:
        return _match_weekday(_existing_days([(part.year, part.month)], part.day), part)
    near = _existing_days([(since.year + offset, part.month) for offset in (-1, 0, 1)], part.day)
    ahead, behind = [day for day in near if day >= since][:1], [day for day in near if day < since][-1:]
    return _match_weekday(
        [*ahead, *behind] if past and part.weekday is not None and not part.ambiguous else ahead, part
    )


def _match_date(day: date, part: TimePart) -> date:
    """Return the day from today if it matches the given date and weekday, if any. Raises InvalidTime."""
    if (part.month and (part.month, part.day) != (day.month, day.day)) or part.year not in (0, day.year):
        raise InvalidTime("unclear")
    return _match_weekday([day], part)


def _day_of_month(part: TimePart, since: date) -> date:
    """Return the next day of this number from `since` on, in the first month that has it."""
    months = range(since.month - 1, since.month + 12)
    found = _existing_days([(since.year + month // 12, month % 12 + 1) for month in months], part.day)
    return _match_weekday([day for day in found if day >= since][:1], part)


def _existing_days(months: Iterable[tuple[int, int]], day: int) -> list[date]:
    """Return that day in each of these (year, month) that has it."""
    found = []
    for year, month in months:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _match_weekday(days: list[date], part: TimePart) -> date:
    """Return the first of these days that matches the given weekday, if any. Raises InvalidTime."""
    if not days:
        raise InvalidTime("day")
    matching = [day for day in days if part.weekday in (None, day.weekday())]
    if not matching:
        raise InvalidTime("weekday", days[0])
    return matching[0]
