"""The form of a registration: what is known, what is missing, and how it is kept in the draft."""

import re
from typing import Any, get_args

from handlers.buttons.seats import KeepRegistrationField, Level, Office, Position
from handlers.messages import Button, Incoming, OutOfDate
from handlers.seats.optional_fields import OPTIONAL_FIELDS
from storage.database import Session
from storage.models import Person, Seminar
from storage.seminars import seminars

Form = dict[str, Any]
OFFICES: tuple[Office, ...] = get_args(Office)
OFFICE_LEVEL: dict[str, Level] = {
    "municipality": "m",
    "rayon_administration": "r",
    "plenipotentiary": "o",
    "gamsumo": "o",
}
"""Offices that belong to a unit, and of which level."""
REGISTER_LEVELS: dict[str, tuple[str, ...]] = {
    "m": ("ayil_aymak", "city"),
    "r": ("rayon",),
    "o": ("oblast", "city"),
}
"""The levels of the register that can be chosen for each."""
ORGANISATION_OFFICES = ("partner", "other")
POSITIONS: dict[str, tuple[Position, ...]] = {
    "municipality": ("head", "deputy", "secretary", "specialist", "council", "other")
}
OTHER_POSITIONS: tuple[Position, ...] = ("chief", "vice", "specialist", "other")
PROFILE_FIELDS = ("name", "phone", "position", "office", "organisation", *OPTIONAL_FIELDS)
"""What is kept with the person, and filled in at the next seminar."""
CARD_LINES = {
    "name": ("name",),
    "phone": ("phone",),
    "position": ("position",),
    "place": ("office", "unit", "organisation"),
}
"""Line of the card -> the fields of the form that it shows, besides the optional fields."""


def next_field(form: Form) -> str:
    """The next thing to ask for: place, organisation, position, phone, extra, the name of an optional field, or name;
    `card` when nothing is left.

    An optional field is asked for while it is being edited (`reopen_line`), until it is in the form, perhaps as None.
    The name comes last: whoever has none in the profile signs the card with it, and needs no further tap.
    """
    office = form.get("office")
    if office is None or (office in OFFICE_LEVEL and not form.get("unit")):
        return "place"
    if office in ORGANISATION_OFFICES and not form.get("organisation"):
        return "organisation"
    if needed := next((name for name in ("position", "phone") if not form.get(name)), None):
        return needed
    if next_extra_question(form) is not None:
        return "extra"
    was = form.get("was", {})
    if reopened := next((name for name in OPTIONAL_FIELDS if name in was and name not in form), None):
        return reopened
    return "card" if form.get("name") else "name"


def next_extra_question(form: Form) -> int | None:
    """The first of the seminar's own questions that was neither answered nor skipped."""
    return next((one for one in form.get("extras", []) if str(one) not in form["answers"]), None)


def get_form(person: Person) -> Form:
    """This person's form. Raises OutOfDate when none is under way."""
    form = person.draft.get("registration")
    if not isinstance(form, dict) or "seminar" not in form:
        raise OutOfDate
    return form


def save_form(person: Person, form: Form) -> None:
    """Keep the form (a new object: the database notices changes by identity) and stand at the registration."""
    person.draft = {**person.draft, "registration": form}
    person.step = "registration"


def open_form(person: Person, seminar_id: int, **known: Any) -> None:
    """Stand at the registration for this seminar, with what is known for it.

    A form that was begun for another one, or for somebody else, waits until it is done.
    """
    form = person.draft.get("registration")
    if form is None or form["seminar"] != seminar_id or "assisted" in form or ("deputy" in form and known):
        earlier = {"earlier": form} if form else {}
        person.draft = {**person.draft, **earlier, "registration": {"seminar": seminar_id}}
    save_form(person, {**person.draft["registration"], **known})


def close_form(person: Person) -> None:
    """Done with this form; one that was begun for another seminar takes its place."""
    earlier = person.draft.get("earlier")
    person.draft = {
        key: value for key, value in person.draft.items() if key not in ("registration", "earlier")
    }
    person.step = None
    if earlier:
        save_form(person, earlier)


def prefill_form(person: Person, incoming: Incoming, form: Form) -> Form:
    """Fill in what is known: from an earlier registration, else the name from a profile that looks like a name."""
    known = {name: getattr(person, name) for name in PROFILE_FIELDS if getattr(person, name)}
    known |= {"proven": person.phone} if person.phone_verified_at else {}
    if person.unit_code:
        known["unit"] = person.unit_code
    if "name" not in known and _looks_like_name(incoming.profile.full_name):
        known["name"] = incoming.profile.full_name
    form = {**known, **form, "asked": True}
    save_form(person, form)
    return form


def _looks_like_name(text: str) -> bool:
    """Two words or more, letters only: good enough to put on the card for checking."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[^\W\d_]{2,}([-'’][^\W\d_]+)*", word) for word in words
    )


def reopen_line(form: Form, line: str) -> Form:
    """The form without the fields of that line, which are asked anew. Raises OutOfDate when none of it is typed."""
    field = OPTIONAL_FIELDS.get(line)
    names = (line,) if field and field.read else CARD_LINES.get(line)
    if names is None:
        raise OutOfDate
    was = {key: form.get(key) for key in (*names, "position")}
    return {**{key: form[key] for key in form if key not in names}, "was": was}


def finish_field_edit(form: Form) -> Form:
    """When a line of a finished card was changed, the rest is as it was, as far as it still fits."""
    was = form.get("was", {})
    if "office" in was and was["office"] == form.get("office") and not form.get("position"):
        form = {**form, "position": was.get("position")}
    done = next_field(form) == "card" or (next_field(form) == "name" and "name" not in was)
    return {key: form[key] for key in form if key != "was"} if done else form


async def form_seminar(session: Session, form: Form) -> Seminar:
    """The seminar the form is for. Raises OutOfDate when there is none."""
    seminar = await seminars.get(session, form["seminar"])
    if seminar is None:
        raise OutOfDate
    return seminar


def back_button(form: Form) -> list[list[Button]]:
    """While one line of a finished card is being changed: a way to leave it as it was."""
    return [[Button("back-to-card", KeepRegistrationField())]] if "was" in form else []
