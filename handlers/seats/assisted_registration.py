"""Registration by staff of a person who does not use the bot: by telephone, on paper, at the door."""

from collections.abc import Collection
from typing import Any

from handlers import events
from handlers.buttons.seats import ChooseCandidate, RegisterOther, RegisterOtherBeyondQuota, ShowSeat
from handlers.messages import (
    RESUME,
    Button,
    Incoming,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import (
    CAN_CHECK_IN,
    CAN_FOLLOW_UP,
    CAN_REGISTER_OTHERS,
    ORGANISERS,
    is_within,
    load_seminar,
    require,
    visible_rayons,
)
from handlers.seats import cards, unlisted_units
from handlers.seats.cards import registration_closed
from handlers.seats.extra_questions import with_extra_questions
from handlers.seats.place_choice import office_text
from handlers.seats.place_obstacles import assisted_taken_card, may_exceed_quota
from handlers.seats.registration_form import (
    PROFILE_FIELDS,
    STEP,
    TAKEN,
    Form,
    close_form,
    finish_field_edit,
    form_seminar,
    get_form,
    next_field,
    open_form,
    save_form,
)
from handlers.seats.registration_prompts import next_prompt
from storage import audit
from storage.database import Session
from storage.models import Seat, Seminar, seat_states, seminar_states
from storage.seats import assisted_registration as helped
from storage.seats import list_matches, seats, unlisted
from storage.team.roles import COORDINATOR
from storage.units.units import Place

NOBODY = 0
"""`ChooseCandidate.seat` of the button "none of these"."""
MAX_CANDIDATES = 6
"""The most seats of possibly the same person that are offered as buttons."""


async def start(incoming: Incoming, session: Session, data: RegisterOther) -> list[Reply]:
    """Start the registration form for another person."""
    seminar = await load_seminar(incoming, session, CAN_REGISTER_OTHERS, data.seminar)
    if seminar.state not in seminar_states.ANNOUNCED_STATES:
        raise OutOfDate
    open_assisted_form(incoming, await with_extra_questions(session, {"seminar": seminar.id}, None))
    return [Say("assist-begin", {"seminar": Translated(seminar.title)}), RESUME]


def open_assisted_form(incoming: Incoming, form: Form) -> None:
    """Stand at the registration of somebody else. Of two such forms the first is dropped."""
    if "assisted" not in incoming.person.draft.get(STEP, {}):
        open_form(incoming.person, form["seminar"])
    save_form(incoming.person, {**form, "assisted": True, "prefilled": True})


async def register_over_quota(
    incoming: Incoming, session: Session, _data: RegisterOtherBeyondQuota
) -> list[Reply]:
    """Give one more seat than the quota of the municipality; at the door, the door may.

    It is wished for as soon as the place is known, or when the card is submitted.
    """
    roles = CAN_CHECK_IN if "door" in get_form(incoming.person) else ORGANISERS
    form, seminar = await _load_form(incoming, session, roles, TAKEN, "card")
    form = finish_field_edit({**form, "obstacle": None, "over_quota": True})
    save_form(incoming.person, form)
    if next_field(form) != "card":
        return await next_prompt(incoming, session, form, edit=True)
    return await register_assisted(incoming, session, seminar, form)


async def _load_form(
    incoming: Incoming, session: Session, roles: Collection[str], *awaited: str
) -> tuple[Form, Seminar]:
    """Return the form for another person that is at one of these fields.

    Raises Refusal without one of the roles, else OutOfDate.
    """
    form = get_form(incoming.person)
    seminar = await form_seminar(session, form)
    require(incoming, roles, seminar.id)
    if "assisted" not in form or next_field(form) not in awaited:
        raise OutOfDate
    return form, seminar


async def register_assisted(
    incoming: Incoming, session: Session, seminar: Seminar, form: Form
) -> list[Reply]:
    """Register the person on the form; the reply has a button to the page of the seat.

    If seats of possibly the same person exist, ask first which one it is: neither a number nor a name proves it.
    """
    form = {**form, "unit": await unlisted.current_code(session, form.get("unit"))}
    await _require_permission(incoming, session, seminar, form)
    open_states = seminar_states.PUBLIC_STATES if "door" in form else seminar_states.ANNOUNCED_STATES
    if seminar.state not in open_states:  # cancelled or over since the form was started
        close_form(incoming.person)
        return [await registration_closed(session, seminar, incoming.at)]
    if "candidate" not in form and (found := await _find_candidates(incoming, session, seminar, form)):
        return [await _candidates_prompt(session, form, found)]
    profile: dict[str, Any] = {name: form.get(name) for name in PROFILE_FIELDS} | {
        "unit_code": form.get("unit")
    }
    invited = await seats.get(session, form.get("candidate") or 0)
    over_quota = bool(form.get("over_quota")) and may_exceed_quota(incoming, seminar, form)
    try:
        seat = await helped.register_on_behalf(
            session, seminar, profile, incoming.person, incoming.at, invited=invited, over_quota=over_quota
        )
    except seats.UnitFull as taken:
        return [await assisted_taken_card(incoming, session, seminar, form, taken.seats)]
    except seats.InvalidTransition:
        save_form(incoming.person, {name: form[name] for name in form if name != "candidate"})
        return [Say("seat-decided"), RESUME]
    seat.answers = form.get("answers", {})
    close_form(incoming.person)
    await session.flush()
    await audit.record(
        session, incoming.person, "seat.assisted", f"seat:{seat.id}", incoming.at, state=[None, seat.state]
    )
    told = await unlisted_units.tell_staff(incoming, session, seat)
    if "door" in form and seat.state == seat_states.REGISTERED:
        return [*await events.walk_in_registered.notify(incoming, session, seminar, seat), *told]
    rows = [
        *await unlisted_units.open_button(incoming, session, seminar, seat),
        [Button("notice-open", ShowSeat(seat.id))],
        [Button("staff-assist", RegisterOther(seminar.id))],
    ]
    key = "assist-waits" if seat.state == seat_states.WAITING else "assisted"
    return [Say(key, await cards.seat_args(session, seminar, seat), rows, edit=True), *told]


async def choose_candidate(incoming: Incoming, session: Session, data: ChooseCandidate) -> list[Reply]:
    """Take up the chosen invitation for the person on the form, or none of those offered."""
    form, seminar = await _load_form(incoming, session, CAN_REGISTER_OTHERS, "card")
    found = await _find_candidates(incoming, session, seminar, form)
    open_invitations = [seat.id for seat in found if _is_open_invitation(seat, _form_place(form))]
    if data.seat not in (NOBODY, *open_invitations):
        raise OutOfDate
    form = {**form, "candidate": data.seat}
    save_form(incoming.person, form)
    return await register_assisted(incoming, session, seminar, form)


def _form_place(form: Form) -> Place:
    return form["office"], form.get("unit")


def _is_open_invitation(seat: Seat, place: Place) -> bool:
    """Return whether the seat is an unanswered invitation of this place, which can be taken up."""
    return seat.state == seat_states.INVITED and seat.person_id is None and seats.place_of(seat) == place


async def _find_candidates(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> list[Seat]:
    """Return seats of possibly the same person: open invitations, and others whose number this staff member may see."""
    callable_in = visible_rayons(incoming, seminar.id, ORGANISERS)
    found = []
    for seat in await list_matches.list_candidates(session, seminar.id, form.get("phone"), _form_place(form)):
        seen = incoming.has_role(CAN_FOLLOW_UP, seminar.id) and await is_within(
            session, seat.unit_code, callable_in
        )
        if _is_open_invitation(seat, _form_place(form)) or seen:
            found.append(seat)
    return found[:MAX_CANDIDATES]


async def _candidates_prompt(session: Session, form: Form, found: list[Seat]) -> Say:
    """Ask whether it is one of these; a seat that is not an open invitation of the place can only be opened."""
    place = await office_text(session, form["office"], form.get("unit"), form.get("organisation"))
    rows = [[await _candidate_button(session, seat, _form_place(form))] for seat in found]
    rows.append([Button(".another", ChooseCandidate(NOBODY))])
    return Say("assist-same", {"name": form["name"], "place": place}, rows)


async def _candidate_button(session: Session, seat: Seat, place: Place) -> Button:
    args: dict[str, Value] = {
        "name": seat.name or Text("name-none"),
        "place": await office_text(session, seat.office, seat.unit_code, seat.organisation),
    }
    if _is_open_invitation(seat, place):
        return Button(Text("assist-is", args), ChooseCandidate(seat.id))
    return Button(Text("assist-see", args), ShowSeat(seat.id))


async def _require_permission(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> None:
    """Check the roles again, and that a coordinator registers from their own rayon. Raises Refusal."""
    require(incoming, CAN_REGISTER_OTHERS, seminar.id)
    own = visible_rayons(incoming, seminar.id, CAN_REGISTER_OTHERS - {COORDINATOR})
    if not await is_within(session, form.get("unit"), own):
        raise Refusal("not-yours")
