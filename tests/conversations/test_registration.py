"""Registration by chat, from /start to the confirmation: buttons and typing, in three languages, every office."""

from typing import Any

import pytest
from icalendar import Calendar

from sandbox.testing import SandboxUser
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    AK_BULUNG,
    HEAD,
    LANGUAGES,
    STAFF,
    all_rows,
    button_data,
    button_labels,
    consented_user,
    first_line,
    give_consent,
    in_languages,
    newest_message,
    person_row,
    proof_param,
    registered_seats,
    text_of,
    wait_settled,
)

AT_MOST = 8
SEMINAR = {
    "ky": "Киришүү семинары, Каракол",
    "ru": "Вводный семинар, Каракол",
    "en": "Introductory seminar, Karakol",
}
RAYON = {"ky": "Ак-Суу району", "ru": "Ак-Суйский район", "en": "Ak-Suu Rayon"}
AYMAK = {"ky": "Ак-Булуң", "ru": "Ак-Булунский", "en": "Ak-Bulun"}


class CountingUser:
    """A person whose taps and messages are counted."""

    def __init__(self, member: SandboxUser, language: str) -> None:
        self.member, self.language, self.count = member, language, 0

    async def press(self, label: str = "", *, data: str | None = None) -> None:
        self.count += 1
        await self.member.press(label or None, data=data)

    async def write(self, text: str) -> None:
        self.count += 1
        await self.member.write(text)

    async def contact(self) -> None:
        self.count += 1
        await self.member.contact()

    async def hears(self, key: str, **args: object) -> dict[str, Any]:
        return await self.member.wait_for(first_line(self.language, key, **args))


@pytest.mark.parametrize(
    ("language", "payload"),
    [
        ("ky", "karakol"),
        ("ru", None),
        *(proof_param(*one) for one in (("ky", None), ("ru", "karakol"), ("en", None), ("en", "karakol"))),
    ],
)
async def test_a_head_registers_by_buttons_in_at_most_eight_taps(
    here: RunningBot, language: str, payload: str | None
) -> None:
    head = CountingUser(await here.person(HEAD), language)
    await head.member.start(payload)
    await head.member.wait_for("Тилди тандаңыз")
    await head.press(LANGUAGES[language])
    await head.hears("consent-notice")
    await head.press(text_of(language, "consent-notice", "agree"))
    await head.member.wait_for(SEMINAR[language])
    await head.hears("ask-place-m-in", area="")
    await head.press(data="show-registration-area:m:41702205000000:0")
    await head.member.wait_for(first_line(language, "ask-place-m"))
    await head.press(data="choose-registration-unit:41702205805000")
    await head.hears("ask-position")
    await head.press(text_of(language, "position-head"))
    await head.hears("ask-phone")
    await head.contact()
    await head.hears("card-unsigned")
    await head.press("Үлгү Катышуучу")
    await head.hears("card")
    await head.press(text_of(language, "card-confirm"))
    await head.hears("registered")
    assert head.count == AT_MOST
    [one] = await registered_seats(here)
    assert (one.name, one.phone, one.position, one.office) == (
        "Үлгү Катышуучу",
        "+996700100101",
        "head",
        "municipality",
    )
    assert one.unit_code == "41702205805000"


@in_languages("en", "ky", "ru")
async def test_who_types_place_and_name_registers_in_at_most_eight(here: RunningBot, language: str) -> None:
    shy = CountingUser(await here.sandbox.new_person("🌹", phone_number="+996700100199"), language)
    await shy.member.start()
    await shy.member.wait_for("Тилди тандаңыз")
    await shy.press(LANGUAGES[language])
    await shy.hears("consent-notice")
    await shy.press(text_of(language, "consent-notice", "agree"))
    await shy.hears("ask-place-m-in", area="")
    await shy.write("ак булун")
    await shy.hears("place-found", typed="ак булун")
    await shy.press(data=f"choose-registration-unit:{AK_BULUNG}")
    await shy.hears("ask-position")
    await shy.press(text_of(language, "position-deputy"))
    await shy.hears("ask-phone")
    await shy.write("0700 100 199")
    await shy.hears("card-unsigned")
    await shy.write("Пробный Участник")
    await shy.hears("card")
    await shy.press(text_of(language, "card-confirm"))
    await shy.hears("registered")
    assert shy.count == AT_MOST


