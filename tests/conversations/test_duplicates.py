"""A second registration from the same municipality, and the decision about it."""

from sqlalchemy import select

from sandbox.testing import SandboxUser
from storage import audit
from storage.models import AuditEntry
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    AK_BULUNG,
    SECOND,
    STAFF,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    person_row,
    registered_seats,
    text_of,
    wait_settled,
)
from tests.conversations.test_seats import all_states, set_limits

SPECIALIST = {
    "name": "Үлгү Экинчи",
    "phone": "+996700100102",
    "position": "specialist",
    "office": "municipality",
    "unit_code": AK_BULUNG,
}


async def second_of_two(here: RunningBot, language: str = "ky") -> SandboxUser:
    """Return a person who registers where the municipality's only place is taken, and is told so at once."""
    await set_limits(here, places_per_unit=1)
    second = await consented_user(here, SECOND, language, **SPECIALIST)
    await second.start("karakol")
    await second.wait_for(first_line(language, "unit-taken"))
    return second


async def ask(second: SandboxUser, label: str, language: str = "ky") -> None:
    """Have them choose that way on, and send the form."""
    await second.press(label)
    await second.wait_for(text_of(language, "card-request"))
    await second.press(text_of(language, "card-confirm"))


@in_languages("ru", "ky")
async def test_the_second_of_a_municipality_is_told_the_position_of_the_first_and_nothing_more(
    here: RunningBot, language: str
) -> None:
    await consented_user(here, language=language, at="karakol")
    second = await second_of_two(here, language)
    told = (await second.messages())[-1]
    assert text_of(language, "position-head") in told["text"]
    assert "1001" not in told["text"]
    assert "100 101" not in told["text"]
    assert await all_states(here) == ["registered"]
    await second.press(text_of(language, "unit-taken-leave"))
    await second.wait_for(first_line(language, "unit-taken-left"))
    assert (await person_row(here, SECOND)).step is None


async def test_the_holder_is_asked_and_lets_the_other_come(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    head = await consented_user(here, at="karakol")
    second = await second_of_two(here)
    await ask(second, "Анын ордуна мен барам")
    await second.wait_for("Жооп күтүлүп жатат")
    asked = await head.wait_for("Сиздин ордуңузга барам дейт")
    assert "Үлгү Экинчи, Адис" in asked["text"]
    notice = await staff.wait_for("Второй человек из одного учреждения")
    assert text_of("ru", "duplicate-replace") in button_labels(notice)
    await head.press("✅ Ооба, ал барсын")
    await head.wait_for("Ордуңузга келет: Үлгү Экинчи")
    await second.wait_for("Сиз катталдыңыз!")
    await staff.wait_for("🔁 Место перешло к другому")
    [seat] = await registered_seats(here)
    assert (seat.name, seat.position) == ("Үлгү Экинчи", "specialist")
    act = await staff.press(text_of("ru", "duplicate-over-quota"))
    await wait_settled(here, act)
    assert len(await registered_seats(here)) == 1


async def test_the_holder_comes_and_staff_give_one_place_more(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    head = await consented_user(here, at="karakol")
    second = await second_of_two(here)
    await ask(second, "Анын ордуна мен барам")
    await head.wait_for("Сиздин ордуңузга барам дейт")
    await staff.wait_for("Бир мекемеден экинчи адам")
    await head.press("❌ Жок, өзүм барам")
    await head.wait_for("Орун сизде калды")
    await second.wait_for("Мурда катталган адам өзү келе турган болду")
    await staff.wait_for("Мурда катталган адам өзү барам дейт")
    await staff.press("➕ Кошумча орун берүү")
    await staff.wait_for("✅ Чечилди")
    await second.wait_for("Сиз катталдыңыз!")
    assert await all_states(here) == ["registered", "registered"]
    async with here.database.reader() as session:
        actions = list(await session.scalars(select(AuditEntry.action)))
        assert await audit.first_broken_id(session) is None
    assert "seat.admitted_over_quota" in actions


async def test_staff_refuse_the_second_with_a_reason_that_is_told(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    await consented_user(here, at="karakol")
    second = await second_of_two(here, "ru")
    await ask(second, "Приедем вдвоём", "ru")
    await second.wait_for("Ждём ответа")
    await staff.wait_for("Экөөбүз тең барабыз дейт")
    await staff.press("❌ Орун берилбейт")
    await staff.wait_for("Себеби эмне?")
    await staff.write("Зал кичине")
    await staff.wait_for("орду бошотулду")
    told = await second.wait_for("К сожалению, места на этом семинаре")
    assert "Причина: Зал кичине" in told["text"]
    assert await all_states(here) == ["registered", "cancelled"]


async def test_staff_let_the_second_come_instead(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    head = await consented_user(here, at="karakol")
    second = await second_of_two(here)
    await ask(second, "Экөөбүз тең барабыз")
    await staff.wait_for("Экөөбүз тең барабыз дейт")
    await staff.press("🔁 Мурункусунун ордуна келсин")
    await staff.wait_for("✅ Чечилди")
    await head.wait_for("Ордуңузга келет: Үлгү Экинчи")
    await second.wait_for("Сиз катталдыңыз!")
    [seat] = await registered_seats(here)
    assert seat.name == "Үлгү Экинчи"


async def test_whoever_has_a_seat_keeps_it_when_the_place_they_change_to_is_taken(here: RunningBot) -> None:
    await consented_user(here, at="karakol")
    await set_limits(here, places_per_unit=1)
    second = await consented_user(here, SECOND, at="karakol", unit_code="41702205807000")
    await second.start("karakol")
    await second.wait_for("Сиз катталгансыз")
    await second.press("✏️ Маалыматымды өзгөртүү")
    await second.wait_for("Маалыматыңыз")
    await second.press("✏️ Мекеме")
    await second.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await second.write("Ак-Булуң")
    await second.wait_for("дегенге окшоштор")
    await second.press(data=f"choose-registration-unit:{AK_BULUNG}")
    await second.wait_for("Ал мекеменин орду ээленген")
    await second.press("✖️ Ошол бойдон калсын")
    await second.wait_for("Бөрү-Баш")
    assert [seat.unit_code for seat in await registered_seats(here)] == [AK_BULUNG, "41702205807000"]


async def test_when_the_holder_gives_the_seat_back_the_one_who_waits_for_it_is_offered_it(
    here: RunningBot,
) -> None:
    head = await consented_user(here, at="karakol")
    second = await second_of_two(here)
    await ask(second, "Анын ордуна мен барам")
    await head.wait_for("Сиздин ордуңузга барам дейт")
    await head.start("karakol")
    await head.wait_for("Сиз катталгансыз")
    await head.press("❌ Бара албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("Ден соолук")
    await second.wait_for("Сизге орун бошоду!")
    await head.press("✅ Ооба, ал барсын")
    await second.press("✅ Барам")
    await second.wait_for("Сиз катталдыңыз!")
    assert await all_states(here) == ["cancelled", "registered"]
