"""Registration by chat. The form in the draft says what is still missing; the next question follows from it."""

import re
from collections.abc import Sequence
from typing import Any

import phonenumbers

from handlers.common import local, named, number, over, pager, titled
from handlers.words import (
    RESUME,
    Button,
    CalendarEntry,
    Incoming,
    Lines,
    Named,
    Place,
    Refusal,
    Reply,
    Say,
    Text,
    Value,
)
from storage import seminars, units
from storage.database import Session
from storage.models import Person, ProgrammeItem, Registration, Seminar, Unit

Form = dict[str, Any]

OFFICES = (
    "municipality",
    "rayon_administration",
    "plenipotentiary",
    "gamsumo",
    "project",
    "partner",
    "other",
)
UNIT_LEVEL = {"municipality": "m", "rayon_administration": "r", "plenipotentiary": "o", "gamsumo": "o"}
"""Offices that belong to a unit, and of which level: municipality, rayon, oblast."""
LEVELS = {"m": ("ayil_aymak", "city"), "r": ("rayon",), "o": ("oblast", "city")}
"""The levels of the register that can be chosen for each."""
NAMED_OFFICES = ("partner", "other")
POSITIONS = {"municipality": ("head", "deputy", "specialist", "council", "other")}
OTHER_POSITIONS = ("head", "deputy", "specialist", "other")
PAGE = 16
PROFILE_FIELDS = ("name", "phone", "sex", "position", "office", "organisation")


def missing(form: Form) -> str:
    """The next thing to ask for: place, organisation, position, name or phone; `card` when nothing is left."""
    office = form.get("office")
    if office is None or (office in UNIT_LEVEL and not form.get("unit")):
        return "place"
    if office in NAMED_OFFICES and not form.get("organisation"):
        return "organisation"
    return next((name for name in ("position", "name", "phone") if not form.get(name)), "card")


def _form(person: Person) -> Form:
    form = person.draft.get("registration")
    if not isinstance(form, dict) or "seminar" not in form:
        raise Refusal("button-old")
    return form


def _put(person: Person, form: Form) -> None:
    """Keep the form (a new object: the database notices changes by identity) and stand at the registration."""
    person.draft = {**person.draft, "registration": form}
    person.step = "registration"


async def _seminar(session: Session, form: Form) -> Seminar:
    seminar = await seminars.get(session, form["seminar"])
    if seminar is None:
        raise Refusal("button-old")
    return seminar


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for what is missing; a person known from before goes straight to the card."""
    person = incoming.person
    form = _form(person)
    seminar = await _seminar(session, form)
    if "asked" in form and seminar.state == "open" and not over(seminar, incoming.at):
        return await _question(incoming, session, form)
    existing = await seminars.registration(session, seminar.id, person.id)
    standing = existing if existing and existing.state == seminars.REGISTERED and existing.name else None
    if seminar.state != "open" or over(seminar, incoming.at):
        _leave(person)
        return await _seat(session, seminar, standing) if standing else [await _closed(session, seminar)]
    if standing and not form.get("again"):
        _leave(person)
        return await _seat(session, seminar, standing)
    form = _begin(person, incoming, form)
    card = Say("seminar-card", await _seminar_args(session, seminar))
    return [card, *await _question(incoming, session, form)]


def _begin(person: Person, incoming: Incoming, form: Form) -> Form:
    """Fill in what is known: from an earlier registration, else the name from a profile that looks like a name."""
    known = {name: getattr(person, name) for name in PROFILE_FIELDS if getattr(person, name)}
    if person.unit_code:
        known["unit"] = person.unit_code
    if "name" not in known and _looks_like_a_name(incoming.profile.full_name):
        known["name"] = incoming.profile.full_name
    form = {**known, **form, "asked": True}
    _put(person, form)
    return form


def _looks_like_a_name(text: str) -> bool:
    """Two words or more, letters only: good enough to put on the card for checking."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[^\W\d_]{2,}([-'’][^\W\d_]+)*", word) for word in words
    )


