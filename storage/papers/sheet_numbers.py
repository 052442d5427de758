"""Numbers of participants on signature sheets and badges."""

from sqlalchemy import select

from storage.database import Session
from storage.models import Seat
from storage.models.seat_states import ATTENDING_STATES


async def sheet_numbers(session: Session, seminar_id: int) -> dict[int, int]:
    """Return seat id -> number on the sheet, from 1, in the order in which the seats came to be."""
    await session.flush()
    rows = await session.scalars(
        select(Seat.id)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(ATTENDING_STATES))
        .order_by(Seat.created_at, Seat.id)
    )
    return {seat_id: number for number, seat_id in enumerate(rows, start=1)}
