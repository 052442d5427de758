"""`python -m bot doctor`: checks of the installation, and what to do about problems."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot import private_files
from bot.audit_checkpoints import CheckpointFile, describe_problem
from bot.settings import Settings
from bot.telegram.api import create_api
from storage import audit, migrate
from storage.database import Database
from storage.meaning import engine
from storage.messages import inbox, outbox
from storage.seminars import seminars
from storage.team import roles
from storage.units import units


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    ok: bool
    text: str


async def run_checks(settings: Settings) -> list[Finding]:
    """Check the settings, the token, the database, and the waiting and failed work in it."""
    found = [await _check_token(settings)]
    if not settings.admin_ids:
        found.append(Finding(ok=False, text="ADMIN_IDS is empty: nobody is told of questions."))
    found += _check_notice(settings)
    found.append(await asyncio.to_thread(check_meaning, settings))
    database = Database(settings.database_url.get_secret_value())
    found += _check_files(database)
    try:
        found += await _check_database(database, settings)
    except SQLAlchemyError as error:
        found.append(Finding(ok=False, text=f"The database cannot be used ({type(error).__name__})."))
    finally:
        await database.close()
    return found


def _check_notice(settings: Settings) -> list[Finding]:
    """Find what the data-protection notice cannot say, though the law asks for it."""
    needed = {
        "DATA_HOLDER_KY": settings.data_holder_ky,
        "DATA_HOLDER_RU": settings.data_holder_ru,
        "DATA_CONTACT": settings.data_contact,
    }
    missing = ", ".join(name for name, value in needed.items() if not value)
    if not missing:
        return [
            Finding(ok=True, text="The data-protection notice names the holder of the data and a contact.")
        ]
    return [
        Finding(
            ok=False,
            text=f"{missing}: not set. The data-protection notice does not say who holds the data and how to reach "
            "them. Set them (see .env.example) and restart before people are invited.",
        )
    ]


def check_meaning(settings: Settings) -> Finding:
    """Say whether similar questions are searched by meaning, and if not, why. It is no problem."""
    if not settings.search_by_meaning:
        return Finding(
            ok=True, text="Similar questions are searched by words alone: SEARCH_BY_MEANING is false."
        )
    try:
        return Finding(ok=True, text=f"Similar questions are searched by meaning ({engine.load().name}).")
    except engine.Unavailable as reason:
        return Finding(ok=True, text=f"Similar questions are searched by words alone: {reason}.")


def _check_files(database: Database) -> list[Finding]:
    """Find files with secrets or personal data that other users of this machine may read."""
    folders = [Path()]
    if database.is_sqlite and database.url.database:
        folders.append(Path(database.url.database).parent)
    return [
        Finding(ok=False, text=f"Others on this machine may read {one}: chmod 600 {one}")
        for one in private_files.find_exposed(folders)
    ]


async def _check_token(settings: Settings) -> Finding:
    if settings.bot_token is None:
        return Finding(ok=False, text="BOT_TOKEN is not set.")
    api, _ = create_api(settings)
    await api.open()
    try:
        me = await api.call("getMe", {}, read_timeout=10)
        return Finding(ok=True, text=f"Telegram knows the bot as @{me.get('username')}.")
    except InvalidToken:
        return Finding(ok=False, text="Telegram does not accept BOT_TOKEN.")
    except TelegramError as error:
        return Finding(ok=False, text=f"Telegram cannot be reached ({type(error).__name__}).")
    finally:
        await api.disconnect()


async def _check_database(database: Database, settings: Settings) -> list[Finding]:
    if await asyncio.to_thread(migrate.is_behind, settings.database_url.get_secret_value()):
        return [Finding(ok=False, text="The database is behind: run `make migrate`.")]
    async with database.reader() as session:
        units_known = len(await units.children(session, None))
        dead_letters = await inbox.list_dead_letters(session)
        waiting = await inbox.count_pending(session)
        messages = await outbox.count_unfinished(session)
        failed = len(await outbox.list_failed(session, datetime.now(UTC) - timedelta(days=7)))
        members = len(await roles.roles_by_person(session))
        seminar_count = await seminars.count(session)
        chain = await audit.verify_chain(session, CheckpointFile(settings.checkpoint_path).checkpoints())
        problem = describe_problem(chain, emptied=await audit.was_emptied(session))
    unknown = messages.get(outbox.UNKNOWN, 0)
    return [
        Finding(not problem, problem or f"The audit log is as it was written, {chain.rows} rows."),
        Finding(ok=True, text=f"The database is up to date; {seminar_count} seminars, {members} staff."),
        Finding(
            units_known > 0,
            "The register of units is there." if units_known else "No units: run the bot once.",
        ),
        Finding(
            not dead_letters,
            f"Dead letters: {len(dead_letters)}." + _newest_error([row.error or "" for row in dead_letters]),
        ),
        Finding(failed + unknown == 0, f"Messages that failed within a week: {failed}, unknown: {unknown}."),
        Finding(
            ok=True,
            text=f"Waiting: {waiting} updates, {messages.get(outbox.PENDING, 0)} messages "
            f"({datetime.now(UTC):%Y-%m-%d %H:%M} UTC).",
        ),
    ]


def _newest_error(errors: list[str]) -> str:
    return f" The newest: {errors[0]}" if errors else ""
