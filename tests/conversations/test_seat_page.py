"""Staff and a seat: search, page, changes, substitution; registration of somebody by telephone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from sandbox.testing import SandboxUser
from storage.models import AuditEntry, Role, Seat
from storage.team import roles
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    person_row,
    press_earlier,
    proof_param,
    registered_seats,
    text_of,
)
from tests.conversations.test_seats import all_states, set_limits


async def search_page(staff: SandboxUser, language: str, typed: str) -> dict[str, Any]:
    """Search for a text; return the page of the person found."""
    await staff.press(data="search-seats:2")
    await staff.wait_for(first_line(language, "find-ask"))
    await staff.write(typed)
    found = await staff.wait_for(f"«{typed}»")
    await staff.press(button_labels(found)[0])
    return await staff.wait_for("🎓")


async def staff_at_page(here: RunningBot, language: str = "ru") -> SandboxUser:
    """Return a member of staff at the page of the seminar."""
    staff = await consented_user(here, STAFF, language)
    await press_earlier(here, staff, f"show-more:show-seminar-for-staff:{KARAKOL}")
    return staff


async def begin_seminar(here: RunningBot) -> None:
    """Have the seminar begin an hour ago: before its first day nobody arrives."""
    now = datetime.now(UTC)
    await set_limits(here, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=5))


async def audit_actions(here: RunningBot) -> list[str]:
    """Return the audit log's actions of staff."""
    async with here.database.reader() as session:
        return list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


@pytest.mark.parametrize(
    "typed", ["ulgu", "100101", proof_param("Үлг"), proof_param("Ак-Булун"), proof_param("0700 100 101")]
)
async def test_somebody_is_found_by_a_part_of_name_place_or_telephone(here: RunningBot, typed: str) -> None:
    await consented_user(here, at="karakol")
    staff = await staff_at_page(here)
    shown = await search_page(staff, "ru", typed)
    assert "+996 700 100 101" in shown["text"]
    assert "📝 зарегистрирован(а)" in shown["text"]
    assert (await audit_actions(here)).count("seat.viewed") == 1


async def test_what_is_not_found_is_said_and_one_goes_on_looking(here: RunningBot) -> None:
    await consented_user(here, at="karakol")
    staff = await staff_at_page(here, "ky")
    await staff.press(data="search-seats:2")
    await staff.wait_for("Кимди издейбиз?")
    await staff.write("Щщщ <b>")
    await staff.wait_for("«Щщщ <b>» табылган жок")
    await staff.write("Үлгүев")
    await staff.wait_for("«Үлгүев»: 1")
    await staff.press("✖️ Токтотуу")
    await staff.wait_for("Издөө токтотулду")
    assert (await person_row(here, STAFF)).step is None


async def test_staff_confirm_arrive_and_undo_and_the_history_has_their_hands(here: RunningBot) -> None:
    await begin_seminar(here)
    await consented_user(here, at="karakol")
    staff = await staff_at_page(here)
    await search_page(staff, "ru", "Үлгү")
    await staff.press("👍 Подтверждено: приедет")
    await staff.wait_for("участие подтверждено (")
    await staff.press("✅ На месте")
    shown = await staff.wait_for("приход отмечен (")
    assert text_of("ru", "to-cancelled") not in button_labels(shown)
    await staff.press("👍 Подтверждено: приедет")
    await staff.wait_for("отметка о приходе снята (")
    assert await all_states(here) == ["confirmed"]
    assert (await audit_actions(here)).count("seat.changed") == 3


async def test_staff_free_a_seat_with_a_reason_and_the_next_one_is_offered_it(here: RunningBot) -> None:
    await set_limits(here, capacity=1)
    head = await consented_user(here, at="karakol")
    second = await consented_user(here, SECOND, "ru", at="karakol", unit_code="41702205807000")
    staff = await staff_at_page(here)
    await search_page(staff, "ru", "Ак-Булуң")
    await staff.press("❌ Освободить место")
    await staff.wait_for("По какой причине?")
    await staff.write("Не тот семинар")
    told = await head.wait_for("Уюштуруучулар ордуңузду бошотту")
    assert "Себеби: Не тот семинар" in told["text"]
    await second.wait_for(first_line("ru", "offer"))
    assert await all_states(here) == ["cancelled", "offered"]


