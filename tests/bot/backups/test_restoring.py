"""A restore: whoever was erased since stays erased, also if it is interrupted; nothing is half restored."""

import asyncio
import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import preparation
from bot.audit_checkpoints import CheckpointFile
from bot.backups import restoring
from bot.backups.making import make_backup, open_backup
from bot.backups.replacing import DatabaseOpen
from bot.erasure_journal import ErasureJournal
from bot.settings import Settings
from storage import audit
from storage.accounts import people
from storage.backups import erasures, hold
from storage.database import Database, Session
from storage.engines import sync_url
from storage.models import AuditEntry, Person, Seat, seat_states
from storage.privacy import erasure
from storage.seminars import seminars
from tests.conftest import settings_for
from tests.conversations.helpers import add_consented_person

BACKUP_AT = datetime(2026, 11, 30, 3, 30, tzinfo=UTC)
FORGOTTEN, BACK, OTHER = 11, 12, 13


@pytest.fixture
def settings(ready_url: str, tmp_path: Path) -> Settings:
    """Settings with a database of each kind, and a folder for backups and the journal."""
    values = {"erasure_journal": tmp_path / "erasures", "backup_dir": tmp_path / "backups"}
    return settings_for("http://127.0.0.1", "1:none", ready_url, **values)


async def _fill_and_back_up(settings: Settings, database: Database) -> Path:
    ErasureJournal(settings.erasure_journal_path).create(BACKUP_AT)
    async with database.session.begin() as session:
        await session.execute(AuditEntry.__table__.delete())  # type: ignore[attr-defined]
        for number in (FORGOTTEN, BACK, OTHER):
            await add_consented_person(session, number, at="karakol")
        await _enter_by_staff(session)
    made = await asyncio.to_thread(make_backup, settings, None, datetime.now(UTC))
    return made.path


async def _enter_by_staff(session: Session) -> None:
    seminar = await seminars.by_slug(session, "karakol")
    assert seminar is not None
    now = datetime.now(UTC)
    values = {
        "name": "Үлгү Чакырылган",
        "phone": "+996700100109",
        "created_at": now,
        "updated_at": now,
        "state_changed_at": now,
    }
    session.add(
        Seat(
            seminar_id=seminar.id, state=seat_states.INVITED, source="import", office="municipality", **values
        )
    )


async def _erase(settings: Settings, database: Database) -> None:
    """Erase two people and an entry by staff, as the worker does; one of the people registers again."""
    journal = ErasureJournal(settings.erasure_journal_path)
    at = datetime.now(UTC)
    async with database.session.begin() as session:
        found = await people.get_or_create(session, [FORGOTTEN, BACK], at)
        for person in found.values():
            await erasure.erase_person(session, person, at)
        [seat] = await session.scalars(select(Seat).where(Seat.name == "Үлгү Чакырылган"))
        await erasure.erase_staff_entry(session, seat, None, at)
        journal.add(session.erased_subjects, at)


async def _restore(settings: Settings, path: Path) -> int:
    done = await restoring.restore(
        settings, path, datetime.now(UTC), identity=None, overwrite=True, with_erasures=True
    )
    return done.erased


async def _names(database: Database) -> dict[int | None, str | None]:
    async with database.reader() as session:
        numbers = (FORGOTTEN, BACK, OTHER)
        rows = await session.execute(
            select(Person.telegram_id, Person.name).where(Person.telegram_id.in_(numbers))
        )
        return {row[0]: row[1] for row in rows}


async def test_whoever_was_erased_since_is_erased_again(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())
    path = await _fill_and_back_up(settings, database)
    await _erase(settings, database)
    await database.close()
    assert await _restore(settings, path) == 3
    names = await _names(database)
    assert (names[FORGOTTEN], names[BACK]) == (None, None)
    assert names[OTHER] is not None
    async with database.reader() as session:
        seats = (await session.scalars(select(Seat).order_by(Seat.id))).all()
        assert [one.name for one in seats if one.name is not None] == [names[OTHER]]
        assert {one.state for one in seats if one.name is None} == {
            seat_states.CANCELLED,
            seat_states.INVITED,
        }
        assert await audit.first_broken_id(session) is None
    await database.close()


