"""Check-in: half days, codes, numbers on the sheet, and one record of an arrival however it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select

from storage.checkin import check_ins, codes, half_days, passes, sheets
from storage.checkin.sheets import InvalidNumbers, format_numbers, parse_numbers
from storage.database import Database, Session
from storage.models import CheckIn, Door, Person, ProgrammeItem, Seat, SeatEvent, Seminar, seat_states
from storage.seats import assisted_registration, deputies, seats
from tests.storage.conftest import NOW, new_person, new_seminar
from tests.storage.seats.seat_machine import create_units

A, B, C = "m11", "m12", "m21"
DAY = NOW.replace(day=30)


# What is typed from the sheet.


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1-3, 5", [1, 2, 3, 5]),
        ("1–3;5", [1, 2, 3, 5]),
        ("№1 — 3 жана №5", [1, 2, 3, 5]),
        ("1..3 и 5", [1, 2, 3, 5]),
        ("5\n1-3\n2", [1, 2, 3, 5]),
        ("7.", [7]),
        ("  12 ,13,  14 ", [12, 13, 14]),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, numbers: list[int]) -> None:
    assert parse_numbers(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "mistake", "part"),
    [
        ("", "empty", ""),
        (" , ", "empty", ""),
        ("1-14, Асан", "number", "Асан"),
        ("1-2-3", "number", "1-2-3"),
        ("14-1", "backwards", "14-1"),
        ("0", "large", "0"),
        ("1-99999", "large", "1-99999"),
        ("²", "number", "²"),
        ("-5", "number", "-5"),
    ],
)
def test_what_is_wrong_with_typed_numbers_is_named(typed: str, mistake: str, part: str) -> None:
    with pytest.raises(InvalidNumbers) as wrong:
        parse_numbers(typed)
    assert (wrong.value.mistake, wrong.value.part) == (mistake, part)


@given(some.sets(some.integers(1, 300), min_size=1))
def test_numbers_that_are_written_are_read_back(numbers: set[int]) -> None:
    assert parse_numbers(format_numbers(numbers)) == sorted(numbers)


# Half days.


def item(
    hour: int, minute: int = 0, *, ends: int | None = None, day: int = 30, title: str = "Үлгү"
) -> ProgrammeItem:
    """An item at that hour of UTC; the place is six hours ahead."""
    starts = NOW.replace(day=day, hour=hour, minute=minute)
    ends_at = starts.replace(hour=ends, minute=0) if ends is not None else None
    return ProgrammeItem(starts_at=starts, ends_at=ends_at, title={"ky": title})


def parts(seminar: Seminar, items: Sequence[ProgrammeItem]) -> list[tuple[int, str]]:
    return [(one.number, one.part) for one in half_days.list_half_days(seminar, items)]


ONE_DAY: dict[str, Any] = {"starts_at": NOW.replace(day=29, hour=3), "ends_at": NOW.replace(day=29, hour=10)}
TWO_DAYS: dict[str, Any] = {"starts_at": NOW.replace(day=29, hour=3), "ends_at": NOW.replace(day=30, hour=10)}


def test_a_day_has_two_halves_only_if_there_is_a_lunch_break() -> None:
    one, two = new_seminar(**ONE_DAY), new_seminar(**TWO_DAYS)
    lunch = [item(3, day=29), item(7, day=29, title="Түшкү тамак"), item(8, day=29)]
    gap = [item(3, ends=6, day=29), item(7, day=29)]
    morning_gap = [item(3, ends=4, day=29), item(5, day=29)]
    assert parts(one, []) == [(0, "whole")]
    assert parts(one, morning_gap) == [(0, "whole")]
    assert parts(one, lunch) == parts(one, gap) == [(0, "morning"), (1, "afternoon")]
    assert parts(two, lunch) == [(0, "morning"), (1, "afternoon"), (2, "whole")]


def test_an_arrival_counts_for_the_half_day_that_goes_on() -> None:
    seminar = new_seminar(**TWO_DAYS)
    lunch = item(7, day=29, title="Обед")
    known = half_days.list_half_days(seminar, [item(3, day=29), lunch])

    def at(moment: datetime) -> int:
        return half_days.current_half_day(known, moment).number

    assert at(NOW) == 0, "before the first day"
    assert at(lunch.starts_at - timedelta(seconds=1)) == 0
    assert at(lunch.starts_at) == 1
    assert at(NOW.replace(day=29, hour=18)) == 2, "midnight of the second day at the place"
    assert at(NOW + timedelta(days=60)) == 2
    assert known[0].is_open(lunch.starts_at - timedelta(seconds=1))
    assert not known[0].is_open(NOW)


# The code on the wall.


def test_a_code_is_valid_in_its_minute_and_the_next() -> None:
    door, other = Door(seminar_id=1, secret="a"), Door(seminar_id=1, secret="b")
    at = datetime(2026, 11, 30, 9, 0, 59, tzinfo=UTC)
    code = codes.make_code(door, codes.minute_of(at))
    assert len(code) == 6
    assert code.isdigit()
    valid = [codes.is_valid_code(door, code, at + timedelta(seconds=later)) for later in (0, 1, 60, 61)]
    assert valid == [True, True, True, False]
    assert not codes.is_valid_code(door, code, at - timedelta(minutes=1))
    assert not codes.is_valid_code(other, code, at)
    assert codes.minute_ends_at(codes.minute_of(at)) == at + timedelta(seconds=1)


# Seats.


@dataclass
class DoorStage:
    """A seminar with seats of three municipalities, and a hand at its door."""

    session: Session
    seminar: Seminar
    hand: Person

    async def seat(self, name: str, unit: str = A, state: str = seat_states.REGISTERED) -> Seat:
        found = seats.create_seat(
            self.session,
            self.seminar,
            seat_states.REGISTERED if state in (seat_states.CONFIRMED, seat_states.CANCELLED) else state,
            NOW,
            source="assisted",
            name=name,
            office="municipality",
            unit_code=unit,
        )
        await self.session.flush()
        if state != found.state:
            await seats.transition(self.session, found, state, NOW, self.hand)
        return found

    async def arrive(self, seat: Seat, way: Any = "list", half: int = 0, **more: Any) -> bool:
        return (await check_ins.check_in(self.session, seat, half, DAY, way, self.hand, **more)).is_new

    async def undo(self, seat: Seat, half: int = 0) -> bool:
        return await check_ins.undo(self.session, seat, half, DAY, self.hand)


@pytest.fixture
async def furnished(database: Database) -> Database:
    await create_units(database)
    async with database.session.begin() as session:
        session.add_all([new_seminar("door"), new_person(501, language="ky")])
    return database


async def set_stage(session: Session) -> DoorStage:
    seminar = await session.scalar(select(Seminar).where(Seminar.slug == "door"))
    hand = await session.scalar(select(Person).where(Person.telegram_id == 501))
    assert seminar is not None
    assert hand is not None
    return DoorStage(session, seminar, hand)


async def test_an_arrival_is_recorded_once_whichever_ways_it_comes(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        seat = await here.seat("Үлгү", state=seat_states.CONFIRMED)
        assert await here.arrive(seat, "pass")
        assert not await here.arrive(seat, "list")
        assert not await here.arrive(seat, "sheet")
    async with furnished.session.begin() as session:
        [row] = await session.scalars(select(CheckIn))
        [seat] = await session.scalars(select(Seat))
        assert (row.way, row.half_day, row.at) == ("pass", 0, DAY)
        assert (seat.state, seat.arrived_at) == (seat_states.ARRIVED, DAY)
        changes = [one.to_state for one in await session.scalars(select(SeatEvent).order_by(SeatEvent.id))]
        assert changes.count(seat_states.ARRIVED) == 1


@pytest.mark.parametrize(
    "state", [seat_states.REGISTERED, seat_states.CONFIRMED, seat_states.INVITED, seat_states.CANCELLED]
)
async def test_undone_the_seat_is_what_it_was(furnished: Database, state: str) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        seat = await here.seat("Үлгү", state=state)
        assert await here.arrive(seat)
        assert await here.undo(seat)
        assert not await here.undo(seat)
        assert (seat.state, seat.arrived_at) == (state, None)
        assert await here.arrive(seat)
        assert seat.state == seat_states.ARRIVED


async def test_each_half_day_is_recorded_and_the_seat_stays_arrived_until_the_last_is_undone(
    furnished: Database,
) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        seat = await here.seat("Үлгү", state=seat_states.CONFIRMED)
        assert await here.arrive(seat, half=0)
        assert await here.arrive(seat, half=1)
        assert (await check_ins.count(session, here.seminar.id, 1)).arrived == 1
        await here.undo(seat, 0)
        assert seat.state == seat_states.ARRIVED
        assert (await check_ins.count(session, here.seminar.id, 0)).arrived == 0
        await here.undo(seat, 1)
        assert seat.state == seat_states.CONFIRMED


async def test_nobody_comes_into_a_full_hall_or_a_place_that_was_handed_over(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        given = await here.seat("Берген")
        await deputies.hand_over_unlinked(
            session, here.seminar, given, NOW, here.hand, name="Алган", phone=None, position="other"
        )
        with pytest.raises(seats.InvalidTransition):
            await here.arrive(given)
        cancelled = await here.seat("Жокко", state=seat_states.CANCELLED)
        here.seminar.capacity = 1
        await session.flush()
        seats.clear_seat_counts(session, here.seminar)
        with pytest.raises(seats.SeminarFull):
            await here.arrive(cancelled)
        assert list(await session.scalars(select(CheckIn))) == []


async def test_the_count_sets_arrivals_against_those_expected_by_unit(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        first = await here.seat("Бир", A)
        await here.seat("Эки", A)
        await here.seat("Үч", C)
        await here.seat("Чакырылган", C, seat_states.INVITED)
        await here.arrive(first)
        found = await check_ins.count_by_unit(session, here.seminar.id, 0)
        assert {code: (one.arrived, one.expected) for code, one in found.items()} == {A: (1, 2), C: (0, 1)}
        listed = await check_ins.list_expected(session, here.seminar.id, 0)
        assert [(one.seat.name, one.check_in is not None) for one in listed] == [
            ("Бир", True),
            ("Эки", False),
            ("Үч", False),
        ]


async def test_a_number_on_the_sheet_stays_and_is_never_given_again(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        last, second, first = await here.seat("Б", C), await here.seat("Б", A), await here.seat("А", A)
        numbers = await passes.sheet_numbers(session, here.seminar.id)
        assert numbers == {first.id: 1, second.id: 2, last.id: 3}, "by place and name"
        await seats.transition(session, last, seat_states.CANCELLED, NOW, here.hand)
        new = await here.seat("А", A)
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        assert await passes.sheet_numbers(session, here.seminar.id) == {first.id: 1, second.id: 2, new.id: 4}
        found = await passes.find_by_numbers(session, here.seminar.id, {3, 4, 9})
        assert {number: seat.id for number, seat in found.items()} == {3: last.id, 4: new.id}


async def test_the_number_of_a_seat_that_was_handed_over_means_who_came_instead(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        given = await here.seat("Берген")
        await passes.sheet_numbers(session, here.seminar.id)
        taken = await deputies.hand_over_unlinked(
            session, here.seminar, given, NOW, here.hand, name="Алган", phone=None, position="other"
        )
        await session.flush()
        found = await passes.find_by_numbers(session, here.seminar.id, {1})
        assert found[1].id == taken.id


async def test_undoing_a_sheet_leaves_whoever_was_recorded_otherwise(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        people = [await here.seat(name) for name in ("А", "Б", "В", "Г")]
        await passes.sheet_numbers(session, here.seminar.id)
        listed, both, twice, only = people
        await here.arrive(listed, "list")
        first = await sheets.apply(session, people, 0, "1-4", DAY, here.hand)
        assert ([one.name for one in first.new], [one.name for one in first.known]) == (
            ["Б", "В", "Г"],
            ["А"],
        )
        await here.arrive(both, "pass")
        second = await sheets.apply(session, [twice], 0, "3", DAY, here.hand)
        assert await sheets.undo(session, first.entry, DAY, here.hand) == 1
        assert [one.state for one in people] == [*["arrived"] * 3, "registered"]
        assert only.arrived_at is None
        assert await sheets.undo(session, second.entry, DAY, here.hand) == 1
        assert [one.state for one in people] == ["arrived", "arrived", "registered", "registered"]


async def test_a_pass_has_one_token_that_finds_its_seat(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        one, other = await here.seat("А"), await here.seat("Б")
        tokens = [await passes.get_token(session, seat) for seat in (one, other, one)]
        assert tokens[0] == tokens[2] != tokens[1]
        assert len(tokens[0]) == 22
        found = await passes.find_by_token(session, tokens[1])
        assert found is not None
        assert found.id == other.id
        assert await passes.find_by_token(session, tokens[0].swapcase()) is None


async def test_wrong_codes_are_limited_for_a_while(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        found = await passes.get_or_create(session, await here.seat("А"))
        tries = []
        for _ in range(passes.MAX_WRONG_CODES + 1):
            tries.append(passes.may_try_code(found, DAY))
            passes.record_wrong_code(found, DAY)
        assert tries == [*[True] * passes.MAX_WRONG_CODES, False]
        later = DAY + passes.WRONG_CODES_PERIOD
        assert passes.may_try_code(found, later)
        passes.record_wrong_code(found, later)
        assert (found.wrong_codes, found.wrong_since) == (1, later)


async def test_a_walk_in_takes_up_an_invitation_and_is_there_at_once(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        told = {"name": "Жаңы", "office": "municipality", "unit_code": B, "position": "head"}
        seat = await assisted_registration.register_on_behalf(session, here.seminar, told, here.hand, NOW)
        await session.flush()
        assert await here.arrive(seat, "walk_in")
        assert (seat.state, (await check_ins.count(session, here.seminar.id, 0)).arrived) == ("arrived", 1)


async def test_a_door_is_opened_shown_elsewhere_and_closed(furnished: Database) -> None:
    async with furnished.session.begin() as session:
        here = await set_stage(session)
        for message in (7, 8):
            await codes.open_door(session, here.seminar, here.hand, message, DAY)
    async with furnished.session.begin() as session:
        [(door, seminar)] = await codes.list_open(session)
        assert (door.message_id, door.opened_at, seminar.slug) == (8, DAY, "door")
        code = codes.make_code(door, codes.minute_of(DAY))
        found = await codes.find_open(session, "door")
        assert found is door
        codes.close_door(door)
        assert not codes.is_valid_code(door, code, DAY), "no old code comes back"
    async with furnished.session.begin() as session:
        assert await codes.list_open(session) == []
        assert await codes.find_open(session, "door") is None
