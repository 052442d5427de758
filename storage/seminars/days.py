"""The days of a seminar with their hours. By default every day has the hours at which the seminar starts and ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from storage.models import Seminar

DayHours = Mapping[str, Sequence[str]]
"""Number of a day from 0 -> its start and end on the clocks of the place ("09:00"): `Seminar.day_hours`."""


@dataclass(frozen=True, slots=True)
class SeminarDay:
    """One day of a seminar; times in UTC."""

    number: int
    starts_at: datetime
    ends_at: datetime


def list_days(seminar: Seminar) -> list[SeminarDay]:
    """Return the days of a seminar (`days_between`)."""
    return days_between(seminar.starts_at, seminar.ends_at, seminar.timezone, seminar.day_hours or {})


def days_between(starts_at: datetime, ends_at: datetime, zone: str, day_hours: DayHours) -> list[SeminarDay]:
    """Return the days from start to end, each with its own hours or the usual ones.

    A seminar that starts at 14:00 and ends at 13:00 on another day has no usual hours: as long as any of its days has
    none, the whole is returned as one.
    """
    place = ZoneInfo(zone)
    first, last = starts_at.astimezone(place), ends_at.astimezone(place)
    usual = (first.time(), last.time())
    days = []
    for number in range((last.date() - first.date()).days + 1):
        day = first.date() + timedelta(days=number)
        opens, closes = _hours(day_hours, number) or usual
        begin = starts_at if day == first.date() else _moment(day, opens, place)
        end = ends_at if day == last.date() else _moment(day, closes, place)
        days.append(SeminarDay(number, begin, end))
    whole = [SeminarDay(0, starts_at, ends_at)]
    return days if days and all(one.starts_at < one.ends_at for one in days) else whole


def _hours(day_hours: DayHours, number: int) -> tuple[time, time] | None:
    found = day_hours.get(str(number))
    return (time.fromisoformat(found[0]), time.fromisoformat(found[1])) if found else None


def _moment(day: date, clock: time, place: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, place).astimezone(UTC)


def with_hours(day_hours: DayHours, number: int, opens: time, closes: time) -> dict[str, Any]:
    """Return the hours with those of one day replaced."""
    return {**day_hours, str(number): [f"{opens:%H:%M}", f"{closes:%H:%M}"]}


def count_dates(starts_at: datetime, ends_at: datetime, zone: str) -> int:
    """Return on how many dates of the place the seminar is held."""
    place = ZoneInfo(zone)
    return (ends_at.astimezone(place).date() - starts_at.astimezone(place).date()).days + 1


def day_of(seminar: Seminar, moment: datetime) -> SeminarDay:
    """Return the day of this moment at the place; the first one if it is on none of them."""
    place, known = ZoneInfo(seminar.timezone), list_days(seminar)
    date_there = moment.astimezone(place).date()
    same = [one for one in known if one.starts_at.astimezone(place).date() == date_there]
    return same[0] if same else known[0]
