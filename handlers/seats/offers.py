"""A place that is offered to whoever waits: taken, refused, or run out."""

from datetime import datetime

from handlers import events
from handlers.buttons.seats import AnswerOffer, StartDecliningSeat
from handlers.messages import Button, Incoming, Lane, OutOfDate, Refusal, Reply, Say, SayToAudience
from handlers.seats import actions
from handlers.seats.cards import confirmation, waitlist_card
from handlers.seats.loading import load_own_seat, seat_owner
from storage.database import Session
from storage.models import Seat, Seminar, seat_states
from storage.seats import seats, waitlist


async def receive_answer(incoming: Incoming, session: Session, data: AnswerOffer) -> list[Reply]:
    """Whoever was offered a place takes it, or leaves the waiting list."""
    seat, seminar = await load_own_seat(incoming, session, data.seat)
    if data.answer == "yes":
        return await _accept(incoming, session, seminar, seat)
    return await _decline(incoming, session, seminar, seat)


async def _accept(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Yes: also after the offer has run out, as long as there is a place."""
    if seat.state in seat_states.ATTENDING_STATES:
        return await actions.seat_status(session, seminar, seat)
    if seat.state not in (seat_states.OFFERED, seat_states.WAITING):
        raise OutOfDate
    if not waitlist.is_offering(seminar, incoming.at):
        raise Refusal("seat-over")
    try:
        await seats.transition(session, seat, seat_states.REGISTERED, incoming.at, incoming.person)
    except (seats.SeminarFull, seats.UnitFull):
        return [await waitlist_card(session, seminar, seat)]
    missed = await events.seat_taken.notify(session, seminar, incoming.person, incoming.at)
    return [*await confirmation(session, seminar, seat), *missed]


async def _decline(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """No: the seat leaves the list, the next one is offered the place."""
    if seat.state in actions.RELEASED_STATES:
        return [await actions.released_card(session, seminar, seat)]
    if seat.state not in (seat_states.OFFERED, seat_states.WAITING):
        raise OutOfDate
    return await actions.release_seat(incoming, session, seat, seat_states.DECLINED)


async def expire_offers(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Offers that have run out by `now` go back to the end of the waiting list; the next in line is asked."""
    replies: list[Reply] = []
    for seminar in await waitlist.list_with_expired(session, now):
        gone = await waitlist.expire_offers(session, seminar, now)
        for seat in gone if waitlist.is_offering(seminar, now) else ():  # of a cancelled one they were told
            replies += await _expiry_notice(session, seminar, seat)
        replies += await actions.offer_free_places(session, seminar, now, exclude=gone)
    return [one for one in replies if isinstance(one, Say | SayToAudience)]


async def _expiry_notice(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """To whom an offer has run out: it is not lost, and how to come all the same."""
    person = await seat_owner(session, seat)
    if person is None:
        return []
    rows = [
        [Button(".take", AnswerOffer("yes", seat.id))],
        [Button("waiting-leave", StartDecliningSeat(seat.id))],
    ]
    args = await actions.seat_args(session, seminar, seat)
    return [Say("offer-expired", args, rows, to=person, lane=Lane.REMINDER, expires_at=seminar.starts_at)]
