"""The doctor command: reports what works and what does not, and never prints the token."""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import quote_plus

import pytest
from aiohttp import web
from sqlalchemy import text

from bot import current_time, doctor, doctor_report, preparation
from bot.audit_checkpoints import CheckpointFile
from bot.backups import encryption
from bot.backups.files import backup_name
from bot.erasure_journal import ErasureJournal
from bot.settings import Settings
from sandbox.testing import Sandbox
from storage.backups import drills
from storage.database import Database
from storage.messages import inbox, outbox
from tests.canaries.secret_search import NAME, OTHER_NAME, PASSWORD, PHONE, TOKEN, WEBHOOK, Search
from tests.conftest import settings_for
from tests.sending.outbox_rows import ANNOUNCEMENT, outbox_row
from tests.storage.conftest import NOW


async def test_all_is_well_with_a_bot_that_is_set_up(database: Database, database_url: str) -> None:
    async with Sandbox() as sandbox:
        told_people = {
            "data_holder_ky": "Үлгү",
            "data_holder_ru": "Образец",
            "data_contact": "sample@example.org",
        }
        settings = settings_for(sandbox.url, sandbox.token, database_url, **told_people)
        await preparation.prepare_database(database, settings, with_sample=True)
        await preparation.appoint_owners(database, settings)
        await preparation.prepare_erasures(database, settings)
        preparation.restrict_file_permissions(database)
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
    told = [f"{one.text} {one.remedy}" for one in await doctor.run_checks(settings) if not one.ok]
    for name in (".env", "var/x.sqlite3", "var/copy.sqlite3"):
        assert f"Others on this machine may read {name}. chmod 600 {name}" in told


async def test_backups_that_are_old_untried_or_not_made_are_said(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    url, folder = copied(migrated_file, tmp_path), tmp_path / "backups"
    journal = ErasureJournal(tmp_path / "journal")
    values = {"backup_dir": folder, "erasure_journal": journal.path}
    settings = settings_for("http://127.0.0.1:9", "1:x", url, **values)
    told = await problems(settings)
    assert {"There is no backup in BACKUP_DIR.", "No backup was ever tried out."} <= set(told)
    assert any(f"{journal.path} is missing" in one for one in told)
    folder.mkdir()
    now = current_time.utc_now()
    (folder / backup_name(now - timedelta(days=2), encrypted=False)).touch(mode=0o600)
    encryption.create_key(tmp_path / "key")
    journal.create(now)
    told = await problems(settings)
    assert any(one.startswith("The newest backup is of ") for one in told)
    assert any("key is the secret key of the backups" in one for one in told)
    assert not any("journal" in one for one in told)
    (folder / backup_name(now, encrypted=False)).touch(mode=0o600)
    (tmp_path / "key").unlink()
    database = Database(url)
    async with database.session.begin() as session:
        await drills.record_drill(session, now, 1, now)
    await database.close()
    told = await problems(settings)
    assert not any(words in one for one in told for words in ("newest backup", "tried out", "secret key"))


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


def copied(migrated_file: Path, folder: Path) -> str:
    """Return the address of a copy of a SQLite file with tables."""
    shutil.copy(migrated_file, folder / "x.sqlite3")
    return f"sqlite+aiosqlite:///{folder}/x.sqlite3"


async def problems(settings: Settings) -> dict[str, str]:
    """Return what is wrong -> what to do."""
    return {one.text: one.remedy for one in await doctor.run_checks(settings) if not one.ok}


async def test_everything_that_is_wrong_says_what_to_do(migrated_file: Path, tmp_path: Path) -> None:
    url = copied(migrated_file, tmp_path)
    database = Database(url)
    long_ago = current_time.utc_now() - timedelta(hours=1)
    async with database.session.begin() as session:
        await inbox.store(session, [(1, 1, "{}"), (2, 2, "{}")], long_ago)
        [row, _] = await inbox.lock_pending(session, 2)
        await inbox.record_failure(session, row, "Mistake in place:1", long_ago, last=True)
        rows: dict[str, Any] = {"finished_at": long_ago, "created_at": long_ago}
        await outbox.enqueue(
            session,
            [
                outbox_row(1, "x", state=outbox.FAILED, **rows),
                outbox_row(1, "x", ANNOUNCEMENT, state=outbox.UNKNOWN, **rows),
            ],
        )
    await database.close()
    settings = settings_for("http://127.0.0.1:9", "1:x", url).model_copy(update={"admin_ids": frozenset()})
    found = await problems(settings)
    for part in (
        "Telegram cannot",
        "ADMIN_IDS",
        "DATA_HOLDER",
        "Dead letters: 1",
        "failed within a week: 1",
        "arrived: 1",
    ):
        assert any(part in line for line in found), f"{part}: {found}"
    assert any("Waiting: 1 updates" in line and "for 60 minutes" in line for line in found)
    assert all(found.values()), found


async def test_a_database_behind_or_ahead_is_told_apart(migrated_file: Path, tmp_path: Path) -> None:
    url = copied(migrated_file, tmp_path)
    for revision, words in (
        ("0001", "is behind: revision 0001"),
        ("9999", "a newer program has migrated it"),
    ):
        database = Database(url)
        async with database.session.begin() as session:
            await session.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": revision})
        await database.close()
        found = await problems(settings_for("http://127.0.0.1:9", "1:x", url))
        assert any(words in line for line in found), found


async def test_a_wrong_clock_of_this_machine_is_noticed_by_telegrams(
    migrated_file: Path, tmp_path: Path
) -> None:
    async def tell_time(_request: web.Request) -> web.Response:
        return web.Response(headers={"Date": "Mon, 30 Nov 2026 08:00:00 GMT"})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", tell_time)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    settings = settings_for(
        f"http://127.0.0.1:{runner.addresses[0][1]}", "1:x", copied(migrated_file, tmp_path)
    )
    told = 1796025600.0  # that time
    try:
        for seconds, words in ((3, "agrees"), (95, "95 s ahead of"), (-600, "600 s behind")):
            with mock.patch("time.time", return_value=told + seconds):
                [finding] = await doctor._check_clock(settings)
            assert words in finding.text
            assert finding.ok == (seconds == 3)
    finally:
        await runner.cleanup()


