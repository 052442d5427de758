"""The target list: whole oblasts, rayons, single units, offices, and exclusions."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database, Session
from storage.seminars import targets
from storage.units import units
from tests.storage.conftest import new_seminar

ISSYK_KUL, AK_SUU, AK_BULUNG = "41702000000000", "41702205000000", "41702205805000"
JALAL_ABAD, BISHKEK = "41703000000000", "41711000000000"


@pytest.fixture
async def session(registered: Database) -> AsyncIterator[Session]:
    """A session with a seminar (id 1), and the register of units."""
    async with registered.session.begin() as one:
        one.add(new_seminar())
        await one.flush()
        yield one


async def municipalities(session: Session) -> set[str | None]:
    return {code for office, code in await targets.expand_targets(session, 1) if office == "municipality"}


async def areas(session: Session) -> list[tuple[str, str]]:
    return [(office, unit.code) for office, unit in await targets.list_areas(session, 1)]


async def test_an_area_is_named_with_its_offices_unless_municipalities_are_meant(session: Session) -> None:
    await targets.add_target(session, 1, "rayon_administration", ISSYK_KUL)
    await targets.add_target(session, 1, "gamsumo", ISSYK_KUL)
    await targets.add_target(session, 1, "municipality", AK_SUU)
    offices = [("rayon_administration", ISSYK_KUL), ("gamsumo", ISSYK_KUL)]
    assert await areas(session) == [("municipality", AK_SUU), *offices]
    await targets.add_target(session, 1, "municipality", ISSYK_KUL)
    assert await areas(session) == [("municipality", ISSYK_KUL)]


async def test_an_oblast_stands_for_all_its_municipalities_and_offices(session: Session) -> None:
    await targets.add_oblast(session, 1, ISSYK_KUL)
    within = {unit.code for unit in await units.list_within(session, ISSYK_KUL)}
    assert await municipalities(session) == within
    assert await areas(session) == [("municipality", ISSYK_KUL)]
    counted = (await targets.count_by_oblast(session, 1))[ISSYK_KUL]
    assert counted == {
        "municipality": len(within),
        "rayon_administration": 5,
        "plenipotentiary": 1,
        "gamsumo": 1,
    }


@pytest.mark.any_database
async def test_what_is_left_out_of_an_oblast_is_not_meant_and_can_be_put_back(session: Session) -> None:
    await targets.add_target(session, 1, "municipality", ISSYK_KUL)
    everything = await municipalities(session)
    assert await targets.remove_target(session, 1, "municipality", AK_BULUNG)
    assert await municipalities(session) == everything - {AK_BULUNG}
    assert await targets.add_target(session, 1, "municipality", AK_BULUNG)
    assert await municipalities(session) == everything
    assert len(await targets.list_targets(session, 1)) == 1


@pytest.mark.any_database
async def test_a_rayon_is_left_out_and_one_of_its_units_comes_all_the_same(session: Session) -> None:
    await targets.add_target(session, 1, "municipality", ISSYK_KUL)
    await targets.remove_target(session, 1, "municipality", AK_SUU)
    rest = await municipalities(session)
    inside = {unit.code for unit in await units.list_within(session, AK_SUU)}
    assert not rest & inside
    await targets.add_target(session, 1, "municipality", AK_BULUNG)
    assert await municipalities(session) == rest | {AK_BULUNG}
    await targets.add_target(session, 1, "municipality", ISSYK_KUL)
    assert await municipalities(session) == rest | inside
    await targets.remove_target(session, 1, "municipality", ISSYK_KUL)
    assert await targets.list_targets(session, 1) == []


@pytest.mark.any_database
async def test_the_same_twice_changes_nothing(session: Session) -> None:
    assert await targets.add_target(session, 1, "project", None)
    assert not await targets.add_target(session, 1, "project", None)
    assert await targets.remove_target(session, 1, "project", None)
    assert not await targets.remove_target(session, 1, "project", None)


@pytest.mark.any_database
async def test_bishkek_is_one_municipality_with_four_rayon_administrations(session: Session) -> None:
    await targets.add_oblast(session, 1, BISHKEK)
    assert (await targets.count_by_oblast(session, 1))[BISHKEK] == {
        "municipality": 1,
        "rayon_administration": 4,
        "plenipotentiary": 1,
        "gamsumo": 1,
    }


@pytest.mark.any_database
async def test_offices_without_a_unit_are_counted_apart(session: Session) -> None:
    await targets.add_target(session, 1, "project", None)
    await targets.add_target(session, 1, "gamsumo", JALAL_ABAD)
    assert await targets.count_by_oblast(session, 1) == {None: {"project": 1}, JALAL_ABAD: {"gamsumo": 1}}
