"""What is done about an announcement that people have: corrected, taken back, followed by a note or by a reminder.

Each is an announcement of its own (kind, `original_id`), owed chunk by chunk from the original's delivered messages:
its `fanout_cursor` is the number of the last of those in the outbox that was dealt with, `last_outbox_id` of the last
one that is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    String,
    Table,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy import cast as cast_sql
from sqlalchemy.ext.asyncio import AsyncSession

from storage.announcements import announcements, broadcasts
from storage.announcements.announcements import DELETE, EDIT, NOTE, READ_REMINDER
from storage.announcements.broadcasts import Chunk
from storage.audiences import segments
from storage.database import insert
from storage.messages import outbox
from storage.models import Announcement, AnnouncementPart, Person, ReadConfirmation
from storage.models.announcement_states import DRAFT, PAUSED, SCHEDULED, SENDING, STARTED_STATES, STOPPED

OUTBOX = outbox.TABLE
OTHER_OUTBOX = OUTBOX.alias("others")
ANNOUNCEMENTS = cast(Table, Announcement.__table__)
PEOPLE = cast(Table, Person.__table__)
READ_CONFIRMATIONS = cast(Table, ReadConfirmation.__table__)
DELETE_WINDOW = timedelta(hours=48)
"""So long Telegram lets a bot delete a message of its own."""
CHANGE_KINDS = (EDIT, DELETE, NOTE, READ_REMINDER)


@dataclass(frozen=True, slots=True)
class LocalizedChange:
    """What readers of one language are owed; the number of the message it is about goes between head and tail."""

    language: str
    method: str
    head: str
    tail: str
    tail_read: str
    """Instead of the tail, for who has confirmed the original."""


# Which messages are meant.


def _is_affected(kind: str, original_id: int, at: datetime) -> ColumnElement[bool]:
    """Whether a row of the outbox is a delivered message of the original that such a change concerns at this time."""
    there = and_(
        OUTBOX.c.announcement_id == original_id,
        OUTBOX.c.state == outbox.SENT,
        OUTBOX.c.message_id.is_not(None),
    )
    first = or_(OUTBOX.c.dedup_key.is_(None), OUTBOX.c.dedup_key.like(f"a:{original_id}:0:%"))
    if kind == DELETE:
        return and_(there, OUTBOX.c.finished_at > at - DELETE_WINDOW)
    if kind == EDIT:
        return and_(there, first)
    told = and_(there, first, ~_is_deleted(original_id), segments.IS_REACHABLE)
    return told if kind == NOTE else and_(told, ~_is_read(original_id))


def _is_deleted(original_id: int) -> ColumnElement[bool]:
    """Whether the message was taken back, or is about to be."""
    deletions = select(ANNOUNCEMENTS.c.id).where(
        ANNOUNCEMENTS.c.original_id == original_id, ANNOUNCEMENTS.c.kind == DELETE
    )
    theirs = OTHER_OUTBOX.c.announcement_id.in_(deletions) & (OTHER_OUTBOX.c.chat_id == OUTBOX.c.chat_id)
    gone = OTHER_OUTBOX.c.state.in_([outbox.PENDING, outbox.SENDING, outbox.SENT])
    return exists().where(theirs, gone).correlate(OUTBOX)


def _is_read(original_id: int) -> ColumnElement[bool]:
    """Whether the reader has confirmed the original."""
    theirs = (READ_CONFIRMATIONS.c.announcement_id == original_id) & (
        READ_CONFIRMATIONS.c.person_id == PEOPLE.c.id
    )
    return exists().where(theirs).correlate(PEOPLE)


def _remaining(change: Announcement, at: datetime, *columns: ColumnElement[Any]) -> Select[Any]:
    """These columns of the messages that are still to be dealt with."""
    assert change.original_id is not None  # every change is about something
    here = OUTBOX.join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
    beyond = and_(OUTBOX.c.id > change.fanout_cursor, OUTBOX.c.id <= (change.last_outbox_id or 0))
    return select(*columns).select_from(here).where(_is_affected(change.kind, change.original_id, at), beyond)


async def count_affected(session: AsyncSession, original: Announcement, kind: str, at: datetime) -> int:
    """How many people such a change would concern now."""
    here = OUTBOX.join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
    query = select(func.count(OUTBOX.c.chat_id.distinct())).select_from(here)
    return await session.scalar(query.where(_is_affected(kind, original.id, at))) or 0


async def count_undeletable(session: AsyncSession, original: Announcement, at: datetime) -> int:
    """How many people have it for so long that Telegram does not let it be deleted any more."""
    query = select(func.count(OUTBOX.c.chat_id.distinct())).where(
        OUTBOX.c.announcement_id == original.id,
        OUTBOX.c.state == outbox.SENT,
        OUTBOX.c.finished_at <= at - DELETE_WINDOW,
    )
    return await session.scalar(query) or 0


def remaining_people(change: Announcement, at: datetime) -> Select[Any]:
    """The people (our ids) whose messages are still to be dealt with."""
    return _remaining(change, at, PEOPLE.c.id)


# Beginning.


async def list_changes(
    session: AsyncSession, original_id: int, kinds: Sequence[str] = CHANGE_KINDS
) -> list[Announcement]:
    """What was done about it, the newest first; drafts and what was dropped are left out."""
    rows = await session.scalars(
        select(Announcement)
        .where(Announcement.original_id == original_id, Announcement.kind.in_(kinds))
        .where(Announcement.state.in_([SCHEDULED, *STARTED_STATES]))
        .order_by(Announcement.id.desc())
    )
    return list(rows)


async def find_draft(session: AsyncSession, original_id: int, kind: str) -> Announcement | None:
    """What is being written about it, if anything: one correction and one note at a time."""
    return await session.scalar(
        select(Announcement)
        .where(Announcement.original_id == original_id, Announcement.kind == kind)
        .where(Announcement.state == DRAFT)
        .order_by(Announcement.id.desc())
        .limit(1)
    )


async def create_correction(
    session: AsyncSession, original: Announcement, by: Person, at: datetime
) -> Announcement:
    """A correction to be written: as yet it says what the original says."""
    made = await announcements.create(
        session, original.seminar_id, by, at, kind=EDIT, original_id=original.id
    )
    made.buttons, made.fallback_languages = list(original.buttons), dict(original.fallback_languages)
    columns = (
        "language",
        "position",
        "kind",
        "chat_id",
        "message_id",
        "html",
        "content",
        "media_group_id",
        "message_traits",
    )
    for part in await announcements.list_parts(session, original.id):
        told = {name: getattr(part, name) for name in columns}
        session.add(AnnouncementPart(announcement_id=made.id, **told))
    await session.flush()
    return made


async def changed_languages(session: AsyncSession, original: Announcement, draft: Announcement) -> set[str]:
    """The languages in which a correction says something else, or has other buttons below.

    An album has no buttons of its own: theirs stay as they are.
    """
    given = await announcements.list_parts(session, original.id)
    albums = {one.language for one in given if one.position}
    old = {one.language: one for one in given if not one.position}
    new = {one.language: one for one in await announcements.list_parts(session, draft.id) if not one.position}
    both = old.keys() & new.keys()
    other = set(both - albums) if draft.buttons != original.buttons else set()
    return other | {
        one for one in both if (old[one].html, old[one].content) != (new[one].html, new[one].content)
    }


async def delete_unchanged(session: AsyncSession, original: Announcement, draft: Announcement) -> None:
    """What a correction does not change is no part of it."""
    kept = await changed_languages(session, original, draft)
    for part in await announcements.list_parts(session, draft.id):
        if part.language not in kept:
            await session.delete(part)
    await session.flush()


async def start(session: AsyncSession, change: Announcement, at: datetime, audience_size: int) -> bool:
    """Begin with it; of two who press at the same time one gets True."""
    scheduled = change.state == SCHEDULED or await announcements.transition(session, change, SCHEDULED)
    return scheduled and await announcements.start(session, change, at, audience_size)


async def apply_correction(session: AsyncSession, original: Announcement, change: Announcement) -> None:
    """The original says from now on what the change says: who gets it later gets the new words."""
    was = {(one.language, one.position): one for one in await announcements.list_parts(session, original.id)}
    for new in await announcements.list_parts(session, change.id):
        old = was.get((new.language, new.position))
        if old is None:
            continue
        if old.html == new.html and old.content == new.content:
            continue
        old.html = new.html
        if old.kind == "text":
            old.chat_id, old.message_id, old.content = new.chat_id, new.message_id, new.content
            old.message_traits = new.message_traits
        else:
            old.message_id = 0  # a copy would bring the old caption: it is sent by its file
    original.buttons = change.buttons
    await session.flush()


async def retract(session: AsyncSession, original: Announcement, at: datetime) -> None:
    """It is taken back: nobody gets it any more, nor is told of it when they come late."""
    original.retracted_at = at
    await announcements.transition(session, original, STOPPED, finished_at=at)
    await broadcasts.expire_pending(session, original.id, at)
    await broadcasts.dismiss_undecided(session, original.id)


async def list_due_notes(session: AsyncSession) -> list[Announcement]:
    """Notes that wait until their original is deleted where it can be, and wait no longer."""
    other = ANNOUNCEMENTS.alias("other")
    busy = exists().where(
        other.c.original_id == Announcement.original_id,
        other.c.kind == DELETE,
        other.c.state.in_([SCHEDULED, SENDING, PAUSED]),
    )
    rows = select(Announcement).where(Announcement.kind == NOTE, Announcement.state == SCHEDULED, ~busy)
    return list(await session.scalars(rows.order_by(Announcement.id)))


# Owing it.


@dataclass(frozen=True, slots=True)
class UnsentMessage:
    """A message of the original with its old words, that may still be sent."""

    id: int
    person_id: int
    language: str | None
    position: int


async def list_unsent(session: AsyncSession, original_id: int, after: int, limit: int) -> list[UnsentMessage]:
    """The next messages that wait, or about which staff may still decide to send them again."""
    waits = OUTBOX.c.state == outbox.PENDING
    uncertain = and_(OUTBOX.c.state == outbox.UNKNOWN, OUTBOX.c.payload != "")
    rows = await session.execute(
        select(OUTBOX.c.id, PEOPLE.c.id.label("person"), PEOPLE.c.language, OUTBOX.c.dedup_key)
        .join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
        .where(OUTBOX.c.announcement_id == original_id, or_(waits, uncertain), OUTBOX.c.id > after)
        .order_by(OUTBOX.c.id)
        .limit(limit)
    )
    return [UnsentMessage(row.id, row.person, row.language, _position_in_key(row.dedup_key)) for row in rows]


def _position_in_key(dedup_key: str | None) -> int:
    """Which of several messages of the announcement one of that name is."""
    parts = (dedup_key or "").split(":")
    return int(parts[2]) if len(parts) > 3 else 0


async def rewrite_unsent(session: AsyncSession, messages: Sequence[tuple[int, str, str]]) -> None:
    """(row, method, payload): what waits says this instead; what the sender has taken meanwhile stays."""
    if messages:
        # Not `in_`: its values cannot be bound for many rows at once.
        still = or_(OUTBOX.c.state == outbox.PENDING, OUTBOX.c.state == outbox.UNKNOWN)
        await session.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id == bindparam("row"), still)
            .values(method=bindparam("does"), payload=bindparam("says")),
            [{"row": row, "does": method, "says": payload} for row, method, payload in messages],
        )


async def freeze_range(session: AsyncSession, change: Announcement) -> None:
    """Write down up to which message it goes: what is owed later has the new words from the start."""
    query = select(func.max(OUTBOX.c.id)).where(
        OUTBOX.c.announcement_id == change.original_id, OUTBOX.c.state != outbox.PENDING
    )
    change.last_outbox_id = await session.scalar(query) or 0
    await session.flush()


async def next_chunk(session: AsyncSession, change: Announcement, limit: int, at: datetime) -> Chunk:
    """The next messages to be dealt with; none before one that is just being sent with the old words."""
    flying = select(func.min(OUTBOX.c.id)).where(
        OUTBOX.c.announcement_id == change.original_id,
        OUTBOX.c.state == outbox.SENDING,
        OUTBOX.c.id > change.fanout_cursor,
        OUTBOX.c.id <= (change.last_outbox_id or 0),
    )
    barrier = await session.scalar(flying)
    rows = _remaining(change, at, OUTBOX.c.id, OUTBOX.c.chat_id)
    if barrier is not None:
        rows = rows.where(OUTBOX.c.id < barrier)
    them = rows.order_by(OUTBOX.c.id).limit(limit).subquery()
    columns = func.count(), func.count(them.c.chat_id.distinct()), func.max(them.c.id)
    number, people, last = (await session.execute(select(*columns))).one()
    return Chunk(people, last or change.fanout_cursor, number == limit or barrier is not None)


@dataclass(frozen=True, slots=True)
class DeliveredMessage:
    """One message of the original that is to be dealt with, and whose it is."""

    id: int
    chat_id: int
    message_id: int
    person_id: int
    language: str | None
    read: bool


async def list_delivered(
    session: AsyncSession, change: Announcement, of: Chunk, at: datetime
) -> list[DeliveredMessage]:
    """The messages of the chunk one by one, for words that differ from reader to reader."""
    columns = OUTBOX.c.id, OUTBOX.c.chat_id, OUTBOX.c.message_id, PEOPLE.c.id, PEOPLE.c.language
    rows = _remaining(change, at, *columns, _is_read(change.original_id or 0)).where(
        OUTBOX.c.id <= of.last_id
    )
    return [DeliveredMessage(*row) for row in await session.execute(rows.order_by(OUTBOX.c.id))]


def make_dedup_key(change: Announcement, target: DeliveredMessage) -> str:
    """The name of what is owed for one message: a reader is written to once, a message changed once."""
    whose = target.person_id if change.kind in (NOTE, READ_REMINDER) else target.id
    return f"a:{change.id}:0:{whose}"


async def enqueue(
    session: AsyncSession,
    change: Announcement,
    said: Sequence[LocalizedChange],
    of: Chunk,
    languages: Sequence[str],
    at: datetime,
) -> None:
    """Owe it for every message of the chunk, each in its reader's language, by one INSERT … SELECT.

    Who reads none of the `languages` reads the first. Whose language nothing is said in, for them nothing is
    done. A deletion says nothing.
    """
    columns = _delete_values() if change.kind == DELETE else None
    source = None if columns else _changes_cte(said)
    rows = _remaining(change, at).where(OUTBOX.c.id <= of.last_id)
    if source is not None:
        known = PEOPLE.c.language.in_(languages)
        reads = case((known, PEOPLE.c.language), else_=literal(languages[0], String))
        tail = case((_is_read(change.original_id or 0), source.c.tail_read), else_=source.c.tail)
        number = cast_sql(OUTBOX.c.message_id, String)
        columns = {"method": source.c.method, "payload": source.c.head + number + tail}
        rows = rows.where(source.c.language == reads)
    values = _common_values(change, at) | (columns or {})
    rows = rows.with_only_columns(*values.values()).order_by(OUTBOX.c.id)
    statement = insert(session, OUTBOX).from_select(list(values), rows)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["dedup_key"]))


def _common_values(change: Announcement, at: datetime) -> dict[str, Any]:
    """What all its messages have in common, and their names."""
    values: dict[str, Any] = {
        name: literal(value, OUTBOX.c[name].type)
        for name, value in broadcasts.common_values(change, at).items()
    }
    whose = PEOPLE.c.id if change.kind in (NOTE, READ_REMINDER) else OUTBOX.c.id
    named = literal(f"a:{change.id}:0:", String) + cast_sql(whose, String)
    return values | {"chat_id": OUTBOX.c.chat_id, "dedup_key": named}


def _delete_values() -> dict[str, Any]:
    number = cast_sql(OUTBOX.c.message_id, String)
    album = literal('{"message_ids":[', String) + number + "," + OUTBOX.c.extra_message_ids + "]}"
    alone = literal('{"message_id":', String) + number + "}"
    has_more = OUTBOX.c.extra_message_ids.is_not(None)
    return {
        "method": case((has_more, "deleteMessages"), else_="deleteMessage"),
        "payload": case((has_more, album), else_=alone),
    }


def _changes_cte(said: Sequence[LocalizedChange]) -> CTE:
    """The changes as rows."""
    rows = [
        select(
            *(
                literal(getattr(one, name), Text).label(name)
                for name in ("language", "method", "head", "tail", "tail_read")
            )
        )
        for one in said
    ]
    return (union_all(*rows) if len(rows) > 1 else rows[0]).cte("said")
