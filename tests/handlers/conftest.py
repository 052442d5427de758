"""For handlers alone: a database that is ready, three people in it, and no Telegram anywhere."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.conversations.conftest import ready_file as ready_file
from tests.handlers.stage import Stage, set_stage


@pytest.fixture
async def stage(ready_file: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """Owner, other, newcomer and staff, in a transaction that is thrown away."""
    shutil.copy(ready_file, tmp_path / "stage.sqlite3")
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/stage.sqlite3")
    async with database.session() as session:
        yield await set_stage(session)
        await session.rollback()
    await database.close()
