"""Promise 8: a reminder is at most 60 s late, is caught up after an outage, and never comes after the start.

`python -m tests.proofs 8` plays thirty seminars on each database. All of it under a clock that is set.
"""

import random

import pytest

from tests.conftest import settings_for
from tests.reminding.punctuality import measure_punctuality, tick_concurrently


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_reminders_come_on_time_are_caught_up_and_never_come_after_the_start(ready_url: str) -> None:
    seen = await measure_punctuality(ready_url, random.Random(1), 2)
    assert seen.wrong == []
    assert 0 < seen.slowest <= 60
    assert seen.caught_up
    assert seen.replaced


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
async def test_two_clocks_that_tick_at_once_remind_once(ready_url: str) -> None:
    settings = settings_for("http://127.0.0.1", "1:none", ready_url)
    assert await tick_concurrently(ready_url, settings, 300) == [300, 300, 300]
