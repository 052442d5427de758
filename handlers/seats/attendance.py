"""Giving a seat back with a reason, and taking it again."""

from handlers.messages import Button, Incoming, Refusal, Reply, Say
from handlers.permissions import require_not_banned
from handlers.seats import actions
from handlers.ui.arguments import parse_int
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Seat, seat_states
from storage.seats import seats

MAX_REASON_LENGTH = 300
"""Characters of somebody's own reason."""


async def _get_seat(session: Session, text: object) -> Seat | None:
    return await seats.get(session, parse_int(str(text)))


async def confirm_attendance(incoming: Incoming, session: Session) -> list[Reply]:
    """I am coming (again): `coming:<seat>`."""
    return await actions.confirm_seat(incoming, session, await _get_seat(session, incoming.argument))


async def start_release(incoming: Incoming, session: Session) -> list[Reply]:
    """I cannot come: first why; the answer gives the seat back: `cannot:<seat>`."""
    seat = await _get_seat(session, incoming.argument)
    seminar = await actions.lock_own_seat(incoming, session, seat)
    assert seat is not None
    if seat.state in actions.RELEASED_STATES:
        told = (await seats.list_events(session, seat))[-1].reason is not None
        return [await actions.released_card(session, seminar, seat, ask=not told)]
    if seat.state not in actions.RELEASABLE_STATES or seminar.ends_at <= incoming.at:
        raise Refusal("seat-over")
    rows = actions.reason_buttons(seat)
    if seat.state in (seat_states.REGISTERED, seat_states.CONFIRMED):
        rows.append([Button("seat-deputy", f"deputy:{seat.id}")])
        rows.append([Button("seat-coming", f"coming:{seat.id}")])
    return [Say("cannot-ask", await actions.seat_args(session, seminar, seat), rows)]


async def choose_reason(incoming: Incoming, session: Session) -> list[Reply]:
    """The reason, one of ours or in own words: `why:<seat>:<reason>`."""
    text, _, reason = incoming.argument.partition(":")
    seat = await _get_seat(session, text)
    if seat is None or seat.person_id != incoming.person.id:
        raise Refusal("button-old")
    if reason == "words":
        require_not_banned(incoming.person)
        enter_step(incoming.person, "reason", seat=seat.id)
        return [Say("reason-ask")]
    if reason not in actions.RELEASE_REASONS:
        raise Refusal("button-old")
    return await _release(incoming, session, seat, reason)


async def prompt(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Own words are awaited."""
    return [Say("reason-ask")]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Own words have come."""
    require_not_banned(incoming.person)
    words = incoming.rich_text.one_line().plain_text()
    if incoming.media or not words or len(words) > MAX_REASON_LENGTH:
        raise Refusal("reason-wrong")
    person = incoming.person
    seat = await _get_seat(session, step_form(person, "reason").get("seat"))
    leave_step(person, "reason")
    if seat is None or seat.person_id != person.id:
        return [Say("button-old")]
    return await _release(incoming, session, seat, words)


async def _release(incoming: Incoming, session: Session, seat: Seat, reason: str) -> list[Reply]:
    """With its reason the seat is given back; where it was already, the reason is added."""
    seminar = await actions.lock_own_seat(incoming, session, seat)
    if seat.state not in actions.RELEASED_STATES:
        return await actions.release_seat(incoming, session, seat, seat_states.CANCELLED, reason)
    change = (await seats.list_events(session, seat))[-1]
    thanks = await actions.released_card(session, seminar, seat, ask=False)
    if change.reason is not None:
        return [thanks]
    change.reason = reason
    noticed = await actions.notify_staff(
        incoming, session, seat, "notice-cannot", reason=actions.reason_text(reason)
    )
    return [thanks, *noticed]
