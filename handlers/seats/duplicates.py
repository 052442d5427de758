"""Registrations that somebody else decides: from a municipality whose places are taken, or outside the target list."""

from dataclasses import replace

from handlers.buttons.seats import (
    AdmitWaitingSeat,
    AnswerReplacementRequest,
    ReleaseSeat,
    ResolveDuplicate,
)
from handlers.messages import (
    RESUME,
    Button,
    Incoming,
    Lane,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Value,
)
from handlers.permissions import ORGANISERS
from handlers.seats import actions, cards, list_matches, seat_notices
from handlers.seats.cards import confirmation, registration_closed
from handlers.seats.loading import SEAT, load_own_seat, seat_owner
from handlers.seats.place_obstacles import keeps_other_place, obstacle_page, unit_taken_card
from handlers.seats.registration_form import (
    OBSTACLES,
    OUTSIDE,
    Form,
    close_form,
    finish_field_edit,
    form_seminar,
    get_form,
    next_field,
    save_form,
)
from handlers.seats.registration_prompts import next_prompt
from handlers.ui.arguments import require_active
from handlers.ui.pages import confirm
from storage import audit
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import Seat, Seminar, seat_states
from storage.seats import deputies, registrations, seats
from storage.seminars import seminars


async def choose_resolution(incoming: Incoming, session: Session, data: ResolveDuplicate) -> list[Reply]:
    """Ask to replace a holder, ask staff for a place, or give up the registration.

    What is wished for before the form is complete is kept, and sent with the form.
    """
    form = get_form(incoming.person)
    seminar = await form_seminar(session, form)
    if data.wish == "leave":
        return await _cancel(incoming, session, seminar)
    awaited = next_field(form)
    if awaited not in ("card", *OBSTACLES) or "deputy" in form:
        return [RESUME]
    if not seminars.is_registration_open(seminar, incoming.at):
        close_form(incoming.person)
        return [await registration_closed(session, seminar, incoming.at)]
    is_outside = awaited == OUTSIDE or form.get("request") == "target"
    form = {**form, "request": "target" if is_outside else data.wish, "instead_of": data.seat}
    if awaited == "card":
        return await join_waitlist(incoming, session, seminar, form)
    form = finish_field_edit({**form, "obstacle": None})
    save_form(incoming.person, form)
    return await next_prompt(incoming, session, form, edit=True)