def _leave(person: Person) -> None:
    """Done with this form; one that was begun for another seminar takes its place."""
    earlier = person.draft.get("earlier")
    person.draft = {
        key: value for key, value in person.draft.items() if key not in ("registration", "earlier")
    }
    person.step = None
    if earlier:
        _put(person, earlier)


async def _question(incoming: Incoming, session: Session, form: Form, *, edit: bool = False) -> list[Reply]:
    """The prompt for what the form lacks."""
    match missing(form):
        case "place":
            return [await _place_prompt(session, form, edit=edit)]
        case "organisation":
            return [Say("ask-organisation", buttons=_back_to_card(form), edit=edit)]
        case "position":
            return [_position_prompt(form, edit=edit)]
        case "name":
            return [_name_prompt(incoming, form, edit=edit)]
        case "phone":
            back = [Say("ask-phone-back", buttons=_back_to_card(form))] if "was" in form else []
            return [Say("ask-phone", keyboard="contact"), *back]
    return [await _card(session, form, edit=edit)]


def _back_to_card(form: Form) -> list[list[Button]]:
    """While one line of a finished card is being changed: a way to leave it as it was."""
    return [[Button("back-to-card", "card")]] if "was" in form else []


async def back_to_card(incoming: Incoming, session: Session) -> list[Reply]:
    """Leave the line as it was."""
    form = _form(incoming.person)
    if "was" in form:
        away_from_phone = missing(form) == "phone"
        form = {key: value for key, value in (form | form["was"]).items() if key != "was"}
        _put(incoming.person, form)
        if away_from_phone:  # the contact button goes away
            return [Say("phone-kept", keyboard="menu"), *await _question(incoming, session, form)]
    return await _question(incoming, session, form, edit=True)


# Where from: oblast -> rayon -> ayil aymak by buttons, or part of a name typed.


async def _place_prompt(session: Session, form: Form, *, edit: bool) -> Say:
    office = form.get("office")
    if office == "rayon_administration":
        return await _area(session, form, "r", "", 0, edit=edit)
    if office in ("plenipotentiary", "gamsumo"):
        return await _area(session, form, "o", "", 0, edit=edit)
    seminar = await _seminar(session, form)
    return await _area(session, form, "m", seminar.oblast_code or "", 0, edit=edit)


async def area(incoming: Incoming, session: Session) -> list[Reply]:
    """Go up or down the tree, or turn a page of it: `area:<m|r|o>:<code>:<page>`."""
    form = _form(incoming.person)
    want, code, page = [*incoming.arguments, "", "", ""][:3]
    if want not in LEVELS:
        raise Refusal("button-old")
    return [await _area(session, form, want, code, number(page), edit=True)]


