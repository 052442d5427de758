"""Giving a seat back with a reason, and taking it again."""

from handlers.common import number
from handlers.hall.limits import must_be_heard
from handlers.seats import seating
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Refusal, Reply, Say
from storage import seats
from storage.database import Session
from storage.models import Seat

LONGEST = 300
"""Characters of somebody's own reason."""


async def _seat(session: Session, text: object) -> Seat | None:
    return await seats.get(session, number(str(text)))


async def coming(incoming: Incoming, session: Session) -> list[Reply]:
    """I am coming (again): `coming:<seat>`."""
    return await seating.confirm(incoming, session, await _seat(session, incoming.argument))


async def cannot(incoming: Incoming, session: Session) -> list[Reply]:
    """I cannot come: first why; the answer gives the seat back: `cannot:<seat>`."""
    seat = await _seat(session, incoming.argument)
    seminar = await seating.own(incoming, session, seat)
    assert seat is not None
    if seat.state in seating.BACK:
        told = (await seats.history(session, seat))[-1].reason is not None
        return [await seating.given_back(session, seminar, seat, ask=not told)]
    if seat.state not in seating.MOVABLE or seminar.ends_at <= incoming.at:
        raise Refusal("seat-over")
    rows = seating.reasons(seat)
    if seat.state in (seats.REGISTERED, seats.CONFIRMED):
        rows.append([Button("seat-deputy", f"deputy:{seat.id}")])
        rows.append([Button("seat-coming", f"coming:{seat.id}")])
    return [Say("cannot-ask", await seating.about(session, seminar, seat), rows)]


async def why(incoming: Incoming, session: Session) -> list[Reply]:
    """The reason, one of ours or in own words: `why:<seat>:<reason>`."""
    text, _, reason = incoming.argument.partition(":")
    seat = await _seat(session, text)
    if seat is None or seat.person_id != incoming.person.id:
        raise Refusal("button-old")
    if reason == "words":
        must_be_heard(incoming.person)
        stand(incoming.person, "reason", seat=seat.id)
        return [Say("reason-ask")]
    if reason not in seating.REASONS:
        raise Refusal("button-old")
    return await _given(incoming, session, seat, reason)


async def ask(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Own words are awaited."""
    return [Say("reason-ask")]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """Own words have come."""
    must_be_heard(incoming.person)
    words = incoming.words.one_line().written_out()
    if incoming.media or not words or len(words) > LONGEST:
        raise Refusal("reason-wrong")
    person = incoming.person
    seat = await _seat(session, form_at(person, "reason").get("seat"))
    leave(person, "reason")
    if seat is None or seat.person_id != person.id:
        return [Say("button-old")]
    return await _given(incoming, session, seat, words)


async def _given(incoming: Incoming, session: Session, seat: Seat, reason: str) -> list[Reply]:
    """With its reason the seat is given back; where it was already, the reason is added."""
    seminar = await seating.own(incoming, session, seat)
    if seat.state not in seating.BACK:
        return await seating.leave(incoming, session, seat, seats.CANCELLED, reason)
    change = (await seats.history(session, seat))[-1]
    thanks = await seating.given_back(session, seminar, seat, ask=False)
    if change.reason is not None:
        return [thanks]
    change.reason = reason
    noticed = await seating.tell_staff(incoming, session, seat, "notice-cannot", reason=seating.said(reason))
    return [thanks, *noticed]
