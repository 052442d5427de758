"""A batch of updates: what it notes of erasures, numbers that are not given twice, and the turn of others."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from sqlalchemy import func, select, text, update

from bot import inbox_batch
from bot.erasure_journal import ErasureJournal
from bot.inbox_batch import InboxBatch
from bot.telegram.outgoing import MessageRenderer
from handlers.messages import Incoming, Reply
from storage.database import Database, Session
from storage.messages import inbox
from storage.messages.inbox import PendingUpdate
from storage.models import Seat, Seminar, seminar_states
from storage.questions import numbers
from storage.seats import registrations
from storage.seminars import seminars
from tests.storage.conftest import NOW, new_seminar

ERASED, FAILING, OTHER = 1, 2, 3


def update_of(sender: int) -> str:
    """Return what a person writes."""
    who = {"id": sender, "first_name": "Үлгү", "is_bot": False}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": sender, "type": "private"}, "from": who}
    return orjson.dumps({"update_id": sender, "message": message | {"text": "/forget"}}).decode()


async def erase(incoming: Incoming, session: Session) -> Sequence[Reply]:
    """Erase two of the three; of one in vain."""
    sender = incoming.profile.telegram_id
    if sender != OTHER:
        session.has_erased = True
        session.erased_subjects.append(f"person:{sender}")
    if sender == FAILING:
        raise RuntimeError("sample")
    return []


async def test_an_erasure_is_noted_with_its_own_time_and_none_that_failed(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", erase)
    journal, database = ErasureJournal(tmp_path / "erasures"), Database(sqlite_url)
    journal.create(NOW)
    senders = (ERASED, FAILING, OTHER)
    async with database.session.begin() as session:
        for sender in senders:
            await inbox.store(session, [(sender, sender, update_of(sender))], NOW + timedelta(minutes=sender))
        rows: Sequence[PendingUpdate] = await inbox.lock_pending(session, 3)
        renderer = MessageRenderer("ky", "Asia/Bishkek", {})
        batch = InboxBatch(session, renderer, {}, "Asia/Bishkek", journal)
        with pytest.raises(inbox_batch.HandleSeparately):
            await batch.handle_together(rows)
        assert len(journal.load()) == 0
        await batch.handle_separately(rows)
    found = journal.load()
    assert len(found) == 1
    assert found.erased_at(f"person:{ERASED}") == NOW + timedelta(minutes=ERASED)
    await database.close()


async def ignore(incoming: Incoming, session: Session) -> Sequence[Reply]:
    """Do nothing, without waiting for anything."""
    return []


async def test_others_have_their_turn_between_the_updates_of_a_batch(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite no statement of a batch waits."""
    monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", ignore)
    database, turns = Database(sqlite_url), 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with database.short() as session:
        await inbox.store(session, [(one, one, update_of(one)) for one in range(1, 21)], NOW)
        rows: Sequence[PendingUpdate] = await inbox.lock_pending(session, 20)
        batch = InboxBatch(
            session,
            MessageRenderer("ky", "Asia/Bishkek", {}),
            {},
            "Asia/Bishkek",
            ErasureJournal(tmp_path / "none"),
        )
        task = asyncio.create_task(count_turns())
        await batch.handle_together(rows)
        assert turns >= len(rows) == 20
        task.cancel()
    await database.close()


async def ask_and_register(incoming: Incoming, session: Session) -> Sequence[Reply]:
    """Reserve the number of a question, and take a seat that is checked just before COMMIT."""
    assert await numbers.next_number(session, 1) == 1
    seminar = await session.get(Seminar, 1)
    assert seminar is not None
    await registrations.register(session, seminar, incoming.person, NOW)
    return []


async def ask_and_fail(incoming: Incoming, session: Session) -> Sequence[Reply]:
    await ask_and_register(incoming, session)
    raise RuntimeError("sample")


async def ask_and_lose_connection(incoming: Incoming, session: Session) -> Sequence[Reply]:
    await ask_and_register(incoming, session)
    await session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    return []


@pytest.fixture
async def asking(database: Database, tmp_path: Path) -> AsyncIterator[InboxBatch]:
    """A batch in which somebody asks the first question of a seminar; handled by `ask_and_…`."""
    async with database.session.begin() as session:
        session.add(new_seminar())
        await inbox.store(session, [(OTHER, OTHER, update_of(OTHER))], NOW)
    async with database.session() as session:
        renderer, journal = MessageRenderer("ky", "Asia/Bishkek", {}), ErasureJournal(tmp_path / "erasures")
        yield InboxBatch(session, renderer, {}, "Asia/Bishkek", journal)


async def handle_together(batch: InboxBatch) -> None:
    await batch.handle_together(await inbox.lock_pending(batch.session, 1))


postgres = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@postgres
async def test_a_batch_that_fails_passes_its_numbers_on(
    asking: InboxBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", ask_and_fail)
    with pytest.raises(inbox_batch.HandleSeparately) as apart:
        await handle_together(asking)
    assert apart.value.unused_numbers == {1: [1]}


@postgres
async def test_numbers_reserved_before_a_lost_connection_are_skipped(
    asking: InboxBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server that comes back, or its standby, may give them once more."""
    monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", ask_and_lose_connection)
    with pytest.raises(inbox_batch.HandleSeparately) as apart:
        await handle_together(asking)
    assert asking.session.reserved_numbers == {1: [1]}
    assert apart.value.unused_numbers == {}


@postgres
async def test_numbers_are_skipped_if_the_connection_is_lost_before_the_seats_are_checked(
    database: Database, asking: InboxBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", ask_and_register)
    await handle_together(asking)
    backend = await asking.session.scalar(text("SELECT pg_backend_pid()"))
    async with database.session() as other:
        await other.execute(text("SELECT pg_terminate_backend(:backend)"), {"backend": backend})
    with pytest.raises(inbox_batch.HandleSeparately) as apart:
        await asking.check_seats()
    assert apart.value.unused_numbers == {}


@postgres
async def test_nobody_registers_for_a_seminar_cancelled_while_they_waited_for_its_lock(
    database: Database, asking: InboxBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The update is handled again, and sees what staff have decided."""
    found = []

    async def register_slowly(incoming: Incoming, session: Session) -> Sequence[Reply]:
        seminar = await seminars.get(session, 1)
        assert seminar is not None
        found.append(seminar.state)
        if seminar.state == seminar_states.OPEN:
            async with database.session.begin() as staff:
                await staff.execute(update(Seminar).values(state=seminar_states.CANCELLED))
            await registrations.register(session, seminar, incoming.person, NOW)
        return []

    monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", register_slowly)
    rows = await inbox.lock_pending(asking.session, 1)
    await asking.handle_separately(rows)
    assert found == [seminar_states.OPEN, seminar_states.CANCELLED]
    assert asking.result.done_ids == [row.id for row in rows]
    assert await asking.session.scalar(select(func.count(Seat.id))) == 0
