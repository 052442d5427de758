"""Times as people type them, against a labelled list, and whatever else can be typed."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.plans.when import When, read

NOW = datetime(2026, 11, 23, 15, 0)  # noqa: DTZ001  # a Monday, on the clocks of the place
LIST = Path(__file__).parent / "times_labelled.csv"


def labelled() -> list[tuple[str, When | None]]:
    found = []
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            day = date.fromisoformat(row["day"]) if row["day"] else None
            clock = time.fromisoformat(row["clock"]) if row["clock"] else None
            until = time.fromisoformat(row["until"]) if row["until"] else None
            later = date.fromisoformat(row["until_day"]) if row["until_day"] else None
            meant = When(day, clock, until, later)
            found.append((row["typed"], meant if meant != When() else None))
    return found


@pytest.mark.parametrize(("typed", "meant"), labelled())
def test_what_was_typed_is_what_is_meant(typed: str, meant: When | None) -> None:
    assert read(typed, NOW) == meant


def test_the_list_has_all_three_languages_and_what_is_no_time() -> None:
    assert len(labelled()) >= 100
    assert sum(meant is None for _, meant in labelled()) >= 15


@pytest.mark.parametrize("typed", ["10", "10.00", "10:00", "саат 10до", "в 10", "1000"])
def test_a_number_alone_is_an_hour_where_an_hour_is_asked_for(typed: str) -> None:
    assert read(typed, NOW, bare=True) == When(clock=time(10))


def test_an_hour_that_could_be_a_day_is_an_hour_where_an_hour_is_asked_for() -> None:
    assert read("10.12", NOW, bare=True) == When(clock=time(10, 12))
    assert read("10.12-16.30", NOW, bare=True) == When(clock=time(10, 12), until=time(16, 30))
    told = read("10.12 16:00", NOW, bare=True)
    assert told is not None
    assert told.day is not None
    assert (told.day.day, told.day.month, told.clock, told.until) == (10, 12, time(16), None)


@given(st.text(max_size=120))
def test_whatever_is_typed_nothing_is_raised(typed: str) -> None:
    read(typed, NOW)
    read(typed, NOW, bare=True)


@given(st.text(alphabet="0123456789:.-/ чдгвсоpam", max_size=24))
def test_whatever_digits_are_typed_nothing_is_raised(typed: str) -> None:
    found = read(typed, NOW)
    assert found != When()


@given(
    st.dates(NOW.date(), NOW.date() + timedelta(days=360)),
    st.times(),
    st.sampled_from(
        ["{d}.{m:02} {c}", "{c} {d}.{m:02}", "{d:02}.{m:02}.{y} {c}", "{y}-{m:02}-{d:02} {c}", "{d}/{m} {c}"]
    ),
)
def test_a_day_and_an_hour_are_found_again_in_every_manner(day: date, clock: time, manner: str) -> None:
    typed = manner.format(d=day.day, m=day.month, y=day.year, c=f"{clock:%H:%M}")
    assert read(typed, NOW) == When(day, clock.replace(second=0, microsecond=0))


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_a_year_is_never_in_the_past(today: date, day: int, month: int) -> None:
    found = read(f"{day}.{month:02}", datetime.combine(today, time(12)))
    assert found is not None
    assert found.day is not None
    assert today <= found.day < today + timedelta(days=367)
