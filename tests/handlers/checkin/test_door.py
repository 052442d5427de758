"""The door's page: the count, the list to tap on, the search; the other pages that record arrivals."""

from datetime import datetime, timedelta

import pytest

from storage.checkin import passes
from storage.models import Person, ProgrammeItem, seat_states
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.checkin.arrivals import check_ins, refused
from tests.handlers.stage import NOW, Stage, text_keys

FAR = 5011
FIRST = "41702205000000"
"""The rayon of the owner's municipality."""


async def test_a_tap_on_the_list_checks_in_and_the_count_follows(stage: Stage, hand: Person) -> None:
    [door] = await stage.press(hand, f"show-door:{stage.karakol.id}")
    assert (door.args["arrived"], door.args["expected"]) == (0, 2)
    [listed] = await stage.press(hand, f"list-expected:{stage.karakol.id}:0:{FIRST}")
    taps = [button.data for row in listed.buttons for button in row]
    tap = next(one for one in taps if one.startswith(f"check-in-listed:{stage.seat.id}:"))
    for _ in range(2):
        [listed] = await stage.press(hand, tap)
    assert (listed.key, listed.args["arrived"], listed.args["expected"]) == ("expected", 1, 2)
    assert await check_ins(stage) == [(stage.seat.id, "list")]
    assert f"show-arrival:{stage.seat.id}:0" in [one.data for row in listed.buttons for one in row]


@pytest.mark.parametrize("typed", ["Үлгү", "Ак-Булуң", "№ 1", "1"])
async def test_somebody_is_found_by_name_place_or_number(stage: Stage, hand: Person, typed: str) -> None:
    numbers = await passes.sheet_numbers(stage.session, stage.karakol.id)
    await stage.press(hand, f"show-door:{stage.karakol.id}")
    [found] = await stage.write(hand, typed)
    shown = [button.data for row in found.buttons for button in row]
    first = next(seat for seat, number in numbers.items() if number == 1)
    assert found.key == "door-found"
    assert f"check-in:{first}:0" in shown
    [arrived] = await stage.press(hand, f"check-in:{first}:0")
    assert arrived.key == "arrival"
    assert text_keys(await stage.write(hand, "жокадам")) == ["door-none"], "the search goes on"


async def test_the_door_of_another_seminar_and_moderators_may_not(stage: Stage, hand: Person) -> None:
    moderator = await add_consented_person(stage.session, FAR)
    await roles.grant(stage.session, moderator, roles.MODERATOR, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    assert await refused(stage, moderator, f"check-in:{stage.seat.id}:0") == "button-old"
    assert await refused(stage, hand, f"show-door:{stage.jalal_abad.id}") == "not-yours"
    assert await refused(stage, stage.other, f"check-in:{stage.seat.id}:0") == "button-old"


async def test_the_staff_page_counts_arrivals_on_the_day_only(stage: Stage, hand: Person) -> None:
    page = f"show-seminar-for-staff:{stage.karakol.id}"

    async def lines() -> list[str]:
        [shown] = await stage.press(hand, page)
        return [line.key for line in shown.args["list"].lines]  # type: ignore[union-attr]

    assert lines_with(await lines()) == ["staff-overview-arrived", "arrivals-line"]
    stage.now = stage.karakol.starts_at - timedelta(days=2)
    assert lines_with(await lines()) == []


def lines_with(keys: list[str]) -> list[str]:
    return [key for key in keys if "arriv" in key]


async def test_after_the_seminar_its_page_counts_who_came_to_any_part_of_it(
    stage: Stage, hand: Person
) -> None:
    await add_lunch(stage)
    await stage.press(hand, f"show-door:{stage.karakol.id}")
    await stage.press(hand, f"check-in:{stage.seat.id}:0")

    async def arrived() -> list[object]:
        [shown] = await stage.press(hand, f"show-seminar-for-staff:{stage.karakol.id}")
        return [line.args["arrived"] for line in shown.args["list"].lines if "arriv" in line.key]  # type: ignore[union-attr]

    stage.now = stage.karakol.ends_at - timedelta(minutes=1)
    assert await arrived() == [0, 0], "in the afternoon nobody has been checked in yet"
    stage.now = stage.karakol.ends_at + timedelta(minutes=1)
    assert await arrived() == [1, 1]


async def add_lunch(stage: Stage) -> datetime:
    """Put a lunch break into the programme; return when it begins."""
    lunch = stage.karakol.starts_at + timedelta(hours=3)
    titles = {"ky": "Түшкү тамак", "ru": "Обед"}
    stage.session.add(ProgrammeItem(seminar_id=stage.karakol.id, starts_at=lunch, title=titles))
    await stage.session.flush()
    stage.session.clear_caches()
    return lunch


async def test_the_seats_page_records_and_undoes_an_arrival_too(stage: Stage, hand: Person) -> None:
    await stage.press(hand, f"change-seat-state:{stage.seat.id}:arrived")
    assert await check_ins(stage) == [(stage.seat.id, "page")]
    await stage.press(hand, f"change-seat-state:{stage.seat.id}:registered")
    assert (await check_ins(stage), stage.seat.arrived_at) == ([], None)


async def test_before_the_first_day_the_seats_page_records_no_arrival_either(
    stage: Stage, hand: Person
) -> None:
    stage.now = stage.karakol.starts_at - timedelta(days=17)
    [page] = await stage.press(stage.member, f"show-seat:{stage.seat.id}")
    assert not any("arrived" in one.data for row in page.buttons for one in row)
    assert await refused(stage, hand, f"change-seat-state:{stage.seat.id}:arrived") == "door-early"
    assert await check_ins(stage) == []


async def test_after_lunch_the_door_counts_anew(stage: Stage, hand: Person) -> None:
    lunch = await add_lunch(stage)
    await stage.press(hand, f"show-door:{stage.karakol.id}")
    await stage.press(hand, f"check-in:{stage.seat.id}:0")
    stage.now = lunch + timedelta(minutes=30)
    [found] = await stage.write(hand, "Ак-Булуң")
    assert f"check-in:{stage.seat.id}:1" in [one.data for row in found.buttons for one in row]
    [afternoon] = await stage.press(hand, f"show-door:{stage.karakol.id}")
    [morning] = await stage.press(hand, f"show-door:{stage.karakol.id}:0")
    assert (afternoon.args["arrived"], morning.args["arrived"]) == (0, 1)
    await stage.press(hand, f"check-in:{stage.seat.id}:1")
    await stage.press(hand, f"undo-check-in:{stage.seat.id}:0")
    assert (stage.seat.state, len(await check_ins(stage))) == (seat_states.ARRIVED, 1)