async def test_a_webhook_that_does_not_work_is_said(migrated_file: Path, tmp_path: Path) -> None:
    async with Sandbox() as sandbox:
        settings = settings_for(sandbox.url, sandbox.token, copied(migrated_file, tmp_path))
        assert not any("Telegram" in line for line in await problems(settings))
        await sandbox.api("setWebhook", url="http://127.0.0.1:1/telegram")
        assert any("a webhook, but the settings say polling" in line for line in await problems(settings))
        hooked = settings.model_copy(update={"webhook_url": "http://127.0.0.1:2"})
        assert any("another address than WEBHOOK_URL" in line for line in await problems(hooked))
        hooked = settings.model_copy(update={"webhook_url": "http://127.0.0.1:1"})
        await (await sandbox.person(1001)).start()

        async def tried() -> bool:
            return "last_error_date" in (await sandbox.api("getWebhookInfo"))["result"]

        await sandbox.wait_until(tried)
        assert any(
            "does not get through, 1 updates wait: Connection refused" in line
            for line in await problems(hooked)
        )


async def test_the_report_has_no_secret_and_nothing_of_anybody(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every finding that names something names a canary."""
    (folder := tmp_path / "kanareika-folder").mkdir()
    url = copied(migrated_file, folder)
    monkeypatch.chdir(folder)
    (folder / ".env").write_text("")
    (folder / ".env").chmod(0o644)
    (folder / "x.sqlite3").chmod(0o644)
    database = Database(url)
    async with database.session.begin() as session:
        await inbox.store(session, [(1, 1, "{}")], NOW)
        [row] = await inbox.lock_pending(session, 1)
        await inbox.record_failure(
            session, row, f"Mistake of @kanareika_name {PHONE} {WEBHOOK}", NOW, last=True
        )
    await database.close()
    async with Sandbox(TOKEN) as sandbox:
        settings = settings_for(
            sandbox.url,
            TOKEN,
            url,
            data_holder_ky=NAME,
            data_holder_ru=OTHER_NAME,
            data_contact=PHONE,
            webhook_url="https://kanareika.example.org",
            webhook_secret=WEBHOOK,
            heartbeat_url="https://kanareika.example.org/kanareika-heartbeat",
        ).model_copy(update={"admin_ids": frozenset({700100177})})
        found = await doctor.run_checks(settings)
        CheckpointFile(settings.checkpoint_path).add(NOW, "7", "abc")
        found += await doctor.run_checks(settings)
        away = f"postgresql+psycopg://kanareika:{quote_plus(PASSWORD)}@kanareika.example.org:1/kanareika"
        found += await doctor.run_checks(settings_for("http://127.0.0.1:9", TOKEN, away))
    report = doctor_report.render(settings, found)
    search = Search()
    search.search_text("the report", report)
    assert search.found == []
    assert "kanareika" not in report
    assert "700100177" not in report
    assert "@" not in report
    assert report.count("NOT") > 6
    assert "Dead letters: 1. The newest: Mistake" in report
    assert "DATA_CONTACT" in report  # that it is set may be known
