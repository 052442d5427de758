"""Handing over: the seat stays the municipality's, another person takes it; and the link that does it."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage.database import Session
from storage.models import ACTIVE_STATES, PERSONAL_FIELDS, Person, Seat, Seminar
from storage.models.seat_states import (
    ARRIVED,
    ATTENDING_STATES,
    CANCELLED,
    CONFIRMED,
    HANDED_OVER,
    OCCUPIED_STATES,
    REGISTERED,
)
from storage.seats import seats
from storage.seats.seats import InvalidTransition, SeminarFull, of_person, place_of, transition
from storage.tokens import hash_token

TRANSFERABLE_STATES = (REGISTERED, CONFIRMED)
"""States in which a seat can be handed over: who has arrived sits on it."""
LINK_LIFETIME = timedelta(hours=72)
"""How long a link can be used, once."""
UNDO_WINDOW = timedelta(days=1)
"""How long the giver can have the seat back from whoever came by the link."""


def create_link(seat: Seat, seminar: Seminar, at: datetime) -> str:
    """Make the secret word (32 random bytes) of a link that hands the seat over; an earlier one holds no longer.

    Only its hash is kept. It holds for 72 hours, at most until the seminar ends.
    """
    word = secrets.token_urlsafe(32)
    seat.deputy_token_hash, seat.deputy_expires_at = (
        hash_token(word),
        min(at + LINK_LIFETIME, seminar.ends_at),
    )
    return word


def revoke_link(seat: Seat) -> None:
    """The link holds no longer."""
    seat.deputy_token_hash = seat.deputy_expires_at = None


async def by_token_hash(session: Session, word_hash: str, now: datetime) -> Seat | None:
    """The seat that a link hands over, if the link still holds."""
    seat = await session.scalar(select(Seat).where(Seat.deputy_token_hash == word_hash))
    if seat is None or seat.deputy_token_hash != word_hash or seat.state not in TRANSFERABLE_STATES:
        return None
    return seat if seat.deputy_expires_at is not None and seat.deputy_expires_at > now else None


async def hand_over(
    session: Session,
    seminar: Seminar,
    seat: Seat,
    person: Person,
    at: datetime,
    by: Person | None = None,
    *,
    position: str = "deputy",
) -> Seat:
    """The seat goes to this person, who is registered with their own name at the same place.

    Raises InvalidTransition when the seat cannot be handed over, or the person has a place of their own there.
    """
    await seats.lock_seat_counts(session, seminar)
    theirs = await of_person(session, seminar.id, person)
    if theirs is not None and (theirs.state in ATTENDING_STATES or theirs is seat):
        raise InvalidTransition("has a seat already")
    await transition(session, seat, HANDED_OVER, at, by or person)
    told = {name: getattr(person, name) for name in PERSONAL_FIELDS} | {"position": position}
    if (
        theirs is not None and theirs.state in ACTIVE_STATES
    ):  # they waited, or were invited: this is their seat now
        await transition(session, theirs, CANCELLED, at, by or person)
        await session.flush()  # one live seat a person: the old one ends before the new one begins
    return _create_successor(session, seminar, seat, at, **told, person_id=person.id)


async def undo_hand_over(
    session: Session, seminar: Seminar, seat: Seat, at: datetime, by: Person
) -> list[Seat]:
    """The giver has the seat back, whoever it went to since, as it was before; returns the seats that ended by it.

    Raises InvalidTransition when it was not handed over by a link, or by staff since, more than a day ago, or when
    somebody sits on it; Full when it was given back and is taken by now. Nothing is changed then.
    """
    room = await seats.lock_seat_counts(session, seminar)
    after, was = await _hand_over_chain(session, seat, at)
    last = after[-1]
    if last.state == ARRIVED or await seats.has_other_seat(session, seat):
        raise InvalidTransition("sits there, or has another seat by now")
    freed = last.state in OCCUPIED_STATES
    room.add(place_of(last), -freed)
    fits = room.has_capacity() and room.has_capacity_for(place_of(seat))
    room.add(place_of(last), freed)
    if not fits:
        raise SeminarFull
    ended = [one for one in after if one.state in ACTIVE_STATES]
    for one in ended:
        await transition(session, one, CANCELLED, at, by)
    for one in after:
        one.replaces_seat_id = None
    await seats.revert_hand_over(session, seat, was, at, by)
    return ended


async def _hand_over_chain(session: Session, seat: Seat, at: datetime) -> tuple[list[Seat], str]:
    """The seats that came after this one, each by the hand of whoever opened a link; and its state before."""
    after: list[Seat] = []
    one, was = seat, ""
    while one.state == HANDED_OVER:
        change = (await seats.list_events(session, one))[-1]
        successor = await _successor_of(session, one)
        if successor is None or successor.person_id is None or change.actor_id != successor.person_id:
            raise InvalidTransition("not by a link")
        was = was or change.from_state or REGISTERED
        after.append(successor)
        one = successor
    if not after or at >= seat.state_changed_at + UNDO_WINDOW:
        raise InvalidTransition("not handed over, or too long ago")
    return after, was


async def original_seat(session: Session, seat: Seat) -> Seat:
    """The seat that was handed over first, to come to this one at last: links made again and again are one matter."""
    while seat.source == "deputy" and seat.replaces_seat_id is not None:
        giver = await session.get(Seat, seat.replaces_seat_id)
        assert giver is not None  # a foreign key
        seat = giver
    return seat


async def _successor_of(session: Session, seat: Seat) -> Seat | None:
    rows = select(Seat).where(Seat.replaces_seat_id == seat.id, Seat.source == "deputy")
    return await session.scalar(rows.order_by(Seat.id.desc()).limit(1))


async def hand_over_unlinked(
    session: Session, seminar: Seminar, seat: Seat, at: datetime, by: Person, **told: Any
) -> Seat:
    """The seat goes to somebody whom staff know by name: no person of ours yet. Raises InvalidTransition."""
    await transition(session, seat, HANDED_OVER, at, by)
    return _create_successor(session, seminar, seat, at, **told, added_by_id=by.id)


def _place_values(seat: Seat) -> dict[str, Any]:
    return {"office": seat.office, "unit_code": seat.unit_code, "organisation": seat.organisation}


def _create_successor(session: Session, seminar: Seminar, seat: Seat, at: datetime, **values: Any) -> Seat:
    """A new seat at the same place; `move` has just freed the old one."""
    return seats.create_seat(
        session,
        seminar,
        REGISTERED,
        at,
        **_place_values(seat),
        source="deputy",
        replaces_seat_id=seat.id,
        **values,
    )
