"""What the bot writes can be typed back: each date and hour of its texts is read as what it says."""

from datetime import datetime, timedelta

import pytest

from bot.texts import LANGUAGES, words
from handlers.plans.when import When, read
from handlers.words import Text
from tests.handlers.written import AHEAD, PAST, clock_on, formats, manners, misread, said

NOW = datetime(2026, 11, 23, 15, 0)  # noqa: DTZ001  # on the clocks of the place


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manners_are_those_of_the_texts(language: str) -> None:
    first, last = datetime(2026, 12, 6, 9, 30), datetime(2026, 12, 7, 16, 0)  # noqa: DTZ001
    written = {said(manner, language, first, last) for manner in manners(language)}
    for key in (
        "plan-when",
        "plan-when-days",
        "announcement-hour",
        "due-day",
        "day-button",
        "plan-hours",
        "plan-hour",
    ):
        text = words(language, "UTC").value(Text(key, {"starts": first, "ends": last}))
        assert text in written, key
    assert {"%Y-%m-%d %H:%M", "%d.%m.%Y\u00a0%H:%M", "%d.%m.%Y"} <= formats()


@pytest.mark.parametrize("month", range(12))
def test_every_manner_of_writing_a_time_is_read_as_what_it_says(month: int) -> None:
    for ahead in (30 * month, 30 * month + 15):
        day = NOW.date() + timedelta(days=ahead)
        number, wrong = misread(day, clock_on(day), NOW)
        assert number > 100
        assert wrong == []


@pytest.mark.parametrize("begin", range(-PAST, AHEAD, 83))
def test_every_day_of_the_year_is_read_as_what_it_says(begin: int) -> None:
    for ahead in range(begin, min(begin + 83, AHEAD + 1)):
        day = NOW.date() + timedelta(days=ahead)
        assert misread(day, clock_on(day), NOW, every=8)[1] == []


@pytest.mark.parametrize("day", ["29.02.2028", "01.03.2028", "31.12.2027", "01.01.2028"])
def test_the_turn_of_a_year_and_a_leap_day_are_read_as_what_they_say(day: str) -> None:
    now = datetime(2027, 11, 23, 15, 0)  # noqa: DTZ001
    meant = read(day, now)
    assert meant is not None
    assert meant.day is not None
    assert misread(meant.day, clock_on(meant.day), now)[1] == []


def test_a_day_of_which_only_the_weekday_fits_the_past_is_in_the_past() -> None:
    past = read("пт, 20 нояб.", NOW)
    assert past == When(day=datetime(2026, 11, 20).date())  # noqa: DTZ001
