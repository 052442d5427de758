"""Restoring a backup: into an empty database, holding what it owes, with the erasures made since."""

import asyncio
import errno
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from bot.audit_checkpoints import CheckpointFile
from bot.backups.making import MadeBackup, make_backup, open_backup
from bot.backups.replacing import has_rows, new_sqlite, replaced
from bot.erasure_journal import ErasureJournal, Erasures
from bot.settings import Settings
from bot.telegram.outgoing import MessageRenderer
from handlers.accounts.erasure import repeat_erasure
from handlers.backups import held_messages
from handlers.messages import Incoming, Profile
from storage import audit
from storage.backups import erasures, hold, moving
from storage.backups.archive import Archive, Manifest, replace_database
from storage.database import Database, Session, lock_setup, single_process
from storage.messages import outbox
from storage.privacy import erasure
from storage.team import roles

DATA_TABLES = ("consents", "seminars", "seats", "questions")
"""A database with a row in one of these is not overwritten without being asked."""


class HasData(Exception):
    """The database is in use: it is not overwritten without being asked to."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The result of a restore."""

    manifest: Manifest
    before: MadeBackup | None
    """The backup of the database that was overwritten."""
    erased: int
    """Erasures that were repeated."""


async def restore(
    settings: Settings,
    path: Path,
    at: datetime,
    *,
    identity: Path | None,
    overwrite: bool,
    with_erasures: bool,
) -> Restored:
    """Replace the database by the backup. It is complete, or the database is as before, wherever this is interrupted.

    Raises HasData, DatabaseLocked, DatabaseOpen, JournalMissing, JournalTooNew, BadArchive, CannotCopy,
    CannotDecrypt, OSError, SQLAlchemyError.
    """
    database = Database(settings.database_url.get_secret_value())
    try:
        with single_process(database), open_backup(path, identity) as archive:
            has_data = has_rows(settings.database_url.get_secret_value(), DATA_TABLES)
            if has_data and not overwrite:
                raise HasData
            if with_erasures:
                ErasureJournal(settings.erasure_journal_path).load_since(archive.manifest.made_at)
            before = make_backup(settings, None, at) if has_data else None
            await asyncio.to_thread(_replace, database, archive, at, with_erasures=with_erasures)
            erased = await finish_restore(database, settings, at)
            return Restored(archive.manifest, before, erased)
    finally:
        await database.close()


def _replace(database: Database, archive: Archive, at: datetime, *, with_erasures: bool) -> None:
    with replaced(database) as connection:
        replace_database(connection, archive)
        moving.remove_mark(connection)
        hold.hold_everything(connection, archive.manifest.made_at, at, with_erasures=with_erasures)


# What is done after it, also by the next start if this is interrupted.


async def finish_restore(database: Database, settings: Settings, at: datetime) -> int:
    """Repeat the erasures made since the backup, and tell owners what is held. Returns the number of erasures.

    Does nothing in a database that was not restored. Raises JournalMissing, JournalTooNew, OSError.
    """
    async with database.session.begin() as session:
        await lock_setup(session)  # of several processes that start together, one does it
        found = await hold.load_hold(session)
        if found is None or found.told_at is not None:
            return 0
        erased = 0
        if found.with_erasures:
            file = ErasureJournal(settings.erasure_journal_path)
            journal = await asyncio.to_thread(file.load_since, found.backup_at)
            erased = await _repeat_erasures(session, settings, journal, at)
        await hold.hold_erasures(session)
        await hold.mark_told(session, found, at)
        await audit.record(
            session,
            None,
            "database.restored",
            "database",
            at,
            backup=found.backup_at.isoformat(),
            erased=erased,
        )
        renderer = MessageRenderer(
            settings.default_language, settings.timezone, await roles.roles_by_person(session)
        )
        # Before COMMIT: after an interruption the next start comes here again, and a second line does no harm.
        await asyncio.to_thread(CheckpointFile(settings.checkpoint_path).add_restored, at)
        await session.flush()
        notices = await held_messages.owner_notices(session, at)
        await outbox.enqueue(session, await renderer.message_rows(session, notices, at))
    await database.truncate_wal()
    return erased


async def _repeat_erasures(session: Session, settings: Settings, journal: Erasures, at: datetime) -> int:
    people = await erasures.find_people(session, journal.erased_at)
    for person in people:
        assert person.telegram_id is not None  # only such are found
        incoming = Incoming(0, at, Profile(person.telegram_id), person.telegram_id, 0)
        incoming.person = person
        replies = await repeat_erasure(incoming, session)
        renderer = MessageRenderer(
            settings.default_language, settings.timezone, await roles.roles_by_person(session)
        )
        await session.flush()
        await outbox.enqueue(session, await renderer.reply_rows(session, incoming, replies))
    seats = await erasures.find_staff_entries(session, journal.erased_at)
    for seat in seats:
        await erasure.erase_staff_entry(session, seat, None, at)
    session.erased_subjects.clear()  # they are in the journal
    return len(people) + len(seats)


# Trying it.


def run_drill(path: Path, at: datetime, identity: Path | None) -> Manifest:
    """Restore the backup into a temporary SQLite file, whatever database it is of, compare it, and remove it.

    Raises BadArchive, CannotCopy, CannotDecrypt, OSError.
    """
    with tempfile.TemporaryDirectory(prefix="drill-") as folder, open_backup(path, identity) as archive:
        with new_sqlite(Path(folder) / "drill.sqlite3") as connection:
            replace_database(connection, archive)
            hold.hold_everything(connection, archive.manifest.made_at, at)
            [(sound,)] = connection.execute(text("PRAGMA integrity_check")).all()
        if sound != "ok":
            raise OSError(errno.EIO, "the temporary database is damaged: check the disk")
        return archive.manifest
