"""Election of a leader among processes that share one PostgreSQL: it polls, sends and ticks; all handle updates.

Each of these roles has a lock of its own, so that they can be spread over processes.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

LEADER_LOCKS = {"clock": 0x5E31A4, "receive": 0x5E31A5, "send": 0x5E31A2}
"""The key of each role's advisory lock, which is held as long as the leader's connection lasts."""


@contextlib.asynccontextmanager
async def acquire_leadership(
    database: Database, stop: asyncio.Event, roles: Sequence[str] = tuple(LEADER_LOCKS), wait: float = 0.1
) -> AsyncIterator[asyncio.Event | None]:
    """Wait until this process leads in these roles. Yields an event that is set if that is lost, or None on `stop`.

    `wait`: seconds between attempts. With SQLite there is one process, which always leads. Without roles there is
    nothing to wait for.
    """
    lost = asyncio.Event()
    if database.is_sqlite or not roles:
        yield lost
        return
    keys = [LEADER_LOCKS[role] for role in roles]
    async with database.engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        while not await _lock_all(connection, keys):
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
                await connection.execute(text("SELECT pg_advisory_unlock_all()"))


async def _lock_all(connection: AsyncConnection, keys: Sequence[int]) -> bool:
    """Take all locks or none, in an order that is the same for all processes."""
    for key in sorted(keys):
        if not await connection.scalar(text("SELECT pg_try_advisory_lock(:n)"), {"n": key}):
            if key != min(keys):
                await connection.execute(text("SELECT pg_advisory_unlock_all()"))
            return False
    return True


async def _watch_connection(connection: AsyncConnection, lost: asyncio.Event) -> None:
    while True:
        await asyncio.sleep(2)
        try:
            async with asyncio.timeout(5):
                await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, TimeoutError):  # the lock is lost with the connection
            lost.set()
            return
