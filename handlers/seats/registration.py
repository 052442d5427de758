"""Registration by chat: each handler saves an answer to the form and asks for its next missing field."""

from dataclasses import replace
from typing import Any, get_args

from handlers.buttons.seats import (
    AnswerExtraQuestion,
    ChooseOffice,
    ChoosePosition,
    ChooseRegistrationUnit,
    ClearRegistrationField,
    EditRegistrationField,
    KeepShortName,
    ListOffices,
    Office,
    ShowRegistrationArea,
    SubmitRegistration,
    ToggleSex,
    UseProfileName,
)
from handlers.messages import RESUME, Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.seats import actions, unlisted_registration
from handlers.seats.cards import format_phone, registration_closed, seminar_args
from handlers.seats.extra_questions import (
    answers_with_choice,
    answers_with_text,
    with_extra_questions,
)
from handlers.seats.optional_fields import OPTIONAL_FIELDS
from handlers.seats.place_choice import area_page, awaited_level, found_places, names_place
from handlers.seats.place_obstacles import check_place
from handlers.seats.registration_card import profile_name
from handlers.seats.registration_form import (
    OBSTACLES,
    OTHER_POSITIONS,
    POSITIONS,
    REGISTER_LEVELS,
    STEP,
    Form,
    back_button,
    close_form,
    finish_field_edit,
    form_seminar,
    get_form,
    next_field,
    prefill_form,
    prompt_key,
    reopen_line,
    save_form,
)
from handlers.seats.registration_prompts import next_prompt, save_unit
from handlers.seats.submit import submit_form
from handlers.seats.unlisted_prompts import with_sought_name
from handlers.seats.validation import is_valid_name, is_whole_name, parse_phone
from handlers.seats.verified_phone import apply_verified_phone
from handlers.ui.courtesy import reaction_to
from handlers.ui.place_picker import load_unit
from storage.database import Session
from storage.models import seat_states
from storage.seats import seats
from storage.seminars import seminars

ACTIVE_STATES = (*seat_states.OCCUPIED_STATES, seat_states.WAITING)
"""States of an existing seat that is shown instead of a new form."""


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the next missing field, or show the card at once if the profile fills the form."""
    person = incoming.person
    form = get_form(person)
    seminar = await form_seminar(session, form)
    if "deputy" in form or "assisted" in form:
        return await next_prompt(incoming, session, form)
    if "prefilled" in form and seminars.is_registration_open(seminar, incoming.at):
        return await next_prompt(incoming, session, await _checked_again(incoming, session, form))
    existing = await seats.of_person(session, seminar.id, person)
    current = existing if existing and existing.state in ACTIVE_STATES and existing.name else None
    is_open = seminars.is_registration_open(seminar, incoming.at)
    if not is_open or (current and not form.get("editing")):
        close_form(person)
        status = await actions.seat_status(session, seminar, current) if current else []
        return status or [await registration_closed(session, seminar, incoming.at)]
    form = prefill_form(person, await with_extra_questions(session, form, existing))
    card = Say("seminar-card", await seminar_args(session, seminar), joins_next=True)
    return [card, *await next_prompt(incoming, session, await _with_checked_place(incoming, session, form))]


async def shown_prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Return the prompt as it stands, without filling the form in."""
    form = get_form(incoming.person)
    shown = await next_prompt(incoming, session, form)
    if next_field(form) not in OBSTACLES:
        return shown
    back = [
        [Button("back-button", EditRegistrationField("place"))]
    ]  # to whoever types it, as on other prompts
    return [replace(one, buttons=[*one.buttons, *back]) if isinstance(one, Say) else one for one in shown]


async def _checked_again(incoming: Incoming, session: Session, form: Form) -> Form:
    """Check again what the person has not decided about yet: it may be over."""
    return await _with_checked_place(incoming, session, form) if form.get("obstacle") else form


async def _with_checked_place(incoming: Incoming, session: Session, form: Form) -> Form:
    """Save and return the form with what stands in the way of its place."""
    form = await check_place(incoming, session, form)
    save_form(incoming.person, form)
    return form


async def show_area(incoming: Incoming, session: Session, data: ShowRegistrationArea) -> list[Reply]:
    """Show another level of the tree of units, or another page of it."""
    form = unlisted_registration.leave(incoming, get_form(incoming.person))
    return [await area_page(session, form, data, edit=True)]


