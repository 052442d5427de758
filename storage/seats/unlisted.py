"""Municipalities that are not in the register: written in registrations, then linked or made units by staff.

Each is a unit of the level UNLISTED in its rayon, so that seats, limits, target lists, coverage and exports need not
know of it. Staff link it to another unit, to which its seats move, or make it a unit, which then is in all lists.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from secrets import randbelow

from sqlalchemy import func, or_, select

from storage.database import Session
from storage.models import Person, RegisterImport, Seat, Unit, UnlistedUnit
from storage.seats import seats
from storage.seminars import seminars
from storage.text.names import join_words, name_words
from storage.units import units
from storage.units.units import Match

MAX_OPEN = 3
"""The most municipalities one person can have written that staff have not decided about."""
MAX_OPEN_BY_STAFF = 30
"""The same for staff, who register others."""
LIKELY_SCORE = 70
"""The least score of a listed unit that is offered instead of a written name."""


class TooManyUnlisted(Exception):
    """The person has written too many names that staff have not decided about; nothing was changed."""


def _name_key(name: str) -> tuple[str, bool]:
    """Return the key by which spellings of a name are equal: folded, of the words for its kind only that for a city."""
    return join_words(name_words(name)) or name.casefold(), units.find_level_hint(name) == "city"


async def find_listed(session: Session, rayon: str, name: str, limit: int) -> list[Match]:
    """List the units that a written name may mean, best first: of the rayon, and that to which it was linked before."""
    linked = [
        Match(unit, await units.get(session, unit.parent_code or ""), 100)
        for written in await units.list_written(session, rayon)
        if written.successor_code
        and _name_key(written.name_ky) == _name_key(name)
        and (unit := await units.get(session, written.successor_code))
        and unit.retired_at is None
    ]
    found = await units.search(session, name, limit, within=rayon)
    likely = [match for match in found if match.score >= LIKELY_SCORE]
    best = {match.unit.code: match for match in (*likely, *linked)}
    return sorted(best.values(), key=lambda match: -match.score)[:limit]


async def write(
    session: Session, rayon: str, name: str, person: Person, at: datetime, limit: int = MAX_OPEN
) -> Unit:
    """Return the unlisted municipality of this name in the rayon; make one unless it was written before.

    What the same person wrote before and nobody registered with gets the new name. Raises TooManyUnlisted.
    """
    for unit in await units.list_written(session, rayon):
        is_open = unit.level == units.UNLISTED and unit.retired_at is None
        if is_open and _name_key(unit.name_ky) == _name_key(name):
            await _share(session, unit, person)
            return unit
    mine = await _list_open_of(session, person)
    unused = await _without_seats(session, [row.code for row in mine])
    if unused:
        unit = await _load(session, unused[0])
    elif len(mine) >= limit:
        raise TooManyUnlisted
    else:
        unit = Unit(code=_new_code(), level=units.UNLISTED)
        session.add_all([unit, UnlistedUnit(code=unit.code, written_by_id=person.id, written_at=at)])
    unit.parent_code = rayon
    _set_name(unit, name)
    await _renew(session, at)
    return unit


def _new_code() -> str:
    return f"{units.WRITTEN_PREFIX}{randbelow(10**13):013}"


def _set_name(unit: Unit, name: str) -> None:
    unit.name_ky = unit.name_ru = unit.name_en = name


async def _load(session: Session, code: str) -> Unit:
    """Return the row of the unit, to change it; those of the register's cache belong to no session."""
    return await session.get_one(Unit, code)


async def _share(session: Session, unit: Unit, person: Person) -> None:
    """Note that several people wrote it: the first can give it no other name."""
    row = await session.get_one(UnlistedUnit, unit.code)
    if row.written_by_id != person.id:
        row.written_by_id = None


async def _list_open_of(session: Session, person: Person) -> Sequence[UnlistedUnit]:
    await session.flush()  # a batch may have several of this person
    mine = (UnlistedUnit.written_by_id == person.id) & UnlistedUnit.decided_at.is_(None)
    return list(await session.scalars(select(UnlistedUnit).where(mine).order_by(UnlistedUnit.written_at)))


async def _without_seats(session: Session, codes: Collection[str]) -> list[str]:
    """Return those of the units that neither a seat nor a person has."""
    used = {
        *await session.scalars(select(Seat.unit_code).where(Seat.unit_code.in_(codes))),
        *await session.scalars(select(Person.unit_code).where(Person.unit_code.in_(codes))),
    }
    return [code for code in codes if code not in used]


