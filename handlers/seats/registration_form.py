"""The form of a registration, stored in the person's draft: its fields and the order in which they are asked for."""

import re
from typing import Any, get_args

from handlers.buttons.seats import KeepRegistrationField, Level, Office, Position
from handlers.messages import Button, Incoming, OutOfDate
from handlers.seats.optional_fields import OPTIONAL_FIELDS
from storage.database import Session
from storage.models import Person, Seminar
from storage.seminars import seminars

Form = dict[str, Any]
STEP = "registration"
EARLIER = "earlier"
"""The key of the draft with a registration that waits while another one is filled in."""
OFFICES: tuple[Office, ...] = get_args(Office)
OFFICE_LEVEL: dict[str, Level] = {
    "municipality": "m",
    "rayon_administration": "r",
    "plenipotentiary": "o",
    "gamsumo": "o",
}
"""Office -> the level of its unit; offices without a unit are not listed."""
REGISTER_LEVELS: dict[str, tuple[str, ...]] = {
    "m": ("ayil_aymak", "city"),
    "r": ("rayon",),
    "o": ("oblast", "city"),
}
"""Level of a button -> the levels of the register of units that can be chosen."""
ORGANISATION_OFFICES = ("partner", "other")
POSITIONS: dict[str, tuple[Position, ...]] = {
    "municipality": ("head", "deputy", "secretary", "specialist", "council", "other")
}
OTHER_POSITIONS: tuple[Position, ...] = ("chief", "vice", "specialist", "other")
PROFILE_FIELDS = ("name", "phone", "position", "office", "organisation", *OPTIONAL_FIELDS)
"""The fields that are also stored with the person, to fill in the form of the next seminar."""
CARD_LINES = {
    "name": ("name",),
    "phone": ("phone",),
    "position": ("position",),
    "place": ("office", "unit", "organisation"),
}
"""Line of the card -> the form's fields that it shows; optional fields are not listed."""


def next_field(form: Form) -> str:
    """Return the next field to ask for: `place`, `organisation`, `position`, `phone`, `extra`, an optional field or
    `name`; `card` if the form is complete.

    An optional field is asked for while it is being edited (`reopen_line`), until it is in the form, possibly as None.
    The name comes last, as typing it submits the card without a further tap. At the door
    no telephone is asked for.
    """
    office = form.get("office")
    if office is None or (office in OFFICE_LEVEL and not form.get("unit")):
        return "place"
    if office in ORGANISATION_OFFICES and not form.get("organisation"):
        return "organisation"
    required = ("position",) if "door" in form else ("position", "phone")
    if needed := next((name for name in required if not form.get(name)), None):
        return needed
    if next_extra_question(form) is not None:
        return "extra"
    before = form.get("before_edit", {})
    if reopened := next((name for name in OPTIONAL_FIELDS if name in before and name not in form), None):
        return reopened
    return "card" if form.get("name") else "name"


def next_extra_question(form: Form) -> int | None:
    """Return the number of the first of the seminar's own questions neither answered nor skipped, or None."""
    return next(
        (number for number in form.get("extra_questions", []) if str(number) not in form["answers"]), None
    )


def prompt_key(form: Form, key: str) -> str:
    """Return the key of a prompt, worded for another person if staff register somebody else."""
    return f"{key}-other" if "assisted" in form else key


def get_form(person: Person) -> Form:
    """This person's form. Raises OutOfDate when none is under way."""
    form = person.draft.get(STEP)
    if not isinstance(form, dict) or "seminar" not in form:
        raise OutOfDate
    return form


def save_form(person: Person, form: Form) -> None:
    """Keep the form (a new object: the database notices changes by identity) and stand at the registration."""
    person.draft = {**person.draft, STEP: form}
    person.step = STEP


def open_form(person: Person, seminar_id: int, **known: Any) -> None:
    """Enter the step `registration` for this seminar, adding `known` to its form.

    An unfinished form for another seminar or another person is kept, and resumed by `close_form`.
    """
    form = person.draft.get(STEP)
    if form is None or form["seminar"] != seminar_id or "assisted" in form or ("deputy" in form and known):
        earlier = {EARLIER: form} if form else {}
        person.draft = {**person.draft, **earlier, STEP: {"seminar": seminar_id}}
    save_form(person, {**person.draft[STEP], **known})


def close_form(person: Person) -> None:
    """Done with this form; one that was begun for another seminar takes its place."""
    earlier = person.draft.get(EARLIER)
    person.draft = {key: value for key, value in person.draft.items() if key not in (STEP, EARLIER)}
    person.step = None
    if earlier:
        save_form(person, earlier)


def prefill_form(person: Person, incoming: Incoming, form: Form) -> Form:
    """Fill the form from the person's stored fields; take a missing name from the profile if it looks like one."""
    known = {name: getattr(person, name) for name in PROFILE_FIELDS if getattr(person, name)}
    known |= {"verified_phone": person.phone} if person.phone_verified_at else {}
    if person.unit_code:
        known["unit"] = person.unit_code
    if "name" not in known and _looks_like_name(incoming.profile.full_name):
        known["name"] = incoming.profile.full_name
    form = {**known, **form, "prefilled": True}
    save_form(person, form)
    return form


def _looks_like_name(text: str) -> bool:
    """Return whether the text is two to four words of letters, which is put on the card for checking."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[^\W\d_]{2,}([-'’][^\W\d_]+)*", word) for word in words
    )


def reopen_line(form: Form, line: str) -> Form:
    """Return the form without the fields of that line, keeping their values in `was`. Raises OutOfDate if unknown."""
    field = OPTIONAL_FIELDS.get(line)
    names = (line,) if field and field.read else CARD_LINES.get(line)
    if names is None:
        raise OutOfDate
    before = {key: form.get(key) for key in (*names, "position")}
    return {**{key: form[key] for key in form if key not in names}, "before_edit": before}


def finish_field_edit(form: Form) -> Form:
    """Restore the position if the office is unchanged, and end the editing once nothing else is missing."""
    was = form.get("before_edit", {})
    if "office" in was and was["office"] == form.get("office") and not form.get("position"):
        form = {**form, "position": was.get("position")}
    done = next_field(form) == "card" or (next_field(form) == "name" and "name" not in was)
    return {key: form[key] for key in form if key != "before_edit"} if done else form


async def form_seminar(session: Session, form: Form) -> Seminar:
    """Return the form's seminar. Raises OutOfDate if there is none."""
    seminar = await seminars.get(session, form["seminar"])
    if seminar is None:
        raise OutOfDate
    return seminar


def back_button(form: Form) -> list[list[Button]]:
    """Return the button that cancels the editing of one line; none if the form is not being edited."""
    return [[Button("back-to-card", KeepRegistrationField())]] if "before_edit" in form else []
