"""The target list: the municipalities and offices a seminar is for."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import bindparam, select

from storage.database import Session
from storage.models import Seat, Target, Unit
from storage.units import units
from storage.units.units import Place

AREA_OFFICES = {"municipality": units.MUNICIPALITY_LEVELS, "rayon_administration": ("rayon",)}
"""Offices for which an oblast or rayon stands for all in it, and the levels of the units that have one."""
OBLAST_OFFICES = ("plenipotentiary", "gamsumo")
"""Offices of which each oblast has one."""
_OF_SEMINAR = select(Target).where(Target.seminar_id == bindparam("seminar")).order_by(Target.id)
MAX_KEPT = 50
"""Target lists that are kept expanded."""
UNITLESS_OFFICES = ("project", "partner", "other")


async def list_targets(session: Session, seminar_id: int) -> list[Target]:
    """List the stored entries, oldest first."""
    await session.flush_rows_of(Target)
    return list(await session.scalars(_OF_SEMINAR, {"seminar": seminar_id}))


async def expand_targets(
    session: Session, seminar_id: int, *, without_seats: bool = False
) -> dict[Place, Unit | None]:
    """Return every single target place with its unit (None for an office without one).

    An oblast or rayon is expanded to all municipalities or rayon administrations in it, except excluded ones. One that
    is not in the register is a target as soon as somebody from there has a seat; with `without_seats`, before, too.
    """
    found = {seminar_id: await _expand(session, await list_targets(session, seminar_id))}
    if not without_seats:
        await _drop_unlisted_without_seats(session, found)
    return found[seminar_id]


async def expand_targets_of(
    session: Session, seminar_ids: Collection[int]
) -> dict[int, dict[Place, Unit | None]]:
    """Return seminar id -> `expand_targets`, by one query for all of them."""
    await session.flush()
    rows: defaultdict[int, list[Target]] = defaultdict(list)
    for row in await session.scalars(select(Target).where(Target.seminar_id.in_(seminar_ids))):
        rows[row.seminar_id].append(row)
    found = {seminar_id: await _expand(session, rows[seminar_id]) for seminar_id in seminar_ids}
    await _drop_unlisted_without_seats(session, found)
    return found


async def _drop_unlisted_without_seats(session: Session, found: dict[int, dict[Place, Unit | None]]) -> None:
    """Remove from the places of each seminar the unlisted municipalities from which nobody has a seat there."""
    written = [
        (seminar_id, place)
        for seminar_id, places in found.items()
        for place, unit in places.items()
        if unit is not None and unit.level == units.UNLISTED
    ]
    if not written:
        return
    await session.flush_rows_of(Seat)
    rows = await session.execute(
        select(Seat.seminar_id, Seat.unit_code)
        .where(Seat.seminar_id.in_(found), Seat.unit_code.in_({code for _, (_, code) in written}))
        .distinct()
    )
    used = {tuple(row) for row in rows}
    for seminar_id, place in written:
        if (seminar_id, place[1]) not in used:
            del found[seminar_id][place]


async def _expand(session: Session, listed: Collection[Target]) -> dict[Place, Unit | None]:
    """Return the places of these entries; kept as long as the register, since each registration asks for them."""
    cache = await units.computed(session)
    key = ("targets", *((row.id, row.office, row.unit_code, row.excluded) for row in listed))
    if key not in cache:
        if len(cache) > MAX_KEPT:
            cache.clear()
        cache[key] = await _expand_anew(session, listed)
    return dict(cache[key])


async def _expand_anew(session: Session, listed: Collection[Target]) -> dict[Place, Unit | None]:
    found: dict[Place, Unit | None] = {}
    for row in await _broadest_first(session, listed):
        for unit in await _units_of(session, row):
            place = (row.office, unit.code if unit else None)
            if row.excluded:
                found.pop(place, None)
            else:
                found[place] = unit
    return found


async def _broadest_first(session: Session, listed: Collection[Target]) -> list[Target]:
    """Return the entries so that narrower ones come later and override: an oblast, not this rayon, but this village."""
    depth = {}
    for row in listed:
        depth[row.id] = len(await units.lineage(session, row.unit_code)) if row.unit_code else 0
    return sorted(listed, key=lambda row: (depth[row.id], row.id))


async def _units_of(session: Session, row: Target) -> Iterable[Unit | None]:
    """Return the units that one entry stands for; of a unit that was merged, the one it became part of."""
    if row.unit_code is None:
        return [None]
    unit = await units.current(session, row.unit_code)
    if unit is None or (row.excluded and unit.code != row.unit_code):
        return []  # an exclusion does not pass to a larger unit
    if row.office in AREA_OFFICES:
        written = (units.UNLISTED,) if row.office == "municipality" else ()
        return await units.list_within(session, unit.code, (*AREA_OFFICES[row.office], *written))
    return [unit]


async def list_areas(session: Session, seminar_id: int) -> list[tuple[str, Unit]]:
    """List (office, unit) of what a seminar is for, broadest areas first, without what lies in a listed area.

    Where municipalities are targets they stand for the other offices of the area too.
    """
    found: dict[tuple[str, str], Unit] = {}
    rows = await _broadest_first(session, await list_targets(session, seminar_id))
    for row in sorted(rows, key=lambda row: row.office != "municipality"):
        line = await units.lineage(session, row.unit_code) if row.unit_code else []
        within = {(office, unit.code) for office in ("municipality", row.office) for unit in line}
        if line and not row.excluded and found.keys().isdisjoint(within):
            found[row.office, line[-1].code] = line[-1]
    return [(office, unit) for (office, _), unit in found.items()]


async def count_by_oblast(session: Session, seminar_id: int) -> dict[str | None, Counter[str]]:
    """Return topmost unit's code -> office -> number of target places; None: offices without a unit."""
    found: dict[str | None, Counter[str]] = {}
    for office, code in await expand_targets(session, seminar_id):
        line = await units.lineage(session, code) if code else []
        found.setdefault(line[0].code if line else None, Counter())[office] += 1
    return found