async def _renew(session: Session, at: datetime) -> None:
    """Make the changed register known to all processes."""
    session.add(RegisterImport(version=uuid.uuid4().hex, imported_at=at))
    await session.flush()  # the next query loads the register again
    units.forget_tree(session)


async def current_code(session: Session, code: str | None) -> str | None:
    """Return the code of the unit to which staff have linked an unlisted one by now; else the same code."""
    unit = await units.get(session, code) if code and units.is_written(code) else None
    return unit.successor_code if unit is not None and unit.successor_code else code


# For staff.


async def list_open(session: Session, seminar_id: int) -> list[Unit]:
    """List the unlisted municipalities with seats at a seminar about which staff have not decided."""
    await session.flush()
    rows = await session.scalars(
        select(Unit.code)
        .join(Seat, Seat.unit_code == Unit.code)
        .where(Unit.level == units.UNLISTED, Seat.seminar_id == seminar_id)
        .distinct()
    )
    found = await units.by_codes(session, list(rows))
    return sorted(found.values(), key=units.sort_key)


async def lock(session: Session, code: str) -> UnlistedUnit | None:
    """Return what is known of a written municipality, read again and locked until the transaction ends."""
    await session.flush()
    return await session.get(UnlistedUnit, code, with_for_update=True, populate_existing=True)


async def list_seats(session: Session, row: UnlistedUnit) -> list[Seat]:
    """List the seats of a written municipality, also those that were moved to the unit it is linked to."""
    await session.flush()
    theirs = or_(Seat.unit_code == row.code, Seat.id.in_(row.moved_seats))
    return list(await session.scalars(select(Seat).where(theirs).order_by(Seat.id)))


async def link(session: Session, row: UnlistedUnit, target: str, by: Person, at: datetime) -> list[Seat]:
    """Link a municipality to the unit that is meant: its seats and people move. Returns the seats.

    The caller has locked the row. Seats beyond the unit's limit move too.
    """
    unit = await _load(session, row.code)
    moved = list(await session.scalars(select(Seat).where(Seat.unit_code == row.code).order_by(Seat.id)))
    await _move(session, moved, target)
    for person in await session.scalars(select(Person).where(Person.unit_code == row.code)):
        person.unit_code = target
    unit.successor_code, unit.retired_at = target, at
    row.moved_seats = [seat.id for seat in moved]
    row.decided_by_id, row.decided_at = by.id, at
    await _renew(session, at)
    return moved


async def _move(session: Session, moved: Sequence[Seat], code: str) -> None:
    """Give the seats this unit, and have the places of their seminars counted again."""
    for seminar_id in sorted({seat.seminar_id for seat in moved}):
        seminar = await seminars.get(session, seminar_id)
        assert seminar is not None  # a foreign key
        await seats.lock_seat_counts(session, seminar)
        seats.clear_seat_counts(session, seminar)
    for seat in moved:
        seat.unit_code = code
    await session.flush()


async def make_unit(
    session: Session, row: UnlistedUnit, level: str, name: str, by: Person, at: datetime
) -> None:
    """Make a unit of this level (one of MUNICIPALITY_LEVELS) and name of it, in its rayon. The row is locked."""
    unit = await _load(session, row.code)
    unit.level = level
    _set_name(unit, name)
    row.decided_by_id, row.decided_at = by.id, at
    await _renew(session, at)


async def rename(session: Session, row: UnlistedUnit, name: str, at: datetime) -> None:
    """Correct the name of an unlisted municipality. The row is locked."""
    _set_name(await _load(session, row.code), name)
    await _renew(session, at)


async def reopen(session: Session, row: UnlistedUnit, at: datetime) -> list[Seat]:
    """Take back what staff decided: seats that were moved, and their people, come back; the seats are returned."""
    unit = await _load(session, row.code)
    target = unit.successor_code
    moved = [seat for seat in await list_seats(session, row) if target and seat.unit_code == target]
    await _move(session, moved, row.code)
    owners = Person.id.in_([seat.person_id for seat in moved])
    for person in await session.scalars(select(Person).where(owners, Person.unit_code == target)):
        person.unit_code = row.code
    unit.level, unit.successor_code, unit.retired_at = units.UNLISTED, None, None
    row.moved_seats, row.decided_by_id, row.decided_at = [], None, None
    await _renew(session, at)
    return moved


async def count_seats(session: Session, code: str) -> int:
    """Return the number of seats of the unit, at all seminars."""
    return await session.scalar(select(func.count()).select_from(Seat).where(Seat.unit_code == code)) or 0
