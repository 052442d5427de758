"""Registration by chat. The form says what is still missing; the next question follows from it."""

from typing import Any

from handlers.common import number
from handlers.registering.besides import (
    card_buttons,
    card_lines,
    extra_prompt,
    picked,
    reopened,
    typed,
    with_extras,
)
from handlers.registering.form import (
    LEVELS,
    OFFICES,
    OTHER_POSITIONS,
    POSITIONS,
    UNIT_LEVEL,
    Form,
    back_button,
    begin,
    finish_line,
    form_of,
    leave,
    missing,
    put,
    seminar_of,
)
from handlers.registering.particulars import is_name, phone_number
from handlers.registering.places import area_list, office_text, place_prompt, with_parent
from handlers.registering.proof import proven
from handlers.registering.settling import settle
from handlers.seats import seating
from handlers.seats.seat import closed, own_seminar, pretty, seminar_args
from handlers.words import (
    RESUME,
    Button,
    Incoming,
    Lines,
    Named,
    Refusal,
    Reply,
    Say,
    Text,
    Value,
)
from storage import seats, seminars, units
from storage.database import Session

STANDING = (*seats.TAKEN, seats.WAITING)
"""States of a seat that is shown instead of a new registration."""


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for what is missing; a person known from before goes straight to the card."""
    person = incoming.person
    form = form_of(person)
    seminar = await seminar_of(session, form)
    if "deputy" in form or "assisted" in form:
        return await _question(incoming, session, form)
    if "asked" in form and seminars.takes_registrations(seminar, incoming.at):
        return await _question(incoming, session, form)
    existing = await seats.of_person(session, seminar.id, person)
    standing = existing if existing and existing.state in STANDING and existing.name else None
    takes = seminars.takes_registrations(seminar, incoming.at)
    if not takes or (standing and not form.get("again")):
        leave(person)
        known = await seating.standing(session, seminar, standing) if standing else []
        return known or [await closed(session, seminar, incoming.at)]
    form = begin(person, incoming, await with_extras(session, form, existing))
    card = Say("seminar-card", await seminar_args(session, seminar))
    return [card, *await _question(incoming, session, form)]


async def _question(incoming: Incoming, session: Session, form: Form, *, edit: bool = False) -> list[Reply]:
    """The prompt for what the form lacks."""
    match missing(form):
        case "place":
            return [await place_prompt(session, form, edit=edit)]
        case "organisation":
            return [Say("ask-organisation", buttons=back_button(form), edit=edit)]
        case "position":
            return [_position_prompt(form, edit=edit)]
        case "name" if "was" in form:
            return [_name_prompt(incoming, form, edit=edit)]
        case "name":
            return [await _unsigned(incoming, session, form, edit=edit)]
        case "phone":
            back = [Say("ask-phone-back", buttons=back_button(form))] if "was" in form else []
            if "assisted" in form:
                return [Say("ask-phone-other"), *back]
            return [Say("ask-phone", keyboard="contact"), *back]
        case "extra":
            return [await extra_prompt(session, form, edit=edit)]
    return [await _card(session, form, edit=edit)]


async def back_to_card(incoming: Incoming, session: Session) -> list[Reply]:
    """Leave the line as it was."""
    form = form_of(incoming.person)
    if "was" in form:
        away_from_phone = missing(form) == "phone"
        form = {key: value for key, value in (form | form["was"]).items() if key != "was"}
        put(incoming.person, form)
        if away_from_phone:  # the contact button goes away
            return [Say("phone-kept", keyboard="menu"), *await _question(incoming, session, form)]
    return await _question(incoming, session, form, edit=True)


async def area(incoming: Incoming, session: Session) -> list[Reply]:
    """Go up or down the tree, or turn a page of it: `area:<m|r|o>:<code>:<page>`."""
    form = form_of(incoming.person)
    want, code, page = [*incoming.arguments, "", "", ""][:3]
    if want not in LEVELS:
        raise Refusal("button-old")
    return [await area_list(session, form, want, code, number(page), edit=True)]


async def offices(incoming: Incoming, _session: Session) -> list[Reply]:
    """The list of offices that are not municipalities."""
    form = form_of(incoming.person)
    rows = [[Button(f"office-{office.replace('_', '-')}", f"office:{office}")] for office in OFFICES]
    return [Say("ask-office", buttons=rows + back_button(form), edit=True)]


async def take_office(incoming: Incoming, session: Session) -> list[Reply]:
    """An office was chosen; its unit or its name may come next."""
    form = form_of(incoming.person)
    if incoming.argument not in OFFICES:
        raise Refusal("button-old")
    form = {**form, "office": incoming.argument, "unit": None, "organisation": None, "position": None}
    put(incoming.person, form)
    return await _question(incoming, session, form, edit=True)


async def take_unit(incoming: Incoming, session: Session) -> list[Reply]:
    """A unit was chosen: for an office of its level, otherwise it is a municipality's."""
    form = form_of(incoming.person)
    unit = await units.get(session, incoming.argument)
    if unit is None or unit.retired_at is not None:
        raise Refusal("unit-gone")
    office = form.get("office") or "municipality"
    if unit.level not in LEVELS[UNIT_LEVEL.get(office, "m")]:
        raise Refusal("button-old")
    form = finish_line(
        {**form, "office": office if office in UNIT_LEVEL else "municipality", "unit": unit.code}
    )
    put(incoming.person, form)
    return await _question(incoming, session, form, edit=True)


