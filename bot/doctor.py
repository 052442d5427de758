"""`python -m bot doctor`: checks of the installation, and what to do about problems."""

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot import current_time, disk, private_files
from bot.audit_checkpoints import CheckpointFile, describe_problem
from bot.backups import checks
from bot.backups.making import backup_folder
from bot.findings import Finding
from bot.settings import Settings
from bot.telegram.api import Api, create_api
from storage import audit, migrate
from storage.backups import drills, moving
from storage.database import Database, Session
from storage.meaning import engine
from storage.messages import inbox, outbox, queues
from storage.seminars import seminars
from storage.team import roles
from storage.units import units

MAX_SKEW_SECONDS = 10
"""Reminders are at most a minute late by Telegram's clock; a wrong clock of this machine adds to that."""
MAX_WAIT_SECONDS = 300
"""Age of an update or a message from which on it looks as if no bot is running."""
MIN_SQLITE = (3, 35)
"""The first version with RETURNING."""


async def run_checks(settings: Settings) -> list[Finding]:
    """Check the settings, Telegram, this machine, the database, and the waiting and failed work in it."""
    found = await _check_telegram(settings)
    found += _check_settings(settings)
    found.append(await asyncio.to_thread(check_meaning, settings))
    database = Database(settings.database_url.get_secret_value())
    found += await asyncio.to_thread(_check_machine, database, settings)
    try:
        found += await _check_database(database, settings)
    except (SQLAlchemyError, OSError) as error:
        found.append(
            Finding(
                ok=False,
                text=f"The database cannot be used ({type(error).__name__}).",
                remedy="Look whether the server runs, and at DATABASE_URL: address, name, user and password.",
            )
        )
    finally:
        await database.close()
    return found


# Settings.


def _check_settings(settings: Settings) -> list[Finding]:
    found = _check_notice(settings)
    if not settings.admin_ids:
        remedy = "Ask @userinfobot for your number, write it into ADMIN_IDS, restart."
        found.append(
            Finding(ok=False, text="ADMIN_IDS is empty: nobody is told of questions.", remedy=remedy)
        )
    if settings.heartbeat_url is None:
        found.append(
            Finding(ok=True, text="HEARTBEAT_URL is not set: nobody is alarmed if this machine is down.")
        )
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
            "them.",
            remedy="Set them (see .env.example) and restart before people are invited.",
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


# Telegram.


async def _check_telegram(settings: Settings) -> list[Finding]:
    skew = await _check_clock(settings)
    if settings.bot_token is None:
        remedy = "Ask @BotFather for a token and write it into .env."
        return [Finding(ok=False, text="BOT_TOKEN is not set.", remedy=remedy), *skew]
    api, _ = create_api(settings)
    await api.open()
    try:
        me = await api.call("getMe", {}, read_timeout=10)
        known = f"Telegram knows the bot as @{me.get('username')}."
        return [
            Finding(ok=True, text=known, public="Telegram knows the bot."),
            *skew,
            *await _check_webhook(api, settings),
        ]
    except InvalidToken:
        remedy = "@BotFather, /mybots, API Token; write it into .env, restart."
        return [Finding(ok=False, text="Telegram does not accept BOT_TOKEN.", remedy=remedy), *skew]
    except TelegramError as error:
        remedy = (
            "Look at this machine's network and TELEGRAM_API_URL. Where Telegram is blocked: TELEGRAM_PROXY."
        )
        return [
            Finding(ok=False, text=f"Telegram cannot be reached ({type(error).__name__}).", remedy=remedy),
            *skew,
        ]
    finally:
        await api.disconnect()


