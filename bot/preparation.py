"""What is done once before serving: migrations, the register of units, owners, the journal of erasures."""

import asyncio
import logging
from datetime import datetime

from bot import private_files
from bot.backups.restoring import finish_restore
from bot.current_time import utc_now
from bot.erasure_journal import ErasureJournal, JournalMissing, JournalTooNew
from bot.settings import Settings, SettingsError
from storage import migrate, sample, sample_day
from storage.backups import moving
from storage.closing import policy
from storage.database import Database, Session, lock_setup
from storage.messages import bot_names
from storage.questions import similarity_index
from storage.seminars import seminars
from storage.team import roles
from storage.units import register

log = logging.getLogger(__name__)


class StartupError(Exception):
    """The program cannot start; the text says why and what to do."""


async def prepare_database(database: Database, settings: Settings, *, with_sample: bool = False) -> None:
    """Migrate, import the register of units, and load the sample if asked for and there is no seminar yet.

    Raises StartupError, SettingsError.
    """
    url = settings.database_url.get_secret_value()
    if await asyncio.to_thread(migrate.is_behind, url):
        try:
            await asyncio.to_thread(migrate.upgrade, url)
        except migrate.NewerDatabase as refusal:
            raise StartupError(str(refusal)) from None
    now = utc_now()
    async with database.session.begin() as session:
        await lock_setup(session)
        await check_not_moved(session)
        await update_register(session, now)
        if with_sample and not await seminars.count(session):
            await sample.load_sample(session, now)
        await similarity_index.index_missing(session)


async def check_not_moved(session: Session) -> None:
    """Raise SettingsError if the bot works on another database now. A restart does not change that."""
    if moved := await moving.load_mark(session):
        raise SettingsError(
            f"DATABASE_URL names a database that was moved to {moved}. Write the new address into DATABASE_URL; or, "
            "to use this database after all, without what was done since: `python -m bot move --undo`."
        )


async def update_register(session: Session, now: datetime) -> None:
    """Import the register of units of this release, unless it is there or the operator has imported another one."""
    try:
        report = await register.import_release(session, now)
    except register.InvalidRegister as refusal:
        log.warning("the register of units of this release was not imported: %s", refusal)
        return
    if report and (report.changed or report.retired or report.returned):
        log.info("the register of units: %s", register.summary(report))
        for note in report.notes:
            log.info("  %s", note)


async def appoint_owners(database: Database, settings: Settings) -> None:
    """Make the people in ADMIN_IDS the owners. Only `run` does this."""
    async with database.session.begin() as session:
        await roles.sync_owners(session, settings.admin_ids, utc_now())


async def store_closing_policy(database: Database, settings: Settings) -> None:
    """Store the times of archiving and removal, which the scheduled jobs and the pages for staff read."""
    async with database.session.begin() as session:
        await policy.store_policy(session, settings.closing, utc_now())


async def record_bot_id(database: Database, settings: Settings) -> None:
    """Store the bot's id, because `file_id`s and message ids are valid for one bot only."""
    async with database.session.begin() as session:
        another = await bot_names.switch_bot(session, int(settings.token.partition(":")[0]), utc_now())
    if another:
        log.warning("another bot than before: files that people sent to that one cannot be sent any more")


async def prepare_erasures(database: Database, settings: Settings) -> None:
    """Create the journal of erasures; after a restore that was interrupted, finish it. Raises StartupError."""
    journal = ErasureJournal(settings.erasure_journal_path)
    try:
        if settings.erasure_journal is None:
            journal.path.parent.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(journal.create, utc_now())
        await finish_restore(database, settings, utc_now())
    except JournalMissing as missing:
        raise StartupError(
            f"{missing} is missing: without it the journal of erasures cannot be read. Copy it here or, if it is "
            "lost, remove the journal."
        ) from None
    except JournalTooNew as reason:
        raise StartupError(
            f"{reason}, whose restore is not finished. Put the journal and its key of the old machine in its place, or "
            "restore again with --without-erasures."
        ) from None
    except FileNotFoundError:
        raise StartupError(
            f"The folder of ERASURE_JOURNAL, {journal.path.parent}, does not exist. Is its disk there? Else create it."
        ) from None


def restrict_file_permissions(database: Database) -> None:
    """Restrict a SQLite file that was copied here; its write-ahead log inherits its permissions."""
    if database.is_sqlite and database.url.database:
        for one in private_files.restrict_access(*private_files.sqlite_files(database.url.database)):
            log.warning("%s was open to others on this machine; it is not any more", one)


async def prepare(database: Database, settings: Settings, *, with_sample: bool) -> None:
    """Do all of it, in order. Raises StartupError, SettingsError."""
    restrict_file_permissions(database)
    await prepare_database(database, settings, with_sample=with_sample)
    if with_sample:
        async with database.session.begin() as session:
            await sample_day.load_day(session, utc_now())
    await appoint_owners(database, settings)
    await record_bot_id(database, settings)
    await store_closing_policy(database, settings)
    await prepare_erasures(database, settings)
