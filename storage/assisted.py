"""Registered by staff on somebody's behalf: people without Telegram, or on the telephone."""

from datetime import datetime
from typing import Any

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
    meant,
    move,
    new,
)


async def assist(
    session: AsyncSession,
    seminar: Seminar,
    told: dict[str, Any],
    by: Person,
    at: datetime,
    *,
    beyond: bool = False,
) -> Seat:
    """Staff register somebody who is not at the bot; `told` has the seat's PARTICULARS.

    An invitation that means them is taken up. When the seminar is full the seat waits; when the municipality's
    places are taken UnitTaken is raised, unless staff give it one `beyond`.
    """
    room = await ledger(session, seminar)
    place: Place = (told["office"], told.get("unit_code"))
    seat = await meant(session, seminar, told.get("phone"), place, elsewhere=True)
    if seat is not None and seat.state != INVITED:
        raise NotPossible(f"there already: {seat.id}")
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
