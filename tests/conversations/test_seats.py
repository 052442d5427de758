"""A seat's life cycle by chat: cancelled and taken again, handed to a deputy, waiting list."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import update

from bot.telegram.outgoing import MessageRenderer
from handlers.seats import offers
from sandbox.testing import SandboxUser
from storage.messages import outbox
from storage.models import Seat, Seminar
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    AK_BULUNG,
    HEAD,
    SECOND,
    STAFF,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    give_consent,
    in_languages,
    person_row,
    registered_seats,
    text_of,
    wait_settled,
    wake_sender,
)

THIRD = 1005
BORU_BASH = "41702205807000"
"""Another municipality of the same rayon."""


async def set_limits(here: RunningBot, **values: Any) -> None:
    """Set the limits of the Karakol seminar."""
    async with here.database.session.begin() as session:
        await session.execute(update(Seminar).where(Seminar.slug == "karakol").values(**values))


async def all_states(here: RunningBot) -> list[str]:
    """Return the states of all seats, by id."""
    return [seat.state for seat in await all_rows(here, Seat)]


def link_of(message: dict[str, Any]) -> tuple[str, str]:
    """Return the token of the link that a message's button forwards, and the text with it."""
    rows = message["reply_markup"]["inline_keyboard"]
    [address] = [button["url"] for row in rows for button in row if "url" in button]
    query = parse_qs(urlsplit(address).query)
    [word] = parse_qs(urlsplit(query["url"][0]).query)["start"]
    return word, query["text"][0]


async def seat_of(head: SandboxUser, language: str = "ky") -> dict[str, Any]:
    """Return the message with the seat and its buttons."""
    await head.start("karakol")
    return await head.wait_for(first_line(language, "seat"))


async def third_person(here: RunningBot, language: str, **fields: Any) -> SandboxUser:
    """Return one more person than the sandbox has at its start."""
    await here.sandbox.new_person("Үлгү", id=THIRD)
    return await consented_user(here, THIRD, language, **fields)


@in_languages("ru", "ky")
async def test_a_seat_is_given_back_with_a_reason_and_taken_again(here: RunningBot, language: str) -> None:
    staff = await consented_user(here, STAFF, "ru")
    head = await consented_user(here, language=language, at="karakol")
    await seat_of(head, language)
    await head.press(text_of(language, "seat-cannot"))
    await head.wait_for(first_line(language, "release-ask"))
    await head.press(text_of(language, "reason-illness"))
    gone = await head.wait_for(first_line(language, "seat-given-back"))
    assert await registered_seats(here) == []
    notice = await staff.wait_for("❌ Не приедет: Үлгү Үлгүев 1001")
    assert f"Причина: {text_of('ru', 'reason-illness')}" in notice["text"]
    assert button_labels(gone) == [text_of(language, "coming-back")]
    await head.press(text_of(language, "coming-back"))
    await head.wait_for(first_line(language, "seat-confirmed"))
    await staff.wait_for("↩️ Всё-таки приедет")
    assert [seat.state for seat in await registered_seats(here)] == ["confirmed"]


