"""Releasing one's own seat with a reason, and taking it again."""

from dataclasses import replace

from handlers.buttons.seats import ConfirmSeat, CreateDeputyLink, DeclineSeat, StartDecliningSeat
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.permissions import require_not_banned
from handlers.seats import actions, cards, seat_notices
from handlers.seats.loading import load_own_seat, lock_own_seat
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Seat, seat_states
from storage.seats import seats

STEP = "seat-decline"
MAX_REASON_LENGTH = 300
"""Characters of a typed reason."""


async def confirm_attendance(incoming: Incoming, session: Session, data: ConfirmSeat) -> list[Reply]:
    """Confirm one's own seat, also one released before."""
    return await actions.confirm_seat(incoming, session, await seats.get(session, data.seat))


async def start_release(incoming: Incoming, session: Session, data: StartDecliningSeat) -> list[Reply]:
    """Ask for the reason of a release; the seat is released with the answer."""
    seat, seminar = await load_own_seat(incoming, session, data.seat)
    if seat.state in actions.RELEASED_STATES:
        has_reason = (await seats.list_events(session, seat))[-1].reason is not None
        return [await actions.released_card(session, seminar, seat, ask=not has_reason)]
    actions.require_releasable(incoming, seminar, seat)
    rows = actions.reason_buttons(seat)
    if seat.state in (seat_states.REGISTERED, seat_states.CONFIRMED):
        rows.append([Button("seat-deputy", CreateDeputyLink(seat.id))])
        rows.append([Button("seat-coming", ConfirmSeat(seat.id))])
    return [Say("release-ask", await cards.seat_args(session, seminar, seat), rows)]


async def choose_reason(incoming: Incoming, session: Session, data: DeclineSeat) -> list[Reply]:
    """Release the seat with a predefined reason, or ask for a typed one."""
    seat = await seats.get(session, data.seat)
    if seat is None or seat.person_id != incoming.person.id:
        raise OutOfDate
    if data.reason == "words":
        require_not_banned(incoming.person)
        enter_step(incoming.person, STEP, seat=seat.id)
        return [replace(_reason_prompt(), edit=True)]
    return await _release(incoming, session, seat, data.reason)


def _reason_prompt() -> Say:
    return Say("reason-ask", buttons=[[cancel_button(STEP)]])


async def prompt(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the typed reason."""
    return [_reason_prompt()]


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Return to the choice of reasons; the seat is kept."""
    return [
        replace(say, edit=True) if isinstance(say, Say) else say
        for say in await start_release(incoming, session, StartDecliningSeat(form["seat"]))
    ]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Release the seat with the typed reason."""
    require_not_banned(incoming.person)
    words = incoming.rich_text.one_line().plain_text()
    if incoming.media or not words or len(words) > MAX_REASON_LENGTH:
        raise Refusal("reason-wrong")
    person = incoming.person
    seat = await seats.get(session, step_form(person, STEP).get("seat") or 0)
    leave_step(person, STEP)
    if seat is None or seat.person_id != person.id:
        return [Say("button-old")]
    return await _release(incoming, session, seat, words)


async def _release(incoming: Incoming, session: Session, seat: Seat, reason: str) -> list[Reply]:
    """Release the seat with this reason; if it is released already, only add the reason."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if seat.state not in actions.RELEASED_STATES:
        return await actions.release_seat(incoming, session, seat, seat_states.CANCELLED, reason)
    change = (await seats.list_events(session, seat))[-1]
    thanks = await actions.released_card(session, seminar, seat, ask=False)
    if change.reason is not None:
        return [thanks]
    change.reason = reason
    noticed = await seat_notices.notify_staff(
        incoming, session, seat, "notice-cannot", reason=actions.reason_text(reason)
    )
    return [thanks, *noticed]
