"""The inbox: each update once, in order per person, fair between people, shared by two workers."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.messages import inbox
from storage.models import InboxUpdate
from tests.storage.conftest import NOW


async def store(database: Database, *rows: tuple[int, int | None]) -> None:
    async with database.session.begin() as session:
        await inbox.store(session, [(number, sender, f'{{"n":{number}}}') for number, sender in rows], NOW)


async def waiting(database: Database, limit: int = 100) -> list[int]:
    async with database.session.begin() as session:
        return [row.update_id for row in await inbox.lock_pending(session, limit)]


async def test_an_update_that_comes_twice_is_kept_once_with_its_first_words(database: Database) -> None:
    await store(database, (5, 1), (6, 2))
    async with database.session.begin() as session:
        await inbox.store(session, [(5, 1, "other"), (7, 1, "new"), (7, 1, "new again")], NOW)
    async with database.reader() as session:
        rows = {row.update_id: row.raw for row in await session.scalars(select(InboxUpdate))}
    assert rows == {5: '{"n":5}', 6: '{"n":6}', 7: "new"}


async def test_an_update_handled_is_not_taken_up_again_when_it_comes_again(database: Database) -> None:
    await store(database, (5, 1))
    async with database.session.begin() as session:
        [row] = await inbox.lock_pending(session, 10)
        await inbox.mark_handled(session, [row.id], NOW)
    await store(database, (5, 1))
    assert await waiting(database) == []


async def test_each_person_gives_their_oldest_in_the_order_of_arrival(database: Database) -> None:
    await store(database, (30, 1), (10, 2), (20, 1), (11, 2), (40, None), (41, None))
    assert await waiting(database) == [30, 10, 40, 41]


async def test_the_next_of_a_person_comes_after_the_one_before_it(database: Database) -> None:
    await store(database, (1, 7), (2, 7), (3, 7))
    seen: list[int] = []
    for _ in range(3):
        async with database.session.begin() as session:
            [row] = await inbox.lock_pending(session, 10)
            seen.append(row.update_id)
            await inbox.mark_handled(session, [row.id], NOW)
    assert seen == [1, 2, 3]


async def test_a_flood_of_one_person_is_in_nobodys_way(database: Database) -> None:
    await store(database, *[(number, 1) for number in range(500)], *[(1000 + n, 10 + n) for n in range(20)])
    assert set(await waiting(database, limit=21)) == {0, *range(1000, 1020)}


async def test_nothing_handled_is_no_error(database: Database) -> None:
    async with database.session.begin() as session:
        await inbox.mark_handled(session, [], NOW)
        await inbox.store(session, [], NOW)


async def test_what_fails_is_tried_three_times_and_then_dead(database: Database) -> None:
    await store(database, (1, 7))
    dead = []
    for _ in range(3):
        async with database.session.begin() as session:
            [row] = await inbox.lock_pending(session, 10)
            dead.append(await inbox.record_failure(session, row, "Mistake in place:1", NOW))
    assert dead == [False, False, True]
    async with database.reader() as session:
        [letter] = await inbox.list_dead_letters(session)
        assert (letter.update_id, letter.error, letter.attempts) == (1, "Mistake in place:1", 3)
        assert await inbox.count_pending(session) == 0


async def test_what_cannot_be_read_is_dead_at_once(database: Database) -> None:
    await store(database, (1, 7), (2, 7))
    async with database.session.begin() as session:
        [row] = await inbox.lock_pending(session, 10)
        assert await inbox.record_failure(session, row, "unreadable", NOW, last=True)
    assert await waiting(database) == [2]


async def test_old_updates_are_let_go_of_and_dead_letters_later(database: Database) -> None:
    await store(database, (1, 1), (2, 2), (3, 3))
    async with database.session.begin() as session:
        one, two, _ = await inbox.lock_pending(session, 10)
        await inbox.mark_handled(session, [one.id], NOW)
        await inbox.record_failure(session, two, "x", NOW, last=True)
    async with database.session.begin() as session:
        assert await inbox.purge_before(session, NOW) == 0
        assert await inbox.purge_before(session, NOW + timedelta(seconds=1)) == 1
    async with database.reader() as session:
        assert await session.scalar(select(func.count(InboxUpdate.id))) == 2
    async with database.session.begin() as session:
        await inbox.purge_before(session, NOW + timedelta(days=100))
    async with database.reader() as session:
        assert set(await session.scalars(select(InboxUpdate.update_id))) == {3}


async def test_what_was_said_is_let_go_of_once_it_is_handled(database: Database) -> None:
    await store(database, (1, 1))
    async with database.session.begin() as session:
        [row] = await inbox.lock_pending(session, 10)
        await inbox.mark_handled(session, [row.id], NOW)
    async with database.reader() as session:
        assert await session.scalar(select(InboxUpdate.raw)) == ""


async def test_two_workers_share_the_people_and_keep_each_ones_order(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has one worker")
    await store(database, (1, 7), (2, 7), (3, 8), (4, 9))
    async with database.session() as first, database.session() as second:
        ours = await inbox.lock_pending(first, 2)
        theirs = await inbox.lock_pending(second, 2)
        assert [row.update_id for row in ours] == [1, 3]
        assert [row.update_id for row in theirs] == [4], "not the first two, which the other one holds"
        await inbox.mark_handled(first, [row.id for row in ours], NOW)
        await first.commit()
        assert [row.update_id for row in await inbox.lock_pending(second, 10)] == [2, 4]
