"""Announcements under way: each kept a little ahead of the sender, and the message with its bar kept moving."""

import asyncio
import contextlib
import logging
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import afterwards
from bot.chunks import Chunks
from bot.outgoing import Post
from bot.settings import Settings
from handlers.announcing import sending
from handlers.announcing.sending import Pace
from storage import announcements, broadcasts, outbox
from storage.announcements import MESSAGE, SENDING
from storage.database import Database
from storage.models import Announcement, Person

log = logging.getLogger(__name__)

AHEAD = 2000
"""No more is owed while so many wait: the outbox stays small, and a stop has little to take back."""
BUSY, IDLE = 0.1, 0.5
"""Seconds between two looks, while something is under way and while nothing is."""
EDIT_EVERY, EDIT_LATER = 3.0, 15.0
"""Seconds between two moves of the bar; the second while there are LONG minutes left, or more."""
LONG = 20
AFTER_TROUBLE = 10.0


@dataclass(slots=True)
class Watch:
    """What is remembered of one announcement while it is under way: lost without harm."""

    seen: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=8))
    """(when, how many were done) at the last moves of the bar."""
    move_at: float = 0.0
    not_before: float = 0.0
    """It could not be brought on: not tried again until then."""

    def pace(self, done: int, total: int) -> Pace:
        """Since the oldest of the last looks; and when the bar moves next."""
        now = monotonic()
        self.seen.append((now, done))
        since, before = self.seen[0]
        rate = (done - before) / (now - since) if now - since > 1 else 0.0
        pace = Pace(round(60 * rate), round((total - done) / rate / 60)) if rate > 0 else Pace()
        self.move_at = now + (EDIT_LATER if pace.minutes >= LONG else EDIT_EVERY)
        return pace


class Broadcast:
    """One loop beside the sender. What it does is in the database: killed at any moment, the next one goes on."""

    def __init__(self, database: Database, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.wake = database, wake
        self.chunks = Chunks(settings.default_language, settings.timezone)
        self.post = Post(settings.default_language, settings.timezone)
        self._watches: dict[int, Watch] = {}
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Begin no further round."""
        self._stopping.set()

    async def run(self) -> None:
        """Look again and again, until `stop`. A database that is away for a while is waited for."""
        while not self._stopping.is_set():
            pause = 1.0
            try:
                pause = BUSY if await self.round() else IDLE
            except SQLAlchemyError as error:
                log.error("announcements cannot go on (%s); trying again in a second", type(error).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)

    async def round(self) -> bool:
        """Bring on everything that is being sent; whether there was anything."""
        async with self.database.reader() as session:
            going = [one for one in await broadcasts.under_way(session) if one.state == SENDING]
        self._watches = {one.id: self._watches.get(one.id) or Watch() for one in going}
        for one in going:
            watch = self._watches[one.id]
            if monotonic() < watch.not_before:
                continue
            try:
                await self._bring_on(one, watch)
            except SQLAlchemyError:
                raise
            except Exception as error:  # one that cannot be put together must not hold up the others
                where = "".join(traceback.format_tb(error.__traceback__))
                log.error("announcement %d cannot go on: %s\n%s", one.id, type(error).__name__, where)
                watch.not_before = monotonic() + AFTER_TROUBLE
        return bool(going)

    async def _bring_on(self, announcement: Announcement, watch: Watch) -> None:
        async with self.database.reader() as session:
            waits = await broadcasts.waiting(session, announcement.id)
        if announcement.fanned_at is None and waits < AHEAD:
            await self._owe_more(announcement.id)
        elif announcement.fanned_at is not None and not waits:
            await self._finish(announcement.id)
        elif monotonic() >= watch.move_at:
            await self._move_bar(announcement.id, watch)

    async def _owe_more(self, announcement_id: int) -> None:
        """The next chunk; with the first one the message with the bar."""
        now = _now()
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            if announcement is None or announcement.state != SENDING or announcement.fanned_at is not None:
                return
            first = announcement.fanned_to == 0
            if announcement.kind == MESSAGE:
                await self.chunks.owe(session, announcement, now)
            else:
                await afterwards.owe(session, announcement, self.chunks, now)
            bar = broadcasts.bar_name(announcement_id)
            if first and not await outbox.owed(
                session, [bar]
            ):  # who began it by a press has it there already
                await self._show(session, announcement, now, None)
        self.wake()

    async def _finish(self, announcement_id: int) -> None:
        """Nothing of it is left: it is done, and the bar says so, in one transaction."""
        now = _now()
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            # The bar's first message may be under way still: a moment later there is something to edit.
            if announcement is None or await broadcasts.bar_waits(session, announcement_id):
                return
            if await broadcasts.finish(session, announcement_id, now):
                await session.refresh(announcement)
                number = await broadcasts.bar_message(session, announcement_id)
                await self._show(session, announcement, now, number)
        self.wake()

    async def _move_bar(self, announcement_id: int, watch: Watch) -> None:
        """Not while the last move is still to be sent: the limits are the same for everything."""
        now = _now()
        watch.move_at = monotonic() + EDIT_EVERY
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            number = await broadcasts.bar_message(session, announcement_id)
            if announcement is None or announcement.state != SENDING or number is None:
                return
            if not await broadcasts.bar_waits(session, announcement_id):
                await self._show(session, announcement, now, number, watch)
        self.wake()

    async def _show(
        self,
        session: AsyncSession,
        announcement: Announcement,
        now: datetime,
        number: int | None,
        watch: Watch | None = None,
    ) -> None:
        """Owe the message with the bar to whoever sent the announcement, or (`number`) what it shows now."""
        going = await sending.looked(session, announcement)
        if watch is not None:
            going = going.at(watch.pace(going.progress.done, going.progress.total))
        person = await session.get(Person, announcement.by_id)
        if person is None:
            return
        name = broadcasts.bar_name(announcement.id)
        await outbox.supersede(session, name, now)
        say = sending.bar(going, to=person, edit=number or False, once=None if number else name)
        await outbox.put(session, await self.post.announce(session, [say], now))


def _now() -> datetime:
    return datetime.now(UTC)
