"""The card of a registration: all fields of the form, to be checked, changed and confirmed."""

from handlers.buttons.seats import (
    DiscardRegistrationEdit,
    EditRegistrationField,
    SubmitRegistration,
    UseProfileName,
)
from handlers.messages import Button, Incoming, Lines, Say, Text, Translated, Value
from handlers.seats.cards import format_phone
from handlers.seats.extra_questions import card_buttons, card_lines
from handlers.seats.optional_fields import OPTIONAL_FIELDS
from handlers.seats.place_choice import office_text
from handlers.seats.registration_form import Form, form_seminar, prompt_key
from handlers.seats.validation import is_valid_name, is_whole_name
from storage.database import Session

CHANGE_PHONE = Button("card-phone", EditRegistrationField("phone"))


async def card_page(session: Session, form: Form, *, edit: bool) -> Say:
    """Return the card of a complete form, with a button to submit it; for a registration that exists, to save it."""
    editing = "editing" in form
    label = "card-save" if editing else prompt_key(form, "card-confirm")
    rows = [
        [Button(label, SubmitRegistration(), style="success")],
        [Button("card-name", EditRegistrationField("name")), CHANGE_PHONE],
        *await _card_buttons(session, form),
        *([[Button("card-discard", DiscardRegistrationEdit())]] if editing else []),
    ]
    key = "card-editing" if editing else prompt_key(form, "card")
    return Say(key, {**await _card_args(session, form), "name": form["name"]}, buttons=rows, edit=edit)


async def unsigned_card_page(incoming: Incoming, session: Session, form: Form, *, edit: bool) -> Say:
    """Return the card of a form that lacks only the name, which is awaited."""
    if "door" in form:
        return await _walk_in_page(session, form, edit=edit)
    rows = [
        *profile_name_buttons(incoming, form),
        [CHANGE_PHONE],
        *await _card_buttons(session, form),
    ]
    return Say(prompt_key(form, "card-unsigned"), await _card_args(session, form), buttons=rows, edit=edit)


async def _walk_in_page(session: Session, form: Form, *, edit: bool) -> Say:
    """The same for somebody at the door, where people are waiting: place and position, and the name is awaited."""
    place = [Button(f"card-{line}", EditRegistrationField(line)) for line in ("place", "position")]
    args = await _card_args(session, form)
    return Say("walk-in-name", {name: args[name] for name in ("place", "position")}, [place], edit=edit)


async def _card_buttons(session: Session, form: Form) -> list[list[Button]]:
    place = [] if "deputy" in form else [Button("card-place", EditRegistrationField("place"))]
    return [
        [*place, Button("card-position", EditRegistrationField("position"))],
        *(field.card_buttons(form.get(field.name)) for field in OPTIONAL_FIELDS.values()),
        *await card_buttons(session, form),
    ]


async def _card_args(session: Session, form: Form) -> dict[str, Value]:
    seminar = await form_seminar(session, form)
    return {
        "seminar": Translated(seminar.title),
        "phone": format_phone(form["phone"]) if form.get("phone") else Text("seat-page-no-phone"),
        "position": Text(f"position-{form['position']}"),
        "place": await office_text(session, form["office"], form.get("unit"), form.get("organisation")),
        "more": Lines(
            [
                *(field.card_line(form.get(field.name)) for field in OPTIONAL_FIELDS.values()),
                *await card_lines(session, form),
                *([Text("card-request")] if form.get("request") else []),
            ]
        ),
    }


def profile_name_buttons(incoming: Incoming, form: Form) -> list[list[Button]]:
    """Return a button with the name of the Telegram profile if it may be a whole one; none on another's form."""
    name = profile_name(incoming)
    return [[Button(Translated({"en": name}), UseProfileName())]] if name and "assisted" not in form else []


def profile_name(incoming: Incoming) -> str | None:
    """Return the name of the Telegram profile if it may be a name as in the passport, else None."""
    name = " ".join(incoming.profile.full_name.split())
    return name if is_valid_name(name) and is_whole_name(name) else None
