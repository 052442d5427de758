"""`backup`, `restore`, `held` and `export` on the command line."""

import asyncio
import csv
import io
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.audit_checkpoints import CheckpointFile
from bot.erasure_journal import ErasureJournal
from storage import audit
from storage.backups import drills, hold
from storage.database import Database, Session, single_process
from storage.models import Person, Preference
from tests.bot.test_settings import _bare, run
from tests.storage.conftest import NOW, new_person, new_seminar

__all__ = ["_bare"]  # a fixture
Out = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture
def url(_bare: None, migrated_file: Path, tmp_path: Path, monkeypatch: Patch) -> str:
    """The address of a database with data, which DATABASE_URL names."""
    shutil.copy(migrated_file, tmp_path / "bot.sqlite3")
    url = f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("BACKUP_DIR", str(tmp_path / "backups"))

    async def fill(session: Session) -> None:
        session.add_all([new_seminar(), new_person(7, name="=1+1", phone="+996700100101")])
        await audit.record(session, None, "x.y", "x:1", NOW)

    _in_session(url, fill)
    ErasureJournal(tmp_path / "bot.sqlite3.erasures").create(NOW)
    return url


def _in_session(url: str, work: Callable[[Session], Awaitable[None]]) -> None:
    async def go() -> None:
        database = Database(url)
        async with database.session.begin() as session:
            await work(session)
        await database.close()

    asyncio.run(go())


def _only_backup(folder: Path) -> Path:
    [one] = (folder / "backups").iterdir()
    return one


