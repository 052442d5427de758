"""Corrections of what a seat says of its owner, made by staff."""

from datetime import datetime

from storage.database import Session
from storage.models import Person, Seat, SeatEvent


def correct(
    session: Session,
    seat: Seat,
    owner: Person | None,
    field: str,
    value: str | None,
    at: datetime,
    by: Person,
) -> bool:
    """Store the value of `name`, `position` or `phone`, and record the event. Returns False if it is the same.

    The owner's own row, from which their next registration is filled in, is corrected too where it has the same old
    value. A number that Telegram has verified stays theirs; the seat's corrected number counts as typed.
    """
    old = getattr(seat, field)
    if old == value:
        return False
    if (
        owner is not None
        and getattr(owner, field) == old
        and not (field == "phone" and owner.phone_verified_at)
    ):
        setattr(owner, field, value)
    setattr(seat, field, value)
    if field == "phone":
        seat.phone_verified_at = None
    seat.updated_at = at
    change = SeatEvent(at=at, from_state=seat.state, to_state=seat.state, actor_id=by.id)
    change.seat = seat
    session.add(change)
    return True
