"""Migrations: every revision up and down keeps every row, and at the end the tables are what the models say."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, create_engine, func, inspect, select

from storage import announcements, faq, migrate, people, questions, register, roles, sample, seats, seminars
from storage.database import Database
from storage.models import AnnouncementPart, Attachment, File, Table
from tests.databases import copied, postgres_database, worker
from tests.storage.conftest import NOW


def test_revisions_form_one_line() -> None:
    assert migrate.revisions()
    assert len(migrate.revisions()) == len(set(migrate.revisions()))
    assert migrate.newest() == migrate.revisions()[-1]


def test_the_tables_made_by_migrations_are_those_of_the_models(database_url: str) -> None:
    migrate.upgrade(database_url)
    engine = create_engine(migrate._sync(database_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": migrate.in_models}
        )
        differences = compare_metadata(context, Table.metadata)
    engine.dispose()
    assert differences == []


def test_a_database_knows_whether_it_is_behind(database_url: str) -> None:
    assert migrate.behind(database_url)
    migrate.upgrade(database_url)
    assert not migrate.behind(database_url)
    migrate.upgrade(database_url)
    assert not migrate.behind(database_url)


def test_all_the_way_down_leaves_nothing(database_url: str) -> None:
    migrate.upgrade(database_url)
    migrate.downgrade(database_url, "base")
    engine = create_engine(migrate._sync(database_url))
    left = set(inspect(engine).get_table_names()) - {"alembic_version"}
    engine.dispose()
    assert left == set()
    migrate.upgrade(database_url)


async def _seed(url: str) -> None:
    """Something in every table that people fill."""
    database = Database(url)
    async with database.session.begin() as session:
        await register.replace(session, register.read(register.REGISTER), NOW)
        await sample.load(session, NOW)
        await session.flush()
        person = (await people.gather(session, [7], NOW))[7]
        person.language, person.name, person.position, person.office = "ky", "Үлгү", "head", "project"
        await people.consent(session, person, 1, "a" * 64, NOW)
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        await seats.register(session, seminar, person, NOW)
        one = await questions.ask(session, seminar, person, "x", message_id=5, anonymous=False, at=NOW)
        answer = await questions.answer(session, one, person, "y", NOW)
        file = Attachment(kind="photo", file_id="f", file_unique_id="u")
        await questions.attach(session, one, file, answer)
        sister = await seminars.by_slug(session, "jalal-abad")
        assert sister is not None
        assert await faq.carry(session, seminar, sister, NOW) == 1
        await roles.appoint(session, [8], NOW)
        told = await announcements.new(session, seminar.id, person, NOW)
        part = {"kind": "text", "html": "x", "chat_id": 7, "message_id": 1, "content": {}, "position": 0}
        session.add(AnnouncementPart(announcement_id=told.id, language="ky", **part))
        session.add(File(digest="d", name="n", content=b"c", created_at=NOW))
    await database.close()


def _contents(url: str) -> dict[str, Counter[Any]]:
    """Every row of every table there is, as text."""
    engine = create_engine(migrate._sync(url))
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        rows = {
            table.name: Counter(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in found.tables.values()
            if table.name != "alembic_version"
        }
    engine.dispose()
    return rows


MOVED = {"registrations": "seats", "staff": "roles"}
"""Tables whose rows moved to another one."""


@pytest.fixture(params=["sqlite", "postgresql"])
def newest_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test's own at the newest revision, empty."""
    if request.param == "sqlite":
        yield copied(request.getfixturevalue("migrated_file"), tmp_path / "newest.sqlite3")
        return
    server, template = request.getfixturevalue("postgres"), request.getfixturevalue("migrated_template")
    with postgres_database(server, f"newest_{worker()}", template) as url:
        yield url


REVISIONS = len(migrate.revisions())


@pytest.mark.parametrize(
    "below",
    [
        below if below in (0, REVISIONS - 1) else pytest.param(below, marks=pytest.mark.proof)
        for below in range(REVISIONS)
    ],
)
async def test_down_and_up_again_keeps_every_row(newest_url: str, below: int) -> None:
    """From the newest down to each revision and back: what has a place there stays, children too."""
    await _seed(newest_url)
    before = await asyncio.to_thread(_contents, newest_url)
    await asyncio.to_thread(migrate.downgrade, newest_url, migrate.revisions()[below])
    there = await asyncio.to_thread(_contents, newest_url)
    both = there.keys() & before.keys()
    assert {name: there[name].total() for name in both} == {name: before[name].total() for name in both}
    await asyncio.to_thread(migrate.upgrade, newest_url)
    after = await asyncio.to_thread(_contents, newest_url)
    kept = both | {new for old, new in MOVED.items() if old in there}
    assert {name: after[name].total() for name in kept} == {name: before[name].total() for name in kept}
    assert not await asyncio.to_thread(migrate.behind, newest_url)


async def test_rows_written_through_the_models_are_counted(database: Database) -> None:
    """Every table of the models exists and can be read."""
    async with database.reader() as session:
        for table in Table.metadata.sorted_tables:
            assert await session.scalar(select(func.count()).select_from(table)) == 0
