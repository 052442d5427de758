"""Notices: messages caused by one person's action in other people's chats, collapsed by subject and limited in number.

A further notice about the same subject edits the previous message, if that is recent. Beyond MAX_NOTICES because of one
person, notices are withheld and counted in a single one; what they are about is still found on the usual pages.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update

from storage.database import Session
from storage.messages.methods import IS_NEW_MESSAGE, TEXT
from storage.messages.outbox import EXPIRED, PENDING, SENDING, SENT, TABLE, SentMessage, expired_values
from storage.models import OutboxMessage

MAX_NOTICES = 5
WINDOW = timedelta(minutes=10)
"""At most MAX_NOTICES messages because of one person are sent to a chat within this time."""
WITHHELD = "held back: a handful was sent"
"""The `error` of a notice that was withheld."""


@dataclass(slots=True)
class NoticeCounts:
    """Messages per chat because of one person within WINDOW. The caller adds those of the present update."""

    sent: Counter[int] = field(default_factory=Counter)
    """Chat id -> messages sent."""
    withheld: Counter[int] = field(default_factory=Counter)
    """Chat id -> messages withheld."""

    def limit_reached(self, chat_id: int) -> bool:
        """Whether MAX_NOTICES were sent to this chat."""
        return self.sent[chat_id] >= MAX_NOTICES


async def find_replaceable(
    session: Session, chats: Collection[int], collapse_key: str, at: datetime
) -> dict[int, int]:
    """Return chat id -> id of the outbox row whose message is to be edited. Expires pending ones about the subject."""
    found: dict[int, int] = {}
    for row in await _latest_rows(session, chats, collapse_key, at - WINDOW):
        if row.state == PENDING:
            continue
        if row.method == TEXT or row.chat_id in found:
            found[row.chat_id] = row.id
        else:
            found.pop(row.chat_id, None)  # a message with a file is not edited
    await expire_pending(session, chats, collapse_key, at)
    return found


async def _latest_rows(
    session: Session, chats: Collection[int], collapse_key: str, since: datetime
) -> Sequence[Any]:
    """Return, for each chat, the newest new message about this and the later edits of it, in order."""
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
    """Expire the pending messages about this in these chats, because they are out of date."""
    waits = and_(TABLE.c.collapse_key == collapse_key, TABLE.c.chat_id.in_(chats), TABLE.c.state == PENDING)
    await session.execute(update(TABLE).where(waits).values(expired_values(at)))


async def withdraw(session: Session, subject: str, kind: str, at: datetime) -> list[tuple[int, SentMessage]]:
    """Expire the pending notices about this subject whose `collapse_key` is of this kind (`onlist` of "onlist:7:8").

    Returns chat id and message of those that were sent, or are being sent.
    """
    meant = and_(TABLE.c.subject == subject, TABLE.c.collapse_key.like(f"{kind}:%"))
    await session.execute(update(TABLE).where(meant, TABLE.c.state == PENDING).values(expired_values(at)))
    rows = await session.execute(
        select(TABLE.c.chat_id, TABLE.c.id, TABLE.c.subject, TABLE.c.message_id, TABLE.c.created_at)
        .where(meant, TABLE.c.state.in_((SENDING, SENT)), IS_NEW_MESSAGE)
        .order_by(TABLE.c.id)
    )
    return [(chat, SentMessage(*values)) for chat, *values in rows]


async def count_notices(
    session: Session, chats: Collection[int], actor_id: int, at: datetime
) -> NoticeCounts:
    """Count the notices in these chats because of this person."""
    of_actor = and_(
        OutboxMessage.actor_id == actor_id,
        OutboxMessage.created_at > at - WINDOW,
        OutboxMessage.chat_id.in_(chats),
    )
    withheld = and_(OutboxMessage.state == EXPIRED, OutboxMessage.error == WITHHELD)
    sent = and_(IS_NEW_MESSAGE, OutboxMessage.state != EXPIRED)
    rows = await session.execute(
        select(OutboxMessage.chat_id, func.count().filter(sent), func.count().filter(withheld))
        .where(of_actor, or_(withheld, sent))
        .group_by(OutboxMessage.chat_id)
    )
    found = NoticeCounts()
    for chat_id, sent_count, withheld_count in rows:
        found.sent[chat_id], found.withheld[chat_id] = sent_count, withheld_count
    return found


def withheld_row(row: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Return the outbox row of a notice that is withheld, without its text."""
    return {**row, **expired_values(at), "dedup_key": None, "error": WITHHELD}


async def message_state(session: Session, row_id: int) -> tuple[str, int | None]:
    """Return the state of an outbox row and its message id, if it was sent; EXPIRED if there is no such row."""
    found = await session.execute(
        select(OutboxMessage.state, OutboxMessage.message_id).where(OutboxMessage.id == row_id)
    )
    return next(((row[0], row[1]) for row in found), (EXPIRED, None))
