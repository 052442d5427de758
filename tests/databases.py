"""Databases for tests: made once per worker process, emptied or copied anew for each test.

A `Database` is kept for each address, since its engine keeps the statements it has compiled: compiling them anew
took most of a short test's time.
"""

import asyncio
import contextlib
import functools
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from storage.database import Database
from storage.units import units
from tests.crash.postgres import postgres_server
from tests.run_folder import RUN_VARIABLE, shared_file


@functools.cache
def _kept(url: str) -> Database:
    return Database(url)


@contextlib.asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Yield the process's only `Database` of this address. Its connections end with the block, its engine stays."""
    database = _kept(url)
    try:
        yield database
    finally:
        await database.close()


def copy_sqlite(template: Path, path: Path) -> str:
    """Return the address of a SQLite file that is a fresh copy of another; the previous file is removed."""
    for leaving in ("", "-wal", "-shm", ".lock"):
        Path(f"{path}{leaving}").unlink(missing_ok=True)
    shutil.copy(template, path)
    path.chmod(0o600)  # as the bot creates its files; `doctor` checks all files of a folder
    return f"sqlite+aiosqlite:///{path}"


def forget_units(url: str) -> None:
    """Drop the register cached in memory for this database: the next test may have another one without a version."""
    units._TREES.pop(_kept(url).engine.sync_engine, None)
    units._TREES.pop(_kept(url)._readers.sync_engine, None)


@contextlib.contextmanager
def postgres_database(server: str, name: str, template: str = "template1") -> Iterator[str]:
    """Yield the address of a new database on that server, a copy of `template`; it is dropped afterwards."""
    try:
        yield _create_database(server, name, template)
    finally:
        _drop_database(server, name)


def _create_database(server: str, name: str, template: str) -> str:
    """Create the database anew, and return its address."""
    _drop_database(server, name)
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(create)
        info = connection.info
        address = make_url("postgresql+psycopg://").set(
            username=info.user, password=info.password or None, database=name
        )
        if info.host.startswith("/"):
            address = address.set(query={"host": info.host, "port": str(info.port)})
        else:
            address = address.set(host=info.host, port=info.port)
    return address.render_as_string(hide_password=False)


def _drop_database(server: str, name: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(drop)


# Once per run, for all workers.


@contextlib.contextmanager
def postgres_of_run() -> Iterator[str]:
    """Yield the address of the run's PostgreSQL server; its templates are dropped afterwards."""
    with postgres_server() as url:
        try:
            yield url
        finally:
            for made in Path(os.environ[RUN_VARIABLE]).glob(f"*{_TEMPLATE}"):
                _drop_database(url, made.read_text("utf-8"))


def shared_template(server: str, name: str, fill: Callable[[str], None], template: str = "template1") -> str:
    """Return the name of the run's only database of this kind, a template for others.

    The first worker that needs it creates it as a copy of `template`, and calls `fill` with its address.
    """
    database = f"{name}_{Path(os.environ[RUN_VARIABLE]).name}"

    def make(path: Path) -> None:
        fill(_create_database(server, database, template))
        path.write_text(database, "utf-8")

    shared_file(f"{name}{_TEMPLATE}", make)
    return database


_TEMPLATE = ".postgresql"
"""The suffix of the files of the run's folder that hold the names of its templates."""


class EmptiedDatabase:
    """A PostgreSQL database whose rows are deleted between tests, and whose sequences are restarted.

    That takes some milliseconds; making a database from a template takes a tenth of a second.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection = psycopg.connect(plain, autocommit=True)
        self._connection.execute("SET session_replication_role = replica")  # no foreign key is checked
        self._connection.execute("SET lock_timeout = '20s'")
        tables = self._names("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        self._tables = [name for name in tables if name != "alembic_version"]
        sequences = self._names("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
        self._filled = sql.SQL(" UNION ALL ").join(
            sql.SQL("(SELECT {} FROM {} LIMIT 1)").format(sql.Literal(name), sql.Identifier(name))
            for name in self._tables
        )
        self._sequences = sql.SQL("SELECT {}").format(
            sql.SQL(", ").join(
                sql.SQL("setval({}, 1, false)").format(sql.Literal(f'"{name}"')) for name in sequences
            )
        )

    def _names(self, query: str) -> list[str]:
        return [name for (name,) in self._connection.execute(query.encode()).fetchall()]

    def empty(self) -> None:
        """Delete every row. Connections left by the last test are closed first."""
        self._connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        for (name,) in self._connection.execute(self._filled).fetchall():
            self._connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
        self._connection.execute(self._sequences)

    def close(self) -> None:
        """Disconnect."""
        self._connection.close()


class Commits:
    """Wakes waiting conditions each time this process has committed a transaction."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()
        event.listen(Session, "after_commit", self._committed)

    def _committed(self, _session: Session) -> None:
        for one in list(self._waiting):
            one.set()

    @contextlib.contextmanager
    def listen(self) -> Iterator[asyncio.Event]:
        """Return an event that is set at each commit from here on."""
        one = asyncio.Event()
        self._waiting.add(one)
        try:
            yield one
        finally:
            self._waiting.discard(one)


commits = Commits()


def worker_name() -> str:
    """Return a name for this process of the test run."""
    return f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
