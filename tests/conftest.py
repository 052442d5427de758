"""Fixtures for all tests: databases of both kinds, and the whole bot against a sandbox."""

import asyncio
import contextlib
import gc
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import pytest
from hypothesis import HealthCheck
from pydantic import SecretStr
from sqlalchemy import update

from bot import preparation, program
from bot.erasure_journal import ErasureJournal
from bot.settings import Settings
from sandbox.testing import Sandbox, SandboxUser
from storage import migrate, quiet_hours
from storage.database import Database
from storage.models import Seminar
from tests.crash import forkserver
from tests.crash.postgres import URL_VARIABLE
from tests.databases import (
    EmptiedDatabase,
    copy_sqlite,
    forget_units,
    open_database,
    postgres_database,
    postgres_of_run,
    shared_template,
    worker_name,
)
from tests.long_first import LONG_FIRST
from tests.prepared_caches import filling_caches
from tests.run_folder import RunFolder, shared_file

STAFF = 1003
RUN_FOLDER = pytest.StashKey[RunFolder]()
SERVER = pytest.StashKey[contextlib.ExitStack]()

# A busy machine is no failure, so no example has a deadline. `make test` tries the same examples each time, so that a
# failure is due to the change; `make proofs` tries more, and others each time.
for profile, same, examples in (("quick", True, 40), ("random", False, 100)):
    hypothesis.settings.register_profile(
        profile,
        deadline=None,
        derandomize=same,
        max_examples=examples,
        suppress_health_check=[HealthCheck.too_slow],
    )
hypothesis.settings.load_profile("quick")


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a temporary folder, which the workers of pytest-xdist inherit."""
    gc.disable()  # until the tests are collected: nothing of that is garbage
    if not hasattr(config, "workerinput"):
        config.stash[RUN_FOLDER] = RunFolder.make()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Fill the caches and start the server that the workers of pytest-xdist share, before pytest-xdist starts them."""
    if session.config.getoption("numprocesses", None):
        server = contextlib.ExitStack()
        session.config.stash[SERVER] = server
        with filling_caches(session.config):
            os.environ[URL_VARIABLE] = server.enter_context(postgres_of_run())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark `any_database` tests on PostgreSQL as `proof`, and put LONG_FIRST first."""
    for item in items:
        params = item.callspec.params if hasattr(item, "callspec") else {}
        if item.get_closest_marker("any_database") and "postgresql" in params.values():
            item.add_marker(pytest.mark.proof)
    items.sort(key=lambda item: not item.nodeid.startswith(LONG_FIRST))


def pytest_collection_finish() -> None:
    """Collect garbage from now on, less often than by default: its cycles take a tenth of a run's CPU time."""
    gc.freeze()  # what is loaded by now stays until the end
    gc.set_threshold(10_000, 20, 100)
    gc.enable()


def pytest_xdist_auto_num_workers() -> int:
    """Use one worker more than there are processors: a test often waits for a child process or a browser."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """End and name every process that outlives its test, and fail the run."""
    if server := session.config.stash.get(SERVER, None):
        server.close()
    if (run := session.config.stash.get(RUN_FOLDER, None)) and (left := run.survivors()):
        print("\nStill running at the end of the tests:", *left, sep="\n  ")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the temporary folder."""
    if run := config.stash.get(RUN_FOLDER, None):
        run.remove()


@pytest.fixture(autouse=True)
def _reset_bot_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the bot's name and address, which are kept for the whole process, between tests."""
    monkeypatch.setattr("bot.locales._BOT_USERNAME", ["bot"])
    monkeypatch.setattr("bot.locales._SITE_URL", [""])


@pytest.fixture(autouse=True)
def _reset_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time is one for the whole process, too."""
    monkeypatch.setattr("bot.current_time._offset", timedelta(0))


@pytest.fixture(autouse=True)
def _reset_quiet_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """So are the quiet hours: there are none unless a test sets them, as tests run by day and by night."""
    monkeypatch.setattr("storage.quiet_hours._hours", [quiet_hours.QuietHours(time(0), time(0))])


@pytest.fixture(autouse=True)
def _reset_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is the engine that compares meanings: there is none unless a test sets one."""
    monkeypatch.setattr("storage.meaning.active._ACTIVE", [None])


@pytest.fixture(scope="session", autouse=True)
def forking() -> Iterator[None]:
    """Fork the programs that tests start, so that they start at once."""
    with forkserver.forking_enabled():
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Return the PostgreSQL server of this run: that of TEST_POSTGRES_URL, else one started from the wheel."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        yield os.environ[URL_VARIABLE]
        return
    with postgres_of_run() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_file() -> Path:
    """A SQLite file with its tables, to be copied instead of migrated."""
    return shared_file("migrated.sqlite3", lambda path: migrate.upgrade(f"sqlite+aiosqlite:///{path}"))


@pytest.fixture(scope="session")
def migrated_template(postgres: str) -> str:
    """The name of a PostgreSQL database with its tables, to be copied."""
    return shared_template(postgres, "migrated", migrate.upgrade)


@pytest.fixture(scope="session")
def emptied(postgres: str, migrated_template: str) -> Iterator[EmptiedDatabase]:
    """The PostgreSQL database of this worker, for tests that take `database`."""
    with postgres_database(postgres, f"emptied_{worker_name()}", migrated_template) as url:
        one = EmptiedDatabase(url)
        yield one
        one.close()


