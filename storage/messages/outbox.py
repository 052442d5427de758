"""The outbox: messages to be sent, written in the same transaction as their cause. The sender uses `delivery`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    Table,
    and_,
    case,
    func,
    null,
    or_,
    select,
    update,
)

from storage.database import Session, TransactionCache, insert
from storage.messages.methods import IS_EDIT, IS_FILE, IS_NEW_MESSAGE
from storage.models import OutboxMessage

PENDING, SENDING, SENT, FAILED, UNKNOWN, EXPIRED = (
    "pending",
    "sending",
    "sent",
    "failed",
    "unknown",
    "expired",
)
REPLIES, REMINDERS, ANNOUNCEMENTS = 0, 1, 2
"""The lanes, the most urgent first."""
TABLE = cast(Table, OutboxMessage.__table__)
MAY_BE_SENT = or_(
    TABLE.c.state.in_([PENDING, SENDING]), and_(TABLE.c.state == UNKNOWN, TABLE.c.payload != "")
)
"""Condition: the message is pending or being sent, or it is uncertain and staff may decide to send it again."""
HELD_UNTIL = datetime(9999, 12, 31, tzinfo=UTC)
"""The `not_before` of messages that wait for a decision, after a restore (`storage.backups.hold`)."""
UNTRIED_KEY = case((TABLE.c.attempts == 0, null()), else_=TABLE.c.dedup_key)
"""The `dedup_key`, or NULL for a message that was never tried."""
_NEWEST = TransactionCache[tuple[int, tuple[str, ...]], "SentMessage | None"]()
"""(chat, subjects) -> the result of `newest_about`, until it is used."""
ALL = "all"
"""The value in `undelivered` that means that nothing of the message arrived."""


def undelivered_reason(thing: str, reason: str) -> str:
    """The value of `undelivered`: what did not arrive (a voice, a photo … or ALL), and why: `voice:voices`."""
    return f"{thing}:{reason}"


def expired_values(at: datetime) -> dict[str, Any]:
    """The values of a message that is not sent any more. Its text is not kept."""
    return {"state": EXPIRED, "payload": "", "finished_at": at}


async def enqueue(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert these messages, all with the same columns, except those whose `dedup_key` exists already."""
    # The table, not the model: the ORM would sort the rows by which columns they leave empty.
    plain = [row for row in rows if row["dedup_key"] is None]
    named = [row for row in rows if row["dedup_key"] is not None]
    if plain:
        await session.execute(insert(session, TABLE), plain)
    if named:
        await session.execute(
            insert(session, TABLE).on_conflict_do_nothing(index_elements=["dedup_key"]), named
        )


async def existing_keys(session: Session, dedup_keys: Collection[str]) -> set[str]:
    """Return those of the keys that exist already, whether the messages were sent or not."""
    if not dedup_keys:
        return set()
    found = await session.scalars(
        select(OutboxMessage.dedup_key).where(OutboxMessage.dedup_key.in_(dedup_keys))
    )
    return {dedup_key for dedup_key in found if dedup_key is not None}


async def count_unfinished(session: Session) -> dict[str, int]:
    """Count the messages by unfinished state."""
    rows = await session.execute(
        select(OutboxMessage.state, func.count())
        .where(OutboxMessage.state.in_([PENDING, SENDING, UNKNOWN]))
        .group_by(OutboxMessage.state)
    )
    return {row[0]: row[1] for row in rows}


async def list_failed(session: Session, since: datetime, limit: int = 100) -> Sequence[OutboxMessage]:
    """List the newest messages that failed for good since then."""
    rows = await session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.state == FAILED, OutboxMessage.finished_at > since)
        .order_by(OutboxMessage.id.desc())
        .limit(limit)
    )
    return rows.all()


async def list_unreported(session: Session, limit: int = 200) -> Sequence[OutboxMessage]:
    """List messages of which something did not arrive and nobody was told, without those of announcements."""
    rows = await session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.undelivered.is_not(None),
            OutboxMessage.reported_at.is_(None),
            OutboxMessage.announcement_id.is_(None),
        )
        .order_by(OutboxMessage.id)
        .limit(limit)
    )
    return rows.all()


async def was_file_delivered(session: Session, subject: str) -> bool:
    """Whether a file about this subject has arrived anywhere, or still may."""
    there = and_(OutboxMessage.state == SENT, OutboxMessage.undelivered.is_(None))
    may = OutboxMessage.state.in_([PENDING, SENDING, UNKNOWN])
    query = select(OutboxMessage.id).where(OutboxMessage.subject == subject, IS_FILE, or_(there, may))
    return await session.scalar(query.limit(1)) is not None


async def release_failed_key(session: Session, dedup_key: str) -> bool:
    """Let a message with this key be enqueued again if the previous one failed. Returns whether it did."""
    named = and_(TABLE.c.dedup_key == dedup_key, TABLE.c.state == FAILED)
    done = await session.execute(update(TABLE).where(named).values(dedup_key=null()).returning(TABLE.c.id))
    return done.first() is not None


async def expire_edits(session: Session, subject: str, now: datetime) -> None:
    """Expire pending edits about this subject, because a newer one follows.

    Replies to a pressed button (edit or send) stay.
    """
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.subject == subject, OutboxMessage.state == PENDING, IS_EDIT)
        .values(expired_values(now))
    )


async def expire_reminders(session: Session, reminder_ids: Sequence[int], now: datetime) -> None:
    """Expire the pending messages of these reminders. The sender asks again about those it has claimed.

    Messages that were never tried lose their `dedup_key`: files of an item are enqueued again for its new day.
    """
    if reminder_ids:
        await session.execute(
            update(TABLE)
            .where(TABLE.c.reminder_id.in_(reminder_ids), TABLE.c.state == PENDING)
            .values({**expired_values(now), "dedup_key": UNTRIED_KEY})
        )


