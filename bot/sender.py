"""outbox -> Telegram: claims what is owed, sends within the limits, retries, writes down what happened."""

import asyncio
import logging
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot import fates
from bot.api import Api
from bot.calling import Calls, kind_of, not_sent
from bot.claims import HANDS, Claims
from bot.documents.drawing import NotDrawn
from bot.going import AGE, Going
from bot.noticing import CHANGED_OR_SENT
from bot.pacing import Pacing, seconds
from bot.queue import Queue
from bot.refusals import Form
from bot.request import NotConnected
from bot.settings import Settings
from storage import notices, outbox, people, reminders
from storage.database import Database
from storage.outbox import Due, Outcome

log = logging.getLogger(__name__)

IN_FLIGHT = 24
"""Calls at once: enough for thirty a second over a slow line."""
TOO_EARLY = 0.5
"""Seconds after which a notice is tried again that waits for the one before it."""
WRITE_EVERY = 0.05
"""Seconds after which what happened is written down even when more is under way."""


class Sender:
    """One loop that starts sends as slots come free. Never inside a transaction while Telegram is asked."""

    def __init__(self, database: Database, api: Api, pacing: Pacing, settings: Settings) -> None:
        self.database, self.api, self.pacing, self.settings = database, api, pacing, settings
        self.calls = Calls(database, api, pacing, settings, self._told)
        self.going = Going(database)
        self.queue = Queue(pacing.free_for)
        self.claims = Claims(self.going, pacing, self.queue)
        pacing.on_chat_free = self.queue.chat_free
        pacing.on_change = self._changed
        self._change = asyncio.Event()
        self._stopping = False
        self._writes_soon = False
        """The loop looks again in time to write down what happened."""
        self._wrote_at = 0.0
        self._out_of_touch = False
        """A COMMIT failed, perhaps after it was applied: rows may be marked as ours that we do not have."""
        self._under_way: set[asyncio.Task[None]] = set()
        self._flying: set[int] = set()
        self._outcomes: list[Outcome] = []
        self._unreachable: list[tuple[int, str]] = []
        self._uploads: dict[int, str] = {}

    def wake(self) -> None:
        """There is something new in the outbox."""
        self.claims.look()
        self._change.set()

    def _changed(self) -> None:
        """A slot or a chat may be free. The loop is woken only for the database's sake: it costs as much as a send."""
        if not self._stopping:  # at once: the database may be busy writing down what happened
            self._start_what_may()
        self._wake_if_due()

    def _wake_if_due(self) -> None:
        late = bool(self._outcomes) and not self._writes_soon
        if late or self._stopping or self._time_to_write() or self.claims.wanted():
            self._change.set()

    def stop(self) -> None:
        """Start nothing more; `run` ends when what is in flight has landed and is written down."""
        self._stopping = True
        self._change.set()

    async def run(self) -> None:
        """Send for ever, or until `stop`. A database that is away for a while is waited for."""
        await self._recover()
        while not self._stopping:
            self._change.clear()
            try:
                await self._write_and_claim()
            except SQLAlchemyError as error:
                log.error("the outbox cannot be used (%s); trying again in a second", type(error).__name__)
                await asyncio.sleep(1)
                self._out_of_touch = True
                self.claims.look()
                continue
            self._start_what_may()
            await self._rest()
        await self._finish()

    async def _recover(self) -> None:
        async with self.database.session.begin() as session:
            again, unknown = await outbox.recover(session, _now())
        if again or unknown:
            log.warning("after a crash: %d messages are sent again, %d are unknown", again, unknown)

    async def _finish(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=12)
        self._outcomes += [Outcome(row.id, outbox.PENDING, row.attempts) for row in self.queue.drain()]
        async with self.database.session.begin() as session:
            await self._write(session)

    async def _rest(self) -> None:
        """Until something changes: a response, a slot, a new message; or it is time to look again."""
        if self.claims.wanted() or self.claims.fresh:
            return
        self._writes_soon = bool(self._outcomes)
        seconds = min(self.claims.seconds(), WRITE_EVERY if self._writes_soon else 1.0)
        try:
            await asyncio.wait_for(self._change.wait(), seconds)
        except TimeoutError:
            # Quiet: look whether another process has written something that is owed.
            if not self._outcomes:
                self.claims.look()

    # The database's side.

    async def _write_and_claim(self) -> None:
        """One transaction: what happened goes out of memory, what is owed comes in."""
        claims = self.claims.wanted() or self.claims.fresh
        if not (claims or self._time_to_write()):
            return
        rows: list[Due] = []
        async with self.database.session.begin() as session:
            await self._write(session)
            if self._out_of_touch:
                await outbox.recover(session, _now(), without=self._in_hand())
            if claims:
                rows = await self.claims.make(session)
        self._out_of_touch = False
        self._wrote_at = monotonic()
        # Only after COMMIT: what was not committed is neither written down nor ours to send.
        self._forget_written()
        for row in rows:
            self.queue.put(row)

    def _in_hand(self) -> list[int]:
        return [*self.queue.ids(), *self._flying, *(one.id for one in self._outcomes)]

    def _time_to_write(self) -> bool:
        if not self._outcomes:
            return False
        old = monotonic() - self._wrote_at > WRITE_EVERY
        return old or not self._under_way or len(self._outcomes) >= HANDS

    async def _write(self, session: AsyncSession) -> None:
        """Write down what happened up to now; more may land while the database is waited for."""
        outcomes, unreachable, uploads = [*self._outcomes], [*self._unreachable], dict(self._uploads)
        self._written = len(outcomes), len(unreachable), set(uploads)
        await outbox.finish(session, outcomes)
        for chat, reason in unreachable:
            await people.unreachable(session, chat, reason, _now())
        for file_id, name in uploads.items():
            await outbox.uploaded(session, file_id, name)

    def _forget_written(self) -> None:
        """What landed since it was written stays for the next time."""
        outcomes, unreachable, uploads = self._written
        del self._outcomes[:outcomes]
        del self._unreachable[:unreachable]
        for file_id in uploads:
            self._uploads.pop(file_id, None)

    # Telegram's side.

    def _start_what_may(self) -> None:
        while len(self._flying) < IN_FLIGHT and (row := self._next()) is not None:
            task = asyncio.create_task(self._send_from(row))
            self._under_way.add(task)
            task.add_done_callback(self._landed)

    def _next(self) -> Due | None:
        """The best message that may go now, with its slots taken."""
        while self.pacing.free():
            row = self.queue.take()
            if row is None:
                return None
            if row.lane == outbox.ANNOUNCEMENTS and self.pacing.slots.wait() > 0:
                self.queue.back(row)
                break
            if row.expires_at is None or row.expires_at > _now():
                self.pacing.take(row.chat_id, row.method)
                self._flying.add(row.id)
                return row
            self._outcomes.append(Outcome(row.id, outbox.EXPIRED, row.attempts, _now()))
            self.queue.chat_free(row.chat_id)
        if self.queue.ready:
            self.pacing.ring()
        return None

    async def _send_from(self, first: Due) -> None:
        """Send this message, then whatever may go next: a task for each costs as much as a tenth of a send."""
        row: Due | None = first
        while row is not None:
            await self._send(row)
            row = None if self._stopping else self._next()
            if row is not None:
                self._wake_if_due()

    def _landed(self, task: "asyncio.Task[None]") -> None:
        self._under_way.discard(task)
        self._changed()

    async def _send(self, row: Due) -> None:
        try:
            row = await self._anew(row)
            if (fate := await self._overtaken(row) or await self._too_early(row)) is not None:
                not_sent(self.pacing, row)
                self._outcomes.append(fate)
                return
            self._sent(row, *await self.calls.of(row))
        except TelegramError as error:
            self._failed(row, error)
        except SQLAlchemyError as error:
            not_sent(self.pacing, row)
            self._outcomes.append(fates.again(row, 1, type(error).__name__, counted=row.attempts))
        except NotDrawn as error:
            # The machine may be busy now; after some tries its words go alone (`bot.calling`).
            not_sent(self.pacing, row)
            wait, tried = fates.LONGEST_WAIT, row.attempts + 1
            self._outcomes.append(fates.again(row, wait, str(error), counted=tried))
        except Exception as error:  # a row that cannot be sent must not hold its chat and its slot for ever
            log.error("message %d cannot be sent: %s", row.id, type(error).__name__)
            not_sent(self.pacing, row)
            self._outcomes.append(fates.ours(row, error))
        finally:
            self._flying.discard(row.id)

    async def _anew(self, row: Due) -> Due:
        """What has been in hand for a while is read again: whom it tells of may have been forgotten meanwhile."""
        if row.lane == outbox.ANNOUNCEMENTS or monotonic() - row.claimed_at < AGE:
            return row
        async with self.database.reader() as session:
            return await outbox.as_it_stands(session, row)

    async def _overtaken(self, row: Due) -> Outcome | None:
        """What becomes of a message that is not to be sent any more, or not now: since it was taken in hand the
        plan may have changed, the announcement may have been paused or stopped."""
        if row.expires_at is not None and row.expires_at <= _now():
            return Outcome(row.id, outbox.EXPIRED, row.attempts, _now())
        if row.reminder_id is not None:
            async with self.database.reader() as session:
                if not await reminders.holds(session, row.reminder_id, row.chat_id):
                    return Outcome(row.id, outbox.EXPIRED, row.attempts, _now())
        if row.announcement_id is not None and row.lane == outbox.ANNOUNCEMENTS:
            sends = await self.going.sends(row.announcement_id)
            if self.going.paused(row.announcement_id):
                return Outcome(row.id, outbox.PENDING, row.attempts)
            if not sends:
                return Outcome(row.id, outbox.EXPIRED, row.attempts, _now())
        return None

    async def _too_early(self, row: Due) -> Outcome | None:
        """A notice waits until it is known what became of the one whose message it changes."""
        if row.method != CHANGED_OR_SENT or (after := _after(row)) is None:
            return None
        state, _ = await self._told(after)
        if state not in (outbox.PENDING, outbox.SENDING):
            return None
        return fates.again(row, TOO_EARLY, "the one before is under way", counted=row.attempts)

    async def _told(self, row_id: int) -> tuple[str, int | None]:
        """The state of a message and its number; what happened may not be written down yet."""
        for one in self._outcomes:
            if one.id == row_id:
                return one.state, one.message_id
        async with self.database.reader() as session:
            return await notices.message_of(session, row_id)

    def _sent(self, row: Due, result: Any, form: Form | None) -> None:
        first, further = fates.numbers(result)
        lost, method = (form.lost, form.method) if form and form.lost else (None, None)
        done = Outcome(
            row.id, outbox.SENT, row.attempts + 1, _now(), first, further=further, lost=lost, method=method
        )
        self._outcomes.append(done)
        if row.file_id is not None and isinstance(result, dict):
            there = result.get(kind_of(row)) or {}
            file = there[-1] if isinstance(there, list) else there
            if name := file.get("file_id"):
                self._uploads[row.file_id] = self.calls.names[row.file_id] = name

    def _failed(self, row: Due, error: TelegramError) -> None:
        """Telegram says no, or nothing: what that means for the message, and for all others."""
        if isinstance(error, RetryAfter) and row.lane == outbox.ANNOUNCEMENTS:
            self.pacing.freeze_all(seconds(error))
        if isinstance(error, NotConnected | InvalidToken):
            self.pacing.freeze_all(5)
            log.error("Telegram cannot be reached, or does not accept the token: %s", type(error).__name__)
        if fates.unreachable(error):
            self._unreachable.append((row.chat_id, error.message))
        self._outcomes.append(fates.after(row, error))


def _after(row: Due) -> int | None:
    """The row of the notice whose message this one changes."""
    found = orjson.loads(row.payload).get("after")
    return found if isinstance(found, int) else None


def _now() -> datetime:
    return datetime.now(UTC)
