"""Backups: every row comes back, on either database; what is damaged or too new is refused."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from sqlalchemy import delete, func, insert, inspect, null, select, text, update

from storage import audit, migrate
from storage.backups import tables
from storage.backups.archive import Archive, BadArchive, Manifest, replace_database, write_archive
from storage.backups.connections import NoDatabase, open_exclusively, open_snapshot
from storage.backups.tables import CannotCopy
from storage.database import Database
from storage.models import AuditEntry, FaqEntry, Preference, Question, SimilarityEntry, Unit
from tests.databases import postgres_database, worker_name
from tests.storage.conftest import NOW
from tests.storage.privacy.full_person import create_full_person
from tests.upgrade import earlier_release


async def fill(database: Database) -> None:
    """Insert a row into every table, and values that are easily lost on the way."""
    async with database.session.begin() as session:
        person, _ = await create_full_person(session)
        await session.execute(delete(AuditEntry))  # its hash is none
        await audit.record(session, person, "x.y", "x:1", NOW, text="Суу\u2028\u0001", number=1.5)
        session.add(Preference(name="Я", value={"a": [1, None, "ө"]}, changed_at=NOW.replace(microsecond=7)))
        session.add(Preference(name="z", value={}, changed_at=NOW))
        names = {"name_ky": "Ө", "name_ru": "Ё", "name_en": "é"}
        session.add(Unit(code="zz", level="rayon", **names))
        await session.flush()
        session.add(
            Unit(code="aa", level="city", parent_code="zz", **names)
        )  # before the row that it refers to


def back_up(url: str, path: Path) -> Manifest:
    """Make a backup."""
    with open_snapshot(url) as connection:
        return write_archive(connection, path, NOW, "0.0")


@pytest.fixture(params=["sqlite", "postgresql"])
def target_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/target.sqlite3"
        return
    with postgres_database(request.getfixturevalue("postgres"), f"target_{worker_name()}") as url:
        yield url


async def test_every_row_comes_back_on_either_database(
    database: Database, database_url: str, target_url: str, tmp_path: Path
) -> None:
    await fill(database)
    manifest = back_up(database_url, tmp_path / "a.zip")
    empty = {one.name for one in manifest.tables if not one.rows}
    assert len(empty) < 15, empty
    with Archive(tmp_path / "a.zip") as archive, open_exclusively(target_url) as connection:
        archive.verify()
        replace_database(connection, archive)
    again = back_up(target_url, tmp_path / "b.zip")
    assert again.tables == manifest.tables
    assert again.revision == migrate.head_revision()
    assert not migrate.is_behind(target_url)
    restored = Database(target_url)
    async with restored.session.begin() as session:  # the next id follows the last row
        assert await audit.first_broken_id(session) is None
        await audit.record(session, None, "x.z", "x:1", NOW)
        assert await audit.first_broken_id(session) is None
        entries = await session.scalar(select(func.count()).select_from(SimilarityEntry))
        assert entries
        assert await session.scalar(select(func.count()).select_from(FaqEntry))
    await restored.close()


def test_a_backup_of_an_earlier_release_restores_into_this_one(
    database_url: str, target_url: str, tmp_path: Path
) -> None:
    migrate.upgrade(database_url, earlier_release.head()["revision"])
    earlier_release.load_rows(database_url)
    manifest = back_up(database_url, tmp_path / "a.zip")
    assert manifest.revision == earlier_release.head()["revision"]
    with Archive(tmp_path / "a.zip") as archive, open_exclusively(target_url) as connection:
        replace_database(connection, archive)
    migrate.upgrade(database_url)
    assert not migrate.is_behind(target_url)
    counts = [_counts(url) for url in (database_url, target_url)]
    assert counts[0] == counts[1]
    assert counts[0]["people"] > 5


def test_the_database_of_a_newer_program_is_replaced_too(
    database: Database, database_url: str, target_url: str, tmp_path: Path
) -> None:
    back_up(database_url, tmp_path / "a.zip")
    if not target_url.startswith("postgresql"):
        return  # a SQLite file is replaced wholly
    migrate.upgrade(target_url)
    with open_exclusively(target_url) as connection:
        connection.execute(text("CREATE TABLE added_later (id integer PRIMARY KEY)"))
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with Archive(tmp_path / "a.zip") as archive, open_exclusively(target_url) as connection:
        replace_database(connection, archive)
    with open_snapshot(target_url) as connection:
        assert not inspect(connection).has_table("added_later")
    assert not migrate.is_behind(target_url)


def test_a_table_of_somebody_else_is_neither_copied_nor_in_the_way(
    database: Database, database_url: str, target_url: str, tmp_path: Path
) -> None:
    migrate.upgrade(target_url)
    for url in (database_url, target_url):
        with open_exclusively(url) as connection:
            connection.execute(text("CREATE TABLE foreign_thing (id integer PRIMARY KEY)"))
    manifest = back_up(database_url, tmp_path / "a.zip")
    with open_exclusively(database_url) as connection:  # other tests use this database, too
        connection.execute(text("DROP TABLE foreign_thing"))
    assert "foreign_thing" not in {one.name for one in manifest.tables}
    if not target_url.startswith("postgresql"):
        return  # a restore makes a new SQLite file
    with Archive(tmp_path / "a.zip") as archive, open_exclusively(target_url) as connection:
        replace_database(connection, archive)
    with open_snapshot(target_url) as connection:
        assert inspect(connection).has_table("foreign_thing")


def _counts(url: str) -> dict[str, int]:
    with open_snapshot(url) as connection:
        return {one.name: tables.count_rows(connection, one) for one in tables.reflect_tables(connection)}


async def test_a_snapshot_does_not_see_what_is_written_meanwhile(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    with open_snapshot(database_url) as connection:
        before = connection.scalar(text("SELECT count(*) FROM preferences"))
        async with database.session.begin() as session:
            session.add(Preference(name="later", value={}, changed_at=NOW + timedelta(days=1)))
        manifest = write_archive(connection, tmp_path / "a.zip", NOW, "0.0")
    assert {one.name: one.rows for one in manifest.tables}["preferences"] == before
    assert back_up(database_url, tmp_path / "b.zip").rows == manifest.rows + 1


async def test_null_and_the_null_of_json_stay_two_things(
    database: Database, database_url: str, target_url: str, tmp_path: Path
) -> None:
    async with database.session.begin() as session:
        await create_full_person(session)
        marks = update(Question).where(Question.id == 1)
        await session.execute(marks.values(marks=null()))
        await session.execute(insert(Preference), [{"name": "nothing", "value": None, "changed_at": NOW}])
    back_up(database_url, tmp_path / "a.zip")
    with Archive(tmp_path / "a.zip") as archive, open_exclusively(target_url) as connection:
        replace_database(connection, archive)
        assert connection.scalar(text("SELECT count(*) FROM preferences WHERE value IS NULL")) == 0
        assert connection.scalar(text("SELECT count(*) FROM questions WHERE marks IS NULL")) == 1


def test_what_is_no_backup_or_damaged_is_refused(migrated_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    back_up(f"sqlite:///{migrated_file}", path)
    whole = path.read_bytes()
    damaged = 0
    for position in range(0, len(whole), len(whole) // 25):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        damaged += _is_refused(path)
    assert damaged > 12  # the others say nothing about the rows, such as the time of a member
    path.write_bytes(whole[: len(whole) // 2])
    assert _is_refused(path)
    path.write_bytes(b"")
    assert _is_refused(path)


def _is_refused(path: Path) -> bool:
    try:
        with Archive(path) as archive:
            archive.verify()
    except BadArchive:
        return True
    return False


def test_a_table_that_lost_a_row_or_was_changed_is_refused(migrated_file: Path, tmp_path: Path) -> None:
    for change in (lambda lines: lines[:-1], lambda lines: [*lines[:-1], lines[-1].replace(b"z", b"y")]):
        path = tmp_path / f"{os.urandom(4).hex()}.zip"
        with open_exclusively(f"sqlite:///{_copy(migrated_file, tmp_path)}") as connection:
            for name in ("y", "z"):
                row = {"name": name, "now": "2026-11-23 09:00:00.000000"}
                connection.execute(text("INSERT INTO preferences VALUES (:name, '{}', :now)"), row)
            write_archive(connection, path, NOW, "0.0")
        _rewrite(path, "tables/preferences.jsonl", change)
        with Archive(path) as archive, pytest.raises(BadArchive, match="preferences"):
            archive.verify()


def _copy(file: Path, folder: Path) -> Path:
    copied = folder / f"{os.urandom(4).hex()}.sqlite3"
    copied.write_bytes(file.read_bytes())
    return copied


def _rewrite(path: Path, member: str, change: object) -> None:
    with zipfile.ZipFile(path) as old:
        contents = {name: old.read(name) for name in old.namelist()}
    lines = contents[member].splitlines(keepends=True)
    contents[member] = b"".join(change(lines))  # type: ignore[operator]
    with zipfile.ZipFile(path, "w") as new:
        for name, content in contents.items():
            new.writestr(name, content)


def test_a_backup_of_a_newer_version_is_refused_and_changes_nothing(
    migrated_file: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{_copy(migrated_file, tmp_path)}"
    back_up(url, tmp_path / "a.zip")
    _rewrite(
        tmp_path / "a.zip",
        "manifest.json",
        lambda lines: [one.replace(f'"{migrate.head_revision()}"'.encode(), b'"9999"') for one in lines],
    )
    with (
        Archive(tmp_path / "a.zip") as archive,
        pytest.raises(BadArchive, match="newer version"),
        open_exclusively(url) as connection,
    ):
        replace_database(connection, archive)
    assert not migrate.is_behind(url)


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase), open_snapshot(f"sqlite:///{tmp_path}/none.sqlite3"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite3").touch()
    with pytest.raises(CannotCopy, match="no tables"):
        back_up(f"sqlite:///{tmp_path}/empty.sqlite3", tmp_path / "a.zip")


@pytest.mark.parametrize("manifest", [b"[" * 5_000_000, b'{"tables": [{"columns": 5}]}', "columns"])
def test_a_manifest_that_is_none_is_refused(
    migrated_file: Path, tmp_path: Path, manifest: bytes | str
) -> None:
    path = tmp_path / "a.zip"
    made = back_up(f"sqlite:///{migrated_file}", path)
    if manifest == "columns":
        entry = asdict(made.tables[0]) | {"columns": 5}
        manifest = orjson.dumps(asdict(made) | {"tables": [entry]})
    _rewrite(path, "manifest.json", lambda _lines: [manifest])
    assert _is_refused(path)


def test_a_line_without_end_is_refused(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    back_up(f"sqlite:///{migrated_file}", path)
    monkeypatch.setattr("storage.backups.archive.MAX_LINE", 1000)
    _rewrite(path, "tables/preferences.jsonl", lambda _lines: [b"x" * 10_000])
    with Archive(path) as archive, pytest.raises(BadArchive, match="too long"):
        archive.verify()