async def expire_notices(
    session: Session, chat_id: int, kinds: Sequence[str], now: datetime, exclude: Sequence[str] = ()
) -> None:
    """Expire the pending notices of this chat about subjects of these kinds (`question` of "question:17").

    `exclude`: subjects whose notices stay.
    """
    meant = or_(*(OutboxMessage.subject.like(f"{kind}:%") for kind in kinds))
    waits = and_(
        OutboxMessage.chat_id == chat_id, OutboxMessage.state == PENDING, OutboxMessage.lane == REMINDERS
    )
    await session.execute(
        update(OutboxMessage)
        .where(waits, meant, OutboxMessage.subject.not_in(exclude))
        .values(expired_values(now))
    )


async def expire_subject(
    session: Session, subject: str, now: datetime, *, release_keys: bool = False
) -> None:
    """Expire the pending messages about this subject, because a newer one replaces them.

    `release_keys`: messages that were never tried lose their `dedup_key`, so that they can be enqueued again.
    """
    values = expired_values(now)
    if release_keys:
        values["dedup_key"] = UNTRIED_KEY
    await session.execute(
        update(TABLE).where(TABLE.c.subject == subject, TABLE.c.state == PENDING).values(values)
    )


async def subject_of(session: Session, chat_id: int, message_id: int) -> str | None:
    """Return the subject of our message with this number in that chat."""
    return await session.scalar(
        select(OutboxMessage.subject)
        .where(
            OutboxMessage.chat_id == chat_id,
            OutboxMessage.message_id == message_id,
            OutboxMessage.subject.is_not(None),
        )
        .order_by(OutboxMessage.id.desc())
        .limit(1)
    )


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of ours in a chat."""

    row: int
    """Its row in the outbox."""
    subject: str
    message_id: int | None
    """Telegram's id; None while it is being sent."""
    at: datetime
    """When it was enqueued."""


async def preload_newest(session: Session, wanted: Mapping[int, tuple[str, ...]]) -> None:
    """Look up `newest_about` for a batch of chats: chat -> its subjects, which no other chat has. Each is used once."""
    if not wanted:
        return
    subjects = [subject for each in wanted.values() for subject in each]
    newest = (
        select(func.max(TABLE.c.id))
        .where(TABLE.c.subject.in_(subjects), TABLE.c.lane == REPLIES)
        .group_by(TABLE.c.chat_id)
    )
    rows = await session.execute(
        select(TABLE.c.chat_id, TABLE.c.id, TABLE.c.subject, TABLE.c.message_id, TABLE.c.created_at).where(
            TABLE.c.id.in_(newest)
        )
    )
    found = {chat: SentMessage(*values) for chat, *values in rows}
    _NEWEST.of(session).update({(chat, each): found.get(chat) for chat, each in wanted.items()})


async def newest_about(session: Session, chat_id: int, subjects: tuple[str, ...]) -> SentMessage | None:
    """Return the newest reply about one of these subjects in that chat: notices about it are others' messages."""
    if (chat_id, subjects) in _NEWEST.of(session):
        return _NEWEST.of(session).pop((chat_id, subjects))
    rows = await session.execute(
        select(TABLE.c.id, TABLE.c.subject, TABLE.c.message_id, TABLE.c.created_at)
        .where(TABLE.c.subject.in_(subjects), TABLE.c.chat_id == chat_id, TABLE.c.lane == REPLIES)
        .order_by(TABLE.c.id.desc())
        .limit(1)
    )
    found = rows.first()
    return SentMessage(*found) if found else None


async def was_enqueued_since(session: Session, chat_id: int, subject: str, since: datetime) -> bool:
    """Whether a message about this subject was enqueued for that chat since then."""
    there = and_(
        OutboxMessage.subject == subject, OutboxMessage.chat_id == chat_id, OutboxMessage.created_at > since
    )
    return await session.scalar(select(OutboxMessage.id).where(there).limit(1)) is not None


async def first_messages(session: Session, subject: str) -> Sequence[tuple[int, int, str]]:
    """Return (chat_id, message_id, method) of the first delivered message about this subject in each chat."""
    first = (
        select(func.min(OutboxMessage.id))
        .where(
            OutboxMessage.subject == subject,
            OutboxMessage.message_id.is_not(None),
            IS_NEW_MESSAGE,
        )
        .group_by(OutboxMessage.chat_id)
    )
    rows = await session.execute(
        select(OutboxMessage.chat_id, OutboxMessage.message_id, OutboxMessage.method).where(
            OutboxMessage.id.in_(first)
        )
    )
    return [(row[0], row[1] or 0, row[2]) for row in rows]


async def delivered_messages(
    session: Session, subject: str, before: datetime, since: datetime | None = None
) -> dict[int, tuple[int, str]]:
    """Return chat -> (message_id, method) of the messages about this subject that were enqueued before `before`.

    `since`: only messages that arrived then or later.
    """
    there = and_(
        OutboxMessage.subject == subject,
        OutboxMessage.message_id.is_not(None),
        IS_NEW_MESSAGE,
        OutboxMessage.created_at < before,
    )
    if since is not None:
        there = and_(there, OutboxMessage.finished_at >= since)
    rows = await session.execute(
        select(OutboxMessage.chat_id, OutboxMessage.message_id, OutboxMessage.method)
        .where(there)
        .order_by(OutboxMessage.id.desc())
    )
    return {row[0]: (row[1] or 0, row[2]) for row in rows}
