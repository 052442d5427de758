"""The prompts of a registration, one for each field of its form."""

from dataclasses import replace

from handlers.buttons.seats import (
    ChoosePosition,
    ClearRegistrationField,
    EditRegistrationField,
    KeepShortName,
    ListOffices,
)
from handlers.messages import Button, Incoming, Reply, Say, Text, Value
from handlers.seats.extra_questions import extra_question_prompt
from handlers.seats.optional_fields import OPTIONAL_FIELDS, OptionalField
from handlers.seats.place_choice import office_text, place_prompt
from handlers.seats.place_obstacles import check_place, obstacle_page
from handlers.seats.registration_card import card_page, profile_name_buttons, unsigned_card_page
from handlers.seats.registration_form import (
    OFFICE_LEVEL,
    OTHER_POSITIONS,
    POSITIONS,
    Form,
    back_button,
    finish_field_edit,
    may_reopen,
    next_field,
    prompt_key,
    save_form,
)
from handlers.seats.unlisted_prompts import unlisted_prompt
from handlers.ui.spoken_help import play_rows
from storage.database import Session
from storage.units import units


async def next_prompt(incoming: Incoming, session: Session, form: Form, *, edit: bool = False) -> list[Reply]:
    """Return the prompt for the next missing field of the form."""
    match next_field(form):
        case "place":
            page = await place_prompt(session, form, edit=edit)
            listen = await play_rows(session, incoming.person, "registration")
            return [replace(page, buttons=[*page.buttons, *listen])]
        case "unlisted":
            return [await unlisted_prompt(session, form, edit=edit)]
        case "outside" | "taken":
            return [await obstacle_page(incoming, session, form, edit=edit)]
        case "organisation":
            return [_organisation_prompt(form, edit=edit)]
        case "position":
            return [await _position_prompt(session, form, edit=edit)]
        case "name":
            return [await _name_page(incoming, session, form, edit=edit)]
        case "phone":
            return await _phone_prompt(session, form, edit=edit)
        case "extra":
            return [await extra_question_prompt(session, form, edit=edit)]
        case name if name in OPTIONAL_FIELDS:
            return [_optional_field_prompt(form, OPTIONAL_FIELDS[name], edit=edit)]
    return [await card_page(session, form, edit=edit)]


def _organisation_prompt(form: Form, *, edit: bool) -> Say:
    offices = [] if "before_edit" in form else [[Button("back-button", ListOffices())]]
    return Say(prompt_key(form, "ask-organisation"), buttons=offices + back_button(form), edit=edit)


async def save_unit(incoming: Incoming, session: Session, form: Form, code: str) -> list[Reply]:
    """Save the unit, for the chosen office or, without one, for a municipality, and ask for what is missing then."""
    office = form.get("office")
    form = {**form, "office": office if office in OFFICE_LEVEL else "municipality", "unit": code}
    form = finish_field_edit(await check_place(incoming, session, form))
    save_form(incoming.person, form)
    return await next_prompt(incoming, session, form, edit=incoming.button is not None)


async def _chosen(session: Session, form: Form) -> dict[str, Value]:
    """Return the arguments that repeat what was chosen so far."""
    place = await office_text(session, form["office"], form.get("unit"), form.get("organisation"))
    return {"place": place, "position": Text(f"position-{form.get('position') or 'other'}")}


async def _position_prompt(session: Session, form: Form, *, edit: bool) -> Say:
    positions = POSITIONS.get(form["office"], OTHER_POSITIONS)
    unit = await units.get(session, form.get("unit") or "")
    heads = {"head": "position-head-city"} if unit is not None and unit.level == "city" else {}
    rows = [
        [Button(heads.get(position, f"position-{position}"), ChoosePosition(position))]
        for position in positions
    ]
    if may_reopen(form, "place") and "deputy" not in form:
        rows.append([Button("back-button", EditRegistrationField("place"))])
    args = await _chosen(session, form)
    return Say(prompt_key(form, "ask-position"), args, rows + back_button(form), edit=edit)


async def _phone_prompt(session: Session, form: Form, *, edit: bool) -> list[Reply]:
    """Ask for the telephone, below what was chosen so far. A pressed message is used: it cannot get the key that shares
    the number.
    """
    back = back_button(form) or [[Button("back-button", EditRegistrationField("position"))]]
    if "assisted" in form:
        rows = [[Button(".none", ClearRegistrationField("phone"))], *back]
        return [Say("ask-phone-other", await _chosen(session, form), rows, edit=edit)]
    ask = Say("ask-phone", buttons=back, keyboard="contact")
    chosen = Say("chosen-so-far", await _chosen(session, form), edit=True)
    return [chosen, ask] if edit else [ask]


async def _name_page(incoming: Incoming, session: Session, form: Form, *, edit: bool) -> Say:
    """Ask for the name alone, or on the card if it is all that is missing."""
    if "before_edit" in form or "short_name" in form:
        return _name_prompt(incoming, form, edit=edit)
    return await unsigned_card_page(incoming, session, form, edit=edit)


def _name_prompt(incoming: Incoming, form: Form, *, edit: bool) -> Say:
    """Ask for the name; once more, with a button to keep it, when a single word was written."""
    if short := form.get("short_name"):
        keep = Button(Text("name-keep", {"name": short}), KeepShortName())
        return Say("ask-name-whole", {"name": short}, [[keep], *back_button(form)], edit=edit)
    rows = profile_name_buttons(incoming, form) + back_button(form)
    return Say(prompt_key(form, "ask-name"), buttons=rows, edit=edit)


def _optional_field_prompt(form: Form, field: OptionalField, *, edit: bool) -> Say:
    leave_out = Button(".none", ClearRegistrationField(field.name))
    return Say(field.prompt, buttons=[[leave_out], *back_button(form)], edit=edit)