def test_a_backup_is_made_verified_and_readable_by_its_owner_only(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup") == 0
    said = capsys.readouterr().out
    assert "verified" in said
    assert "not encrypted" in said
    path = _only_backup(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run(monkeypatch, "backup", "verify", str(path)) == 0
    path.write_bytes(path.read_bytes()[:-30])
    assert run(monkeypatch, "backup", "verify", str(path)) == 1
    assert "damaged" in capsys.readouterr().err


def test_with_a_key_it_opens_only_with_the_secret_one(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup", "key", "secret.txt") == 0
    public = capsys.readouterr().out.splitlines()[-1].partition("=")[2]
    assert run(monkeypatch, "backup", "key", "other.txt") == 0
    assert run(monkeypatch, "backup", "key", "other.txt") == 1  # it is not overwritten
    monkeypatch.setenv("BACKUP_KEY", public)
    assert run(monkeypatch, "backup") == 0
    path = _only_backup(tmp_path)
    assert path.suffix == ".age"
    assert b"manifest" not in path.read_bytes()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    for words, code in (((), 1), (("--identity", "other.txt"), 1), (("--identity", "secret.txt"), 0)):
        assert run(monkeypatch, "backup", "verify", str(path), *words) == code
    monkeypatch.setattr("sys.stdin", io.StringIO((tmp_path / "secret.txt").read_text()))
    assert run(monkeypatch, "backup", "verify", str(path), "--identity", "-") == 0
    (tmp_path / "torn.txt").write_text((tmp_path / "secret.txt").read_text().strip()[:-3])
    assert run(monkeypatch, "backup", "verify", str(path), "--identity", "torn.txt") == 1
    assert "AGE-SECRET" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("value", ["age1nothing", "AGE-SECRET-KEY-1QQQ", "passphrase"])
def test_a_key_that_is_none_is_said_without_showing_it(monkeypatch: Patch, capsys: Out, value: str) -> None:
    monkeypatch.setenv("BACKUP_KEY", value)
    assert run(monkeypatch, "backup") == 2
    said = capsys.readouterr().err
    assert "BACKUP_KEY" in said
    assert value not in said


def test_backups_are_sent_only_encrypted_and_to_owners(monkeypatch: Patch, capsys: Out) -> None:
    monkeypatch.setenv("BACKUP_CHAT", "7")
    assert run(monkeypatch, "doctor") == 2
    assert "only encrypted" in capsys.readouterr().err
    monkeypatch.setenv("BACKUP_DIR", "backups")
    monkeypatch.setenv("BACKUP_KEY", "age1" + "q" * 58)
    assert run(monkeypatch, "doctor") == 2


def test_a_database_with_data_is_overwritten_only_with_a_word_and_kept(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup", "first.zip") == 0

    async def change(session: Session) -> None:
        session.add(new_person(8))

    _in_session(url, change)
    before = (tmp_path / "bot.sqlite3").read_bytes()
    assert run(monkeypatch, "restore", "first.zip") == 1
    assert "--overwrite" in capsys.readouterr().err
    assert (tmp_path / "bot.sqlite3").read_bytes() == before
    assert run(monkeypatch, "restore", "first.zip", "--overwrite") == 0
    assert _people(url) == [7]
    kept = _only_backup(tmp_path)
    assert run(monkeypatch, "restore", str(kept), "--overwrite") == 0
    assert _people(url) == [7, 8]


def _people(url: str) -> list[int | None]:
    found: list[int | None] = []

    async def look(session: Session) -> None:
        found.extend(await session.scalars(select(Person.telegram_id).order_by(Person.id)))

    _in_session(url, look)
    return found


def test_root_does_not_restore_what_another_user_runs(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup", "first.zip") == 0
    if os.geteuid() == 0:
        os.chown(tmp_path / "bot.sqlite3", 1234, 1234)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    before = (tmp_path / "bot.sqlite3").read_bytes()
    assert run(monkeypatch, "restore", "first.zip", "--overwrite") == 1
    assert "sudo -u" in capsys.readouterr().err
    assert (tmp_path / "bot.sqlite3").read_bytes() == before


def test_a_running_bot_is_not_overwritten(url: str, monkeypatch: Patch, capsys: Out) -> None:
    assert run(monkeypatch, "backup", "first.zip") == 0
    database = Database(url)
    with single_process(database):
        assert run(monkeypatch, "restore", "first.zip", "--overwrite") == 1
    assert "End it first" in capsys.readouterr().err
    asyncio.run(database.close())


def test_without_the_journal_of_erasures_it_asks_for_a_word(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup", "first.zip") == 0
    monkeypatch.setenv("ERASURE_JOURNAL", str(tmp_path / "lost"))
    assert run(monkeypatch, "restore", "first.zip", "--overwrite") == 1
    assert "--without-erasures" in capsys.readouterr().err
    assert run(monkeypatch, "restore", "first.zip", "--overwrite", "--without-erasures") == 0


def test_a_journal_that_is_younger_than_the_backup_asks_for_a_word(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup", "first.zip") == 0
    monkeypatch.setenv("ERASURE_JOURNAL", str(tmp_path / "new"))
    ErasureJournal(tmp_path / "new").create(datetime.now(UTC))
    assert run(monkeypatch, "restore", "first.zip", "--overwrite") == 1
    assert "--without-erasures" in capsys.readouterr().err
    assert run(monkeypatch, "restore", "first.zip", "--overwrite", "--without-erasures") == 0


def test_after_a_restore_the_audit_log_is_as_it_should_be(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup", "first.zip") == 0
    CheckpointFile(tmp_path / "bot.sqlite3.audit").add(NOW, "120", "f" * 64)
    assert run(monkeypatch, "audit", "verify") == 1
    assert run(monkeypatch, "restore", "first.zip", "--overwrite") == 0
    assert run(monkeypatch, "audit", "verify") == 0
    assert "A backup was restored at" in capsys.readouterr().out


def test_what_is_held_is_shown_until_it_is_decided(url: str, monkeypatch: Patch, capsys: Out) -> None:
    assert run(monkeypatch, "held") == 0
    assert "Nothing is held" in capsys.readouterr().out
    assert run(monkeypatch, "backup", "first.zip") == 0
    assert run(monkeypatch, "restore", "first.zip", "--overwrite") == 0
    assert run(monkeypatch, "held", "--send", "--drop") == 2
    assert run(monkeypatch, "held", "--drop") == 0
    capsys.readouterr()
    assert run(monkeypatch, "held") == 0
    assert "Nothing is held" in capsys.readouterr().out


def test_deciding_after_an_interrupted_restore_repeats_the_erasures_first(
    url: str, tmp_path: Path, monkeypatch: Patch
) -> None:
    async def interrupt(session: Session) -> None:
        connection = await session.connection()
        await connection.run_sync(hold.hold_everything, NOW, NOW)

    _in_session(url, interrupt)
    ErasureJournal(tmp_path / "bot.sqlite3.erasures").add(["person:7"], NOW)
    assert run(monkeypatch, "held", "--drop") == 0

    async def look(session: Session) -> None:
        assert await session.scalar(select(Person.name).where(Person.telegram_id == 7)) is None
        assert await hold.load_hold(session) is None

    _in_session(url, look)


def test_a_drill_changes_nothing_but_that_it_was_made(url: str, monkeypatch: Patch, capsys: Out) -> None:
    assert run(monkeypatch, "restore", "--drill") == 0
    assert "compared" in capsys.readouterr().out
    assert _people(url) == [7]

    async def look(session: Session) -> None:
        assert await hold.load_hold(session) is None
        assert await drills.last_drill(session) is not None
        [(row, _)] = await audit.list_newest(session, 1)
        assert row.action == "backup.drilled"

    _in_session(url, look)


def test_owners_are_reminded_after_a_month_without_a_drill(url: str) -> None:
    async def look(session: Session) -> None:
        month = timedelta(days=30)

        async def is_overdue(days: int) -> bool:
            return await drills.is_overdue(session, NOW + timedelta(days=days), month)

        assert [await is_overdue(days) for days in (0, 29, 31)] == [False, False, True]
        await drills.record_drill(session, NOW, 1, NOW + timedelta(days=31))
        assert [await is_overdue(days) for days in (60, 62)] == [False, True]
        await drills.record_reminder(session, NOW + timedelta(days=62))
        assert [await is_overdue(days) for days in (91, 93)] == [False, True]

    _in_session(url, look)


def test_all_data_are_exported_without_keys_and_without_formulas(
    url: str, tmp_path: Path, monkeypatch: Patch
) -> None:
    async def add(session: Session) -> None:
        session.add(Preference(name="x", value={"a": ["ө"]}, changed_at=NOW))

    _in_session(url, add)
    assert run(monkeypatch, "export", "all.zip") == 0
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        tables = {name.partition("/")[2] for name in archive.namelist() if name.startswith("csv/")}
        assert {"people.csv", "seats.csv", "questions.csv", "audit_log.csv"} <= tables
        assert not {"inbox.csv", "outbox.csv", "similarity_vectors.csv"} & tables
        [row] = csv.DictReader(io.StringIO(archive.read("csv/people.csv").decode("utf-8-sig")))
        assert (row["name"], row["phone"]) == ("'=1+1", "+996700100101")
        [person] = json.loads(archive.read("json/people.json"))
        assert (person["name"], person["draft"]) == ("=1+1", {})
        assert datetime.fromisoformat(person["created_at"]) == NOW
        [preference] = json.loads(archive.read("json/preferences.json"))
        assert preference["value"] == {"a": ["ө"]}
        assert json.loads(archive.read("json/seats.json")) == []
        assert b"token" not in archive.read("csv/seats.csv")


def test_a_drill_where_there_is_no_database_makes_none(
    url: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    assert run(monkeypatch, "backup", "first.zip") == 0
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.sqlite3")
    assert run(monkeypatch, "restore", "--drill", "first.zip") == 0
    assert "not recorded" in capsys.readouterr().out
    assert not (tmp_path / "none.sqlite3").exists()
