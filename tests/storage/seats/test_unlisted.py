"""Municipalities that are not in the register: kept with their rayon, counted, linked or made units."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from storage.coverage import coverage
from storage.database import Database, Session
from storage.models import Person, Seat, Unit, UnlistedUnit
from storage.seats import registrations, seats, unlisted
from storage.seminars import seminars, targets
from storage.series.counts import load_counts
from storage.units import register, units
from tests.storage.conftest import NOW, new_person, new_seminar, register_rows

ISSYK_KUL, AK_SUU, AK_BULUNG = "41702000000000", "41702205000000", "41702205805000"
NAME = "Үлгү-Суу айыл өкмөтү"


@pytest.fixture
async def session(registered: Database) -> AsyncIterator[Session]:
    """A session with two seminars for one oblast, with one place for each municipality, and five people."""
    async with registered.session.begin() as one:
        one.add_all([new_seminar(places_per_unit=1), new_seminar("jalal-abad")])
        one.add_all(
            [new_person(number, name=f"Үлгү {number}", office="municipality") for number in range(1, 6)]
        )
        await one.flush()
        for seminar_id in (1, 2):
            await targets.add_oblast(one, seminar_id, ISSYK_KUL)
        yield one


async def registered_from(
    session: Session, number: int, code: str, seminar_id: int = 1, *, flushed: bool = True
) -> Seat:
    """Register the person of this number from the unit."""
    person, seminar = await session.get_one(Person, number), await seminars.get(session, seminar_id)
    assert seminar is not None
    person.unit_code = code
    seat = await registrations.register(session, seminar, person, NOW)
    if flushed:
        await session.flush()
    return seat


async def written_by(session: Session, number: int, name: str = NAME, **how: Any) -> Unit:
    return await unlisted.write(session, AK_SUU, name, await session.get_one(Person, number), NOW, **how)


async def names_in_list(session: Session) -> set[str]:
    """Return the names of the municipalities of the rayon that people can choose."""
    return {unit.name_ky for unit in await units.children(session, AK_SUU)}


async def decided(session: Session, code: str) -> UnlistedUnit:
    """Return the row of a written municipality, locked for a decision."""
    row = await unlisted.lock(session, code)
    assert row is not None
    return row


async def test_a_written_municipality_counts_in_its_rayon_where_somebody_comes_from_there(
    session: Session,
) -> None:
    before = await coverage.load_coverage(session, 1)
    unit = await written_by(session, 1)
    assert len((await coverage.load_coverage(session, 1)).targets) == len(before.targets)
    assert ("municipality", unit.code) in await targets.expand_targets(session, 1, without_seats=True)
    await registered_from(session, 1, unit.code, flushed=False)  # in the same batch
    board = await coverage.load_coverage(session, 1)
    [target] = [one for one in board.municipalities if one.unit and one.unit.code == unit.code]
    assert (target.state, target.area and target.area.code) == ("registered", AK_SUU)
    assert (target.unit and target.unit.name_ky) == NAME
    assert board.people(("registered",), outside=True) == 0
    counts = await load_counts(session, [1, 2])
    assert counts[1].municipalities == counts[2].municipalities + 1 == len(board.municipalities)
    assert counts[1].municipalities_registered == 1


async def test_it_is_in_no_list_until_staff_make_a_unit_of_it(session: Session) -> None:
    unit = await written_by(session, 1)
    await registered_from(session, 1, unit.code)
    assert NAME not in await names_in_list(session)
    assert unit.code not in await found(session, NAME)
    row = await decided(session, unit.code)
    await unlisted.make_unit(session, row, "ayil_aymak", "Үлгү-Суу", await session.get_one(Person, 5), NOW)
    assert "Үлгү-Суу" in await names_in_list(session)
    assert (await found(session, "улгу суу"))[0] == unit.code
    assert await unlisted.list_open(session, 1) == []
    await unlisted.reopen(session, row, NOW)
    assert [one.code for one in await unlisted.list_open(session, 1)] == [unit.code]
    assert unit.code not in await found(session, "улгу суу")


async def found(session: Session, typed: str) -> list[str]:
    """Return the codes of the units that a search finds."""
    return [match.unit.code for match in await units.search(session, typed)]


async def test_who_writes_the_same_name_is_from_the_same_municipality(session: Session) -> None:
    unit = await written_by(session, 1)
    assert (await written_by(session, 2, "улгу суу а/о")).code == unit.code
    assert (await written_by(session, 3, "Үлгү-Суу шаары")).code != unit.code
    await registered_from(session, 1, unit.code)
    with pytest.raises(seats.UnitFull):
        await registered_from(session, 2, unit.code)


async def test_linking_moves_the_seats_of_everybody_and_undoing_it_moves_them_back(session: Session) -> None:
    unit = await written_by(session, 1)
    theirs = [await registered_from(session, 1, unit.code), await registered_from(session, 2, unit.code, 2)]
    stays = await registered_from(session, 3, AK_BULUNG, 2)
    row, staff = await decided(session, unit.code), await session.get_one(Person, 5)
    assert await unlisted.link(session, row, AK_BULUNG, staff, NOW) == theirs
    assert await places(session, theirs) == [AK_BULUNG] * 4
    assert await unlisted.current_code(session, unit.code) == AK_BULUNG
    assert await unlisted.current_code(session, AK_SUU) == AK_SUU
    with pytest.raises(seats.UnitFull):
        await registered_from(session, 4, AK_BULUNG)
    [offered] = await unlisted.find_listed(session, AK_SUU, "Үлгү суу", 4)
    assert offered.unit.code == AK_BULUNG
    assert await unlisted.reopen(session, row, NOW) == theirs
    assert await places(session, theirs) == [unit.code] * 4
    assert stays.unit_code == AK_BULUNG
    assert (row.decided_at, row.decided_by_id, row.moved_seats) == (None, None, [])
    await registered_from(session, 4, AK_BULUNG)


async def places(session: Session, listed: Sequence[Seat]) -> list[str | None]:
    """Return the units of the seats, then those of their owners."""
    owners = [await session.get_one(Person, seat.person_id) for seat in listed]
    return [*(seat.unit_code for seat in listed), *(owner.unit_code for owner in owners)]


async def test_one_person_writes_a_few_names_and_corrects_those_without_a_seat(session: Session) -> None:
    first = await written_by(session, 1, "Үлгү бир")
    assert (await written_by(session, 1, "Үлгү эки")).code == first.code
    assert (await units.by_codes(session, [first.code]))[first.code].name_ky == "Үлгү эки"
    await written_by(session, 2, "Үлгү эки")
    assert (await written_by(session, 1, "Үлгү үч")).code != first.code, (
        "somebody else wrote the first one too"
    )
    for seminar_id, name in ((1, "Чынардуу"), (2, "Теректүү")):
        unit = await written_by(session, 3, name, limit=2)
        await registered_from(session, 3, unit.code, seminar_id)
    with pytest.raises(unlisted.TooManyUnlisted):
        await written_by(session, 3, "Дагы бир аталыш", limit=2)
    assert await written_by(session, 3, "Дагы бир аталыш", limit=3)


async def test_an_import_of_the_register_leaves_them_and_moves_them_with_their_rayon(
    session: Session,
) -> None:
    unit = await written_by(session, 1)
    made = await written_by(session, 2, "Жасалган айыл")
    row = await decided(session, made.code)
    await unlisted.make_unit(session, row, "ayil_aymak", "Жасалган", await session.get_one(Person, 5), NOW)
    report = await register.import_register(session, register_rows(), NOW)
    assert (report.added, report.changed, report.retired) == (0, 0, 0)
    heir = "41702225000000"
    joined = [
        replace_in(row, heir) if row.parent_code == AK_SUU else row
        for row in register_rows()
        if row.code != AK_SUU
    ]
    [gone] = [row for row in register_rows() if row.code == AK_SUU]
    await register.import_register(
        session, [*joined, replace_in(gone, gone.parent_code, successor=heir)], NOW
    )
    for code in (unit.code, made.code):
        assert [one.code for one in await units.lineage(session, code)] == [ISSYK_KUL, heir, code]


def replace_in(row: register.UnitRow, parent: str | None, successor: str | None = None) -> register.UnitRow:
    """Return the row in another parent, perhaps succeeded by another unit."""
    values = {**vars(row), "parent_code": parent, "successor_code": successor or row.successor_code}
    return register.UnitRow(**values)
