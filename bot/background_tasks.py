"""What runs by itself beside receiving, handling and sending: the clock, the loops of jobs, the heartbeat."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.backups.nightly import NightlyBackups
from bot.broadcast_runner import BroadcastRunner
from bot.clock import Clock
from bot.export_builder import ExportBuilder
from bot.group_monitor import GroupMonitor
from bot.health import Health
from bot.heartbeat import Heartbeat
from bot.job_loop import JobLoop
from bot.meaning_indexer import MeaningIndexer
from bot.pack_builder import PackBuilder
from bot.roles import LED_ROLES, Role
from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.command_lists import publish_commands
from bot.upload_reader import UploadReader
from storage.accounts import people
from storage.backups import hold
from storage.database import Database

log = logging.getLogger(__name__)

HELD_POLL_SECONDS = 1.0
"""Seconds between two looks whether somebody has decided what becomes of what a restored database owes."""


@contextlib.asynccontextmanager
async def background_tasks(
    database: Database,
    settings: Settings,
    api: Api,
    clock: Clock,
    wake: Callable[[], None],
    roles: frozenset[Role],
    leads: frozenset[Role],
    health: Health,
) -> AsyncIterator["asyncio.Task[None] | None"]:
    """Run the clock and what else works by itself, if this process leads there, and the heartbeat.

    `wake` wakes the sender. The heartbeat is of a process that leads, or has nothing in which one leads.
    Yields the task that runs what waits for a decision after a restore: it ends only by an error.
    """
    async with contextlib.AsyncExitStack() as running:
        waiting: asyncio.Task[None] | None = None
        if Role.CLOCK in leads:
            for part in (
                background_task(_publish_commands(database, api, settings), "commands"),
                _running(MeaningIndexer(database)),
                _running(NightlyBackups(database, api, settings, wake)),
            ):
                await running.enter_async_context(part)
            waiting = await running.enter_async_context(
                _running_when_decided(database, settings, api, clock, wake)
            )
        if (leads or not roles & LED_ROLES) and settings.heartbeat_url is not None:
            heartbeat = Heartbeat(settings.heartbeat_url.get_secret_value(), health.is_ready)
            await running.enter_async_context(background_task(heartbeat.run(), "heartbeat"))
        yield waiting


async def _publish_commands(database: Database, api: Api, settings: Settings) -> None:
    """Set the lists of commands, those of the owners in the language that each has chosen."""
    async with database.reader() as session:
        owners = [await people.by_telegram_id(session, member) for member in settings.admin_ids]
    languages = {owner.telegram_id: owner.language for owner in owners if owner and owner.telegram_id}
    await publish_commands(api, settings, languages)


@contextlib.asynccontextmanager
async def _running_when_decided(
    database: Database, settings: Settings, api: Api, clock: Clock, wake: Callable[[], None]
) -> AsyncIterator["asyncio.Task[None]"]:
    """Run what sends by itself; of a restored database only once somebody has decided about what it owes.

    Yields the task that starts it, which ends only by an error.
    """
    async with contextlib.AsyncExitStack() as running:

        async def start() -> None:
            if await _is_held(database):
                log.warning(
                    "a backup was restored: nothing is sent by itself until an owner decides, see /staff"
                )
                while await _is_held(database):  # noqa: ASYNC110  # another process may decide
                    await asyncio.sleep(HELD_POLL_SECONDS)
            for part in (
                _running_clock(clock),
                _running(UploadReader(database, api, settings, wake)),
                _running(PackBuilder(database, api, settings, wake)),
                _running(ExportBuilder(database, settings, wake)),
                _running_broadcasts(database, settings, wake),
                background_task(GroupMonitor(database, api, settings, wake).run(), "group monitor"),
            ):
                await running.enter_async_context(part)
            await asyncio.Event().wait()  # its end is an error

        async with background_task(start(), "start of the parts") as task:
            yield task


async def _is_held(database: Database) -> bool:
    """Whether a restored database holds what it owes; if it cannot be read now, it is asked again."""
    try:
        async with database.reader() as session:
            return await hold.load_hold(session) is not None
    except SQLAlchemyError:
        return True


@contextlib.asynccontextmanager
async def _running_clock(clock: Clock) -> AsyncIterator[None]:
    """Tick while the block lasts."""
    clock.start()
    try:
        yield
    finally:
        await clock.stop()


@contextlib.asynccontextmanager
async def _running_broadcasts(
    database: Database, settings: Settings, wake: Callable[[], None]
) -> AsyncIterator[None]:
    """Run the broadcast runner while the block lasts."""
    broadcast = BroadcastRunner(database, settings, wake)
    task = asyncio.create_task(broadcast.run(), name="broadcast")
    try:
        yield
    finally:
        broadcast.stop()
        if not (await asyncio.wait([task], timeout=5))[0]:
            task.cancel()
            await asyncio.wait([task])


@contextlib.asynccontextmanager
async def _running(part: JobLoop) -> AsyncIterator[None]:
    """Run a part of the program while the block lasts."""
    part.start()
    try:
        yield
    finally:
        await part.stop()


@contextlib.asynccontextmanager
async def background_task(work: Coroutine[Any, Any, None], name: str) -> AsyncIterator["asyncio.Task[None]"]:
    """Run a coroutine in the background while the block lasts. Yields its task."""
    task = asyncio.create_task(work, name=name)
    try:
        yield task
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
