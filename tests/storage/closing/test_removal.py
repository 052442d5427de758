"""Removal of personal data after seminars: each kind in its time, never unannounced, wholly, and nothing else."""

import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from storage.closing import counts, removal, schedule
from storage.closing.policy import store_policy
from storage.database import Database, Session
from storage.models import (
    Attachment,
    Feedback,
    FrozenCounts,
    InboxUpdate,
    OutboxMessage,
    Person,
    Question,
    QuestionEvent,
    Remark,
    Role,
    Seat,
    SeatEvent,
    Seminar,
    Vote,
    seat_states,
)
from storage.seats import registrations, seats
from storage.series.counts import load_counts
from tests.databases import copy_sqlite
from tests.storage.closing.closing_rows import (
    NOTICE,
    POLICY,
    create_past_participant,
    days_after,
    kinds_left,
    pass_time,
    remove_all,
    rows_left,
    tell_staff,
)
from tests.storage.conftest import NOW, new_person, new_seminar
from tests.storage.privacy.full_person import CHAT

ORDER = ("contacts", "authors", "feedback", "arrivals", "messages")


@pytest.mark.any_database
async def test_each_kind_goes_in_its_time_and_counts_stay(database: Database) -> None:
    async with database.session.begin() as session:
        person = await create_past_participant(session)
        session.add(OutboxMessage(**sent_about_seat(person)))
        await session.flush()
        seminar = await session.get(Seminar, 1)
        assert seminar is not None
        seat = await seats.of_person(session, seminar.id, person)
        assert seat is not None
        await seats.transition(session, seat, seat_states.ARRIVED, NOW, None)
        before = await measure(session, seminar)
        compared = (await load_counts(session, [1]))[1]
    for place, day in enumerate((9, 10, 20, 30, 40, 50)):
        await pass_time(database, day)
        async with database.session() as session:
            assert await kinds_left(session, days_after(day)) == set(ORDER[place:]), f"on day {day}"
    async with database.session.begin() as session:
        frozen = await session.get(FrozenCounts, 1)
        assert frozen is not None
        assert (frozen.expected, frozen.arrived, frozen.asked, frozen.answered) == (1, 1, 3, 1)
        assert (frozen.answer_seconds, frozen.stars_4, frozen.stars_5) == (0, 1, 0)
        assert before == {name: getattr(frozen, name) for name in before}
        assert counts.to_counts(frozen) == compared
        await assert_nothing_personal(session, person.id)
        assert list(await session.scalars(select(Question.number).order_by(Question.id))) == [1, 2, 3]


def sent_about_seat(person: Person) -> dict[str, object]:
    row = {"chat_id": person.telegram_id, "lane": 0, "method": "sendMessage", "payload": "{}"}
    return {**row, "subject": "seat:1", "state": "sent", "created_at": NOW}


async def measure(session: Session, seminar: Seminar) -> dict[str, object]:
    """Return the counts that would be frozen now."""
    async with session.begin_nested() as savepoint:
        await counts.freeze(session, seminar, NOW)
        frozen = (await counts.load_frozen(session, [seminar.id]))[seminar.id]
        found = {one.name: getattr(frozen, one.name) for one in FrozenCounts.__table__.columns}
        await savepoint.rollback()
    return {name: value for name, value in found.items() if name != "frozen_at"}


async def assert_nothing_personal(session: Session, person_id: int) -> None:
    person = await session.get(Person, person_id)
    assert person is not None
    assert (person.name, person.phone, person.draft, person.consented_at) == (None, None, {}, None)
    for seat in await session.scalars(select(Seat)):
        assert (seat.name, seat.phone, seat.answers, seat.arrived_at) == (None, None, {}, None)
    assert {one.reason for one in await session.scalars(select(SeatEvent))} == {None}
    for model in (Question, Remark, Vote):
        assert person_id not in set(await session.scalars(select(model.person_id))) - staff_remarks(model)
    assert person_id not in set(await session.scalars(select(QuestionEvent.actor_id)))
    assert list(await session.scalars(select(Attachment.id))) == []
    assert [(one.stars, one.text) for one in await session.scalars(select(Feedback))] == [(4, "")]
    about_seats = select(OutboxMessage.chat_id).where(OutboxMessage.subject == "seat:1")
    assert set(await session.scalars(about_seats)) == {0}


def staff_remarks(model: type[object]) -> set[int]:
    """The sample's person is staff too, and asked back about a question of another person."""
    return {1} if model is Remark else set()


@pytest.mark.any_database
async def test_nothing_is_removed_before_staff_were_told_long_enough_before(database: Database) -> None:
    async with database.session.begin() as session:
        await create_past_participant(session)
    late = days_after(400)
    assert await remove_all(database, late) == 0
    await tell_staff(database, late)
    assert await remove_all(database, late + NOTICE - timedelta(minutes=1)) == 0
    assert await remove_all(database, late + NOTICE) > 10