async def _take_place(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Part of a name, typed: the units it may mean, each with its rayon."""
    typed = incoming.text or ""
    want = UNIT_LEVEL.get(form.get("office") or "municipality", "m")
    matches = await units.search(session, typed, levels=LEVELS[want])
    if not matches:
        prompt = await place_prompt(session, form, edit=False)
        return [Say("place-not-found", {"typed": typed[:60]}, buttons=prompt.buttons)]
    rows = [[Button(with_parent(one.unit, one.parent), f"unit:{one.unit.code}")] for one in matches]
    rows.append([Button("place-browse", f"area:{want}::0")])
    return [Say("place-found", {"typed": typed[:60]}, buttons=rows)]


async def _take_organisation(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    name = " ".join((incoming.text or "").split())
    if not 2 <= len(name) <= 100:
        raise Refusal("organisation-wrong")
    return await _filled(incoming, session, form, organisation=name)


async def _filled(incoming: Incoming, session: Session, form: Form, **values: Any) -> list[Reply]:
    """One more line of the form is there."""
    form = finish_line({**form, **values})
    put(incoming.person, form)
    return await _question(incoming, session, form, edit=incoming.button is not None)


def _position_prompt(form: Form, *, edit: bool) -> Say:
    positions = POSITIONS.get(form["office"], OTHER_POSITIONS)
    rows = [[Button(f"position-{one}", f"position:{one}")] for one in positions]
    return Say("ask-position", buttons=rows + back_button(form), edit=edit)


async def take_position(incoming: Incoming, session: Session) -> list[Reply]:
    """A position was chosen."""
    form = form_of(incoming.person)
    if not form.get("office") or incoming.argument not in POSITIONS.get(form["office"], OTHER_POSITIONS):
        raise Refusal("button-old")
    return await _filled(incoming, session, form, position=incoming.argument)


def _name_prompt(incoming: Incoming, form: Form, *, edit: bool) -> Say:
    return Say("ask-name", buttons=_proposed(incoming, form) + back_button(form), edit=edit)


def _proposed(incoming: Incoming, form: Form) -> list[list[Button]]:
    """The name in the profile, where it may be one, and theirs whom the form is for."""
    if "assisted" in form:
        return []
    name = " ".join(incoming.profile.full_name.split())
    return [[Button(Named({"en": name}), "name")]] if is_name(name) else []


async def take_profile_name(incoming: Incoming, session: Session) -> list[Reply]:
    """The name from the profile is right."""
    form = form_of(incoming.person)
    proposed = " ".join(incoming.profile.full_name.split())
    if not is_name(proposed):
        raise Refusal("name-wrong")
    return await _named(incoming, session, form, proposed)


async def _named(incoming: Incoming, session: Session, form: Form, name: str) -> list[Reply]:
    """A name: one line of a card that is being changed, else the last thing that was missing, and the signature."""
    signed = "was" not in form and missing(form) == "name"
    if not signed:
        return await _filled(incoming, session, form, name=name)
    put(incoming.person, {**form, "name": name})
    return await confirm(incoming, session)


async def _take_name(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    name = " ".join((incoming.text or "").split())
    if not is_name(name):
        raise Refusal("name-wrong")
    return await _named(incoming, session, form, name)


async def _take_phone(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    if incoming.contact and not (incoming.contact.own or "assisted" in form):
        raise Refusal("phone-foreign")
    phone = phone_number(incoming.contact.phone if incoming.contact else incoming.text or "")
    if phone is None:
        raise Refusal("phone-wrong")
    if incoming.contact and "assisted" not in form:
        form = await proven(incoming, session, {**form, "phone": phone, "proven": phone})
    # The contact button goes away with this message; the card needs its own, for its own buttons.
    said = await _filled(incoming, session, form, phone=phone)
    return [Say("phone-taken", {"phone": pretty(phone)}, keyboard="menu"), *said]


async def take_pick(incoming: Incoming, session: Session) -> list[Reply]:
    """One of the seminar's own questions was answered by a button, or skipped."""
    form = form_of(incoming.person)
    return await _filled(incoming, session, form, answers=await picked(session, form, incoming.argument))


async def _take_extra(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    answers = await typed(session, form, incoming.words)
    return await _filled(incoming, session, form, answers=answers)


async def take_sex(incoming: Incoming, session: Session) -> list[Reply]:
    """Set on the card with one tap; the same tap again takes it back."""
    form = form_of(incoming.person)
    if incoming.argument not in ("f", "m") or missing(form) not in ("card", "name"):
        raise Refusal("button-old")
    sex = None if form.get("sex") == incoming.argument else incoming.argument
    return await _filled(incoming, session, form, sex=sex)


TAKE = {
    "place": _take_place,
    "organisation": _take_organisation,
    "name": _take_name,
    "phone": _take_phone,
    "extra": _take_extra,
}


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """Something was written, shared or sent while the form is open."""
    form = form_of(incoming.person)
    awaited = missing(form)
    wants_text = awaited in TAKE and incoming.text and not incoming.media
    wants_contact = awaited == "phone" and incoming.contact
    if not (wants_text or wants_contact):
        want = UNIT_LEVEL.get(form.get("office") or "municipality", "m")
        raise Refusal(f"awaited-place-{want}" if awaited == "place" else f"awaited-{awaited}")
    return await TAKE[awaited](incoming, session, form)


async def _card(session: Session, form: Form, *, edit: bool) -> Say:
    rows = [
        [Button("card-confirm", "confirm", style="success")],
        [Button("card-name", "change:name"), Button("card-phone", "change:phone")],
        *await _card_rows(session, form),
    ]
    return Say("card", {**await _card_args(session, form), "name": form["name"]}, buttons=rows, edit=edit)


async def _unsigned(incoming: Incoming, session: Session, form: Form, *, edit: bool) -> Say:
    """The card without a name: whoever writes theirs has registered with it."""
    rows = [
        *_proposed(incoming, form),
        [Button("card-phone", "change:phone")],
        *await _card_rows(session, form),
    ]
    key = "card-unsigned-other" if "assisted" in form else "card-unsigned"
    return Say(key, await _card_args(session, form), buttons=rows, edit=edit)


async def _card_rows(session: Session, form: Form) -> list[list[Button]]:
    chosen = form.get("sex")
    place = [] if "deputy" in form else [Button("card-place", "change:place")]
    return [
        [*place, Button("card-position", "change:position")],
        [
            Button("sex-f-chosen" if chosen == "f" else "sex-f", "sex:f"),
            Button("sex-m-chosen" if chosen == "m" else "sex-m", "sex:m"),
        ],
        *await card_buttons(session, form),
    ]


async def _card_args(session: Session, form: Form) -> dict[str, Value]:
    seminar = await seminar_of(session, form)
    return {
        "seminar": Named(seminar.title),
        "phone": pretty(form["phone"]),
        "position": Text(f"position-{form['position']}"),
        "place": await office_text(session, form["office"], form.get("unit"), form.get("organisation")),
        "more": Lines(
            [
                Text("card-sex", {"sex": Text(f"sex-{form.get('sex') or 'none'}")}),
                *await card_lines(session, form),
            ]
        ),
    }


async def change(incoming: Incoming, session: Session) -> list[Reply]:
    """One line of the card is to be changed: forget it, keep the old value to come back to."""
    form = form_of(incoming.person)
    lines = {
        "name": ("name",),
        "phone": ("phone",),
        "position": ("position",),
        "place": ("office", "unit", "organisation"),
    }
    if missing(form) not in ("card", "name"):
        raise Refusal("button-old")
    if incoming.argument.startswith("extra:"):
        form = reopened(form, incoming.argument)
        put(incoming.person, form)
        return await _question(incoming, session, form, edit=True)
    fixed = incoming.argument == "place" and "deputy" in form
    if incoming.argument not in lines or fixed:
        raise Refusal("button-old")
    was = {key: form.get(key) for key in (*lines[incoming.argument], "position")}
    form = {**form, "was": was} | dict.fromkeys(lines[incoming.argument])
    put(incoming.person, form)
    return await _question(incoming, session, form, edit=True)


async def confirm(incoming: Incoming, session: Session) -> list[Reply]:
    """The card is right: the place is taken, and everything about the day is said."""
    person = incoming.person
    form = person.draft.get("registration") or {}
    if not form:
        raise Refusal("registered-already" if await seats.standing(session, person) else "button-old")
    if missing(form) != "card":
        return [RESUME]
    return await settle(incoming, session, form)


async def again(incoming: Incoming, session: Session) -> list[Reply]:
    """Change one's own registration: the card again."""
    seminar = await own_seminar(incoming, session)
    standing = await seats.of_person(session, seminar.id, incoming.person)
    form = await with_extras(session, {"seminar": seminar.id, "again": True}, standing)
    form = begin(incoming.person, incoming, form)
    return await _question(incoming, session, form)
