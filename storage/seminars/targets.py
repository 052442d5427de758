"""The target list: which municipalities and offices a seminar is for."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select

from storage.database import Session
from storage.models import Target, Unit
from storage.units import units
from storage.units.units import Place

AREA_OFFICES = {"municipality": units.MUNICIPALITY_LEVELS, "rayon_administration": ("rayon",)}
"""Offices that an oblast or a rayon stands for all of, and the levels of the units that have one each."""
OBLAST_OFFICES = ("plenipotentiary", "gamsumo")
"""Offices of which an oblast has one."""
UNITLESS_OFFICES = ("project", "partner", "other")


async def list_targets(session: Session, seminar_id: int) -> list[Target]:
    """The list as it was put together, in that order."""
    await session.flush()
    found = await session.scalars(select(Target).where(Target.seminar_id == seminar_id).order_by(Target.id))
    return list(found)


async def expand_targets(session: Session, seminar_id: int) -> dict[Place, Unit | None]:
    """Every single (office, unit's code) that is meant, with the unit; None where an office has no unit.

    An oblast or a rayon becomes all the municipalities, or all the rayon administrations, within it, without
    those that were left out.
    """
    found: dict[Place, Unit | None] = {}
    for row in await _broadest_first(session, seminar_id):
        for unit in await _units_of(session, row):
            place = (row.office, unit.code if unit else None)
            if row.excluded:
                found.pop(place, None)
            else:
                found[place] = unit
    return found


async def _broadest_first(session: Session, seminar_id: int) -> list[Target]:
    """The lines so that a narrower one has the last word: an oblast, but not that rayon, but one village of it."""
    depth = {}
    for row in (listed := await list_targets(session, seminar_id)):
        depth[row.id] = len(await units.lineage(session, row.unit_code)) if row.unit_code else 0
    return sorted(listed, key=lambda row: (depth[row.id], row.id))


async def _units_of(session: Session, row: Target) -> Iterable[Unit | None]:
    """The units that one line of the list means."""
    if row.unit_code is None:
        return [None]
    if row.office in AREA_OFFICES:
        return await units.list_within(session, row.unit_code, AREA_OFFICES[row.office])
    unit = await units.get(session, row.unit_code)
    return [unit] if unit and unit.retired_at is None else []


async def count_by_oblast(session: Session, seminar_id: int) -> dict[str | None, Counter[str]]:
    """How many places of each office are meant, by the topmost unit's code; None: offices without a unit."""
    found: dict[str | None, Counter[str]] = {}
    for office, code in await expand_targets(session, seminar_id):
        line = await units.lineage(session, code) if code else []
        found.setdefault(line[0].code if line else None, Counter())[office] += 1
    return found


async def add_target(session: Session, seminar_id: int, office: str, code: str | None) -> bool:
    """This office of this unit, or all within it, is meant from now on. False: it was already, wholly."""
    before = await expand_targets(session, seminar_id)
    for row in await _targets_within(session, seminar_id, office, code):
        await session.delete(row)
    probe = Target(seminar_id=seminar_id, office=office, unit_code=code)
    wanted = {(office, unit.code if unit else None) for unit in await _units_of(session, probe)}
    if not wanted <= (await expand_targets(session, seminar_id)).keys():
        session.add(probe)
    return not wanted <= before.keys()


async def remove_target(session: Session, seminar_id: int, office: str, code: str | None) -> bool:
    """This office of this unit, or all within it, is not meant any more. False: it was not before."""
    probe = Target(seminar_id=seminar_id, office=office, unit_code=code, excluded=True)
    unwanted = {(office, unit.code if unit else None) for unit in await _units_of(session, probe)}
    if not unwanted & (await expand_targets(session, seminar_id)).keys():
        return False
    for row in await _targets_within(session, seminar_id, office, code):
        await session.delete(row)
    if unwanted & (await expand_targets(session, seminar_id)).keys():
        session.add(probe)  # what lies above is meant: this alone is left out
    return True


async def _targets_within(session: Session, seminar_id: int, office: str, code: str | None) -> list[Target]:
    """The lines of this office for the unit itself, or for something in it."""
    found = []
    for row in await list_targets(session, seminar_id):
        line = await units.lineage(session, row.unit_code) if row.unit_code else []
        inside = code is None if row.unit_code is None else code in {unit.code for unit in line}
        if row.office == office and inside:
            found.append(row)
    return found


async def clear_targets(session: Session, seminar_id: int) -> None:
    """Nobody is meant any more."""
    for row in await list_targets(session, seminar_id):
        await session.delete(row)


async def add_oblast(session: Session, seminar_id: int, code: str) -> None:
    """A whole oblast: its municipalities, rayon administrations, plenipotentiary and GAMSUMO."""
    for office in (*AREA_OFFICES, *OBLAST_OFFICES):
        await add_target(session, seminar_id, office, code)
