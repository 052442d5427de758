"""The pages of the target list, on which the offices and units that a seminar is for are chosen."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Literal

from handlers.buttons.seminars import OfficeLetter, SetTarget, ShowPlan, ShowTargetArea, ShowTargets
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Value
from handlers.seminars import plan, planning_prompts
from handlers.ui import steps
from handlers.ui.arguments import seminar_title, unit_name
from handlers.ui.pages import toggle_label
from handlers.ui.place_picker import Area, PlacePicker, load_area
from storage.database import Session
from storage.models import Person, Seminar, Unit
from storage.seminars import targets
from storage.units import units
from storage.units.units import Place

PAGE_SIZE = 14
OFFICE_LETTERS: dict[OfficeLetter, str] = {
    "m": "municipality",
    "r": "rayon_administration",
    "p": "plenipotentiary",
    "g": "gamsumo",
    "j": "project",
    "a": "partner",
}
"""Letter in a button's data -> office."""
LEVEL_OFFICES: dict[str, tuple[OfficeLetter, ...]] = {
    "oblast": ("m", "r", "p", "g"),
    "rayon": ("m", "r"),
    "city": ("m", "r", "p", "g"),
    "ayil_aymak": ("m",),
}
"""Level of a unit -> the letters of its offices."""
OFFICES_OUTSIDE: tuple[OfficeLetter, ...] = ("j", "a")
"""Offices without a unit."""
TargetUnits = dict[Place, Unit | None]


def enter_targeting(person: Person, seminar: Seminar) -> None:
    """Take the next text as a search in the register of units."""
    steps.leave_step(person, planning_prompts.STEP)
    steps.enter_step(person, planning_prompts.TARGETS_STEP, seminar=seminar.id)


async def targets_page(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    *,
    edit: bool = False,
    understood: Text | None = None,
) -> list[Reply]:
    """Return the target list's summary, with buttons to the oblasts and for offices without a unit.

    `understood` is shown above it.
    """
    enter_targeting(incoming.person, seminar)
    chosen = await targets.expand_targets(session, seminar.id)
    marked = {line[0].code for _, code in chosen if code and (line := await units.lineage(session, code))}
    picker = _target_picker(seminar, chosen, marked, lambda _: False)
    rows = [
        *picker.rows(await load_area(session, None)),
        [_outside_button(seminar, letter, chosen) for letter in OFFICES_OUTSIDE],
        [Button("done-button", ShowPlan(seminar.id), style="primary")],
    ]
    args: dict[str, Value] = {
        "seminar": seminar_title(seminar),
        "list": Lines(await plan.target_lines(session, seminar.id)),
    }
    return [planning_prompts.with_understood(Say("target-page", args, rows, edit=edit), understood)]


def _outside_button(seminar: Seminar, letter: OfficeLetter, chosen: TargetUnits) -> Button:
    """Return the button that adds or removes an office without a unit."""
    label = _toggle_label(letter, None, Text(f"office-{OFFICE_LETTERS[letter]}"), chosen)
    return Button(label, _toggle(seminar, letter, None, chosen))


async def area_page(session: Session, seminar: Seminar, area: Area, page: int | None = None) -> list[Reply]:
    """Return the page of an oblast or rayon: buttons for whole offices, then for each unit in it."""
    unit = area.unit
    assert unit is not None  # `targets_page` shows the whole country
    chosen = await targets.expand_targets(session, seminar.id)
    rows = [
        [await _whole_unit_button(session, seminar, letter, unit, chosen)]
        for letter in _offices_of_unit(unit)
    ]
    if unit.parent_code is None:
        rows.insert(0, [Button("target-all", SetTarget(seminar.id, "all", unit.code, 1))])
    if unit.level not in units.REGION_LEVELS:  # the districts of a city cannot be targets
        area = replace(area, children=[])
    opened = [child for child in area.children if not _is_target(child)]
    marked = {child.code for child in opened if await _has_targets(session, child, chosen)}
    picker = _target_picker(seminar, chosen, marked, _is_target)
    rows += picker.rows(area, page)
    rows.append([picker.up_button(area), Button("done-button", ShowPlan(seminar.id))])
    return [Say("target-area", {"area": unit_name(unit)}, rows, edit=True)]


