"""`python -m bot doctor`: what is well, what is not, and what to do about it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot import private
from bot.api import connect
from bot.settings import Settings
from bot.witness import Notes, verdict
from storage import audit, inbox, migrate, outbox, roles, seminars, units
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    well: bool
    text: str


async def examine(settings: Settings) -> list[Finding]:
    """Look at the settings, the token, the database and what waits or failed in it."""
    found = [await _token(settings)]
    if not settings.admin_ids:
        found.append(Finding(well=False, text="ADMIN_IDS is empty: nobody is told of questions."))
    database = Database(settings.database_url.get_secret_value())
    found += _files(database)
    try:
        found += await _database(database, settings)
    except SQLAlchemyError as error:
        found.append(Finding(well=False, text=f"The database cannot be used ({type(error).__name__})."))
    finally:
        await database.close()
    return found


def _files(database: Database) -> list[Finding]:
    """Files with secrets, or with names and telephones, that others on this machine may read."""
    folders = [Path()]
    if database.is_sqlite and database.url.database:
        folders.append(Path(database.url.database).parent)
    return [
        Finding(well=False, text=f"Others on this machine may read {one}: chmod 600 {one}")
        for one in private.exposed(folders)
    ]


async def _token(settings: Settings) -> Finding:
    if settings.bot_token is None:
        return Finding(well=False, text="BOT_TOKEN is not set.")
    api, _ = connect(settings)
    await api.open()
    try:
        me = await api.call("getMe", {}, read_timeout=10)
        return Finding(well=True, text=f"Telegram knows the bot as @{me.get('username')}.")
    except InvalidToken:
        return Finding(well=False, text="Telegram does not accept BOT_TOKEN.")
    except TelegramError as error:
        return Finding(well=False, text=f"Telegram cannot be reached ({type(error).__name__}).")
    finally:
        await api.hang_up()


async def _database(database: Database, settings: Settings) -> list[Finding]:
    if await asyncio.to_thread(migrate.behind, settings.database_url.get_secret_value()):
        return [Finding(well=False, text="The database is behind: run `make migrate`.")]
    async with database.reader() as session:
        units_known = len(await units.children(session, None))
        dead = await inbox.dead(session)
        waiting = await inbox.backlog(session)
        owed = await outbox.backlog(session)
        failed = len(await outbox.failures(session, datetime.now(UTC) - timedelta(days=7)))
        members = len(await roles.everyone(session))
        known = await seminars.count(session)
        log = await audit.verify(session, Notes(settings.notes).marks())
        wrong = verdict(log, emptied=await audit.emptied(session))
    unknown = owed.get(outbox.UNKNOWN, 0)
    return [
        Finding(not wrong, wrong or f"The audit log is as it was written, {log.rows} rows."),
        Finding(well=True, text=f"The database is up to date; {known} seminars, {members} staff."),
        Finding(
            units_known > 0,
            "The register of units is there." if units_known else "No units: run the bot once.",
        ),
        Finding(not dead, f"Dead letters: {len(dead)}." + _newest([row.error or "" for row in dead])),
        Finding(failed + unknown == 0, f"Messages that failed within a week: {failed}, unknown: {unknown}."),
        Finding(
            well=True,
            text=f"Waiting: {waiting} updates, {owed.get(outbox.PENDING, 0)} messages "
            f"({datetime.now(UTC):%Y-%m-%d %H:%M} UTC).",
        ),
    ]


def _newest(errors: list[str]) -> str:
    return f" The newest: {errors[0]}" if errors else ""
