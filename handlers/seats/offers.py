"""A place that is offered to whoever waits: taken, refused, or run out."""

from datetime import datetime

from handlers.announcing import late
from handlers.common import number
from handlers.seats import seating
from handlers.seats.seat import confirmation, waiting
from handlers.words import Button, Incoming, Lane, Refusal, Reply, Say, ToMany
from storage import people, queue, seats
from storage.database import Session
from storage.models import Seat, Seminar


async def answer(incoming: Incoming, session: Session) -> list[Reply]:
    """`offer:yes:<seat>`, `offer:no:<seat>`."""
    choice, _, text = incoming.argument.partition(":")
    seat = await seats.get(session, number(text))
    if choice == "yes":
        return await _take(incoming, session, seat)
    if choice == "no":
        return await _refuse(incoming, session, seat)
    raise Refusal("button-old")


async def _take(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """Yes: also after the offer has run out, as long as there is a place."""
    seminar = await seating.own(incoming, session, seat)
    assert seat is not None
    if seat.state in seats.HOLDING:
        return await seating.standing(session, seminar, seat)
    if seat.state not in (seats.OFFERED, seats.WAITING):
        raise Refusal("button-old")
    if not queue.running(seminar, incoming.at):
        raise Refusal("seat-over")
    try:
        await seats.move(session, seat, seats.REGISTERED, incoming.at, incoming.person)
    except (seats.Full, seats.UnitTaken):
        return [await waiting(session, seminar, seat)]
    missed = await late.digest(session, seminar, incoming.person, incoming.at)
    return [*await confirmation(session, seminar, seat), *missed]


async def _refuse(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """No: the seat leaves the list, the next one is offered the place."""
    seminar = await seating.own(incoming, session, seat)
    assert seat is not None
    if seat.state in seating.BACK:
        return [await seating.given_back(session, seminar, seat)]
    if seat.state not in (seats.OFFERED, seats.WAITING):
        raise Refusal("button-old")
    return await seating.leave(incoming, session, seat, seats.DECLINED)


async def run_out(session: Session, now: datetime) -> list[Say | ToMany]:
    """What the clock looks for: offers that have run out go back to the end of the list, the next one is offered."""
    replies: list[Reply] = []
    for seminar in await queue.with_expired(session, now):
        gone = await queue.expire(session, seminar, now)
        for seat in gone if queue.running(seminar, now) else ():  # called off: that they have been told
            replies += await _told(session, seminar, seat)
        replies += await seating.freed(session, seminar, now, but=gone)
    return [one for one in replies if isinstance(one, Say | ToMany)]


async def _told(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """To whom an offer has run out: it is not lost, and how to come all the same."""
    person = await people.get(session, seat.person_id) if seat.person_id else None
    if person is None:
        return []
    rows = [
        [Button(".take", f"offer:yes:{seat.id}")],
        [Button("waiting-leave", f"cannot:{seat.id}")],
    ]
    args = await seating.about(session, seminar, seat)
    return [Say("offer-expired", args, rows, to=person, lane=Lane.REMINDER, expires_at=seminar.starts_at)]
