"""Where somebody is from: the tree of units as buttons, and the name of an office."""

from collections.abc import Sequence

from handlers.common import named, pager, titled
from handlers.registering.form import LEVELS, Form, back_button, seminar_of
from handlers.words import (
    Button,
    Named,
    Say,
    Text,
    Value,
)
from storage import units
from storage.database import Session
from storage.models import Unit

PAGE = 16


async def place_prompt(session: Session, form: Form, *, edit: bool) -> Say:
    """The first question of where from: for a municipality it begins in the oblast of the seminar."""
    office = form.get("office")
    if office == "rayon_administration":
        return await area_list(session, form, "r", "", 0, edit=edit)
    if office in ("plenipotentiary", "gamsumo"):
        return await area_list(session, form, "o", "", 0, edit=edit)
    seminar = await seminar_of(session, form)
    return await area_list(session, form, "m", seminar.oblast_code or "", 0, edit=edit)


async def area_list(session: Session, form: Form, want: str, code: str, page: int, *, edit: bool) -> Say:
    """What lies in a unit (code "": the topmost), a page of it, for what is wanted: m, r or o."""
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
    seminar = await seminar_of(session, form)
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
    return rows + back_button(form)


def with_parent(unit: Unit, parent: Unit | None) -> Named | Text:
    """A unit with the one it lies in: many names recur."""
    if parent is None:
        return named(unit)
    return Text("unit-with-parent", {"name": named(unit), "parent": named(parent)})


async def office_text(session: Session, office: str, code: str | None, organisation: str | None) -> Value:
    """Where somebody is from, in full, as the card shows it."""
    unit = await units.get(session, code) if code else None
    if unit is None:
        return organisation or Text(f"office-{office.replace('_', '-')}")
    if office != "municipality":
        return Text(f"office-{office.replace('_', '-')}-of", {"unit": named(unit)})
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    if parent is None:
        return titled(unit)
    return Text("unit-with-parent", {"name": titled(unit), "parent": named(parent)})