@pytest.fixture(scope="session")
def worker_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the SQLite files of this worker, always the same path, so that engines can be kept."""
    return tmp_path_factory.mktemp("databases")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path, worker_folder: Path) -> Iterator[str]:
    """The address of a database of each kind: empty, but with its tables for tests with a fixture of WITH_TABLES."""
    tables = not WITH_TABLES.isdisjoint(request.fixturenames)
    if request.param == "sqlite":
        if tables:
            yield copy_sqlite(request.getfixturevalue("migrated_file"), worker_folder / "test.sqlite3")
        else:
            yield f"sqlite+aiosqlite:///{tmp_path}/test.sqlite3"
    elif tables:
        one: EmptiedDatabase = request.getfixturevalue("emptied")
        one.empty()
        yield one.url
    else:
        server = request.getfixturevalue("postgres")
        with postgres_database(server, f"test_{worker_name()}") as url:
            yield url


WITH_TABLES = {"database", "migrated_url"}


@pytest.fixture
def migrated_url(database_url: str) -> str:
    """The address of an empty database with its tables, for tests that open it themselves."""
    return database_url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database with its tables."""
    forget_units(database_url)
    async with open_database(database_url) as database:
        yield database


async def load_sample(url: str) -> None:
    """Load the register of units and the sample's seminars without limits."""
    database = Database(url)
    try:
        await preparation.prepare_database(
            database, settings_for("http://127.0.0.1", "1:none", url), with_sample=True
        )
        await remove_limits(database)
    finally:
        await database.close()


@pytest.fixture(scope="session")
def ready_file(migrated_file: Path) -> Path:
    """A SQLite file with its tables, the register of units and the sample's seminars, without limits."""

    def make(path: Path) -> None:
        asyncio.run(load_sample(copy_sqlite(migrated_file, path)))

    return shared_file("ready.sqlite3", make)


@pytest.fixture(scope="session")
def ready_template(postgres: str, migrated_template: str) -> str:
    """The name of such a PostgreSQL database, to be copied."""

    def load(url: str) -> None:
        asyncio.run(load_sample(url))

    return shared_template(postgres, "ready", load, migrated_template)


@pytest.fixture(params=["sqlite", "postgresql"])
def ready_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a copy, of each kind, for tests that start programs."""
    if request.param == "sqlite":
        yield copy_sqlite(request.getfixturevalue("ready_file"), tmp_path / "ready.sqlite3")
        return
    server, template = request.getfixturevalue("postgres"), request.getfixturevalue("ready_template")
    with postgres_database(server, f"ready_copy_{worker_name()}", template) as url:
        yield url


@pytest.fixture
def sqlite_url(ready_file: Path, worker_folder: Path) -> str:
    """The address of a fresh SQLite copy."""
    return copy_sqlite(ready_file, worker_folder / "town.sqlite3")


def settings_for(sandbox_url: str, token: str, database_url: str, **values: Any) -> Settings:
    """Return settings of a bot at this sandbox; limits and quiet hours are off unless given."""
    fast: dict[str, Any] = {"send_per_second": 0, "send_per_chat_seconds": 0, "send_per_group_minute": 0}
    fast["quiet_hours"] = "0-0"
    fast["search_by_meaning"] = False  # a second of one processor at each start; tests use a stand-in
    notes = Path(tempfile.gettempdir()) / f"{uuid4()}.audit"  # databases of the same name follow one another
    return Settings(
        _env_file=None,
        bot_token=SecretStr(token),
        telegram_api_url=sandbox_url,
        database_url=SecretStr(database_url),
        admin_ids=frozenset({STAFF}),
        **fast
        | {"http_port": 0, "audit_notes": notes, "erasure_journal": notes.with_suffix(".erasures")}
        | values,
    )


async def remove_limits(database: Database) -> None:
    """Remove the seminars' limits, for tests whose people are all from one municipality."""
    async with database.session.begin() as session:
        await session.execute(update(Seminar).values(capacity=None, places_per_unit=None))


@dataclass
class RunningBot:
    """The whole bot, running against a sandbox, with its people."""

    sandbox: Sandbox
    database: Database
    settings: Settings

    async def person(self, number: int = 1001, **changes: Any) -> SandboxUser:
        """Return one of the sandbox's people."""
        return await self.sandbox.person(number, **changes)


@contextlib.asynccontextmanager
async def serve_bot(database: Database, settings: Settings) -> AsyncIterator[None]:
    """Run the bot on a prepared database, and stop it in order."""
    stop = asyncio.Event()
    ErasureJournal(settings.erasure_journal_path).create(datetime.now(UTC))
    task = asyncio.create_task(program.serve(database, settings, stop))
    try:
        yield
    finally:
        stop.set()
        await task


@contextlib.asynccontextmanager
async def run_bot(database_url: str, **values: Any) -> AsyncIterator[RunningBot]:
    """Start sandbox and bot in this loop, with the sample's seminars; stop both."""
    async with Sandbox() as sandbox:
        settings = settings_for(sandbox.url, sandbox.token, database_url, **values)
        async with open_database(database_url) as database:
            await preparation.prepare_database(database, settings, with_sample=True)
            await remove_limits(database)
            await preparation.appoint_owners(database, settings)
            async with serve_bot(database, settings):
                yield RunningBot(sandbox, database, settings)


@pytest.fixture
async def sqlite_bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    """The bot on SQLite."""
    async with run_bot(sqlite_url) as one:
        yield one
