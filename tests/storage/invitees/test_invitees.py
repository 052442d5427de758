"""Importing a list of invitees: new, known and changed ones; repeated and concurrent imports; reachable people."""

import asyncio
from typing import Any

import pytest

from storage.database import Database
from storage.invitees import invitees
from storage.invitees.invitees import Entry
from storage.models import Person, Seat, Seminar, Unit, seat_states
from storage.seats import registrations, seats
from storage.seminars import seminars
from tests.storage.conftest import NOW, new_person

pytestmark = pytest.mark.any_database

UNITS = ("41702205805000", "41702205815000")


def entry(**values: str) -> Entry:
    blank = {"office": "municipality", "unit_code": UNITS[0], "organisation": ""}
    return {**blank, "name": "", "phone": "", "position": "", **values}


@pytest.fixture
async def here(seeded: Database) -> Database:
    """A session with the seminar, two people, two municipalities."""
    async with seeded.session.begin() as session:
        for code in UNITS:
            session.add(Unit(code=code, level="ayil_aymak", name_ky=code, name_ru=code, name_en=code))
    return seeded


async def import_list(here: Database, *entries: Entry) -> tuple[int, int, int]:
    """Import a list; return (new, known, changed)."""
    async with here.session.begin() as session:
        seminar, by = await session.get(Seminar, 1), await session.get(Person, 1)
        assert seminar is not None
        assert by is not None
        made = await invitees.import_entries(session, seminar, entries, NOW, by)
        return len(made.new), len(made.unchanged), len(made.changed)


async def there(here: Database) -> list[Seat]:
    async with here.reader() as session:
        return await seats.list_in_states(session, 1, seat_states.STATES)


async def register(here: Database, **values: Any) -> None:
    """Register somebody by chat."""
    async with here.session.begin() as session:
        person, seminar = await session.get(Person, 2), await seminars.get(session, 1)
        assert person is not None
        assert seminar is not None
        told = {"name": "Үлгү Эки", "office": "municipality", "unit_code": UNITS[0], "position": "head"}
        for name, value in (told | values).items():
            setattr(person, name, value)
        await registrations.register(session, seminar, person, NOW)


async def test_the_same_list_twice_is_there_once(here: Database) -> None:
    rows = [entry(name="Үлгү Бир", phone="+996700100101"), entry(unit_code=UNITS[1]), entry(name="Үлгү Эки")]
    assert await import_list(here, *rows) == (3, 0, 0)
    assert await import_list(here, *rows) == (0, 3, 0)
    found = await there(here)
    assert len(found) == 3
    assert len({seat.invitation_token for seat in found}) == 3
    assert {(seat.state, seat.source, seat.added_by_id) for seat in found} == {("invited", "import", 1)}


async def test_two_lists_confirmed_at_once_are_there_once(here: Database) -> None:
    rows = [entry(name=f"Үлгү {number}", phone=f"+99670010010{number}") for number in range(5)]
    counts = await asyncio.gather(import_list(here, *rows), import_list(here, *rows))
    assert sorted(counts) == [(0, 5, 0), (5, 0, 0)]
    assert len(await there(here)) == 5


async def test_a_new_name_and_a_new_telephone_are_taken_over(here: Database) -> None:
    await import_list(here, entry(name="Үлгү Бир", phone="+996700100101", position="head"))
    assert await import_list(here, entry(name="Үлгү Биринчи", phone="+996700100101")) == (0, 0, 1)
    assert await import_list(here, entry(name="Үлгү Биринчи", phone="+996700100109")) == (0, 0, 1)
    [seat] = await there(here)
    assert (seat.name, seat.phone, seat.position) == ("Үлгү Биринчи", "+996700100109", "head")


async def test_an_empty_cell_erases_nothing(here: Database) -> None:
    await import_list(here, entry(name="Үлгү Бир", phone="+996700100101"))
    assert await import_list(here, entry()) == (0, 1, 0)
    [seat] = await there(here)
    assert (seat.name, seat.phone) == ("Үлгү Бир", "+996700100101")


async def test_a_deputy_beside_the_head_is_somebody_new(here: Database) -> None:
    await import_list(here, entry(name="Үлгү Бир", position="head"))
    assert await import_list(here, entry(name="Үлгү Эки", position="deputy")) == (1, 0, 0)
    assert await import_list(
        here, entry(name="Үлгү Бир", position="head"), entry(name="Үлгү Эки", position="deputy")
    ) == (0, 2, 0)


async def test_a_telephone_that_moves_to_another_municipality_takes_the_invitation_along(
    here: Database,
) -> None:
    await import_list(here, entry(phone="+996700100101"))
    assert await import_list(here, entry(phone="+996700100101", unit_code=UNITS[1])) == (0, 0, 1)
    [seat] = await there(here)
    assert seat.unit_code == UNITS[1]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        (entry(name="Үлгү Бир", phone="+996700100101"), {"phone": "+996700100101", "phone_verified_at": NOW}),
        (entry(), {"phone": "+996700100101"}),
    ],
)
async def test_who_registers_takes_the_invitation_that_surely_means_them(
    here: Database, listed: Entry, told: dict[str, Any]
) -> None:
    await import_list(here, listed)
    await register(here, **told)
    [seat] = await there(here)
    assert (seat.state, seat.person_id, seat.name) == ("registered", 2, "Үлгү Эки")


