"""The code of the self check-in: derived from a secret of the seminar and the minute."""

import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from sqlalchemy import select

from storage.database import Session, insert
from storage.models import Door, Person, Seminar, seminar_states

DIGITS = 6
MINUTE = 60
"""Seconds that a code is shown."""


def minute_of(at: datetime) -> int:
    """The number of the minute since 1970."""
    return int(at.timestamp()) // MINUTE


def minute_ends_at(minute: int) -> datetime:
    """When the minute is over."""
    return datetime.fromtimestamp((minute + 1) * MINUTE, UTC)


def make_code(door: Door, minute: int) -> str:
    """Six digits."""
    message = f"{door.seminar_id}:{minute}".encode()
    digest = hmac.new(door.secret.encode(), message, hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**DIGITS:0{DIGITS}}"


def is_valid_code(door: Door, code: str, at: datetime) -> bool:
    """Whether it is the code of this minute or of the one before."""
    minute = minute_of(at)
    return any(hmac.compare_digest(make_code(door, one), code) for one in (minute, minute - 1))


async def get(session: Session, seminar_id: int) -> Door | None:
    """The self check-in of a seminar, open or not."""
    return await session.get(Door, seminar_id)


async def is_shown_in(session: Session, seminar_id: int, person: Person, message_id: int) -> bool:
    """Whether this message of the person's chat shows the code."""
    door = await get(session, seminar_id)
    return door is not None and (door.person_id, door.message_id) == (person.id, message_id)


async def open_door(
    session: Session, seminar: Seminar, person: Person, message_id: int, at: datetime
) -> Door:
    """Begin the self check-in; this message of the person's chat shows the code from now on."""
    row = insert(session, Door).values(seminar_id=seminar.id, secret=secrets.token_urlsafe(32))
    await session.execute(row.on_conflict_do_nothing())
    door = await session.get(Door, seminar.id, with_for_update=True, populate_existing=True)
    assert door is not None  # written just now
    door.opened_at = door.opened_at or at
    door.person_id, door.message_id, door.shown_minute = person.id, message_id, minute_of(at)
    return door


def close_door(door: Door) -> None:
    """End the self check-in. Opened again it has another secret, so that no old code comes back."""
    door.opened_at = door.person_id = door.message_id = door.shown_minute = None
    door.secret = secrets.token_urlsafe(32)


async def list_open(session: Session) -> list[tuple[Door, Seminar]]:
    """The self check-ins that are going on, with their seminars, locked."""
    rows = await session.execute(
        select(Door, Seminar)
        .join(Seminar, Seminar.id == Door.seminar_id)
        .where(Door.opened_at.is_not(None))
        .order_by(Door.seminar_id)
        .with_for_update(of=Door)
    )
    return [(row[0], row[1]) for row in rows]


async def find_open(session: Session, slug: str) -> Door | None:
    """The self check-in of the seminar with this name, if it is going on."""
    return await session.scalar(
        select(Door)
        .join(Seminar, Seminar.id == Door.seminar_id)
        .where(Seminar.slug == slug, Door.opened_at.is_not(None))
        .where(Seminar.state.not_in(seminar_states.INACTIVE_STATES))
    )
