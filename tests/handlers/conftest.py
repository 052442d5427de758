"""Fixtures of handler tests: a prepared database with four people in it, without Telegram."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from storage.database import Database
from tests.handlers.stage import NOW, Stage, find_stage, write_stage
from tests.sqlite_without_thread import connect_without_threads


@pytest.fixture(autouse=True)
def _date_of_the_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts leave out the year of the stage, not the real one."""
    monkeypatch.setattr("bot.locales.utc_now", lambda: NOW)


@pytest.fixture(scope="session")
def staged(ready_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The stage, committed once for all tests of a run.

    They share the engine too, since SQLAlchemy keeps compiled statements per engine, and the connection: without a
    thread it belongs to no event loop. Anything else would take most of a test's time.
    """
    path = tmp_path_factory.mktemp("stage") / "stage.sqlite3"
    shutil.copy(ready_file, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    connect_without_threads(database)

    async def write() -> None:
        async with database.session.begin() as session:
            await write_stage(session)
        await database.close()

    asyncio.run(write())
    event.listen(database.engine.sync_engine, "commit", _refuse)
    yield database
    asyncio.run(database.close())


def _refuse(_connection: object) -> None:
    raise AssertionError("the stage is shared by all tests: nothing that is done on it may be committed")


@pytest.fixture
async def stage(staged: Database) -> AsyncIterator[Stage]:
    """Owner, other, newcomer and staff, in a transaction that is rolled back."""
    async with staged.session() as session:
        yield await find_stage(session)
        await session.rollback()
