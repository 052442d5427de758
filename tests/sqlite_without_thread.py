"""SQLite without aiosqlite's thread, for tests of one task at a time, which would only wait for the thread.

Most of a short statement's time goes into passing it to the thread of its connection and back.
"""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import aiosqlite
from sqlalchemy import event

from storage import sqlite_driver
from storage.database import Database


class _ImmediateQueue:
    """Replaces the queue to the thread: each call is executed at once."""

    def put_nowait(self, call: "tuple[asyncio.Future[Any] | None, Callable[[], Any]]") -> None:
        future, function = call
        try:
            result = function()
        except Exception as error:
            if future is None:
                raise
            future.set_exception(error)
        else:
            if future is not None:
                future.set_result(result)


def _connection(*args: Any, **options: Any) -> aiosqlite.Connection:
    connection = sqlite_driver.connect(*args, **options)
    replaced: Any = connection
    replaced._tx, replaced._thread = _ImmediateQueue(), SimpleNamespace(start=lambda: None)
    return connection


def connect_without_threads(database: Database) -> None:
    """Have new connections of this database run each statement where it is awaited; PostgreSQL stays as it is."""
    if not database.is_sqlite:
        return

    def choose_creator(_dialect: Any, _record: Any, _args: Any, options: dict[str, Any]) -> None:
        options["async_creator_fn"] = _connection

    event.listen(database.engine.sync_engine, "do_connect", choose_creator)
