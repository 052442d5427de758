"""A database and its sessions: SQLite with one writer, or PostgreSQL with a pool."""

import contextlib
import fcntl
import os
import secrets
import socket
import weakref
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import DateTime, Dialect, TableClause, event, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_session,
    async_sessionmaker,
)
from sqlalchemy.orm import Session as SyncSession
from sqlalchemy.types import TypeDecorator

from storage import engines, sqlite_driver

if TYPE_CHECKING:
    from psycopg import AsyncConnection

Key = TypeVar("Key")
Value = TypeVar("Value")


class Session(AsyncSession):
    """A session for one transaction. Handlers only pass it to the functions of `storage`.

    Autoflush is off, so that a batch of many people is written in a few statements at its end. Therefore a function
    of `storage` flushes at its beginning if its query must find pending changes or reads rows again under a lock, and
    after `add` if it needs the new id. `flush_rows_of` flushes only for the models of the query. Any other flush has a
    comment.
    """

    def __init__(
        self, *args: Any, origin: str = "", counters: AsyncEngine | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.origin = origin
        """The name of the `Database`: a process recognises what it has notified itself (`storage.wakeups`)."""
        self.counters = counters
        """Connections of PostgreSQL for counting up in a transaction of its own (`storage.questions.numbers`)."""
        self.locks_late = False
        """Whether seminars are locked as late as possible: whoever sets it calls `late_seats.check` before COMMIT, and
        does it again without this if that fails."""
        self.reserved_numbers: dict[int, list[int]] = {}
        """Seminar id -> the numbers of questions that were reserved for this transaction, in order."""
        self.unused_numbers: dict[int, list[int]] = {}
        """The same of a transaction that was rolled back: this one does the same again."""
        self.caches: dict[TransactionCache[Any, Any], dict[Any, Any]] = {}
        """The query results cached for this transaction; see `TransactionCache.of`."""
        self.changed_roles: set[int] = set()
        """Ids of people whose roles were granted or revoked: the worker loads all roles again, and updates the command
        menus of these people. A rollback to a savepoint does not remove ids, because roles may have been loaded before
        it."""
        self.lost_roles: set[int] = set()
        """Ids of people who lost a role: the dispatcher ends their unfinished steps (`roles.take_former_staff`)."""
        self.has_erased = False
        """Whether personal data were erased: the worker then truncates the write-ahead log after COMMIT. A rollback to
        a savepoint does not reset it."""

        self.erased_subjects: list[str] = []
        """What was erased (`person:<telegram id>`, `seat:7`): the worker appends it to the journal of erasures before
        COMMIT. A rollback, also to a savepoint, empties it: they were not erased."""

    @property
    def is_postgresql(self) -> bool:
        """Whether the database is PostgreSQL; otherwise it is SQLite."""
        return self.get_bind().dialect.name == "postgresql"

    async def flush_rows_of(self, *models: type[Any]) -> None:
        """Flush if rows of these models were added, changed or deleted, so that the next query finds them.

        Without such rows the changes of the batch wait, to be written in a few statements.
        """
        dirty = (row for row in self.dirty if isinstance(row, models))
        changed = [row for row in dirty if self.is_modified(row, include_collections=False)]
        if changed or any(isinstance(row, models) for row in (*self.new, *self.deleted)):
            await self.flush()

    def clear_caches(self) -> None:
        """Drop all cached query results, after the rows they come from were changed or rolled back."""
        self.caches.clear()


class TransactionCache(Generic[Key, Value]):
    """A per-transaction cache of one query's results by key: a batch repeats the query for up to 100 people.

    Each is a constant of the module with the query. A rollback, also to a savepoint, empties it.
    """

    def of(self, session: Session) -> dict[Key, Value]:
        """Return the mutable results cached in this session."""
        return cast(dict[Key, Value], session.caches.setdefault(self, {}))


@event.listens_for(SyncSession, "after_soft_rollback")
def _on_rollback(sync_session: SyncSession, _transaction: object) -> None:
    """Clear the caches, and the lists whose entries may have been rolled back with a savepoint."""
    session = async_session(sync_session)
    if isinstance(session, Session):
        session.clear_caches()
        session.lost_roles.clear()
        session.erased_subjects.clear()


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time. On SQLite, which has no time zones, the column holds naive UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC. Raises ValueError for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a time zone: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the stored time as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Database:
    """A database: `session()` for reading and writing, `reader()` for reading without waiting for the writer."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.change_count = 0
        """On SQLite, the transactions of this process that have changed rows, counted after their end."""
        self.engine = (
            engines.sqlite_engine(url, writes=True) if self.is_sqlite else engines.postgres_engine(self.url)
        )
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "checkin", self._count_changes)
        self._readers = engines.sqlite_engine(url, writes=False) if self.is_sqlite else self.engine
        self._counters = None if self.is_sqlite else engines.counters_engine(self.url)
        self.origin = secrets.token_hex(8)
        self.session = async_sessionmaker(
            self.engine,
            class_=Session,
            expire_on_commit=False,
            autoflush=False,
            origin=self.origin,
            counters=self._counters,
        )
        self._reader = async_sessionmaker(self._readers, class_=Session, expire_on_commit=False)
        self._connections: weakref.WeakSet[AsyncConnection[Any]] = weakref.WeakSet()
        if self._counters is not None:  # on PostgreSQL
            for engine in (self.engine, self._counters):
                event.listen(engine.sync_engine, "connect", self._note_connection)

    def _note_connection(self, _connection: Any, record: Any) -> None:
        self._connections.add(record.driver_connection)

    def cut_connections(self) -> None:
        """Cut all connections to a PostgreSQL server that does not answer.

        Whoever waits for it gets an error at once, and the next statement a new connection. A server whose process
        hangs does not end them, since its kernel goes on acknowledging what is sent.
        """
        from psycopg import Error  # imported where it is used: SQLite needs none

        for connection in [one for one in self._connections if not one.closed]:
            # One that is lost already has no file descriptor.
            with (
                contextlib.suppress(OSError, Error),
                socket.socket(fileno=os.dup(connection.fileno())) as one,
            ):
                one.shutdown(socket.SHUT_RDWR)

    def _count_changes(self, connection: Any, record: Any) -> None:
        """Note the end of a transaction, if it has changed rows (or was rolled back after that)."""
        changes = connection.driver_connection.total_changes if connection is not None else -1
        if changes != record.info.get("changes", 0):
            record.info["changes"] = changes
            self.change_count += 1

    @contextlib.asynccontextmanager
    async def short(self) -> AsyncIterator[Session]:
        """Begin a session for a transaction of short statements, as `session.begin()` does.

        On SQLite they run in the event loop, without a trip to the connection's thread and back for each. BEGIN, which
        may wait for another process, and COMMIT, which waits for the disk, stay in the thread.
        """
        async with self.session.begin() as session:
            if not self.is_sqlite:
                yield session
                return
            driver = await session.run_sync(_driver_connection)
            with driver.in_event_loop():
                yield session

    @contextlib.asynccontextmanager
    async def reader(self) -> AsyncIterator[Session]:
        """Open a session for reading, which is never committed."""
        async with self._reader() as session:
            yield session

    async def truncate_wal(self) -> None:
        """On SQLite, checkpoint and truncate the write-ahead log, so that it contains no erased data."""
        if self.is_sqlite:
            async with self.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                driver = raw.driver_connection
                assert driver is not None
                # A long reader (a backup) must not block all others; the next call will truncate the log then.
                await driver.execute("PRAGMA busy_timeout=500")
                await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                await driver.execute("PRAGMA busy_timeout=30000")

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()
        if self._counters is not None:
            await self._counters.dispose()
        if self._readers is not self.engine:
            await self._readers.dispose()


def _driver_connection(session: SyncSession) -> sqlite_driver.SqliteConnection:
    """Return the session's connection, which begins its transaction."""
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite_driver.SqliteConnection)
    return driver


def insert(session: Session, table: type[Any] | TableClause) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that supports ON CONFLICT, in the dialect of the session."""
    dialect = session.get_bind().dialect.name
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


SETUP_LOCK = 0x5E31A3
"""PostgreSQL's advisory lock for preparing a database: migrations, register, sample data."""


async def lock_setup(session: Session) -> None:
    """Take SETUP_LOCK until COMMIT. SQLite has only one process anyway."""
    if session.is_postgresql:
        await session.execute(select(func.pg_advisory_xact_lock(SETUP_LOCK)))


class DatabaseLocked(Exception):
    """Another process is using this SQLite file."""


@contextlib.contextmanager
def single_process(database: Database) -> Iterator[None]:
    """Hold the lock file beside a SQLite database. Raises DatabaseLocked if another process holds it.

    PostgreSQL needs no such lock: there, workers lock single rows of the inbox.
    """
    if not database.is_sqlite or not database.url.database:
        yield
        return
    with open(f"{database.url.database}.lock", "w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatabaseLocked(database.url.database) from None
        yield
