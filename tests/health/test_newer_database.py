"""A database that a newer program has migrated is refused, with what to do, and is left as it is."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot import preparation
from sandbox.testing import Sandbox
from storage import migrate
from storage.database import Database
from tests.conftest import settings_for
from tests.crash.program import Program, start_process


async def set_revision(database: Database, revision: str) -> None:
    async with database.session.begin() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": revision})


async def test_neither_starting_nor_migrating_touches_a_newer_database(
    database: Database, database_url: str
) -> None:
    await set_revision(database, "9999")
    with pytest.raises(preparation.StartupError, match=r"revision 9999.*restore the backup"):
        await preparation.prepare_database(database, settings_for("http://127.0.0.1", "1:x", database_url))
    for change in (migrate.upgrade, lambda url: migrate.downgrade(url, "0001")):
        with pytest.raises(migrate.NewerDatabase):
            change(database_url)
    assert migrate.database_revision(database_url) == "9999"
    await set_revision(database, migrate.head_revision())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("command", ["run", "migrate"])
async def test_the_command_says_it_in_a_sentence_and_ends(
    migrated_url: str, tmp_path: Path, command: str
) -> None:
    database = Database(migrated_url)
    await set_revision(database, "9999")
    await database.close()
    async with Sandbox() as sandbox:
        bot = Program(sandbox, migrated_url, tmp_path / "log")
        process = await start_process(command, environment=bot.environment, log=bot.log)
        assert await process.wait() == 1
    assert "a newer program has migrated it" in bot.log_tail()
    assert "Traceback" not in bot.log_tail()


def test_an_older_revision_and_none_are_not_newer() -> None:
    assert not migrate.is_ahead(None)
    assert not any(migrate.is_ahead(revision) for revision in migrate.list_revisions())
    assert migrate.is_ahead("9999")
