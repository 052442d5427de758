"""Editing the target list of a seminar: buttons for offices and units, and a search by typed names."""

from typing import Literal

from handlers.buttons.seminars import OfficeLetter, SetTarget, ShowTargetArea, ShowTargets
from handlers.messages import Incoming, OutOfDate, Refusal, Reply, Say
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seminars.planning_prompts import TARGETS_STEP
from handlers.seminars.target_pages import (
    LEVEL_OFFICES,
    OFFICE_LETTERS,
    OFFICES_OUTSIDE,
    area_page,
    enter_targeting,
    found_buttons,
    page_with_unit,
    targets_page,
)
from handlers.ui.arguments import require_active
from handlers.ui.place_picker import load_area, load_unit
from handlers.ui.steps import step_form
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar, Unit
from storage.seminars import targets
from storage.units import units


async def show_targets(incoming: Incoming, session: Session, data: ShowTargets) -> list[Reply]:
    """Show the target list."""
    seminar = await _load_seminar(incoming, session, data.seminar)
    return await targets_page(incoming, session, seminar, edit=True)


async def _load_seminar(incoming: Incoming, session: Session, seminar_id: int) -> Seminar:
    seminar = await load_seminar(incoming, session, ORGANISERS, seminar_id)
    require_active(seminar)
    return seminar


async def show_area(incoming: Incoming, session: Session, data: ShowTargetArea) -> list[Reply]:
    """Show the page of an oblast or rayon."""
    seminar = await _load_seminar(incoming, session, data.seminar)
    unit = await load_unit(session, data.unit)
    enter_targeting(incoming.person, seminar)
    return await area_page(session, seminar, await load_area(session, unit.code), data.page)


async def set_target(incoming: Incoming, session: Session, data: SetTarget) -> list[Reply]:
    """Add an office of a unit to the target list, or remove it; repeating it changes nothing."""
    seminar = await _load_seminar(incoming, session, data.seminar)
    unit = await load_unit(session, data.unit) if data.unit is not None else None
    if not _is_valid_target(data.office, unit):
        raise OutOfDate
    await planning.lock(session, seminar)
    await _change_targets(session, seminar, data)
    if unit is not None and seminar.oblast_code is None:
        seminar.oblast_code = (await units.lineage(session, unit.code))[0].code
    detail = {
        "office": data.office,
        "unit": data.unit or "",
        "meant": [not data.wanted, bool(data.wanted)],
    }
    await audit.record(
        session, incoming.person, "targets.changed", f"seminar:{seminar.id}", incoming.at, **detail
    )
    if unit is None:
        return await targets_page(incoming, session, seminar, edit=True)
    return await page_with_unit(session, seminar, unit)


def _is_valid_target(office: OfficeLetter | Literal["all"], unit: Unit | None) -> bool:
    """Return whether such an office of such a unit exists."""
    if unit is None:
        return office in OFFICES_OUTSIDE
    return unit.parent_code is None if office == "all" else office in LEVEL_OFFICES[unit.level]


async def _change_targets(session: Session, seminar: Seminar, data: SetTarget) -> None:
    if data.office == "all":
        assert data.unit is not None  # it is a valid target
        await targets.add_oblast(session, seminar.id, data.unit)
    elif data.wanted:
        await targets.add_target(session, seminar.id, OFFICE_LETTERS[data.office], data.unit)
    else:
        await targets.remove_target(session, seminar.id, OFFICE_LETTERS[data.office], data.unit)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Show the target list as the prompt of the step."""
    seminar = await _seminar_of_step(incoming, session)
    return await targets_page(incoming, session, seminar)


async def _seminar_of_step(incoming: Incoming, session: Session) -> Seminar:
    form = step_form(incoming.person, TARGETS_STEP)
    return await _load_seminar(incoming, session, form["seminar"])


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Show the units that match the typed name."""
    seminar = await _seminar_of_step(incoming, session)
    typed = (incoming.text or "")[:120]
    found = await units.search(session, typed, 6, levels=(*units.MUNICIPALITY_LEVELS, *units.REGION_LEVELS))
    if not found:
        raise Refusal("target-unknown")
    chosen = await targets.expand_targets(session, seminar.id)
    return [
        Say("target-found", {"typed": typed}, found_buttons(seminar, [match.unit for match in found], chosen))
    ]
