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
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Sending
from storage.outbox import EXPIRED, PENDING, SENDING, SENT, TABLE

HANDFUL = 5
WINDOW = timedelta(minutes=10)
"""So many messages because of one person are sent to a chat within so long."""
HELD_BACK = "held back: a handful was sent"
"""Stands as the error of a notice beyond them."""


@dataclass(slots=True)
class Count:
    """How many messages chats got because of one person within WINDOW; those of one update are added by its maker."""

    told: Counter[int] = field(default_factory=Counter)
    """Chat -> messages."""
    held: Counter[int] = field(default_factory=Counter)
    """Chat -> how many were held back."""

    def full(self, chat_id: int) -> bool:
        """Whether the handful was sent."""
        return self.told[chat_id] >= HANDFUL


async def there(session: AsyncSession, chats: Collection[int], subject: str, at: datetime) -> dict[int, int]:
    """Chat -> the row of the outbox whose message tells of this subject. What still waits of it is given up."""
    found: dict[int, int] = {}
    for row in await _about(session, chats, subject, at - WINDOW):
        if row.state == PENDING:
            continue
        if row.method == "sendMessage" or row.chat_id in found:
            found[row.chat_id] = row.id
        else:
            found.pop(row.chat_id, None)  # a file's message is not changed into another one
    await give_up(session, chats, subject, at)
    return found


async def _about(
    session: AsyncSession, chats: Collection[int], subject: str, since: datetime
) -> Sequence[Any]:
    """Of each chat the newest message of its own about this, and what changed it afterwards, in order."""
    there = and_(Sending.subject == subject, Sending.chat_id.in_(chats))
    alive = Sending.state.in_((SENDING, SENT))
    first = (
        select(Sending.chat_id, func.max(Sending.id).label("id"))
        .where(there, alive, Sending.method.like("send%"), Sending.created_at > since)
        .group_by(Sending.chat_id)
        .subquery()
    )
    rows = await session.execute(
        select(Sending.id, Sending.chat_id, Sending.state, Sending.method)
        .join(first, and_(first.c.chat_id == Sending.chat_id, Sending.id >= first.c.id))
        .where(there, alive)
        .order_by(Sending.id)
    )
    return rows.all()


async def give_up(session: AsyncSession, chats: Collection[int], subject: str, at: datetime) -> None:
    """What waits to be sent there about this says what is so no longer."""
    waits = and_(TABLE.c.subject == subject, TABLE.c.chat_id.in_(chats), TABLE.c.state == PENDING)
    await session.execute(update(TABLE).where(waits).values(state=EXPIRED, payload="", finished_at=at))


async def count(session: AsyncSession, chats: Collection[int], by_id: int, at: datetime) -> Count:
    """What was told there because of this person."""
    mine = and_(Sending.by_id == by_id, Sending.created_at > at - WINDOW, Sending.chat_id.in_(chats))
    held = and_(Sending.state == EXPIRED, Sending.error == HELD_BACK)
    sent = and_(Sending.method.like("send%"), Sending.state != EXPIRED)
    rows = await session.execute(
        select(Sending.chat_id, func.count().filter(sent), func.count().filter(held))
        .where(mine, or_(held, sent))
        .group_by(Sending.chat_id)
    )
    found = Count()
    for chat_id, told, left in rows:
        found.told[chat_id], found.held[chat_id] = told, left
    return found


def held_back(row: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The row of a notice that is not sent: that there was one is kept, its words are not."""
    return {**row, "state": EXPIRED, "payload": "", "once": None, "error": HELD_BACK, "finished_at": at}


async def message_of(session: AsyncSession, row_id: int) -> tuple[str, int | None]:
    """The state of a row and, once it was sent, its message's number."""
    found = await session.execute(select(Sending.state, Sending.message_id).where(Sending.id == row_id))
    return next(((row[0], row[1]) for row in found), (EXPIRED, None))
