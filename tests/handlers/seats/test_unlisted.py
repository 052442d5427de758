"""A municipality that is not in the list: written in the registration, linked or added by staff."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from handlers.messages import Button, Refusal, Say, Text, Translated
from handlers.seats.validation import parse_place_name
from storage.models import AuditEntry, Person, Seat, seat_states
from storage.seats import seats, unlisted
from storage.units import units
from tests.conversations.helpers import add_consented_person
from tests.handlers.coverage.test_board import coordinator
from tests.handlers.stage import Stage, text_keys

AK_SUU, TUP, AK_BULUNG = "41702205000000", "41702225000000", "41702205805000"
KARAKOL = "41702410000010"
NAME = "Үлгү-Суу айыл өкмөтү"


def buttons_data(said: Sequence[Say]) -> list[str]:
    return [button.data for one in said for row in one.buttons for button in row]


def data_of(said: Sequence[Say], prefix: str) -> str:
    """Return the data of the first button of this kind."""
    return next(data for data in buttons_data(said) if data.partition(":")[0] == prefix)


async def at_place(stage: Stage, person: Person) -> None:
    """Open the rayon's list in a new registration."""
    await stage.command(person, "start", "karakol")
    said = await stage.press(person, f"show-registration-area:m:{AK_SUU}:0")
    assert buttons_data(said)[-3:-1] == [
        f"write-unlisted-unit:{AK_SUU}",
        "show-registration-area:m:41702000000000:0",
    ]


async def register(stage: Stage, person: Person, name: str = NAME, phone: str = "0700 100 778") -> list[Say]:
    """Register from a municipality of this name in the rayon."""
    await at_place(stage, person)
    await stage.press(person, f"write-unlisted-unit:{AK_SUU}")
    assert text_keys(await stage.write(person, name)) == ["ask-position"]
    await stage.press(person, "choose-position:head")
    await stage.write(person, phone)
    await stage.press(person, "edit-registration-field:name")
    await stage.write(person, "Үлгү Үлгүев")
    said = await stage.press(person, "submit-registration")
    await stage.session.flush()
    return said


async def seat_of(stage: Stage, person: Person) -> Seat:
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    assert seat.unit_code is not None
    return seat


async def actions(stage: Stage) -> list[str]:
    rows = await stage.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))
    return [action for action in rows if action.startswith("unlisted.")]


async def test_a_name_that_is_not_in_the_list_is_kept_and_staff_are_told_once(stage: Stage) -> None:
    said = await register(stage, stage.newcomer_with_consent())
    assert "registered" in text_keys(said)
    seat = await seat_of(stage, stage.newcomer)
    line = [unit.name_ky for unit in await units.lineage(stage.session, seat.unit_code or "")]
    assert line[1:] == ["Ак-Суу району", NAME]
    [notice] = [one for one in said if one.key == "notice-unlisted"]
    assert notice.to == stage.member
    second = await add_consented_person(stage.session, 5031, "ru")
    again = [one for one in await register(stage, second, "улгу суу а/о") if one.key == "notice-unlisted"]
    assert [one.dedup_key for one in again] == [notice.dedup_key]
    assert (await seat_of(stage, second)).unit_code == seat.unit_code


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Үлгү-Суу\n айыл   өкмөтү ", "Үлгү-Суу айыл өкмөтү"),
        ("\u202eҮлгү\u200b-Суу\u202c", "Үлгү-Суу"),
        ("Үлгү 🌹", "Үлгү"),
        ("с. Үлгү (Жаңы) № 2, а/о «Суу»", "с. Үлгү (Жаңы) № 2, а/о «Суу»"),
        ("🌹🌹", None),
        ("<b>Үлгү</b>", None),
        ("12", None),
        ("?!", None),
        ("", None),
        ("https://example.org", None),
        ("@sample", None),
        ("Үлгү 1234567890", None),
        ("Б" * 61, None),
    ],
)
def test_a_name_of_a_place_is_one_line_of_letters(typed: str, name: str | None) -> None:
    assert parse_place_name(typed) == name


async def test_what_is_no_name_is_refused_and_asked_for_again(stage: Stage) -> None:
    await at_place(stage, stage.newcomer_with_consent())
    await stage.press(stage.newcomer, f"write-unlisted-unit:{AK_SUU}")
    with pytest.raises(Refusal, match="unlisted-wrong"):
        await stage.write(stage.newcomer, "🌹🌹")
    back = await stage.press(stage.newcomer, f"show-registration-area:m:{AK_SUU}:0")
    assert text_keys(back) == ["ask-place-m-in"]
    assert text_keys(await stage.write(stage.newcomer, "Каракол")) == ["unit-found-by"], "a search again"


