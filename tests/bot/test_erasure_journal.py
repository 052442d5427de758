"""The journal of erasures: outside the database, without ids, and whole again after a crash."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.erasure_journal import ErasureJournal, JournalMissing, JournalTooNew
from bot.inbox_batch import InboxBatch
from bot.telegram.outgoing import MessageRenderer
from handlers.messages import Incoming, Reply
from storage.database import Database, Session
from storage.messages import inbox

AT = datetime(2026, 11, 30, 12, 0, 0, 7, tzinfo=UTC)


def _new(path: Path) -> ErasureJournal:
    journal = ErasureJournal(path)
    journal.create(AT)
    return journal


def test_whoever_was_erased_is_found_with_the_last_time_and_nobody_else(tmp_path: Path) -> None:
    journal = _new(tmp_path / "x.erasures")
    journal.add(["person:7", "seat:3"], AT)
    journal.add(["person:7"], AT + timedelta(days=1))
    found = journal.load()
    assert found.erased_at("person:7") == AT + timedelta(days=1)
    assert found.erased_at("seat:3") == AT
    assert found.erased_at("person:8") is None
    assert len(found) == 2


def test_it_names_nobody_and_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    journal = _new(tmp_path / "x.erasures")
    journal.add(["person:123456789"], AT)
    for path in tmp_path.iterdir():
        assert "123456789" not in path.read_text("ascii")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    other = _new(tmp_path / "y.erasures")
    other.add(["person:123456789"], AT)
    assert journal.path.read_text() != other.path.read_text()  # another key


def test_a_line_cut_off_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    journal = _new(tmp_path / "x.erasures")
    journal.add(["person:1"], AT)
    journal.add(["person:2"], AT)
    journal.path.write_bytes(journal.path.read_bytes()[:-20])
    journal.add(["person:3"], AT)
    found = journal.load()
    assert [found.erased_at(f"person:{number}") for number in (1, 2, 3)] == [AT, None, AT]


def test_a_journal_or_a_key_that_is_lost_is_said(tmp_path: Path) -> None:
    journal = ErasureJournal(tmp_path / "x.erasures")
    for use in (journal.load, lambda: journal.add(["person:1"], AT)):
        with pytest.raises(JournalMissing, match=r"x\.erasures$"):
            use()
    assert list(tmp_path.iterdir()) == []
    journal.create(AT)
    journal.add(["person:1"], AT)
    journal.key_path.unlink()
    with pytest.raises(JournalMissing, match="key"):
        journal.load()
    with pytest.raises(JournalMissing, match="key"):
        journal.add(["person:2"], AT)


def test_a_journal_younger_than_the_backup_does_not_know_all(tmp_path: Path) -> None:
    journal = _new(tmp_path / "x.erasures")
    journal.add(["person:1"], AT)
    assert len(journal.load_since(AT)) == 1
    with pytest.raises(JournalTooNew, match="created 2026-11-30 12:00"):
        journal.load_since(AT - timedelta(seconds=1))
    with pytest.raises(FileNotFoundError):
        _new(tmp_path / "disk that is not there" / "x.erasures")


async def test_an_erasure_that_was_rolled_back_is_not_noted_by_the_next_update(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = _new(tmp_path / "x.erasures")

    async def dispatch(incoming: Incoming, session: Session) -> list[Reply]:
        session.erased_subjects.append(f"person:{incoming.person.telegram_id}")
        if incoming.person.telegram_id == 1:
            raise RuntimeError
        return []

    monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", dispatch)
    async with database.session.begin() as session:
        user = {"is_bot": False, "first_name": "x"}
        for number in (1, 2):
            message = {
                "message_id": 1,
                "date": 1,
                "chat": {"id": number, "type": "private", "first_name": "x"},
                "text": "x",
            }
            raw = json.dumps({"update_id": number, "message": message | {"from": user | {"id": number}}})
            await inbox.store(session, [(number, number, raw)], AT)
        rows = await inbox.lock_pending(session, 10)
        assert len(rows) == 2
        batch = InboxBatch(session, MessageRenderer("ky", "Asia/Bishkek", {}), {}, "Asia/Bishkek", journal)
        await batch.handle_separately(rows)
    found = journal.load()
    assert [found.erased_at(f"person:{number}") for number in (1, 2)] == [None, AT]