async def test_a_seat_that_got_the_id_of_an_erased_one_later_is_not_erased(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())
    await _fill_and_back_up(settings, database)
    async with database.session.begin() as session:
        [seat] = await session.scalars(select(Seat).where(Seat.name == "Үлгү Чакырылган"))
        journal = ErasureJournal(settings.erasure_journal_path)
        journal.add([f"seat:{seat.id}"], seat.created_at - timedelta(seconds=1))
        assert await erasures.find_staff_entries(session, journal.load().erased_at) == []
        journal.add([f"seat:{seat.id}"], seat.created_at + timedelta(seconds=1))
        assert await erasures.find_staff_entries(session, journal.load().erased_at) == [seat]
    await database.close()


async def test_whoever_came_back_after_an_erasure_is_not_erased(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())
    await _fill_and_back_up(settings, database)
    await _erase(settings, database)
    async with database.session.begin() as session:
        await add_consented_person(session, BACK, name="Үлгү Кайткан")
    made = await asyncio.to_thread(
        make_backup, settings, settings.erasure_journal_path.with_name("b.zip"), BACKUP_AT
    )
    await database.close()
    assert await _restore(settings, made.path) == 0
    names = await _names(database)
    assert (names[FORGOTTEN], names[BACK]) == (None, "Үлгү Кайткан")
    await database.close()


async def test_a_restore_that_ended_before_the_erasures_is_finished_by_the_next_start(
    settings: Settings,
) -> None:
    database = Database(settings.database_url.get_secret_value())
    path = await _fill_and_back_up(settings, database)
    await _erase(settings, database)
    await database.close()
    at = datetime.now(UTC)
    with open_backup(path, None) as archive:
        await asyncio.to_thread(restoring._replace, database, archive, at, with_erasures=True)
    assert (await _names(database))[FORGOTTEN] is not None
    await preparation.prepare_erasures(database, settings)
    assert (await _names(database))[FORGOTTEN] is None
    async with database.reader() as session:
        found = await hold.load_hold(session)
        assert found is not None
        assert found.told_at is not None
        [(row, _)] = [one for one in await audit.list_newest(session) if one[0].action == "database.restored"]
        assert row.detail["erased"] == 3
    assert CheckpointFile(settings.checkpoint_path).last_restored() is not None
    assert await restoring.finish_restore(database, settings, at + timedelta(hours=1)) == 0
    await database.close()


async def test_a_restore_that_fails_leaves_the_database_as_it_was(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(settings.database_url.get_secret_value())
    path = await _fill_and_back_up(settings, database)
    async with database.session.begin() as session:
        await add_consented_person(session, 14, name="Үлгү Кийинки")
    await database.close()

    def fail(*_arguments: object, **_values: object) -> None:
        raise OSError(28, "the disk is full")

    monkeypatch.setattr("storage.backups.hold.hold_everything", fail)
    with pytest.raises(OSError, match="full"):
        await _restore(settings, path)
    async with database.reader() as session:
        assert await session.scalar(select(Person.name).where(Person.telegram_id == 14)) == "Үлгү Кийинки"
        assert await hold.load_hold(session) is None
    await database.close()
    assert not [one for one in _folder(settings).iterdir() if ".new" in one.name]


def _folder(settings: Settings) -> Path:
    """Return the folder of the SQLite file, else that of backups."""
    address = sync_url(settings.database_url.get_secret_value())
    return (
        Path(str(address.database)).parent
        if address.get_backend_name() == "sqlite"
        else Path(str(settings.backup_dir))
    )


async def test_a_sqlite_file_that_somebody_has_open_is_not_replaced(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"erasure_journal": tmp_path / "erasures", "backup_dir": tmp_path / "backups"}
    settings = settings_for("http://127.0.0.1", "1:none", sqlite_url, **values)
    database = Database(sqlite_url)
    path = await _fill_and_back_up(settings, database)
    await database.close()
    monkeypatch.setattr("bot.backups.replacing.LOCK_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(str(sync_url(sqlite_url).database))) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM people").fetchone()
        with pytest.raises(DatabaseOpen):
            await _restore(settings, path)
    assert not [one for one in _folder(settings).iterdir() if ".new" in one.name]
