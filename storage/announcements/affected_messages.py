"""The delivered messages of an announcement that a correction, deletion, note or reminder to confirm is about."""

from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, or_, select

from storage.accounts.people import IS_REACHABLE
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
"""How long after sending it Telegram lets a bot delete its own message."""


def _is_affected(kind: str, original_id: int, at: datetime) -> ColumnElement[bool]:
    """Whether a row of the outbox is a delivered message of the original that a change of this kind is about."""
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
    told = and_(there, first, ~_is_deleted(original_id), IS_REACHABLE)
    return told if kind == NOTE else and_(told, ~is_read(original_id))


def _is_deleted(original_id: int) -> ColumnElement[bool]:
    """Whether the message was deleted, or is about to be."""
    deletions = select(ANNOUNCEMENTS.c.id).where(
        ANNOUNCEMENTS.c.original_id == original_id, ANNOUNCEMENTS.c.kind == DELETE
    )
    theirs = OTHER_OUTBOX.c.announcement_id.in_(deletions) & (OTHER_OUTBOX.c.chat_id == OUTBOX.c.chat_id)
    gone = OTHER_OUTBOX.c.state.in_([outbox.PENDING, outbox.SENDING, outbox.SENT])
    return exists().where(theirs, gone).correlate(OUTBOX)


def is_read(original_id: int) -> ColumnElement[bool]:
    """Whether the reader has confirmed the original."""
    theirs = (READ_CONFIRMATIONS.c.announcement_id == original_id) & (
        READ_CONFIRMATIONS.c.person_id == PEOPLE.c.id
    )
    return exists().where(theirs).correlate(PEOPLE)


def remaining(change: Announcement, at: datetime, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select these columns of the messages that the change has not been enqueued for yet."""
    assert change.original_id is not None  # every change is about something
    here = OUTBOX.join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
    beyond = and_(OUTBOX.c.id > change.fanout_cursor, OUTBOX.c.id <= (change.last_outbox_id or 0))
    return select(*columns).select_from(here).where(_is_affected(change.kind, change.original_id, at), beyond)


async def count_affected(session: Session, original: Announcement, kind: str, at: datetime) -> int:
    """Count the people whose messages a change of this kind would be about now."""
    here = OUTBOX.join(PEOPLE, PEOPLE.c.telegram_id == OUTBOX.c.chat_id)
    query = select(func.count(OUTBOX.c.chat_id.distinct())).select_from(here)
    return await session.scalar(query.where(_is_affected(kind, original.id, at))) or 0


async def count_undeletable(session: Session, original: Announcement, at: datetime) -> int:
    """Count the people whose message is too old for Telegram to delete it."""
    query = select(func.count(OUTBOX.c.chat_id.distinct())).where(
        OUTBOX.c.announcement_id == original.id,
        OUTBOX.c.state == outbox.SENT,
        OUTBOX.c.finished_at <= at - DELETE_WINDOW,
    )
    return await session.scalar(query) or 0


def remaining_people(change: Announcement, at: datetime) -> Select[Any]:
    """Select the ids of the people whose messages the change has not been enqueued for yet."""
    return remaining(change, at, PEOPLE.c.id)
