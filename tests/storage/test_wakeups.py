"""Processes on one PostgreSQL wake each other at COMMIT, also after the connection was lost."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from storage import wakeups
from storage.database import Database
from tests.waiting import wait_until

END_LISTENERS = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


class Woken:
    """Counts how often it was woken."""

    def __init__(self) -> None:
        self.times = 0

    def wake(self) -> None:
        self.times += 1

    async def reached(self, times: int) -> None:
        """Wait until it was woken so many times, and no more often."""
        await wait_until(lambda: self.times >= times)
        assert self.times == times


@contextlib.asynccontextmanager
async def listener(database: Database) -> AsyncIterator[Woken]:
    """Listen for new updates: it is woken once when it has begun."""
    woken = Woken()
    async with wakeups.listening(database, {wakeups.INBOX: woken.wake}, wait=0.01):
        await woken.reached(1)
        yield woken


@pytest.fixture
async def other(database_url: str) -> AsyncIterator[Database]:
    """The same database as another process has it."""
    database = Database(database_url)
    yield database
    await database.close()


async def notify(database: Database, channel: str = wakeups.INBOX) -> None:
    async with database.session.begin() as session:
        await wakeups.notify(session, channel)


@on_postgresql
async def test_others_are_woken_when_the_transaction_is_committed_and_not_before(
    database: Database, other: Database
) -> None:
    async with listener(database) as woken:
        async with other.session.begin() as session:
            await wakeups.notify(session, wakeups.INBOX)
            await notify(other)
            await woken.reached(2)
        await woken.reached(3)


@on_postgresql
async def test_who_listens_to_updates_is_not_woken_by_messages(database: Database, other: Database) -> None:
    async with listener(database) as woken:
        await notify(other, wakeups.OUTBOX)
        await notify(other)
        await woken.reached(2)


@on_postgresql
async def test_a_process_is_not_woken_by_itself(database: Database, other: Database) -> None:
    async with listener(database) as woken:
        await notify(database)
        await notify(other)
        await woken.reached(2)


@on_postgresql
async def test_a_lost_connection_is_made_again_and_what_came_meanwhile_is_not_missed(
    database: Database, other: Database
) -> None:
    async with listener(database) as woken:
        async with other.session.begin() as session:
            assert len((await session.execute(END_LISTENERS)).all()) == 1
        await woken.reached(2)
        await notify(other)
        await woken.reached(3)


@on_postgresql
async def test_the_connection_that_listened_serves_nobody_else(database: Database) -> None:
    async with listener(database):
        pass
    async with database.session.begin() as session:  # the pool has no other connection
        assert not (await session.execute(text("SELECT pg_listening_channels()"))).all()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_on_sqlite_there_is_nobody_to_wake(database: Database) -> None:
    woken = Woken()
    async with wakeups.listening(database, {wakeups.INBOX: woken.wake}):
        await notify(database)
        await asyncio.sleep(0)
    assert woken.times == 0
