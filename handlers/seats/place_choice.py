"""The place of a registration: choosing its unit, and the name of an office."""

from collections.abc import Collection, Sequence

from handlers.buttons.seats import (
    ChooseRegistrationUnit,
    Level,
    ListOffices,
    ShowRegistrationArea,
    WriteUnlistedUnit,
)
from handlers.messages import Button, Say, Text, Value
from handlers.seats.registration_form import (
    OFFICE_LEVEL,
    REGISTER_LEVELS,
    Form,
    back_button,
    form_seminar,
    prompt_key,
)
from handlers.ui.arguments import unit_full_name, unit_full_name_in, unit_name
from handlers.ui.place_picker import Area, PlacePicker, found_units, load_area
from storage.database import Session
from storage.models import Unit
from storage.units import units

AS_CLOSE = 5
"""Points of a search's score by which a name may be less close than the closest one, and be as likely meant."""


def awaited_level(form: Form) -> Level:
    """Return the level of the unit that the form asks for."""
    return OFFICE_LEVEL.get(form.get("office") or "municipality", "m")


def place_picker(level: Level) -> PlacePicker:
    """Return a picker that chooses units of that level and opens those above them."""
    return PlacePicker(
        is_chosen=lambda unit: unit.level in REGISTER_LEVELS[level],
        choose=lambda unit: ChooseRegistrationUnit(unit.code),
        open=lambda unit: ShowRegistrationArea(level, unit.code if unit else None, 0),
    )


async def place_prompt(session: Session, form: Form, *, edit: bool) -> Say:
    """Ask for the place; municipalities start with the oblast of the seminar, other levels at the top."""
    level = awaited_level(form)
    seminar = await form_seminar(session, form)
    code = seminar.oblast_code if level == "m" else None
    return await area_page(session, form, ShowRegistrationArea(level, code), edit=edit)


async def area_page(session: Session, form: Form, shown: ShowRegistrationArea, *, edit: bool) -> Say:
    """Return a page of the units within a unit."""
    level = shown.level
    area = await load_area(session, shown.unit)
    others = await _other_oblasts(session, form, level, area)
    picker = place_picker(level)
    rows = [*picker.rows(area, shown.page), *picker.unit_rows(others)]
    if level == "m" and area.unit is not None and area.unit.level == "rayon":
        rows.append([Button("place-unlisted", WriteUnlistedUnit(area.unit.code))])
    if area.unit is not None and not others:
        rows.append([picker.up_button(area)])
    offices = prompt_key(form, "not-municipality") if level == "m" else "back-button"
    rows.append([Button(offices, ListOffices())])
    rows += back_button(form)
    if area.unit is None:
        return Say(prompt_key(form, f"ask-place-{level}"), buttons=rows, edit=edit)
    args: dict[str, Value] = {"area": unit_full_name(area.unit)}
    return Say(prompt_key(form, f"ask-place-{level}-in"), args, buttons=rows, edit=edit)


async def _other_oblasts(session: Session, form: Form, level: Level, area: Area) -> Sequence[Unit]:
    """Return the other oblasts, to be shown below the rayons of the seminar's own oblast; empty elsewhere."""
    seminar = await form_seminar(session, form)
    if level != "m" or area.unit is None or area.unit.code != seminar.oblast_code:
        return []
    return [unit for unit in await units.children(session, None) if unit.code != area.unit.code]


async def found_places(session: Session, form: Form, typed: str) -> Say:
    """Return the units whose names match the typed text, each with its rayon."""
    level, oblast = awaited_level(form), (await form_seminar(session, form)).oblast_code
    found = await _search(session, typed, level, oblast)
    unlisted = [[Button("place-unlisted", WriteUnlistedUnit(oblast))]] if level == "m" else []
    if not found:
        prompt = await place_prompt(session, form, edit=False)
        return Say("place-not-found", {"typed": typed[:60]}, buttons=[*unlisted, *prompt.buttons])
    browse = ShowRegistrationArea(level, oblast if level == "m" else None, 0)
    rows = [*place_picker(level).found_rows(found), [Button("place-browse", browse)], *unlisted]
    return found_units(prompt_key(form, "place-found"), typed, found, rows)


async def names_place(session: Session, form: Form, typed: str) -> bool:
    """Return whether the text names a unit of the level that the form asks for."""
    oblast = (await form_seminar(session, form)).oblast_code
    return bool(await _search(session, typed, awaited_level(form), oblast))


async def _search(session: Session, typed: str, level: Level, oblast: str | None) -> list[units.Match]:
    """Return what the text may name; of names as close as the closest, those in the seminar's oblast come first.

    Whoever looks for a municipality may also write its rayon, whose area is then opened.
    """
    levels, villages = REGISTER_LEVELS[level], level == "m"
    found = await units.search(session, typed, levels=levels, villages=villages)
    if level != "m" or oblast is None:
        return found
    near = [
        *await units.search(session, typed, within=oblast, levels=levels, villages=villages),
        *await units.search(session, typed, within=oblast, levels=("rayon",)),
    ]
    least = max((match.score for match in (*found, *near)), default=0) - AS_CLOSE
    own = [match for match in near if match.score >= least]
    codes = {match.unit.code for match in own}
    rest = [match for match in found if match.unit.code not in codes]
    return [*own, *_near_villages_first(rest, {match.unit.code for match in near})]


def _near_villages_first(found: Sequence[units.Match], near: Collection[str]) -> list[units.Match]:
    """Of the villages that were found, put those in the units `near` first; all other matches keep their places."""
    villages = [match for match in found if match.via is not None and match.via.kind == "village"]
    ordered = iter(sorted(villages, key=lambda match: match.unit.code not in near))
    return [next(ordered) if match in villages else match for match in found]


async def office_text(session: Session, office: str, code: str | None, organisation: str | None) -> Value:
    """Return the full name of a place for the card: the unit with its parent, the office, or the organisation."""
    unit = await units.get(session, code) if code else None
    if unit is None:
        return organisation or Text(f"office-{office.replace('_', '-')}")
    return await unit_office_text(session, office, unit)


async def unit_office_text(session: Session, office: str, unit: Unit) -> Text:
    """Return the full name of an office of a unit; of a municipality, the unit with its parent."""
    if office != "municipality":
        return Text(f"office-{office.replace('_', '-')}-of", {"unit": unit_name(unit)})
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    return unit_full_name_in(unit, parent)
