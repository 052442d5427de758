"""The pages of the target list: oblasts, the units in them, and which of these the seminar is for."""

from handlers.buttons.seminars import OfficeLetter, SetTarget, ShowPlan, ShowTargetArea, ShowTargets
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Value
from handlers.seminars import plan
from handlers.ui import steps
from handlers.ui.arguments import unit_name
from handlers.ui.pages import grid, list_page, paginate
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
    tops = await units.children(session, None)
    chosen = {line[0].code for _, code in meant if code and (line := await units.lineage(session, code))}
    keys = [_area_button(seminar, unit, on=unit.code in chosen) for unit in tops]
    others = [
        _toggle_button(seminar, letter, None, Text(f"office-{OFFICE_LETTERS[letter]}"), meant)
        for letter in OFFICES_OUTSIDE
    ]
    rows = [*grid(keys, 2), others, [Button("done-button", ShowPlan(seminar.id), style="primary")]]
    args: dict[str, Value] = {
        "seminar": plan.seminar_title(seminar),
        "list": Lines(await plan.target_lines(session, seminar.id)),
    }
    return [Say("target-page", args, rows, edit=edit)]


async def area_page(session: Session, seminar: Seminar, unit: Unit, page: int | None = None) -> list[Reply]:
    """One oblast or rayon: all of it by office, then the units in it, one by one."""
    meant = await targets.expand_targets(session, seminar.id)
    rows = [
        [await _whole_unit_button(session, seminar, letter, unit, meant)] for letter in _offices_of_unit(unit)
    ]
    if unit.parent_code is None:
        rows.insert(0, [Button("target-all", SetTarget(seminar.id, "all", unit.code, 1))])
    inside = await units.children(session, unit.code) if unit.level in ("oblast", "rayon") else []
    shown = paginate(inside, page, PAGE_SIZE)
    keys = [_inner_button(seminar, one, meant, await _has_targets(session, one, meant)) for one in shown.rows]
    up = ShowTargetArea(seminar.id, unit.parent_code) if unit.parent_code else ShowTargets(seminar.id)
    return [
        list_page(
            "target-area",
            {"area": unit_name(unit)},
            shown,
            buttons=[*rows, *grid(keys, 2)],
            turn=ShowTargetArea(seminar.id, unit.code),
            below=[[Button("back-button", up), Button("done-button", ShowPlan(seminar.id))]],
            edit=True,
        )
    ]


def _offices_of_unit(unit: Unit) -> tuple[OfficeLetter, ...]:
    """The offices of a unit; a city within an oblast has only its mayor's."""
    return ("m",) if unit.level == "city" and unit.parent_code else LEVEL_OFFICES[unit.level]


async def page_of_unit(session: Session, unit: Unit) -> tuple[Unit, int]:
    """The page that shows whether a unit is chosen: its own, or for a municipality that of the unit around it."""
    if unit.parent_code is None or unit.level == "rayon":
        return unit, 0
    parent = await units.get(session, unit.parent_code)
    assert parent is not None
    codes = [one.code for one in await units.children(session, parent.code)]
    return parent, codes.index(unit.code) // PAGE_SIZE if unit.code in codes else 0


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


def _inner_button(seminar: Seminar, unit: Unit, meant: TargetUnits, on: bool) -> Button:
    """A unit in an area: a rayon opens, a municipality is chosen or not."""
    if unit.level == "rayon":
        return _area_button(seminar, unit, on=on)
    return _toggle_button(seminar, "m", unit, unit_name(unit), meant)


def _area_button(seminar: Seminar, unit: Unit, *, on: bool) -> Button:
    label = Text("target-area-on" if on else "target-area-off", {"area": unit_name(unit)})
    return Button(label, ShowTargetArea(seminar.id, unit.code))


def _toggle_button(
    seminar: Seminar, letter: OfficeLetter, unit: Unit | None, what: Value, meant: TargetUnits
) -> Button:
    code = unit.code if unit else None
    on = (OFFICE_LETTERS[letter], code) in meant
    label = Text("target-one-on" if on else "target-one-off", {"what": what})
    return Button(label, SetTarget(seminar.id, letter, code, 0 if on else 1))


def found_buttons(seminar: Seminar, found: list[Unit], meant: TargetUnits) -> list[list[Button]]:
    """The units that a typed name may mean: areas open, municipalities are chosen."""
    rows = [
        [
            _area_button(seminar, one, on=False)
            if one.level in units.REGION_LEVELS
            else _toggle_button(seminar, "m", one, unit_name(one), meant)
        ]
        for one in found
    ]
    return [*rows, [Button("list-back", ShowTargets(seminar.id))]]