async def _cancel(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    """Close the form; a seat or waiting place that the person has stays."""
    close_form(incoming.person)
    mine = await seats.of_person(session, seminar.id, incoming.person)
    if mine is not None and mine.state in (*seat_states.OCCUPIED_STATES, seat_states.WAITING):
        return await actions.seat_status(session, seminar, mine)
    return [Say("unit-taken-left", edit=True)]


async def join_waitlist(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> list[Reply]:
    """Register if a place is free by now; otherwise wait for the decision that the form requests.

    From outside the target list only staff let in.
    """
    person, wish = incoming.person, form["request"]
    if wish == "target" and await keeps_other_place(session, seminar, person, form):
        return [await obstacle_page(incoming, session, {**form, "obstacle": OUTSIDE}, edit=True)]
    holder = await seats.get(session, form.get("instead_of") or 0) if wish == "instead" else None
    try:
        waiting_for = "target" if wish == "target" else None
        seat = await registrations.register(session, seminar, person, incoming.at, waiting_for=waiting_for)
    except seats.UnitFull as taken:
        gone = holder is None or holder not in taken.seats or holder.state not in deputies.TRANSFERABLE_STATES
        mine = await seats.of_person(session, seminar.id, person)
        keeps = mine is not None and mine.state in seat_states.OCCUPIED_STATES
        if keeps or (wish == "instead" and gone):
            return [await unit_taken_card(session, seminar, person, form, taken.seats)]
        seat = await registrations.register(
            session, seminar, person, incoming.at, waiting_for=wish, instead_of=holder
        )
    seat.answers = (seat.answers or {}) | form.get("answers", {})
    close_form(person)
    opened = form.get("invited")
    if seat.state in seat_states.ATTENDING_STATES:
        return [
            *await confirmation(session, seminar, seat),
            *await list_matches.ask_organisers(incoming, session, seminar, seat, opened),
        ]
    waiting = await actions.confirm_waitlisted(incoming, session, seminar, seat)
    asked = await _request_decision(incoming, session, seminar, seat, holder, opened)
    return [*waiting, *asked, *await list_matches.ask_organisers(incoming, session, seminar, seat, opened)]


async def _request_decision(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    seat: Seat,
    holder: Seat | None,
    opened: int | None,
) -> list[Reply]:
    """Ask the holder, if they use the bot, and staff; either can agree."""
    args = await cards.seat_args(session, seminar, seat)
    asked: list[Reply] = []
    owner = await seat_owner(session, holder) if holder else None
    if owner is not None and is_reachable(owner):
        yes, no = AnswerReplacementRequest("yes", seat.id), AnswerReplacementRequest("no", seat.id)
        ask = replace(
            confirm("replacement-ask", args, yes, no, style="success", edit=False), lane=Lane.REMINDER
        )
        asked = [seat_notices.notice(incoming, owner, f"instead:{seat.replaces_seat_id}", ask)]
    key = (
        "notice-outside"
        if seat.waiting_for == "target"
        else "notice-replacement"
        if holder
        else "notice-both"
    )
    involved = await _involved(session, seminar, seat, opened)
    buttons = _decision_buttons(seat)
    return [*asked, *await seat_notices.notify_staff(incoming, session, seat, key, buttons, **involved)]


async def _involved(
    session: Session, seminar: Seminar, seat: Seat, opened: int | None = None
) -> dict[str, Value]:
    """Return who has the seats of the place, and for whom the invitation is that the waiting person has opened."""
    holders = await seats.list_at_place(session, seminar, seats.place_of(seat), seat_states.OCCUPIED_STATES)
    invitation = await seats.get(session, opened) if opened else None
    return {
        "holders": Lines([Text("notice-holder", _name_and_position(holder)) for holder in holders]),
        "invited": Lines(
            [Text("notice-invitee", {"invitee": invitation.name or Text("name-none")})] if invitation else []
        ),
    }


def _name_and_position(seat: Seat) -> dict[str, Value]:
    return {"name": seat.name or Text("name-none"), "position": Text(f"position-{seat.position or 'other'}")}


def _decision_buttons(seat: Seat) -> list[list[Button]]:
    """Return the buttons of the staff's decision about a person who waits for it."""
    if seat.waiting_for == "target":
        return [
            [Button("outside-admit", AdmitWaitingSeat("beyond", seat.id))],
            [Button("duplicate-refuse", ReleaseSeat(seat.id))],
        ]
    return [
        [Button("duplicate-replace", AdmitWaitingSeat("replace", seat.id))],
        [Button("duplicate-over-quota", AdmitWaitingSeat("beyond", seat.id))],
        [Button("duplicate-refuse", ReleaseSeat(seat.id))],
    ]


# The holder's answer.


async def receive_holder_answer(
    incoming: Incoming, session: Session, data: AnswerReplacementRequest
) -> list[Reply]:
    """Take the holder's answer to a request to replace them."""
    seat = await seats.get(session, data.seat)
    holder, seminar = await load_own_seat(incoming, session, (seat.replaces_seat_id or 0) if seat else 0)
    require_active(seminar)
    if seat is None or seat.replaces_seat_id != holder.id or seat.state != seat_states.WAITING:
        raise Refusal("seat-decided")
    if data.answer == "no":
        return await _keep_holder(incoming, session, seminar, holder, seat)
    if holder.state not in deputies.TRANSFERABLE_STATES:
        raise OutOfDate
    return await _replace_holder(incoming, session, seminar, holder, seat)


async def _keep_holder(
    incoming: Incoming, session: Session, seminar: Seminar, holder: Seat, seat: Seat
) -> list[Reply]:
    """Keep the holder's seat; the other person waits for the staff's decision."""
    seat.waiting_for, seat.replaces_seat_id = "staff", None
    args = await cards.seat_args(session, seminar, seat)
    person = await seat_owner(session, seat)
    no = Say("replacement-not-possible", args, lane=Lane.REMINDER)
    notices = [seat_notices.notice(incoming, person, f"wish:{seat.id}", no)] if person else []
    noticed = await seat_notices.notify_staff(
        incoming,
        session,
        seat,
        "notice-replacement-refused",
        _decision_buttons(seat),
        **await _involved(session, seminar, seat),
    )
    return [
        Say("replacement-refused", await cards.seat_args(session, seminar, holder), edit=True),
        *notices,
        *noticed,
    ]


async def _replace_holder(
    incoming: Incoming, session: Session, seminar: Seminar, holder: Seat, seat: Seat
) -> list[Reply]:
    """Hand the holder's seat over to the waiting person; notify both and staff."""
    person = await seat_owner(session, seat)
    giver = await seat_owner(session, holder)
    if person is None:
        raise Refusal("seat-decided")
    answers, position = seat.answers, seat.position or "other"
    theirs = await deputies.hand_over(
        session, seminar, holder, person, incoming.at, incoming.person, position=position
    )
    theirs.answers = answers
    await session.flush()
    args = {**await cards.seat_args(session, seminar, theirs), "deputy": theirs.name or Text("name-none")}
    notices: list[Reply] = []
    if giver is not None:
        own = giver.id == incoming.person.id
        notices = [Say("deputy-took", args, to=None if own else giver, edit=own, lane=Lane.REMINDER)]
    noticed = await seat_notices.notify_staff(
        incoming, session, theirs, "notice-deputy", giver=holder.name or Text("name-none")
    )
    return [
        *notices,
        *seat_notices.addressed_to(person, await confirmation(session, seminar, theirs)),
        *noticed,
    ]


# The staff's decision.


async def decide(incoming: Incoming, session: Session, data: AdmitWaitingSeat) -> list[Reply]:
    """Admit a waiting person in the place of a holder, or beyond the municipality's quota."""
    seat, seminar = await SEAT.load(incoming, session, data.seat, ORGANISERS)
    require_active(seminar)
    await seats.lock_seat_counts(session, seminar)
    if seat.state != seat_states.WAITING:
        raise Refusal("seat-decided")
    if data.how == "beyond":
        return await _seat_over_quota(incoming, session, seminar, seat)
    return await _choose_holder(incoming, session, seminar, seat, data.holder)


async def _seat_over_quota(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Register the waiting person, if need be beyond the municipality's quota. Raises Refusal in a full hall."""
    room = await seats.lock_seat_counts(session, seminar)
    if not room.has_capacity():
        raise Refusal("seminar-full")
    action = "seat.admitted_outside" if seat.waiting_for == "target" else "seat.admitted_over_quota"
    await seats.transition(
        session, seat, seat_states.REGISTERED, incoming.at, incoming.person, over_quota=True
    )
    await _audit(incoming, session, seat, action, [seat_states.WAITING, seat_states.REGISTERED])
    person = await seat_owner(session, seat)
    confirmations = (
        seat_notices.addressed_to(person, await confirmation(session, seminar, seat)) if person else []
    )
    done = Say("duplicate-decided", await cards.seat_args(session, seminar, seat), edit=True)
    return [done, *confirmations]


async def _choose_holder(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, holder_id: int | None
) -> list[Reply]:
    """Hand a holder's seat over to the waiting person; ask which one if there are several."""
    if seat.person_id is None:
        raise Refusal("duplicate-nobody")
    transferable = await seats.list_at_place(
        session, seminar, seats.place_of(seat), deputies.TRANSFERABLE_STATES
    )
    chosen = [
        holder for holder in transferable if holder.id in (holder_id, seat.replaces_seat_id)
    ] or transferable
    if not chosen:
        raise Refusal("duplicate-nobody")
    if len(chosen) > 1:
        rows = [
            [Button(_holder_label(holder), AdmitWaitingSeat("replace", seat.id, holder.id))]
            for holder in chosen
        ]
        return [Say("duplicate-which", await cards.seat_args(session, seminar, seat), rows)]
    await _audit(incoming, session, chosen[0], "seat.replaced", [chosen[0].state, seat_states.HANDED_OVER])
    replies = await _replace_holder(incoming, session, seminar, chosen[0], seat)
    return [Say("duplicate-decided", await cards.seat_args(session, seminar, seat), edit=True), *replies]


def _holder_label(seat: Seat) -> Text:
    return Text("duplicate-which-button", _name_and_position(seat))


async def _audit(incoming: Incoming, session: Session, seat: Seat, action: str, state: list[str]) -> None:
    await audit.record(session, incoming.person, action, f"seat:{seat.id}", incoming.at, state=state)
