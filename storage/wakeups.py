"""Wake the other processes on the same PostgreSQL: NOTIFY in a transaction, delivered at its COMMIT, and LISTEN.

Nothing depends on it: whoever is not woken looks once a second. On SQLite there is one process.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, cast

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import Database, Session

if TYPE_CHECKING:
    import psycopg

log = logging.getLogger(__name__)

INBOX, OUTBOX = "seminar_bot_inbox", "seminar_bot_outbox"
"""The channels: there are new updates; there are new messages."""
LOOK_SECONDS = 1.0
"""Seconds between two looks of who was not woken."""
WARN_SECONDS = 60.0
"""Seconds between two lines in the log while the connection cannot be made."""


async def notify(session: Session, channel: str) -> None:
    """Wake the other processes that listen to this channel, once the transaction is committed."""
    if session.is_postgresql:
        await session.execute(select(func.pg_notify(channel, session.origin)))


@contextlib.asynccontextmanager
async def listening(
    database: Database, wakes: Mapping[str, Callable[[], None]], wait: float = 1.0
) -> AsyncIterator[None]:
    """Call the function of a channel whenever another process notifies it. `wait`: seconds before a lost
    connection is made again; all functions are called then, because something may have been missed.
    """
    if database.is_sqlite or not wakes:
        yield
        return
    task = asyncio.create_task(_keep_listening(database, wakes, wait), name="wakeups")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _keep_listening(database: Database, wakes: Mapping[str, Callable[[], None]], wait: float) -> None:
    import psycopg  # imported where it is used: SQLite needs none

    loop, warned = asyncio.get_running_loop(), -WARN_SECONDS
    while True:
        try:
            await _listen(database, wakes)
        except (SQLAlchemyError, psycopg.Error) as error:
            if loop.time() - warned >= WARN_SECONDS:
                warned = loop.time()
                log.warning("not woken by other processes, looking once a second (%s)", type(error).__name__)
        await asyncio.sleep(wait)


async def _listen(database: Database, wakes: Mapping[str, Callable[[], None]]) -> None:
    """Listen until the connection is lost. Raises SQLAlchemyError or psycopg.Error then."""
    async with database.engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        try:
            for channel in wakes:
                await connection.execute(text(f"LISTEN {channel}"))
            for wake in wakes.values():
                wake()
            driver = (await connection.get_raw_connection()).driver_connection
            async for notice in cast("psycopg.AsyncConnection[object]", driver).notifies():
                if notice.payload != database.origin:
                    wakes[notice.channel]()
        finally:
            await connection.invalidate()  # a listening connection must not return to the pool