async def _check_clock(settings: Settings) -> list[Finding]:
    """Compare this machine's clock with the Date header of Telegram's server. The call has no token in it."""
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10), proxy=proxy) as client,
            client.head(settings.telegram_api_url, allow_redirects=False) as answer,
        ):
            if current_time.OFFSET_HEADER in answer.headers:
                return [Finding(ok=True, text="The time is the sandbox's.")]
            skew = time.time() - parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (aiohttp.ClientError, TimeoutError, OSError, KeyError, ValueError):
        return []  # it cannot be reached, which the next check says, or it tells no time
    if abs(skew) <= MAX_SKEW_SECONDS:
        return [
            Finding(ok=True, text=f"This machine's clock agrees with Telegram's within {MAX_SKEW_SECONDS} s.")
        ]
    way = "ahead of" if skew > 0 else "behind"
    remedy = "Have it set by NTP: timedatectl set-ntp true. Until then reminders come at the wrong time."
    return [
        Finding(ok=False, text=f"This machine's clock is {abs(skew):.0f} s {way} Telegram's.", remedy=remedy)
    ]


async def _check_webhook(api: Api, settings: Settings) -> list[Finding]:
    info: dict[str, Any] = await api.call("getWebhookInfo", {}, read_timeout=10)
    wanted = f"{settings.webhook_url}/telegram" if settings.webhook_url else ""
    waiting = info.get("pending_update_count", 0)
    if info.get("url", "") != wanted:
        state = (
            "another address than WEBHOOK_URL" if info.get("url") else "no webhook, but WEBHOOK_URL is set"
        )
        state = f"Telegram has {state if wanted else 'a webhook, but the settings say polling'}."
        remedy = "The bot sets or deletes it when it starts. If it runs: does another program use this token?"
        return [Finding(ok=False, text=state, remedy=remedy)]
    if waiting and info.get("last_error_message"):
        remedy = "Look at the proxy, its certificate, and whether the bot runs (docs/operations.md, Webhook)."
        state = f"Telegram does not get through, {waiting} updates wait"
        return [
            Finding(
                ok=False, text=f"{state}: {info['last_error_message']}.", remedy=remedy, public=f"{state}."
            )
        ]
    way = "webhook" if wanted else "polling"
    return [Finding(ok=True, text=f"Updates come by {way}; {waiting} wait at Telegram.")]


# This machine.


def _check_machine(database: Database, settings: Settings) -> list[Finding]:
    file = Path(database.url.database) if database.is_sqlite and database.url.database else None
    written = disk.written_folders(file, settings.checkpoint_path)
    private = {Path(), file.parent if file else Path(), backup_folder(settings)}
    return [
        *_check_disk(written),
        *_check_files(sorted(private)),
        *checks.check_files(settings, current_time.utc_now()),
    ]


def _check_disk(folders: Sequence[Path]) -> list[Finding]:
    for folder in folders:
        if problem := disk.find_problem(folder):
            remedy = f"Free space on the disk of {folder.resolve()}, or give the bot's user the right to write there."
            return [Finding(ok=False, text=f"The disk: {problem}.", remedy=remedy)]
    return [Finding(ok=True, text=f"The disk: {min(map(disk.free_megabytes, folders))} MB are free.")]


def _check_files(folders: Sequence[Path]) -> list[Finding]:
    """Find files with secrets or personal data that other users of this machine may read."""
    exposed = private_files.find_exposed(folders)
    return [
        Finding(
            ok=False,
            text=f"Others on this machine may read {one}.",
            remedy=f"chmod 600 {one}",
            public="Others on this machine may read a file with secrets or personal data.",
        )
        for one in exposed
    ] or [Finding(ok=True, text="Nobody else on this machine may read settings and databases.")]


# Database.


