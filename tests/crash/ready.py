"""Databases that are ready for a program: prepared once in each worker process, copied for each test.

The conftest of each folder whose tests start programs imports these fixtures.
"""

import asyncio
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import program
from storage.database import Database
from tests.conftest import _fresh, settings_for, without_limits
from tests.crash import forkserver

__all__ = ["forking", "ready_file", "ready_template", "ready_url"]

_made: dict[str, Path | str] = {}
"""What was prepared: the folders' fixtures share it."""


async def _prepare(database_url: str) -> None:
    """Tables, register, the sample's seminars without limits."""
    settings = settings_for("http://127.0.0.1", "1:none", database_url)
    database = Database(database_url)
    try:
        await program.prepare(database, settings, with_sample=True)
        await without_limits(database)
    finally:
        await database.close()


@pytest.fixture(scope="session", autouse=True)
def forking() -> Iterator[None]:
    """The programs of these tests are forked."""
    with forkserver.in_use():
        yield


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file to copy."""
    if "sqlite" not in _made:
        path = tmp_path_factory.mktemp("ready") / "ready.sqlite3"
        asyncio.run(_prepare(f"sqlite+aiosqlite:///{path}"))
        _made["sqlite"] = path
    return Path(_made["sqlite"])


@pytest.fixture(scope="session")
def ready_template(postgres: str) -> Iterator[str]:
    """The name of a PostgreSQL database to copy."""
    name = f"ready_{os.getpid()}"
    if name in _made:
        yield name
        return
    with _fresh(postgres, name) as url:
        asyncio.run(_prepare(url))
        _made[name] = url
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def ready_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that is ready, once of each kind."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("ready_file"), tmp_path / "ready.sqlite3")
        yield f"sqlite+aiosqlite:///{path}"
        return
    template = request.getfixturevalue("ready_template")
    with _fresh(request.getfixturevalue("postgres"), f"ready_copy_{os.getpid()}", template) as url:
        yield url
