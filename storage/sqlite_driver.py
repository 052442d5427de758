"""The connection to SQLite, with fewer trips to its thread.

aiosqlite makes, executes, reads and closes each cursor in a trip of its own to the thread of the connection: four for a
query, of some 50 microseconds of processor time each. Here a statement and its first rows take one.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from threading import Thread
from typing import Any

import aiosqlite
from aiosqlite.core import _connection_worker_thread

ROWS_AT_ONCE = 200
"""Rows that come with the statement. Whoever streams a long result has no more than so many in memory."""


class SqliteCursor:
    """What SQLAlchemy asks of a cursor of aiosqlite."""

    def __init__(self, connection: "SqliteConnection") -> None:
        self._connection = connection
        self._in_thread: Callable[..., Awaitable[Any]] = connection._execute
        self._unread: sqlite3.Cursor | None = None
        """Holds further rows; it belongs to the thread."""
        self._rows: list[Any] = []
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "SqliteCursor":
        """Nothing is to be done before the first statement."""
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> "SqliteCursor":
        """Execute one statement and read its first rows. Raises sqlite3.Error."""
        await self._in_thread(self._run, sqlite3.Cursor.execute, statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> "SqliteCursor":
        """Execute the statement for each of the parameters. Raises sqlite3.Error."""
        await self._in_thread(self._run, sqlite3.Cursor.executemany, statement, parameters)
        return self

    def _run(self, execute: Callable[..., Any], statement: str, parameters: Iterable[Any]) -> None:
        """In the thread. The cursor is closed there unless it has more rows to give."""
        if self._unread is not None:
            self._close_unread(self._unread)
        cursor = self._connection._conn.cursor()
        more = False
        try:
            execute(cursor, statement, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchmany(ROWS_AT_ONCE) if cursor.description else []
            more = len(self._rows) == ROWS_AT_ONCE
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            if more:
                self._unread = cursor
                self._connection.unread.add(cursor)
            else:
                cursor.close()

    def _close_unread(self, cursor: sqlite3.Cursor) -> None:
        """In the thread."""
        self._unread = None
        self._connection.unread.discard(cursor)
        cursor.close()

    async def fetchone(self) -> Any:
        """The next row; None after the last one."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """So many further rows, or fewer: empty after the last one."""
        size = self.arraysize if size is None else size
        if not self._rows and self._unread is not None:
            self._rows = await self._in_thread(self._unread.fetchmany, max(size, ROWS_AT_ONCE))
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    async def fetchall(self) -> list[Any]:
        """All further rows."""
        rows, self._rows = self._rows, []
        if self._unread is not None:
            rows = rows + await self._in_thread(self._unread.fetchall)
            self.rowcount = self._unread.rowcount
        return rows

    async def close(self) -> None:
        """Close what is not read to its end."""
        self._rows = []
        if self._unread is not None:
            await self._in_thread(self._close_unread, self._unread)


class SqliteConnection(aiosqlite.Connection):
    """A connection whose cursors take one trip for a statement."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self.unread: set[sqlite3.Cursor] = set()
        """Cursors with further rows, of statements that may have been cancelled; they belong to the thread."""
        # As SQLAlchemy does it: a connection that is left open does not keep the process.
        self._thread = Thread(target=self._serve_calls, daemon=True)

    def _serve_calls(self) -> None:
        """The connection's thread. Where the event loop that waits for a call is closed meanwhile, the calls after it
        are made all the same: the last of them closes the file."""
        while True:
            try:
                _connection_worker_thread(self._tx)
            except RuntimeError:
                if self._connection is not None:
                    continue
            return

    async def close(self) -> None:
        """Close the cursors that are left, then the file."""
        self._tx.put_nowait((None, self._close_cursors))
        await super().close()

    def stop(self) -> "asyncio.Future[Any] | None":
        """The same without waiting for it."""
        self._tx.put_nowait((None, self._close_cursors))
        return super().stop()

    def _close_cursors(self) -> None:
        """In the thread. SQLite keeps a connection with an open cursor, and with it the lock of its transaction."""
        while self.unread:
            self.unread.pop().close()

    def cursor(self) -> SqliteCursor:  # type: ignore[override]
        """A new cursor; made in the thread with its first statement."""
        return SqliteCursor(self)


def connect(path: str, **options: Any) -> SqliteConnection:
    """A connection to await, for SQLAlchemy's `async_creator_fn`. Its thread keeps no process from ending."""
    return SqliteConnection(partial(sqlite3.connect, path, **options))
