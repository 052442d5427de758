"""Lists that staff sent: fetched and read outside any transaction, then written down in one."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import BadRequest, TelegramError

from bot import apart, columns
from bot.api import Api
from bot.book import BYTES, BadBook, read_apart
from bot.outgoing import Post
from bot.settings import Settings
from handlers.guests import invitees, lists
from handlers.words import Say
from storage import outbox, roles, uploads
from storage.database import Database
from storage.models import Upload

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0

Then = Callable[[AsyncSession, Upload, datetime], Awaitable[list[Say]]]
"""What a list came to: writes it down and returns what is to be said."""


class Reader:
    """Reads one list after another. A power cut leaves what was not written down to be read again."""

    def __init__(self, database: Database, api: Api, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.api, self.settings, self.wake = database, api, settings, wake
        self._writing = asyncio.Lock()

    def start(self) -> None:
        """Begin to look for lists."""
        self._running = asyncio.create_task(self._run(), name="reader")

    async def stop(self) -> None:
        """What is being written down is waited for; what is being read is read again at the next start."""
        async with self._writing:
            self._running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running

    async def _run(self) -> None:
        while True:
            try:
                busy = await self.work()
            except Exception as error:  # whatever it is: whoever sends a list later must not wait for ever
                log.error("lists cannot be looked up (%s); trying on", type(error).__name__)
                busy = False
            if not busy:
                await asyncio.sleep(LOOK_SECONDS)

    async def work(self) -> bool:
        """Read the next list; returns whether there was one."""
        async with self.database.reader() as session:
            upload = await uploads.next_waiting(session, _now())
        if upload is None:
            return False
        try:
            await self._write(upload, await self._read(upload))
        except BadRequest as error:
            await self._write(upload, _refused(error))
        except TelegramError:
            await self._write(upload, _later)
        except SQLAlchemyError as error:
            log.error("list %d: %s", upload.id, type(error).__name__)
            await self._write(upload, _later)  # raises again when the database is away
        except Exception as error:  # one list that cannot be read must not keep all the others waiting
            # Without the error's own words: they may be what the list says of people.
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("list %d: %s\n%s", upload.id, type(error).__name__, where)
            await self._write(upload, _when_there_is_room if apart.scarce(error) else _later)
        return True

    async def _read(self, upload: Upload) -> Then:
        """Fetch the file and read it. Raises TelegramError."""
        try:
            roster = await asyncio.to_thread(columns.roster, await read_apart(await self._fetch(upload)))
        except BadBook as bad:
            key = bad.key
            return lambda session, row, at: invitees.unreadable(session, row, key, at)
        async with self.database.reader() as session:
            checked = await lists.check(session, upload.seminar_id, roster, _rest)
        return lambda session, row, at: invitees.examined(session, row, roster, checked, at)

    async def _fetch(self, upload: Upload) -> bytes:
        """The file's bytes. Raises TelegramError, BadBook when it is too large."""
        told = await self.api.call("getFile", {"file_id": upload.file_id})
        if told.get("file_size", 0) > BYTES:
            raise BadBook("book-large")
        return await self.api.fetch(told["file_path"])

    async def _write(self, upload: Upload, then: Then) -> None:
        """In one transaction: what the list came to and what is said of it. A second time finds it done."""
        now = _now()
        async with self._writing, self.database.session.begin() as session:
            row = await uploads.locked(session, upload.id, uploads.WAITING)
            if row is None:
                return
            said = await then(session, row, now)
            post = Post(self.settings.default_language, self.settings.timezone, await roles.everyone(session))
            await session.flush()
            await outbox.put(session, await post.announce(session, said, now))
        if said:
            self.wake()


def _refused(error: BadRequest) -> Then:
    """Telegram does not give this file to a bot, and would not the next time: whoever sent it is told."""
    key = "book-large" if "too big" in error.message.lower() else "invitees-fetch-failed"
    return lambda session, row, at: invitees.unreadable(session, row, key, at)


async def _later(session: AsyncSession, row: Upload, at: datetime) -> list[Say]:
    """Again in a while, and not for ever."""
    if uploads.later(row, at):
        return []
    return await invitees.unreadable(session, row, "invitees-fetch-failed", at)


async def _when_there_is_room(_session: AsyncSession, row: Upload, at: datetime) -> list[Say]:
    """Again in a while, for as long as it takes: nothing is wrong with the list."""
    uploads.later(row, at)
    return []


async def _rest() -> None:
    await asyncio.sleep(0)


def _now() -> datetime:
    return datetime.now(UTC)
