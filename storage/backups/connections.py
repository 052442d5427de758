"""Connections for copying a whole database: a snapshot to read from, and one transaction to write everything in."""

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from storage.database import SETUP_LOCK, DatabaseLocked
from storage.engines import sync_url
from storage.leases import LEADER_LOCKS, PRESENCE_LOCK


class NoDatabase(Exception):
    """The database does not exist; the text names it."""


def check_exists(url: str) -> None:
    """Raise NoDatabase if this is a SQLite file that does not exist: connecting would create it."""
    address = sync_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        raise NoDatabase(address.database)


@contextlib.contextmanager
def open_snapshot(url: str) -> Iterator[Connection]:
    """Yield a connection that sees one committed state of the database, whatever is written meanwhile.

    SQLite's write-ahead log gives a reader the state at its first query, and lets others write; PostgreSQL does so with
    REPEATABLE READ. Raises NoDatabase.
    """
    check_exists(url)
    with _engine(sync_url(url), "BEGIN", "journal_mode=WAL") as engine, engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        yield connection


@contextlib.contextmanager
def open_exclusively(url: str) -> Iterator[Connection]:
    """Yield a connection for writing or moving a whole database; its transaction is committed at the end of the block.

    SQLite does not check foreign keys: the caller does, at the end. Raises DatabaseLocked if a bot works on a
    PostgreSQL database, or is starting there; one that starts later waits for the commit (`lock_setup`). The lock of a
    SQLite file is the caller's (`storage.database.single_process`).
    """
    with _engine(sync_url(url), "BEGIN IMMEDIATE") as engine, engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            lock = text("SELECT pg_try_advisory_xact_lock(:key)")
            keys = sorted([PRESENCE_LOCK, SETUP_LOCK, *LEADER_LOCKS.values()])
            if not all(connection.scalar(lock, {"key": key}) for key in keys):
                raise DatabaseLocked(engine.url.database)
        yield connection


@contextlib.contextmanager
def _engine(address: URL, begin: str, *pragmas: str) -> Iterator[Engine]:
    """Yield an engine; `begin` and `pragmas` are for SQLite, whose driver would begin a transaction too late."""
    engine = create_engine(address, poolclass=NullPool, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_configure_sqlite, pragmas))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    try:
        yield engine
    finally:
        engine.dispose()


def _configure_sqlite(pragmas: Sequence[str], connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]
    for pragma in (
        "busy_timeout=30000",
        "foreign_keys=OFF",
        "synchronous=FULL",
        "secure_delete=ON",
        *pragmas,
    ):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]
