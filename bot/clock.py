"""APScheduler as a metronome: what is due now? It only ticks; what is due stands in the database."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit_checkpoints import AuditCheckpoints
from bot.settings import Settings
from bot.telegram.outgoing import MessageRenderer
from handlers.messages import Say, SayToAudience
from handlers.scheduled import JOBS, Job
from handlers.team import audit_checkpoints
from storage.accounts import people
from storage.database import Database
from storage.invitees import uploads
from storage.messages import inbox, outbox
from storage.team import roles

log = logging.getLogger(__name__)

TICK_SECONDS = 15
MESSAGE_RETENTION_DAYS = 30
"""How long the words of delivered messages are kept; that they were delivered stays."""


class Clock:
    """Ticks while the program runs."""

    def __init__(self, database: Database, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.settings, self.wake = database, settings, wake
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self.checkpoints = AuditCheckpoints(database, settings.checkpoint_path)
        self._tick_lock = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.add_job(self.clean_up, "interval", hours=1, next_run_time=datetime.now(UTC))
        self._scheduler.add_job(self.tick, "interval", seconds=TICK_SECONDS, next_run_time=datetime.now(UTC))
        self._scheduler.start()

    async def stop(self) -> None:
        """Tick no more; a tick that is under way is waited for (the scheduler would break it off)."""
        self._scheduler.pause()
        async with self._tick_lock:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Everything that is due: said and written down in one transaction each, so that nothing is said twice."""
        async with self._tick_lock:
            try:
                await self._check_audit_log()
            except Exception as error:  # a database that is away, for one: noted at the next tick
                _log_failure("noting what the audit log came to", error)
            for due in JOBS:
                try:
                    await self._run_job(due)
                except Exception as error:  # what is due next must not wait for what cannot be done
                    _log_failure(due.__name__, error)

    async def _check_audit_log(self) -> None:
        """Note what the audit log came to; owners are told when it is not what it was."""
        now = _now()
        found = await self.checkpoints.check(now)
        if found is not None:
            async with self.database.session.begin() as session:
                await self._enqueue(session, await audit_checkpoints.alarm(session, found), now)
            self.wake()

    async def _run_job(self, due: Job) -> None:
        now = _now()
        async with self.database.session.begin() as session:
            said = await due(session, now)
            if said:
                await self._enqueue(session, said, now)
        if said:
            self.wake()

    async def _enqueue(
        self, session: AsyncSession, said: Sequence[Say | SayToAudience], now: datetime
    ) -> None:
        """Write down what is said, each with a fate of its own: one that cannot be said keeps back no other, now and
        at every tick to come. What the database refuses is not done at all, and tried again at the next tick."""
        staff = await roles.roles_by_person(session)
        post = MessageRenderer(self.settings.default_language, self.settings.timezone, staff)
        for one in said:
            try:
                async with session.begin_nested():
                    await outbox.enqueue(session, await post.message_rows(session, [one], now))
            except SQLAlchemyError:
                raise
            except Exception as error:
                _log_failure("a message that was due", error)

    async def clean_up(self) -> None:
        """Let go of what is no longer needed: old updates, the words of old messages."""
        async with self._tick_lock:
            await self._clean_up(_now())

    async def _clean_up(self, now: datetime) -> None:
        async with self.database.session.begin() as session:
            gone = await inbox.purge_before(session, now - timedelta(days=self.settings.keep_updates_days))
            await outbox.purge_before(session, now - timedelta(days=MESSAGE_RETENTION_DAYS))
            await outbox.delete_unsent_files(session)
            await uploads.purge_before(session, now - uploads.CONFIRM_PERIOD)
            await people.purge_unconsented(session, now - timedelta(days=1))
        await self.database.truncate_wal()
        if gone:
            log.info("tidied: %d old updates", gone)


def _log_failure(what: str, error: Exception) -> None:
    """Where it failed, without the error's own words: they may be what a person wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s failed: %s\n%s", what, type(error).__name__, where)


def _now() -> datetime:
    return datetime.now(UTC)
