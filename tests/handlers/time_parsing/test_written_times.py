"""What the bot writes can be typed back: each date and hour of its texts is parsed as what it says."""

from datetime import datetime, timedelta

import pytest

from bot.locales import LANGUAGES, get_locale
from handlers.messages import Text
from handlers.time_parsing.parser import ParsedTime, try_parse
from tests.handlers.time_parsing.written_times import (
    AHEAD,
    PAST,
    find_misreadings,
    hour_of_day,
    render_pattern,
    strftime_formats,
    text_patterns,
)
from tests.proof_params import mark_proof

NOW = datetime(2026, 11, 23, 15, 0)  # noqa: DTZ001  # on the clocks of the place


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manners_are_those_of_the_texts(language: str) -> None:
    first, last = datetime(2026, 12, 6, 9, 30), datetime(2026, 12, 7, 16, 0)  # noqa: DTZ001
    written = {
        render_pattern(manner, language, first, last, NOW.date()) for manner in text_patterns(language)
    }
    for key in (
        "plan-when",
        "seminar-hours-of-day",
        "seminar-hours-across",
        "announcement-hour",
        "due-day",
        "day-button",
        "plan-hours",
        "plan-hour",
    ):
        text = get_locale(language, "UTC").render_value(Text(key, {"starts": first, "ends": last}))
        assert text in written, key
    assert {"%d.%m.%Y %H:%M", "%d.%m.%Y\u00a0%H:%M", "%d.%m.%Y"} <= strftime_formats()


@pytest.mark.parametrize("month", range(12))
def test_every_manner_of_writing_a_time_is_read_as_what_it_says(month: int) -> None:
    for ahead in (30 * month, 30 * month + 15):
        day = NOW.date() + timedelta(days=ahead)
        number, wrong = find_misreadings(day, hour_of_day(day), NOW)
        assert number > 100
        assert wrong == []


@pytest.mark.parametrize("begin", mark_proof(range(-PAST, AHEAD, 83), except_for=range(-PAST, AHEAD, 332)))
def test_every_day_of_the_year_is_read_as_what_it_says(begin: int) -> None:
    for ahead in range(begin, min(begin + 83, AHEAD + 1)):
        day = NOW.date() + timedelta(days=ahead)
        assert find_misreadings(day, hour_of_day(day), NOW, every=8)[1] == []


@pytest.mark.parametrize("day", ["29.02.2028", "01.03.2028", "31.12.2027", "01.01.2028"])
def test_the_turn_of_a_year_and_a_leap_day_are_read_as_what_they_say(day: str) -> None:
    now = datetime(2027, 11, 23, 15, 0)  # noqa: DTZ001
    meant = try_parse(day, now)
    assert meant is not None
    assert meant.day is not None
    assert find_misreadings(meant.day, hour_of_day(meant.day), now)[1] == []


def test_a_day_of_which_only_the_weekday_fits_the_past_is_in_the_past() -> None:
    past = try_parse("пт, 20 нояб.", NOW)
    assert past == ParsedTime(day=datetime(2026, 11, 20).date())  # noqa: DTZ001


def test_a_near_day_with_its_date_is_that_day_and_another_date_is_unclear() -> None:
    assert try_parse("эртең, 24-ноябрь, саат 9:30", NOW) == ParsedTime(
        day=datetime(2026, 11, 24).date(),  # noqa: DTZ001
        clock=datetime(2026, 11, 24, 9, 30).time(),  # noqa: DTZ001
    )
    assert try_parse("вчера, 22 ноября", NOW) == ParsedTime(day=datetime(2026, 11, 22).date())  # noqa: DTZ001
    assert try_parse("завтра, 25 ноября, 9:30", NOW) is None
    whole = try_parse("завтра – 27 ноября", NOW)
    assert whole == ParsedTime(day=datetime(2026, 11, 24).date(), until_day=datetime(2026, 11, 27).date())  # noqa: DTZ001
