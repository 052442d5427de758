"""The engines of SQLAlchemy: SQLite with one writer, PostgreSQL with a pool."""

import asyncio
import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util.concurrency import await_only, in_greenlet

from storage import sqlite_driver

WAL_ATTEMPTS = 300
WAL_RETRY_SECONDS = 0.1
"""Together the 30 seconds of the busy timeout."""
CONNECT_SECONDS = 5
"""Seconds until the next server of DATABASE_URL is tried. The address may name another number as `connect_timeout`."""


def sync_url(url: str) -> URL:
    """Return the URL of the same database with a synchronous driver."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite")
    query = {"connect_timeout": str(CONNECT_SECONDS), **parsed.query}
    return parsed.set(drivername="postgresql+psycopg", query=query)


def sqlite_engine(url: str, *, writes: bool) -> AsyncEngine:
    """Return the engine of a SQLite database, for the one writer or for readers."""
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    # One connection for writing: writers queue for it in the pool instead of failing with SQLITE_BUSY.
    size = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 60} if writes else {"pool_size": 4}
    arguments = {"timeout": 30, "async_creator_fn": sqlite_driver.connect}
    engine = create_async_engine(url, connect_args=arguments, hide_parameters=True, **size)
    engine.sync_engine.dialect.do_terminate = _terminate_connection  # type: ignore[method-assign, assignment]
    event.listen(engine.sync_engine, "connect", _sqlite_pragmas)
    # The driver's own BEGIN is deferred: it takes the write lock at the first write, and may then fail at once.
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _terminate_connection(connection: Any) -> None:
    """Terminate the connection of a cancelled task; its thread ends after the current statement.

    It replaces SQLAlchemy's `do_terminate`, which closes the connection in a separate task and stops the thread if that
    is cancelled too. aiosqlite then waits forever for a thread that has ended, and the event loop never finishes (seen
    with SQLAlchemy 2.1, aiosqlite 0.22).
    """
    driver = connection.driver_connection
    if (ended := driver.stop()) is None:
        return
    if (
        in_greenlet()
    ):  # wait in the cancelled task: a closing event loop waits for it, but not for tasks made later
        await_only(_wait_until_closed(driver, ended))
        return
    task = ended.get_loop().create_task(_wait_until_closed(driver, ended))
    _closing_tasks.add(task)
    task.add_done_callback(_closing_tasks.discard)


_closing_tasks: set["asyncio.Task[None]"] = set()
"""Strong references: the event loop keeps only weak ones to its tasks."""
THREAD_TIMEOUT = 25.0
"""Seconds to wait for the thread of a terminated connection."""


async def _wait_until_closed(driver: Any, ended: "asyncio.Future[Any]") -> None:
    """Wait until the thread has closed the connection, even if cancelled.

    The thread reports the result of its last statement to the event loop, which must still exist.
    """
    until = ended.get_loop().time() + THREAD_TIMEOUT
    while not ended.done() and (left := until - ended.get_loop().time()) > 0:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([ended], timeout=left)


def _sqlite_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=30000")
    _switch_to_wal(cursor)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "cache_size=-8000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _switch_to_wal(cursor: Any) -> None:
    """Set the journal mode, which stays in the file.

    Two connections that switch a new or restored file at once get "database is locked" whatever the busy timeout is,
    since each waits for the other: the second one tries again, and finds the file switched.
    """
    for left in reversed(range(WAL_ATTEMPTS)):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if not left:
                raise
            await_only(asyncio.sleep(WAL_RETRY_SECONDS))


def _liveness(url: URL) -> dict[str, Any]:
    """Return arguments of the driver to notice a dead server after seconds, unless the address has others.

    TCP's default is hours.
    """
    settings = {
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": 10,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
    }
    return {name: value for name, value in settings.items() if name not in url.query}


def postgres_engine(url: URL) -> AsyncEngine:
    """Return the engine of a PostgreSQL database."""
    return create_async_engine(
        url,
        pool_size=8,
        max_overflow=4,
        pool_pre_ping=True,
        pool_timeout=60,
        hide_parameters=True,  # keep people's texts out of logs
        connect_args=_liveness(url),
    )


def counters_engine(url: URL) -> AsyncEngine:
    """Return an engine whose statements are committed one by one, and do not wait long for a lock.

    They need not wait for the disk: the COMMIT of what uses the number does, for both.
    """
    given = url.query.get("options", "")
    options = f"{given if isinstance(given, str) else ' '.join(given)} -c lock_timeout=100 -c synchronous_commit=off"
    return create_async_engine(
        url,
        pool_size=1,
        pool_timeout=60,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        connect_args={**_liveness(url), "options": options.strip()},
    )
