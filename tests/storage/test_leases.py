"""Every process on PostgreSQL is noticed by a restore, and notices one."""

import asyncio
import contextlib

import pytest
from sqlalchemy import text

from storage import leases
from storage.backups.connections import open_exclusively
from storage.database import Database, DatabaseLocked
from tests.waiting import wait_until

END_PRESENT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'"
)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def url_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


@on_postgresql
async def test_a_restore_is_refused_while_any_process_runs(database: Database) -> None:
    async with leases.hold_presence(database, asyncio.Event()):
        async with leases.hold_presence(database, asyncio.Event()):
            pass  # as many as you like
        with pytest.raises(DatabaseLocked), open_exclusively(url_of(database)):
            pass
    with open_exclusively(url_of(database)):
        pass


@on_postgresql
async def test_a_process_that_starts_waits_for_the_end_of_a_restore(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    began = asyncio.Event()

    async def run() -> None:
        async with leases.hold_presence(database, asyncio.Event(), wait=0.02):
            began.set()

    with open_exclusively(url_of(database)):
        task = asyncio.create_task(run())
        await wait_until(lambda: "waiting for its end" in caplog.text)
        assert not began.is_set()
    await task
    assert began.is_set()


@on_postgresql
async def test_a_process_that_lost_its_connection_ends_if_a_restore_has_begun(database: Database) -> None:
    stop = asyncio.Event()
    async with leases.hold_presence(database, stop, wait=0.02):
        async with database.session.begin() as session:
            await session.execute(END_PRESENT)
        with contextlib.ExitStack() as restore:

            def begins() -> bool:
                with contextlib.suppress(DatabaseLocked):
                    restore.enter_context(open_exclusively(url_of(database)))
                    return True
                return False

            await wait_until(begins)
            await wait_until(stop.is_set)
