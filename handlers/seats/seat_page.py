"""The page of one seat for staff: its state and history, and changing, releasing and handing it over."""

from handlers.buttons.seats import (
    AdmitWaitingSeat,
    ChangeSeatState,
    HandOverSeat,
    ReleaseSeat,
    SeatState,
    ShowSeat,
)
from handlers.messages import Button, Incoming, Lane, Lines, Refusal, Reply, Say, Text, Value
from handlers.permissions import CAN_CHECK_IN, ORGANISERS, require
from handlers.seats import actions, cards, seat_notices
from handlers.seats.cards import confirmation, format_phone
from handlers.seats.loading import load_seat, may_contact, seat_owner
from handlers.seats.validation import is_valid_name, parse_phone
from handlers.ui.arguments import local_time, require_active
from handlers.ui.person_picker import member_name
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.accounts import people
from storage.accounts.reachability import unreachable_reason
from storage.checkin import check_ins, half_days
from storage.coverage import coverage
from storage.database import Session
from storage.models import Person, Seat, SeatEvent, Seminar, seat_states
from storage.seats import deputies, seats
from storage.team.roles import COORDINATOR, DOOR

RELEASE_STEP = "seat-release"
HANDOVER_STEP = "seat-handover"
MAX_HISTORY = 12
"""The number of the newest changes of a seat that its page shows."""
MAX_REASON_LENGTH = 300

STATE_PERMISSIONS: dict[SeatState, frozenset[str]] = {
    "arrived": CAN_CHECK_IN,
    "confirmed": ORGANISERS | {COORDINATOR, DOOR},
    "registered": ORGANISERS | {DOOR},
}
"""State -> the roles with a button for it. Releasing and handing over need more input, so they are not listed."""


async def show_seat(incoming: Incoming, session: Session, data: ShowSeat) -> list[Reply]:
    """Show the page of a seat; the view is audited if it shows a telephone number."""
    seat, seminar = await load_seat(incoming, session, data.seat)
    for step in (RELEASE_STEP, HANDOVER_STEP):  # the stop buttons of both lead here
        leave_step(incoming.person, step)
    await _audit_view(incoming, session, seat)
    return [await seat_page(incoming, session, seminar, seat)]


async def _audit_view(incoming: Incoming, session: Session, seat: Seat) -> None:
    if seat.phone and await may_contact(incoming, session, seat):
        await audit.record(session, incoming.person, "seat.viewed", f"seat:{seat.id}", incoming.at)


async def seat_page(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, *, edit: bool = False
) -> Say:
    """Return the page of a seat, without auditing the view."""
    person = await seat_owner(session, seat)
    changes = await seats.list_events(session, seat)
    args: dict[str, Value] = {
        **await cards.seat_args(session, seminar, seat),
        "phone": await _phone_text(incoming, session, seat),
        "state": Text(f"state-{coverage.shown_state(seat).replace('_', '-')}"),
        "reach": Text(f"seat-page-{unreachable_reason(person) or 'telegram'}"),
        "history": Lines(await _history_lines(session, seminar, seat, changes[-MAX_HISTORY:])),
    }
    rows = await _action_buttons(incoming, session, seminar, seat)
    if seat.phone and await may_contact(incoming, session, seat):
        rows.append([Button("copy-phone", copy=format_phone(seat.phone))])
    return Say("seat-page", args, rows, edit=edit)


async def _phone_text(incoming: Incoming, session: Session, seat: Seat) -> Value:
    if not seat.phone:
        return Text("seat-page-no-phone")
    if not await may_contact(incoming, session, seat):
        return Text("seat-page-hidden-phone")
    shown = format_phone(seat.phone)
    typed = seat.person_id is not None and seat.phone_verified_at is None
    return Text("seat-page-typed-phone", {"phone": shown}) if typed else shown


