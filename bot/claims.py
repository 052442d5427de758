"""What the sender takes in hand from the outbox: when there is room for more, and how much of which lane."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.going import Going
from bot.pacing import Pacing, Slots
from bot.queue import Queue
from storage import outbox, preferences
from storage.outbox import Due

HANDS = 64
"""How many messages are claimed ahead where no limit slows them: enough to keep every connection busy."""
FEW = 3
AHEAD = 10
"""A claim, at Telegram's pace, is for a tenth of a second: few announcements are in doubt after a crash."""


class Claims:
    """Two queues that are filled again when they run low: each asks only when there may be something for it."""

    def __init__(self, going: Going, pacing: Pacing, queue: Queue, paid: Queue) -> None:
        self.going, self.pacing = going, pacing
        self.queue, self.paid = queue, paid
        """What goes like everything else, and what goes over the paid lane."""
        self.fresh = True
        """There may be something new; in `_more` and `_more_paid`: something was left behind."""
        self._more = self._more_paid = True
        self._look_again_at: datetime | None = None
        self._funds = 0
        """For how many more messages over the paid lane the budget lasts."""

    def look(self) -> None:
        """There may be something new in the outbox."""
        self.fresh = self._more_paid = True

    def wanted(self) -> bool:
        """Whether there is room for more, and may be more."""
        return (self._more_paid and self._paid_low()) or self._wants()

    def seconds(self) -> float:
        """How long until something that had to wait may go; at most one, to look what others have written."""
        if self._look_again_at is None:
            return 1.0
        return min(1.0, max(0.01, (self._look_again_at - _now()).total_seconds()))

    def _wants(self) -> bool:
        if not self._low():
            return False
        due = self._look_again_at is not None and self._look_again_at <= _now()
        return self._more or self.fresh or due

    def _low(self) -> bool:
        return self.queue.ready <= _hands(self.pacing.slots) // 2

    def _paid_low(self) -> bool:
        slots = self.pacing.paid
        return slots.per_second > 0 and self.paid.ready <= _hands(slots) // 2

    async def make(self, session: AsyncSession) -> tuple[list[Due], list[Due]]:
        """What is taken in hand now: what goes like everything else, and what is counted as paid."""
        if self.going.held or self.pacing.paid.per_second:
            await self.going.look_in(session)  # it may have been resumed
        lane = self.going.paid if self.pacing.paid.per_second else []
        self._funds = await preferences.paid_left(session) if lane else 0
        rows = await self._next(session) if self.fresh or self._wants() else []
        return rows, await self._next_paid(session)

    async def _next(self, session: AsyncSession) -> list[Due]:
        """With full hands only what overtakes announcements is taken."""
        low, now = self._low(), _now()
        crowded = self.queue.crowded(replies=False)
        full = self.queue.crowded(replies=True)
        limit, lanes = (_hands(self.pacing.slots), ()) if low else (HANDS, (0, 1))
        held = [*self.going.held, *(self.going.paid if self._funds else ())]
        rows = await outbox.claim(session, now, limit, lanes, full, crowded, held)
        self.fresh = False
        self._more = len(rows) == limit or not low
        if low:
            self._look_again_at = None if self._more else await outbox.next_wait(session, now)
            self._more_paid = True  # what had to wait may be theirs
        if crowded:
            self._look_again_at = now + timedelta(seconds=0.5)
        return rows

    async def _next_paid(self, session: AsyncSession) -> list[Due]:
        """As far as the budget lasts; beyond, it goes like everything else."""
        if not self._paid_low():  # what lies there is fetched when there is room
            return []
        self._more_paid = False
        if not self._funds:
            return []
        limit = min(self._funds, _hands(self.pacing.paid))
        rows = await outbox.claim(session, _now(), limit, (outbox.ANNOUNCEMENTS,), only=self.going.paid)
        await preferences.pay(session, len(rows), _now())
        self._more_paid = len(rows) == limit
        self.fresh = self.fresh or len(rows) == self._funds
        return rows


def _hands(slots: Slots) -> int:
    """How many to claim at once, and to begin claiming at half of it."""
    return max(FEW, slots.per_second // AHEAD) if slots.per_second else HANDS


def _now() -> datetime:
    return datetime.now(UTC)
