"""The page of one seat for staff: its state and history, and changing its state."""

from handlers.buttons.seats import (
    AdmitWaitingSeat,
    ChangeSeatState,
    CorrectSeat,
    HandOverSeat,
    ReleaseSeat,
    SeatState,
    ShowSeat,
)
from handlers.buttons.team import ListParticipants
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from handlers.permissions import CAN_CHECK_IN, ORGANISERS
from handlers.seats import cards, seat_notices, unlisted_units
from handlers.seats.cards import confirmation, format_phone
from handlers.seats.loading import load_seat, may_contact, seat_owner
from handlers.seats.seat_history import history_lines
from handlers.ui.arguments import has_ended, has_first_day_begun, require_active, require_first_day
from handlers.ui.steps import leave_step
from storage import audit
from storage.accounts.reachability import unreachable_reason
from storage.checkin import check_ins, half_days
from storage.coverage import coverage
from storage.database import Session
from storage.models import ACTIVE_STATES, Seat, Seminar, seat_states, seminar_states
from storage.seats import deputies, seats
from storage.team.roles import COORDINATOR, DOOR

RELEASE_STEP = "seat-release"
HANDOVER_STEP = "seat-handover"
CORRECTION_STEP = "seat-correction"
MAX_HISTORY = 12
"""The number of the newest changes of a seat that its page shows."""

STATE_PERMISSIONS: dict[SeatState, frozenset[str]] = {
    "arrived": CAN_CHECK_IN,
    "confirmed": ORGANISERS | {COORDINATOR, DOOR},
    "registered": ORGANISERS | {DOOR},
}
"""State -> the roles with a button for it. Releasing and handing over need more input, so they are not listed."""


async def show_seat(incoming: Incoming, session: Session, data: ShowSeat) -> list[Reply]:
    """Show the page of a seat; the view is audited if it shows a telephone number."""
    seat, seminar = await load_seat(incoming, session, data.seat)
    for step in (RELEASE_STEP, HANDOVER_STEP, CORRECTION_STEP):  # the stop buttons of all lead here
        leave_step(incoming.person, step)
    await audit_view(incoming, session, seat)
    return [await seat_page(incoming, session, seminar, seat)]


async def audit_view(incoming: Incoming, session: Session, seat: Seat) -> None:
    """Record that the page was shown, if it shows a telephone number."""
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
        "history": Lines(await history_lines(session, seminar, seat, changes[-MAX_HISTORY:])),
    }
    rows = await _action_buttons(incoming, session, seminar, seat)
    if seat.phone and await may_contact(incoming, session, seat):
        rows.append([Button("copy-phone", copy=format_phone(seat.phone))])
    rows.append([Button("list-back", ListParticipants(seminar.id, 0, seat.id))])
    return Say("seat-page", args, rows, edit=edit)


async def _phone_text(incoming: Incoming, session: Session, seat: Seat) -> Value:
    if not seat.phone:
        return Text("seat-page-no-phone")
    if not await may_contact(incoming, session, seat):
        return Text("seat-page-hidden-phone")
    shown = format_phone(seat.phone)
    typed = seat.person_id is not None and seat.phone_verified_at is None
    return Text("seat-page-typed-phone", {"phone": shown}) if typed else shown


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
    if await may_correct(incoming, session, seminar, seat):
        rows.append([Button("seat-correct", CorrectSeat(seat.id))])
        rows += await unlisted_units.open_button(incoming, session, seminar, seat)
    return rows


async def may_correct(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> bool:
    """Return whether this staff member may correct what the seat says of its owner; not after its data were removed."""
    lasting = seminar.state in seminar_states.PUBLIC_STATES and seat.state in ACTIVE_STATES
    return lasting and await may_contact(incoming, session, seat)


async def _may_set_state(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, state: SeatState
) -> bool:
    """Return whether this staff member may set the state now; the role DOOR only sets and takes back arrivals."""
    if state not in seats.TRANSITIONS[seat.state] or not incoming.has_role(
        STATE_PERMISSIONS[state], seminar.id
    ):
        return False
    if state == seat_states.CONFIRMED and has_ended(seminar, incoming.at):
        return False  # nobody is "coming" any more
    if state == seat_states.ARRIVED and not has_first_day_begun(seminar, incoming.at):
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
        await audit_view(incoming, session, seat)
        return [await seat_page(incoming, session, seminar, seat, edit=True)]
    if data.state == seat_states.ARRIVED:
        require_first_day(seminar, incoming.at)
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
    await audit_change(incoming, session, seat, was)
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


async def audit_change(incoming: Incoming, session: Session, seat: Seat, was: str) -> None:
    """Record a change of the seat's state by staff."""
    await audit.record(
        session, incoming.person, "seat.changed", f"seat:{seat.id}", incoming.at, state=[was, seat.state]
    )
