"""Hours that are typed day by day."""

from datetime import UTC, datetime

import pytest

from handlers.time_parsing.day_hours import parse_day_hours

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    "typed",
    [
        "18.12 9:00-16:00, 19.12 10:00-13:00",
        "18.12 9:00-16:00; 19.12 10:00-13:00",
        "18 декабря 9:00-16:00\n19 декабря 10:00-13:00",
        "18-декабрь 9:00-16:00 жана 19-декабрь 10:00-13:00",
        "18 декабря с 9 до 16 и 19 декабря с 10 до 13",
        "📅 18–19 декабря\n🕘 пт, 18 дек.: 09:00–16:00\nсб, 19 дек.: 10:00–13:00",  # as the bot writes it
        "📅 18–19-декабрь\n🕘 жума, 18-дек.: 09:00–16:00\nишм., 19-дек.: 10:00–13:00",
        "📅 18–19 December\n🕘 Fri 18 Dec: 09:00–16:00\nSat 19 Dec: 10:00–13:00",
    ],
)
def test_each_day_has_its_hours(typed: str) -> None:
    found = [f"{one.day:%d.%m} {one.starts:%H:%M}-{one.ends:%H:%M}" for one in parse_day_hours(typed, NOW)]
    assert found == ["18.12 09:00-16:00", "19.12 10:00-13:00"]


@pytest.mark.parametrize(
    "typed",
    [
        "18-19 декабря 9:00-16:00",
        "18, 19 декабря",
        "18.12 9:00-16:00",
        "18.12 9:00-16:00, 20.12 10:00-13:00",  # not one after the other
        "18.12 9:00-16:00, 19.12 10:00",
        "пятница, 18 декабря, 9:30",
        "",
    ],
)
def test_other_texts_are_left_to_the_parser_of_one_time(typed: str) -> None:
    assert parse_day_hours(typed, NOW) == []