async def add_target(session: Session, seminar_id: int, office: str, code: str | None) -> bool:
    """Add this office of this unit, or of all units in it. Returns False if all of them were targets already."""
    before = await expand_targets(session, seminar_id)
    for row in await _targets_within(session, seminar_id, office, code):
        await session.delete(row)
    probe = Target(seminar_id=seminar_id, office=office, unit_code=code)
    wanted = {(office, unit.code if unit else None) for unit in await _units_of(session, probe)}
    if not wanted <= (await expand_targets(session, seminar_id)).keys():
        session.add(probe)
    return not wanted <= before.keys()


async def remove_target(session: Session, seminar_id: int, office: str, code: str | None) -> bool:
    """Remove this office of this unit, or of all units in it. Returns False if none of them was a target."""
    probe = Target(seminar_id=seminar_id, office=office, unit_code=code, excluded=True)
    unwanted = {(office, unit.code if unit else None) for unit in await _units_of(session, probe)}
    if not unwanted & (await expand_targets(session, seminar_id)).keys():
        return False
    for row in await _targets_within(session, seminar_id, office, code):
        await session.delete(row)
    if unwanted & (await expand_targets(session, seminar_id)).keys():
        session.add(probe)  # a broader entry includes it, so it is excluded
    return True


async def _targets_within(session: Session, seminar_id: int, office: str, code: str | None) -> list[Target]:
    """Return the entries of this office for the unit or for units in it."""
    found = []
    for row in await list_targets(session, seminar_id):
        line = await units.lineage(session, row.unit_code) if row.unit_code else []
        inside = code is None if row.unit_code is None else code in {unit.code for unit in line}
        if row.office == office and inside:
            found.append(row)
    return found


async def clear_targets(session: Session, seminar_id: int) -> None:
    """Remove all targets."""
    for row in await list_targets(session, seminar_id):
        await session.delete(row)


async def add_oblast(session: Session, seminar_id: int, code: str) -> None:
    """Add a whole oblast: its municipalities, rayon administrations, plenipotentiary and GAMSUMO."""
    for office in (*AREA_OFFICES, *OBLAST_OFFICES):
        await add_target(session, seminar_id, office, code)
