"""The audit log: a chain in which a changed row, and one that is gone, shows."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from storage import audit
from storage.database import Database
from storage.models import Audited, Person
from tests.storage.conftest import NOW


async def wrote(database: Database, number: int) -> None:
    """So many rows, each in a transaction of its own."""
    for count in range(number):
        async with database.session.begin() as session:
            by = await session.get(Person, 1)
            what = {"capacity": [None, count], "unit": "41702205000000", "words": "ө ' \" \\ <"}
            await audit.record(session, by, "change", f"seminar:{count}", NOW, **what)


async def chain(database: Database, known: str = "") -> audit.Chain:
    async with database.reader() as session:
        return await audit.verify(session, known)


async def test_an_untouched_log_holds(seeded: Database) -> None:
    assert await chain(seeded) == audit.Chain(0, "", None, True)
    await wrote(seeded, 5)
    found = await chain(seeded)
    assert (found.rows, found.broken) == (5, None)


@pytest.mark.parametrize(
    "change",
    [
        {"action": "nothing"},
        {"about": "seminar:9"},
        {"by_id": 2},
        {"by_id": None},
        {"at": NOW.replace(hour=10)},
        {"detail": {}},
        {"detail": {"capacity": [None, 1], "unit": "41702205000000"}},
        {"hash": "0" * 64},
    ],
)
async def test_a_changed_row_is_named(seeded: Database, change: dict[str, Any]) -> None:
    await wrote(seeded, 5)
    async with seeded.session.begin() as session:
        await session.execute(update(Audited).where(Audited.id == 3).values(**change))
    found = await chain(seeded)
    assert (found.broken, found.rows) == (3, 2)


@pytest.mark.parametrize("gone", [1, 3])
async def test_the_row_after_one_that_is_gone_is_named(seeded: Database, gone: int) -> None:
    await wrote(seeded, 5)
    async with seeded.session.begin() as session:
        await session.execute(delete(Audited).where(Audited.id == gone))
    assert (await chain(seeded)).broken == gone + 1


async def test_two_rows_that_changed_places_are_noticed(seeded: Database) -> None:
    await wrote(seeded, 4)
    async with seeded.session.begin() as session:
        for before, after in ((2, 99), (3, 2), (99, 3)):
            await session.execute(text(f"UPDATE audit SET id = {after} WHERE id = {before}"))
    assert (await chain(seeded)).broken == 2


async def test_a_hash_noted_elsewhere_tells_of_an_end_cut_off(seeded: Database) -> None:
    await wrote(seeded, 5)
    noted = (await chain(seeded)).last
    assert (await chain(seeded, noted)).seen
    async with seeded.session.begin() as session:
        await session.execute(delete(Audited).where(Audited.id == 5))
    assert (await chain(seeded)).broken is None
    assert not (await chain(seeded, noted)).seen


async def test_many_at_once_make_one_chain(seeded: Database) -> None:
    await asyncio.gather(*(wrote(seeded, 5) for _ in range(6)))
    found = await chain(seeded)
    assert (found.rows, found.broken) == (30, None)


async def test_what_was_rolled_back_leaves_no_gap_in_the_chain(seeded: Database) -> None:
    await wrote(seeded, 1)
    async with seeded.session() as session:
        await audit.record(session, None, "never", "seminar:1", NOW)
        await session.rollback()
    await wrote(seeded, 1)
    found = await chain(seeded)
    assert (found.rows, found.broken) == (2, None)
    async with seeded.reader() as session:
        assert [(row.action, name) for row, name in await audit.newest(session)] == [("change", None)] * 2