@in_languages("ru", "ky", "en")
async def test_from_outside_the_target_list_staff_decide_and_the_answer_comes(
    here: RunningBot, language: str
) -> None:
    staff = await consented_user(here, STAFF, "ru")
    shy = await here.sandbox.new_person("🌹", phone_number="+996700100199")
    await give_consent(shy, language)
    await shy.wait_for(first_line(language, "ask-place-m-in", area=""))
    for data in ("show-registration-area:m:41707000000000:0", "show-registration-area:m:41707215000000:0"):
        await shy.press(data=data)
        await shy.wait_for(first_line(language, "ask-place-m-in", area=""))
    await shy.press(data="choose-registration-unit:41707215804000")
    outside = await shy.wait_for(first_line(language, "outside"))
    assert {"ky": "Ысык-Көл облусу", "ru": "Иссык-Кульская область", "en": "Issyk-Kul"}[language] in outside[
        "text"
    ]
    await shy.press(text_of(language, "outside", "ask"))
    await shy.wait_for(first_line(language, "ask-position"))
    await shy.press(text_of(language, "position-head"))
    await shy.wait_for(first_line(language, "ask-phone"))
    await shy.contact()
    await shy.wait_for(first_line(language, "card-unsigned"))
    await shy.write("Пробный Участник")
    await shy.wait_for(first_line(language, "card"))
    await shy.press(text_of(language, "card-confirm"))
    await shy.wait_for(first_line(language, "waiting-staff"))
    assert await registered_seats(here) == []
    notice = await staff.wait_for("Учреждения нет в списке")
    assert "Пробный Участник, Глава" in notice["text"]
    await staff.press(text_of("ru", "outside-admit"))
    await staff.wait_for("✅ Решено")
    await shy.wait_for(first_line(language, "registered"))
    assert [seat.unit_code for seat in await registered_seats(here)] == ["41707215804000"]


async def test_the_confirmation_brings_the_day_the_place_the_programme_and_a_calendar_file(
    here: RunningBot,
) -> None:
    head = await consented_user(here, at="jalal-abad")
    await head.start("karakol")
    card = await head.wait_for("Баары туурабы?")
    await wait_settled(here, await head.press("✅ Ооба, катталам"))
    chat = await head.messages()
    confirmation = next(one for one in chat if "Сиз катталдыңыз!" in one.get("text", ""))
    for part in (
        "Үлгү Үлгүев 1001",
        "Ак-Булуң айыл аймагы (Ак-Суу району)",
        "09:30–16:00",
        "Облустук мамлекеттик администрация, Каракол шаары",
        "14:00 Пилоттук айыл өкмөттөрүнүн тажрыйбасы",
    ):
        assert part in confirmation["text"]
    file = next(one["document"] for one in chat if "document" in one)
    async with here.sandbox.session.get(f"{here.sandbox.url}sandbox/file/{file['file_id']}") as answer:
        [event] = Calendar.from_ical(await answer.read()).walk("VEVENT")
    assert event["summary"] == SEMINAR["ky"]
    assert card["message_id"] == confirmation["message_id"]  # the page itself: it cannot be pressed again
    await head.press(text_of("ky", "venue-button"))
    venue = (await head.wait_for("Облустук мамлекеттик администрация"))["venue"]
    assert venue["location"]["latitude"] == pytest.approx(42.49047)


async def test_a_single_word_is_no_name_as_in_a_passport_and_is_asked_about_once_more(
    here: RunningBot,
) -> None:
    one = await here.sandbox.new_person("Үлгү")
    await give_consent(one, "ky")
    await one.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await one.press("Ак-Суу району")
    await one.wait_for("Ак-Суу району. Тизмеден")
    await one.press("Ак-Булуң")
    assert "Ак-Булуң айыл аймагы" in (await one.wait_for("Кызмат ордуңуз?"))["text"]
    await one.press("Адис")
    await one.wait_for("Телефон номериңиз?")
    await one.write("+996 555 100 102")
    asked = await one.wait_for("Аты-жөнүңүз?")
    assert "Үлгү" not in button_labels(asked)
    await one.press("Аял")
    await one.wait_for("Жынысы: Аял")
    await one.write("Үлгү")
    again = await one.wait_for("Фамилияңызды да, атыңызды да жазыңыз")
    assert button_labels(again) == ["Үлгү — ушундай калсын"]
    await one.write("Үлгүева")
    await one.wait_for("👤 Үлгүева Үлгү")
    await one.press("✅ Ооба, катталам")
    await one.wait_for("Сиз катталдыңыз!")
    assert [(row.name, row.sex) for row in await registered_seats(here)] == [("Үлгүева Үлгү", "f")]


