"""The clock: runs the scheduled jobs at each tick of APScheduler. What is due is in the database."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError

from bot import current_time, metrics
from bot.activity import Activity
from bot.audit_checkpoints import AuditCheckpoints
from bot.current_time import utc_now
from bot.settings import Settings
from bot.telegram.outgoing import MessageRenderer
from handlers.messages import Say, SayToAudience
from handlers.scheduled import JOBS, MINUTE_JOBS, Job
from handlers.team import audit_checkpoints
from storage.accounts import people
from storage.database import Database, Session
from storage.invitees import uploads
from storage.messages import files, inbox, outbox
from storage.seats import late_seats
from storage.team import roles

log = logging.getLogger(__name__)

TICK_SECONDS = 15
MINUTE = timedelta(seconds=59)
"""A little less: the fourth tick comes after just about a minute."""
MESSAGE_RETENTION_DAYS = 30
"""Days that the payloads of finished messages are kept; their rows stay."""


class Clock:
    """Runs the scheduled jobs while the program runs."""

    def __init__(self, database: Database, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.settings, self.wake = database, settings, wake
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self.activity = Activity()
        self.checkpoints = AuditCheckpoints(database, settings.checkpoint_path)
        self._tick_lock = asyncio.Lock()
        self._next_minute = datetime.min.replace(tzinfo=UTC)
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def start(self) -> None:
        """Start ticking; if the program's time is moved, tick at once.

        A second instance of the tick may wait for the first: what falls due when the time is moved during a tick
        would otherwise wait for the next interval.
        """
        self.activity.start()
        self._scheduler.add_job(self.clean_up, "interval", hours=1, next_run_time=datetime.now(UTC))
        self._tick_job = self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=TICK_SECONDS,
            next_run_time=datetime.now(UTC),
            max_instances=2,
        )
        self._scheduler.start()
        current_time.add_listener(self._tick_at_once)

    async def stop(self) -> None:
        """Stop ticking, after waiting for a tick in progress (the scheduler would cancel it)."""
        current_time.remove_listener(self._tick_at_once)
        self._scheduler.pause()
        async with self._tick_lock:
            self._scheduler.shutdown(wait=False)

    def _tick_at_once(self) -> None:
        self._tick_job.modify(next_run_time=datetime.now(UTC))

    async def tick(self) -> None:
        """Run all jobs, each in one transaction with the messages it causes, so that nothing is sent twice."""
        async with self._tick_lock:
            failed = []
            try:
                await self._check_audit_log()
            except Exception as error:  # for example an unavailable database: retried at the next tick
                _log_failure("the checkpoint of the audit log", error)
                failed.append("audit checkpoint")
            for job in (*JOBS, *self._minute_jobs()):
                try:
                    await self._run_job(job)
                except Exception as error:  # one failing job must not hold back the others
                    _log_failure(job.__name__, error)
                    failed.append(job.__name__.strip("_"))
            self._note_tick(failed)

    def _minute_jobs(self) -> Sequence[Job]:
        """Return the jobs that are run once a minute if it is over: earlier after the program's time was moved."""
        now = utc_now()
        if now < self._next_minute:
            return ()
        self._next_minute = now + MINUTE
        return MINUTE_JOBS

    def _note_tick(self, failed: Sequence[str]) -> None:
        """Note the end of a tick and the jobs that failed in it."""
        metrics.TICKS.inc()
        for name in failed:
            metrics.JOB_FAILURES.labels(name).inc()
        if failed:
            self.activity.fail(", ".join(failed))
        else:
            self.activity.succeed()

    async def _check_audit_log(self) -> None:
        """Append a checkpoint of the audit log; notify owners if the log does not match the last one."""
        now = utc_now()
        found = await self.checkpoints.check(now)
        if found is not None:
            async with self.database.session.begin() as session:
                await self._enqueue(session, await audit_checkpoints.alarm(session, found), now)
            self.wake()

    async def _run_job(self, job: Job) -> None:
        """Run a job, again if a seminar has changed while it waited for the lock."""
        with contextlib.suppress(late_seats.SeatsChanged):
            return await self._run_once(job)
        return await self._run_once(job)

    async def _run_once(self, job: Job) -> None:
        now = utc_now()
        async with self.database.session.begin() as session:
            messages = await job(session, now)
            if messages:
                await self._enqueue(session, messages, now)
            has_erased = session.has_erased
        if has_erased:
            await self.database.truncate_wal()
        if messages:
            self.wake()

    async def _enqueue(
        self, session: Session, messages: Sequence[Say | SayToAudience], now: datetime
    ) -> None:
        """Enqueue the messages, each in a savepoint: one that cannot be rendered does not hold back the others.
        A database error aborts the whole job, which is retried at the next tick."""
        staff = await roles.roles_by_person(session)
        renderer = MessageRenderer(self.settings.default_language, self.settings.timezone, staff)
        for message in messages:
            try:
                async with session.begin_nested():
                    await outbox.enqueue(session, await renderer.message_rows(session, [message], now))
            except SQLAlchemyError:
                raise
            except Exception as error:
                _log_failure("a message that was due", error)

    async def clean_up(self) -> None:
        """Delete what is no longer needed: old updates, old messages, unconfirmed uploads."""
        async with self._tick_lock:
            await self._clean_up(utc_now())

    async def _clean_up(self, now: datetime) -> None:
        async with self.database.session.begin() as session:
            gone = await inbox.purge_before(session, now - timedelta(days=self.settings.keep_updates_days))
            await files.purge_before(session, now - timedelta(days=MESSAGE_RETENTION_DAYS))
            await files.delete_unsent_files(session)
            await uploads.purge_before(session, now - uploads.CONFIRM_PERIOD)
            await people.purge_unconsented(session, now - timedelta(days=1))
        await self.database.truncate_wal()
        if gone:
            log.info("tidied: %d old updates", gone)


def _log_failure(what: str, error: Exception) -> None:
    """Log the traceback without the error's text, which may contain what a person wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s failed: %s\n%s", what, type(error).__name__, where)
