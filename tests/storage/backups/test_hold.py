"""A restored database holds what it owed until somebody decides."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage import audit
from storage.backups import export_requests, hold
from storage.database import Database, Session
from storage.messages import delivery, inbox, outbox
from storage.models import (
    Announcement,
    GroupNotification,
    InboxUpdate,
    OutboxMessage,
    Person,
    Preference,
    Reminder,
    Upload,
)
from storage.models.announcement_states import DRAFT, PAUSED, SCHEDULED, SENDING
from tests.storage.conftest import NOW, new_person, new_seminar

BACKUP_AT, LATER = NOW - timedelta(hours=5), NOW + timedelta(days=1)
STATES = (outbox.PENDING, outbox.SENDING, outbox.SENT)


async def owing(database: Database) -> None:
    """Insert what a database may owe, and restore it, as it were."""
    async with database.session.begin() as session:
        person, seminar = new_person(7), new_seminar()
        session.add_all([person, seminar])
        await session.flush()
        for lane in (outbox.REPLIES, outbox.REMINDERS, outbox.ANNOUNCEMENTS):
            session.add_all(_message(lane, state) for state in STATES)
        session.add(_message(outbox.ANNOUNCEMENTS, outbox.PENDING, method="editMessageText"))
        await inbox.store(session, [(1, 7, "{}"), (2, 7, "{}")], BACKUP_AT)
        for days in (-1, 1):
            due_at = NOW + timedelta(days=days)
            values = {"version": seminar.version, "kind": "ask", "expires_at": LATER}
            session.add(Reminder(seminar_id=seminar.id, due_at=due_at, **values))
            session.add(_announcement(person, SCHEDULED, send_at=due_at))
        session.add(_announcement(person, SENDING))
        values = {"purpose": "invitees", "file_id": "f", "state": "ready", "entries": [{"a": "b"}]}
        session.add(Upload(seminar_id=seminar.id, created_by_id=person.id, sent_at=NOW, **values))
        await session.flush()
        connection = await session.connection()
        await connection.run_sync(hold.hold_everything, BACKUP_AT, NOW)


async def test_what_was_to_be_told_and_exported_is_not_either(database: Database) -> None:
    async with database.session.begin() as session:
        session.add(Preference(name=export_requests.KEY, value={"people": [1]}, changed_at=BACKUP_AT))
        values = {"topic": "questions", "kind": "question"}
        session.add(GroupNotification(subject="question:1", at=BACKUP_AT, **values))
        session.add(GroupNotification(subject="question:2", at=LATER, **values))
    await owing(database)
    async with database.session.begin() as session:
        assert await export_requests.next_waiting(session) is None
        await _finish(session)
        await hold.discard(session, None, LATER)
    async with database.session.begin() as session:
        pending = select(GroupNotification.subject).where(GroupNotification.posted_at.is_(None))
        assert list(await session.scalars(pending)) == ["question:2"]


async def _finish(session: Session) -> None:
    """Note that the restore is finished, so that it may be decided."""
    found = await hold.load_hold(session)
    assert found is not None
    await hold.mark_told(session, found, NOW)


def _message(lane: int, state: str, method: str = "sendMessage") -> OutboxMessage:
    payload = "" if state == outbox.SENT else "{}"
    return OutboxMessage(chat_id=7, lane=lane, method=method, payload=payload, state=state, created_at=NOW)


def _announcement(person: Person, state: str, **values: object) -> Announcement:
    common = {"kind": "message", "audience": {}, "buttons": [], "fallback_languages": {}, "created_at": NOW}
    return Announcement(created_by_id=person.id, state=state, **common, **values)


async def _states(session: Session, lane: int) -> list[str]:
    rows = await session.scalars(
        select(OutboxMessage.state).where(OutboxMessage.lane == lane).order_by(OutboxMessage.id)
    )
    return list(rows)


async def test_nothing_of_it_is_claimed_whatever_the_time(database: Database) -> None:
    await owing(database)
    async with database.session.begin() as session:
        assert await delivery.claim(session, NOW + timedelta(days=3650), 100) == []
        assert await inbox.lock_pending(session, 100) == []
        found = await hold.load_hold(session)
        assert found is not None
        assert (found.backup_at, found.restored_at, found.told_at) == (BACKUP_AT, NOW, None)
        counts = await hold.count_held(session, NOW)
        assert counts == hold.HeldCounts(messages=5, updates=2, reminders=1, requests=0, paused=1)


async def test_an_announcement_stops_and_what_it_may_have_sent_is_unknown(database: Database) -> None:
    await owing(database)
    async with database.session.begin() as session:
        unknown = [outbox.UNKNOWN, outbox.UNKNOWN, outbox.SENT, outbox.PENDING]
        assert await _states(session, outbox.ANNOUNCEMENTS) == unknown
        states = list(await session.scalars(select(Announcement.state).order_by(Announcement.id)))
        assert states == [DRAFT, SCHEDULED, PAUSED]
        assert list(await session.scalars(select(Upload.entries))) == [[]]


async def test_dropping_sends_nothing_and_ends_the_hold(database: Database) -> None:
    await owing(database)
    async with database.session.begin() as session:
        await _finish(session)
        await hold.discard(session, None, NOW)
    async with database.session.begin() as session:
        assert await hold.load_hold(session) is None
        assert await delivery.claim(session, NOW + timedelta(days=3650), 100) == []
        assert await inbox.lock_pending(session, 100) == []
        assert await inbox.list_dead_letters(session) == []
        assert list(await session.scalars(select(InboxUpdate.raw))) == ["", ""]
        cancelled = [
            one.cancelled_at for one in await session.scalars(select(Reminder).order_by(Reminder.id))
        ]
        assert cancelled == [NOW, None]
        [(row, _)] = await audit.list_newest(session, 1)
        assert (row.action, row.detail["messages"]) == ("restore.discarded", 5)


@pytest.mark.parametrize("decide", [hold.release, hold.discard])
async def test_nothing_is_decided_before_erasures_are_repeated(database: Database, decide: Any) -> None:
    await owing(database)
    async with database.session.begin() as session:
        with pytest.raises(hold.RestoreUnfinished):
            await decide(session, None, NOW)
        assert await hold.load_hold(session) is not None


async def test_a_decision_is_made_once_also_if_two_decide_at_once(database: Database) -> None:
    await owing(database)
    async with database.session.begin() as session:
        await _finish(session)
    if database.is_sqlite:  # one writes after the other
        async with database.session.begin() as session:
            await hold.discard(session, None, NOW)
        async with database.session.begin() as session:
            with pytest.raises(hold.AlreadyDecided):
                await hold.release(session, None, NOW)
        return

    async def decide() -> bool:
        async with database.session.begin() as session:
            assert await hold.load_hold(session) is not None
            await both.wait()
            try:
                await hold.discard(session, None, NOW)
            except hold.AlreadyDecided:
                return False
            return True

    both = asyncio.Barrier(2)
    assert sorted(await asyncio.gather(decide(), decide())) == [False, True]


async def test_releasing_sends_messages_and_handles_updates_but_no_announcement(database: Database) -> None:
    await owing(database)
    async with database.session.begin() as session:
        await _finish(session)
        await hold.release(session, None, NOW)
    async with database.session.begin() as session:
        claimed = await delivery.claim(session, NOW, 100)
        assert [one.lane for one in claimed] == [0, 0, 1, 1, outbox.ANNOUNCEMENTS]
        assert claimed[-1].method == "editMessageText"
        assert [one.update_id for one in await inbox.lock_pending(session, 100)] == [1]
        assert await hold.load_hold(session) is None


@pytest.mark.any_database
async def test_a_database_that_was_not_restored_holds_nothing(database: Database) -> None:
    async with database.session.begin() as session:
        assert await hold.load_hold(session) is None
        assert await hold.count_held(session, NOW) == hold.HeldCounts(0, 0, 0, 0, 0)
