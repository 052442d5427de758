"""Loading a seat by its number, with access checks: one's own seat, locked, or a seat that staff may see."""

from handlers.messages import Incoming, OutOfDate, Refusal
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_SEATS, ORGANISERS, is_within, visible_rayons
from handlers.ui.loading import Loader
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Seat, Seminar, seat_states
from storage.seats import seats
from storage.seminars import seminars

SEAT = Loader(seats.get)


async def load_own_seat(incoming: Incoming, session: Session, number: int) -> tuple[Seat, Seminar]:
    """Return one's own seat of that number, locked, and its seminar. Raises OutOfDate."""
    return await lock_own_seat(incoming, session, await seats.get(session, number))


async def lock_own_seat(incoming: Incoming, session: Session, seat: Seat | None) -> tuple[Seat, Seminar]:
    """Lock one's own seat, so that its state cannot change; return it and its seminar. Raises OutOfDate."""
    if seat is None or seat.person_id != incoming.person.id:
        raise OutOfDate
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    await seats.lock_seat_counts(session, seminar)
    if seat.person_id != incoming.person.id:
        raise OutOfDate
    return seat, seminar


async def seat_owner(session: Session, seat: Seat) -> Person | None:
    """Return the owner of a seat. Return None for a seat that staff entered for a person who does not use the bot."""
    return await people.get(session, seat.person_id) if seat.person_id else None


async def load_own_seminar(incoming: Incoming, session: Session, number: int) -> Seminar:
    """Return the seminar of that number if the sender is registered for it. Raises OutOfDate."""
    seminar = await seminars.get(session, number)
    mine = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or mine is None or mine.state not in seat_states.ATTENDING_STATES:
        raise OutOfDate
    return seminar


async def load_seat(incoming: Incoming, session: Session, number: int) -> tuple[Seat, Seminar]:
    """Return the seat of that number and its seminar if this staff member may view it. Raises Refusal."""
    seat, seminar = await SEAT.load(incoming, session, number, CAN_SEE_SEATS)
    if not await is_within(session, seat.unit_code, visible_rayons(incoming, seminar.id)):
        raise Refusal("not-yours")
    return seat, seminar


async def may_contact(incoming: Incoming, session: Session, seat: Seat) -> bool:
    """Return whether the sender, an organiser or the rayon's coordinator, may see the number and release the seat."""
    return incoming.has_role(CAN_FOLLOW_UP, seat.seminar_id) and await is_within(
        session, seat.unit_code, visible_rayons(incoming, seat.seminar_id, ORGANISERS)
    )
