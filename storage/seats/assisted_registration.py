"""Registration by staff on behalf of people without Telegram, or by telephone."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, Seat, Seminar
from storage.models.seat_states import INVITED, OCCUPIED_STATES, REGISTERED, WAITING
from storage.seats.seats import (
    InvalidTransition,
    UnitFull,
    create_seat,
    list_at_place,
    lock_seat_counts,
    place_of,
    transition,
)
from storage.units.units import Place


async def register_on_behalf(
    session: Session,
    seminar: Seminar,
    values: dict[str, Any],
    by: Person,
    at: datetime,
    *,
    invited: Seat | None = None,
    over_quota: bool = False,
) -> Seat:
    """Register a person who does not use the bot; `values`: the columns of the seat.

    `invited`: the person's invitation, as staff say; without one, an invitation of the place without name and number is
    used if there is one. If the seminar is full, the seat waits. Raises UnitFull if the municipality's places are taken
    and not `over_quota`; InvalidTransition if the invitation was used meanwhile.
    """
    counts = await lock_seat_counts(session, seminar)
    place: Place = (values["office"], values.get("unit_code"))
    seat = invited or await _unnamed_invitation(session, seminar, place)
    if seat is not None and (seat.state != INVITED or seat.person_id is not None or place_of(seat) != place):
        raise InvalidTransition(f"the invitation was used: {seat.id}")
    if not over_quota and not counts.has_capacity_for(place):
        raise UnitFull(await list_at_place(session, seminar, place, OCCUPIED_STATES))
    state = REGISTERED if counts.has_capacity() else WAITING
    if seat is None:
        seat = create_seat(session, seminar, state, at, source="assisted", **values)
    else:
        for name, value in values.items():
            setattr(seat, name, value)
        await transition(session, seat, state, at, by, over_quota=over_quota)
    seat.added_by_id = by.id
    seat.waiting_for = "place" if state == WAITING else None
    return seat


async def _unnamed_invitation(session: Session, seminar: Seminar, place: Place) -> Seat | None:
    """Return an invitation of this municipality without name and number."""
    await session.flush()
    office, code = place
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar.id, Seat.office == office, Seat.unit_code == code)
        .where(Seat.state == INVITED, Seat.person_id.is_(None), Seat.name.is_(None), Seat.phone.is_(None))
        .order_by(Seat.id)
        .limit(1)
    )
    return rows.first() if code else None
