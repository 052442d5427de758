"""Offers of a place to the waiting list: accepting, declining, expiry."""

from datetime import datetime

from handlers import events
from handlers.buttons.seats import AnswerOffer, StartDecliningSeat
from handlers.messages import Button, Incoming, Lane, OutOfDate, Refusal, Reply, Say, SayToAudience
from handlers.seats import actions, cards
from handlers.seats.cards import confirmation, waitlist_card
from handlers.seats.loading import load_own_seat, seat_owner
from storage.database import Session
from storage.models import Seat, Seminar, seat_states
from storage.seats import seats, waitlist


async def receive_answer(incoming: Incoming, session: Session, data: AnswerOffer) -> list[Reply]:
    """Accept the offered place, or decline it and leave the waiting list."""
    seat, seminar = await load_own_seat(incoming, session, data.seat)
    if data.answer == "yes":
        return await _accept(incoming, session, seminar, seat)
    return await _decline(incoming, session, seminar, seat)


async def _accept(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Register the seat; also after the offer has expired, as long as there is a free place."""
    if seat.state in seat_states.ATTENDING_STATES:
        return await actions.seat_status(session, seminar, seat)
    if seat.state not in (seat_states.OFFERED, seat_states.WAITING):
        raise OutOfDate
    if not waitlist.is_offering(seminar, incoming.at):
        raise Refusal("seat-over")
    if seat.waiting_for == "target":  # nobody offered them a place: staff decide
        return [await waitlist_card(session, seminar, seat)]
    try:
        await seats.transition(session, seat, seat_states.REGISTERED, incoming.at, incoming.person)
    except (seats.SeminarFull, seats.UnitFull):
        return [await waitlist_card(session, seminar, seat)]
    missed = await events.seat_taken.notify(session, seminar, incoming.person, incoming.at)
    return [*await confirmation(session, seminar, seat), *missed]


async def _decline(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Release the seat and offer the place to the next on the waiting list."""
    if seat.state in actions.RELEASED_STATES:
        return [await actions.released_card(session, seminar, seat)]
    if seat.state not in (seat_states.OFFERED, seat_states.WAITING):
        raise OutOfDate
    return await actions.release_seat(incoming, session, seat, seat_states.DECLINED)


async def expire_offers(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Move seats with expired offers to the end of the waiting list, and offer their places to the next."""
    replies: list[Reply] = []
    for seminar in await waitlist.list_with_expired(session, now):
        expired = await waitlist.expire_offers(session, seminar, now)
        for seat in (
            expired if waitlist.is_offering(seminar, now) else ()
        ):  # a cancellation has its own notice
            replies += await _expiry_notice(session, seminar, seat)
        replies += await actions.offer_free_places(session, seminar, now, exclude=expired)
    return [reply for reply in replies if isinstance(reply, Say | SayToAudience)]


async def _expiry_notice(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Tell the owner that the offer has expired and that they can still take a free place."""
    person = await seat_owner(session, seat)
    if person is None:
        return []
    rows = [
        [Button(".take", AnswerOffer("yes", seat.id))],
        [Button("waiting-leave", StartDecliningSeat(seat.id))],
    ]
    args = await cards.seat_args(session, seminar, seat)
    return [Say("offer-expired", args, rows, to=person, lane=Lane.REMINDER, expires_at=seminar.starts_at)]