async def test_a_name_that_is_in_the_list_is_offered_and_may_be_kept(stage: Stage) -> None:
    person = stage.newcomer_with_consent()
    await at_place(stage, person)
    await stage.press(person, f"write-unlisted-unit:{AK_SUU}")
    offered = await stage.write(person, "Ак-Булун айыл окмоту")
    assert text_keys(offered) == ["unlisted-similar"]
    assert f"choose-registration-unit:{AK_BULUNG}" in buttons_data(offered)
    kept = await stage.press(person, "keep-unlisted-name")
    assert text_keys(kept) == ["ask-position"]
    code = person.draft["registration"]["unit"]
    assert units.is_written(code)
    again = await stage.press(person, "edit-registration-field:place")
    assert text_keys(again) == ["ask-place-m-in"]
    await stage.press(person, f"write-unlisted-unit:{AK_SUU}")
    await stage.write(person, "Ак-Булун")
    assert text_keys(await stage.press(person, f"choose-registration-unit:{AK_BULUNG}")) == ["ask-position"]
    assert person.draft["registration"]["unit"] == AK_BULUNG


async def test_what_was_searched_for_need_not_be_written_again(stage: Stage) -> None:
    person = stage.newcomer_with_consent()
    await stage.command(person, "start", "karakol")
    missing = await stage.write(person, "Үлгүбайевка")
    assert text_keys(missing) == ["place-not-found"]
    rayons = await stage.press(person, data_of(missing, "write-unlisted-unit"))
    assert text_keys(rayons) == ["ask-unlisted-rayon"]
    assert f"write-unlisted-unit:{TUP}:0" in buttons_data(rayons)
    asked = await stage.press(person, f"write-unlisted-unit:{TUP}:0")
    assert text_keys(asked) == ["ask-unlisted"]
    assert text_keys(await stage.press(person, "keep-unlisted-name")) == ["ask-position"]
    unit = await units.get(stage.session, person.draft["registration"]["unit"])
    assert unit is not None
    assert (unit.name_ky, unit.parent_code) == ("Үлгүбайевка", TUP)


async def test_one_person_cannot_fill_the_list(stage: Stage) -> None:
    person = stage.newcomer_with_consent()
    for name in ("Чынардуу", "Теректүү", "Карагайлуу")[: unlisted.MAX_OPEN]:
        unit = await unlisted.write(stage.session, AK_SUU, name, person, stage.now)
        place = {"office": "municipality", "unit_code": unit.code, "source": "chat"}
        seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, stage.now, **place)
        await stage.session.flush()
    await at_place(stage, person)
    await stage.press(person, f"write-unlisted-unit:{AK_SUU}")
    with pytest.raises(Refusal, match="unlisted-limit"):
        await stage.write(person, NAME)


async def test_staff_link_it_in_two_taps_and_may_undo_it(stage: Stage) -> None:
    said = await register(stage, stage.newcomer_with_consent())
    seat = await seat_of(stage, stage.newcomer)
    written = seat.unit_code
    page = await stage.press(stage.member, data_of(said, "show-unlisted-unit"))
    assert text_keys(page) == ["unlisted-page"]
    link = f"link-unlisted-unit:{stage.karakol.id}:{written}:{AK_BULUNG}"
    [asked] = await stage.press(stage.member, link)
    assert (asked.key, asked.args["number"]) == ("unlisted-link-ask", 1)
    assert seat.unit_code == written
    linked, told = await stage.press(stage.member, asked.buttons[0][0].data)
    assert (linked.key, told.key, told.to) == ("unlisted-linked", "staff-corrected", stage.newcomer)
    assert (seat.unit_code, stage.newcomer.unit_code) == (AK_BULUNG, AK_BULUNG)
    assert text_keys(await stage.press(stage.member, link)) == ["unlisted-linked"]
    undone, again = await stage.press(stage.member, linked.buttons[0][0].data)
    assert (undone.key, again.key) == ("unlisted-page", "staff-corrected")
    assert (seat.unit_code, stage.newcomer.unit_code) == (written, written)
    assert await actions(stage) == ["unlisted.linked", "unlisted.reopened"]


