"""One seat's page for staff: who, where it stands, what happened to it, and what can be done."""

from handlers.messages import Button, Incoming, Lane, Lines, Refusal, Reply, Say, Text, Value
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_SEATS, ORGANISERS, is_within, require, visible_rayons
from handlers.seats import actions
from handlers.seats.cards import confirmation, format_phone
from handlers.seats.validation import is_valid_name, parse_phone
from handlers.ui.arguments import local_time, parse_int, require_active
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Seat, SeatEvent, Seminar, seat_states
from storage.seats import deputies, seats
from storage.seminars import seminars
from storage.team.roles import COORDINATOR, DOOR

MAX_HISTORY = 12
"""The newest lines of a seat's history that are shown."""
MAX_REASON_LENGTH = 300

STATE_PERMISSIONS: dict[str, frozenset[str]] = {
    seat_states.REGISTERED: ORGANISERS | {DOOR},
    seat_states.CONFIRMED: ORGANISERS | {COORDINATOR, DOOR},
    seat_states.ARRIVED: ORGANISERS | {DOOR},
}
"""What a button may make of a seat, and for whom; giving it back and handing it over ask something first."""


async def load_seat(incoming: Incoming, session: Session, text: object) -> tuple[Seat, Seminar]:
    """The seat of this number and its seminar, if this member of staff may look at it. Raises Refusal."""
    seat = await seats.get(session, parse_int(str(text)))
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seat is None or seminar is None:
        raise Refusal("button-old")
    require(incoming, CAN_SEE_SEATS, seminar.id)
    if not await is_within(session, seat.unit_code, visible_rayons(incoming, seminar.id)):
        raise Refusal("not-yours")
    return seat, seminar


async def show_seat(incoming: Incoming, session: Session) -> list[Reply]:
    """The page: `who:<seat>`. Where it shows a telephone number, looking is written down."""
    seat, seminar = await load_seat(incoming, session, incoming.argument)
    for step in ("unseat", "handto"):  # the way out of a question about this seat leads here
        leave_step(incoming.person, step)
    await _audit_view(incoming, session, seat)
    return [await seat_page(incoming, session, seminar, seat)]


async def _audit_view(incoming: Incoming, session: Session, seat: Seat) -> None:
    if seat.phone and await _may_contact(incoming, session, seat):
        await audit.record(session, incoming.person, "seat.view", f"seat:{seat.id}", incoming.at)


async def _may_contact(incoming: Incoming, session: Session, seat: Seat) -> bool:
    """Who sees its telephone and may give it back: organisers, and coordinators in the own rayon alone."""
    return incoming.has_role(CAN_FOLLOW_UP, seat.seminar_id) and await is_within(
        session, seat.unit_code, visible_rayons(incoming, seat.seminar_id, ORGANISERS)
    )


async def seat_page(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, *, edit: bool = False
) -> Say:
    """What staff see of one seat."""
    person = await people.get(session, seat.person_id) if seat.person_id else None
    changes = await seats.list_events(session, seat)
    args: dict[str, Value] = {
        **await actions.seat_args(session, seminar, seat),
        "phone": await _phone_text(incoming, session, seat),
        "state": Text(f"state-{seat.state.replace('_', '-')}"),
        "reach": Text(_reachability_key(person)),
        "history": Lines(await _history_lines(session, seminar, seat, changes[-MAX_HISTORY:])),
    }
    return Say("who", args, await _action_buttons(incoming, session, seminar, seat), edit=edit)


async def _phone_text(incoming: Incoming, session: Session, seat: Seat) -> Value:
    if not seat.phone:
        return Text("who-no-phone")
    if not await _may_contact(incoming, session, seat):
        return Text("who-hidden-phone")
    shown = format_phone(seat.phone)
    typed = seat.person_id is not None and seat.phone_verified_at is None
    return Text("who-typed-phone", {"phone": shown}) if typed else shown


def _reachability_key(person: Person | None) -> str:
    if person is None or person.telegram_id is None:
        return "who-no-telegram"
    return "who-blocked" if person.unreachable_at else "who-telegram"


async def _history_lines(
    session: Session, seminar: Seminar, seat: Seat, changes: list[SeatEvent]
) -> list[Text]:
    """How it came to be, and each change with the hand that made it."""
    added = await people.get(session, seat.added_by_id) if seat.added_by_id else None
    by: Value = (added.name if added else None) or Text(f"source-{seat.source}")
    lines = [Text("who-began", {"at": local_time(seminar, seat.created_at), "by": by})]
    for change in changes:
        hand = await people.get(session, change.actor_id) if change.actor_id else None
        args: dict[str, Value] = {
            "at": local_time(seminar, change.at),
            "state": Text(f"state-{change.to_state.replace('_', '-')}"),
            "by": _actor_text(change, hand, seat),
        }
        if change.reason:
            lines.append(Text("who-changed-why", {**args, "reason": actions.reason_text(change.reason)}))
        else:
            lines.append(Text("who-changed", args))
    return lines