@pytest.mark.any_database
async def test_a_kind_with_no_days_is_kept(database: Database) -> None:
    async with database.session.begin() as session:
        await create_past_participant(session)
        days = {kind: 0 if kind == "contacts" else 1 for kind in POLICY.days}
        await store_policy(session, type(POLICY)(days, notice_days=1), NOW)
    await pass_time(database, 400)
    async with database.session() as session:
        assert None not in list(await session.scalars(select(Seat.name)))
        assert set(await session.scalars(select(Feedback.text))) == {""}


@pytest.mark.any_database
async def test_staff_keep_a_seminar_longer_and_are_told_again(database: Database) -> None:
    async with database.session.begin() as session:
        await create_past_participant(session)
    await tell_staff(database, days_after(45))
    async with database.session.begin() as session:
        for seminar in await session.scalars(select(Seminar)):
            await schedule.keep_longer(session, seminar, days_after(410))
    assert await remove_all(database, days_after(409)) == 0
    async with database.session() as session:
        assert await removal.due_announcement(session, days_after(404)) is None
        assert await removal.due_announcement(session, days_after(405)) is not None
    await pass_time(database, 410)
    async with database.session() as session:
        assert await kinds_left(session, days_after(410)) == set()


@pytest.mark.any_database
async def test_who_comes_to_a_younger_seminar_is_known_until_that_one_is_due(database: Database) -> None:
    async with database.session.begin() as session:
        await store_policy(session, POLICY, NOW)
        old = new_seminar()
        young = new_seminar("young", starts_at=days_after(12), ends_at=days_after(12))
        twice, once = new_person(11, name="Үлгү Эки"), new_person(12, name="Үлгү Бир")
        session.add_all([old, young, twice, once])
        await session.flush()
        for person, seminar in ((twice, old), (twice, young), (once, old)):
            person.office, person.position = "project", "other"
            await registrations.register(session, seminar, person, NOW)
    await pass_time(database, 11)
    assert await names(database) == ["Үлгү Эки", "Үлгү Эки", "Үлгү Эки"]
    await pass_time(database, 12 + 10)
    assert await names(database) == []


async def names(database: Database) -> list[str]:
    """Return all names of people and in seats."""
    async with database.reader() as session:
        found = [*await session.scalars(select(Person.name)), *await session.scalars(select(Seat.name))]
    return sorted(one for one in found if one)


@pytest.mark.any_database
@pytest.mark.parametrize("kept_by", ["role", "message"])
async def test_staff_and_people_who_wrote_in_the_last_days_keep_their_profile(
    database: Database, kept_by: str
) -> None:
    async with database.session.begin() as session:
        person = await create_past_participant(session)
        if kept_by == "message":
            session.add(InboxUpdate(update_id=9, sender_id=CHAT, raw="", received_at=NOW, handled_at=NOW))
        else:
            session.add(Role(person_id=person.id, role="expert", granted_at=NOW))
    await pass_time(database, 400)
    async with database.reader() as session:
        person = (await session.scalars(select(Person).where(Person.telegram_id == CHAT))).one()
        assert person.name
        assert set(await session.scalars(select(Seat.name))) == {None}


REMOVER = """
import asyncio, sys
from datetime import datetime
from storage.closing import removal
from storage.database import Database

async def main():
    database = Database(sys.argv[1])
    while True:
        async with database.session.begin() as session:
            await removal.remove_due(session, datetime.fromisoformat(sys.argv[2]), 1)
        print("removed", flush=True)

asyncio.run(main())
"""


async def test_it_goes_on_after_a_kill_and_twice_is_as_once(migrated_file: Path, tmp_path: Path) -> None:
    """A process is killed at some row; what the next one leaves is what one run without a kill leaves."""
    url, at = copy_sqlite(migrated_file, tmp_path / "whole.sqlite3"), days_after(400)
    database = Database(url)
    async with database.session.begin() as session:
        await create_past_participant(session)
    await tell_staff(database, at - NOTICE)
    await database.truncate_wal()
    await database.close()
    killed = copy_sqlite(tmp_path / "whole.sqlite3", tmp_path / "killed.sqlite3")
    kill_after(killed, at.isoformat(), transactions=5)
    assert await rows_after_removal(killed, at, limit=3) == await rows_after_removal(url, at, limit=1000)


async def rows_after_removal(url: str, at: datetime, limit: int) -> dict[str, Counter[Any]]:
    """Remove what is left, and return the rows; a further removal changes nothing."""
    database = Database(url)
    await remove_all(database, at, limit)
    found = await rows_left(database)
    assert await remove_all(database, at + timedelta(days=2)) == 0
    assert await rows_left(database) == found
    await database.close()
    return found


def kill_after(url: str, at: str, transactions: int) -> None:
    """Remove row by row in a process that is killed after some transactions, in the middle of another one."""
    command = [sys.executable, "-c", REMOVER, url, at]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        for _ in range(transactions):
            assert process.stdout.readline() == b"removed\n"
        process.kill()