async def test_a_line_is_changed_before_the_card_is_signed(here: RunningBot) -> None:
    one = await here.sandbox.new_person("🌹")
    await give_consent(one, "ky")
    await one.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await one.write("ак булун")
    await one.wait_for("дегенге окшоштору")
    await one.press("Ак-Булуң (Ак-Суу району)")
    await one.wait_for("Кызмат ордуңуз?")
    await one.press("Адис")
    await one.wait_for("Телефон номериңиз?")
    await one.write("+996 555 100 102")
    await one.wait_for("Аты-жөнүңүз?")
    await one.press("✏️ Кызмат")
    await one.wait_for("Кызмат ордуңуз?")
    await one.press("Башчы")
    assert "💼 Башчы" in (await one.wait_for("Аты-жөнүңүз?"))["text"]
    await one.write("🌹")
    await one.wait_for("Бул аты-жөнгө окшобойт")
    await one.write("Үлгү Үлгүев")
    await one.wait_for("Баары туурабы?")
    await one.press("✅ Ооба, катталам")
    await one.wait_for("Сиз катталдыңыз!")
    assert [(row.name, row.position) for row in await registered_seats(here)] == [("Үлгү Үлгүев", "head")]


OF_A_UNIT = {
    "rayon_administration": [
        "show-registration-area:r:41702000000000:0",
        "choose-registration-unit:41702205000000",
    ],
    "plenipotentiary": ["choose-registration-unit:41702000000000"],
    "gamsumo": ["choose-registration-unit:41702000000000"],
}


BY_BUTTONS, BY_WORDS = ("rayon_administration", "ky"), ("partner", "ru")


@pytest.mark.parametrize(
    ("office", "language"),
    [
        BY_BUTTONS,
        BY_WORDS,
        *(
            proof_param(office, language)
            for office in (*OF_A_UNIT, "project", "partner", "other")
            for language in LANGUAGES
            if (office, language) not in (BY_BUTTONS, BY_WORDS)
        ),
    ],
)
async def test_somebody_from_an_office_that_is_no_municipality_registers(
    here: RunningBot, office: str, language: str
) -> None:
    one = await here.person(HEAD)
    await give_consent(one, language)
    await one.wait_for(first_line(language, "ask-place-m"))
    await one.press(text_of(language, "not-municipality"))
    await one.wait_for(first_line(language, "ask-office"))
    await one.press(data=f"choose-office:{office}")
    for data in OF_A_UNIT.get(office, []):
        await one.wait_for("?")
        await one.press(data=data)
    if office in ("partner", "other"):
        await one.wait_for(first_line(language, "ask-organisation"))
        await one.write("  Үлгү   <уюм> & Ко ")
    await one.wait_for(first_line(language, "ask-position"))
    await one.press(data="choose-position:other")
    await one.wait_for(first_line(language, "ask-phone"))
    await one.contact()
    await one.wait_for(first_line(language, "card-unsigned"))
    await one.press("Үлгү Катышуучу")
    card = await one.wait_for(first_line(language, "card"))
    assert text_of(language, "position-other") in card["text"]
    await one.press(text_of(language, "card-confirm"))
    await one.wait_for(first_line(language, "registered"))
    [found] = await registered_seats(here)
    assert found.office == office
    assert found.organisation == ("Үлгү <уюм> & Ко" if office in ("partner", "other") else None)
    assert bool(found.unit_code) == (office in OF_A_UNIT)


async def test_pages_of_a_long_rayon_are_turned_and_left(here: RunningBot) -> None:
    one = await consented_user(here)
    await one.start()
    await one.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await newest_message(here, one, await one.press("Ош облусу"))
    first = await newest_message(here, one, await one.press("Өзгөн району"))
    second = await newest_message(here, one, await one.press("Кийинки ›"))
    assert second["message_id"] == first["message_id"]
    shown = [
        data
        for data in button_data(first) + button_data(second)
        if data.startswith("choose-registration-unit:")
    ]
    assert len(shown) == len(set(shown)) == 20
    assert button_data(await newest_message(here, one, await one.press("‹ Мурунку"))) == button_data(first)
    assert "Ош облусу" in (await newest_message(here, one, await one.press("‹ Артка")))["text"]
    top = await newest_message(here, one, await one.press("‹ Артка"))
    assert "show-registration-area:m:41702000000000:0" in button_data(top)


