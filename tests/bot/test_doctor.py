"""The doctor command: reports what works and what does not, and never prints the token."""

import os
import shutil
from pathlib import Path

import pytest

from bot import doctor, program
from bot.audit_checkpoints import CheckpointFile
from sandbox.testing import Sandbox
from storage.database import Database
from storage.messages import inbox
from tests.conftest import settings_for
from tests.storage.conftest import NOW


async def test_all_is_well_with_a_bot_that_is_set_up(database: Database, database_url: str) -> None:
    async with Sandbox() as sandbox:
        told_people = {
            "data_holder_ky": "Үлгү",
            "data_holder_ru": "Образец",
            "data_contact": "sample@example.org",
        }
        settings = settings_for(sandbox.url, sandbox.token, database_url, **told_people)
        await program.prepare_database(database, settings, with_sample=True)
        await program.appoint_owners(database, settings)
        program.restrict_file_permissions(database)
        found = await doctor.run_checks(settings)
    assert [one.text for one in found if not one.ok] == []
    told = "\n".join(one.text for one in found)
    assert "2 seminars, 1 staff" in told


async def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3"
    settings = settings_for("http://127.0.0.1:9", "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", url)
    found = await doctor.run_checks(settings.model_copy(update={"admin_ids": frozenset()}))
    wrong = "\n".join(one.text for one in found if not one.ok)
    assert "Telegram cannot be reached" in wrong
    assert "ADMIN_IDS is empty" in wrong
    assert "DATA_HOLDER_KY, DATA_HOLDER_RU, DATA_CONTACT: not set" in wrong
    assert "The database is behind" in wrong


async def test_a_token_telegram_refuses_is_said_and_not_shown(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3"
    async with Sandbox() as sandbox:
        settings = settings_for(sandbox.url, "77:kanareika", url)
        found = await doctor.run_checks(settings)
    told = "\n".join(one.text for one in found)
    assert "does not accept BOT_TOKEN" in told
    assert "kanareika" not in told


async def test_no_token_is_said(tmp_path: Path) -> None:
    settings = settings_for("http://127.0.0.1:9", "1:x", f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3")
    found = await doctor.run_checks(settings.model_copy(update={"bot_token": None}))
    assert "BOT_TOKEN is not set." in [one.text for one in found]


async def test_a_database_that_is_away_is_said_without_its_password() -> None:
    away = "postgresql+psycopg://bot:kanareika@127.0.0.1:1/none"
    found = await doctor.run_checks(settings_for("http://127.0.0.1:9", "1:x", away))
    told = "\n".join(one.text for one in found)
    assert "The database cannot be used" in told
    assert "kanareika" not in told


async def test_files_that_others_may_read_are_named(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "var").mkdir()
    for name in (".env", "var/x.sqlite3", "var/copy.sqlite3"):
        os.chmod(shutil.copyfile(migrated_file, name), 0o644)
    settings = settings_for("http://127.0.0.1:9", "1:x", "sqlite:///var/x.sqlite3")
    told = [one.text for one in await doctor.run_checks(settings) if not one.ok]
    for name in (".env", "var/x.sqlite3", "var/copy.sqlite3"):
        assert f"Others on this machine may read {name}: chmod 600 {name}" in told


async def test_a_log_that_was_cut_is_said(migrated_file: Path, tmp_path: Path) -> None:
    shutil.copy(migrated_file, tmp_path / "x.sqlite3")
    settings = settings_for("http://127.0.0.1:9", "1:x", f"sqlite:///{tmp_path}/x.sqlite3")
    CheckpointFile(settings.checkpoint_path).add(NOW, "7", "abc")
    told = [one.text for one in await doctor.run_checks(settings) if not one.ok]
    assert any("it had 7 rows" in one for one in told)


async def test_dead_letters_are_counted_and_the_newest_named(migrated_file: Path, tmp_path: Path) -> None:
    shutil.copy(migrated_file, tmp_path / "x.sqlite3")
    url = f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3"
    database = Database(url)
    async with database.session.begin() as session:
        await inbox.store(session, [(1, 1, "{}")], NOW)
        [row] = await inbox.lock_pending(session, 1)
        await inbox.record_failure(session, row, "Mistake in place:1", NOW, last=True)
    await database.close()
    found = await doctor.run_checks(settings_for("http://127.0.0.1:9", "1:x", url))
    assert [
        one.text for one in found if "Dead letters: 1" in one.text and "place:1" in one.text and not one.ok
    ]
