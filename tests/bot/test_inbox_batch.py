"""A batch of updates: what it notes of erasures, and that others have their turn meanwhile."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from bot import inbox_batch
from bot.erasure_journal import ErasureJournal
from bot.inbox_batch import InboxBatch
from bot.telegram.outgoing import MessageRenderer
from handlers.messages import Incoming, Reply
from storage.database import Database, Session
from storage.messages import inbox
from storage.messages.inbox import PendingUpdate
from tests.storage.conftest import NOW

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
