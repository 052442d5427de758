"""The days of a seminar have the hours at which it starts and ends, or their own."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from storage.seminars.days import SeminarDay, days_between, with_hours

ZONE = "Asia/Bishkek"


def there(day: int, clock: str) -> datetime:
    return datetime.combine(date(2026, 12, day), time.fromisoformat(clock), ZoneInfo(ZONE)).astimezone(UTC)


def hours(*days: SeminarDay) -> list[str]:
    """Return each day as "18 09:00-16:00"."""
    place = ZoneInfo(ZONE)
    return [
        f"{one.starts_at.astimezone(place):%d %H:%M}-{one.ends_at.astimezone(place):%H:%M}" for one in days
    ]


def test_every_day_has_the_usual_hours_unless_it_has_its_own() -> None:
    starts, ends = there(18, "09:00"), there(20, "16:00")
    assert hours(*days_between(starts, ends, ZONE, {})) == [
        *("18 09:00-16:00", "19 09:00-16:00", "20 09:00-16:00")
    ]
    own = with_hours(with_hours({}, 0, time(9), time(18)), 1, time(10), time(13))
    assert hours(*days_between(starts, ends, ZONE, own)) == [
        *("18 09:00-18:00", "19 10:00-13:00", "20 09:00-16:00")
    ]


def test_one_day_is_the_whole_seminar_whatever_hours_are_left_over() -> None:
    starts, ends = there(18, "09:00"), there(18, "16:00")
    assert days_between(starts, ends, ZONE, {"0": ["10:00", "12:00"], "1": ["10:00", "12:00"]}) == [
        SeminarDay(0, starts, ends)
    ]


def test_days_without_usual_hours_are_one_until_each_has_its_own() -> None:
    starts, ends = there(18, "14:00"), there(19, "13:00")
    assert days_between(starts, ends, ZONE, {}) == [SeminarDay(0, starts, ends)]
    own = with_hours(with_hours({}, 0, time(14), time(18)), 1, time(9), time(13))
    assert hours(*days_between(starts, ends, ZONE, own)) == ["18 14:00-18:00", "19 09:00-13:00"]