async def _check_database(database: Database, settings: Settings) -> list[Finding]:
    revision = await asyncio.to_thread(migrate.database_revision, settings.database_url.get_secret_value())
    if migrate.is_ahead(revision):
        return [Finding(ok=False, text=str(migrate.NewerDatabase(revision or "")))]
    if revision != migrate.head_revision():
        state = f"The database is behind: revision {revision or 'none'} of {migrate.head_revision()}."
        return [Finding(ok=False, text=state, remedy="Make a backup, then: make migrate.")]
    async with database.reader() as session:
        if moved := await moving.load_mark(session):
            state = "The database was moved to another one"
            remedy = "Write the new address into DATABASE_URL."
            return [Finding(ok=False, text=f"{state}: {moved}.", remedy=remedy, public=f"{state}.")]
        return [
            await _check_version(session, sqlite=database.is_sqlite),
            await _check_audit_log(session, settings),
            *await _check_content(session),
            *await _check_left_over(session),
            *await _check_queues(session),
            *checks.check_drill(settings, await drills.last_drill(session), current_time.utc_now()),
        ]


async def _check_version(session: Session, *, sqlite: bool) -> Finding:
    query = "SELECT sqlite_version()" if sqlite else "SHOW server_version"
    version = str(await session.scalar(text(query))).split()[0]
    old = sqlite and tuple(map(int, version.split(".")[:2])) < MIN_SQLITE
    name = f"{'SQLite' if sqlite else 'PostgreSQL'} {version}"
    state = f"The database is {name}, at revision {migrate.head_revision()}."
    return Finding(not old, state, remedy="Use a Python with SQLite 3.35 or newer." if old else "")


async def _check_audit_log(session: Session, settings: Settings) -> Finding:
    chain = await audit.verify_chain(session, CheckpointFile(settings.checkpoint_path).checkpoints())
    problem = describe_problem(chain, emptied=await audit.was_emptied(session))
    remedy = "docs/operations.md, The audit log: was a backup restored?" if problem else ""
    public = "The audit log is not as it was written." if problem else None
    return Finding(
        not problem, problem or f"The audit log is as it was written, rows: {chain.rows}.", remedy, public
    )


async def _check_content(session: Session) -> list[Finding]:
    members, number = len(await roles.roles_by_person(session)), await seminars.count(session)
    found = [Finding(ok=True, text=f"The database is up to date; {number} seminars, {members} staff.")]
    if await units.children(session, None):
        return [*found, Finding(ok=True, text="The register of units is there.")]
    return [*found, Finding(ok=False, text="The register of units is empty.", remedy="Run the bot once.")]


async def _check_left_over(session: Session) -> list[Finding]:
    """Count what failed for good, and what nobody knows of whether it arrived."""
    dead = await inbox.list_dead_letters(session)
    failed = len(await outbox.list_failed(session, datetime.now(UTC) - timedelta(days=7)))
    unknown = (await outbox.count_unfinished(session)).get(outbox.UNKNOWN, 0)
    newest = f" The newest: {dead[0].error}" if dead else ""
    return [
        Finding(
            not dead,
            f"Dead letters: {len(dead)}.{newest}",
            "Updates that failed three times: /staff shows them, the log has the places. Please report them as bugs."
            if dead
            else "",
        ),
        Finding(
            not failed,
            f"Messages that failed within a week: {failed}.",
            "/staff, failures: to whom and why; telephone those who blocked the bot." if failed else "",
        ),
        Finding(
            not unknown,
            f"Messages of which nobody knows whether they arrived: {unknown}.",
            "Open the announcement in /staff and decide: send again, or leave it." if unknown else "",
        ),
    ]


async def _check_queues(session: Session) -> list[Finding]:
    now, found = current_time.utc_now(), await queues.load_queues(session)
    owed = queues.Queue(oldest_at=await queues.oldest_owed_at(session, now)).age(now)
    messages = sum(lane.count for lane in found.outbox.values())
    age = max(found.inbox.age(now), owed)
    state = f"Waiting: {found.inbox.count} updates, {messages} messages ({now:%Y-%m-%d %H:%M} UTC)."
    if age <= MAX_WAIT_SECONDS:
        return [Finding(ok=True, text=state)]
    remedy = "Is the bot running? /readyz of the running bot says what holds it up."
    return [Finding(ok=False, text=f"{state} The oldest for {age / 60:.0f} minutes.", remedy=remedy)]
