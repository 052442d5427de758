"""The pages of the target list: oblasts, the units in them, and which of these the seminar is for."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Literal

from handlers.buttons.seminars import OfficeLetter, SetTarget, ShowPlan, ShowTargetArea, ShowTargets
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Value
from handlers.seminars import plan
from handlers.ui import steps
from handlers.ui.arguments import unit_name
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
"""The offices as a button names them."""
LEVEL_OFFICES: dict[str, tuple[OfficeLetter, ...]] = {
    "oblast": ("m", "r", "p", "g"),
    "rayon": ("m", "r"),
    "city": ("m", "r", "p", "g"),
    "ayil_aymak": ("m",),
}
"""The offices that each level of units has."""
OFFICES_OUTSIDE: tuple[OfficeLetter, ...] = ("j", "a")
"""Those that lie in no unit."""
TargetUnits = dict[Place, Unit | None]


def enter_targeting(person: Person, seminar: Seminar) -> None:
    """Search the register for what is typed from now on."""
    steps.leave_step(person, "planning")
    steps.enter_step(person, "targeting", seminar=seminar.id)


async def targets_page(
    incoming: Incoming, session: Session, seminar: Seminar, *, edit: bool = False
) -> list[Reply]:
    """Who the seminar is for so far, and the oblasts to choose from."""
    enter_targeting(incoming.person, seminar)
    meant = await targets.expand_targets(session, seminar.id)
    marked = {line[0].code for _, code in meant if code and (line := await units.lineage(session, code))}
    picker = _target_picker(seminar, meant, marked, lambda _: False)
    rows = [
        *picker.rows(await load_area(session, None)),
        [_outside_button(seminar, letter, meant) for letter in OFFICES_OUTSIDE],
        [Button("done-button", ShowPlan(seminar.id), style="primary")],
    ]
    args: dict[str, Value] = {
        "seminar": plan.seminar_title(seminar),
        "list": Lines(await plan.target_lines(session, seminar.id)),
    }
    return [Say("target-page", args, rows, edit=edit)]


def _outside_button(seminar: Seminar, letter: OfficeLetter, meant: TargetUnits) -> Button:
    """Choose an office that lies in no unit, or no longer."""
    label = _toggle_label(letter, None, Text(f"office-{OFFICE_LETTERS[letter]}"), meant)
    return Button(label, _toggle(seminar, letter, None, meant))


async def area_page(session: Session, seminar: Seminar, area: Area, page: int | None = None) -> list[Reply]:
    """One oblast or rayon: all of it by office, then the units in it, one by one."""
    unit = area.unit
    assert unit is not None  # the whole country is `targets_page`
    meant = await targets.expand_targets(session, seminar.id)
    rows = [
        [await _whole_unit_button(session, seminar, letter, unit, meant)] for letter in _offices_of_unit(unit)
    ]
    if unit.parent_code is None:
        rows.insert(0, [Button("target-all", SetTarget(seminar.id, "all", unit.code, 1))])
    if unit.level not in units.REGION_LEVELS:  # the rayons in a city are no targets
        area = replace(area, children=[])
    opened = [one for one in area.children if not _is_target(one)]
    marked = {one.code for one in opened if await _has_targets(session, one, meant)}
    picker = _target_picker(seminar, meant, marked, _is_target)
    rows += picker.rows(area, page)
    rows.append([picker.up_button(area), Button("done-button", ShowPlan(seminar.id))])
    return [Say("target-area", {"area": unit_name(unit)}, rows, edit=True)]


def _offices_of_unit(unit: Unit) -> tuple[OfficeLetter, ...]:
    """The offices of a unit; a city within an oblast has only its mayor's."""
    return ("m",) if unit.level == "city" and unit.parent_code else LEVEL_OFFICES[unit.level]


async def page_with_unit(session: Session, seminar: Seminar, unit: Unit) -> list[Reply]:
    """The page that shows whether a unit is chosen: its own, or for a municipality that of the unit around it."""
    own = unit.parent_code is None or not _is_target(unit)
    area = await load_area(session, unit.code if own else unit.parent_code)
    return await area_page(session, seminar, area, area.page_of(unit.code, PAGE_SIZE))


async def _whole_unit_button(
    session: Session, seminar: Seminar, letter: OfficeLetter, unit: Unit, meant: TargetUnits
) -> Button:
    """Choose an office in all of a unit; pressed again, in none of it."""
    office = OFFICE_LETTERS[letter]
    levels = targets.AREA_OFFICES.get(office)
    inside = (
        [one.code for one in await units.list_within(session, unit.code, levels)] if levels else [unit.code]
    )
    on = sum((office, code) in meant for code in inside)
    args: dict[str, Value] = {
        "what": Text(f"targets-{office.replace('_', '-')}"),
        "number": on,
        "all": len(inside),
    }
    label = Text("target-on" if on == len(inside) and on else "target-some" if on else "target-off", args)
    return Button(label, SetTarget(seminar.id, letter, unit.code, 1 if on < len(inside) else 0))


async def _has_targets(session: Session, unit: Unit, meant: TargetUnits) -> bool:
    inside = await units.list_within(session, unit.code)
    return any(("municipality", one.code) in meant for one in inside)


def _is_target(unit: Unit) -> bool:
    """Whether a press chooses the unit (its municipality's office); oblasts and rayons are opened."""
    return unit.level not in units.REGION_LEVELS


def _target_picker(
    seminar: Seminar, meant: TargetUnits, marked: Collection[str], is_chosen: Callable[[Unit], bool]
) -> PlacePicker:
    """`marked`: the codes of areas in which something is chosen."""

    def label(unit: Unit) -> Text:
        if is_chosen(unit):
            return _toggle_label("m", unit, unit_name(unit), meant)
        on = unit.code in marked
        return Text("target-area-on" if on else "target-area-off", {"area": unit_name(unit)})

    return PlacePicker(
        is_chosen=is_chosen,
        choose=lambda unit: _toggle(seminar, "m", unit, meant),
        open=lambda unit: ShowTargetArea(seminar.id, unit.code) if unit else ShowTargets(seminar.id),
        label=label,
        page_size=PAGE_SIZE,
    )


def _is_meant(letter: OfficeLetter, unit: Unit | None, meant: TargetUnits) -> bool:
    return (OFFICE_LETTERS[letter], unit.code if unit else None) in meant


def _toggle_label(letter: OfficeLetter, unit: Unit | None, what: Value, meant: TargetUnits) -> Text:
    on = _is_meant(letter, unit, meant)
    return Text("target-one-on" if on else "target-one-off", {"what": what})


def _toggle(seminar: Seminar, letter: OfficeLetter, unit: Unit | None, meant: TargetUnits) -> SetTarget:
    wanted: Literal[0, 1] = 0 if _is_meant(letter, unit, meant) else 1
    return SetTarget(seminar.id, letter, unit.code if unit else None, wanted)


def found_buttons(seminar: Seminar, found: Iterable[Unit], meant: TargetUnits) -> list[list[Button]]:
    """The units that a typed name may mean, one a row: areas open, municipalities are chosen."""
    picker = _target_picker(seminar, meant, (), _is_target)
    return [*([picker.button(unit)] for unit in found), [Button("list-back", ShowTargets(seminar.id))]]
