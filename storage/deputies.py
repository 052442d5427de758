"""Handing over: the seat stays the municipality's, another person takes it; and the link that does it."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import seats
from storage.models import LIVE, Person, Seat, Seminar
from storage.roles import hashed
from storage.seats import CANCELLED, HANDED_OVER, HOLDING, REGISTERED, NotPossible, move, of_person

ABLE = (seats.REGISTERED, seats.CONFIRMED)
"""States in which a seat can be handed over: who has arrived sits on it."""


def begin(seat: Seat, seminar: Seminar) -> str:
    """Make the secret word (32 random bytes) of a link that hands the seat over; an earlier one holds no longer.

    Only its hash is kept. It holds until the seminar ends.
    """
    word = secrets.token_urlsafe(32)
    seat.deputy_hash, seat.deputy_expires_at = hashed(word), seminar.ends_at
    return word


def take_back(seat: Seat) -> None:
    """The link holds no longer."""
    seat.deputy_hash = seat.deputy_expires_at = None


async def by_hash(session: AsyncSession, word_hash: str, now: datetime) -> Seat | None:
    """The seat that a link hands over, if the link still holds."""
    seat = await session.scalar(select(Seat).where(Seat.deputy_hash == word_hash))
    if seat is None or seat.deputy_hash != word_hash or seat.state not in ABLE:
        return None
    return seat if seat.deputy_expires_at is not None and seat.deputy_expires_at > now else None


async def hand_over(
    session: AsyncSession,
    seminar: Seminar,
    seat: Seat,
    person: Person,
    at: datetime,
    by: Person | None = None,
    *,
    position: str = "deputy",
) -> Seat:
    """The seat goes to this person, who is registered with their own name at the same place.

    Raises NotPossible when the seat cannot be handed over, or the person has a place of their own there.
    """
    await seats.ledger(session, seminar)
    theirs = await of_person(session, seminar.id, person)
    if theirs is not None and (theirs.state in HOLDING or theirs is seat):
        raise NotPossible("has a seat already")
    await move(session, seat, HANDED_OVER, at, by or person)
    told = {
        "name": person.name,
        "phone": person.phone,
        "sex": person.sex,
        "position": position,
    }
    if theirs is not None and theirs.state in LIVE:  # they waited, or were invited: this is their seat now
        await move(session, theirs, CANCELLED, at, by or person)
        await session.flush()  # one live seat a person: the old one ends before the new one begins
    return _after(session, seminar, seat, at, **told, person_id=person.id)


async def hand_to_name(
    session: AsyncSession, seminar: Seminar, seat: Seat, at: datetime, by: Person, **told: Any
) -> Seat:
    """The seat goes to somebody whom staff know by name: no person of ours yet. Raises NotPossible."""
    await move(session, seat, HANDED_OVER, at, by)
    return _after(session, seminar, seat, at, **told, added_by_id=by.id)


def _of(seat: Seat) -> dict[str, Any]:
    return {"office": seat.office, "unit_code": seat.unit_code, "organisation": seat.organisation}


def _after(session: AsyncSession, seminar: Seminar, seat: Seat, at: datetime, **values: Any) -> Seat:
    """A new seat at the same place; `move` has just freed the old one."""
    return seats.new(
        session, seminar, REGISTERED, at, **_of(seat), source="deputy", instead_of_id=seat.id, **values
    )
