"""The prompts of a registration, one for each field of its form."""

from dataclasses import replace

from handlers.buttons.seats import ChoosePosition, ClearRegistrationField
from handlers.messages import Button, Incoming, Reply, Say
from handlers.seats.extra_questions import extra_question_prompt
from handlers.seats.optional_fields import OPTIONAL_FIELDS, OptionalField
from handlers.seats.place_choice import place_prompt
from handlers.seats.registration_card import card_page, profile_name_buttons, unsigned_card_page
from handlers.seats.registration_form import (
    OTHER_POSITIONS,
    POSITIONS,
    Form,
    back_button,
    next_field,
    prompt_key,
)
from handlers.ui.spoken_help import play_rows
from storage.database import Session


async def next_prompt(incoming: Incoming, session: Session, form: Form, *, edit: bool = False) -> list[Reply]:
    """Return the prompt for the next missing field of the form."""
    match next_field(form):
        case "place":
            page = await place_prompt(session, form, edit=edit)
            listen = await play_rows(session, incoming.person, "registration")
            return [replace(page, buttons=[*page.buttons, *listen])]
        case "organisation":
            return [Say(prompt_key(form, "ask-organisation"), buttons=back_button(form), edit=edit)]
        case "position":
            return [_position_prompt(form, edit=edit)]
        case "name" if "before_edit" in form:
            return [_name_prompt(incoming, form, edit=edit)]
        case "name":
            return [await unsigned_card_page(incoming, session, form, edit=edit)]
        case "phone":
            back = [Say("ask-phone-back", buttons=back_button(form))] if "before_edit" in form else []
            if "assisted" in form:
                return [Say(prompt_key(form, "ask-phone")), *back]
            return [Say("ask-phone", keyboard="contact"), *back]
        case "extra":
            return [await extra_question_prompt(session, form, edit=edit)]
        case name if name in OPTIONAL_FIELDS:
            return [_optional_field_prompt(form, OPTIONAL_FIELDS[name], edit=edit)]
    return [await card_page(session, form, edit=edit)]


def _position_prompt(form: Form, *, edit: bool) -> Say:
    positions = POSITIONS.get(form["office"], OTHER_POSITIONS)
    rows = [[Button(f"position-{position}", ChoosePosition(position))] for position in positions]
    return Say(prompt_key(form, "ask-position"), buttons=rows + back_button(form), edit=edit)


def _name_prompt(incoming: Incoming, form: Form, *, edit: bool) -> Say:
    rows = profile_name_buttons(incoming, form) + back_button(form)
    return Say(prompt_key(form, "ask-name"), buttons=rows, edit=edit)


def _optional_field_prompt(form: Form, field: OptionalField, *, edit: bool) -> Say:
    leave_out = Button(".none", ClearRegistrationField(field.name))
    return Say(field.prompt, buttons=[[leave_out], *back_button(form)], edit=edit)
