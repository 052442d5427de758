"""The coverage board in the database: the furthest state counts, and every unit and rayon is complete."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from storage.coverage import coverage, follow_up
from storage.coverage.coverage import SHOWN_STATES, UNANSWERED_STATES, UNINVITED
from storage.database import Database, Session
from storage.messages import outbox
from storage.models import Person, Seat, Target, seat_states
from storage.seminars import targets
from storage.units import units
from tests.storage.conftest import NOW, new_person, new_seminar

ISSYK_KUL, AK_SUU, TUP = "41702000000000", "41702205000000", "41702225000000"
AK_BULUNG, TEPKE, KARAKOL, OSH = "41702205805000", "41702205844000", "41702410000010", "41721000000000"
SUZAK, KOK_JANGAK = "41703220000000", "41703220600010"


@pytest.fixture
async def session(registered: Database) -> AsyncIterator[Session]:
    """A session with a seminar (id 1) for one oblast, an earlier one (id 2), and the register of units."""
    async with registered.session.begin() as one:
        earlier = {"starts_at": NOW - timedelta(days=90), "ends_at": NOW - timedelta(days=90, hours=-6)}
        one.add_all([new_seminar(), new_seminar("jalal-abad", **earlier)])
        await one.flush()
        await targets.add_oblast(one, 1, ISSYK_KUL)
        yield one


async def seat(session: Session, code: str | None, state: str, **values: Any) -> Seat:
    """Store a seat; `listed`: invited, but nothing was sent."""
    told = {"office": "municipality", "seminar_id": 1, "source": "chat", "answers": {}} | values
    told |= {"invited_at": NOW if state == "invited" else None}
    state = "invited" if state == "listed" else state
    one = Seat(unit_code=code, state=state, state_changed_at=NOW, created_at=NOW, updated_at=NOW, **told)
    session.add(one)
    await session.flush()
    return one


FURTHEST = [
    ((), UNINVITED),
    (("listed",), "listed"),
    (("invited",), "invited"),
    (("listed", "invited", "declined"), "invited"),
    (("invited", "registered"), "registered"),
    (("declined", "confirmed"), "confirmed"),
    (("registered", "confirmed", "arrived"), "arrived"),
    (("declined",), "declined"),
    (("cancelled",), "declined"),
    (("declined", "invited"), "invited"),
    (("offered",), "waiting"),
    (("handed_over",), UNINVITED),
    (("handed_over", "registered"), "registered"),
]


@pytest.mark.any_database
async def test_a_place_counts_in_the_furthest_state_of_its_seats(session: Session) -> None:
    places = (await units.list_within(session, ISSYK_KUL))[: len(FURTHEST)]
    for unit, (states, _) in zip(places, FURTHEST, strict=True):
        for state in states:
            await seat(session, unit.code, state)
    found = {one.place[1]: one.state for one in (await coverage.load_coverage(session, 1)).municipalities}
    assert [found[unit.code] for unit in places] == [expected for _, expected in FURTHEST]


@given(st.lists(st.sampled_from(seat_states.STATES)))
def test_whatever_seats_there_are_a_place_is_in_one_state_that_is_shown(states: list[str]) -> None:
    assert coverage.furthest_state(set(states) - {seat_states.OFFERED, seat_states.CANCELLED}) in SHOWN_STATES


async def test_whoever_comes_with_another_seat_does_not_count_as_gone(session: Session) -> None:
    people = [new_person(number) for number in range(1, 5)]
    session.add_all(people)
    await session.flush()
    ids = [one.id for one in people]
    for state, owner in (("declined", ids[0]), ("cancelled", ids[1]), ("handed_over", ids[2])):
        await seat(session, TEPKE, state, person_id=owner)
    await seat(session, TEPKE, "cancelled", person_id=ids[3])  # merged into the next one
    await seat(session, TEPKE, "registered", person_id=ids[3])
    await seat(session, TEPKE, "cancelled")  # without a person
    await seat(session, TEPKE, "cancelled", seminar_id=2)
    assert await coverage.count_ended(session, 1) == {"declined": 1, "cancelled": 2, "handed_over": 1}


async def test_rayons_without_a_single_seat_are_on_the_board(session: Session) -> None:
    await seat(session, AK_BULUNG, "registered")
    board = await coverage.load_coverage(session, 1)
    areas = {one.area.name_ky for one in board.municipalities if one.area}
    assert len(areas) == 7
    tup = board.within(TUP)
    assert len(tup.municipalities) == 13
    assert {one.state for one in tup.targets} == {UNINVITED}
    assert len(board.municipalities) == len(await units.list_within(session, ISSYK_KUL))


@pytest.mark.any_database
async def test_rayons_come_before_cities_by_the_alphabet_and_offices_last(session: Session) -> None:
    board = await coverage.load_coverage(session, 1)
    areas = list(dict.fromkeys(one.area.name_ky for one in board.targets if one.area))
    rayons = ["Ак-Суу району", "Жети-Өгүз району", "Тоң району", "Түп району", "Ысык-Көл району"]
    assert areas == [*rayons, "Балыкчы", "Каракол"]
    assert [one.office for one in board.within(AK_SUU).targets][-2:] == [
        "municipality",
        "rayon_administration",
    ]
    assert [one.office for one in board.targets][-2:] == ["gamsumo", "plenipotentiary"]


@pytest.mark.any_database
async def test_people_from_outside_the_target_list_are_counted_apart(session: Session) -> None:
    await seat(session, AK_BULUNG, "registered")
    await seat(session, OSH, "confirmed")
    await seat(session, None, "registered", office="partner", organisation="Үлгү уюму")
    board = await coverage.load_coverage(session, 1)
    assert board.people(seat_states.ATTENDING_STATES) == 3
    assert board.people(seat_states.ATTENDING_STATES, outside=True) == 2
    assert board.people(seat_states.ATTENDING_STATES, office="partner") == 1
    assert Counter(one.state for one in board.targets)["registered"] == 1


@pytest.mark.any_database
async def test_a_rayons_part_has_nothing_of_its_neighbours(session: Session) -> None:
    for code in (AK_BULUNG, KARAKOL, OSH):
        await seat(session, code, "registered")
    mine = (await coverage.load_coverage(session, 1)).in_areas({AK_SUU})
    assert {one.area.code for one in mine.targets if one.area} == {AK_SUU}
    assert mine.people(seat_states.ATTENDING_STATES) == 1
    assert mine.people(seat_states.ATTENDING_STATES, outside=True) == 0
    assert mine.within(TUP).targets == []
    assert {one.office for one in mine.targets} == {"municipality", "rayon_administration"}


@pytest.mark.any_database
async def test_a_town_in_a_rayon_is_counted_in_the_rayon(session: Session) -> None:
    await targets.add_oblast(session, 1, "41703000000000")
    board = await coverage.load_coverage(session, 1)
    assert KOK_JANGAK in {one.unit.code for one in board.within(SUZAK).municipalities if one.unit}


async def test_the_board_asks_the_database_a_handful_of_times_whatever_its_size(
    session: Session, database: Database
) -> None:
    for top in await units.children(session, None):
        await targets.add_oblast(session, 1, top.code)
    for unit in (everywhere := await units.list_within(session, ISSYK_KUL)):
        await seat(session, unit.code, "registered")
    await session.flush()
    asked: list[str] = []

    def listen(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    engine = session.get_bind().engine
    event.listen(engine, "before_cursor_execute", listen)
    began = perf_counter()
    board = await coverage.load_coverage(session, 1)
    took = perf_counter() - began
    event.remove(engine, "before_cursor_execute", listen)
    assert len(asked) <= 3
    assert len(board.municipalities) >= 420 + 30
    assert board.people(seat_states.ATTENDING_STATES) == len(everywhere)
    assert took < 1


# Following up where nobody has answered.


async def people_at(session: Session, code: str = AK_BULUNG) -> list[follow_up.Contact]:
    found = await follow_up.find_contacts(session, 1, [("municipality", code)])
    return found.get(("municipality", code), [])


async def a_head(session: Session, number: int = 11, code: str | None = AK_BULUNG, **values: Any) -> Person:
    known = {
        "consented_at": NOW,
        "office": "municipality",
        "unit_code": code,
        "phone": f"+99670010{number:04}",
    }
    person = new_person(number, **known | values)
    session.add(person)
    await session.flush()
    return person


async def test_invitees_come_first_then_those_of_earlier_seminars_then_acquaintances(
    session: Session,
) -> None:
    await a_head(session, 11)
    earlier = {"seminar_id": 2, "name": "Үлгү Мурунку", "phone": "+996700100002"}
    await seat(session, AK_BULUNG, "arrived", **earlier)
    await seat(session, AK_BULUNG, "invited", name="Үлгү Чакырылган", phone="+996700100001")
    found = await people_at(session)
    assert [one.phone for one in found] == ["+996700100001", "+996700100002", "+996700100011"]
    assert [one.invited for one in found] == [True, False, False]
    assert [one.reachable for one in found] == [False, False, True]
    assert found[1].seminar == {"ky": "jalal-abad"}


@pytest.mark.any_database
async def test_a_number_that_somebody_typed_takes_nobody_out_of_the_list(session: Session) -> None:
    first = await a_head(session, 11)
    earlier = {"seminar_id": 2, "name": "Үлгү Мурунку", "phone": first.phone}
    await a_head(session, 12, phone=first.phone)
    assert [one.person_id for one in await people_at(session)] == [first.id + 1, first.id]
    await seat(session, AK_BULUNG, "arrived", **earlier)
    assert [one.name for one in await people_at(session)] == ["Үлгү Мурунку"], (
        "staff wrote it: it is called once"
    )


@pytest.mark.any_database
async def test_somebody_known_from_several_places_is_asked_once(session: Session) -> None:
    head = await a_head(session)
    for number in (2, 1):
        state = "invited" if number == 1 else "arrived"
        await seat(session, AK_BULUNG, state, seminar_id=number, person_id=head.id, phone=head.phone)
    assert [one.person_id for one in await people_at(session)] == [head.id]


@pytest.mark.any_database
async def test_who_has_answered_or_comes_from_elsewhere_now_is_not_asked(session: Session) -> None:
    declined, moved = await a_head(session, 11), await a_head(session, 12, TEPKE)
    await seat(session, AK_BULUNG, "declined", person_id=declined.id)
    await seat(session, AK_BULUNG, "arrived", seminar_id=2, person_id=moved.id, phone=moved.phone)
    assert await people_at(session) == []


@pytest.mark.any_database
async def test_who_blocked_the_bot_or_did_not_agree_is_not_written_to(session: Session) -> None:
    await a_head(session, 11, unreachable_at=NOW)
    await a_head(session, 12, consented_at=None)
    (await a_head(session, 13)).telegram_id = None
    await session.flush()
    assert [one.reachable for one in await people_at(session)] == [False, False, False]


@pytest.mark.any_database
async def test_a_neighbours_people_are_not_asked(session: Session) -> None:
    await a_head(session, 11, TEPKE)
    await a_head(session, 12, office="gamsumo")
    assert await people_at(session) == []


async def test_what_is_owed_already_is_known_by_its_name(seeded: Database) -> None:
    row = {"chat_id": 1, "lane": 1, "method": "sendMessage", "payload": "{}", "created_at": NOW}
    async with seeded.session.begin() as session:
        await outbox.enqueue(session, [{**row, "dedup_key": "nudge:1:1:2026-11-23", "state": outbox.PENDING}])
    async with seeded.reader() as session:
        assert await outbox.existing_keys(session, ["nudge:1:1:2026-11-23", "nudge:1:2:2026-11-23"]) == {
            "nudge:1:1:2026-11-23"
        }


@pytest.mark.any_database
async def test_declined_is_an_answer_and_invited_is_none(session: Session) -> None:
    await seat(session, AK_BULUNG, "declined")
    await seat(session, TEPKE, "invited")
    await seat(session, KARAKOL, "listed")
    board = await coverage.load_coverage(session, 1)
    asked = {one.place for one in board.unanswered}
    assert ("municipality", AK_BULUNG) not in asked
    assert ("municipality", TEPKE) in asked
    assert {one.state for one in board.unanswered} == set(UNANSWERED_STATES)


@pytest.mark.any_database
async def test_a_unit_that_was_merged_counts_for_the_one_it_became_part_of(session: Session) -> None:
    """Ырдык is part of Жети-Өгүз since the reform; seats and targets of before have its code."""
    yrdyk, jeti_oguz = "41702210835000", ("municipality", "41702210830000")
    await seat(session, yrdyk, "registered", seminar_id=2, name="Үлгү Үлгүев")
    (contact,) = (await follow_up.find_contacts(session, 1, [jeti_oguz]))[jeti_oguz]
    assert contact.name == "Үлгү Үлгүев"
    session.add(Target(seminar_id=2, office="municipality", unit_code=yrdyk))
    board = await coverage.load_coverage(session, 2)
    assert [(one.place, one.state) for one in board.targets] == [(jeti_oguz, "registered")]
    assert board.people(["registered"], outside=True) == 0