async def test_a_seat_is_handed_to_a_name(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    staff = await staff_at_page(here, "ky")
    await search_page(staff, "ky", "Үлгү")
    await staff.press("🔁 Башка адамга берүү")
    await staff.wait_for("Орун кимге өтөт?")
    await staff.write("Үлгү Жаңы 12")
    await staff.wait_for("Мындай жазыңыз: Үлгү Үлгүев")
    await staff.write("Үлгү Жаңы, 0700 100 109")
    shown = await staff.wait_for("+996 700 100 109")
    assert "ботту колдонбойт" in shown["text"]
    await head.wait_for("Ордуңузга келет: Үлгү Жаңы")
    [seat] = await registered_seats(here)
    assert (seat.name, seat.person_id, seat.source) == ("Үлгү Жаңы", None, "deputy")


@in_languages("ky", "ru")
async def test_somebody_on_the_telephone_is_registered_and_later_comes_to_the_bot(
    here: RunningBot, language: str
) -> None:
    await set_limits(here, places_per_unit=1)
    staff = await staff_at_page(here, language)
    await staff.press(data="register-other:2")
    await staff.wait_for(first_line(language, "ask-place-m-in-other"))
    await staff.write("Ак-Булуң")
    await staff.wait_for("«Ак-Булуң»")
    await staff.press(data="choose-registration-unit:41702205805000")
    await staff.wait_for(first_line(language, "ask-position-other"))
    await staff.press(text_of(language, "position-secretary"))
    await staff.wait_for(first_line(language, "ask-phone-other"))
    await staff.write("0700 100 101")
    await staff.wait_for(first_line(language, "card-unsigned-other"))
    await staff.write("Үлгү Жардам")
    await staff.wait_for("✅ Катталды" if language == "ky" else "✅ Зарегистрирован(а)")
    [seat] = await registered_seats(here)
    me = await person_row(here, STAFF)
    assert (seat.source, seat.added_by_id, seat.person_id) == ("assisted", me.id, None)
    assert (me.phone, me.unit_code) == (None, None)
    assert "seat.assisted" in await audit_actions(here)
    told = {**_as_told(seat), "phone_verified_at": datetime.now(UTC)}
    head = await consented_user(here, HEAD, language, unit_code=seat.unit_code, **told)
    await head.start("karakol")
    await head.wait_for(first_line(language, "card"))
    await head.press(text_of(language, "card-confirm"))
    await head.wait_for(first_line(language, "registered"))
    [seat] = await all_rows(here, Seat)
    assert seat.person_id == (await person_row(here, HEAD)).id


def _as_told(seat: Seat) -> dict[str, Any]:
    return {name: getattr(seat, name) for name in ("name", "phone", "position", "office")}


async def test_a_municipality_whose_place_is_taken_gets_one_more_only_by_an_explicit_yes(
    here: RunningBot,
) -> None:
    await consented_user(here, at="karakol")
    await set_limits(here, places_per_unit=1)
    staff = await staff_at_page(here)
    await staff.press(data="register-other:2")
    await staff.wait_for(first_line("ru", "ask-place-m-in-other"))
    await staff.press(data="show-registration-area:m:41702205000000:0")
    await staff.wait_for("Ак-Суйский район")
    await staff.press(data="choose-registration-unit:41702205805000")
    await staff.wait_for("Место этого учреждения занято")
    await staff.press("➕ Дать ещё одно место")
    await staff.wait_for(first_line("ru", "ask-position-other"))
    await staff.press("Специалист")
    await staff.wait_for("Телефон этого человека?")
    await staff.write("0700 100 108")
    await staff.wait_for("Фамилия, имя, отчество этого человека?")
    assert len(await registered_seats(here)) == 1
    await staff.write("Пример Пример")
    await staff.wait_for("✅ Зарегистрирован(а)")
    assert len(await registered_seats(here)) == 2


async def test_a_coordinator_sees_and_changes_the_own_rayon_only_and_the_door_no_telephones(
    here: RunningBot,
) -> None:
    await begin_seminar(here)
    await consented_user(here, at="karakol")
    helper = await consented_user(here, SECOND, "ru")
    async with here.database.session.begin() as session:
        person = await session.get(type(await person_row(here, SECOND)), (await person_row(here, SECOND)).id)
        assert person is not None
        own = Role(
            person_id=person.id,
            role=roles.COORDINATOR,
            unit_code="41702210000000",
            granted_at=person.created_at,
        )
        session.add(own)
    await helper.write("/staff")
    await helper.wait_for(first_line("ru", "staff-panel"))
    await helper.press(data="show-seminar-for-staff:2")
    await helper.wait_for("📅")
    await helper.press(data="search-seats:2")
    await helper.wait_for("Кого ищем?")
    await helper.write("Үлгү")
    await helper.wait_for("«Үлгү» не найдено")
    async with here.database.session.begin() as session:
        for role in await session.scalars(select(Role).where(Role.unit_code.is_not(None))):
            role.role, role.unit_code = roles.DOOR, None
    await helper.write("0700100101")
    await helper.wait_for("«0700100101» не найдено")
    await helper.write("Үлгү")
    found = await helper.wait_for("«Үлгү»: 1")
    await helper.press(button_labels(found)[0])
    shown = await helper.wait_for(text_of("ru", "seat-page-hidden-phone"))
    assert text_of("ru", "to-arrived") in button_labels(shown)
    assert text_of("ru", "to-cancelled") not in button_labels(shown)
    assert "seat.viewed" not in await audit_actions(here)
