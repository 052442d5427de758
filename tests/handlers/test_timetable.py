"""A programme as people type it: hours, days and titles, and what is said of a line that is none."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.seminar.timetable import BadLine, hours, read

ZONE = "Asia/Bishkek"
DAY, NEXT = date(2026, 11, 30), date(2026, 12, 1)


def told(typed: str) -> list[tuple[date, str, str | None, str]]:
    """The items with their day and hours on the clocks of the place."""
    found = []
    for one in read(typed, [DAY, NEXT], ZONE):
        starts = one.starts_at.astimezone(ZoneInfo(ZONE))
        ends = f"{one.ends_at.astimezone(ZoneInfo(ZONE)):%H:%M}" if one.ends_at else None
        found.append((starts.date(), f"{starts:%H:%M}", ends, one.title))
    return found


@pytest.mark.parametrize(
    "line",
    [
        "9:30 Ачылыш",
        "09.30 Ачылыш",
        "  • 9:30 — Ачылыш",
        "9:30. Ачылыш",
        "30.11 9:30 Ачылыш",
        "30/11/2026, 9:30 - Ачылыш",
        "\n\n9:30\tАчылыш\n\n",
    ],
)
def test_one_line_is_understood_however_it_is_written(line: str) -> None:
    assert told(line) == [(DAY, "09:30", None, "Ачылыш")]


@pytest.mark.parametrize(
    "line", ["9:30-10:15 Ачылыш", "9.30 – 10.15 Ачылыш", "с 9:30 до 10:15 Ачылыш", "9:30—10:15, Ачылыш"]
)
def test_an_end_is_understood_however_it_is_written(line: str) -> None:
    assert told(line) == [(DAY, "09:30", "10:15", "Ачылыш")]


def test_a_day_alone_holds_for_the_lines_below_it() -> None:
    typed = "9:30 Ачылыш\n01.12\n10:00 Талкуу\n11:00 Жыйынтык"
    assert [(day, start) for day, start, _, _ in told(typed)] == [
        (DAY, "09:30"),
        (NEXT, "10:00"),
        (NEXT, "11:00"),
    ]


def test_an_hour_that_looks_like_a_day_is_an_hour_when_a_title_follows() -> None:
    assert told("10.12 Талкуу") == [(DAY, "10:12", None, "Талкуу")]


@pytest.mark.parametrize(
    ("typed", "number", "why"),
    [
        ("Ачылыш", 1, "time"),
        ("9:30 Ачылыш\nТалкуу", 2, "time"),
        ("25:00 Ачылыш", 1, "time"),
        ("9:61 Ачылыш", 1, "time"),
        ("9:30", 1, "title"),
        ("10:30-9:30 Ачылыш", 1, "end"),
        ("10:30-10:30 Ачылыш", 1, "end"),
        ("05.12 9:30 Ачылыш", 1, "day"),
        ("9:30 " + "а" * 700, 1, "long"),
    ],
)
def test_a_line_that_is_none_is_named_with_what_is_wrong(typed: str, number: int, why: str) -> None:
    with pytest.raises(BadLine) as bad:
        told(typed)
    assert (bad.value.number, bad.value.why) == (number, why)


def test_hours_alone_stay_on_their_day() -> None:
    one = hours("14:00-15:30", NEXT, [DAY, NEXT], ZONE)
    assert one.starts_at.astimezone(ZoneInfo(ZONE)).date() == NEXT
    assert one.ends_at is not None
    with pytest.raises(BadLine):
        hours("14:00 Талкуу", NEXT, [DAY], ZONE)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_items_or_a_bad_line(typed: str) -> None:
    try:
        found = read(typed, [DAY, NEXT], ZONE)
    except BadLine:
        return
    assert all(one.title and one.starts_at.tzinfo for one in found)


@given(
    st.times().map(lambda one: one.replace(second=0, microsecond=0, tzinfo=None)),
    st.text("абвгд өүң", min_size=1).filter(str.strip),
)
def test_every_hour_and_title_comes_back_as_it_was_typed(clock: time, title: str) -> None:
    [one] = told(f"{clock:%H:%M} {title}")
    assert one == (DAY, f"{clock:%H:%M}", None, " ".join(title.split()))
