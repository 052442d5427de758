"""Migrations: every revision up and down keeps every row, and the result is what the models say."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, create_engine, func, inspect, select

from storage import audit, migrate, sample
from storage.accounts import people
from storage.announcements import announcements
from storage.database import Database
from storage.engines import sync_url
from storage.faq import faq
from storage.models import AnnouncementPart, Attachment, File, Model, OutboxMessage, SeminarClosing
from storage.questions import lifecycle, questions
from storage.seats import registrations
from storage.seminars import seminars
from storage.team import roles
from storage.units import register
from tests.databases import copy_sqlite, postgres_database, worker_name
from tests.storage.conftest import NOW, new_seminar, register_rows


def test_revisions_form_one_line() -> None:
    assert migrate.list_revisions()
    assert len(migrate.list_revisions()) == len(set(migrate.list_revisions()))
    assert migrate.head_revision() == migrate.list_revisions()[-1]


def test_an_empty_database_is_behind_and_then_has_the_tables_of_the_models(database_url: str) -> None:
    assert migrate.is_behind(database_url)
    migrate.upgrade(database_url)
    assert not migrate.is_behind(database_url)
    migrate.upgrade(database_url)
    assert not migrate.is_behind(database_url)
    engine = create_engine(sync_url(database_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": migrate.include_object}
        )
        differences = compare_metadata(context, Model.metadata)
    engine.dispose()
    assert differences == []


async def _insert_rows(url: str) -> None:
    """Insert rows into every table that people fill."""
    database = Database(url)
    async with database.session.begin() as session:
        await register.import_register(session, register_rows(), NOW)
        await sample.load_sample(session, NOW)
        await session.flush()
        person = (await people.get_or_create(session, [7], NOW))[7]
        person.language, person.name, person.position, person.office = "ky", "Үлгү", "head", "project"
        await people.record_consent(session, person, 1, "a" * 64, NOW)
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        await registrations.register(session, seminar, person, NOW)
        one = await questions.create_question(
            session, seminar, person, "x", message_id=5, anonymous=False, at=NOW
        )
        answer = await lifecycle.add_answer(session, one, person, "y", NOW)
        file = Attachment(kind="photo", file_id="f", file_unique_id="u")
        await questions.add_attachment(session, one, file, answer)
        sister = await seminars.by_slug(session, "jalal-abad")
        assert sister is not None
        assert await faq.carry_over(session, seminar, sister, NOW) == 1
        await roles.sync_owners(session, [8], NOW)
        told = await announcements.create(session, seminar.id, person, NOW)
        part = {"kind": "text", "html": "x", "chat_id": 7, "message_id": 1, "content": {}, "position": 0}
        session.add(AnnouncementPart(announcement_id=told.id, language="ky", **part))
        session.add(File(digest="d", name="n", content=b"c", created_at=NOW))
    await database.close()


def _contents(url: str) -> dict[str, Counter[Any]]:
    """Return every row of every table, as text."""
    engine = create_engine(sync_url(url))
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


RENAMED = {
    "acknowledgements": "read_confirmations",
    "audit": "audit_log",
    "faq": "faq_entries",
    "group_news": "group_notifications",
    "invitations": "role_invitations",
    "likenesses": "similarity_index",
    "registers": "register_imports",
    "seat_changes": "seat_events",
    "segments": "saved_segments",
}
"""Tables that had another name before migration 0010."""
MOVED = {"registrations": "seats", "staff": "roles"}
"""Tables whose rows moved to another one."""


@pytest.fixture(params=["sqlite", "postgresql"])
def newest_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of this test's own empty database at the newest revision."""
    if request.param == "sqlite":
        yield copy_sqlite(request.getfixturevalue("migrated_file"), tmp_path / "newest.sqlite3")
        return
    server, template = request.getfixturevalue("postgres"), request.getfixturevalue("migrated_template")
    with postgres_database(server, f"newest_{worker_name()}", template) as url:
        yield url


@pytest.mark.any_database
def test_all_the_way_down_leaves_nothing(newest_url: str) -> None:
    migrate.downgrade(newest_url, "base")
    engine = create_engine(sync_url(newest_url))
    left = set(inspect(engine).get_table_names()) - {"alembic_version"}
    engine.dispose()
    assert left == set()
    migrate.upgrade(newest_url)


REVISIONS = len(migrate.list_revisions())


