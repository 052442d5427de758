"""Election of a leader among processes that share one PostgreSQL: it polls, sends and ticks; all handle updates.

Each of these roles has a lock of its own, so that they can be spread over processes. Every process holds one more, so
that a restore notices it.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

log = logging.getLogger(__name__)

PRESENCE_LOCK = 0x5E31A6
"""The key of the advisory lock that all running processes share, and that a restore takes for itself."""
WATCH_SECONDS = 2
SILENT_SECONDS = 5
"""Seconds in which a connection that holds locks has to answer."""
LEADER_LOCKS = {"clock": 0x5E31A4, "receive": 0x5E31A5, "send": 0x5E31A2}
"""The key of each role's advisory lock, which is held as long as the leader's connection lasts."""


@contextlib.asynccontextmanager
async def hold_presence(database: Database, stop: asyncio.Event, wait: float = 1.0) -> AsyncIterator[None]:
    """Have no backup restored while the block lasts. Waits until one that is being restored is; with SQLite nothing.

    A lost connection is made again; if a restore has begun meanwhile, `stop` is set. `wait`: seconds between attempts.
    """
    if database.is_sqlite:
        yield
        return
    present = asyncio.Event()
    task = asyncio.create_task(_stay_present(database, present, stop, wait), name="presence")
    waiter = asyncio.create_task(present.wait())
    try:
        await asyncio.wait([task, waiter], return_when=asyncio.FIRST_COMPLETED)
        if not present.is_set():
            await task  # raises why it failed
        yield
    finally:
        for one in (waiter, task):
            one.cancel()
        await asyncio.wait([waiter, task])


async def _stay_present(database: Database, present: asyncio.Event, stop: asyncio.Event, wait: float) -> None:
    """Hold the lock for ever. Raises SQLAlchemyError if the database cannot be used at first."""
    while True:
        try:
            async with database.engine.connect() as plain:
                connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
                if await connection.scalar(
                    text("SELECT pg_try_advisory_lock_shared(:n)"), {"n": PRESENCE_LOCK}
                ):
                    present.set()
                    await _hold_until_lost(database, connection)
                elif present.is_set():
                    log.error("a backup is being restored: shutting down")
                    stop.set()
                    return
                else:
                    log.warning("a backup is being restored: waiting for its end")
        except SQLAlchemyError:
            if not present.is_set():
                raise
        await asyncio.sleep(wait)


async def _hold_until_lost(database: Database, connection: AsyncConnection) -> None:
    try:
        await _watch_connection(database, connection, asyncio.Event())
    finally:
        with contextlib.suppress(SQLAlchemyError):
            await connection.execute(text("SELECT pg_advisory_unlock_all()"))


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
        watch = asyncio.create_task(_watch_connection(database, connection, lost))
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


async def _watch_connection(database: Database, connection: AsyncConnection, lost: asyncio.Event) -> None:
    """Set `lost` when the connection is lost, and with it the locks. A server that is silent is cut off."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        query = asyncio.create_task(_ping(connection))
        try:
            if not await _ends(query):
                log.error(
                    "the database has not answered for %d seconds: its connections are cut", SILENT_SECONDS
                )
                database.cut_connections()
            await query
        except SQLAlchemyError:
            lost.set()
            return
        finally:
            query.cancel()
            await asyncio.wait([query])


async def _ping(connection: AsyncConnection) -> None:
    await connection.execute(text("SELECT 1"))


async def _ends(task: "asyncio.Task[None]") -> bool:
    """Whether the task ends within SILENT_SECONDS. A standstill of this process counts as one of them."""
    for _ in range(SILENT_SECONDS):
        if (await asyncio.wait([task], timeout=1))[0]:
            return True
    return False
