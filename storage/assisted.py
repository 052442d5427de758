"""Registered by staff on somebody's behalf: people without Telegram, or on the telephone."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.ledger import Place
from storage.models import Person, Seat, Seminar
from storage.seats import (
    INVITED,
    REGISTERED,
    TAKEN,
    WAITING,
    NotPossible,
    UnitTaken,
    at_place,
    ledger,
    move,
    new,
    place_of,
)


async def assist(
    session: AsyncSession,
    seminar: Seminar,
    told: dict[str, Any],
    by: Person,
    at: datetime,
    *,
    invited: Seat | None = None,
    beyond: bool = False,
) -> Seat:
    """Staff register somebody who is not at the bot; `told` has what the seat says of them.

    `invited`: the invitation from the same place that staff say is theirs; without one, an invitation of the place
    that names nobody is taken up. When the seminar is full the seat waits; when the municipality's places are taken
    UnitTaken is raised, unless staff give it one `beyond`. NotPossible: that invitation is not there any more.
    """
    room = await ledger(session, seminar)
    place: Place = (told["office"], told.get("unit_code"))
    seat = invited or await _unnamed(session, seminar, place)
    if seat is not None and (seat.state != INVITED or seat.person_id is not None or place_of(seat) != place):
        raise NotPossible(f"answered by now: {seat.id}")
    if not beyond and not room.has_room_for(place):
        raise UnitTaken(await at_place(session, seminar, place, TAKEN))
    state = REGISTERED if room.has_room() else WAITING
    if seat is None:
        seat = new(session, seminar, state, at, source="assisted", **told)
    else:
        for name, value in told.items():
            setattr(seat, name, value)
        await move(session, seat, state, at, by, beyond=beyond)
    seat.added_by_id = by.id
    seat.wish = "place" if state == WAITING else None
    return seat


async def _unnamed(session: AsyncSession, seminar: Seminar, place: Place) -> Seat | None:
    """An invitation of this municipality that names nobody."""
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
