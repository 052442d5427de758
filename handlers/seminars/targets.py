"""The target list by buttons and by typed names: whole oblasts, rayons, single units, offices."""

from handlers.messages import Incoming, Refusal, Reply, Say
from handlers.seminars.plan import load_organised_seminar
from handlers.seminars.target_pages import (
    LEVEL_OFFICES,
    OFFICE_LETTERS,
    area_page,
    enter_targeting,
    found_buttons,
    page_of_unit,
    targets_page,
)
from handlers.ui.arguments import parse_int
from handlers.ui.steps import step_form
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar, Unit, seminar_states
from storage.seminars import targets
from storage.units import units


async def show_targets(incoming: Incoming, session: Session) -> list[Reply]:
    """The list: `targets:<seminar>`."""
    seminar = await _load_seminar(incoming, session, incoming.argument)
    return await targets_page(incoming, session, seminar, edit=True)


async def _load_seminar(incoming: Incoming, session: Session, which: str) -> Seminar:
    seminar = await load_organised_seminar(incoming, session, which)
    if seminar.state in (seminar_states.CANCELLED, seminar_states.ARCHIVED):
        raise Refusal("plan-over")
    return seminar


async def show_area(incoming: Incoming, session: Session) -> list[Reply]:
    """An oblast or rayon: `targetarea:<seminar>:<code>[:<page>]`."""
    which, code, page = [*incoming.arguments, "", "", ""][:3]
    seminar = await _load_seminar(incoming, session, which)
    unit = await _load_unit(session, code)
    enter_targeting(incoming.person, seminar)
    return await area_page(session, seminar, unit, parse_int(page))


async def _load_unit(session: Session, code: str) -> Unit:
    unit = await units.get(session, code)
    if unit is None or unit.retired_at is not None:
        raise Refusal("unit-gone")
    return unit


async def toggle_target(incoming: Incoming, session: Session) -> list[Reply]:
    """Meant from now on, or not any more: `target:<seminar>:<office>:<code>:<1 or 0>`. Twice is once."""
    which, letter, code, wanted = [*incoming.arguments, "", "", "", ""][:4]
    seminar = await _load_seminar(incoming, session, which)
    unit = await _load_unit(session, code) if code else None
    if wanted not in ("0", "1") or not _is_valid_target(letter, unit):
        raise Refusal("button-old")
    await planning.lock(session, seminar)
    if letter == "all" and unit is not None:
        await targets.add_oblast(session, seminar.id, unit.code)
    elif wanted == "1":
        await targets.add_target(session, seminar.id, OFFICE_LETTERS[letter], code or None)
    else:
        await targets.remove_target(session, seminar.id, OFFICE_LETTERS[letter], code or None)
    if unit is not None and seminar.oblast_code is None:
        seminar.oblast_code = (await units.lineage(session, unit.code))[0].code
    detail = {"office": letter, "unit": code, "meant": [wanted == "0", wanted == "1"]}
    await audit.record(
        session, incoming.person, "targets.changed", f"seminar:{seminar.id}", incoming.at, **detail
    )
    if unit is None:
        return await targets_page(incoming, session, seminar, edit=True)
    where, page = await page_of_unit(session, unit)
    return await area_page(session, seminar, where, page)


def _is_valid_target(letter: str, unit: Unit | None) -> bool:
    """Whether there is such an office of such a unit."""
    if unit is None:
        return letter in ("j", "a")
    return unit.parent_code is None if letter == "all" else letter in LEVEL_OFFICES[unit.level]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """The list again, for whoever stands there."""
    seminar = await _seminar_of_step(incoming, session)
    return await targets_page(incoming, session, seminar)


async def _seminar_of_step(incoming: Incoming, session: Session) -> Seminar:
    form = step_form(incoming.person, "targeting")
    return await _load_seminar(incoming, session, str(form["seminar"]))


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """A name was typed: what it may mean."""
    seminar = await _seminar_of_step(incoming, session)
    typed = (incoming.text or "")[:120]
    found = await units.search(session, typed, 6, levels=(*units.MUNICIPALITY_LEVELS, *units.REGION_LEVELS))
    if not found:
        raise Refusal("target-unknown")
    meant = await targets.expand_targets(session, seminar.id)
    return [Say("target-found", {"typed": typed}, found_buttons(seminar, [one.unit for one in found], meant))]
