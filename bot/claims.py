"""What the sender takes in hand from the outbox: when there is room for more, and how much of which lane."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.going import Going
from bot.pacing import Pacing
from bot.queue import Queue
from storage import outbox
from storage.outbox import Due

HANDS = 256
"""How many messages are claimed at once where no limit slows them: a transaction costs as much as a hundred of them."""
FEW = 3
AHEAD = 10
"""A claim, at Telegram's pace, is for a tenth of a second: few announcements are in doubt after a crash."""


class Claims:
    """Fills the sender's queue again when it runs low; asks the database only when there may be something for it."""

    def __init__(self, going: Going, pacing: Pacing, queue: Queue) -> None:
        self.going, self.pacing, self.queue = going, pacing, queue
        self.fresh = True
        """There may be something new; `_more`: something was left behind."""
        self._more = True
        self._look_again_at: datetime | None = None

    def look(self) -> None:
        """There may be something new in the outbox."""
        self.fresh = True

    def wanted(self) -> bool:
        """Whether there is room for more, and may be more."""
        if not self._low():
            return False
        due = self._look_again_at is not None and self._look_again_at <= _now()
        return self._more or self.fresh or due

    def seconds(self) -> float:
        """How long until something that had to wait may go; at most one, to look what others have written."""
        if self._look_again_at is None:
            return 1.0
        return min(1.0, max(0.01, (self._look_again_at - _now()).total_seconds()))

    async def make(self, session: AsyncSession) -> list[Due]:
        """Claim the next messages; while the queue is well filled only what overtakes announcements."""
        if self.going.held:
            await self.going.look_in(session)  # it may have been resumed
        low, now = self._low(), _now()
        crowded = self.queue.crowded(replies=False)
        full = self.queue.crowded(replies=True)
        limit, lanes = (self._hands(), ()) if low else (HANDS, (outbox.REPLIES, outbox.REMINDERS))
        rows = await outbox.claim(session, now, limit, lanes, full, crowded, self.going.held)
        self.fresh = False
        self._more = len(rows) == limit or not low
        if low:
            self._look_again_at = None if self._more else await outbox.next_wait(session, now)
        if crowded:
            self._look_again_at = now + timedelta(seconds=0.5)
        return rows

    def _low(self) -> bool:
        return self.queue.ready <= self._hands() // 2

    def _hands(self) -> int:
        """How many to claim at once; claiming begins again at half of it."""
        per_second = self.pacing.slots.per_second
        return max(FEW, per_second // AHEAD) if per_second else HANDS


def _now() -> datetime:
    return datetime.now(UTC)
