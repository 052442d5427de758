"""Replacing a whole database: all of it, or nothing is changed, wherever this is interrupted."""

import contextlib
import os
import sqlite3
from collections.abc import Container, Iterator
from pathlib import Path

from sqlalchemy import Connection

from bot.disk import sync_folder
from storage.backups import tables
from storage.backups.connections import NoDatabase, open_exclusively, open_snapshot
from storage.database import Database

LOCK_SECONDS = 30.0
"""How long a program that has the SQLite file open is waited for."""


class DatabaseOpen(Exception):
    """Another program has the SQLite file open, so it cannot be replaced; the text is its path."""


def has_rows(url: str, only: Container[str] | None = None) -> bool:
    """Whether the database has a row, in these tables if given."""
    try:
        with open_snapshot(url) as connection:
            return any(
                tables.count_rows(connection, one)
                for one in tables.reflect_tables(connection)
                if only is None or one.name in only
            )
    except NoDatabase:
        return False


@contextlib.contextmanager
def replaced(database: Database) -> Iterator[Connection]:
    """Yield a connection whose transaction replaces the database: PostgreSQL's own, or a new file of SQLite."""
    if not database.is_sqlite:
        with open_exclusively(database.url.render_as_string(hide_password=False)) as connection:
            yield connection
        return
    path = Path(str(database.url.database))
    new = Path(f"{path}.new")
    try:
        with new_sqlite(new) as connection:
            yield connection
        _end_wal(path)
        os.replace(new, path)
    except BaseException:
        _remove_sqlite(new)
        raise
    sync_folder(path.parent)


@contextlib.contextmanager
def new_sqlite(path: Path) -> Iterator[Connection]:
    """Yield a connection with a transaction in a new file, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_sqlite(path)
    path.touch(mode=0o600)
    with open_exclusively(f"sqlite:///{path}") as connection:
        yield connection


def _remove_sqlite(path: Path) -> None:
    for leaving in ("", "-journal"):
        Path(f"{path}{leaving}").unlink(missing_ok=True)


def _end_wal(path: Path) -> None:
    """Move the write-ahead log of a SQLite file into it: it would be applied to the file that replaces this one.

    Raises DatabaseOpen.
    """
    if path.exists():
        with contextlib.closing(sqlite3.connect(path, timeout=LOCK_SECONDS)) as connection:
            try:
                connection.execute("PRAGMA journal_mode=DELETE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                raise DatabaseOpen(path) from None
    for leaving in ("-wal", "-shm"):
        Path(f"{path}{leaving}").unlink(missing_ok=True)
