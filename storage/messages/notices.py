"""What people's acts push into the chats of others: one notice about the same thing, and a handful of one person's.

Of a thing that somebody was told of a moment ago the same message says how it stands now. What is beyond the handful is
held back: a single notice counts it, and everything it was about stands where it always does.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update

from storage.database import Session
from storage.messages.methods import IS_NEW_MESSAGE, TEXT
from storage.messages.outbox import EXPIRED, PENDING, SENDING, SENT, TABLE, expired_values
from storage.models import OutboxMessage

MAX_NOTICES = 5
WINDOW = timedelta(minutes=10)
"""So many messages because of one person are sent to a chat within so long."""
WITHHELD = "held back: a handful was sent"
"""Stands as the error of a notice beyond them."""


@dataclass(slots=True)
class NoticeCounts:
    """How many messages chats got because of one person within WINDOW; those of one update are added by its maker."""

    sent: Counter[int] = field(default_factory=Counter)
    """Chat -> messages."""
    withheld: Counter[int] = field(default_factory=Counter)
    """Chat -> how many were held back."""

    def limit_reached(self, chat_id: int) -> bool:
        """Whether the handful was sent."""
        return self.sent[chat_id] >= MAX_NOTICES


async def find_replaceable(
    session: Session, chats: Collection[int], collapse_key: str, at: datetime
) -> dict[int, int]:
    """Chat -> the row of the outbox whose message tells of this subject. What still waits of it is given up."""
    found: dict[int, int] = {}
    for row in await _latest_rows(session, chats, collapse_key, at - WINDOW):
        if row.state == PENDING:
            continue
        if row.method == TEXT or row.chat_id in found:
            found[row.chat_id] = row.id
        else:
            found.pop(row.chat_id, None)  # a file's message is not changed into another one
    await expire_pending(session, chats, collapse_key, at)
    return found


async def _latest_rows(
    session: Session, chats: Collection[int], collapse_key: str, since: datetime
) -> Sequence[Any]:
    """Of each chat the newest message of its own about this, and what changed it afterwards, in order."""
    there = and_(OutboxMessage.collapse_key == collapse_key, OutboxMessage.chat_id.in_(chats))
    alive = OutboxMessage.state.in_((SENDING, SENT))
    first = (
        select(OutboxMessage.chat_id, func.max(OutboxMessage.id).label("id"))
        .where(there, alive, IS_NEW_MESSAGE, OutboxMessage.created_at > since)
        .group_by(OutboxMessage.chat_id)
        .subquery()
    )
    rows = await session.execute(
        select(OutboxMessage.id, OutboxMessage.chat_id, OutboxMessage.state, OutboxMessage.method)
        .join(first, and_(first.c.chat_id == OutboxMessage.chat_id, OutboxMessage.id >= first.c.id))
        .where(there, alive)
        .order_by(OutboxMessage.id)
    )
    return rows.all()


async def expire_pending(session: Session, chats: Collection[int], collapse_key: str, at: datetime) -> None:
    """What waits to be sent there about this says what is so no longer."""
    waits = and_(TABLE.c.collapse_key == collapse_key, TABLE.c.chat_id.in_(chats), TABLE.c.state == PENDING)
    await session.execute(update(TABLE).where(waits).values(expired_values(at)))


async def count_notices(
    session: Session, chats: Collection[int], actor_id: int, at: datetime
) -> NoticeCounts:
    """What was told there because of this person."""
    mine = and_(
        OutboxMessage.actor_id == actor_id,
        OutboxMessage.created_at > at - WINDOW,
        OutboxMessage.chat_id.in_(chats),
    )
    held = and_(OutboxMessage.state == EXPIRED, OutboxMessage.error == WITHHELD)
    sent = and_(IS_NEW_MESSAGE, OutboxMessage.state != EXPIRED)
    rows = await session.execute(
        select(OutboxMessage.chat_id, func.count().filter(sent), func.count().filter(held))
        .where(mine, or_(held, sent))
        .group_by(OutboxMessage.chat_id)
    )
    found = NoticeCounts()
    for chat_id, told, left in rows:
        found.sent[chat_id], found.withheld[chat_id] = told, left
    return found


def withheld_row(row: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The row of a notice that is not sent: that there was one is kept, its words are not."""
    return {**row, **expired_values(at), "dedup_key": None, "error": WITHHELD}


async def message_state(session: Session, row_id: int) -> tuple[str, int | None]:
    """The state of a row and, once it was sent, its message's number."""
    found = await session.execute(
        select(OutboxMessage.state, OutboxMessage.message_id).where(OutboxMessage.id == row_id)
    )
    return next(((row[0], row[1]) for row in found), (EXPIRED, None))