async def test_names_that_recur_are_shown_with_their_rayon(here: RunningBot) -> None:
    one = await consented_user(here)
    await one.start()
    await one.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await one.write("Ак Суу")
    found = await one.wait_for("«Ак Суу» дегенге окшоштору")
    labels = [label for label in button_labels(found) if label.startswith("Ак-Суу (")]
    assert len(labels) >= 2
    assert len(set(labels)) == len(labels)


async def test_what_is_not_found_is_said_and_the_list_stays_at_hand(here: RunningBot) -> None:
    one = await consented_user(here)
    await one.start()
    await one.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    await one.write("Щщщщ <b>жок</b>")
    told = await one.wait_for("«Щщщщ <b>жок</b>» табылган жок")
    assert "show-registration-area:m:41702205000000:0" in button_data(told)


async def test_the_only_open_seminar_is_opened_without_a_link_and_an_unknown_link_does_no_harm(
    here: RunningBot,
) -> None:
    one = await consented_user(here)
    await one.start("no-such-seminar")
    await one.wait_for("Киришүү семинары, Каракол")


async def test_a_link_to_a_seminar_that_was_held_tells_what_came_of_it(here: RunningBot) -> None:
    one = await consented_user(here)
    await one.start("jalal-abad")
    told = await one.wait_for("Киришүү семинары, Жалал-Абад")
    assert "Семинарга 89 адам катышты" in told["text"]
    assert button_labels(told) == ["❓ Суроо берүү"]


async def test_the_wish_of_a_link_is_kept_through_whatever_is_written_before_the_consent(
    here: RunningBot,
) -> None:
    one = await here.person(HEAD)
    await one.start("jalal-abad")
    await one.wait_for("Тилди тандаңыз")
    await one.start()
    await one.wait_for("Тилди тандаңыз")
    await one.press("Кыргызча")
    await one.wait_for("Жеке маалыматтарыңыз")
    await one.press("✅ Макулмун")
    await one.wait_for("Киришүү семинары, Жалал-Абад")


async def test_somebody_registered_sees_where_they_stand_and_changes_it(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol", sex="m")
    await head.start("karakol")
    seat = await head.wait_for("Сиз катталгансыз")
    ways = {"❓ Суроо берүү", "📍 Картада", "📅 Календарь", "✏️ Маалыматымды өзгөртүү"}
    assert ways | {"🔁 Ордума башка адам барат", "❌ Бара албайм"} <= set(button_labels(seat))
    await head.press("📍 Картада")
    assert "venue" in await head.wait_for("Облустук мамлекеттик администрация")
    await head.press("📅 Календарь")
    await head.wait_for(".ics")
    await head.press("✏️ Маалыматымды өзгөртүү")
    card = await head.wait_for("Маалыматыңыз")
    assert "✓ Эркек" in button_labels(card)
    await head.press("✖️ Өзгөртпөй калтыруу")
    await head.wait_for("Сиз катталгансыз")
    await head.press("✏️ Маалыматымды өзгөртүү")
    await head.wait_for("Маалыматыңыз")
    await head.press("✏️ Кызмат")
    await head.wait_for("Кызмат ордуңуз?")
    await head.press("Адис")
    await head.wait_for("Маалыматыңыз")
    act = await head.press("💾 Сактоо")
    saved = await head.wait_for("Сакталды")
    assert "💼 Адис" in saved["text"]
    assert "👤" not in saved["text"], "only what changed"
    await wait_settled(here, act)
    assert (await head.messages())[-1]["message_id"] == saved["message_id"], "no map, no calendar file again"
    [one] = await registered_seats(here)
    assert (one.position, one.sex) == ("specialist", "m")


async def test_who_came_to_one_seminar_finds_the_card_of_the_next_filled_in(here: RunningBot) -> None:
    head = await consented_user(here, at="jalal-abad")
    act = await head.start("karakol")
    card = await head.wait_for("Баары туурабы?")
    assert "+996 700 100 101" in card["text"]
    await wait_settled(here, act)
    assert (await person_row(here)).step == "registration"
    assert len(await all_rows(here, type((await registered_seats(here, "jalal-abad"))[0]))) == 1
