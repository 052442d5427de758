"""The registration card: every line changed or kept, and optional fields set and cleared."""

import pytest

from sandbox.testing import SandboxUser
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    button_labels,
    consented_user,
    newest_message,
    person_row,
    proof_param,
    registered_seats,
    toasts,
    wait_settled,
)


async def head_at_card(here: RunningBot) -> SandboxUser:
    """Return a head at the card of the Karakol seminar."""
    head = await consented_user(here, at="jalal-abad")
    await head.start("karakol")
    await head.wait_for("Баары туурабы?")
    return head


async def confirmed(head: SandboxUser) -> None:
    await head.press("✅ Ооба, катталам")
    await head.wait_for("Сиз катталдыңыз!")


async def test_the_name_is_changed(here: RunningBot) -> None:
    head = await head_at_card(here)
    await head.press("✏️ Аты-жөнү")
    await head.wait_for("Аты-жөнүңүз?")
    await head.write("Жаңы   Үлгүев")
    assert "👤 Жаңы Үлгүев" in (await head.wait_for("Баары туурабы?"))["text"]
    await confirmed(head)
    assert [one.name for one in await registered_seats(here)] == ["Жаңы Үлгүев"]


async def test_the_telephone_is_changed(here: RunningBot) -> None:
    head = await head_at_card(here)
    await head.press("✏️ Телефон")
    await head.wait_for("Телефон номериңиз?")
    card = await newest_message(here, head, await head.write("0555 100 102"))
    assert card["text"].startswith("Баары туурабы?")
    assert "+996 555 100 102" in card["text"]
    await confirmed(head)
    assert [one.phone for one in await registered_seats(here)] == ["+996555100102"]


async def test_the_position_is_changed(here: RunningBot) -> None:
    head = await head_at_card(here)
    await head.press("✏️ Кызмат")
    await head.wait_for("Кызмат ордуңуз?")
    await head.press("Айылдык кеңештин төрагасы")
    assert "💼 Айылдык кеңештин төрагасы" in (await head.wait_for("Баары туурабы?"))["text"]
    await confirmed(head)
    assert [one.position for one in await registered_seats(here)] == ["council"]


async def test_the_place_is_changed_for_another_municipality_and_the_rest_stays(here: RunningBot) -> None:
    head = await head_at_card(here)
    await head.press("✏️ Мекеме")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await head.press("Түп району")
    await head.wait_for("Түп району. Тизмеден")
    await head.press("Ак-Булак")
    card = await head.wait_for("Баары туурабы?")
    assert "Ак-Булак айыл аймагы (Түп району)" in card["text"]
    assert "💼 Башчы" in card["text"]
    await confirmed(head)
    assert [one.unit_code for one in await registered_seats(here)] == ["41702225896000"]


async def test_the_place_is_changed_for_another_office_whose_positions_are_asked_anew(
    here: RunningBot,
) -> None:
    head = await head_at_card(here)
    await head.press("✏️ Мекеме")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await head.press("Мен айыл өкмөтүнөн эмесмин")
    await head.wait_for("Кайсы мекемеденсиз?")
    await head.press("Өнөктөш уюм")
    await head.wait_for("Мекемеңиз кандай аталат?")
    await head.write("Үлгү уюму")
    asked = await head.wait_for("Кызмат ордуңуз?")
    assert "Айылдык кеңештин төрагасы" not in button_labels(asked)
    await head.press("Адис")
    assert "🏛 Үлгү уюму" in (await head.wait_for("Баары туурабы?"))["text"]
    await confirmed(head)
    [one] = await registered_seats(here)
    assert (one.office, one.unit_code, one.organisation) == ("partner", None, "Үлгү уюму")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("✏️ Телефон", "Телефон номериңиз?"),
        proof_param("✏️ Аты-жөнү", "Аты-жөнүңүз?"),
        proof_param("✏️ Кызмат", "Кызмат ордуңуз?"),
        proof_param("✏️ Мекеме", "Кайсы айыл өкмөтүнөнсүз?"),
    ],
)
async def test_a_line_that_was_opened_is_left_as_it_was(here: RunningBot, line: str, asked: str) -> None:
    head = await head_at_card(here)
    before = await person_row(here)
    await wait_settled(here, await head.press(line))
    assert any(asked in one.get("text", "") for one in await head.messages())
    await (head.tap if "Телефон" in line else head.press)("‹ Өзгөртпөйм")
    card = await head.wait_for("Баары туурабы?")
    for part in ("Үлгү Үлгүев 1001", "+996 700 100 101", "Ак-Булуң айыл аймагы", "💼 Башчы"):
        assert part in card["text"]
    after = await person_row(here)
    assert {k: v for k, v in after.draft["registration"].items() if v} == {
        k: v for k, v in before.draft["registration"].items() if v
    }


async def test_the_place_is_left_as_it_was_after_wandering_through_offices_and_rayons(
    here: RunningBot,
) -> None:
    head = await head_at_card(here)
    await head.press("✏️ Мекеме")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await head.press("Мен айыл өкмөтүнөн эмесмин")
    await head.wait_for("Кайсы мекемеденсиз?")
    await head.press("Райондук мамлекеттик администрация")
    await head.wait_for("Кайсы райондун")
    await head.press("Ош облусу")
    await head.wait_for("Ош облусу")
    await head.press("‹ Өзгөртпөйм")
    card = await head.wait_for("Баары туурабы?")
    assert "Ак-Булуң айыл аймагы (Ак-Суу району)" in card["text"]
    await confirmed(head)
    [one] = await registered_seats(here)
    assert (one.office, one.unit_code, one.position) == ("municipality", "41702205805000", "head")


async def test_sex_is_set_changed_and_taken_back_with_one_tap_each(here: RunningBot) -> None:
    head = await head_at_card(here)
    for label, shown in (
        ("Аял", "Аял"),
        ("Эркек", "Эркек"),
        ("✓ Эркек", "көрсөтүлгөн эмес"),
        ("Аял", "Аял"),
    ):
        card = await newest_message(here, head, await head.press(label))
        assert f"Жынысы: {shown}" in card["text"]
    await confirmed(head)
    assert [one.sex for one in await registered_seats(here)] == ["f"]


async def test_sex_may_be_left_out(here: RunningBot) -> None:
    head = await head_at_card(here)
    await confirmed(head)
    assert [one.sex for one in await registered_seats(here)] == [None]


async def test_a_wrong_name_changes_nothing_and_is_explained(here: RunningBot) -> None:
    head = await head_at_card(here)
    await head.press("✏️ Аты-жөнү")
    await head.wait_for("Аты-жөнүңүз?")
    for wrong in ("!", "12345", "🌹🌹🌹", "А" * 81):
        await head.write(wrong)
        await head.wait_for("Бул аты-жөнгө окшобойт")
    await head.press("‹ Өзгөртпөйм")
    assert "Үлгү Үлгүев 1001" in (await head.wait_for("Баары туурабы?"))["text"]


async def test_the_card_confirmed_twice_registers_once_and_says_so(here: RunningBot) -> None:
    head = await head_at_card(here)
    card = (await head.messages())[-1]["message_id"]
    first = await head.act("press", message_id=card, data="submit-registration")
    second = await head.act("press", message_id=card, data="submit-registration")
    await wait_settled(here, first, second)
    chat = await head.messages()
    assert sum("Сиз катталдыңыз!" in one.get("text", "") for one in chat) == 1
    assert len(await registered_seats(here)) == 1
    [toast] = await toasts(here, 2)
    assert "буга чейин эле катталгансыз" in toast["text"]
