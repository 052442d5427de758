"""Announcements under way: each kept a little ahead of the sender, and the message with its bar kept moving."""

import asyncio
import contextlib
import logging
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from bot import announcement_updates
from bot.current_time import utc_now
from bot.fanout import Fanout
from bot.settings import Settings
from bot.telegram.outgoing import MessageRenderer
from handlers.announcements import progress
from handlers.announcements.progress import Pace
from storage.announcements import announcements, broadcasts
from storage.announcements.announcements import MESSAGE
from storage.database import Database, Session
from storage.messages import outbox
from storage.models import Announcement, Person
from storage.models.announcement_states import SENDING

log = logging.getLogger(__name__)

MAX_WAITING = 2000
"""No more is owed while so many wait: the outbox stays small, and a stop has little to take back."""
BUSY_SECONDS, IDLE_SECONDS = 0.1, 0.5
"""Seconds between two looks, while something is under way and while nothing is."""
EDIT_INTERVAL, SLOW_EDIT_INTERVAL = 3.0, 15.0
"""Seconds between two moves of the bar; the second while there are LONG minutes left, or more."""
LONG_MINUTES = 20
RETRY_SECONDS = 10.0


@dataclass(slots=True)
class ProgressTracker:
    """What is remembered of one announcement while it is under way: lost without harm."""

    samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=8))
    """(when, how many were done) at the last moves of the bar."""
    next_edit_at: float = 0.0
    retry_at: float = 0.0
    """It could not be brought on: not tried again until then."""

    def measure(self, done: int, total: int) -> Pace:
        """Since the oldest of the last looks; and when the bar moves next."""
        now = monotonic()
        self.samples.append((now, done))
        since, before = self.samples[0]
        rate = (done - before) / (now - since) if now - since > 1 else 0.0
        pace = Pace(round(60 * rate), round((total - done) / rate / 60)) if rate > 0 else Pace()
        self.next_edit_at = now + (SLOW_EDIT_INTERVAL if pace.minutes_left >= LONG_MINUTES else EDIT_INTERVAL)
        return pace


class BroadcastRunner:
    """One loop beside the sender. What it does is in the database: killed at any moment, the next one goes on."""

    def __init__(self, database: Database, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.wake = database, wake
        self.fanout = Fanout(settings.default_language, settings.timezone)
        self.renderer = MessageRenderer(settings.default_language, settings.timezone)
        self._trackers: dict[int, ProgressTracker] = {}
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Begin no further round."""
        self._stopping.set()

    async def run(self) -> None:
        """Look again and again, until `stop`. A database that is away for a while is waited for."""
        while not self._stopping.is_set():
            pause = 1.0
            try:
                pause = BUSY_SECONDS if await self.run_once() else IDLE_SECONDS
            except SQLAlchemyError as error:
                log.error("announcements cannot go on (%s); trying again in a second", type(error).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)

    async def run_once(self) -> bool:
        """Bring on everything that is being sent; whether there was anything."""
        async with self.database.reader() as session:
            going = [one for one in await broadcasts.list_running(session) if one.state == SENDING]
        self._trackers = {one.id: self._trackers.get(one.id) or ProgressTracker() for one in going}
        for one in going:
            watch = self._trackers[one.id]
            if monotonic() < watch.retry_at:
                continue
            try:
                await self._advance(one, watch)
            except SQLAlchemyError:
                raise
            except Exception as error:  # one that cannot be put together must not hold up the others
                where = "".join(traceback.format_tb(error.__traceback__))
                log.error("announcement %d cannot go on: %s\n%s", one.id, type(error).__name__, where)
                watch.retry_at = monotonic() + RETRY_SECONDS
        return bool(going)

    async def _advance(self, announcement: Announcement, watch: ProgressTracker) -> None:
        async with self.database.reader() as session:
            waits = await broadcasts.count_unfinished(session, announcement.id)
        if announcement.fanout_finished_at is None and waits < MAX_WAITING:
            await self._enqueue_chunk(announcement.id)
        elif announcement.fanout_finished_at is not None and not waits:
            await self._finish(announcement.id)
        elif monotonic() >= watch.next_edit_at:
            await self._update_progress(announcement.id, watch)

    async def _enqueue_chunk(self, announcement_id: int) -> None:
        """The next chunk; with the first one the message with the bar."""
        now = utc_now()
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            if (
                announcement is None
                or announcement.state != SENDING
                or announcement.fanout_finished_at is not None
            ):
                return
            first = announcement.fanout_cursor == 0
            if announcement.kind == MESSAGE:
                await self.fanout.enqueue_chunk(session, announcement, now)
            else:
                await announcement_updates.enqueue_chunk(session, announcement, self.fanout, now)
            bar = broadcasts.progress_key(announcement_id)
            if first and not await outbox.existing_keys(
                session, [bar]
            ):  # who began it by a press has it there already
                await self._enqueue_progress(session, announcement, now, None)
        self.wake()

    async def _finish(self, announcement_id: int) -> None:
        """Nothing of it is left: it is done, and the bar says so, in one transaction."""
        now = utc_now()
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            # The bar's first message may be under way still: a moment later there is something to edit.
            if announcement is None or await broadcasts.progress_is_pending(session, announcement_id):
                return
            if await broadcasts.finish_if_done(session, announcement_id, now):
                await session.refresh(announcement)
                number = await broadcasts.progress_message_id(session, announcement_id)
                await self._enqueue_progress(session, announcement, now, number)
        self.wake()

    async def _update_progress(self, announcement_id: int, watch: ProgressTracker) -> None:
        """Not while the last move is still to be sent: the limits are the same for everything."""
        now = utc_now()
        watch.next_edit_at = monotonic() + EDIT_INTERVAL
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            number = await broadcasts.progress_message_id(session, announcement_id)
            if announcement is None or announcement.state != SENDING or number is None:
                return
            if not await broadcasts.progress_is_pending(session, announcement_id):
                await self._enqueue_progress(session, announcement, now, number, watch)
        self.wake()

    async def _enqueue_progress(
        self,
        session: Session,
        announcement: Announcement,
        now: datetime,
        number: int | None,
        watch: ProgressTracker | None = None,
    ) -> None:
        """Owe the message with the bar to whoever sent the announcement, or (`number`) what it shows now."""
        going = await progress.load_progress(session, announcement)
        if watch is not None:
            going = going.with_pace(watch.measure(going.progress.done, going.progress.total))
        person = await session.get(Person, announcement.created_by_id)
        if person is None:
            return
        name = broadcasts.progress_key(announcement.id)
        await outbox.expire_edits(session, name, now)
        say = progress.progress_message(
            going, to=person, edit=number or False, dedup_key=None if number else name
        )
        await outbox.enqueue(session, await self.renderer.message_rows(session, [say], now))
