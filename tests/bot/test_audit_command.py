"""`python -m bot audit`: lists what staff did, and verifies the log."""

import asyncio
import shutil
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from bot.audit_checkpoints import AuditCheckpoints
from storage import audit
from storage.database import Database
from storage.models import AuditEntry, Person
from storage.team import roles
from tests.bot.test_settings import run
from tests.storage.conftest import NOW, new_person


@pytest.fixture
def log(migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a database with three rows in its log."""
    url = f"sqlite+aiosqlite:///{tmp_path}/log.sqlite3"
    monkeypatch.setenv("DATABASE_URL", url)
    shutil.copy(migrated_file, tmp_path / "log.sqlite3")

    async def write(database: Database) -> None:
        async with database.session.begin() as session:
            session.add(new_person(11, name="Үлгү Кызматкер"))
        async with database.session.begin() as session:
            by = await session.get(Person, 1)
            await audit.record(session, None, "role.given", "role:1", NOW, role=[None, "owner"])
            await audit.record(session, by, "link.created", "invitation:1", NOW, role="door")
            await audit.record(session, by, "participants.exported", "seminar:1", NOW, rows=60)

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
        '2026-11-23 09:00 UTC  Үлгү Кызматкер (person 1)  participants.exported  seminar:1  {"rows": 60}',
        '2026-11-23 09:00 UTC  Үлгү Кызматкер (person 1)  link.created  invitation:1  {"role": "door"}',
        '2026-11-23 09:00 UTC  the operator  role.given  role:1  {"role": [null, "owner"]}',
    ]


Out = pytest.CaptureFixture[str]


def verified(monkeypatch: pytest.MonkeyPatch, capsys: Out, *words: str) -> tuple[int, str]:
    code = run(monkeypatch, "audit", "verify", *words)
    return code, capsys.readouterr().out


def _cut(log: str, after: int) -> None:
    async def cut(database: Database) -> None:
        async with database.session.begin() as session:
            await session.execute(delete(AuditEntry).where(AuditEntry.id > after))

    _with(log, cut)


def _note(log: str, tmp_path: Path) -> None:
    async def note(database: Database) -> None:
        assert await AuditCheckpoints(database, tmp_path / "log.sqlite3.audit").check(NOW) is None

    _with(log, note)


def test_verify_says_that_all_holds_and_names_the_last_hash(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    code, told = verified(monkeypatch, capsys)
    assert code == 0
    first = told.splitlines()[0]
    assert first.startswith("All 3 rows are as they were written.")
    last = first.split()[-1]
    for words in (
        ["--hash", last],
        ["--hash", last[:16].upper()],
        ["--count", "3"],
        ["--count", "3", "--hash", last],
    ):
        assert verified(monkeypatch, capsys, *words)[0] == 0
    for words in (["--hash", "0" * 64], ["--count", "4"], ["--count", "2", "--hash", last]):
        code, told = verified(monkeypatch, capsys, *words)
        assert code == 1
        assert "cut off or made anew" in told


@pytest.mark.parametrize(
    "words", [["--hash", "xyz"], ["--hash", "abc"], ["--count", "-1"], ["--count", "many"]]
)
def test_what_is_typed_wrong_is_said_and_not_taken_for_a_no(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: Out, words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, "audit", "verify", *words)
    assert ended.value.code == 2


def test_verify_names_the_first_row_that_was_changed(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    async def tamper(database: Database) -> None:
        async with database.session.begin() as session:
            await session.execute(update(AuditEntry).where(AuditEntry.id == 2).values(subject="invitation:9"))

    _with(log, tamper)
    code, told = verified(monkeypatch, capsys)
    assert code == 1
    assert told.startswith("Row 2 of the audit log is not what was written")


@pytest.mark.parametrize("after", [2, 0])
def test_verify_compares_with_what_is_noted_beside_the_database(
    log: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out, after: int
) -> None:
    _note(log, tmp_path)
    code, told = verified(monkeypatch, capsys)
    assert code == 0
    assert "that agree: 1." in told
    _cut(log, after)
    code, told = verified(monkeypatch, capsys)
    assert code == 1
    assert "it had 3 rows, the last with the hash " in told
    assert f"now it has {after}" in told


def test_an_emptied_log_without_any_note_is_noticed_by_the_staff_there_are(
    log: str, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    async def appoint(database: Database) -> None:
        async with database.session.begin() as session:
            await roles.sync_owners(session, [11], NOW)

    _with(log, appoint)
    _cut(log, 0)
    code, told = verified(monkeypatch, capsys)
    assert code == 1
    assert "it was emptied" in told
