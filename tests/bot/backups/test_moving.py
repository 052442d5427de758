"""`move`: the whole database from SQLite to PostgreSQL and back; a bot goes on there, and does not start here."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot import preparation
from bot.settings import SettingsError
from bot.urls import address_without_password, check_database_url
from storage.backups import moving
from storage.backups.archive import Manifest
from storage.backups.connections import open_exclusively, open_snapshot
from storage.backups.tables import KINDS
from storage.database import Database, single_process
from storage.leases import acquire_leadership
from tests.bot.test_settings import _bare, run
from tests.conftest import settings_for
from tests.databases import EmptiedDatabase, postgres_database, worker_name
from tests.storage.backups.test_archive import back_up, fill
from tests.storage.conftest import NOW

__all__ = ["_bare"]  # a fixture
Out = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
PASSWORD = "kanareika"


@pytest.fixture
def source(_bare: None, migrated_file: Path, tmp_path: Path, monkeypatch: Patch) -> str:
    """The address of a SQLite database with a row in every table, which DATABASE_URL names."""
    shutil.copy(migrated_file, tmp_path / "bot.sqlite3")
    url = f"sqlite+aiosqlite:///{tmp_path}/bot.sqlite3"
    monkeypatch.setenv("DATABASE_URL", url)

    async def go() -> None:
        database = Database(url)
        await fill(database)
        await database.close()

    asyncio.run(go())
    return url


@pytest.fixture
def empty_postgres(postgres: str) -> Iterator[str]:
    """The address of a PostgreSQL database without tables, with a password."""
    with postgres_database(postgres, f"moved_{worker_name()}") as url:
        yield make_url(url).set(password=PASSWORD).render_as_string(hide_password=False)


@pytest.fixture
def target(tmp_path: Path) -> str:
    """The address of a SQLite file that does not exist."""
    return f"sqlite:///{tmp_path}/target.sqlite3"


def _manifest(url: str, tmp_path: Path) -> Manifest:
    path = tmp_path / "compared.zip"
    path.unlink(missing_ok=True)
    return back_up(url, path)


def _scalar(url: str, query: str) -> object:
    with open_snapshot(url) as connection:
        return connection.scalar(text(query))


def test_from_sqlite_to_postgresql_and_back_every_row_is_the_same(
    source: str, empty_postgres: str, target: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    before = _manifest(source, tmp_path)
    assert {kind for one in before.tables if one.rows for kind in one.columns.values()} == {
        kind for kind, _ in KINDS
    }
    assert run(monkeypatch, "move", "--to", empty_postgres) == 0
    said = capsys.readouterr().out
    assert f"{before.rows} rows" in said
    assert f"\nERASURE_JOURNAL={tmp_path}/bot.sqlite3.erasures\n" in said
    assert f"\nAUDIT_NOTES={tmp_path}/bot.sqlite3.audit\n" in said
    assert PASSWORD not in said
    assert _manifest(empty_postgres, tmp_path).tables == before.tables
    monkeypatch.setenv("DATABASE_URL", empty_postgres)
    assert run(monkeypatch, "move", "--to", target) == 0
    assert f"\nDATABASE_URL={target}\n" in capsys.readouterr().out
    assert _manifest(target, tmp_path).tables == before.tables
    indexed = "SELECT count(*) FROM similarity_index_fts WHERE similarity_index_fts MATCH '{}'"
    grams = str(_scalar(target, "SELECT grams FROM similarity_index WHERE grams > '' LIMIT 1"))
    assert _scalar(target, indexed.format(grams.split()[0]))
    for url in (source, empty_postgres):
        with open_snapshot(url) as connection:
            found = moving.read_mark(connection)
        assert found
        assert PASSWORD not in found.address


@pytest.mark.proof
def test_a_move_that_ended_before_the_mark_is_finished_by_the_next_one(
    source: str, target: str, monkeypatch: Patch, capsys: Out
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "the disk is full")

    with monkeypatch.context() as full:
        full.setattr(moving, "mark", fail)
        assert run(monkeypatch, "move", "--to", target) == 1
    assert run(monkeypatch, "move", "--undo") == 0
    assert "was not moved" in capsys.readouterr().out
    rename = "UPDATE preferences SET name = {} WHERE name = {}"
    with open_exclusively(target) as connection:
        connection.execute(text(rename.format("'y'", "'z'")))
    assert run(monkeypatch, "move", "--to", target) == 1
    assert "has data" in capsys.readouterr().err
    with open_exclusively(target) as connection:
        connection.execute(text(rename.format("'z'", "'y'")))
    assert run(monkeypatch, "move", "--to", target) == 0
    assert run(monkeypatch, "move", "--to", target) == 1
    for url in (source, check_database_url(target)):
        with pytest.raises(SettingsError) if url == source else nullcontext():
            asyncio.run(_prepare(url))


async def _prepare(url: str) -> None:
    database = Database(url)
    try:
        await preparation.prepare_database(database, settings_for("http://127.0.0.1", "1:none", url))
    finally:
        await database.close()


def test_a_database_that_was_moved_is_used_again_only_after_undoing_that(
    source: str, target: str, monkeypatch: Patch, capsys: Out
) -> None:
    with open_exclusively(source) as connection:
        moving.mark(connection, moving.Moved("postgresql://me:***@db/seminar", NOW))
    for word, code in (("sample", 2), ("move", 1), ("doctor", 1)):
        assert run(monkeypatch, word, *(["--to", target] if word == "move" else [])) == code
        assert "postgresql://me:***@db/seminar at 2026-11-23 09:00 UTC" in "".join(capsys.readouterr())
    assert not Path(str(make_url(target).database)).exists()
    assert run(monkeypatch, "move", "--undo") == 0
    asyncio.run(_prepare(source))


@pytest.mark.proof
def test_a_row_that_does_not_arrive_leaves_no_new_database(
    source: str, target: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    rows = moving.LiveCopy.lines
    calls: list[str] = []

    def lines(copy: moving.LiveCopy, table: str) -> Iterator[bytes]:
        calls.append(table)
        found = rows(copy, table)
        return iter(list(found)[1:]) if calls.count(table) == 2 and table == "preferences" else found

    monkeypatch.setattr(moving.LiveCopy, "lines", lines)
    before = _manifest(source, tmp_path)
    assert run(monkeypatch, "move", "--to", target) == 1
    assert "preferences" in capsys.readouterr().err
    assert not Path(str(make_url(target).database)).exists()
    assert _manifest(source, tmp_path).tables == before.tables


def test_what_may_not_be_moved_is_refused(
    source: str, target: str, tmp_path: Path, monkeypatch: Patch, capsys: Out
) -> None:
    def refused(words: str, url: str = target, code: int = 1) -> None:
        assert run(monkeypatch, "move", "--to", url) == code
        assert words in capsys.readouterr().err
        assert not Path(str(make_url(target).database)).exists()

    with single_process(Database(source)):
        refused("End it first")
    refused("in use already", source)
    refused("cannot be used (OperationalError)", f"postgresql://nobody:{PASSWORD}@127.0.0.1:1/none")
    with open_exclusively(source) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    refused("make migrate")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.sqlite3")
    refused("There is no database")
    assert not (tmp_path / "none.sqlite3").exists()
    with pytest.raises(SystemExit):
        run(monkeypatch, "move", "--to", f"mysql://me:{PASSWORD}@db/seminar")
    said = capsys.readouterr().err
    assert "postgresql://" in said
    assert PASSWORD not in said


@pytest.mark.usefixtures("_bare")
async def test_a_postgresql_database_on_which_something_works_is_not_moved(
    emptied: EmptiedDatabase, target: str, monkeypatch: Patch, capsys: Out
) -> None:
    emptied.empty()
    monkeypatch.setenv("DATABASE_URL", emptied.url)
    assert await asyncio.to_thread(run, monkeypatch, "move", "--to", target) == 1
    assert "other connections (1)" in capsys.readouterr().err  # that of the fixture
    database = Database(emptied.url)
    async with acquire_leadership(database, asyncio.Event(), ["send"]):
        assert await asyncio.to_thread(run, monkeypatch, "move", "--to", target) == 1
    assert "Another bot already works on" in capsys.readouterr().err
    await database.close()


def test_an_address_is_shown_without_its_password() -> None:
    for address, shown in (
        (
            "postgresql+psycopg://me:s%40cret@db:5433/x?sslmode=require",
            "postgresql://me:***@db:5433/x?sslmode=require",
        ),
        ("postgresql://me@db/x?password=secret", "postgresql://me:***@db/x"),
        ("postgresql://me@db/x", "postgresql://me@db/x"),
        ("sqlite+aiosqlite:///var/x.sqlite3", "sqlite:///var/x.sqlite3"),
    ):
        assert address_without_password(address) == shown