@pytest.mark.parametrize(
    "told",
    [
        {"phone": "+996700100101"},
        {"name": "Үлгү Бир"},
        {"phone": "+996700100101", "unit_code": UNITS[1]},
        {"phone": "+996700100101", "phone_verified_at": NOW, "unit_code": UNITS[1]},
        {"phone": "+996700100109", "phone_verified_at": NOW},
    ],
)
async def test_an_invitation_stays_as_it_is_whoever_types_its_name_or_number(
    here: Database, told: dict[str, Any]
) -> None:
    await import_list(here, entry(name="Үлгү Бир", phone="+996700100101"))
    await register(here, **told)
    invited, theirs = await there(here)
    assert (invited.state, invited.name, invited.phone, invited.unit_code) == (
        *("invited", "Үлгү Бир", "+996700100101"),
        UNITS[0],
    )
    assert (theirs.state, theirs.person_id) == ("registered", 2)


async def test_who_has_registered_with_a_proven_number_is_known_by_a_list(here: Database) -> None:
    await register(here, phone="+996700100101", phone_verified_at=NOW)
    assert await import_list(here, entry(name="Башка Ат", phone="+996700100101")) == (0, 1, 0)
    assert await import_list(here, entry()) == (0, 1, 0)
    [seat] = await there(here)
    assert (seat.state, seat.name, seat.source) == ("registered", "Үлгү Эки", "chat")


@pytest.mark.parametrize(
    "listed", [{"name": "Башка Ат", "phone": "+996700100101"}, {"name": "Үлгү Эки"}, {"name": "Башка Ат"}]
)
async def test_a_list_invites_all_the_same_whoever_has_typed_its_names_and_numbers(
    here: Database, listed: dict[str, str]
) -> None:
    await register(here, phone="+996700100101")
    async with here.session() as session:
        plan = await invitees.plan_import(session, 1, [entry(**listed)])
    assert [(seat.person_id, one["name"]) for seat, one in plan.probable] == [(2, listed["name"])]
    assert await import_list(here, entry(**listed)) == (1, 0, 0)
    assert [seat.state for seat in await there(here)] == ["registered", "invited"]


async def test_staff_can_leave_out_who_seems_to_have_registered_already(here: Database) -> None:
    await register(here, phone="+996700100101")
    rows = [entry(name="Башка Ат", phone="+996700100101"), entry(name="Үлгү Үч", unit_code=UNITS[1])]
    async with here.session.begin() as session:
        seminar, by = await session.get(Seminar, 1), await session.get(Person, 1)
        assert seminar is not None
        assert by is not None
        made = await invitees.import_entries(session, seminar, rows, NOW, by, skip_probable=True)
    assert (len(made.new), len(made.unchanged)) == (1, 1)
    assert [seat.name for seat in await there(here)] == ["Үлгү Эки", "Үлгү Үч"]


@pytest.mark.parametrize("state", ["declined", "cancelled"])
async def test_who_said_no_is_not_invited_again_but_their_municipality_is(here: Database, state: str) -> None:
    await import_list(here, entry(name="Үлгү Бир", phone="+996700100101"))
    async with here.session.begin() as session:
        seat = await session.get(Seat, 1)
        assert seat is not None
        await seats.transition(session, seat, state, NOW)
    assert await import_list(here, entry(name="Үлгү Бир", phone="+996700100101")) == (0, 1, 0)
    assert await import_list(here, entry(name="Үлгү Эки", phone="+996700100102")) == (1, 0, 0)
    assert [one.state for one in await there(here)] == [state, "invited"]


async def _reachable(here: Database, **values: Any) -> list[tuple[int, int]]:
    """Return (seat, person) of those who can be written to, with these values of person 2."""
    async with here.session.begin() as session:
        person = await session.get(Person, 2)
        assert person is not None
        told = {
            "office": "municipality",
            "unit_code": UNITS[1],
            "consented_at": NOW,
            "phone": "+996700100102",
        }
        for name, value in (told | values).items():
            setattr(person, name, value)
    async with here.session.begin() as session:
        return [(one.seat.id, one.person.id) for one in await invitees.find_reachable(session, 1)]


async def test_who_can_be_written_to_is_known_by_a_proven_number_or_is_of_the_place(
    here: Database,
) -> None:
    await import_list(here, entry(phone="+996700100101"), entry(unit_code=UNITS[1], position="head"))
    elsewhere = {"phone": "+996700100101", "unit_code": None, "office": "project"}
    assert await _reachable(here, **elsewhere) == []
    assert await _reachable(here, **elsewhere, phone_verified_at=NOW) == [(1, 2)]
    async with here.session.begin() as session:  # the newest with that number has only typed it
        session.add(new_person(14, **elsewhere, consented_at=NOW))
    assert await _reachable(here, **elsewhere) == [(1, 2)]
    assert await _reachable(here, office="municipality", phone_verified_at=None) == [(2, 2)]
    assert await _reachable(here, consented_at=None) == []
    assert await _reachable(here, unreachable_at=NOW) == []
    async with here.session.begin() as session:
        session.add(new_person(13, office="municipality", unit_code=UNITS[1], consented_at=NOW))
    # It is ambiguous which of the two is meant: neither takes it from the other.
    assert [seat for seat, _ in await _reachable(here, unreachable_at=None)] == [2, 2]
    assert await _reachable(here, position="head") == [(2, 2)]


async def test_who_has_or_had_a_seat_is_not_written_to(here: Database) -> None:
    await import_list(here, entry(phone="+996700100101"))
    await register(here, unit_code=UNITS[1])
    assert await _reachable(here, phone="+996700100101") == []