async def _area(session: Session, form: Form, want: str, code: str, page: int, *, edit: bool) -> Say:
    parent = await units.get(session, code) if code else None
    children = await units.children(session, code or None)
    others = await _other_oblasts(session, form, want, code)
    last = max(0, (len(children) - 1) // PAGE)
    page = min(page, last)
    shown = children[page * PAGE : (page + 1) * PAGE]
    rows = _in_twos([_area_button(unit, want) for unit in shown])
    if last:
        rows.append(pager(f"area:{want}:{code}", page, last))
    if others:
        rows += _in_twos([Button(named(unit), f"area:{want}:{unit.code}:0") for unit in others])
    rows += _place_exits(form, want, parent, home=bool(others))
    if parent is None:
        return Say(f"ask-place-{want}", buttons=rows, edit=edit)
    return Say(f"ask-place-{want}-in", {"area": titled(parent)}, buttons=rows, edit=edit)


async def _other_oblasts(session: Session, form: Form, want: str, code: str) -> Sequence[Unit]:
    """Beside the rayons of the seminar's own oblast, the other oblasts: nobody has to go back first."""
    seminar = await _seminar(session, form)
    if want != "m" or not code or code != seminar.oblast_code:
        return []
    return [unit for unit in await units.children(session, None) if unit.code != code]


def _area_button(unit: Unit, want: str) -> Button:
    """A rayon or oblast opens; what is wanted is chosen."""
    data = f"unit:{unit.code}" if unit.level in LEVELS[want] else f"area:{want}:{unit.code}:0"
    return Button(named(unit), data)


def _in_twos(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[index : index + 2] for index in range(0, len(buttons), 2)]


def _place_exits(form: Form, want: str, parent: Unit | None, *, home: bool) -> list[list[Button]]:
    rows = []
    if parent is not None and not home:
        rows.append([Button("area-up", f"area:{want}:{parent.parent_code or ''}:0")])
    if want == "m":
        rows.append([Button("not-municipality", "offices")])
    else:
        rows.append([Button("area-up", "offices")])
    return rows + _back_to_card(form)


async def offices(incoming: Incoming, _session: Session) -> list[Reply]:
    """The list of offices that are not municipalities."""
    form = _form(incoming.person)
    rows = [[Button(f"office-{office.replace('_', '-')}", f"office:{office}")] for office in OFFICES]
    return [Say("ask-office", buttons=rows + _back_to_card(form), edit=True)]


async def take_office(incoming: Incoming, session: Session) -> list[Reply]:
    """An office was chosen; its unit or its name may come next."""
    form = _form(incoming.person)
    if incoming.argument not in OFFICES:
        raise Refusal("button-old")
    form = {**form, "office": incoming.argument, "unit": None, "organisation": None, "position": None}
    _put(incoming.person, form)
    return await _question(incoming, session, form, edit=True)


async def take_unit(incoming: Incoming, session: Session) -> list[Reply]:
    """A unit was chosen: for an office of its level, otherwise it is a municipality's."""
    form = _form(incoming.person)
    unit = await units.get(session, incoming.argument)
    if unit is None or unit.retired_at is not None:
        raise Refusal("unit-gone")
    office = form.get("office") or "municipality"
    if unit.level not in LEVELS[UNIT_LEVEL.get(office, "m")]:
        raise Refusal("button-old")
    form = _finish_line(
        {**form, "office": office if office in UNIT_LEVEL else "municipality", "unit": unit.code}
    )
    _put(incoming.person, form)
    return await _question(incoming, session, form, edit=True)


def _finish_line(form: Form) -> Form:
    """When a line of a finished card was changed, the rest is as it was, as far as it still fits."""
    was = form.get("was", {})
    if "office" in was and was["office"] == form.get("office") and not form.get("position"):
        form = {**form, "position": was.get("position")}
    return form if missing(form) != "card" else {key: form[key] for key in form if key != "was"}


async def _take_place(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Part of a name, typed: the units it may mean, each with its rayon."""
    typed = incoming.text or ""
    want = UNIT_LEVEL.get(form.get("office") or "municipality", "m")
    matches = await units.search(session, typed, levels=LEVELS[want])
    if not matches:
        prompt = await _place_prompt(session, form, edit=False)
        return [Say("place-not-found", {"typed": typed[:60]}, buttons=prompt.buttons)]
    rows = [[Button(_with_parent(one.unit, one.parent), f"unit:{one.unit.code}")] for one in matches]
    rows.append([Button("place-browse", f"area:{want}::0")])
    return [Say("place-found", {"typed": typed[:60]}, buttons=rows)]


def _with_parent(unit: Unit, parent: Unit | None) -> Named | Text:
    if parent is None:
        return named(unit)
    return Text("unit-with-parent", {"name": named(unit), "parent": named(parent)})


async def _take_organisation(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    name = " ".join((incoming.text or "").split())
    if not 2 <= len(name) <= 100:
        raise Refusal("organisation-wrong")
    return await _filled(incoming, session, form, organisation=name)


async def _filled(incoming: Incoming, session: Session, form: Form, **values: Any) -> list[Reply]:
    """One more line of the form is there."""
    form = _finish_line({**form, **values})
    _put(incoming.person, form)
    return await _question(incoming, session, form, edit=incoming.button is not None)


# Position, name, telephone, sex.


def _position_prompt(form: Form, *, edit: bool) -> Say:
    positions = POSITIONS.get(form["office"], OTHER_POSITIONS)
    rows = [[Button(f"position-{one}", f"position:{one}")] for one in positions]
    return Say("ask-position", buttons=rows + _back_to_card(form), edit=edit)


async def take_position(incoming: Incoming, session: Session) -> list[Reply]:
    """A position was chosen."""
    form = _form(incoming.person)
    if not form.get("office") or incoming.argument not in POSITIONS.get(form["office"], OTHER_POSITIONS):
        raise Refusal("button-old")
    return await _filled(incoming, session, form, position=incoming.argument)


def _name_prompt(incoming: Incoming, form: Form, *, edit: bool) -> Say:
    proposed = " ".join(incoming.profile.full_name.split())
    rows = [[Button(Named({"en": proposed}), "name")]] if _is_name(proposed) else []
    return Say("ask-name", buttons=rows + _back_to_card(form), edit=edit)


async def take_profile_name(incoming: Incoming, session: Session) -> list[Reply]:
    """The name from the profile is right."""
    form = _form(incoming.person)
    proposed = " ".join(incoming.profile.full_name.split())
    if not _is_name(proposed):
        raise Refusal("name-wrong")
    return await _filled(incoming, session, form, name=proposed)


def _is_name(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return (
        2 <= len(text) <= 80 and letters >= 2 and letters * 2 >= len(text) and not re.search(r"[\d/@]", text)
    )


async def _take_name(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    name = " ".join((incoming.text or "").split())
    if not _is_name(name):
        raise Refusal("name-wrong")
    return await _filled(incoming, session, form, name=name)


def phone_number(typed: str) -> str | None:
    """A telephone number as E.164 (+996…), or None. Numbers without a country are taken as Kyrgyzstan's."""
    digits = "".join(character for character in typed if character.isdigit() or character == "+")
    if digits.startswith("996"):
        digits = f"+{digits}"
    try:
        number = phonenumbers.parse(digits, "KG")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


async def _take_phone(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    if incoming.contact and not incoming.contact.own:
        raise Refusal("phone-foreign")
    typed = incoming.contact.phone if incoming.contact else incoming.text or ""
    if incoming.contact and not typed.startswith("+"):
        typed = f"+{typed}"  # Telegram leaves out the plus of a shared contact
    phone = phone_number(typed)
    if phone is None:
        raise Refusal("phone-wrong")
    # The contact button goes away with this message; the card needs its own, for its own buttons.
    said = await _filled(incoming, session, form, phone=phone)
    return [Say("phone-taken", {"phone": pretty(phone)}, keyboard="menu"), *said]


def pretty(phone: str) -> str:
    """+996700123456 as people read it."""
    return phonenumbers.format_number(phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


async def take_sex(incoming: Incoming, session: Session) -> list[Reply]:
    """Set on the card with one tap; the same tap again takes it back."""
    form = _form(incoming.person)
    if incoming.argument not in ("f", "m") or missing(form) != "card":
        raise Refusal("button-old")
    sex = None if form.get("sex") == incoming.argument else incoming.argument
    return await _filled(incoming, session, form, sex=sex)


TAKE = {
    "place": _take_place,
    "organisation": _take_organisation,
    "name": _take_name,
    "phone": _take_phone,
}


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """Something was written, shared or sent while the form is open."""
    form = _form(incoming.person)
    awaited = missing(form)
    wants_text = awaited in TAKE and incoming.text and not incoming.media
    wants_contact = awaited == "phone" and incoming.contact
    if not (wants_text or wants_contact):
        want = UNIT_LEVEL.get(form.get("office") or "municipality", "m")
        raise Refusal(f"awaited-place-{want}" if awaited == "place" else f"awaited-{awaited}")
    return await TAKE[awaited](incoming, session, form)


# The card, and what follows from confirming it.


async def _card(session: Session, form: Form, *, edit: bool) -> Say:
    seminar = await _seminar(session, form)
    chosen = form.get("sex")
    rows = [
        [Button(".confirm", "confirm", style="success")],
        [Button(".name", "change:name"), Button(".phone", "change:phone")],
        [Button(".place", "change:place"), Button(".position", "change:position")],
        [
            Button("sex-f-chosen" if chosen == "f" else "sex-f", "sex:f"),
            Button("sex-m-chosen" if chosen == "m" else "sex-m", "sex:m"),
        ],
    ]
    args = {
        "seminar": Named(seminar.title),
        "name": form["name"],
        "phone": pretty(form["phone"]),
        "position": Text(f"position-{form['position']}"),
        "place": await _office_text(session, form["office"], form.get("unit"), form.get("organisation")),
        "sex": Text(f"sex-{chosen or 'none'}"),
    }
    return Say("card", args, buttons=rows, edit=edit)


async def _office_text(session: Session, office: str, code: str | None, organisation: str | None) -> Value:
    unit = await units.get(session, code) if code else None
    if unit is None:
        return organisation or Text(f"office-{office.replace('_', '-')}")
    if office != "municipality":
        return Text(f"office-{office.replace('_', '-')}-of", {"unit": named(unit)})
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    if parent is None:
        return titled(unit)
    return Text("unit-with-parent", {"name": titled(unit), "parent": named(parent)})


async def change(incoming: Incoming, session: Session) -> list[Reply]:
    """One line of the card is to be changed: forget it, keep the old value to come back to."""
    form = _form(incoming.person)
    lines = {
        "name": ("name",),
        "phone": ("phone",),
        "position": ("position",),
        "place": ("office", "unit", "organisation"),
    }
    if incoming.argument not in lines or missing(form) != "card":
        raise Refusal("button-old")
    was = {key: form.get(key) for key in (*lines[incoming.argument], "position")}
    form = {**form, "was": was} | dict.fromkeys(lines[incoming.argument])
    _put(incoming.person, form)
    return await _question(incoming, session, form, edit=True)


async def confirm(incoming: Incoming, session: Session) -> list[Reply]:
    """The card is right: the place is taken, and everything about the day is said."""
    person = incoming.person
    form = person.draft.get("registration") or {}
    if not form:
        raise Refusal(
            "registered-already" if await seminars.registrations_of(session, person) else "button-old"
        )
    if missing(form) != "card":
        return [RESUME]
    seminar = await _seminar(session, form)
    if seminar.state != "open" or over(seminar, incoming.at):
        _leave(person)
        return [await _closed(session, seminar)]
    for field in PROFILE_FIELDS:
        setattr(person, field, form.get(field))
    person.unit_code = form.get("unit")
    registration = await seminars.register(session, seminar, person, incoming.at)
    _leave(person)
    return await _confirmation(session, seminar, registration)


async def _confirmation(session: Session, seminar: Seminar, registration: Registration) -> list[Reply]:
    place = await _office_text(
        session, registration.office, registration.unit_code, registration.organisation
    )
    args = {**await _seminar_args(session, seminar), "name": registration.name or "", "place": place}
    said: list[Reply] = [Say("registered", args, keyboard="menu")]
    if seminar.lat is not None and seminar.lon is not None:
        point = Place(seminar.lat, seminar.lon, Named(seminar.venue), Named(seminar.address))
        said.append(Say("", place=point))
    return [*said, Say("calendar", document=_calendar_entry(seminar))]


def _calendar_entry(seminar: Seminar) -> CalendarEntry:
    return CalendarEntry(
        uid=f"seminar-{seminar.slug}",
        sequence=seminar.version - 1,
        starts_at=seminar.starts_at,
        ends_at=seminar.ends_at,
        changed_at=seminar.updated_at,
        title=Named(seminar.title),
        description=Named(seminar.description),
        location=Named(seminar.venue),
        lat=seminar.lat,
        lon=seminar.lon,
        cancelled=seminar.state == "cancelled",
    )


async def _seat(session: Session, seminar: Seminar, registration: Registration) -> list[Reply]:
    """What stands: one's own registration, with ways on."""
    place = await _office_text(
        session, registration.office, registration.unit_code, registration.organisation
    )
    position = Text(f"position-{registration.position}")
    args = {
        **await _seminar_args(session, seminar),
        "name": registration.name or "",
        "place": place,
        "position": position,
    }
    rows = [
        [Button("ask-button", f"ask:{seminar.id}", style="primary")],
        [Button(".venue", f"venue:{seminar.id}"), Button(".calendar", f"calendar:{seminar.id}")],
        [Button(".change", f"again:{seminar.id}")],
    ]
    return [Say("seat", args, buttons=rows if seminar.state == "open" else rows[:1])]


async def _closed(session: Session, seminar: Seminar) -> Say:
    """No registration now: what came of the seminar, and questions are still welcome."""
    args = await _seminar_args(session, seminar)
    buttons = [[Button("ask-button", f"ask:{seminar.id}", style="primary")]]
    if seminar.outcome:
        return Say("seminar-held", {**args, "outcome": Named(seminar.outcome)}, buttons=buttons, keyboard="")
    return Say("seminar-closed", args, buttons=buttons)


async def _seminar_args(session: Session, seminar: Seminar) -> dict[str, Value]:
    items = await seminars.programme(session, seminar.id)
    return {
        "seminar": Named(seminar.title),
        "venue": Named(seminar.venue),
        "address": Named(seminar.address),
        "starts": local(seminar, seminar.starts_at),
        "ends": local(seminar, seminar.ends_at),
        "programme": Lines([_programme_line(seminar, item) for item in items]),
    }


def _programme_line(seminar: Seminar, item: ProgrammeItem) -> Text:
    args: dict[str, Value] = {"starts": local(seminar, item.starts_at), "title": Named(item.title)}
    if item.speaker:
        return Text("programme-line-speaker", {**args, "speaker": Named(item.speaker)})
    return Text("programme-line", args)


async def _own_seminar(incoming: Incoming, session: Session) -> Seminar:
    """The seminar a button speaks of, if the one who pressed it is registered there."""
    seminar = await seminars.get(session, number(incoming.argument))
    mine = await seminars.registration(session, seminar.id, incoming.person.id) if seminar else None
    if seminar is None or mine is None or mine.state != seminars.REGISTERED:
        raise Refusal("button-old")
    return seminar


async def venue(incoming: Incoming, session: Session) -> list[Reply]:
    """Where it is, on the map."""
    seminar = await _own_seminar(incoming, session)
    if seminar.lat is None or seminar.lon is None:
        raise Refusal("venue-unknown")
    return [Say("", place=Place(seminar.lat, seminar.lon, Named(seminar.venue), Named(seminar.address)))]


async def calendar(incoming: Incoming, session: Session) -> list[Reply]:
    """The calendar file once more."""
    return [Say("calendar", document=_calendar_entry(await _own_seminar(incoming, session)))]


async def again(incoming: Incoming, session: Session) -> list[Reply]:
    """Change one's own registration: the card again."""
    seminar = await _own_seminar(incoming, session)
    _put(incoming.person, {"seminar": seminar.id, "again": True})
    form = _begin(incoming.person, incoming, incoming.person.draft["registration"])
    return await _question(incoming, session, form)
