"""A task that does one job after another, each outside of any transaction, and stores the result in one of its own."""

import asyncio
import contextlib
import logging
import traceback
from abc import ABC, abstractmethod
from typing import ClassVar

from bot.change_watch import ChangeWatch
from storage.database import Database

log = logging.getLogger(__name__)

POLL_SECONDS = 1.0
"""Seconds between two looks for a job while there is none."""


class JobLoop(ABC):
    """Does the jobs until it is stopped. A job whose result was not stored (after a crash) is done again."""

    job_kind: ClassVar[str]
    """The name of the jobs in the log, in the plural."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._changes = ChangeWatch(database)
        self._write_lock = asyncio.Lock()
        """Held while a result is stored."""

    @abstractmethod
    async def do_next(self) -> bool:
        """Do the next job; return whether there was one."""

    def start(self) -> None:
        """Start doing the jobs."""
        self._task = asyncio.create_task(self._run(), name=self.job_kind)

    async def stop(self) -> None:
        """Stop, after waiting for a store in progress; an unfinished job is done again at the next start."""
        async with self._write_lock:
            self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _run(self) -> None:
        while True:
            if not (self._changes.may_have_changed() and await self._do_next()):
                await asyncio.sleep(POLL_SECONDS)

    async def _do_next(self) -> bool:
        """Do the next job, if there is one; return whether to look for another at once."""
        try:
            busy = await self.do_next()
        except Exception as error:  # the loop must go on for later jobs
            log.error("%s cannot be queried (%s); trying again", self.job_kind, type(error).__name__)
            self._changes.forget()
            return False
        if busy:
            self._changes.forget()
        return busy


def log_unexpected(what: str, error: Exception) -> None:
    """Log an error and where it happened, without its text, which may contain data of people."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s: %s\n%s", what, type(error).__name__, where)
