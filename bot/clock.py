"""APScheduler as a metronome: what is due now? It only ticks; what is due stands in the database."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.settings import Settings
from storage import inbox, outbox, people
from storage.database import Database

log = logging.getLogger(__name__)

KEEP_WORDS_DAYS = 30
"""How long the words of delivered messages are kept; that they were delivered stays."""


class Clock:
    """Ticks while the program runs."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database, self.settings = database, settings
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._ticking = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.add_job(self.tidy, "interval", hours=1, next_run_time=datetime.now(UTC))
        self._scheduler.start()

    async def stop(self) -> None:
        """Tick no more; a tick that is under way is waited for (the scheduler would break it off)."""
        self._scheduler.pause()
        async with self._ticking:
            self._scheduler.shutdown(wait=False)

    async def tidy(self) -> None:
        """Let go of what is no longer needed: old updates, the words of old messages."""
        now = datetime.now(UTC)
        async with self._ticking:
            await self._tidy(now)

    async def _tidy(self, now: datetime) -> None:
        async with self.database.session.begin() as session:
            gone = await inbox.forget_before(session, now - timedelta(days=self.settings.keep_updates_days))
            await outbox.forget_before(session, now - timedelta(days=KEEP_WORDS_DAYS))
            await people.forget_strangers(session, now - timedelta(days=1))
        await self.database.empty_log()
        if gone:
            log.info("tidied: %d old updates", gone)
