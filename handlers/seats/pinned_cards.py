"""The card of a confirmed seat is pinned in its owner's chat, so that day and place are found at the top."""

from handlers.messages import Incoming, PinMessage, Reply
from handlers.seats.loading import seat_owner
from storage.database import Session
from storage.models import Seat
from storage.seats import seats
from storage.seminars import seminars


async def pin_card(incoming: Incoming, session: Session, seat: Seat) -> list[Reply]:
    """Pin the message whose button was pressed, which the card has replaced, and unpin cards that it supersedes."""
    if incoming.button is None or seat.pinned_message_id == incoming.message_id:
        return []
    unpinned: list[Reply] = []
    for other in await seats.list_by_person(session, incoming.person):
        if other is seat or await _has_ended(incoming, session, other):
            unpinned += await unpin_card(session, other)
    seat.pinned_message_id = incoming.message_id
    return [*unpinned, PinMessage(incoming.message_id)]


async def unpin_card(session: Session, seat: Seat) -> list[Reply]:
    """Unpin the card of a seat, if one is pinned."""
    number, seat.pinned_message_id = seat.pinned_message_id, None
    owner = await seat_owner(session, seat) if number is not None else None
    return [PinMessage(number, to=owner, unpin=True)] if number is not None and owner else []


async def _has_ended(incoming: Incoming, session: Session, seat: Seat) -> bool:
    if seat.pinned_message_id is None:
        return False
    seminar = await seminars.get(session, seat.seminar_id)
    return seminar is not None and seminar.ends_at <= incoming.at
