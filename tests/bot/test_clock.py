"""The clock: what is due is owed with its cause; what cannot be said keeps nothing else back."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.clock import Clock
from handlers.due import Due
from handlers.words import Say, ToMany
from storage import seminars
from storage.audience import Audience
from storage.database import Database
from storage.models import Person, Seminar, Sending
from tests.conftest import settings_for
from tests.conversations.talk import acquaint

SECRET = "Үлгү Купуя"


async def ticked(url: str, *due: Due) -> list[str]:
    """What is owed after a tick with these things due."""
    database = Database(url)
    async with database.session.begin() as session:
        await acquaint(session, 5001, at="karakol", name=SECRET)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "DUE", due)
        await Clock(database, settings_for("http://127.0.0.1", "1:none", url), lambda: None).tick()
    async with database.reader() as session:
        found = list(await session.scalars(select(Sending.once).order_by(Sending.id)))
    await database.close()
    return [one or "" for one in found]


async def _seminar(session: AsyncSession) -> Seminar:
    seminar = await seminars.by_slug(session, "karakol")
    assert seminar is not None
    return seminar


async def test_what_cannot_be_said_keeps_nothing_else_back(
    town_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def due(session: AsyncSession, _at: datetime) -> list[Say | ToMany]:
        person = await session.scalar(select(Person).where(Person.telegram_id == 5001))
        audience = Audience((await _seminar(session)).id)
        return [
            ToMany(Say("no-such-text", {"name": SECRET}, once="bad"), audience),
            ToMany(Say("menu", once="many"), audience),
            Say("menu", to=person, once="one"),
        ]

    assert await ticked(town_url, due) == ["many:1", "one"]
    assert "a message that was due failed: Missing" in caplog.text
    assert SECRET not in caplog.text


async def test_what_fails_is_undone_and_what_is_due_next_is_not(town_url: str) -> None:
    async def fails(session: AsyncSession, _at: datetime) -> list[Say | ToMany]:
        (await _seminar(session)).capacity = 1
        await session.flush()
        raise RuntimeError(SECRET)

    async def works(session: AsyncSession, _at: datetime) -> list[Say | ToMany]:
        seminar = await _seminar(session)
        return [ToMany(Say("menu", once=f"capacity {seminar.capacity}"), Audience(seminar.id))]

    assert await ticked(town_url, fails, works) == ["capacity None:1"]
