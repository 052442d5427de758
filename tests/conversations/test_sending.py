"""An announcement under way: who gets what, the bar, pause, resume, stop, and what is uncertain."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from sandbox.testing import Member
from storage.announcements import DONE, STOPPED
from storage.models import Sending
from tests.conftest import Town
from tests.conversations.talk import HEAD, SECOND, STAFF, acquaint, acquainted, buttons, newest, said
from tests.sandbox.pictures import png
from tests.sending.announcing import announced, brought, tally

SLOW = 0.3


async def _crowd(here: Town, number: int, language: str = "ky") -> list[Member]:
    """So many people with seats, who all pressed Start once."""
    crowd = []
    for place in range(number):
        one = await here.sandbox.new_person(f"Sample {place}")
        await one.start()
        await one.wait_for("Тилди тандаңыз")
        async with here.database.session.begin() as session:
            await acquaint(session, one.id, language, at="karakol")
        crowd.append(one)
    return crowd


async def _texts(one: Member) -> list[str]:
    return [message.get("text") or message.get("caption", "") for message in await one.messages()]


async def test_everybody_gets_it_once_in_their_own_language_and_staff_see_that_it_is_done(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ru")
    kyrgyz = await acquainted(here, HEAD, "ky", at="karakol")
    russian = await acquainted(here, SECOND, "ru", at="karakol")
    number = await announced(here.database)
    await kyrgyz.wait_for("Үлгү кулактандыруу")
    await russian.wait_for("Пример объявления")
    await staff.wait_for("Объявление разослано")
    await brought(here.database, number, DONE)
    assert (await _texts(kyrgyz)).count("Үлгү кулактандыруу") == 1
    assert await tally(here.database, number) == {"sent": 2}
    bar = [text for text in await _texts(staff) if "бъявлени" in text]
    assert len(bar) == 1, "the bar is one message"
    assert "Доставлено: 2" in bar[0]


async def test_everybodys_own_name_stands_in_it_escaped(here: Town) -> None:
    await acquainted(here, STAFF, "ky")
    one = await acquainted(here, HEAD, "ky", at="karakol", name="Үлгү <b>")
    other = await acquainted(here, SECOND, "ru", at="karakol", name="Пример")
    number = await announced(here.database, {"ky": "Саламатсызбы, {аты}!", "ru": "Здравствуйте, {имя}!"})
    await one.wait_for("Саламатсызбы, Үлгү <b>!")
    await other.wait_for("Здравствуйте, Пример!")
    await brought(here.database, number, DONE)


async def test_whose_language_has_no_words_gets_those_chosen_for_it_or_nothing(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    one = await acquainted(here, HEAD, "ky", at="karakol")
    other = await acquainted(here, SECOND, "ru", at="karakol")
    number = await announced(here.database, {"ky": "Үлгү"}, fallbacks={"ru": ""})
    await one.wait_for("Үлгү")
    await staff.wait_for("Кулактандыруу жөнөтүлүп бүттү")
    assert "Үлгү" not in await _texts(other)
    assert await tally(here.database, number) == {"sent": 1}


async def test_an_album_is_one_message_for_us_and_its_buttons_come_after_it(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ru")
    one = await acquainted(here, HEAD, "ru", at="karakol")
    photos = [await _photo(staff, name) for name in ("one.png", "two.png")]
    parts = [{"kind": "photo", "content": {"photo": photo}, "html": "Пример"} for photo in photos]
    number = await announced(here.database, {"ru": parts}, buttons=[{"kind": "read"}])
    await one.wait_for(said("ru", "announcement-album"))
    await brought(here.database, number, DONE)
    first, second, last = (await one.messages())[-3:]
    assert first["media_group_id"] == second["media_group_id"]
    assert buttons(last) == [said("ru", "announcement-read")]
    rows = await _rows(here, number)
    assert [row.further for row in rows] == [str(second["message_id"]), None]


async def test_a_copy_is_made_and_once_staff_have_deleted_the_original_it_is_sent_anew(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ru")
    one = await acquainted(here, HEAD, "ru", at="karakol")
    act = await staff.write("Пример <для> копии")
    part = {"kind": "text", "html": "Пример &lt;для&gt; копии", "message_id": act["message"]["message_id"]}
    since = (await here.sandbox.state())["seq"]
    number = await announced(here.database, {"ru": [part]})
    await one.wait_for("Пример <для> копии")
    await brought(here.database, number, DONE)
    assert len(await here.sandbox.journal("copyMessage", since=since)) == 1
    await staff.delete(part["message_id"])
    await brought(here.database, await announced(here.database, {"ru": [part]}), DONE)
    assert (await _texts(one)).count("Пример <для> копии") == 2


async def test_paused_nothing_goes_out_resumed_the_rest_does(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    crowd = await _crowd(here, 60)
    await here.sandbox.latency(SLOW)
    number = await announced(here.database)
    await staff.wait_for("Кулактандыруу жөнөтүлүп жатат")
    await staff.press(said("ky", "sending-pause"))
    await staff.wait_for("Кулактандыруу токтотулуп турат")
    await here.sandbox.latency(0)
    await asyncio.sleep(2 * SLOW)
    before = await tally(here.database, number)
    assert before.get("pending"), before
    await asyncio.sleep(1)
    assert await tally(here.database, number) == before
    await staff.press(said("ky", "sending-resume"))
    await staff.wait_for("Кулактандыруу жөнөтүлүп бүттү")
    assert await tally(here.database, number) == {"sent": len(crowd)}
    assert await _doubled(crowd) == 0


async def test_what_staff_change_in_their_message_meanwhile_nobody_gets(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.IN_FLIGHT", 3)
    staff = await acquainted(here, STAFF, "ky")
    crowd = await _crowd(here, 60)
    message = (await staff.write("Үлгү: макулдашылган сөз"))["message"]["message_id"]
    await here.sandbox.latency(SLOW)
    part = {"kind": "text", "html": "Үлгү: макулдашылган сөз", "message_id": message}
    number = await announced(here.database, {"ky": [part]})
    await staff.wait_for("Кулактандыруу жөнөтүлүп жатат")
    await staff.press(said("ky", "sending-pause"))
    await staff.wait_for("Кулактандыруу токтотулуп турат")
    await asyncio.sleep(2 * SLOW)
    assert (await tally(here.database, number)).get("pending")
    await staff.edit(message, "Үлгү: такыр башка сөз")
    await staff.wait_for(said("ky", "announcement-edited-late"))
    await here.sandbox.latency(0)
    await staff.press(said("ky", "sending-resume"))
    await brought(here.database, number, DONE)
    got = [text for one in crowd for text in await _texts(one) if text.startswith("Үлгү: ")]
    assert got == ["Үлгү: макулдашылган сөз"] * len(crowd)


async def test_stopped_for_good_the_rest_never_get_it(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ru")
    crowd = await _crowd(here, 60)
    await here.sandbox.latency(SLOW)
    number = await announced(here.database)
    await staff.wait_for("Объявление рассылается")
    await staff.press(said("ru", "sending-pause"))
    await staff.wait_for("Рассылка приостановлена")
    await staff.press(said("ru", "sending-end"))
    await staff.wait_for("Рассылка остановлена насовсем")
    await here.sandbox.latency(0)
    await brought(here.database, number, STOPPED)
    await asyncio.sleep(2 * SLOW)
    found = await tally(here.database, number)
    assert set(found) == {"sent", "expired"}
    assert sum(found.values()) == len(crowd)


async def test_what_is_uncertain_is_sent_again_when_staff_decide_so(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    one = await acquainted(here, HEAD, "ky", at="karakol")
    await here.sandbox.fault(chat=HEAD, action="drop_before", count=1)
    number = await announced(here.database)
    await staff.wait_for("Жеткен-жетпегени белгисиз: 1")
    assert await tally(here.database, number) == {"unknown": 1}
    await staff.press(said("ky", "sending-again", number=1))
    await one.wait_for("Үлгү кулактандыруу")
    await staff.wait_for("Жетти: 1")
    await brought(here.database, number, DONE)
    assert await tally(here.database, number) == {"sent": 1}


async def test_what_is_uncertain_is_left_when_staff_decide_so(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ru")
    await acquainted(here, HEAD, "ru", at="karakol")
    await here.sandbox.fault(chat=HEAD, action="drop_after", count=1)
    number = await announced(here.database)
    shown = await staff.wait_for("Неизвестно, дошло ли: 1")
    assert said("ru", "sending-leave") in buttons(shown)
    after = await newest(here, staff, await staff.press(said("ru", "sending-leave")))
    assert buttons(after) == [said("ru", "report-button"), said("ru", "sending-page")]
    assert await tally(here.database, number) == {"unknown": 1}


async def test_the_bar_moves(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.broadcast.EDIT_EVERY", 0.2)
    monkeypatch.setattr("bot.sender.IN_FLIGHT", 6)
    staff = await acquainted(here, STAFF, "ky")
    await _crowd(here, 60)
    await here.sandbox.latency(SLOW)
    since = (await here.sandbox.state())["seq"]
    number = await announced(here.database)
    await brought(here.database, number, DONE)
    await staff.wait_for("100 %")
    edits = await here.sandbox.journal("editMessageText", since=since, chat=STAFF)
    assert len(edits) > 2
    shares = [int(call["params"]["text"].split(" %")[0].split()[-1]) for call in edits]
    assert shares == sorted(shares)
    assert shares[-1] == 100
    assert len(set(shares)) > 2


async def _rows(here: Town, number: int) -> list[Any]:
    async with here.database.reader() as session:
        query = select(Sending).where(Sending.announcement_id == number).order_by(Sending.id)
        return list(await session.scalars(query))


async def _photo(staff: Member, name: str) -> str:
    """A photo that staff sent; Telegram's name for it."""
    act = await staff.upload("photo", png(4, 4), name)
    return str(act["message"]["photo"][-1]["file_id"])


async def _doubled(crowd: list[Member]) -> int:
    times = [(await _texts(one)).count("Үлгү кулактандыруу") for one in crowd]
    return sum(number - 1 for number in times if number > 1)
