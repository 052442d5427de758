"""The form of a registration, stored in the person's draft: its fields and the order in which they are asked for."""

from typing import Any, get_args

from handlers.buttons.seats import KeepRegistrationField, Level, Office, Position
from handlers.messages import Button, OutOfDate
from handlers.seats.optional_fields import OPTIONAL_FIELDS
from storage.database import Session
from storage.models import Person, Seat, Seminar
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
OUTSIDE, TAKEN = "outside", "taken"
OBSTACLES = (OUTSIDE, TAKEN)
"""What may stand in the way of a registration from a place: it is not in the target list, or its seats are taken."""
PLACE_DECISION = ("obstacle", "request", "instead_of", "over_quota", "unlisted")
"""The form's fields about that: the obstacle (one of OBSTACLES) that the person is asked about; their answer, a value
of `Seat.waiting_for`; the seat whose holder they ask to replace; whether staff give one more seat; and the rayon and
name of a municipality that is not in the list, while it is asked for (`unlisted_prompts.unlisted_fields`)."""
CARD_LINES = {
    "name": ("name",),
    "phone": ("phone", "without_phone"),
    "position": ("position",),
    "place": ("office", "unit", "organisation", *PLACE_DECISION),
}
"""Line of the card -> the form's fields that belong to it; optional fields are not listed."""


def next_field(form: Form) -> str:
    """Return the next field to ask for: `unlisted`, `place`, `organisation`, one of OBSTACLES, `position`, `phone`,
    `extra`, an optional field or `name`; `card` if the form is complete.

    An optional field is asked for while it is being edited (`reopen_line`), until it is in the form, possibly as None.
    The name comes last: at the door typing it submits the card. There no telephone is asked for, and staff who register
    somebody may leave it out (`without_phone`).
    """
    if (form.get("unlisted") or {}).get("rayon"):
        return "unlisted"
    office = form.get("office")
    if office is None or (office in OFFICE_LEVEL and not form.get("unit")):
        return "place"
    if office in ORGANISATION_OFFICES and not form.get("organisation"):
        return "organisation"
    if obstacle := form.get("obstacle"):
        return str(obstacle)
    required = ("position",) if "door" in form or form.get("without_phone") else ("position", "phone")
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
    form = person.draft[STEP]
    if known.keys() & {"office", "unit"}:  # what was decided about the place before does not hold for another
        form = {key: form[key] for key in form if key not in (*PLACE_DECISION, "before_edit")}
    save_form(person, {**form, **known})


def close_form(person: Person) -> None:
    """Done with this form; one that was begun for another seminar takes its place."""
    earlier = person.draft.get(EARLIER)
    person.draft = {key: value for key, value in person.draft.items() if key not in (STEP, EARLIER)}
    person.step = None
    if earlier:
        save_form(person, earlier)


def prefill_form(person: Person, form: Form) -> Form:
    """Fill the form from the person's stored fields. A name of the Telegram profile is only offered as a button."""
    known = {name: getattr(person, name) for name in PROFILE_FIELDS if getattr(person, name)}
    known |= {"verified_phone": person.phone} if person.phone_verified_at else {}
    if person.unit_code:
        known["unit"] = person.unit_code
    form = {**known, **form, "prefilled": True}
    save_form(person, form)
    return form


def seat_fields(seat: Seat) -> Form:
    """Return the form's fields as they are on this seat, to be changed."""
    known = {name: getattr(seat, name) for name in PROFILE_FIELDS}
    verified = {"verified_phone": seat.phone} if seat.phone_verified_at else {}
    return {**known, **verified, "unit": seat.unit_code}


def reopen_line(form: Form, line: str) -> Form:
    """Return the form without the fields of that line, keeping their values in `was`. Raises OutOfDate if unknown."""
    field = OPTIONAL_FIELDS.get(line)
    names = (line,) if field and field.read else CARD_LINES.get(line)
    if names is None:
        raise OutOfDate
    kept = [key for key in (*names, "position") if key in form or key not in PLACE_DECISION]
    before = {key: form.get(key) for key in kept} | form.get("before_edit", {})
    return {**{key: form[key] for key in form if key not in names}, "before_edit": before}


def step_back(form: Form, line: str) -> Form:
    """Return the form without the fields of that line, which is asked for anew: the card was not shown yet."""
    return {key: form[key] for key in form if key not in CARD_LINES[line]}


def may_reopen(form: Form, line: str) -> bool:
    """Return whether that line can be asked for again: on the card, and as a way back from a later field."""
    awaited = next_field(form)
    if awaited in ("card", "name", *OBSTACLES):
        return True
    known = form.get(CARD_LINES[line][0]) if line in CARD_LINES else None
    return bool(known) and "before_edit" not in form


def finish_field_edit(form: Form) -> Form:
    """Restore the position if the office is unchanged, and end the editing once its line is complete."""
    before = form.get("before_edit")
    if before is None:
        return form
    if "office" in before and before["office"] == form.get("office") and not form.get("position"):
        form = {**form, "position": before.get("position")}
    if _belongs_to_edit(next_field(form), before):
        return form
    return {key: form[key] for key in form if key != "before_edit"}


def _belongs_to_edit(awaited: str, before: Form) -> bool:
    """Return whether the next field is still part of the line that was reopened with these values."""
    if awaited in ("place", "unlisted", "organisation", *OBSTACLES):
        return "office" in before
    if awaited == "position":
        return bool(before.get("position"))
    return "answers" in before if awaited == "extra" else awaited in before


async def form_seminar(session: Session, form: Form) -> Seminar:
    """Return the form's seminar. Raises OutOfDate if there is none."""
    seminar = await seminars.get(session, form["seminar"])
    if seminar is None:
        raise OutOfDate
    return seminar


def back_button(form: Form) -> list[list[Button]]:
    """Return the button that cancels the editing of one line; none if the form is not being edited."""
    return [[Button("back-to-card", KeepRegistrationField())]] if "before_edit" in form else []
