"""Staff release a seat for its owner, with a reason, or hand it over to somebody who does not use the bot."""

from handlers.buttons.seats import HandOverSeat, ReleaseSeat, ShowSeat
from handlers.messages import Button, Incoming, Lane, Refusal, Reply, Say
from handlers.permissions import ORGANISERS, require
from handlers.seats import actions, cards, seat_page
from handlers.seats.loading import load_seat, may_contact, seat_owner
from handlers.seats.validation import is_valid_name, parse_phone
from handlers.ui.arguments import require_active
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Seat, Seminar, seat_states
from storage.seats import deputies, seats

MAX_REASON_LENGTH = 300
"""Characters of a typed reason."""

# Releasing a seat for its owner, or refusing a waiting person, with an optional reason.


async def _load_releasable(incoming: Incoming, session: Session, number: int) -> tuple[Seat, Seminar]:
    """Return the seat of that number if this staff member may release it for its owner. Raises Refusal."""
    seat, seminar = await load_seat(incoming, session, number)
    if not await may_contact(incoming, session, seat):
        raise Refusal("not-yours")
    require_active(seminar)
    return seat, seminar


async def start_release(incoming: Incoming, session: Session, data: ReleaseSeat) -> list[Reply]:
    """Ask for the reason, which the seat's owner is notices; or release the seat without one."""
    seat, seminar = await _load_releasable(incoming, session, data.seat)
    if seat_states.CANCELLED not in seats.TRANSITIONS[seat.state]:
        raise Refusal("seat-decided")
    if data.reason == "none":
        leave_step(incoming.person, seat_page.RELEASE_STEP)
        return await _release(incoming, session, seminar, seat, None)
    enter_step(incoming.person, seat_page.RELEASE_STEP, seat=seat.id)
    return await prompt_release(incoming, session)


async def prompt_release(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the reason of the release."""
    seat, seminar = await load_seat(incoming, session, _seat_of_step(incoming, seat_page.RELEASE_STEP))
    rows = [
        [Button("staff-release-no-reason", ReleaseSeat(seat.id, "none"))],
        [Button("step-stop", ShowSeat(seat.id))],
    ]
    return [Say("staff-release-ask", await cards.seat_args(session, seminar, seat), rows)]


def _seat_of_step(incoming: Incoming, step: str) -> int:
    """Return the number of the step's seat; 0, which no seat has, if there is none."""
    return step_form(incoming.person, step).get("seat") or 0


async def receive_release(incoming: Incoming, session: Session) -> list[Reply]:
    """Release the seat with the typed reason."""
    words = incoming.rich_text.one_line().plain_text()
    if incoming.media or not words or len(words) > MAX_REASON_LENGTH:
        raise Refusal("reason-wrong")
    seat, seminar = await _load_releasable(incoming, session, _seat_of_step(incoming, seat_page.RELEASE_STEP))
    leave_step(incoming.person, seat_page.RELEASE_STEP)
    return await _release(incoming, session, seminar, seat, words)


async def _release(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, reason: str | None
) -> list[Reply]:
    """Release the seat, tell its owner the reason, and offer the place to the waiting list."""
    await seats.lock_seat_counts(session, seminar)
    if seat_states.CANCELLED not in seats.TRANSITIONS[seat.state]:
        return [Say("seat-decided")]
    was = seat.state
    await seats.transition(session, seat, seat_states.CANCELLED, incoming.at, incoming.person, reason)
    await seat_page.audit_change(incoming, session, seat, was)
    person = await seat_owner(session, seat)
    args = {**await cards.seat_args(session, seminar, seat), "reason": actions.reason_text(reason)}
    key = "staff-refused" if was == seat_states.WAITING else "staff-cancelled"
    notices = [Say(key, args, to=person, lane=Lane.REMINDER)] if person and was != seat_states.INVITED else []
    offers = await actions.offer_free_places(session, seminar, incoming.at)
    return [
        await seat_page.seat_page(incoming, session, seminar, seat),
        *notices,
        *await actions.giver_notices(incoming, session, seminar, seat, "deputy-left"),
        *offers,
    ]


# Handing a seat over to a person who does not use the bot.


async def start_handover(incoming: Incoming, session: Session, data: HandOverSeat) -> list[Reply]:
    """Ask for the name and telephone number of the deputy."""
    seat, seminar = await load_seat(incoming, session, data.seat)
    require(incoming, ORGANISERS, seminar.id)
    require_active(seminar)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        raise Refusal("seat-decided")
    enter_step(incoming.person, seat_page.HANDOVER_STEP, seat=seat.id)
    return await prompt_handover(incoming, session)


async def prompt_handover(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the name and telephone number of the deputy."""
    seat, seminar = await load_seat(incoming, session, _seat_of_step(incoming, seat_page.HANDOVER_STEP))
    rows = [[Button("step-stop", ShowSeat(seat.id))]]
    return [Say("handover-ask", await cards.seat_args(session, seminar, seat), rows)]


async def receive_handover(incoming: Incoming, session: Session) -> list[Reply]:
    """Hand the seat over to the typed `Name, telephone number`; the number may be left out."""
    name, phone = _parse_name_phone(incoming.text or "")
    seat, seminar = await load_seat(incoming, session, _seat_of_step(incoming, seat_page.HANDOVER_STEP))
    require(incoming, ORGANISERS, seminar.id)
    require_active(seminar)
    leave_step(incoming.person, seat_page.HANDOVER_STEP)
    await seats.lock_seat_counts(session, seminar)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        return [Say("seat-decided")]
    was = seat.state
    giver = await seat_owner(session, seat)
    theirs = await deputies.hand_over_unlinked(
        session, seminar, seat, incoming.at, incoming.person, name=name, phone=phone, position="other"
    )
    await session.flush()
    await seat_page.audit_change(incoming, session, seat, was)
    args = {**await cards.seat_args(session, seminar, seat), "deputy": name}
    notices = [Say("deputy-took", args, to=giver, lane=Lane.REMINDER)] if giver else []
    return [await seat_page.seat_page(incoming, session, seminar, theirs), *notices]


def _parse_name_phone(text: str) -> tuple[str, str | None]:
    """Split a text at the first comma, semicolon, plus or digit into name and telephone number. Raises Refusal."""
    start = next(
        (index for index, letter in enumerate(text) if letter.isdigit() or letter in "+,;"), len(text)
    )
    name, rest = " ".join(text[:start].split()), text[start:].strip(" ,;")
    phone = parse_phone(rest) if rest else None
    if not is_valid_name(name) or (rest and phone is None):
        raise Refusal("handover-wrong")
    return name, phone