def _actor_text(change: SeatEvent, hand: Person | None, seat: Seat) -> Value:
    if change.actor_id is None:
        return Text("by-clock")
    if change.actor_id == seat.person_id:
        return Text("by-self")
    return (hand.name if hand else None) or Text("staff-member")


async def _action_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat
) -> list[list[Button]]:
    """What this member of staff may do with it now."""
    rows = [
        [Button(f"to-{state}", f"state:{seat.id}:{state}")]
        for state in (seat_states.ARRIVED, seat_states.CONFIRMED, seat_states.REGISTERED)
        if await _may_set_state(incoming, session, seminar, seat, state)
    ]
    if seat_states.CANCELLED in seats.TRANSITIONS[seat.state] and await _may_contact(incoming, session, seat):
        rows.append([Button("to-cancelled", f"unseat:{seat.id}")])
    if seat.state in deputies.TRANSFERABLE_STATES and incoming.has_role(ORGANISERS, seminar.id):
        rows.append([Button("to-another", f"handto:{seat.id}")])
    return rows


async def _may_set_state(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, state: str
) -> bool:
    """Whether a button to this state makes sense, and is for this member of staff; the door only undoes itself."""
    if state not in seats.TRANSITIONS[seat.state] or not incoming.has_role(
        STATE_PERMISSIONS[state], seminar.id
    ):
        return False
    if incoming.has_role(ORGANISERS, seminar.id) or state == seat_states.ARRIVED:
        return True
    if seat.state == seat_states.ARRIVED:
        return incoming.has_role({DOOR}, seminar.id)
    return COORDINATOR in STATE_PERMISSIONS[state] and await _may_contact(incoming, session, seat)


