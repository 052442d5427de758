"""What stands in the way of a registration from a place, said as soon as the place is known, and the ways on."""

from collections.abc import Sequence

from handlers.buttons.seats import (
    EditRegistrationField,
    RegisterOtherBeyondQuota,
    ResolveDuplicate,
    ShowSeat,
)
from handlers.messages import Button, Incoming, Lines, Say, Text, Translated, Value
from handlers.permissions import CAN_CHECK_IN, ORGANISERS
from handlers.seats.place_choice import office_text, unit_office_text
from handlers.seats.registration_form import OUTSIDE, PLACE_DECISION, TAKEN, Form, form_seminar
from storage.database import Session
from storage.models import Person, Seat, Seminar, seat_states
from storage.seats import deputies, seats
from storage.seminars import targets
from storage.units.units import Place

MAX_AREAS = 5
"""The most areas that are named as those a seminar is for."""


async def check_place(incoming: Incoming, session: Session, form: Form) -> Form:
    """Return the form with what stands in the way of its place, instead of an earlier decision about another place.

    Deputies have the seat of their place already, and staff may register anybody for whom there is a seat.
    """
    form = {key: form[key] for key in form if key not in PLACE_DECISION}
    if "deputy" in form or not form.get("unit"):
        return form
    seminar = await form_seminar(session, form)
    if "assisted" in form:
        return await _with_taken(session, seminar, form)
    mine = await seats.of_person(session, seminar.id, incoming.person)
    if mine is not None and _has_place(mine) and seats.place_of(mine) == _place(form):
        return form
    if await is_outside(session, seminar, _place(form)):
        return {**form, "obstacle": OUTSIDE}
    return await _with_taken(session, seminar, form)


def _place(form: Form) -> Place:
    return form["office"], form.get("unit")


async def keeps_other_place(session: Session, seminar: Seminar, person: Person, form: Form) -> bool:
    """Return whether the person has a seat from another place than that of the form."""
    mine = await seats.of_person(session, seminar.id, person)
    return mine is not None and _has_place(mine) and seats.place_of(mine) != _place(form)


def _has_place(seat: Seat) -> bool:
    return seat.state in seat_states.OCCUPIED_STATES


async def is_outside(session: Session, seminar: Seminar, place: Place) -> bool:
    """Return whether the seminar is for others: it has a target list without the place, and nobody of it is invited."""
    meant = await targets.expand_targets(session, seminar.id, without_seats=True)
    if not meant or place in meant:
        return False
    known = (seat_states.INVITED, *seat_states.OCCUPIED_STATES)
    return not await seats.list_at_place(session, seminar, place, known)


async def _with_taken(session: Session, seminar: Seminar, form: Form) -> Form:
    """Return the form, with an obstacle if the place's seats are taken now. `registrations.register` decides.

    A seat that staff entered may be this person's own: their telephone number is to be known before that is said.
    """
    if seminar.places_per_unit is None:
        return form
    holders = await seats.list_at_place(session, seminar, _place(form), seat_states.OCCUPIED_STATES)
    may_be_own = "assisted" not in form and any(holder.person_id is None for holder in holders)
    if len(holders) < seminar.places_per_unit or may_be_own:
        return form
    return {**form, "obstacle": TAKEN}


async def obstacle_page(incoming: Incoming, session: Session, form: Form, *, edit: bool) -> Say:
    """Return the question what to do about the form's obstacle."""
    seminar = await form_seminar(session, form)
    if form["obstacle"] == OUTSIDE:
        return await _outside_page(session, seminar, incoming.person, form, edit=edit)
    holders = await seats.list_at_place(session, seminar, _place(form), seat_states.OCCUPIED_STATES)
    if "assisted" in form:
        return await assisted_taken_card(incoming, session, seminar, form, holders, edit=edit)
    return await unit_taken_card(session, seminar, incoming.person, form, holders, edit=edit)


async def _outside_page(session: Session, seminar: Seminar, person: Person, form: Form, *, edit: bool) -> Say:
    """Say whom the seminar is for, and offer to ask staff; whoever has a seat keeps it."""
    areas = await targets.list_areas(session, seminar.id)
    names = [await unit_office_text(session, office, unit) for office, unit in areas[:MAX_AREAS]]
    if (more := len(areas) - MAX_AREAS) > 0:
        names.append(Text("and-more", {"number": more}))
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "place": await _place_text(session, form),
        "list": Lines(names, ", "),
    }
    mine = await seats.of_person(session, seminar.id, person)
    if mine is not None and _has_place(mine):
        return Say("outside-kept", args, _other_ways(), edit=edit)
    ask = [Button(".ask", ResolveDuplicate("staff"), style="primary")]
    return Say("outside", args, [ask, *_other_ways(".leave")], edit=edit)


async def unit_taken_card(
    session: Session,
    seminar: Seminar,
    person: Person,
    form: Form,
    holders: Sequence[Seat],
    *,
    edit: bool = True,
) -> Say:
    """Return the message for a full municipality: the positions of the seats' holders (no names) and the choices."""
    mine = await seats.of_person(session, seminar.id, person)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "place": await _place_text(session, form),
        "list": Lines([_holder_line(holder) for holder in holders]),
    }
    if mine is not None and _has_place(mine):
        return Say("unit-taken-kept", args, _other_ways(), edit=edit)
    transferable = [holder for holder in holders if holder.state in deputies.TRANSFERABLE_STATES]
    rows = [
        [Button(_replace_label(holder, len(transferable)), ResolveDuplicate("instead", holder.id))]
        for holder in transferable
    ]
    rows.append([Button(".both", ResolveDuplicate("staff"))])
    return Say("unit-taken", args, rows + _other_ways(), edit=edit)


async def assisted_taken_card(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    form: Form,
    holders: Sequence[Seat],
    *,
    edit: bool = False,
) -> Say:
    """Tell staff that the seats of the place are taken, with a button to each, and one to give one more if they may."""
    exceed = [[Button("duplicate-over-quota", RegisterOtherBeyondQuota())]]
    rows = exceed if may_exceed_quota(incoming, seminar, form) else []
    rows.append([Button("place-other", EditRegistrationField("place"))])
    rows += [[Button(_holder_line(holder), ShowSeat(holder.id))] for holder in holders]
    return Say("assist-unit-taken", {"place": await _place_text(session, form)}, rows, edit=edit)


def may_exceed_quota(incoming: Incoming, seminar: Seminar, form: Form) -> bool:
    """Return whether this staff member may give one more seat: organisers, and the door at the door."""
    return incoming.has_role(CAN_CHECK_IN if "door" in form else ORGANISERS, seminar.id)


async def _place_text(session: Session, form: Form) -> Value:
    return await office_text(session, form["office"], form.get("unit"), form.get("organisation"))


def _other_ways(leave: str = "unit-taken-leave") -> list[list[Button]]:
    return [
        [Button("place-other", EditRegistrationField("place"))],
        [Button(leave, ResolveDuplicate("leave"))],
    ]


def _holder_line(seat: Seat) -> Text:
    """Describe the holder of a seat by position; never by name or telephone number."""
    return Text("unit-taken-by", {"position": Text(f"position-{seat.position or 'other'}")})


def _replace_label(seat: Seat, choices: int) -> Text:
    if choices == 1:
        return Text("unit-taken-replacement")
    return Text("unit-taken-replacement-of", {"position": Text(f"position-{seat.position or 'other'}")})
