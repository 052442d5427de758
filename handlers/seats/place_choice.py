"""Where somebody is from: the tree of units as buttons, and the name of an office."""

from collections.abc import Sequence

from handlers.messages import Button, Say, Text, Translated, Value
from handlers.seats.registration_form import REGISTER_LEVELS, Form, back_button, form_seminar
from handlers.ui.arguments import pager, unit_full_name, unit_name
from storage.database import Session
from storage.models import Unit
from storage.units import units

PAGE_SIZE = 16


async def place_prompt(session: Session, form: Form, *, edit: bool) -> Say:
    """The first question of where from: for a municipality it begins in the oblast of the seminar."""
    office = form.get("office")
    if office == "rayon_administration":
        return await area_page(session, form, "r", "", 0, edit=edit)
    if office in ("plenipotentiary", "gamsumo"):
        return await area_page(session, form, "o", "", 0, edit=edit)
    seminar = await form_seminar(session, form)
    return await area_page(session, form, "m", seminar.oblast_code or "", 0, edit=edit)


async def area_page(session: Session, form: Form, want: str, code: str, page: int, *, edit: bool) -> Say:
    """What lies in a unit (code "": the topmost), a page of it, for what is wanted: m, r or o."""
    parent = await units.get(session, code) if code else None
    children = await units.children(session, code or None)
    others = await _other_oblasts(session, form, want, code)
    last = max(0, (len(children) - 1) // PAGE_SIZE)
    page = min(page, last)
    shown = children[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    rows = _two_columns([_area_button(unit, want) for unit in shown])
    if last:
        rows.append(pager(f"area:{want}:{code}", page, last))
    if others:
        rows += _two_columns([Button(unit_name(unit), f"area:{want}:{unit.code}:0") for unit in others])
    rows += _exit_buttons(form, want, parent, home=bool(others))
    if parent is None:
        return Say(f"ask-place-{want}", buttons=rows, edit=edit)
    return Say(f"ask-place-{want}-in", {"area": unit_full_name(parent)}, buttons=rows, edit=edit)


async def _other_oblasts(session: Session, form: Form, want: str, code: str) -> Sequence[Unit]:
    """Beside the rayons of the seminar's own oblast, the other oblasts: nobody has to go back first."""
    seminar = await form_seminar(session, form)
    if want != "m" or not code or code != seminar.oblast_code:
        return []
    return [unit for unit in await units.children(session, None) if unit.code != code]


def _area_button(unit: Unit, want: str) -> Button:
    """A rayon or oblast opens; what is wanted is chosen."""
    data = f"unit:{unit.code}" if unit.level in REGISTER_LEVELS[want] else f"area:{want}:{unit.code}:0"
    return Button(unit_name(unit), data)


def _two_columns(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[index : index + 2] for index in range(0, len(buttons), 2)]


def _exit_buttons(form: Form, want: str, parent: Unit | None, *, home: bool) -> list[list[Button]]:
    rows = []
    if parent is not None and not home:
        rows.append([Button("area-up", f"area:{want}:{parent.parent_code or ''}:0")])
    if want == "m":
        rows.append([Button("not-municipality", "offices")])
    else:
        rows.append([Button("area-up", "offices")])
    return rows + back_button(form)


def unit_with_parent(unit: Unit, parent: Unit | None) -> Translated | Text:
    """A unit with the one it lies in: many names recur."""
    if parent is None:
        return unit_name(unit)
    return Text("unit-with-parent", {"name": unit_name(unit), "parent": unit_name(parent)})


async def office_text(session: Session, office: str, code: str | None, organisation: str | None) -> Value:
    """Where somebody is from, in full, as the card shows it."""
    unit = await units.get(session, code) if code else None
    if unit is None:
        return organisation or Text(f"office-{office.replace('_', '-')}")
    if office != "municipality":
        return Text(f"office-{office.replace('_', '-')}-of", {"unit": unit_name(unit)})
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    if parent is None:
        return unit_full_name(unit)
    return Text("unit-with-parent", {"name": unit_full_name(unit), "parent": unit_name(parent)})
