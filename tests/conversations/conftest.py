"""For whole dialogues: the bot on a copy of a database that is ready, so that a test starts in no time."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import program
from sandbox.testing import Sandbox
from storage.database import Database
from tests.conftest import Town, settings_for, without_limits
from tests.conversations.talk import bot_at_work


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with its tables, the register of units and the sample's seminars, without limits."""
    path = tmp_path_factory.mktemp("ready") / "ready.sqlite3"

    async def make() -> None:
        url = f"sqlite+aiosqlite:///{path}"
        database = Database(url)
        settings = settings_for("http://127.0.0.1", "1:none", url)
        await program.prepare(database, settings, with_sample=True)
        await without_limits(database)
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture
def town_url(ready_file: Path, tmp_path: Path) -> str:
    """The address of this test's own copy."""
    shutil.copy(ready_file, tmp_path / "town.sqlite3")
    return f"sqlite+aiosqlite:///{tmp_path}/town.sqlite3"


@pytest.fixture
async def here(town_url: str) -> AsyncIterator[Town]:
    """The bot at work, with two members of staff."""
    async with Sandbox() as sandbox, bot_at_work(sandbox, town_url) as one:
        yield one