async def test_staff_add_it_to_the_list_in_two_taps_and_everybody_finds_it(stage: Stage) -> None:
    await register(stage, stage.newcomer_with_consent(), "улгу-суу айыл окмоту")
    seat = await seat_of(stage, stage.newcomer)
    here = f"{stage.karakol.id}:{seat.unit_code}"
    [listed] = await stage.press(stage.member, f"list-unlisted-units:{stage.karakol.id}")
    assert listed.args["number"] == 1
    await stage.press(stage.member, f"correct-unlisted-unit:{here}:rename")
    [page] = await stage.write(stage.member, NAME)
    assert page.args["name"] == Translated({"ky": NAME, "ru": NAME, "en": NAME})
    [asked] = await stage.press(stage.member, f"make-unlisted-unit:{here}:ayil_aymak")
    [made] = await stage.press(stage.member, asked.buttons[0][0].data)
    assert (made.key, seat.unit_code) == ("unlisted-made", here.partition(":")[2])
    found = await stage.write(await searching(stage), "Улгу Суу")
    assert f"choose-registration-unit:{seat.unit_code}" in buttons_data(found)
    assert text_keys(await stage.press(stage.member, f"list-unlisted-units:{stage.karakol.id}")) == [
        "unlisted-list-empty"
    ]
    assert await actions(stage) == ["unlisted.renamed", "unlisted.made"]


async def searching(stage: Stage) -> Person:
    """Return somebody who is asked for the place."""
    person = await add_consented_person(stage.session, 5032, "ru")
    await stage.command(person, "start", "karakol")
    return person


async def test_who_registers_meanwhile_gets_the_unit_it_was_linked_to(stage: Stage) -> None:
    person = stage.newcomer_with_consent()
    await register(stage, person)
    written = (await seat_of(stage, person)).unit_code
    await stage.press(person, f"edit-registration:{stage.karakol.id}")
    row = await unlisted.lock(stage.session, written or "")
    assert row is not None
    await unlisted.link(stage.session, row, AK_BULUNG, stage.member, stage.now)
    await stage.press(person, "submit-registration")
    assert (await seat_of(stage, person)).unit_code == AK_BULUNG


async def test_a_coordinator_decides_in_their_own_rayon_only(stage: Stage) -> None:
    said = await register(stage, stage.newcomer_with_consent())
    written = (await seat_of(stage, stage.newcomer)).unit_code
    one = await coordinator(stage)
    page = f"show-unlisted-unit:{stage.karakol.id}:{written}"
    assert text_keys(await stage.press(one, page)) == ["unlisted-page"]
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(one, f"link-unlisted-unit:{stage.karakol.id}:{written}:41702225873000:yes")
    board = await stage.press(one, f"show-board:{stage.karakol.id}")
    assert f"list-unlisted-units:{stage.karakol.id}:0" in buttons_data(board)
    [role] = stage.roles_by_person[one.id]
    role.unit_code = TUP
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(one, page)
    role.unit_code, role.role = None, "organiser"
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(one, f"show-unlisted-unit:{stage.jalal_abad.id}:{written}")
    assert [each.key for each in said if each.to is not None] == ["notice-unlisted"]


async def test_staff_register_somebody_from_a_place_that_is_not_in_the_list(stage: Stage) -> None:
    member = stage.member
    await stage.press(member, f"register-other:{stage.karakol.id}")
    await stage.press(member, f"show-registration-area:m:{AK_SUU}:0")
    await stage.press(member, f"write-unlisted-unit:{AK_SUU}")
    await stage.write(member, NAME)
    await stage.press(member, "choose-position:head")
    await stage.press(member, "clear-registration-field:phone")
    [done] = await stage.write(member, "Үлгү Үлгүев")
    assert done.key == "assisted"
    [page] = await stage.press(member, data_of([done], "show-unlisted-unit"))
    assert page.key == "unlisted-page"
    await stage.press(member, f"search-seats:{stage.karakol.id}")
    [found] = await stage.write(member, "улгу-суу")
    assert found.args["number"] == 1


def labels(say: Say) -> list[Any]:
    return [button.label for row in say.buttons for button in row if isinstance(button, Button)]


@pytest.mark.parametrize(("unit", "head"), [(KARAKOL, "position-head-city"), (AK_BULUNG, "position-head")])
async def test_the_head_of_a_city_is_a_mayor(stage: Stage, unit: str, head: str) -> None:
    await stage.command(stage.newcomer_with_consent(), "start", "karakol")
    [asked] = await stage.press(stage.newcomer, f"choose-registration-unit:{unit}")
    assert labels(asked)[0] == head
    chosen = (await stage.press(stage.newcomer, "choose-position:head"))[0]
    assert chosen.args["position"] == Text("position-head")
