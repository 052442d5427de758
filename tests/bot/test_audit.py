"""`python -m bot audit`: what staff did in words, and whether the log is untouched."""

import asyncio
import shutil
from pathlib import Path

import pytest
from sqlalchemy import update

from storage import audit
from storage.database import Database
from storage.models import Audited, Person
from tests.bot.test_settings import run
from tests.storage.conftest import NOW, a_person


@pytest.fixture
def log(migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database with three rows in its log."""
    url = f"sqlite+aiosqlite:///{tmp_path}/log.sqlite3"
    monkeypatch.setenv("DATABASE_URL", url)
    shutil.copy(migrated_file, tmp_path / "log.sqlite3")

    async def write(database: Database) -> None:
        async with database.session.begin() as session:
            session.add(a_person(11, name="Үлгү Кызматкер"))
        async with database.session.begin() as session:
            by = await session.get(Person, 1)
            await audit.record(session, None, "role.given", "role:1", NOW, role=[None, "owner"])
            await audit.record(session, by, "link.made", "invitation:1", NOW, role="door")
            await audit.record(session, by, "list.exported", "seminar:1", NOW, rows=60)

    _with(url, write)
    return url


def _with(url: str, work: object) -> None:
    async def go() -> None:
        database = Database(url)
        await work(database)  # type: ignore[operator]
        await database.close()

    asyncio.run(go())


def test_the_log_is_listed_in_words_the_newest_first(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "audit") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        '2026-11-23 09:00 UTC  Үлгү Кызматкер (person 1)  list.exported  seminar:1  {"rows": 60}',
        '2026-11-23 09:00 UTC  Үлгү Кызматкер (person 1)  link.made  invitation:1  {"role": "door"}',
        '2026-11-23 09:00 UTC  the operator  role.given  role:1  {"role": [null, "owner"]}',
    ]


def test_verify_says_that_all_holds_and_names_the_last_hash(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "audit", "verify") == 0
    told = capsys.readouterr().out
    assert told.startswith("All 3 rows are as they were written.")
    assert run(monkeypatch, "audit", "verify", told.split()[-1]) == 0
    assert run(monkeypatch, "audit", "verify", "0" * 64) == 1
    assert "that hash is gone" in capsys.readouterr().out


def test_verify_names_the_first_row_that_was_changed(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def tamper(database: Database) -> None:
        async with database.session.begin() as session:
            await session.execute(update(Audited).where(Audited.id == 2).values(about="invitation:9"))

    _with(log, tamper)
    assert run(monkeypatch, "audit", "verify") == 1
    assert capsys.readouterr().out.startswith("Row 2 of the audit log is not what was written")
