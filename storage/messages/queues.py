"""Lengths and ages of the inbox and the outbox, for /readyz, /metrics and `doctor`."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Subquery, func, literal_column, or_, select, text, union_all

from storage.database import Session
from storage.messages import outbox
from storage.models import InboxUpdate, OutboxMessage

FLOOD_CONTROL = "Flood control%"
"""Pattern of the error that the library makes of a 429."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The number of waiting rows, and the time of the oldest; None: none waits."""

    count: int = 0
    oldest_at: datetime | None = None

    def age(self, now: datetime) -> float:
        """Return the age of the oldest row in seconds; 0 if there is none."""
        return max(0.0, (now - self.oldest_at).total_seconds()) if self.oldest_at else 0.0


@dataclass(frozen=True, slots=True)
class Queues:
    """All queues, and what was left over."""

    inbox: Queue
    outbox: dict[int, Queue]
    """By lane; lanes in which nothing waits are missing."""
    dead_letters: int
    uncertain: int


async def load_queues(session: Session) -> Queues:
    """Count what waits and what was left over."""
    waiting = select(func.count(), func.min(InboxUpdate.received_at)).where(InboxUpdate.handled_at.is_(None))
    updates = (await session.execute(waiting)).one()
    messages = _unsent()
    lanes = await session.execute(
        select(messages.c.lane, func.count(), func.min(messages.c.created_at)).group_by(messages.c.lane)
    )
    dead = select(func.count()).where(InboxUpdate.dead_at.is_not(None))
    uncertain = select(func.count()).where(OutboxMessage.state == outbox.UNKNOWN)
    return Queues(
        Queue(*updates),
        {lane: Queue(count, oldest) for lane, count, oldest in lanes},
        await session.scalar(dead) or 0,
        await session.scalar(uncertain) or 0,
    )


_STANDBY_WAIT = text(
    """SELECT max(extract(epoch FROM clock_timestamp() - state_change)) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event = 'SyncRep'"""
)


async def standby_wait(session: Session) -> float:
    """Return for how many seconds a COMMIT has waited for a standby server of PostgreSQL; 0 if none waits."""
    if not session.is_postgresql:
        return 0.0
    return float(await session.scalar(_STANDBY_WAIT) or 0)


async def untouched_inbox(session: Session, now: datetime) -> float:
    """Return for how many seconds updates have waited and none was handled; 0 if none waits.

    Since when the oldest waits alone says nothing: somebody's flood waits for its turn.
    """
    oldest = await session.scalar(
        select(func.min(InboxUpdate.received_at)).where(InboxUpdate.handled_at.is_(None))
    )
    if oldest is None:
        return 0.0
    handled = await session.scalar(select(func.max(InboxUpdate.handled_at)))
    return Queue(oldest_at=max(oldest, handled or oldest)).age(now)


async def oldest_owed_at(session: Session, now: datetime) -> datetime | None:
    """Return when the oldest reply or reminder that may be sent now was enqueued; None if none waits.

    Left out are chats in which Telegram has asked for a pause, announcements, which wait for their turn, and what a
    restored database holds.
    """
    frozen = select(OutboxMessage.chat_id).where(
        OutboxMessage.state == outbox.PENDING,
        OutboxMessage.not_before > now,
        OutboxMessage.error.like(FLOOD_CONTROL),
    )
    messages = _unsent()
    owed = (
        messages.c.lane != outbox.ANNOUNCEMENTS,
        messages.c.chat_id.not_in(frozen),
        or_(messages.c.not_before.is_(None), messages.c.not_before < outbox.HELD_UNTIL),
    )
    rows = await session.scalars(select(func.min(messages.c.created_at)).where(*owed))
    oldest: datetime | None = rows.one()
    return oldest


def _unsent() -> Subquery:
    """The messages that wait or are being sent. The states are written out: the partial indexes need constants."""
    return union_all(
        *(
            select(
                OutboxMessage.lane,
                OutboxMessage.chat_id,
                OutboxMessage.created_at,
                OutboxMessage.not_before,
            ).where(OutboxMessage.state == literal_column(f"'{state}'"))
            for state in (outbox.PENDING, outbox.SENDING)
        )
    ).subquery()
