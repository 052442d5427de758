"""Queries for the delivered messages that a correction, deletion, note or reminder to confirm applies to."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, or_, select

from storage.accounts.reachability import IS_REACHABLE
from storage.announcements.announcements import DELETE, EDIT, NOTE
from storage.database import Session
from storage.messages import outbox
from storage.models import Announcement, Person, ReadConfirmation

OUTBOX = outbox.TABLE
OTHER_OUTBOX = OUTBOX.alias("others")
ANNOUNCEMENTS = cast(Table, Announcement.__table__)
PEOPLE = cast(Table, Person.__table__)
READ_CONFIRMATIONS = cast(Table, ReadConfirmation.__table__)
DELETE_WINDOW = timedelta(hours=48)
"""The time after sending within which a bot can delete a message (Bot API, `deleteMessage`)."""


def _is_affected(kind: str, original_id: int, at: datetime) -> ColumnElement[bool]:
    """Whether a row of the outbox is a delivered message of the original that a change of this kind applies to."""
    delivered = and_(
        OUTBOX.c.announcement_id == original_id,
        OUTBOX.c.state == outbox.SENT,
        OUTBOX.c.message_id.is_not(None),
    )
    is_first_part = or_(OUTBOX.c.dedup_key.is_(None), OUTBOX.c.dedup_key.like(f"a:{original_id}:0:%"))
    if kind == DELETE:
        return and_(delivered, OUTBOX.c.finished_at > at - DELETE_WINDOW)
    if kind == EDIT:
        return and_(delivered, is_first_part)
    is_shown = and_(delivered, is_first_part, ~_is_deleted(original_id), IS_REACHABLE)
    return is_shown if kind == NOTE else and_(is_shown, ~is_read(original_id))


def _is_deleted(original_id: int) -> ColumnElement[bool]:
    """Whether the message was deleted, or a deletion of it is enqueued."""
    deletions = select(ANNOUNCEMENTS.c.id).where(
        ANNOUNCEMENTS.c.original_id == original_id, ANNOUNCEMENTS.c.kind == DELETE
    )
    theirs = OTHER_OUTBOX.c.announcement_id.in_(deletions) & (OTHER_OUTBOX.c.chat_id == OUTBOX.c.chat_id)
    gone = OTHER_OUTBOX.c.state.in_([outbox.PENDING, outbox.SENDING, outbox.SENT])
    return exists().where(theirs, gone).correlate(OUTBOX)


def is_read(original_id: int) -> ColumnElement[bool]:
    """Whether the person of the row has confirmed reading the original."""
    theirs = (READ_CONFIRMATIONS.c.announcement_id == original_id) & (
        READ_CONFIRMATIONS.c.person_id == PEOPLE.c.id
    )
    return exists().where(theirs).correlate(PEOPLE)


def remaining(change: Announcement, at: datetime, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select these columns of the messages that the change has not been enqueued for yet."""
    assert change.original_id is not None  # every kind of change has an original
    here = OUTBOX.join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
    beyond = and_(OUTBOX.c.id > change.fanout_cursor, OUTBOX.c.id <= (change.last_outbox_id or 0))
    return select(*columns).select_from(here).where(_is_affected(change.kind, change.original_id, at), beyond)


async def count_affected(
    session: Session,
    original: Announcement,
    kind: str,
    at: datetime,
    readers: Collection[str] | None = None,
) -> int:
    """Count the people whose messages a change of this kind would apply to now.

    `readers`: only those who read in one of these languages.
    """
    here = OUTBOX.join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
    query = select(func.count(OUTBOX.c.chat_id.distinct())).select_from(here)
    query = query.where(_is_affected(kind, original.id, at))
    if readers is not None:
        query = query.where(PEOPLE.c.language.in_(readers))
    return await session.scalar(query) or 0


async def count_undeletable(session: Session, original: Announcement, at: datetime) -> int:
    """Count the people with a message that is too old to be deleted."""
    query = select(func.count(OUTBOX.c.chat_id.distinct())).where(
        OUTBOX.c.announcement_id == original.id,
        OUTBOX.c.state == outbox.SENT,
        OUTBOX.c.finished_at <= at - DELETE_WINDOW,
    )
    return await session.scalar(query) or 0


def remaining_people(change: Announcement, at: datetime) -> Select[Any]:
    """Select the ids of the people whose messages the change has not been enqueued for yet."""
    return remaining(change, at, PEOPLE.c.id)
