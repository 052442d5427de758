"""Enqueue the messages of a correction, deletion, note or reminder to confirm, in chunks.

There is one for each delivered message of the original, in the order of the outbox: `fanout_cursor` is the id of the
last row that was processed, `last_outbox_id` that of the last row to process.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    String,
    Text,
    bindparam,
    case,
    func,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy import cast as cast_sql

from storage.announcements import broadcasts
from storage.announcements.affected_messages import OUTBOX, PEOPLE, is_read, remaining
from storage.announcements.announcements import DELETE, NOTE, READ_REMINDER
from storage.announcements.broadcasts import Chunk
from storage.audiences.fan_out import reading_language
from storage.database import Session, insert
from storage.messages import outbox
from storage.models import Announcement


@dataclass(frozen=True, slots=True)
class LocalizedChange:
    """A change in one language. The id of the message it applies to is added from the outbox, per row."""

    language: str
    method: str
    payload: str
    payload_after_reading: str
    """The payload for people who have confirmed the original."""


# Messages that were not sent yet.


@dataclass(frozen=True, slots=True)
class UnsentMessage:
    """A message of the original, with its old text, that may be sent or sent again."""

    id: int
    person_id: int
    language: str | None
    position: int


async def lock_unsent(session: Session, original_id: int, after: int, limit: int) -> list[UnsentMessage]:
    """Lock the next messages that may be sent or sent again, in the order of their ids.

    Among them are those being sent: after a 429 or a network error they are pending again, with what is stored.
    """
    rows = await session.execute(
        select(OUTBOX.c.id, PEOPLE.c.id.label("person"), PEOPLE.c.language, OUTBOX.c.dedup_key)
        .join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
        .where(OUTBOX.c.announcement_id == original_id, outbox.MAY_BE_SENT, OUTBOX.c.id > after)
        .order_by(OUTBOX.c.id)
        .limit(limit)
        .with_for_update(of=OUTBOX)
    )
    return [UnsentMessage(row.id, row.person, row.language, _position_in_key(row.dedup_key)) for row in rows]


def _position_in_key(dedup_key: str | None) -> int:
    """The position of the message with this key among the messages of the announcement."""
    parts = (dedup_key or "").split(":")
    return int(parts[2]) if len(parts) > 3 else 0


async def rewrite_unsent(session: Session, messages: Sequence[tuple[int, str, str]]) -> None:
    """Replace method and payload of these rows (row, method, payload), which `lock_unsent` has locked."""
    if messages:
        await session.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id == bindparam("row"))
            .values(method=bindparam("does"), payload=bindparam("says")),
            [{"row": row, "does": method, "says": payload} for row, method, payload in messages],
        )


# Messages that were delivered.


async def freeze_range(session: Session, change: Announcement) -> None:
    """Record the last message that the change applies to: messages sent later have the new text from the start."""
    query = select(func.max(OUTBOX.c.id)).where(
        OUTBOX.c.announcement_id == change.original_id, OUTBOX.c.state != outbox.PENDING
    )
    change.last_outbox_id = await session.scalar(query) or 0


async def next_chunk(
    session: Session,
    change: Announcement,
    limit: int,
    at: datetime,
    readers: Collection[str],
    languages: Sequence[str],
) -> Chunk:
    """Return the next messages to process, stopping before one that is being sent with the old text.

    Only people who read in one of the languages `readers` are counted: others get nothing. Readers of other languages
    than `languages` read in the first.
    """
    in_flight = select(func.min(OUTBOX.c.id)).where(
        OUTBOX.c.announcement_id == change.original_id,
        OUTBOX.c.state == outbox.SENDING,
        OUTBOX.c.id > change.fanout_cursor,
        OUTBOX.c.id <= (change.last_outbox_id or 0),
    )
    barrier = await session.scalar(in_flight)
    gets_it = reading_language(PEOPLE.c.language, languages).in_(readers)
    rows = remaining(change, at, OUTBOX.c.id, case((gets_it, OUTBOX.c.chat_id)).label("chat_id"))
    if barrier is not None:
        rows = rows.where(OUTBOX.c.id < barrier)
    them = rows.order_by(OUTBOX.c.id).limit(limit).subquery()
    columns = func.count(), func.count(them.c.chat_id.distinct()), func.max(them.c.id)
    number, people, last = (await session.execute(select(*columns))).one()
    return Chunk(people, last or change.fanout_cursor, number == limit or barrier is not None)


@dataclass(frozen=True, slots=True)
class DeliveredMessage:
    """A delivered message of the original, with its recipient."""

    id: int
    chat_id: int
    message_id: int
    person_id: int
    language: str | None
    read: bool


async def list_delivered(
    session: Session, change: Announcement, of: Chunk, at: datetime
) -> list[DeliveredMessage]:
    """List the messages of the chunk, for a text with personal placeholders."""
    columns = OUTBOX.c.id, OUTBOX.c.chat_id, OUTBOX.c.message_id, PEOPLE.c.id, PEOPLE.c.language
    rows = remaining(change, at, *columns, is_read(change.original_id or 0)).where(OUTBOX.c.id <= of.last_id)
    return [DeliveredMessage(*row) for row in await session.execute(rows.order_by(OUTBOX.c.id))]


def make_dedup_key(change: Announcement, target: DeliveredMessage) -> str:
    """Return the `dedup_key` of a change: per reader for notes and reminders, per message for edits and deletions."""
    whose = target.person_id if change.kind in (NOTE, READ_REMINDER) else target.id
    return f"a:{change.id}:0:{whose}"


async def enqueue(
    session: Session,
    change: Announcement,
    messages: Sequence[LocalizedChange],
    of: Chunk,
    languages: Sequence[str],
    at: datetime,
) -> None:
    """Enqueue the change for every message of the chunk in the reader's language, by one INSERT … SELECT.

    Readers of other languages than `languages` get the first. Languages that are missing in `messages` get nothing.
    """
    source = _changes_cte(messages)
    reads = reading_language(PEOPLE.c.language, languages)
    whose = PEOPLE.c.id if change.kind in (NOTE, READ_REMINDER) else OUTBOX.c.id
    has_read = is_read(change.original_id or 0)
    values: dict[str, Any] = {
        name: literal(value, OUTBOX.c[name].type)
        for name, value in broadcasts.common_values(change, at).items()
    } | {
        "chat_id": OUTBOX.c.chat_id,
        "dedup_key": literal(f"a:{change.id}:0:", String) + cast_sql(whose, String),
        "method": source.c.method,
        "payload": case((has_read, source.c.payload_after_reading), else_=source.c.payload),
        "target_message_ids": _target_message_ids(change),
    }
    rows = remaining(change, at).where(OUTBOX.c.id <= of.last_id, source.c.language == reads)
    rows = rows.with_only_columns(*values.values()).order_by(OUTBOX.c.id)
    statement = insert(session, OUTBOX).from_select(list(values), rows)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["dedup_key"]))


def _target_message_ids(change: Announcement) -> ColumnElement[str]:
    """Return the id of the message the change applies to; for deleting an album, all its ids, comma-separated."""
    first = cast_sql(OUTBOX.c.message_id, String)
    if change.kind != DELETE:
        return first
    return first + func.coalesce(literal(",", String) + OUTBOX.c.extra_message_ids, "")


def _changes_cte(messages: Sequence[LocalizedChange]) -> CTE:
    """The changes as rows."""
    names = ("language", "method", "payload", "payload_after_reading")
    rows = [select(*(literal(getattr(one, name), Text).label(name) for name in names)) for one in messages]
    return (union_all(*rows) if len(rows) > 1 else rows[0]).cte("said")
