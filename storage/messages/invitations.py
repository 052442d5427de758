"""Invitations that the bot sent: who has one, and those that still wait to be sent."""

from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, String, Table, exists, literal, null, update
from sqlalchemy import cast as cast_sql

from storage.database import Session
from storage.messages.outbox import PENDING, SENDING, SENT, TABLE, UNKNOWN, expired_values
from storage.models import Person

PEOPLE = cast(Table, Person.__table__)


def message_key(seminar_id: int) -> str:
    """Return the `dedup_key` of a seminar's invitations, without the colon and the person's id."""
    return f"invitation:{seminar_id}"


def was_invited(seminar_id: int) -> ColumnElement[bool]:
    """SQL condition on a person: the bot has sent them an invitation, or may have."""
    key = literal(f"{message_key(seminar_id)}:") + cast_sql(PEOPLE.c.id, String)
    return (
        exists()
        .where(TABLE.c.dedup_key == key, TABLE.c.state.in_([SENDING, SENT, UNKNOWN]))
        .correlate(PEOPLE)
    )


async def withdraw_pending(session: Session, seminar_id: int, at: datetime) -> set[int]:
    """Expire the invitations that were not sent yet, so that others can be sent. Returns the chats."""
    waits = TABLE.c.dedup_key.startswith(f"{message_key(seminar_id)}:", autoescape=True)
    rows = await session.scalars(
        update(TABLE)
        .where(waits, TABLE.c.state == PENDING)
        .values({**expired_values(at), "dedup_key": null()})
        .returning(TABLE.c.chat_id)
    )
    return set(rows)