async def test_own_words_are_a_reason_too_and_cancel_leaves_the_seat_as_it_was(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    head = await consented_user(here, at="karakol")
    await seat_of(head)
    await head.press("❌ Бара албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("✏️ Башка себеп")
    await head.wait_for("Себебин бир-эки сөз менен")
    await head.press("‹ Артка")
    await head.wait_for("Келе албайсызбы?")
    assert await all_states(here) == ["registered"]
    await wait_settled(here, await head.press("✏️ Башка себеп"))
    await head.write("/cancel")
    await head.wait_for(text_of("ky", "cancelled"))
    assert await all_states(here) == ["registered"]
    await seat_of(head)
    await head.press("❌ Бара албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("✏️ Башка себеп")
    await head.wait_for("Себебин бир-эки сөз менен")
    await head.write("ө" * 301)
    await head.wait_for("Себебин текст менен кыскача")
    await head.write("Той <b>бар</b>")
    await head.wait_for("Келе албасыңыз белгиленди")
    assert "Себеби: Той <b>бар</b>" in (await staff.wait_for("❌ Келбейт"))["text"]
    assert await all_states(here) == ["cancelled"]


async def test_an_old_button_of_a_seat_that_was_given_back_does_no_harm(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await seat_of(head)
    await seat_of(head)
    await head.press("❌ Бара албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("Үй-бүлө")
    await head.wait_for("Келе албасыңыз белгиленди")
    await head.press("❌ Бара албайм")
    again = await head.wait_for("Келе албасыңыз белгиленди")
    assert button_labels(again) == [text_of("ky", "coming-back")]
    act = await head.press("🔁 Ордума башка адам барат")
    await wait_settled(here, act)
    assert await all_states(here) == ["cancelled"]


@in_languages("ky", "ru")
async def test_a_head_hands_the_seat_to_a_deputy_and_hears_when_they_cannot_come(
    here: RunningBot, language: str
) -> None:
    staff = await consented_user(here, STAFF, "ky")
    head = await consented_user(here, language=language, at="karakol")
    await seat_of(head, language)
    await head.press(text_of(language, "seat-deputy"))
    shared = await head.wait_for(first_line(language, "deputy-link"))
    word, text = link_of(shared)
    assert len(word) == 45
    assert text.startswith(text_of(language, "deputy-forward", **_named(language)).split("{")[0][:10])
    deputy = await here.person(SECOND)
    await give_consent(deputy, language, word)
    opened = await deputy.wait_for(first_line(language, "deputy-opened"))
    assert "Үлгү Үлгүев 1001" not in opened["text"], "whoever has the link may be somebody else"
    await deputy.wait_for(first_line(language, "ask-position"))
    await deputy.press(text_of(language, "position-secretary"))
    await deputy.wait_for(first_line(language, "ask-phone"))
    await deputy.contact()
    await deputy.wait_for(first_line(language, "card-unsigned"))
    await deputy.write("Үлгү Катчы")
    card = await deputy.wait_for(first_line(language, "card"))
    assert text_of(language, "card-place") not in button_labels(card)
    await deputy.press(text_of(language, "card-confirm"))
    await deputy.wait_for(first_line(language, "registered"))
    await head.wait_for(first_line(language, "deputy-came"))
    await staff.wait_for("🔁 Орун башка адамга өттү")
    [seat] = await registered_seats(here)
    old, _ = await all_rows(here, Seat)
    assert (seat.person_id, seat.unit_code, seat.position) == (
        (await person_row(here, SECOND)).id,
        AK_BULUNG,
        "secretary",
    )
    assert (old.state, seat.replaces_seat_id, seat.source) == ("handed_over", old.id, "deputy")
    third = await third_person(here, language)
    await third.start(word)
    await third.wait_for(first_line(language, "deputy-link-gone"))
    await seat_of(deputy, language)
    await deputy.press(text_of(language, "seat-cannot"))
    await deputy.wait_for(first_line(language, "release-ask"))
    await deputy.press(text_of(language, "reason-illness"))
    left = await head.wait_for(first_line(language, "deputy-left"))
    assert "Үлгү Катчы" not in left["text"]
    await head.press(text_of(language, "deputy-come-again"))
    await head.wait_for(first_line(language, "deputy-undone"))


def _named(language: str) -> dict[str, Any]:
    title = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}[language]
    return {
        "seminar": title,
        "starts": datetime(2026, 11, 30, tzinfo=UTC),
        "ends": datetime(2026, 11, 30, 10, tzinfo=UTC),
    }


async def test_a_link_that_is_taken_back_replaced_or_ones_own_hands_nothing_over(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    second = await consented_user(here, SECOND, "ky")
    await seat_of(head)
    await head.press("🔁 Ордума башка адам барат")
    first, _ = link_of(await head.wait_for("Ордуңузга ким келет?"))
    await head.press("🔁 Ордума башка адам барат")
    newer, _ = link_of(await head.wait_for("Мурунку шилтеме эми иштебейт"))
    await head.start(newer)
    await head.wait_for("Бул — өзүңүздүн шилтемеңиз")
    await second.start(first)
    await second.wait_for("Бул шилтеме эми иштебейт")
    await second.start(newer)
    await second.wait_for("Сизге орун берилип жатат")
    await head.press("✖️ Шилтемени жокко чыгаруу")
    await head.wait_for("Шилтеме жокко чыгарылды")
    await second.press("Адис")
    await second.wait_for("Телефон номериңиз?")
    await second.contact()
    await second.wait_for("Аты-жөнүңүз?")
    await second.write("Үлгү Адис")
    await second.wait_for("Баары туурабы?")
    await second.press("✅ Ооба, катталам")
    await second.wait_for("Бул шилтеме эми иштебейт")
    [seat] = await registered_seats(here)
    assert seat.person_id == (await person_row(here, HEAD)).id
    assert (await person_row(here, SECOND)).step is None


async def test_a_link_is_of_no_use_to_somebody_with_a_seat_of_their_own_or_after_its_time(
    here: RunningBot,
) -> None:
    head = await consented_user(here, at="karakol")
    second = await consented_user(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    third = await third_person(here, "ky")
    await seat_of(head)
    await head.press("🔁 Ордума башка адам барат")
    word, _ = link_of(await head.wait_for("Ордуңузга ким келет?"))
    await second.start(word)
    await second.wait_for("сиздин өз ордуңуз бар")
    async with here.database.session.begin() as session:
        await session.execute(update(Seat).values(deputy_expires_at=datetime.now(UTC)))
    await third.start(word)
    await third.wait_for("Бул шилтеме эми иштебейт")


@in_languages("ru", "ky")
async def test_a_full_hall_has_a_waiting_list_whose_first_is_offered_what_comes_free(
    here: RunningBot, language: str
) -> None:
    await set_limits(here, capacity=1)
    head = await consented_user(here, language=language, at="karakol")
    second = await consented_user(
        here, SECOND, language, name="Үлгү Экинчи", phone="+996700100102", position="head",
        office="municipality", unit_code=BORU_BASH,
    )  # fmt: skip
    await second.start("karakol")
    await second.wait_for(first_line(language, "card"))
    await second.press(text_of(language, "card-confirm"))
    waits = await second.wait_for(first_line(language, "waiting-place"))
    assert "1" in waits["text"]
    await second.start("karakol")
    await second.wait_for(first_line(language, "waiting-place"))
    await seat_of(head, language)
    await head.press(text_of(language, "seat-cannot"))
    await head.wait_for(first_line(language, "release-ask"))
    await head.press(text_of(language, "reason-work"))
    offered = await second.wait_for(first_line(language, "offer"))
    assert button_labels(offered) == [text_of(language, "offer", "take"), text_of(language, "offer", "no")]
    assert await all_states(here) == ["cancelled", "offered"]
    await head.press(text_of(language, "coming-back"))
    await head.wait_for(first_line(language, "waiting-place"))
    await second.press(text_of(language, "offer", "take"))
    await second.wait_for(first_line(language, "registered"))
    assert await all_states(here) == ["waiting", "registered"]


async def test_an_offer_that_is_refused_or_runs_out_goes_to_the_next(here: RunningBot) -> None:
    await set_limits(here, capacity=1)
    head = await consented_user(here, at="karakol")
    second = await consented_user(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    third = await third_person(here, "ru", at="karakol", unit_code="41702205812000")
    assert await all_states(here) == ["registered", "waiting", "waiting"]
    await seat_of(head)
    await head.press("❌ Бара албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("Жол, унаа")
    await second.wait_for("Сизге орун бошоду!")
    await due_messages(here, hours=25)
    # Days later, so that the next offer has another deadline: the same deadline would give the same message.
    soon = datetime.now(UTC) + timedelta(hours=20)
    await set_limits(here, starts_at=soon, ends_at=soon + timedelta(hours=6))
    late = await second.wait_for("Жооп болбогондуктан")
    await third.wait_for(first_line("ru", "offer"))
    assert await all_states(here) == ["cancelled", "waiting", "offered"]
    await second.press(button_labels(late)[0])
    await second.wait_for("Сиз кезектесиз")
    await third.press(text_of("ru", "offer", "no"))
    await third.wait_for(first_line("ru", "seat-given-back-why"))
    await second.wait_for("Сизге орун бошоду!")
    assert await all_states(here) == ["cancelled", "offered", "declined"]


async def due_messages(here: RunningBot, hours: int) -> None:
    """Return the messages that the clock would enqueue a number of hours from now."""
    later = datetime.now(UTC) + timedelta(hours=hours)
    async with here.database.session.begin() as session:
        said = await offers.expire_offers(session, later)
        rows = await MessageRenderer("ky", "Asia/Bishkek").message_rows(session, said, datetime.now(UTC))
        await outbox.enqueue(session, rows)
    wake_sender(here)


async def test_before_registration_opens_it_is_said_when(here: RunningBot) -> None:
    await set_limits(here, registration_opens_at=datetime.now(UTC) + timedelta(days=1))
    one = await consented_user(here)
    act = await one.start("karakol")
    await one.wait_for("Каттоо азырынча ачыла элек")
    await wait_settled(here, act)
    assert await all_rows(here, Seat) == []


async def test_the_place_of_somebody_who_is_forgotten_goes_to_whoever_waits(here: RunningBot) -> None:
    await set_limits(here, capacity=1)
    head = await consented_user(here, at="karakol")
    second = await consented_user(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    await head.write("/forget")
    await head.wait_for(first_line("ky", "erasure-confirm"))
    await head.press(text_of("ky", "erasure-confirm", "yes"))
    await head.wait_for(first_line("ky", "erased"))
    await second.wait_for("Сизге орун бошоду!")
    gone, _ = await all_rows(here, Seat)
    assert (gone.state, gone.name, gone.phone) == ("cancelled", None, None)


async def test_an_old_button_leads_a_deputy_to_the_seat_they_have_by_now(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    second = await consented_user(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    await seat_of(second)
    await second.press("❌ Бара албайм")
    await second.wait_for("Келе албайсызбы?")
    await second.press("Жол, унаа")
    await second.wait_for("Келе албасыңыз белгиленди")
    await seat_of(head)
    await head.press("🔁 Ордума башка адам барат")
    word, _ = link_of(await head.wait_for("Ордуңузга ким келет?"))
    await second.start(word)
    await second.wait_for("Кызмат ордуңуз?")
    await second.press("Адис")
    await second.wait_for("Баары туурабы?")
    await second.press("✅ Ооба, катталам")
    await second.wait_for("Сиз катталдыңыз!")
    await second.press(text_of("ky", "coming-back"))
    await second.wait_for("Ак-Булуң")
    assert await all_states(here) == ["handed_over", "cancelled", "registered"]
