"""Registration of people who use the bot: a new seat, an invitation, or the seat they have."""

from datetime import datetime
from typing import Any

from storage.database import Session
from storage.models import ACTIVE_STATES, PERSONAL_FIELDS, Person, Seat, SeatEvent, Seminar
from storage.models.seat_states import (
    ATTENDING_STATES,
    CANCELLED,
    HANDED_OVER,
    INVITED,
    OCCUPIED_STATES,
    REGISTERED,
    WAITING,
)
from storage.seats import invitations, late_seats, seats
from storage.seats.seat_counts import SeatCounts
from storage.units.units import Place

COPIED_FIELDS = (*PERSONAL_FIELDS, "office", "unit_code", "organisation")
"""Columns copied from the person to the seat."""


async def register(
    session: Session,
    seminar: Seminar,
    person: Person,
    at: datetime,
    *,
    waiting_for: str | None = None,
    instead_of: Seat | None = None,
    source: str = "chat",
) -> Seat:
    """Register this person with the data of their row, or update their seat.

    If the seminar is full, the seat waits for a `place`. If the municipality's places are taken, UnitFull is raised,
    unless `waiting_for` is given: to come `instead` of the person of `instead_of`, or for a decision of `staff`. A
    person who has a place keeps it in any case.
    """
    place: Place = (person.office or "other", person.unit_code)
    counts = await _count_for_new(session, seminar, person, place) if waiting_for is None else None
    own_seat = seat = None
    if counts is None:
        counts = await seats.lock_seat_counts(session, seminar)
        own_seat, seat = await _find_own(session, seminar, person, place)
    held_place = seats.place_of(seat) if seat is not None and seat.state in OCCUPIED_STATES else None
    if (
        (waiting_for is None or held_place is not None)
        and held_place != place
        and not counts.has_capacity_for(place)
    ):
        raise seats.UnitFull(await seats.list_at_place(session, seminar, place, OCCUPIED_STATES))
    if waiting_for is None and held_place is None and not counts.has_capacity():
        waiting_for = "place"
    state = WAITING if waiting_for and held_place is None else REGISTERED
    if own_seat is not None and own_seat is not seat and own_seat.state in ACTIVE_STATES:
        await seats.transition(session, own_seat, CANCELLED, at, person)
        await session.flush()  # one active seat per person: end the old one before the new one is inserted
    if seat is None:
        seat = seats.create_seat(
            session, seminar, state, at, person_id=person.id, source=source, **_personal_values(person)
        )
    else:
        _update_seat(session, counts, seat, person, at)
        if seat.state not in ATTENDING_STATES and seat.state != state:
            await seats.transition(session, seat, state, at, person)
    if state == WAITING:
        seat.waiting_for, seat.replaces_seat_id = waiting_for, instead_of.id if instead_of else None
    return seat


async def _count_for_new(
    session: Session, seminar: Seminar, person: Person, place: Place
) -> SeatCounts | None:
    """Count for a person who gets a new seat whatever others do meanwhile; None if the seminar has to be locked."""
    if not session.locks_late or await seats.of_person(session, seminar.id, person) is not None:
        return None
    late = await late_seats.load(session, seminar)
    if late is None or await invitations.find_invitation_for(session, seminar, person, place) is not None:
        return None
    return late.count_for(place)


async def _find_own(
    session: Session, seminar: Seminar, person: Person, place: Place
) -> tuple[Seat | None, Seat | None]:
    """Return the seat this person has or had, and the seat that a registration from this place uses, if any."""
    mine = await seats.of_person(session, seminar.id, person)
    # An ended seat of a deputy is not used again, so that its history keeps who handed it over.
    ended = mine is not None and mine.source == "deputy" and mine.state not in OCCUPIED_STATES
    if mine is None or ended or mine.state == HANDED_OVER:
        return mine, await invitations.find_invitation_for(session, seminar, person, place)
    if mine.state == INVITED and (
        seats.place_of(mine) != place
        or not invitations.matches_phone(mine, invitations.verified_phone(person))
    ):
        # The link was forwarded: the person it was for, and their municipality, are still invited.
        mine.person_id = None
        await session.flush()  # the query must find it as an invitation without a person
        return None, await invitations.find_invitation_for(session, seminar, person, place)
    return mine, mine


def _personal_values(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in COPIED_FIELDS} | {"office": person.office or "other"}


def _update_seat(session: Session, counts: SeatCounts, seat: Seat, person: Person, at: datetime) -> None:
    """Copy the person's data to an existing seat, perhaps changing its place."""
    taken = seat.state in OCCUPIED_STATES
    counts.add(seats.place_of(seat), -taken)
    for name, value in _personal_values(person).items():
        setattr(seat, name, value)
    counts.add(seats.place_of(seat), taken)
    _assign_person(session, seat, person, at)
    seat.updated_at = at


def _assign_person(session: Session, seat: Seat, person: Person, at: datetime) -> None:
    """Assign the seat to this person, and record an event if it has a place already."""
    if seat.person_id == person.id:
        return
    seat.person_id = person.id
    seats.remember_owner(session, seat, person)
    if seat.state in ATTENDING_STATES:
        change = SeatEvent(at=at, from_state=seat.state, to_state=seat.state, actor_id=person.id)
        change.seat = seat
        session.add(change)


def claim(session: Session, seat: Seat, person: Person, at: datetime) -> None:
    """Assign an invitation to this person, without changing its state. Raises InvalidTransition.

    The caller has checked that it matches them, and that they have no other active seat at the seminar.
    """
    others = seat.person_id not in (None, person.id) and seat.state != INVITED
    if others or seat.state == HANDED_OVER:
        raise seats.InvalidTransition("it belongs to another person")
    _assign_person(session, seat, person, at)
