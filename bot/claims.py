"""Claiming messages from the outbox: when the sender needs more, and how many of which lane."""

from datetime import datetime, timedelta

from bot.broadcast_status import BroadcastStatus
from bot.current_time import utc_now
from bot.send_queue import SendQueue
from bot.telegram.rate_limiter import RateLimiter
from storage import wakeups
from storage.database import Session
from storage.messages import delivery, outbox
from storage.messages.delivery import ClaimedMessage

CLAIM_SIZE = 1024
"""Messages per claim without a rate limit: some tenth of a second, too. With 256 the calls stop at every COMMIT."""
MIN_CLAIM = 3
CLAIMS_PER_SECOND = 10
"""With a rate limit, a claim lasts a tenth of a second, so that few announcements are unknown after a crash."""


class Claims:
    """Refills the sender's queue when it runs low; queries the database only if there may be new messages."""

    def __init__(self, going: BroadcastStatus, rate_limiter: RateLimiter, queue: SendQueue) -> None:
        self.broadcast_status, self.rate_limiter, self.queue = going, rate_limiter, queue
        self.may_have_new = True
        """Whether new messages may have been enqueued; `_may_have_more`: whether the last claim left some."""
        self._may_have_more = True
        self._next_look_at: datetime | None = None

    def note_new(self) -> None:
        """Note that there may be new messages in the outbox."""
        self.may_have_new = True

    def should_claim(self) -> bool:
        """Whether the queue has room and there may be messages to claim."""
        if not self._queue_low():
            return False
        due = self._next_look_at is not None and self._next_look_at <= utc_now()
        return self._may_have_more or self.may_have_new or due

    def seconds_to_wait(self) -> float:
        """Seconds until a delayed message is due; at most LOOK_SECONDS, to notice what others have enqueued."""
        if self._next_look_at is None:
            return wakeups.LOOK_SECONDS
        return min(wakeups.LOOK_SECONDS, max(0.01, (self._next_look_at - utc_now()).total_seconds()))

    async def claim(self, session: Session) -> list[ClaimedMessage]:
        """Claim the next messages; while the queue is well filled, only replies and reminders."""
        if self.broadcast_status.paused_ids:
            await self.broadcast_status.refresh(session)  # it may have been resumed
        low, now = self._queue_low(), utc_now()
        crowded = self.queue.backlogged_chats(replies=False)
        full = self.queue.backlogged_chats(replies=True)
        limit, lanes = (self._hands(), ()) if low else (CLAIM_SIZE, (outbox.REPLIES, outbox.REMINDERS))
        rows = await delivery.claim(
            session, now, limit, lanes, full, crowded, self.broadcast_status.paused_ids
        )
        self.may_have_new = False
        self._may_have_more = len(rows) == limit or not low
        if low:
            self._next_look_at = None if self._may_have_more else await delivery.next_due_at(session, now)
        if crowded:
            self._next_look_at = now + timedelta(seconds=0.5)
        return rows

    def _queue_low(self) -> bool:
        return self.queue.ready_count <= self._hands() // 2

    def _hands(self) -> int:
        """Messages per claim; the next claim is made when half of them are left."""
        per_second = self.rate_limiter.slots.per_second
        return max(MIN_CLAIM, per_second // CLAIMS_PER_SECOND) if per_second else CLAIM_SIZE
