"""The sender: claims pending messages, sends them within Telegram's limits, retries, records outcomes."""

import asyncio
import logging
from time import monotonic
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot import metrics
from bot.activity import Activity
from bot.broadcast_status import MAX_AGE, BroadcastStatus
from bot.change_watch import ChangeWatch
from bot.claims import CLAIM_SIZE, Claims
from bot.current_time import utc_now
from bot.documents.drawing import NotDrawn
from bot.send_queue import SendQueue
from bot.settings import Settings
from bot.telegram import delivery_outcomes
from bot.telegram.api import Api
from bot.telegram.calls import Calls, file_kind, release_slots
from bot.telegram.rate_limiter import RateLimiter, retry_seconds
from bot.telegram.refusals import MessageForm
from bot.telegram.request import NotConnected
from storage.accounts import people
from storage.database import Database, Session
from storage.messages import delivery, files, notices, outbox
from storage.messages.delivery import ClaimedMessage, DeliveryOutcome
from storage.reminders import reminders

log = logging.getLogger(__name__)

MAX_IN_FLIGHT = 24
"""Concurrent calls: enough for thirty a second over a slow connection."""
NOTICE_RETRY_SECONDS = 0.5
"""Seconds before a notice is retried that waits for the outcome of the previous one."""
MAX_REMEMBERED = 4096
"""Sent messages whose numbers are kept in memory, for edits that follow soon."""
WRITE_INTERVAL = 0.05
"""Seconds after which outcomes are recorded even while calls are in flight."""


