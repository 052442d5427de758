"""The prompts for a municipality that is not in the list: its rayon, its name, and units that may be meant."""

from dataclasses import replace
from typing import Any

from handlers.buttons.seats import (
    ChooseRegistrationUnit,
    KeepUnlistedName,
    ShowRegistrationArea,
    WriteUnlistedUnit,
)
from handlers.messages import Button, OutOfDate, Say, Text, Value
from handlers.seats.registration_form import Form, back_button
from handlers.seats.validation import parse_place_name
from handlers.ui.arguments import unit_full_name, unit_name
from handlers.ui.place_picker import PlacePicker, load_area, load_unit
from storage.database import Session
from storage.models import Unit
from storage.seats import unlisted
from storage.units import units
from storage.units.units import Match

MAX_SIMILAR = 4
"""The most units of the list that are offered instead of a written name."""


def unlisted_fields(form: Form) -> dict[str, Any]:
    """Return what is known of the municipality that is being written: its `rayon`, its `name`, and whether the units
    that may be meant have been offered (`offered`).
    """
    return form.get("unlisted") or {}


def with_sought_name(form: Form, typed: str) -> Form:
    """Return the form with the name that was searched for: whoever finds nothing need not write it again."""
    name = parse_place_name(typed)
    return {**form, "unlisted": {"name": name} if name else None}


async def load_rayon(session: Session, code: str) -> Unit:
    """Return a rayon of an oblast, in which municipalities are. Raises Refusal or OutOfDate."""
    unit = await load_unit(session, code)
    parent = await units.get(session, unit.parent_code or "")
    if unit.level != "rayon" or parent is None or parent.level != "oblast":
        raise OutOfDate
    return unit


async def rayons_page(session: Session, form: Form, data: WriteUnlistedUnit) -> Say:
    """Ask in which rayon the municipality is: the oblasts, or the rayons of one."""
    area = await load_area(session, data.unit)
    if area.unit is not None and area.unit.level != "oblast":
        area = await load_area(session, None)
    inside = "oblast" if area.unit is None else "rayon"
    area = replace(area, children=[unit for unit in area.children if unit.level == inside])
    picker = PlacePicker(
        is_chosen=lambda _unit: False,
        choose=lambda unit: WriteUnlistedUnit(unit.code),
        open=lambda unit: WriteUnlistedUnit(unit.code if unit else None, 0),
    )
    up = picker.up_button(area) if area.unit else Button("back-button", ShowRegistrationArea("m", None, 0))
    return Say("ask-unlisted-rayon", {}, [*picker.rows(area, data.page), [up], *back_button(form)], edit=True)


async def unlisted_prompt(session: Session, form: Form, *, edit: bool) -> Say:
    """Ask for the name of the municipality, or whether one of the list is meant by it."""
    fields = unlisted_fields(form)
    rayon = await units.get(session, fields["rayon"])
    assert rayon is not None  # no unit is ever deleted
    found = await similar_units(session, fields) if fields.get("offered") else []
    back = [[Button("back-button", ShowRegistrationArea("m", rayon.code, 0))], *back_button(form)]
    args: dict[str, Value] = {"area": unit_name(rayon), "typed": fields.get("name") or ""}
    keep = Button(Text("unlisted-keep", {"name": args["typed"]}), KeepUnlistedName())
    if found:
        rows = [
            [Button(unit_full_name(match.unit), ChooseRegistrationUnit(match.unit.code))] for match in found
        ]
        return Say("unlisted-similar", args, [*rows, [keep], *back], edit=edit)
    return Say("ask-unlisted", args, [*([[keep]] if fields.get("name") else []), *back], edit=edit)


async def similar_units(session: Session, fields: dict[str, Any]) -> list[Match]:
    """Return the units of the list that the written name may mean."""
    return await unlisted.find_listed(session, fields["rayon"], fields["name"], MAX_SIMILAR)