async def _history_lines(
    session: Session, seminar: Seminar, seat: Seat, changes: list[SeatEvent]
) -> list[Text]:
    """Return a line about the origin of the seat and one about each change with its author."""
    added = await people.get(session, seat.added_by_id) if seat.added_by_id else None
    by: Value = (added.name if added else None) or Text(f"source-{seat.source}")
    lines = [Text("seat-page-began", {"at": local_time(seminar, seat.created_at), "by": by})]
    for change in changes:
        actor = await people.get(session, change.actor_id) if change.actor_id else None
        args: dict[str, Value] = {
            "at": local_time(seminar, change.at),
            "state": Text(f"state-{change.to_state.replace('_', '-')}"),
            "by": _actor_text(change, actor, seat),
        }
        if change.reason:
            lines.append(
                Text("seat-page-changed-why", {**args, "reason": actions.reason_text(change.reason)})
            )
        else:
            lines.append(Text("seat-page-changed", args))
    return lines


def _actor_text(change: SeatEvent, actor: Person | None, seat: Seat) -> Value:
    if change.actor_id is None:
        return Text("by-clock")
    if change.actor_id == seat.person_id:
        return Text("by-self")
    return member_name(actor)


async def _action_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat
) -> list[list[Button]]:
    """Return the buttons of the changes that this staff member may make now."""
    rows = [
        [Button(f"to-{state}", ChangeSeatState(seat.id, state))]
        for state in STATE_PERMISSIONS
        if await _may_set_state(incoming, session, seminar, seat, state)
    ]
    if seat_states.CANCELLED in seats.TRANSITIONS[seat.state] and await may_contact(incoming, session, seat):
        rows.append([Button("to-cancelled", ReleaseSeat(seat.id))])
    if seat.state in deputies.TRANSFERABLE_STATES and incoming.has_role(ORGANISERS, seminar.id):
        rows.append([Button("to-another", HandOverSeat(seat.id))])
    return rows


async def _may_set_state(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, state: SeatState
) -> bool:
    """Return whether this staff member may set the state now; the role DOOR only sets and takes back arrivals."""
    if state not in seats.TRANSITIONS[seat.state] or not incoming.has_role(
        STATE_PERMISSIONS[state], seminar.id
    ):
        return False
    if incoming.has_role(ORGANISERS, seminar.id) or state == seat_states.ARRIVED:
        return True
    if seat.state == seat_states.ARRIVED:
        return incoming.has_role({DOOR}, seminar.id)
    return COORDINATOR in STATE_PERMISSIONS[state] and await may_contact(incoming, session, seat)


async def change_state(incoming: Incoming, session: Session, data: ChangeSeatState) -> list[Reply]:
    """Set the state of a seat: arrived, confirmed or registered; from the waiting list this admits the person."""
    seat, seminar = await load_seat(incoming, session, data.seat)
    require_active(seminar)
    await seats.lock_seat_counts(session, seminar)
    if seat.state == data.state:
        await _audit_view(incoming, session, seat)
        return [await seat_page(incoming, session, seminar, seat, edit=True)]
    if not await _may_set_state(incoming, session, seminar, seat, data.state):
        raise Refusal("seat-decided")
    was = seat.state
    try:
        await _set_state(incoming, session, seminar, seat, data.state)
    except seats.InvalidTransition:
        raise Refusal("seat-decided") from None
    except seats.SeminarFull:
        raise Refusal("seminar-full") from None
    except seats.UnitFull:
        rows = (
            [[Button("duplicate-over-quota", AdmitWaitingSeat("beyond", seat.id))]]
            if was == seat_states.WAITING
            else []
        )
        return [Say("duplicate-unit-full", await cards.seat_args(session, seminar, seat), rows)]
    await _audit(incoming, session, seat, was)
    return [
        await seat_page(incoming, session, seminar, seat, edit=True),
        *await _admission_messages(session, seminar, seat, was),
    ]


async def _set_state(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, state: SeatState
) -> None:
    """Raises what `seats.transition` raises."""
    if state == seat_states.ARRIVED:
        known = await half_days.load_half_days(session, seminar)
        half = half_days.current_half_day(known, incoming.at)
        await check_ins.check_in(session, seat, half.number, incoming.at, "page", incoming.person)
    elif seat.state == seat_states.ARRIVED:
        await check_ins.undo_all(session, seat, state, incoming.at, incoming.person)
    else:
        await seats.transition(session, seat, state, incoming.at, incoming.person)