def _offices_of_unit(unit: Unit) -> tuple[OfficeLetter, ...]:
    """Return the letters of a unit's offices; a city within an oblast has only the municipality's."""
    return ("m",) if unit.level == "city" and unit.parent_code else LEVEL_OFFICES[unit.level]


async def page_with_unit(session: Session, seminar: Seminar, unit: Unit) -> list[Reply]:
    """Return the page that shows whether the unit is chosen: its own, or its parent's for a municipality."""
    own = unit.parent_code is None or not _is_target(unit)
    area = await load_area(session, unit.code if own else unit.parent_code)
    return await area_page(session, seminar, area, area.page_of(unit.code, PAGE_SIZE))


async def _whole_unit_button(
    session: Session, seminar: Seminar, letter: OfficeLetter, unit: Unit, chosen: TargetUnits
) -> Button:
    """Return the button that adds an office in the whole unit, or removes it if all are chosen."""
    office = OFFICE_LETTERS[letter]
    levels = targets.AREA_OFFICES.get(office)
    inside = (
        [part.code for part in await units.list_within(session, unit.code, levels)] if levels else [unit.code]
    )
    on = sum((office, code) in chosen for code in inside)
    args: dict[str, Value] = {
        "what": Text(f"targets-{office.replace('_', '-')}"),
        "number": on,
        "all": len(inside),
    }
    label = Text("target-on" if on == len(inside) and on else "target-some" if on else "target-off", args)
    return Button(label, SetTarget(seminar.id, letter, unit.code, 1 if on < len(inside) else 0))


async def _has_targets(session: Session, unit: Unit, chosen: TargetUnits) -> bool:
    inside = await units.list_within(session, unit.code)
    return any(("municipality", part.code) in chosen for part in inside)


def _is_target(unit: Unit) -> bool:
    """Return whether the unit's button chooses it (as a municipality); oblasts and rayons are opened."""
    return unit.level not in units.REGION_LEVELS


def _target_picker(
    seminar: Seminar, chosen: TargetUnits, marked: Collection[str], is_chosen: Callable[[Unit], bool]
) -> PlacePicker:
    """Return the picker of units; `marked` has the codes of areas in which something is chosen."""

    def label(unit: Unit) -> Text:
        if is_chosen(unit):
            return _toggle_label("m", unit, unit_name(unit), chosen)
        on = unit.code in marked
        return Text("target-area-on" if on else "target-area-off", {"area": unit_name(unit)})

    return PlacePicker(
        is_chosen=is_chosen,
        choose=lambda unit: _toggle(seminar, "m", unit, chosen),
        open=lambda unit: ShowTargetArea(seminar.id, unit.code) if unit else ShowTargets(seminar.id),
        label=label,
        page_size=PAGE_SIZE,
    )


def _is_chosen(letter: OfficeLetter, unit: Unit | None, chosen: TargetUnits) -> bool:
    return (OFFICE_LETTERS[letter], unit.code if unit else None) in chosen


def _toggle_label(letter: OfficeLetter, unit: Unit | None, what: Value, chosen: TargetUnits) -> Text:
    return toggle_label(what, on=_is_chosen(letter, unit, chosen))


def _toggle(seminar: Seminar, letter: OfficeLetter, unit: Unit | None, chosen: TargetUnits) -> SetTarget:
    wanted: Literal[0, 1] = 0 if _is_chosen(letter, unit, chosen) else 1
    return SetTarget(seminar.id, letter, unit.code if unit else None, wanted)


def found_buttons(seminar: Seminar, found: Iterable[Unit], chosen: TargetUnits) -> list[list[Button]]:
    """Return the units found for a typed name, one a row: areas are opened, municipalities chosen."""
    picker = _target_picker(seminar, chosen, (), _is_target)
    return [*([picker.button(unit)] for unit in found), [Button("list-back", ShowTargets(seminar.id))]]
