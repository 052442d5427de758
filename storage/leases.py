"""Election of a leader among processes that share one PostgreSQL: it polls, sends and ticks; all handle updates."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

LEADER_LOCK = 0x5E31A2
"""The key of the advisory lock, which is held as long as the leader's connection lasts."""


@contextlib.asynccontextmanager
async def acquire_leadership(
    database: Database, stop: asyncio.Event, wait: float = 0.1
) -> AsyncIterator[asyncio.Event | None]:
    """Wait until this process is the leader. Yields an event that is set if leadership is lost, or None on `stop`.

    `wait`: seconds between attempts. With SQLite there is one process, which always leads.
    """
    lost = asyncio.Event()
    if database.is_sqlite:
        yield lost
        return
    async with database.engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        while not await connection.scalar(text("SELECT pg_try_advisory_lock(:n)"), {"n": LEADER_LOCK}):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await stop.wait()
            if stop.is_set():
                yield None
                return
        watch = asyncio.create_task(_watch_connection(connection, lost))
        try:
            yield lost
        finally:
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch
            with contextlib.suppress(SQLAlchemyError):
                await connection.execute(text("SELECT pg_advisory_unlock(:n)"), {"n": LEADER_LOCK})


async def _watch_connection(connection: AsyncConnection, lost: asyncio.Event) -> None:
    while True:
        await asyncio.sleep(2)
        try:
            async with asyncio.timeout(5):
                await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, TimeoutError):  # the lock is lost with the connection
            lost.set()
            return