async def _admission_messages(session: Session, seminar: Seminar, seat: Seat, was: str) -> list[Reply]:
    """Confirm to a person admitted or taken back; other changes are made with them on the telephone or at the door."""
    person = await seat_owner(session, seat)
    if person is None or was in seat_states.ATTENDING_STATES or seat.state == seat_states.ARRIVED:
        return []
    return seat_notices.addressed_to(person, await confirmation(session, seminar, seat))


async def _audit(incoming: Incoming, session: Session, seat: Seat, was: str) -> None:
    await audit.record(
        session, incoming.person, "seat.changed", f"seat:{seat.id}", incoming.at, state=[was, seat.state]
    )


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
        leave_step(incoming.person, RELEASE_STEP)
        return await _release(incoming, session, seminar, seat, None)
    enter_step(incoming.person, RELEASE_STEP, seat=seat.id)
    return await prompt_release(incoming, session)


async def prompt_release(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the reason of the release."""
    seat, seminar = await load_seat(incoming, session, _seat_of_step(incoming, RELEASE_STEP))
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
    seat, seminar = await _load_releasable(incoming, session, _seat_of_step(incoming, RELEASE_STEP))
    leave_step(incoming.person, RELEASE_STEP)
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
    await _audit(incoming, session, seat, was)
    person = await seat_owner(session, seat)
    args = {**await cards.seat_args(session, seminar, seat), "reason": actions.reason_text(reason)}
    key = "staff-refused" if was == seat_states.WAITING else "staff-cancelled"
    notices = [Say(key, args, to=person, lane=Lane.REMINDER)] if person and was != seat_states.INVITED else []
    return [
        await seat_page(incoming, session, seminar, seat),
        *notices,
        *await actions.offer_free_places(session, seminar, incoming.at),
    ]


# Handing a seat over to a person who does not use the bot.


async def start_handover(incoming: Incoming, session: Session, data: HandOverSeat) -> list[Reply]:
    """Ask for the name and telephone number of the deputy."""
    seat, seminar = await load_seat(incoming, session, data.seat)
    require(incoming, ORGANISERS, seminar.id)
    require_active(seminar)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        raise Refusal("seat-decided")
    enter_step(incoming.person, HANDOVER_STEP, seat=seat.id)
    return await prompt_handover(incoming, session)


async def prompt_handover(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the name and telephone number of the deputy."""
    seat, seminar = await load_seat(incoming, session, _seat_of_step(incoming, HANDOVER_STEP))
    rows = [[Button("step-stop", ShowSeat(seat.id))]]
    return [Say("handover-ask", await cards.seat_args(session, seminar, seat), rows)]


async def receive_handover(incoming: Incoming, session: Session) -> list[Reply]:
    """Hand the seat over to the typed `Name, telephone number`; the number may be left out."""
    name, phone = _parse_name_phone(incoming.text or "")
    seat, seminar = await load_seat(incoming, session, _seat_of_step(incoming, HANDOVER_STEP))
    require(incoming, ORGANISERS, seminar.id)
    require_active(seminar)
    leave_step(incoming.person, HANDOVER_STEP)
    await seats.lock_seat_counts(session, seminar)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        return [Say("seat-decided")]
    was = seat.state
    giver = await seat_owner(session, seat)
    theirs = await deputies.hand_over_unlinked(
        session, seminar, seat, incoming.at, incoming.person, name=name, phone=phone, position="other"
    )
    await session.flush()
    await _audit(incoming, session, seat, was)
    args = {**await cards.seat_args(session, seminar, seat), "deputy": name}
    notices = [Say("deputy-took", args, to=giver, lane=Lane.REMINDER)] if giver else []
    return [await seat_page(incoming, session, seminar, theirs), *notices]


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
