"""Promise 8: a reminder is at most 60 s late, is caught up after an outage, and never comes after the start."""

import random

import pytest

from tests.conftest import settings_for
from tests.reminding.times import kept_on_time, ticked_by_two


@pytest.mark.parametrize("seminars", [4, pytest.param(30, marks=pytest.mark.proof)])
async def test_reminders_come_on_time_are_caught_up_and_never_come_after_the_start(
    database_url: str, seminars: int
) -> None:
    seen = await kept_on_time(database_url, random.Random(1), seminars)
    assert seen.wrong == []
    assert 0 < seen.slowest <= 60
    assert seen.caught_up
    assert seen.replaced


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_two_clocks_that_tick_at_once_remind_once(database_url: str) -> None:
    settings = settings_for("http://127.0.0.1", "1:none", database_url)
    assert await ticked_by_two(database_url, settings, 300) == [300, 300, 300]
