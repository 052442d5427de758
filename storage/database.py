"""The engine and its sessions: SQLite with one writer, or PostgreSQL with a pool."""

import asyncio
import contextlib
import fcntl
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import DateTime, Dialect, TableClause, event, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_session,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session as SyncSession
from sqlalchemy.types import TypeDecorator
from sqlalchemy.util.concurrency import await_only, in_greenlet

from storage import sqlite_driver

Key = TypeVar("Key")
Value = TypeVar("Value")


class Session(AsyncSession):
    """One transaction. Handlers pass it on to the functions of `storage`, and need to know no more of it.

    It does not flush by itself before a query, so that a batch of many people is written in a few statements at its
    end. So a function of `storage` flushes at its beginning if its query must find what the transaction has changed or
    if it reads rows anew under a lock, and after `add` if it needs the new id. Any other flush says why.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.caches: dict[TransactionCache[Any, Any], dict[Any, Any]] = {}
        """Results of queries that this transaction has made; read and written through `TransactionCache.of`."""
        self.changed_roles: set[int] = set()
        """Ids of people whose roles were granted or revoked: the worker loads all roles again, and publishes the
        commands of these people. It keeps ids whose change was rolled back, because roles may have been loaded before
        the rollback."""
        self.lost_roles: set[int] = set()
        """Ids of people who lost a role: the dispatcher ends their unfinished steps (`roles.take_former_staff`)."""
        self.has_erased = False
        """Personal data were erased: the worker truncates the write-ahead log after COMMIT, which is why a rollback
        of a savepoint does not reset it."""

    def clear_caches(self) -> None:
        """Drop the results of earlier queries, after rows were changed or rolled back behind their back."""
        self.caches.clear()


class TransactionCache(Generic[Key, Value]):
    """The results of one kind of query by key, kept for a transaction: a batch asks the same for up to 100 people.

    A constant of the module that has the query. A rollback, also to a savepoint, empties it.
    """

    def of(self, session: Session) -> dict[Key, Value]:
        """The results of this session, to be read and added to."""
        return cast(dict[Key, Value], session.caches.setdefault(self, {}))


@event.listens_for(SyncSession, "after_soft_rollback")
def _on_rollback(sync_session: SyncSession, _transaction: object) -> None:
    """Rows that were looked up, or people who lost a role, may have been rolled back with a savepoint."""
    session = async_session(sync_session)
    if isinstance(session, Session):
        session.clear_caches()
        session.lost_roles.clear()


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time. SQLite has no time zones, so it keeps naive UTC and gives aware UTC back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time (ValueError): nobody could say which zone it meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every time back as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Database:
    """One database: `session()` to change it, `reader()` to look at it without waiting for the writer."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url, writes=True) if self.is_sqlite else _postgres_engine(url)
        self._readers = _sqlite_engine(url, writes=False) if self.is_sqlite else self.engine
        self.session = async_sessionmaker(
            self.engine, class_=Session, expire_on_commit=False, autoflush=False
        )
        self._reader = async_sessionmaker(self._readers, class_=Session, expire_on_commit=False)

    @contextlib.asynccontextmanager
    async def reader(self) -> AsyncIterator[Session]:
        """A session that only looks; what it changes is thrown away."""
        async with self._reader() as session:
            yield session

    async def truncate_wal(self) -> None:
        """SQLite: move the write-ahead log into the file and cut it, so that nothing erased stays in it."""
        if self.is_sqlite:
            async with self.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                driver = raw.driver_connection
                assert driver is not None
                # Somebody who reads for long (a backup) must not make everybody wait; the next time does it then.
                await driver.execute("PRAGMA busy_timeout=500")
                await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                await driver.execute("PRAGMA busy_timeout=30000")

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()
        if self._readers is not self.engine:
            await self._readers.dispose()


def _sqlite_engine(url: str, *, writes: bool) -> AsyncEngine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    # One writer connection: waiting for it in the pool is orderly, SQLITE_BUSY is not.
    size = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 60} if writes else {"pool_size": 4}
    arguments = {"timeout": 30, "async_creator_fn": sqlite_driver.connect}
    engine = create_async_engine(url, connect_args=arguments, hide_parameters=True, **size)
    engine.sync_engine.dialect.do_terminate = _terminate_connection  # type: ignore[method-assign, assignment]
    event.listen(engine.sync_engine, "connect", _sqlite_pragmas)
    # The driver's own BEGIN is deferred: it would take the write lock late, and fail instead of waiting.
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _terminate_connection(connection: Any) -> None:
    """Give up the connection of a task that was cancelled: its thread ends after the statement it is at.

    SQLAlchemy's own way is to close it in a task of its own, and to stop the thread when cancelled again. Then
    aiosqlite waits for ever for the thread that has ended, and the event loop does not end (seen with SQLAlchemy 2.1,
    aiosqlite 0.22).
    """
    driver = connection.driver_connection
    if (ended := driver.stop()) is None:
        return
    if in_greenlet():  # the cancelled task waits: an event loop that ends waits for it, but for no newer task
        await_only(_wait_until_closed(driver, ended))
        return
    task = ended.get_loop().create_task(_wait_until_closed(driver, ended))
    _closing_tasks.add(task)
    task.add_done_callback(_closing_tasks.discard)


_closing_tasks: set["asyncio.Task[None]"] = set()
"""An event loop does not keep its tasks."""
THREAD_TIMEOUT = 25.0
"""How long the end of a thread is waited for at most."""


async def _wait_until_closed(driver: Any, ended: "asyncio.Future[Any]") -> None:
    """Hold the connection until its thread has closed it, also when this is cancelled: the thread tells the event loop
    what came of its statement, and must find it there."""
    until = ended.get_loop().time() + THREAD_TIMEOUT
    while not ended.done() and (left := until - ended.get_loop().time()) > 0:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([ended], timeout=left)


def _sqlite_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=30000",
        "foreign_keys=ON",
        "secure_delete=ON",
        "cache_size=-8000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _postgres_engine(url: str) -> AsyncEngine:
    # A peer that is silent is given up after seconds, not after the hours TCP would wait.
    alive = {
        "keepalives_idle": 10,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
    }
    return create_async_engine(
        url,
        pool_size=8,
        max_overflow=4,
        pool_pre_ping=True,
        pool_timeout=60,
        hide_parameters=True,  # what people write belongs in no log
        connect_args={"connect_timeout": 10, **alive},
    )


def insert(session: Session, table: type[Any] | TableClause) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, in the dialect this session speaks."""
    dialect = session.get_bind().dialect.name
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


SETUP_LOCK = 0x5E31A3
"""PostgreSQL's advisory lock of whoever makes a database ready: tables, register, sample."""


async def lock_setup(session: Session) -> None:
    """Until COMMIT nobody else prepares this database. SQLite has one process anyway."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_advisory_xact_lock(SETUP_LOCK)))


class DatabaseLocked(Exception):
    """Another process already works on this SQLite file."""


@contextlib.contextmanager
def single_process(database: Database) -> Iterator[None]:
    """Hold the lock file beside a SQLite database; raises DatabaseLocked when another process holds it.

    PostgreSQL needs none: there the inbox is shared out row by row.
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
