"""The clock: due items are enqueued with their dedup key; one that fails does not block the others."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot import clock, current_time
from bot.clock import Clock
from handlers.messages import Say, SayToAudience
from handlers.scheduled import Job
from storage.audiences.audience import SeatAudience
from storage.database import Database, Session
from storage.models import OutboxMessage, Person, Seminar
from storage.seminars import seminars
from tests.conftest import settings_for
from tests.conversations.helpers import add_consented_person

SECRET = "Үлгү Купуя"


async def outbox_after_tick(url: str, *due: Job) -> list[str]:
    """Return the outbox after a tick with these items due."""
    database = Database(url)
    async with database.session.begin() as session:
        await add_consented_person(session, 5001, at="karakol", name=SECRET)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "JOBS", due)
        await Clock(database, settings_for("http://127.0.0.1", "1:none", url), lambda: None).tick()
    async with database.reader() as session:
        found = list(await session.scalars(select(OutboxMessage.dedup_key).order_by(OutboxMessage.id)))
    await database.close()
    return [one or "" for one in found]


async def _seminar(session: Session) -> Seminar:
    seminar = await seminars.by_slug(session, "karakol")
    assert seminar is not None
    return seminar


async def test_what_cannot_be_said_keeps_nothing_else_back(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def due(session: Session, _at: datetime) -> list[Say | SayToAudience]:
        person = await session.scalar(select(Person).where(Person.telegram_id == 5001))
        audience = SeatAudience((await _seminar(session)).id)
        return [
            SayToAudience(Say("no-such-text", {"name": SECRET}, dedup_key="bad"), audience),
            SayToAudience(Say("menu", dedup_key="many"), audience),
            Say("menu", to=person, dedup_key="one"),
        ]

    assert await outbox_after_tick(sqlite_url, due) == ["many:1", "one"]
    assert "a message that was due failed: Missing" in caplog.text
    assert SECRET not in caplog.text


async def test_what_fails_is_undone_and_what_is_due_next_is_not(sqlite_url: str) -> None:
    async def fails(session: Session, _at: datetime) -> list[Say | SayToAudience]:
        (await _seminar(session)).capacity = 1
        await session.flush()
        raise RuntimeError(SECRET)

    async def works(session: Session, _at: datetime) -> list[Say | SayToAudience]:
        seminar = await _seminar(session)
        return [
            SayToAudience(Say("menu", dedup_key=f"capacity {seminar.capacity}"), SeatAudience(seminar.id))
        ]

    assert await outbox_after_tick(sqlite_url, fails, works) == ["capacity None:1"]


async def test_what_nobody_waits_for_is_looked_for_once_a_minute(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[datetime] = []

    async def due(_session: Session, at: datetime) -> list[Say | SayToAudience]:
        seen.append(at)
        return []

    monkeypatch.setattr(clock, "JOBS", [])
    monkeypatch.setattr(clock, "MINUTE_JOBS", [due])
    database = Database(sqlite_url)
    one = Clock(database, settings_for("http://127.0.0.1", "1:none", sqlite_url), lambda: None)
    try:
        await one.tick()
        await one.tick()
        assert len(seen) == 1
        current_time.set_offset(timedelta(minutes=1))
        await one.tick()
        assert len(seen) == 2
    finally:
        current_time.set_offset(timedelta(0))
        await database.close()


async def test_what_is_due_after_the_time_is_moved_during_a_tick_does_not_wait(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fails with a timeout if the second tick waits for the next interval."""
    seen: list[datetime] = []
    twice = asyncio.Event()

    async def due(_session: Session, at: datetime) -> list[Say | SayToAudience]:
        seen.append(at)
        if len(seen) == 1:
            current_time.set_offset(timedelta(days=7))
            await asyncio.sleep(0)  # the scheduler asks for the second tick while the first still runs
        else:
            twice.set()
        return []

    monkeypatch.setattr(clock, "JOBS", [due])
    monkeypatch.setattr(clock, "TICK_SECONDS", 3600)
    database = Database(sqlite_url)
    running = Clock(database, settings_for("http://127.0.0.1", "1:none", sqlite_url), lambda: None)
    running.start()
    try:
        async with asyncio.timeout(60):
            await twice.wait()
    finally:
        current_time.set_offset(timedelta(0))
        await running.stop()
        await database.close()
    assert seen[1] - seen[0] > timedelta(days=6)
