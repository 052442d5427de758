"""A seat's life in talk: given back and taken again, handed to a deputy, waited for."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import update

from bot.outgoing import Post
from handlers.seats import offers
from sandbox.testing import Member
from storage import outbox
from storage.models import Seat, Seminar
from tests.conftest import Town
from tests.conversations.talk import (
    AK_BULUNG,
    HEAD,
    SECOND,
    STAFF,
    acquainted,
    buttons,
    choose,
    every,
    line,
    registered,
    row,
    said,
    settled,
    spoken,
    wake_sender,
)

THIRD = 1005
BORU_BASH = "41702205807000"
"""Another municipality of the same rayon."""


async def limit(here: Town, **values: Any) -> None:
    """What karakol is limited to in this test."""
    async with here.database.session.begin() as session:
        await session.execute(update(Seminar).where(Seminar.slug == "karakol").values(**values))


async def states(here: Town) -> list[str]:
    """Of all seats, in the order they came to be."""
    return [seat.state for seat in await every(here, Seat)]


def link_of(message: dict[str, Any]) -> tuple[str, str]:
    """The word of the link that a message's button forwards, and the words that go with it."""
    rows = message["reply_markup"]["inline_keyboard"]
    [address] = [button["url"] for row in rows for button in row if "url" in button]
    query = parse_qs(urlsplit(address).query)
    [word] = parse_qs(urlsplit(query["url"][0]).query)["start"]
    return word, query["text"][0]


async def seat_of(head: Member, language: str = "ky") -> dict[str, Any]:
    """The message with the seat and its buttons."""
    await head.start("karakol")
    return await head.wait_for(line(language, "seat"))


async def third_person(here: Town, language: str, **fields: Any) -> Member:
    """One more than the sandbox has at its start."""
    await here.sandbox.new_person("Үлгү", id=THIRD)
    return await acquainted(here, THIRD, language, **fields)


@spoken("ru", "ky")
async def test_a_seat_is_given_back_with_a_reason_and_taken_again(here: Town, language: str) -> None:
    staff = await acquainted(here, STAFF, "ru")
    head = await acquainted(here, language=language, at="karakol")
    await seat_of(head, language)
    await head.press(said(language, "seat-cannot"))
    await head.wait_for(line(language, "cannot-ask"))
    await head.press(said(language, "reason-illness"))
    gone = await head.wait_for(line(language, "seat-given-back"))
    assert await registered(here) == []
    notice = await staff.wait_for("❌ Не придёт: Үлгү Үлгүев 1001")
    assert f"Причина: {said('ru', 'reason-illness')}" in notice["text"]
    assert buttons(gone) == [said(language, "coming-back")]
    await head.press(said(language, "coming-back"))
    await head.wait_for(line(language, "seat-confirmed"))
    await staff.wait_for("↩️ Всё-таки придёт")
    assert [seat.state for seat in await registered(here)] == ["confirmed"]