async def list_offices(incoming: Incoming, _session: Session, _data: ListOffices) -> list[Reply]:
    """Show the offices to choose from."""
    form = unlisted_registration.leave(incoming, get_form(incoming.person))
    rows = [
        [Button(f"office-{office.replace('_', '-')}", ChooseOffice(office))] for office in get_args(Office)
    ]
    return [Say(prompt_key(form, "ask-office"), buttons=rows + back_button(form), edit=True)]


async def receive_office(incoming: Incoming, session: Session, data: ChooseOffice) -> list[Reply]:
    """Save the chosen office; ask for its unit or name if it needs one."""
    form = get_form(incoming.person)
    form = {**form, "office": data.office, "unit": None, "organisation": None, "position": None}
    form = await _with_checked_place(incoming, session, form)
    return await next_prompt(incoming, session, form, edit=True)


async def receive_unit(incoming: Incoming, session: Session, data: ChooseRegistrationUnit) -> list[Reply]:
    """Save the chosen unit, for the chosen office or, without one, for a municipality."""
    form = get_form(incoming.person)
    unit = await load_unit(session, data.unit)
    if unit.level not in REGISTER_LEVELS[awaited_level(form)]:
        raise OutOfDate
    return await save_unit(incoming, session, form, unit.code)


async def _receive_place(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    if reaction := reaction_to(incoming):  # a greeting, when the form is opened; no place is named like one
        return [reaction]
    typed = incoming.text or ""
    if awaited_level(form) == "m":
        form = with_sought_name(form, typed)
        save_form(incoming.person, form)
    return [await found_places(session, form, typed)]


async def _receive_other_place(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Look for another place than the one that something stands in the way of."""
    typed = incoming.text or ""
    again = {**reopen_line(form, "place"), "office": form.get("office")}
    if not await names_place(session, again, typed):
        raise _other_than_buttons(form)
    save_form(incoming.person, again)
    return await _receive_place(incoming, session, again)


def _other_than_buttons(form: Form) -> Refusal:
    """Return the refusal of what answers no button of the prompt about an obstacle, which is shown again."""
    refusal = Refusal(f"awaited-{next_field(form)}")
    refusal.repeats_prompt = True
    return refusal


async def _receive_organisation(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    name = " ".join((incoming.text or "").split())
    if not 2 <= len(name) <= 100:
        raise Refusal("organisation-wrong")
    return await _save_fields(incoming, session, form, organisation=name)


async def _save_fields(incoming: Incoming, session: Session, form: Form, **values: Any) -> list[Reply]:
    """Save values to the form and ask for the next missing field."""
    form = finish_field_edit({**form, **values})
    save_form(incoming.person, form)
    return await next_prompt(incoming, session, form, edit=incoming.button is not None)


async def receive_position(incoming: Incoming, session: Session, data: ChoosePosition) -> list[Reply]:
    """Save the chosen position."""
    form = get_form(incoming.person)
    if not form.get("office") or data.position not in POSITIONS.get(form["office"], OTHER_POSITIONS):
        raise OutOfDate
    return await _save_fields(incoming, session, form, position=data.position)


async def receive_profile_name(incoming: Incoming, session: Session, _data: UseProfileName) -> list[Reply]:
    """Use the name of the Telegram profile."""
    form = get_form(incoming.person)
    name = profile_name(incoming)
    if name is None:
        raise Refusal("name-wrong")
    return await _save_name(incoming, session, form, name)


async def receive_short_name(incoming: Incoming, session: Session, _data: KeepShortName) -> list[Reply]:
    """Use the single word that was written as the whole name."""
    form = get_form(incoming.person)
    if not form.get("short_name") or next_field(form) != "name":
        raise OutOfDate
    return await _save_name(incoming, session, form, form["short_name"])


async def _receive_name(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    name = " ".join((incoming.text or "").split())
    if not is_valid_name(name):
        raise Refusal("name-wrong")
    if "assisted" in form or is_whole_name(name):
        return await _save_name(incoming, session, form, name)
    if first := form.get("short_name"):  # the word that was missing, or the same one again
        whole = name if name.casefold() == first.casefold() else f"{name} {first}"
        if not is_valid_name(whole):
            raise Refusal("name-wrong")
        return await _save_name(incoming, session, form, whole)
    form = {**form, "short_name": name}
    save_form(incoming.person, form)
    return await next_prompt(incoming, session, form)


async def _save_name(incoming: Incoming, session: Session, form: Form, name: str) -> list[Reply]:
    """Save the name. If staff register somebody and it was the last missing field, also submit the form."""
    form = {key: form[key] for key in form if key != "short_name"}
    submitting = "assisted" in form and "before_edit" not in form and next_field(form) == "name"
    if not submitting:
        return await _save_fields(incoming, session, form, name=name)
    save_form(incoming.person, {**form, "name": name})
    return await _submit(incoming, session)


async def _receive_phone(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    if incoming.contact and not (incoming.contact.verified or "assisted" in form):
        raise Refusal("phone-foreign")
    phone = parse_phone(incoming.contact.phone if incoming.contact else incoming.text or "")
    if phone is None:
        raise Refusal("phone-wrong")
    if incoming.contact and "assisted" not in form:
        form = await apply_verified_phone(
            incoming, session, {**form, "phone": phone, "verified_phone": phone}
        )
    replies = await _save_fields(incoming, session, form, phone=phone)
    said = {"phone": format_phone(phone)}
    if "before_edit" in form:  # the menu takes the place of the key that shares the number
        return [Say("phone-taken", said, keyboard="menu"), *replies]
    return [Say("phone-taken", said, joins_next=True), *replies]  # the menu comes with what follows the card


async def receive_choice(incoming: Incoming, session: Session, data: AnswerExtraQuestion) -> list[Reply]:
    """Save the answer to one of the seminar's own questions, or skip it, by a button."""
    form = get_form(incoming.person)
    answers = await answers_with_choice(session, form, data)
    return await _save_fields(incoming, session, form, answers=answers)


async def _receive_extra_answer(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    answers = await answers_with_text(session, form, incoming.rich_text)
    return await _save_fields(incoming, session, form, answers=answers)


async def receive_sex(incoming: Incoming, session: Session, data: ToggleSex) -> list[Reply]:
    """Set the sex; pressing the same button again removes it."""
    form = get_form(incoming.person)
    if next_field(form) not in ("card", "name"):
        raise OutOfDate
    sex = None if form.get("sex") == data.sex else data.sex
    return await _save_fields(incoming, session, form, sex=sex)


async def _receive_optional_field(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    field = OPTIONAL_FIELDS[next_field(form)]
    assert field.read is not None  # only fields with `read` are prompted for
    return await _save_fields(incoming, session, form, **{field.name: field.read(incoming.text or "")})


async def clear_field(incoming: Incoming, session: Session, data: ClearRegistrationField) -> list[Reply]:
    """Leave the field out that is asked for, removing its value: an optional one, or the telephone of somebody else."""
    form = get_form(incoming.person)
    if next_field(form) != data.field:
        raise OutOfDate
    if data.field == "phone" and "assisted" in form:
        return await _save_fields(incoming, session, form, phone=None, without_phone=True)
    if data.field not in OPTIONAL_FIELDS:
        raise OutOfDate
    return await _save_fields(incoming, session, form, **{data.field: None})


RECEIVERS = {
    "place": _receive_place,
    "unlisted": unlisted_registration.receive,
    **dict.fromkeys(OBSTACLES, _receive_other_place),
    "organisation": _receive_organisation,
    "name": _receive_name,
    "phone": _receive_phone,
    "extra": _receive_extra_answer,
}


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Read a text or contact as the value of the form's next field."""
    form = get_form(incoming.person)
    awaited = next_field(form)
    receiver = _receive_optional_field if awaited in OPTIONAL_FIELDS else RECEIVERS.get(awaited)
    has_text = incoming.text and not incoming.media
    has_contact = awaited == "phone" and incoming.contact
    if awaited in OBSTACLES and not has_text:
        raise _other_than_buttons(form)
    if receiver is None or not (has_text or has_contact):
        raise Refusal(f"awaited-place-{awaited_level(form)}" if awaited == "place" else f"awaited-{awaited}")
    return await receiver(incoming, session, form)


async def confirm_registration(
    incoming: Incoming, session: Session, _data: SubmitRegistration
) -> list[Reply]:
    """Submit the card."""
    return await _submit(incoming, session)


async def _submit(incoming: Incoming, session: Session) -> list[Reply]:
    person = incoming.person
    form = person.draft.get(STEP) or {}
    if not form and await seats.list_attending(session, person):
        raise Refusal("registered-already")
    if not form:
        raise OutOfDate
    if next_field(form) != "card":
        return [RESUME]
    return await submit_form(incoming, session, form)