async def change_state(incoming: Incoming, session: Session) -> list[Reply]:
    """`state:<seat>:<state>`: arrived, confirmed, registered, or let in from the waiting list."""
    text, _, state = incoming.argument.partition(":")
    seat, seminar = await load_seat(incoming, session, text)
    if state not in STATE_PERMISSIONS:
        raise Refusal("button-old")
    require_active(seminar)
    await seats.lock_seat_counts(session, seminar)
    if seat.state == state:
        await _audit_view(incoming, session, seat)
        return [await seat_page(incoming, session, seminar, seat, edit=True)]
    if not await _may_set_state(incoming, session, seminar, seat, state):
        raise Refusal("seat-decided")
    was = seat.state
    try:
        await seats.transition(session, seat, state, incoming.at, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("seat-decided") from None
    except seats.SeminarFull:
        raise Refusal("hall-full") from None
    except seats.UnitFull:
        rows = [[Button("let-beyond", f"let:beyond:{seat.id}")]] if was == seat_states.WAITING else []
        return [Say("let-unit-full", await actions.seat_args(session, seminar, seat), rows)]
    await _audit(incoming, session, seat, was)
    return [
        await seat_page(incoming, session, seminar, seat, edit=True),
        *await _admission_messages(session, seminar, seat, was),
    ]


async def _admission_messages(session: Session, seminar: Seminar, seat: Seat, was: str) -> list[Reply]:
    """Who was let in, or back, hears of it; other changes were made with them on the telephone or at the door."""
    person = await people.get(session, seat.person_id) if seat.person_id else None
    if person is None or was in seat_states.ATTENDING_STATES or seat.state == seat_states.ARRIVED:
        return []
    return actions.addressed_to(person, await confirmation(session, seminar, seat))


async def _audit(incoming: Incoming, session: Session, seat: Seat, was: str) -> None:
    await audit.record(
        session, incoming.person, "seat.change", f"seat:{seat.id}", incoming.at, state=[was, seat.state]
    )


# Giving it back on somebody's behalf, or refusing who waits: with a reason.


async def _load_releasable(incoming: Incoming, session: Session, text: object) -> tuple[Seat, Seminar]:
    """The seat of this number, if this person may give it back for its owner. Raises Refusal."""
    seat, seminar = await load_seat(incoming, session, text)
    if not await _may_contact(incoming, session, seat):
        raise Refusal("not-yours")
    require_active(seminar)
    return seat, seminar


async def start_release(incoming: Incoming, session: Session) -> list[Reply]:
    """`unseat:<seat>`: the reason is asked, and told to them; `unseat:<seat>:none` does without."""
    text, _, rest = incoming.argument.partition(":")
    seat, seminar = await _load_releasable(incoming, session, text)
    if seat_states.CANCELLED not in seats.TRANSITIONS[seat.state]:
        raise Refusal("seat-decided")
    if rest == "none":
        leave_step(incoming.person, "unseat")
        return await _release(incoming, session, seminar, seat, None)
    enter_step(incoming.person, "unseat", seat=seat.id)
    return await prompt_release(incoming, session)


async def prompt_release(incoming: Incoming, session: Session) -> list[Reply]:
    """The reason is awaited."""
    seat, seminar = await load_seat(incoming, session, step_form(incoming.person, "unseat").get("seat"))
    rows = [
        [Button("unseat-none", f"unseat:{seat.id}:none")],
        [Button("step-stop", f"who:{seat.id}")],
    ]
    return [Say("unseat-ask", await actions.seat_args(session, seminar, seat), rows)]


async def receive_release(incoming: Incoming, session: Session) -> list[Reply]:
    """The reason has come."""
    words = incoming.rich_text.one_line().plain_text()
    if incoming.media or not words or len(words) > MAX_REASON_LENGTH:
        raise Refusal("reason-wrong")
    seat, seminar = await _load_releasable(
        incoming, session, step_form(incoming.person, "unseat").get("seat")
    )
    leave_step(incoming.person, "unseat")
    return await _release(incoming, session, seminar, seat, words)


async def _release(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, reason: str | None
) -> list[Reply]:
    """The seat is given back by staff: its person is told why, the place goes on."""
    await seats.lock_seat_counts(session, seminar)
    if seat_states.CANCELLED not in seats.TRANSITIONS[seat.state]:
        return [Say("seat-decided")]
    was = seat.state
    await seats.transition(session, seat, seat_states.CANCELLED, incoming.at, incoming.person, reason)
    await _audit(incoming, session, seat, was)
    person = await people.get(session, seat.person_id) if seat.person_id else None
    args = {**await actions.seat_args(session, seminar, seat), "reason": actions.reason_text(reason)}
    key = "staff-refused" if was == seat_states.WAITING else "staff-cancelled"
    told = [Say(key, args, to=person, lane=Lane.REMINDER)] if person and was != seat_states.INVITED else []
    return [
        await seat_page(incoming, session, seminar, seat),
        *told,
        *await actions.offer_free_places(session, seminar, incoming.at),
    ]


# Handing it to a name.


async def start_handover(incoming: Incoming, session: Session) -> list[Reply]:
    """`handto:<seat>`: whose name, and telephone, is asked."""
    seat, seminar = await load_seat(incoming, session, incoming.argument)
    require(incoming, ORGANISERS, seminar.id)
    require_active(seminar)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        raise Refusal("seat-decided")
    enter_step(incoming.person, "handto", seat=seat.id)
    return await prompt_handover(incoming, session)


async def prompt_handover(incoming: Incoming, session: Session) -> list[Reply]:
    """Name and telephone are awaited."""
    seat, seminar = await load_seat(incoming, session, step_form(incoming.person, "handto").get("seat"))
    rows = [[Button("step-stop", f"who:{seat.id}")]]
    return [Say("handto-ask", await actions.seat_args(session, seminar, seat), rows)]


async def receive_handover(incoming: Incoming, session: Session) -> list[Reply]:
    """`Name, telephone` (the telephone may be left out)."""
    name, phone = _parse_name_phone(incoming.text or "")
    seat, seminar = await load_seat(incoming, session, step_form(incoming.person, "handto").get("seat"))
    require(incoming, ORGANISERS, seminar.id)
    require_active(seminar)
    leave_step(incoming.person, "handto")
    await seats.lock_seat_counts(session, seminar)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        return [Say("seat-decided")]
    was = seat.state
    giver = await people.get(session, seat.person_id) if seat.person_id else None
    theirs = await deputies.hand_over_unlinked(
        session, seminar, seat, incoming.at, incoming.person, name=name, phone=phone, position="other"
    )
    await session.flush()
    await _audit(incoming, session, seat, was)
    args = {**await actions.seat_args(session, seminar, seat), "deputy": name}
    told = [Say("deputy-took", args, to=giver, lane=Lane.REMINDER)] if giver else []
    return [await seat_page(incoming, session, seminar, theirs), *told]


def _parse_name_phone(text: str) -> tuple[str, str | None]:
    """A name, and after a comma or from the first digit on a telephone. Raises Refusal."""
    start = next(
        (place for place, letter in enumerate(text) if letter.isdigit() or letter in "+,;"), len(text)
    )
    name, rest = " ".join(text[:start].split()), text[start:].strip(" ,;")
    phone = parse_phone(rest) if rest else None
    if not is_valid_name(name) or (rest and phone is None):
        raise Refusal("handto-wrong")
    return name, phone