async def test_own_words_are_a_reason_too_and_cancel_leaves_the_seat_as_it_was(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    head = await acquainted(here, at="karakol")
    await seat_of(head)
    await head.press("❌ Келе албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("✏️ Башка себеп")
    await head.wait_for("Себебин бир-эки сөз менен")
    await head.write("/cancel")
    await head.wait_for(said("ky", "cancelled"))
    assert await states(here) == ["registered"]
    await head.press("✏️ Башка себеп")
    await head.wait_for("Себебин бир-эки сөз менен")
    await head.write("ө" * 301)
    await head.wait_for("Себебин текст менен кыскача")
    await head.write("Той <b>бар</b>")
    await head.wait_for("Келе албасыңыз белгиленди")
    assert "Себеби: Той <b>бар</b>" in (await staff.wait_for("❌ Келе албайт"))["text"]
    assert await states(here) == ["cancelled"]


async def test_an_old_button_of_a_seat_that_was_given_back_does_no_harm(here: Town) -> None:
    head = await acquainted(here, at="karakol")
    await seat_of(head)
    await seat_of(head)
    await head.press("❌ Келе албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("Үй-бүлө")
    await head.wait_for("Келе албасыңыз белгиленди")
    await head.press("❌ Келе албайм")
    again = await head.wait_for("Келе албасыңыз белгиленди")
    assert buttons(again) == [said("ky", "coming-back")]
    act = await head.press("🔁 Ордума башка адам барат")
    await settled(here, act)
    assert await states(here) == ["cancelled"]


@spoken("ky", "ru")
async def test_a_head_hands_the_seat_to_a_deputy_in_two_taps(here: Town, language: str) -> None:
    staff = await acquainted(here, STAFF, "ky")
    head = await acquainted(here, language=language, at="karakol")
    await seat_of(head, language)
    await head.press(said(language, "seat-deputy"))
    shared = await head.wait_for(line(language, "deputy-link"))
    word, text = link_of(shared)
    assert len(word) == 45
    assert text.startswith(said(language, "deputy-forward", **_named(language)).split("{")[0][:10])
    deputy = await here.person(SECOND)
    await choose(deputy, language, word)
    opened = await deputy.wait_for(line(language, "deputy-opened"))
    assert "Үлгү Үлгүев 1001" not in opened["text"], "whoever has the link may be somebody else"
    await deputy.wait_for(line(language, "ask-phone"))
    await deputy.contact()
    card = await deputy.wait_for(line(language, "card"))
    assert said(language, "card-place") not in buttons(card)
    await deputy.press(said(language, "card-confirm"))
    await deputy.wait_for(line(language, "registered"))
    await head.wait_for(line(language, "deputy-came"))
    await staff.wait_for("🔁 Орун башка адамга өттү")
    [seat] = await registered(here)
    old, _ = await every(here, Seat)
    assert (seat.person_id, seat.unit_code, seat.position) == (
        (await row(here, SECOND)).id,
        AK_BULUNG,
        "deputy",
    )
    assert (old.state, seat.instead_of_id, seat.source) == ("handed_over", old.id, "deputy")
    third = await third_person(here, language)
    await third.start(word)
    await third.wait_for(line(language, "deputy-link-gone"))


def _named(language: str) -> dict[str, Any]:
    title = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}[language]
    return {"seminar": title, "starts": datetime(2026, 11, 30, tzinfo=UTC)}


async def test_a_link_that_is_taken_back_replaced_or_ones_own_hands_nothing_over(here: Town) -> None:
    head = await acquainted(here, at="karakol")
    second = await acquainted(here, SECOND, "ky")
    await seat_of(head)
    await head.press("🔁 Ордума башка адам барат")
    first, _ = link_of(await head.wait_for("Ордуңузга ким барат?"))
    await head.press("🔁 Ордума башка адам барат")
    newer, _ = link_of(await head.wait_for("Ордуңузга ким барат?"))
    await head.start(newer)
    await head.wait_for("Бул — өзүңүздүн шилтемеңиз")
    await second.start(first)
    await second.wait_for("Бул шилтеме эми иштебейт")
    await second.start(newer)
    await second.wait_for("Сизге орун берилип жатат")
    await head.press("✖️ Шилтемени жокко чыгаруу")
    await head.wait_for("Шилтеме жокко чыгарылды")
    await second.contact()
    await second.wait_for("Баары туурабы?")
    await second.press("✅ Ооба, катталам")
    await second.wait_for("Бул шилтеме эми иштебейт")
    [seat] = await registered(here)
    assert seat.person_id == (await row(here, HEAD)).id
    assert (await row(here, SECOND)).step is None


async def test_a_link_is_of_no_use_to_somebody_with_a_seat_of_their_own_or_after_its_time(here: Town) -> None:
    head = await acquainted(here, at="karakol")
    second = await acquainted(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    third = await third_person(here, "ky")
    await seat_of(head)
    await head.press("🔁 Ордума башка адам барат")
    word, _ = link_of(await head.wait_for("Ордуңузга ким барат?"))
    await second.start(word)
    await second.wait_for("сиздин өз ордуңуз бар")
    async with here.database.session.begin() as session:
        await session.execute(update(Seat).values(deputy_expires_at=datetime.now(UTC)))
    await third.start(word)
    await third.wait_for("Бул шилтеме эми иштебейт")


@spoken("ru", "ky")
async def test_a_full_hall_has_a_waiting_list_whose_first_is_offered_what_comes_free(
    here: Town, language: str
) -> None:
    await limit(here, capacity=1)
    head = await acquainted(here, language=language, at="karakol")
    second = await acquainted(
        here, SECOND, language, name="Үлгү Экинчи", phone="+996700100102", position="head",
        office="municipality", unit_code=BORU_BASH,
    )  # fmt: skip
    await second.start("karakol")
    await second.wait_for(line(language, "card"))
    await second.press(said(language, "card-confirm"))
    waits = await second.wait_for(line(language, "waiting-place"))
    assert "1" in waits["text"]
    await second.start("karakol")
    await second.wait_for(line(language, "waiting-place"))
    await seat_of(head, language)
    await head.press(said(language, "seat-cannot"))
    await head.wait_for(line(language, "cannot-ask"))
    await head.press(said(language, "reason-work"))
    offered = await second.wait_for(line(language, "offer"))
    assert buttons(offered) == [said(language, "offer", "take"), said(language, "offer", "no")]
    assert await states(here) == ["cancelled", "offered"]
    await head.press(said(language, "coming-back"))
    await head.wait_for(line(language, "waiting-place"))
    await second.press(said(language, "offer", "take"))
    await second.wait_for(line(language, "registered"))
    assert await states(here) == ["waiting", "registered"]


async def test_an_offer_that_is_refused_or_runs_out_goes_to_the_next(here: Town) -> None:
    await limit(here, capacity=1)
    head = await acquainted(here, at="karakol")
    second = await acquainted(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    third = await third_person(here, "ru", at="karakol", unit_code="41702205812000")
    assert await states(here) == ["registered", "waiting", "waiting"]
    await seat_of(head)
    await head.press("❌ Келе албайм")
    await head.wait_for("Келе албайсызбы?")
    await head.press("Жол, унаа")
    await second.wait_for("Сизге орун бошоду!")
    await due(here, hours=25)
    # Days later, so that the next offer has another end: one with the same end would be the same message.
    soon = datetime.now(UTC) + timedelta(hours=20)
    await limit(here, starts_at=soon, ends_at=soon + timedelta(hours=6))
    late = await second.wait_for("Жооп болбогондуктан")
    await third.wait_for(line("ru", "offer"))
    assert await states(here) == ["cancelled", "waiting", "offered"]
    await second.press(buttons(late)[0])
    await second.wait_for("Сиз кезектесиз")
    await third.press(said("ru", "offer", "no"))
    await third.wait_for(line("ru", "seat-given-back-why"))
    await second.wait_for("Сизге орун бошоду!")
    assert await states(here) == ["cancelled", "offered", "declined"]


async def due(here: Town, hours: int) -> None:
    """What the clock would find so many hours from now."""
    later = datetime.now(UTC) + timedelta(hours=hours)
    async with here.database.session.begin() as session:
        said = await offers.run_out(session, later)
        rows = await Post("ky", "Asia/Bishkek").announce(session, said, datetime.now(UTC))
        await outbox.put(session, rows)
    wake_sender(here)


async def test_before_registration_opens_it_is_said_when(here: Town) -> None:
    await limit(here, registration_opens_at=datetime.now(UTC) + timedelta(days=1))
    one = await acquainted(here)
    act = await one.start("karakol")
    await one.wait_for("Каттоо азырынча ачыла элек")
    await settled(here, act)
    assert await every(here, Seat) == []


async def test_the_place_of_somebody_who_is_forgotten_goes_to_whoever_waits(here: Town) -> None:
    await limit(here, capacity=1)
    head = await acquainted(here, at="karakol")
    second = await acquainted(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    await head.write("/forget")
    await head.wait_for(line("ky", "forget-confirm"))
    await head.press(said("ky", "forget-confirm", "yes"))
    await head.wait_for(line("ky", "forgotten"))
    await second.wait_for("Сизге орун бошоду!")
    gone, _ = await every(here, Seat)
    assert (gone.state, gone.name, gone.phone) == ("cancelled", None, None)


async def test_an_old_button_leads_a_deputy_to_the_seat_they_have_by_now(here: Town) -> None:
    head = await acquainted(here, at="karakol")
    second = await acquainted(here, SECOND, "ky", at="karakol", unit_code=BORU_BASH)
    await seat_of(second)
    await second.press("❌ Келе албайм")
    await second.wait_for("Келе албайсызбы?")
    await second.press("Жол, унаа")
    await second.wait_for("Келе албасыңыз белгиленди")
    await seat_of(head)
    await head.press("🔁 Ордума башка адам барат")
    word, _ = link_of(await head.wait_for("Ордуңузга ким барат?"))
    await second.start(word)
    await second.wait_for("Баары туурабы?")
    await second.press("✅ Ооба, катталам")
    await second.wait_for("Сиз катталдыңыз!")
    await second.press(said("ky", "coming-back"))
    await second.wait_for("Ак-Булуң")
    assert await states(here) == ["handed_over", "cancelled", "registered"]
