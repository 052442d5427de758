"""The audit log: a hash chain that reveals changed and missing rows."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from storage import audit
from storage.database import Database
from storage.models import AuditEntry, Person
from storage.team import roles
from tests.storage.audit_tampering import GROWN, TAMPERINGS, try_tampering
from tests.storage.conftest import NOW


async def write_rows(database: Database, number: int) -> None:
    """Write a number of rows, each in its own transaction."""
    for count in range(number):
        async with database.session.begin() as session:
            by = await session.get(Person, 1)
            what = {"capacity": [None, count], "unit": "41702205000000", "words": "ө ' \" \\ <"}
            await audit.record(session, by, "change", f"seminar:{count}", NOW, **what)


async def chain(database: Database, *marks: audit.Checkpoint) -> audit.ChainCheck:
    async with database.reader() as session:
        return await audit.verify_chain(session, marks)


async def mark(database: Database) -> audit.Checkpoint:
    async with database.reader() as session:
        return await audit.take_checkpoint(session)


async def test_an_untouched_log_holds(seeded: Database) -> None:
    assert await chain(seeded) == audit.ChainCheck(0, "")
    await write_rows(seeded, 5)
    found = await chain(seeded)
    assert (found.rows, found.broken_id) == (5, None)


@pytest.mark.parametrize(
    "change",
    [
        {"action": "nothing"},
        {"subject": "seminar:9"},
        {"actor_id": 2},
        {"actor_id": None},
        {"at": NOW.replace(hour=10)},
        {"detail": {}},
        {"detail": {"capacity": [None, 1], "unit": "41702205000000"}},
        {"hash": "0" * 64},
    ],
)
async def test_a_changed_row_is_named(seeded: Database, change: dict[str, Any]) -> None:
    await write_rows(seeded, 5)
    async with seeded.session.begin() as session:
        await session.execute(update(AuditEntry).where(AuditEntry.id == 3).values(**change))
    found = await chain(seeded)
    assert (found.broken_id, found.rows) == (3, 2)


@pytest.mark.parametrize("gone", [1, 3])
async def test_the_row_after_one_that_is_gone_is_named(seeded: Database, gone: int) -> None:
    await write_rows(seeded, 5)
    async with seeded.session.begin() as session:
        await session.execute(delete(AuditEntry).where(AuditEntry.id == gone))
    assert (await chain(seeded)).broken_id == gone + 1


async def test_two_rows_that_changed_places_are_noticed(seeded: Database) -> None:
    await write_rows(seeded, 4)
    async with seeded.session.begin() as session:
        for before, after in ((2, 99), (3, 2), (99, 3)):
            await session.execute(text(f"UPDATE audit_log SET id = {after} WHERE id = {before}"))
    assert (await chain(seeded)).broken_id == 2


async def cut(database: Database, after: int) -> None:
    async with database.session.begin() as session:
        await session.execute(delete(AuditEntry).where(AuditEntry.id > after))


@pytest.mark.parametrize("after", [4, 1, 0])
async def test_what_was_noted_elsewhere_tells_of_an_end_cut_off(seeded: Database, after: int) -> None:
    await write_rows(seeded, 5)
    noted = await mark(seeded)
    anywhere, counted = audit.Checkpoint(None, noted.last_hash[:16]), audit.Checkpoint(5)
    for one in (noted, anywhere, counted):
        assert (await chain(seeded, one)).is_intact
    await cut(seeded, after)
    assert (await chain(seeded)).is_intact
    for one in (noted, anywhere, counted):
        assert (await chain(seeded, audit.Checkpoint(0), one)).missing == one


async def test_what_was_noted_still_holds_when_the_log_has_grown(seeded: Database) -> None:
    await write_rows(seeded, 3)
    noted = await mark(seeded)
    await write_rows(seeded, 3)
    assert (
        await chain(seeded, noted, audit.Checkpoint(None, noted.last_hash), audit.Checkpoint(3))
    ).is_intact
    assert (await chain(seeded, audit.Checkpoint(4, noted.last_hash))).missing == audit.Checkpoint(
        4, noted.last_hash
    )


async def test_an_end_written_anew_is_told_by_the_hash(seeded: Database) -> None:
    await write_rows(seeded, 5)
    noted = await mark(seeded)
    await cut(seeded, 3)
    await write_rows(seeded, 2)
    found = await chain(seeded, noted)
    assert (found.rows, found.broken_id, found.missing) == (5, None, noted)


async def test_a_log_that_is_empty_though_there_are_staff_was_emptied(seeded: Database) -> None:
    async def emptied() -> bool:
        async with seeded.reader() as session:
            return await audit.was_emptied(session)

    assert not await emptied()
    async with seeded.session.begin() as session:
        await roles.sync_owners(session, [11], NOW)
    assert not await emptied()
    await cut(seeded, 0)
    assert await emptied()


async def test_owners_are_to_be_told_a_day_after_something_new(seeded: Database) -> None:
    async def untold(at: datetime) -> bool:
        async with seeded.reader() as session:
            return await audit.needs_notification(session, at)

    assert not await untold(NOW)
    await write_rows(seeded, 2)
    assert not await untold(NOW - timedelta(seconds=1))
    assert await untold(NOW)
    async with seeded.session.begin() as session:
        await audit.record(session, None, audit.OWNERS_NOTIFIED, "audit", NOW)
    assert not await untold(NOW + timedelta(days=30))
    await write_rows(seeded, 1)
    assert await untold(NOW)


async def test_many_at_once_make_one_chain(seeded: Database) -> None:
    await asyncio.gather(*(write_rows(seeded, 5) for _ in range(6)))
    found = await chain(seeded)
    assert (found.rows, found.broken_id) == (30, None)


async def test_what_was_rolled_back_leaves_no_gap_in_the_chain(seeded: Database) -> None:
    await write_rows(seeded, 1)
    async with seeded.session() as session:
        await audit.record(session, None, "never", "seminar:1", NOW)
        await session.rollback()
    await write_rows(seeded, 1)
    found = await chain(seeded)
    assert (found.rows, found.broken_id) == (2, None)
    async with seeded.reader() as session:
        assert [(row.action, name) for row, name in await audit.list_newest(session)] == [
            ("change", None)
        ] * 2


async def test_whatever_is_done_to_a_row_is_noticed_and_the_row_is_named(database: Database) -> None:
    seen = await try_tampering(database, 4)
    assert seen.times == len(TAMPERINGS) * 4 - len(GROWN)
    assert (seen.unnoticed, seen.named) == ([], [])
