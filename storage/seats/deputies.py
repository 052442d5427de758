"""Handing a seat over to another person of the same municipality, by a link or by staff."""

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
"""States in which a seat can be handed over; not after arrival."""
LINK_LIFETIME = timedelta(hours=72)
"""The validity of a link, which can be used once."""
UNDO_WINDOW = timedelta(days=1)
"""The time within which the previous holder can undo a handover by link."""

IS_TAKEN_BACK = (Seat.source == "deputy") & Seat.replaces_seat_id.is_(None)
"""Condition: the seat of a deputy from whom it was taken back (`undo_hand_over`)."""


def create_link(seat: Seat, seminar: Seminar, at: datetime) -> str:
    """Create the token (32 random bytes) of a link that hands the seat over, and invalidate an earlier one.

    Only its hash is stored. It is valid for LINK_LIFETIME, at most until the end of the seminar.
    """
    token = secrets.token_urlsafe(32)
    seat.deputy_token_hash, seat.deputy_expires_at = (
        hash_token(token),
        min(at + LINK_LIFETIME, seminar.ends_at),
    )
    return token


def has_link(seat: Seat, at: datetime) -> bool:
    """Whether a link of the seat is valid."""
    return seat.deputy_expires_at is not None and at < seat.deputy_expires_at


def revoke_link(seat: Seat) -> None:
    """Invalidate the link."""
    seat.deputy_token_hash = seat.deputy_expires_at = None


async def by_token_hash(session: Session, word_hash: str, now: datetime) -> Seat | None:
    """Return the seat of the link with this hash, if the link is valid and the seat can be handed over."""
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
    """Hand the seat over to this person, by creating a seat of the same place with their personal data.

    Raises InvalidTransition if the seat cannot be handed over, or the person has a place at the seminar already.
    """
    await seats.lock_seat_counts(session, seminar)
    theirs = await of_person(session, seminar.id, person)
    if theirs is not None and (theirs.state in ATTENDING_STATES or theirs is seat):
        raise InvalidTransition("has a seat already")
    await transition(session, seat, HANDED_OVER, at, by or person)
    values = {name: getattr(person, name) for name in PERSONAL_FIELDS} | {"position": position}
    if theirs is not None and theirs.state in ACTIVE_STATES:  # their waiting or invited seat is replaced
        await transition(session, theirs, CANCELLED, at, by or person)
        await session.flush()  # one active seat per person: end the old one before the new one is inserted
    return _create_successor(session, seminar, seat, at, **values, person_id=person.id)


async def undo_hand_over(
    session: Session, seminar: Seminar, seat: Seat, at: datetime, by: Person
) -> list[Seat]:
    """Undo a handover by link: restore the seat, and cancel the seats that followed it. Returns these.

    Raises InvalidTransition if the handover was not by link or is older than UNDO_WINDOW, if staff handed the seat
    over since, if the last holder has arrived, or if the person has another seat; SeminarFull if the place was given
    back and is taken. Nothing is changed then.
    """
    counts = await seats.lock_seat_counts(session, seminar)
    successors, state_before = await _hand_over_chain(session, seat, at)
    last = successors[-1]
    if last.state == ARRIVED or await seats.has_other_seat(session, seat):
        raise InvalidTransition("the deputy has arrived, or the person has another seat")
    freed = last.state in OCCUPIED_STATES
    counts.add(place_of(last), -freed)
    fits = counts.has_capacity() and counts.has_capacity_for(place_of(seat))
    counts.add(place_of(last), freed)
    if not fits:
        raise SeminarFull
    ended = [one for one in successors if one.state in ACTIVE_STATES]
    for one in ended:
        await transition(session, one, CANCELLED, at, by)
    for one in successors:
        one.replaces_seat_id = None
    await seats.revert_hand_over(session, seat, state_before, at, by)
    return ended


async def can_undo_hand_over(session: Session, seat: Seat, at: datetime) -> bool:
    """Whether the handover of the seat was by link and within UNDO_WINDOW, so that it may be undone."""
    try:
        await _hand_over_chain(session, seat, at)
    except InvalidTransition:
        return False
    return True


async def has_room(session: Session, seminar: Seminar, seat: Seat) -> bool:
    """Whether the seminar has a free place for the municipality of the seat; one offered to somebody is not free."""
    counts = await seats.lock_seat_counts(session, seminar)
    return counts.has_capacity() and counts.has_capacity_for(place_of(seat))


async def list_previous(session: Session, seat: Seat) -> list[Seat]:
    """List the seats that this one was handed over from, the last first."""
    found: list[Seat] = []
    while seat.source == "deputy" and seat.replaces_seat_id is not None:
        seat = await session.get_one(Seat, seat.replaces_seat_id)
        found.append(seat)
    return found


async def list_following(session: Session, seat: Seat) -> list[Seat]:
    """List the seats that this one was handed over to, the next first."""
    found: list[Seat] = []
    while seat.state == HANDED_OVER and (following := await _successor_of(session, seat)):
        found.append(following)
        seat = following
    return found


async def _hand_over_chain(session: Session, seat: Seat, at: datetime) -> tuple[list[Seat], str]:
    """Return the seats that followed this one by links, and its state before the first handover."""
    successors: list[Seat] = []
    current, state_before = seat, ""
    while current.state == HANDED_OVER:
        change = (await seats.list_events(session, current))[-1]
        successor = await _successor_of(session, current)
        if successor is None or successor.person_id is None or change.actor_id != successor.person_id:
            raise InvalidTransition("not handed over by a link")
        state_before = state_before or change.from_state or REGISTERED
        successors.append(successor)
        current = successor
    if not successors or at >= seat.state_changed_at + UNDO_WINDOW:
        raise InvalidTransition("not handed over, or too long ago")
    return successors, state_before


async def original_seat(session: Session, seat: Seat) -> Seat:
    """Return the first seat in the chain of handovers that led to this one."""
    return [seat, *await list_previous(session, seat)][-1]


async def _successor_of(session: Session, seat: Seat) -> Seat | None:
    rows = select(Seat).where(Seat.replaces_seat_id == seat.id, Seat.source == "deputy")
    return await session.scalar(rows.order_by(Seat.id.desc()).limit(1))


async def hand_over_unlinked(
    session: Session, seminar: Seminar, seat: Seat, at: datetime, by: Person, **told: Any
) -> Seat:
    """Hand the seat over to a person unknown to the bot, with these columns. Raises InvalidTransition."""
    await transition(session, seat, HANDED_OVER, at, by)
    return _create_successor(session, seminar, seat, at, **told, added_by_id=by.id)


def _place_values(seat: Seat) -> dict[str, Any]:
    return {"office": seat.office, "unit_code": seat.unit_code, "organisation": seat.organisation}


def _create_successor(session: Session, seminar: Seminar, seat: Seat, at: datetime, **values: Any) -> Seat:
    """Create the seat that follows a handed-over one, at the same place."""
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
