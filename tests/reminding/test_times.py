"""Promise 8: a reminder is at most 60 s late, is caught up after an outage, and never comes after the start."""

import asyncio
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.program import prepare
from storage.database import Database
from storage.models import Sending
from tests.conftest import settings_for
from tests.reminding import crowd
from tests.reminding.crowd import FIRST
from tests.reminding.times import kept_on_time


@pytest.mark.parametrize("seminars", [4, pytest.param(60, marks=pytest.mark.proof)])
async def test_reminders_come_on_time_are_caught_up_and_never_come_after_the_start(
    database_url: str, seminars: int
) -> None:
    seen = await kept_on_time(database_url, random.Random(1), seminars)
    assert seen.wrong == []
    assert 0 < seen.slowest <= 60
    assert seen.caught_up
    assert seen.replaced


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_two_clocks_that_tick_at_once_remind_once(database_url: str, tmp_path: Path) -> None:
    settings = settings_for("http://127.0.0.1", "1:none", database_url)
    pair = [Database(database_url), Database(database_url)]
    await prepare(pair[0], settings, with_sample=True)
    people = range(FIRST, FIRST + 300)
    await crowd.seated(pair[0], people)
    await crowd.forget_others(pair[0])
    clocks = [Clock(database, settings, lambda: None) for database in pair]
    for kind in ("attendance", "day", "thanks"):
        number = await crowd.come_due(pair[0], datetime.now(UTC), kind)
        await asyncio.gather(*(clock.tick() for clock in clocks))
        async with pair[0].reader() as session:
            query = select(func.count(), func.count(Sending.chat_id.distinct()))
            row = (await session.execute(query.where(Sending.reminder_id == number))).one()
        assert tuple(row) == (len(people), len(people))
    for database in pair:
        await database.close()
