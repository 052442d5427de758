"""The comparison of questions by meaning: loading the engine, and making vectors of what was stored without them."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from bot.job_loop import JobLoop
from bot.settings import Settings
from storage.database import Database
from storage.meaning import active, engine
from storage.questions import meaning_index

if TYPE_CHECKING:
    from storage.meaning.vectors import Meaning

log = logging.getLogger(__name__)

BATCH_SIZE = 20
"""Questions in one transaction, which is short: their vectors are made before it."""


def load_meaning() -> "Meaning":
    """Load the engine, and make the means of the languages: a second of one processor. Raises Unavailable."""
    loaded = engine.load()
    from storage.meaning.vectors import Meaning  # needs numpy, which comes with the engine

    return Meaning(loaded)


@contextlib.asynccontextmanager
async def comparing_meaning(settings: Settings) -> AsyncIterator[None]:
    """Have questions compared by meaning while the block lasts, as soon as the engine is loaded, if there is one."""
    task = asyncio.create_task(_use_engine(settings), name="meaning")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        if (used := active.meaning()) is not None:
            active.use(None)
            used.close()


async def _use_engine(settings: Settings) -> None:
    if not settings.search_by_meaning:
        return
    try:
        active.use(await asyncio.to_thread(load_meaning))
    except engine.Unavailable as reason:
        log.info("similar questions are searched by words alone: %s", reason)
    except Exception as error:  # it is not worth the bot
        log.error(
            "similar questions are searched by words alone: the engine failed (%s)", type(error).__name__
        )
    else:
        log.info("similar questions are searched by words and by meaning")


class MeaningIndexer(JobLoop):
    """Makes the vectors of questions and FAQ entries after they were stored, outside of any transaction."""

    job_kind = "meanings"

    def __init__(self, database: Database) -> None:
        super().__init__(database)

    async def do_next(self) -> bool:
        """Make the vectors of some texts; return whether any were missing."""
        meaning = active.meaning()
        if meaning is None:
            return False
        async with self.database.reader() as session:
            missing = await meaning_index.list_missing(session, meaning.name, BATCH_SIZE)
        if not missing:
            return False
        made = [(one, await meaning.embed_later(one.texts)) for one in missing]
        async with self._write_lock, self.database.session.begin() as session:
            await meaning_index.store(session, meaning.name, made)
        return True
