"""Matching of people with invitations and other entries of staff, by verified telephone number and place."""

from sqlalchemy import select

from storage.accounts import verified_phones
from storage.database import Session
from storage.models import ACTIVE_STATES, Person, Seat, Seminar
from storage.models.seat_states import INVITED
from storage.units.units import Place


def verified_phone(person: Person) -> str | None:
    """Return the person's number if Telegram has verified it, else None."""
    return person.phone if person.phone_verified_at is not None else None


def matches_phone(seat: Seat, number: str | None) -> bool:
    """Whether the seat is for the owner of this verified number: with the same number, or an invitation without name.

    Typed numbers, names and opened links prove nothing; for these, staff are asked (`storage.seats.list_matches`).
    """
    if not (seat.name or seat.phone):
        return seat.state == INVITED
    return number is not None and seat.phone == number


async def matches_person(session: Session, seat: Seat, person: Person) -> bool:
    """Whether the seat matches this person's number, and nobody else has verified that number since."""
    if not matches_phone(seat, verified_phone(person)):
        return False
    return not seat.phone or not await verified_phones.was_reassigned(session, person)


async def find_invitation(
    session: Session, seminar: Seminar, number: str | None, place: Place
) -> Seat | None:
    """Return a seat of this place that has no person yet and matches the number.

    A seat with the number comes before an invitation that names nobody.
    """
    office, code = place
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar.id, Seat.person_id.is_(None), Seat.state.in_(ACTIVE_STATES))
        .where(Seat.office == office, Seat.unit_code == code)  # without a unit: IS NULL
        .order_by(Seat.phone.is_(None), Seat.id)
    )
    # Changes of this transaction may not be flushed yet.
    there = [seat for seat in rows if seat.person_id is None and seat.state in ACTIVE_STATES]
    return next((seat for seat in there if matches_phone(seat, number) and (code or seat.phone)), None)


async def find_invitation_for(
    session: Session, seminar: Seminar, person: Person, place: Place
) -> Seat | None:
    """Return the seat that a registration of this person takes, if there is one (`find_invitation`)."""
    seat = await find_invitation(session, seminar, verified_phone(person), place)
    if seat is None or await matches_person(session, seat, person):
        return seat
    return await find_invitation(session, seminar, None, place)