@pytest.mark.parametrize(
    "below",
    [below if not below else pytest.param(below, marks=pytest.mark.proof) for below in range(REVISIONS - 1)],
)
async def test_down_and_up_again_keeps_every_row(newest_url: str, below: int) -> None:
    """From the newest down to each revision and back: all rows with a place there stay, children included."""
    await _insert_rows(newest_url)
    before = await asyncio.to_thread(_contents, newest_url)
    await asyncio.to_thread(migrate.downgrade, newest_url, migrate.list_revisions()[below])
    there = {
        RENAMED.get(name, name): rows
        for name, rows in (await asyncio.to_thread(_contents, newest_url)).items()
    }
    both = there.keys() & before.keys()
    assert {name: there[name].total() for name in both} == {name: before[name].total() for name in both}
    await asyncio.to_thread(migrate.upgrade, newest_url)
    after = await asyncio.to_thread(_contents, newest_url)
    kept = both | {new for old, new in MOVED.items() if old in there}
    assert {name: after[name].total() for name in kept} == {name: before[name].total() for name in kept}
    assert not await asyncio.to_thread(migrate.is_behind, newest_url)


@pytest.mark.any_database
async def test_what_waits_with_its_targets_in_a_column_is_not_sent_without_them(newest_url: str) -> None:
    """An older release would send a correction without the number of its message."""
    database = Database(newest_url)
    common = {"chat_id": 1, "lane": 2, "method": "deleteMessage", "payload": "{}", "created_at": NOW}
    rows = [("targets", "pending", "5"), ("none", "pending", None), ("done", "sent", "6")]
    async with database.session.begin() as session:
        for key, state, targets in rows:
            session.add(OutboxMessage(**common, dedup_key=key, state=state, target_message_ids=targets))
    await database.close()
    await asyncio.to_thread(migrate.downgrade, newest_url, "0010")
    await asyncio.to_thread(migrate.upgrade, newest_url)
    database = Database(newest_url)
    async with database.reader() as session:
        found = await session.execute(select(OutboxMessage.dedup_key, OutboxMessage.state))
        assert {row[0]: row[1] for row in found} == {"targets": "expired", "none": "pending", "done": "sent"}
    await database.close()


async def test_the_notice_before_moves_between_payload_and_column(newest_url: str) -> None:
    """A notice that waits while the database is migrated still edits the message of the one before."""
    method = "editMessageText|sendMessage"
    common = {"chat_id": 1, "lane": 1, "method": method, "created_at": NOW}
    text = {"text": 'Суроо: "after": 5', "parse_mode": "HTML"}
    database = Database(newest_url)
    async with database.session.begin() as session:
        for key, state, payload, previous in (
            ("waits", "pending", json.dumps(text), 7),
            ("flies", "sending", json.dumps(text, ensure_ascii=False), 8),
            ("alone", "pending", json.dumps(text), None),
            ("done", "sent", "", 9),
        ):
            values = {"dedup_key": key, "state": state, "payload": payload, "previous_notice_id": previous}
            session.add(OutboxMessage(**common, **values))
    await database.close()
    await asyncio.to_thread(migrate.downgrade, newest_url, "0011")
    database = Database(newest_url)
    async with database.reader() as session:
        rows = await session.execute(select(OutboxMessage.dedup_key, OutboxMessage.payload))
        older = {row[0]: row[1] for row in rows}
    await database.close()
    assert {key: json.loads(older[key]) for key in ("waits", "flies", "alone")} == {
        "waits": text | {"after": 7},
        "flies": text | {"after": 8},
        "alone": text,
    }
    await asyncio.to_thread(migrate.upgrade, newest_url)
    database = Database(newest_url)
    async with database.reader() as session:
        newer = {row.dedup_key: row for row in await session.scalars(select(OutboxMessage))}
    await database.close()
    assert {key: row.previous_notice_id for key, row in newer.items()} == {
        "waits": 7,
        "flies": 8,
        "alone": None,
        "done": None,
    }
    assert [json.loads(newer[key].payload) for key in ("waits", "flies", "alone")] == [text] * 3
    assert newer["done"].payload == ""


@pytest.mark.any_database
async def test_what_was_archived_before_returns_to_its_former_state(newest_url: str) -> None:
    database = Database(newest_url)
    async with database.session.begin() as session:
        session.add_all([new_seminar("held", state="archived"), new_seminar("cancelled", state="archived")])
        await audit.record(session, None, "seminar.edited", "seminar:2", NOW, fields=["title"])
        for former in ("held", "cancelled"):
            states = [former, "archived"]
            await audit.record(session, None, "seminar.state_changed", "seminar:2", NOW, state=states)
    await database.close()
    before = migrate.list_revisions()[migrate.list_revisions().index("0018") - 1]
    await asyncio.to_thread(migrate.downgrade, newest_url, before)
    await asyncio.to_thread(migrate.upgrade, newest_url)
    database = Database(newest_url)
    async with database.reader() as session:
        found = await session.scalars(
            select(SeminarClosing.archived_from).order_by(SeminarClosing.seminar_id)
        )
        assert list(found) == ["held", "cancelled"]
    await database.close()


async def test_rows_written_through_the_models_are_counted(database: Database) -> None:
    """Every table of the models exists and can be read."""
    async with database.reader() as session:
        for table in Model.metadata.sorted_tables:
            assert await session.scalar(select(func.count()).select_from(table)) == 0