class Sender:
    """Starts calls in a loop as slots become free. No transaction is open while Telegram is called."""

    def __init__(self, database: Database, api: Api, rate_limiter: RateLimiter, settings: Settings) -> None:
        self.database, self.api, self.rate_limiter, self.settings = database, api, rate_limiter, settings
        self.activity = Activity()
        self.calls = Calls(database, api, rate_limiter, settings, self._message_state)
        self.broadcast_status = BroadcastStatus(database)
        self._changes = ChangeWatch(database)
        self.queue = SendQueue(rate_limiter.is_chat_free)
        self.claims = Claims(self.broadcast_status, rate_limiter, self.queue)
        rate_limiter.on_chat_free = self.queue.release_chat
        rate_limiter.on_change = self._on_change
        self._wakeup = asyncio.Event()
        self.is_running = False
        """Whether this process sends: otherwise another one does."""
        self._stopping = False
        self._write_scheduled = False
        """Whether the loop will wake up in time to record outcomes."""
        self._written_at = 0.0
        self._must_recover = False
        """Whether a COMMIT failed, perhaps after it was applied: rows may be `sending` without being in the queue."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_flight: set[int] = set()
        self._outcomes: list[DeliveryOutcome] = []
        self._sent: dict[int, int | None] = {}
        """Row -> message id of the newest sent messages; a person often reacts before their outcome is recorded."""
        self._unreachable: list[tuple[int, str]] = []
        self._uploads: dict[int, str] = {}

    def wake(self) -> None:
        """Note that there are new messages in the outbox."""
        self.claims.note_new()
        self._wakeup.set()

    def _on_change(self) -> None:
        """Start calls, as a slot or chat may be free. Wake the loop only for database work, because that is costly."""
        if not self._stopping:  # without waiting for the loop, which may be recording outcomes
            self._start_sends()
        self._wake_if_due()

    def _wake_if_due(self) -> None:
        late = bool(self._outcomes) and not self._write_scheduled
        if late or self._stopping or self._write_due() or self.claims.should_claim():
            self._wakeup.set()

    def stop(self) -> None:
        """Start no more calls; `run` ends when those in flight have ended and are recorded."""
        self._stopping = True
        self._wakeup.set()

    async def run(self) -> None:
        """Send until `stop`. While the database is unavailable, retry every second."""
        self.is_running = True
        self.activity.start()
        await self._recover()
        while not self._stopping:
            self._wakeup.clear()
            try:
                await self._write_and_claim()
            except SQLAlchemyError as error:
                log.error("the outbox cannot be used (%s); trying again in a second", type(error).__name__)
                self.activity.fail(type(error).__name__)
                await asyncio.sleep(1)
                self._must_recover = True
                self.claims.note_new()
                continue
            self.activity.turn()
            self._start_sends()
            await self._wait_for_change()
        await self._finish()

    async def _recover(self) -> None:
        async with self.database.session.begin() as session:
            again, unknown = await delivery.recover(session, utc_now())
        if again or unknown:
            log.warning("after a crash: %d messages are sent again, %d are unknown", again, unknown)

    async def _finish(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=12)
        self._outcomes += [
            DeliveryOutcome(row.id, outbox.PENDING, row.attempts) for row in self.queue.drain()
        ]
        async with self.database.session.begin() as session:
            await self._write_outcomes(session)

    async def _wait_for_change(self) -> None:
        """Wait for a response, a slot or a new message, or until it is time to query again."""
        if self.claims.should_claim() or self.claims.may_have_new:
            return
        self._write_scheduled = bool(self._outcomes)
        seconds = self.claims.seconds_to_wait()
        if self._write_scheduled:
            seconds = min(seconds, WRITE_INTERVAL)
        try:
            async with asyncio.timeout(seconds):
                await self._wakeup.wait()
        except TimeoutError:
            # Idle: something else may have enqueued messages.
            if not self._outcomes and self._changes.may_have_changed():
                self.claims.note_new()

    # Database.

    async def _write_and_claim(self) -> None:
        """Record outcomes and claim messages in one transaction."""
        claims = self.claims.should_claim() or self.claims.may_have_new
        if not (claims or self._write_due()):
            return
        rows: list[ClaimedMessage] = []
        async with self.database.short() as session:
            await self._write_outcomes(session)
            if self._must_recover:
                await delivery.recover(session, utc_now(), without=self._claimed_ids())
            if claims:
                rows = await self.claims.claim(session)
        self._must_recover = False
        self._written_at = monotonic()
        # Only after COMMIT: before it the outcomes are not recorded and the rows not claimed.
        self._drop_written()
        for row in rows:
            self.queue.put(row)

    def _claimed_ids(self) -> list[int]:
        return [*self.queue.ids(), *self._in_flight, *(one.id for one in self._outcomes)]

    def _write_due(self) -> bool:
        if not self._outcomes:
            return False
        old = monotonic() - self._written_at > WRITE_INTERVAL
        return old or not self._tasks or len(self._outcomes) >= CLAIM_SIZE

    async def _write_outcomes(self, session: Session) -> None:
        """Record the outcomes so far; more may arrive while waiting for the database."""
        outcomes, unreachable, uploads = [*self._outcomes], [*self._unreachable], dict(self._uploads)
        self._written_counts = len(outcomes), len(unreachable), set(uploads)
        await delivery.record_outcomes(session, outcomes)
        for chat, reason in unreachable:
            await people.mark_unreachable(session, chat, reason, utc_now())
        for file_id, name in uploads.items():
            await files.mark_uploaded(session, file_id, name)

    def _drop_written(self) -> None:
        """Drop the recorded outcomes; those that arrived since stay."""
        outcomes, unreachable, uploads = self._written_counts
        for one in self._outcomes[:outcomes]:
            metrics.SENDS.labels(metrics.SEND_OUTCOMES.get(one.state, one.state)).inc()
            if one.state == outbox.SENT:
                self.activity.succeed()
        del self._outcomes[:outcomes]
        del self._unreachable[:unreachable]
        for file_id in uploads:
            self._uploads.pop(file_id, None)

    # Telegram.

    def _start_sends(self) -> None:
        while len(self._in_flight) < MAX_IN_FLIGHT and (row := self._next()) is not None:
            task = asyncio.create_task(self._send_from(row))
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)

    def _next(self) -> ClaimedMessage | None:
        """Return the most urgent message that may be sent now, and acquire its slots; None if there is none."""
        while self.rate_limiter.is_free():
            row = self.queue.pop()
            if row is None:
                return None
            if row.lane == outbox.ANNOUNCEMENTS and self.rate_limiter.slots.seconds_to_wait() > 0:
                self.queue.put_back(row)
                break
            if row.expires_at is None or row.expires_at > utc_now():
                self.rate_limiter.acquire(row.chat_id, row.method)
                self._in_flight.add(row.id)
                return row
            self._outcomes.append(DeliveryOutcome(row.id, outbox.EXPIRED, row.attempts, utc_now()))
            self.queue.release_chat(row.chat_id)
        if self.queue.ready_count:
            self.rate_limiter.schedule_wakeup()
        return None

    async def _send_from(self, first: ClaimedMessage) -> None:
        """Send this message, then the next ones: a task for each would cost a tenth of a call."""
        row: ClaimedMessage | None = first
        while row is not None:
            await self._send(row)
            row = None if self._stopping else self._next()
            if row is not None:
                self._wake_if_due()

    def _on_task_done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self._on_change()

    async def _send(self, row: ClaimedMessage) -> None:
        try:
            row = await self._reload(row)
            if (fate := await self._cancelled_outcome(row) or await self._notice_postponed(row)) is not None:
                release_slots(self.rate_limiter, row)
                self._outcomes.append(fate)
                return
            self._record_sent(row, *await self.calls.send(row))
        except TelegramError as error:
            self._record_failure(row, error)
        except SQLAlchemyError as error:
            release_slots(self.rate_limiter, row)
            self._outcomes.append(
                delivery_outcomes.retry_later(row, 1, type(error).__name__, counted=row.attempts)
            )
        except NotDrawn as error:
            # The machine may be busy; after some attempts the text is sent without the picture (`bot.telegram.calls`).
            release_slots(self.rate_limiter, row)
            wait, tried = delivery_outcomes.MAX_RETRY_SECONDS, row.attempts + 1
            self._outcomes.append(delivery_outcomes.retry_later(row, wait, str(error), counted=tried))
        except Exception as error:  # a row that cannot be sent must not block its chat and its slot for ever
            log.error("message %d cannot be sent: %s", row.id, type(error).__name__)
            release_slots(self.rate_limiter, row)
            self._outcomes.append(delivery_outcomes.outcome_of_exception(row, error))
        finally:
            self._in_flight.discard(row.id)

    async def _reload(self, row: ClaimedMessage) -> ClaimedMessage:
        """Load the row again if it was claimed some time ago: a person mentioned in it may have been erased."""
        if row.lane == outbox.ANNOUNCEMENTS or monotonic() - row.claimed_at < MAX_AGE:
            return row
        async with self.database.reader() as session:
            return await delivery.reload_claimed(session, row)

    async def _cancelled_outcome(self, row: ClaimedMessage) -> DeliveryOutcome | None:
        """The outcome of a message that may not be sent any more, or not now: since it was claimed the
        plan may have changed, or the announcement may have been paused or stopped."""
        if row.expires_at is not None and row.expires_at <= utc_now():
            return DeliveryOutcome(row.id, outbox.EXPIRED, row.attempts, utc_now())
        if row.reminder_id is not None:
            async with self.database.reader() as session:
                if not await reminders.may_send(session, row.reminder_id, row.chat_id):
                    return DeliveryOutcome(row.id, outbox.EXPIRED, row.attempts, utc_now())
        if row.announcement_id is not None and row.lane == outbox.ANNOUNCEMENTS:
            sends = await self.broadcast_status.is_sending(row.announcement_id)
            if self.broadcast_status.is_paused(row.announcement_id):
                return DeliveryOutcome(row.id, outbox.PENDING, row.attempts)
            if not sends:
                return DeliveryOutcome(row.id, outbox.EXPIRED, row.attempts, utc_now())
        return None

    async def _notice_postponed(self, row: ClaimedMessage) -> DeliveryOutcome | None:
        """Postpone a notice until the outcome of the one whose message it edits is known."""
        if row.previous_notice_id is None:
            return None
        state, _ = await self._message_state(row.previous_notice_id)
        if state not in (outbox.PENDING, outbox.SENDING):
            return None
        return delivery_outcomes.retry_later(
            row, NOTICE_RETRY_SECONDS, "the previous notice is being sent", counted=row.attempts
        )

    async def _message_state(self, row_id: int) -> tuple[str, int | None]:
        """Return state and message id of a row, considering outcomes that are not recorded yet."""
        if row_id in self._sent:
            return outbox.SENT, self._sent[row_id]
        for one in self._outcomes:
            if one.id == row_id:
                return one.state, one.message_id
        async with self.database.reader() as session:
            return await notices.message_state(session, row_id)

    def _record_sent(self, row: ClaimedMessage, result: Any, form: MessageForm | None) -> None:
        first, further = delivery_outcomes.message_ids(result)
        undelivered, method = (form.lost, form.method) if form and form.lost else (None, None)
        outcome = DeliveryOutcome(
            row.id,
            outbox.SENT,
            row.attempts + 1,
            utc_now(),
            first,
            extra_message_ids=further,
            undelivered=undelivered,
            method=method,
        )
        self._outcomes.append(outcome)
        self._remember_sent(outcome)
        if row.file_id is not None and isinstance(result, dict):
            sent_file = result.get(file_kind(row)) or {}
            file = sent_file[-1] if isinstance(sent_file, list) else sent_file
            name = file.get("file_id")
            if name and name != self.calls.telegram_file_ids.get(row.file_id):
                self._uploads[row.file_id] = self.calls.telegram_file_ids[row.file_id] = name

    def _remember_sent(self, outcome: DeliveryOutcome) -> None:
        self._sent[outcome.id] = outcome.message_id
        if len(self._sent) > MAX_REMEMBERED:
            del self._sent[next(iter(self._sent))]

    def _record_failure(self, row: ClaimedMessage, error: TelegramError) -> None:
        """Record an error or a missing response, and what it means for other messages."""
        if isinstance(error, RetryAfter) and row.lane == outbox.ANNOUNCEMENTS:
            self.rate_limiter.freeze_all(retry_seconds(error))
        if isinstance(error, NotConnected | InvalidToken):
            self.rate_limiter.freeze_all(5)
            log.error("Telegram cannot be reached, or does not accept the token: %s", type(error).__name__)
        if delivery_outcomes.is_unreachable(error):
            self._unreachable.append((row.chat_id, error.message))
        self._outcomes.append(delivery_outcomes.outcome_of_error(row, error))
