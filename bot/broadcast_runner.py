"""The loop that enqueues announcements in chunks, finishes them and updates their progress bars."""

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
from bot.change_watch import ChangeWatch
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
"""No chunk is enqueued while so many messages are unfinished: the outbox stays small, and stopping is quick."""
BUSY_SECONDS, IDLE_SECONDS = 0.1, 0.5
"""Seconds between two rounds while announcements are being sent, and while none is."""
EDIT_INTERVAL, SLOW_EDIT_INTERVAL = 3.0, 15.0
"""Seconds between two updates of the progress bar; the second if at least LONG_MINUTES are left."""
LONG_MINUTES = 20
RETRY_SECONDS = 10.0


@dataclass(slots=True)
class ProgressTracker:
    """The state of one announcement in memory while it is being sent; it may be lost."""

    samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=8))
    """(time, number of finished people) at the last updates of the progress bar."""
    next_edit_at: float = 0.0
    retry_at: float = 0.0
    """After a failure: it is not tried again before this time."""

    def measure(self, done: int, total: int) -> Pace:
        """Return the pace since the oldest sample, and schedule the next update of the progress bar."""
        now = monotonic()
        self.samples.append((now, done))
        since, before = self.samples[0]
        rate = (done - before) / (now - since) if now - since > 1 else 0.0
        pace = Pace(round(60 * rate), round((total - done) / rate / 60)) if rate > 0 else Pace()
        self.next_edit_at = now + (SLOW_EDIT_INTERVAL if pace.minutes_left >= LONG_MINUTES else EDIT_INTERVAL)
        return pace


class BroadcastRunner:
    """Runs beside the sender. All its state is in the database, so it can be killed at any time."""

    def __init__(self, database: Database, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.wake = database, wake
        self.fanout = Fanout(settings.default_language, settings.timezone)
        self.renderer = MessageRenderer(settings.default_language, settings.timezone)
        self._trackers: dict[int, ProgressTracker] = {}
        self._changes = ChangeWatch(database)
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """End `run` after the current round."""
        self._stopping.set()

    async def run(self) -> None:
        """Run rounds until `stop`. If the database is not available, retry every second."""
        while not self._stopping.is_set():
            pause = IDLE_SECONDS
            try:
                if self._changes.may_have_changed() and await self.run_once():
                    pause = BUSY_SECONDS
                    self._changes.forget()
            except SQLAlchemyError as error:
                pause = 1.0
                self._changes.forget()
                log.error("announcements cannot go on (%s); trying again in a second", type(error).__name__)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._stopping.wait()

    async def run_once(self) -> bool:
        """Advance every announcement that is being sent. Returns whether there was one."""
        async with self.database.reader() as session:
            running = [one for one in await broadcasts.list_running(session) if one.state == SENDING]
        self._trackers = {one.id: self._trackers.get(one.id) or ProgressTracker() for one in running}
        for one in running:
            tracker = self._trackers[one.id]
            if monotonic() < tracker.retry_at:
                continue
            try:
                await self._advance(one, tracker)
            except SQLAlchemyError:
                raise
            except Exception as error:  # an announcement that cannot be rendered must not block the others
                where = "".join(traceback.format_tb(error.__traceback__))
                log.error("announcement %d cannot go on: %s\n%s", one.id, type(error).__name__, where)
                tracker.retry_at = monotonic() + RETRY_SECONDS
        return bool(running)

    async def _advance(self, announcement: Announcement, tracker: ProgressTracker) -> None:
        async with self.database.reader() as session:
            unfinished = await broadcasts.count_unfinished(session, announcement.id)
        if announcement.fanout_finished_at is None and unfinished < MAX_WAITING:
            await self._enqueue_chunk(announcement.id)
        elif announcement.fanout_finished_at is not None and not unfinished:
            await self._finish(announcement.id)
        elif monotonic() >= tracker.next_edit_at:
            await self._update_progress(announcement.id, tracker)

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
            key = broadcasts.progress_key(announcement_id)
            if first and not await outbox.existing_keys(
                session, [key]
            ):  # after a start by button, the pressed message is the progress bar
                await self._enqueue_progress(session, announcement, now, None)
        self.wake()

    async def _finish(self, announcement_id: int) -> None:
        """Nothing of it is left: it is done, and the bar says so, in one transaction."""
        now = utc_now()
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            # The progress bar may not be sent yet: in a later round there is a message to edit.
            if announcement is None or await broadcasts.progress_is_pending(session, announcement_id):
                return
            if await broadcasts.finish_if_done(session, announcement_id, now):
                await session.refresh(announcement)
                number = await broadcasts.progress_message_id(session, announcement_id)
                await self._enqueue_progress(session, announcement, now, number)
        self.wake()

    async def _update_progress(self, announcement_id: int, tracker: ProgressTracker) -> None:
        """Not while the last move is still to be sent: the limits are the same for everything."""
        now = utc_now()
        tracker.next_edit_at = monotonic() + EDIT_INTERVAL
        async with self.database.session.begin() as session:
            announcement = await announcements.lock(session, announcement_id)
            number = await broadcasts.progress_message_id(session, announcement_id)
            if announcement is None or announcement.state != SENDING or number is None:
                return
            if not await broadcasts.progress_is_pending(session, announcement_id):
                await self._enqueue_progress(session, announcement, now, number, tracker)
        self.wake()

    async def _enqueue_progress(
        self,
        session: Session,
        announcement: Announcement,
        now: datetime,
        number: int | None,
        tracker: ProgressTracker | None = None,
    ) -> None:
        """Enqueue the progress bar for the creator of the announcement; `number`: as an edit of this message."""
        state = await progress.load_progress(session, announcement)
        if tracker is not None:
            state = state.with_pace(tracker.measure(state.progress.done, state.progress.total))
        person = await session.get(Person, announcement.created_by_id)
        if person is None:
            return
        key = broadcasts.progress_key(announcement.id)
        await outbox.expire_edits(session, key, now)
        say = progress.progress_message(
            state, to=person, edit=number or False, dedup_key=None if number else key
        )
        await outbox.enqueue(session, await self.renderer.message_rows(session, [say], now))
