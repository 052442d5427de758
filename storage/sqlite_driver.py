"""An aiosqlite connection with fewer round trips to its thread.

aiosqlite needs four round trips per query (create, execute, fetch and close the cursor), of some 50 microseconds of CPU
time each. Here, executing a statement and fetching its first rows take one.
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Iterator
from functools import partial
from threading import Thread
from typing import Any

import aiosqlite
from aiosqlite.core import _connection_worker_thread

ROWS_AT_ONCE = 200
"""Rows fetched with the statement, and the most that a streamed result keeps in memory."""


class SqliteCursor:
    """The part of aiosqlite's cursor interface that SQLAlchemy uses."""

    def __init__(self, connection: "SqliteConnection") -> None:
        self._connection = connection
        self._call: Callable[..., Awaitable[Any]] = connection._execute
        self._unread: sqlite3.Cursor | None = None
        """The cursor with further rows."""
        self._rows: list[Any] = []
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "SqliteCursor":
        """Return the cursor; it is opened by the first statement."""
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> "SqliteCursor":
        """Execute one statement and read its first rows. Raises sqlite3.Error."""
        await self._call(self._run, sqlite3.Cursor.execute, statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> "SqliteCursor":
        """Execute the statement for each set of parameters. Raises sqlite3.Error."""
        await self._call(self._run, sqlite3.Cursor.executemany, statement, parameters)
        return self

    def _run(self, execute: Callable[..., Any], statement: str, parameters: Iterable[Any]) -> None:
        """Run a statement, and close the cursor unless it has more rows. Called in the thread, or in the event loop."""
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
        """Close the cursor; runs where statements do."""
        self._unread = None
        self._connection.unread.discard(cursor)
        cursor.close()

    async def fetchone(self) -> Any:
        """Return the next row; None after the last one."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return up to `size` further rows; an empty list after the last one."""
        size = self.arraysize if size is None else size
        if not self._rows and self._unread is not None:
            self._rows = await self._call(self._unread.fetchmany, max(size, ROWS_AT_ONCE))
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    async def fetchall(self) -> list[Any]:
        """Return all further rows."""
        rows, self._rows = self._rows, []
        if self._unread is not None:
            rows = rows + await self._call(self._unread.fetchall)
            self.rowcount = self._unread.rowcount
        return rows

    async def close(self) -> None:
        """Close the cursor if it has unread rows."""
        self._rows = []
        if self._unread is not None:
            await self._call(self._close_unread, self._unread)


class SqliteConnection(aiosqlite.Connection):
    """A connection whose cursors need one round trip per statement."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self.unread: set[sqlite3.Cursor] = set()
        """Cursors with unread rows, perhaps of cancelled statements; used only where statements run."""
        self._in_event_loop = False
        # A daemon thread, as SQLAlchemy makes it: an open connection does not keep the process alive.
        self._thread = Thread(target=self._serve_calls, daemon=True)

    def _serve_calls(self) -> None:
        """Run the connection's thread.

        If the event loop of a call was closed meanwhile (RuntimeError), continue with the following calls, the last of
        which closes the file.
        """
        while True:
            try:
                _connection_worker_thread(self._tx)
            except RuntimeError:
                if self._connection is not None:
                    continue
            return

    @contextlib.contextmanager
    def in_event_loop(self) -> Iterator[None]:
        """Run statements where they are awaited during the block, for short ones (`Database.short`)."""
        self._in_event_loop = True
        try:
            yield
        finally:
            self._in_event_loop = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call a function of the connection in its thread, or here."""
        if self._in_event_loop and self._running and self._connection is not None:
            return fn(*args, **kwargs)
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]

    async def rollback(self) -> None:
        """Roll back; the pool asks for it after each COMMIT too, when there is nothing to roll back."""
        if self._conn.in_transaction:
            await super().rollback()

    async def close(self) -> None:
        """Close the unread cursors, then the connection."""
        self._tx.put_nowait((None, self._close_cursors))
        await super().close()

    def stop(self) -> "asyncio.Future[Any] | None":
        """Close the connection without waiting for it."""
        self._tx.put_nowait((None, self._close_cursors))
        return super().stop()

    def _close_cursors(self) -> None:
        """Close the unread cursors, in the thread. SQLite keeps the connection open, with its lock, until then."""
        while self.unread:
            self.unread.pop().close()

    def cursor(self) -> SqliteCursor:  # type: ignore[override]
        """Return a new cursor, opened in the thread with its first statement."""
        return SqliteCursor(self)


def connect(path: str, **options: Any) -> SqliteConnection:
    """Return a connection to be awaited, for SQLAlchemy's `async_creator_fn`."""
    return SqliteConnection(partial(sqlite3.connect, path, **options))
