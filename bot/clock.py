"""APScheduler as a metronome: what is due now? It only ticks; what is due stands in the database."""

import asyncio
import logging
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outgoing import Post
from bot.settings import Settings
from bot.witness import Witness
from handlers.crew import sealing
from handlers.due import DUE, Due
from handlers.words import Say, ToMany
from storage import inbox, outbox, people, roles, uploads
from storage.database import Database

log = logging.getLogger(__name__)

TICK_SECONDS = 15
KEEP_WORDS_DAYS = 30
"""How long the words of delivered messages are kept; that they were delivered stays."""


class Clock:
    """Ticks while the program runs."""

    def __init__(self, database: Database, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.settings, self.wake = database, settings, wake
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self.witness = Witness(database, settings.notes)
        self._ticking = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.add_job(self.tidy, "interval", hours=1, next_run_time=datetime.now(UTC))
        self._scheduler.add_job(self.tick, "interval", seconds=TICK_SECONDS, next_run_time=datetime.now(UTC))
        self._scheduler.start()

    async def stop(self) -> None:
        """Tick no more; a tick that is under way is waited for (the scheduler would break it off)."""
        self._scheduler.pause()
        async with self._ticking:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Everything that is due: said and written down in one transaction each, so that nothing is said twice."""
        async with self._ticking:
            try:
                await self._witness()
            except Exception as error:  # a database that is away, for one: noted at the next tick
                _tell("noting what the audit log came to", error)
            for due in DUE:
                try:
                    await self._look(due)
                except Exception as error:  # what is due next must not wait for what cannot be done
                    _tell(due.__name__, error)

    async def _witness(self) -> None:
        """Note what the audit log came to; owners are told when it is not what it was."""
        now = _now()
        found = await self.witness.look(now)
        if found is not None:
            async with self.database.session.begin() as session:
                await self._owe(session, await sealing.alarm(session, found), now)
            self.wake()

    async def _look(self, due: Due) -> None:
        now = _now()
        async with self.database.session.begin() as session:
            said = await due(session, now)
            if said:
                await self._owe(session, said, now)
        if said:
            self.wake()

    async def _owe(self, session: AsyncSession, said: Sequence[Say | ToMany], now: datetime) -> None:
        """Write down what is said, each with a fate of its own: one that cannot be said keeps back no other, now and
        at every tick to come. What the database refuses is not done at all, and tried again at the next tick."""
        staff = await roles.everyone(session)
        post = Post(self.settings.default_language, self.settings.timezone, staff)
        for one in said:
            try:
                async with session.begin_nested():
                    await outbox.put(session, await post.announce(session, [one], now))
            except SQLAlchemyError:
                raise
            except Exception as error:
                _tell("a message that was due", error)

    async def tidy(self) -> None:
        """Let go of what is no longer needed: old updates, the words of old messages."""
        async with self._ticking:
            await self._tidy(_now())

    async def _tidy(self, now: datetime) -> None:
        async with self.database.session.begin() as session:
            gone = await inbox.forget_before(session, now - timedelta(days=self.settings.keep_updates_days))
            await outbox.forget_before(session, now - timedelta(days=KEEP_WORDS_DAYS))
            await outbox.drop_unsent(session)
            await uploads.forget_before(session, now - uploads.KEPT)
            await people.forget_strangers(session, now - timedelta(days=1))
        await self.database.empty_log()
        if gone:
            log.info("tidied: %d old updates", gone)


def _tell(what: str, error: Exception) -> None:
    """Where it failed, without the error's own words: they may be what a person wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s failed: %s\n%s", what, type(error).__name__, where)


def _now() -> datetime:
    return datetime.now(UTC)
