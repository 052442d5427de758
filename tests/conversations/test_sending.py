"""An announcement under way: who gets what, the bar, pause, resume, stop, and what is uncertain."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.calling import Calls
from sandbox.testing import PATIENCE, Member
from storage import outbox
from storage.announcements import DONE, PAUSED, SENDING, STOPPED
from storage.models import Sending
from storage.outbox import Due
from tests.conftest import Town
from tests.conversations.talk import (
    HEAD,
    SECOND,
    STAFF,
    acquainted,
    brought,
    buttons,
    line,
    newest,
    said,
    settled,
    until,
)
from tests.sandbox.pictures import png
from tests.sending.announcing import announced, tally

pytestmark = pytest.mark.usefixtures("quick_rounds")

CROWD, AT_ONCE, BEFORE = 8, 3, 2
"""Readers; how many of their messages are on their way at once; how many have arrived when staff press a button."""


class Gate:
    """Before it waits every message of an announcement, until it is let through."""

    def __init__(self) -> None:
        self.waiting = 0
        self._passes = asyncio.Semaphore(0)
        self._came = asyncio.Event()

    async def passed(self) -> None:
        """Come to it, and go on when it is one's turn."""
        self.waiting += 1
        self._came.set()
        await self._passes.acquire()
        self.waiting -= 1

    def let(self, number: int = 1000) -> None:
        """Let so many through, be they there already or not."""
        for _ in range(number):
            self._passes.release()

    async def reached(self, number: int) -> None:
        """Wait until so many are waiting. TimeoutError when that never comes."""
        async with asyncio.timeout(PATIENCE):
            while self.waiting < number:
                self._came.clear()
                await self._came.wait()


@pytest.fixture
async def gate(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """Announcements wait before it, each when it is about to be sent; everything else passes by."""
    gate, called = Gate(), Calls.of

    async def held(calls: Calls, row: Due) -> Any:
        if row.lane == outbox.ANNOUNCEMENTS:
            await gate.passed()
        return await called(calls, row)

    monkeypatch.setattr(Calls, "of", held)
    monkeypatch.setattr("bot.sender.IN_FLIGHT", AT_ONCE)
    yield gate
    gate.let()


async def _crowd(here: Town, number: int, language: str = "ky") -> list[Member]:
    """So many people with seats, who all pressed Start once."""
    crowd = [await here.sandbox.new_person(f"Sample {place}") for place in range(number)]
    return [await acquainted(here, one.id, language, at="karakol") for one in crowd]


async def _paused(here: Town, staff: Member, number: int, language: str, gate: Gate) -> None:
    """Staff press "pause" while BEFORE are sent and AT_ONCE are on their way; these arrive, and no other."""
    gate.let(BEFORE)
    await gate.reached(AT_ONCE)
    await staff.press(said(language, "sending-pause"))
    await brought(here, number, PAUSED)
    gate.let()
    await staff.wait_for(line(language, "sending-paused"))

    async def stands() -> bool:
        return await tally(here.database, number) == {
            "sent": BEFORE + AT_ONCE,
            "pending": CROWD - BEFORE - AT_ONCE,
        }

    await until(stands)
    await staff.write("/help")  # the sender looks what is owed, and has nothing else to send
    await staff.wait_for(line(language, "help-staff"))
    assert await stands()


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
    await brought(here, number, DONE)
    assert (await _texts(kyrgyz)).count("Үлгү кулактандыруу") == 1
    assert await tally(here.database, number) == {"sent": 2}
    bar = [text for text in await _texts(staff) if "бъявлени" in text]
    assert len(bar) == 1, "the bar is one message"
    assert "Доставлено: 2" in bar[0]


async def test_one_that_begins_while_another_goes_reaches_everybody(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the sender knows of announcements is a moment old: one that it does not know has begun since."""
    monkeypatch.setattr("bot.going.monotonic", lambda: 1000.0)
    await acquainted(here, STAFF, "ky")
    reader = await acquainted(here, HEAD, "ky", at="karakol")
    for words in ("Үлгү: биринчи", "Үлгү: экинчи"):
        number = await announced(here.database, {"ky": words})
        await brought(here, number, DONE)
        assert await tally(here.database, number) == {"sent": 1}
        assert (await _texts(reader)).count(words) == 1


async def test_everybodys_own_name_stands_in_it_escaped(here: Town) -> None:
    await acquainted(here, STAFF, "ky")
    one = await acquainted(here, HEAD, "ky", at="karakol", name="Үлгү <b>")
    other = await acquainted(here, SECOND, "ru", at="karakol", name="Пример")
    number = await announced(here.database, {"ky": "Саламатсызбы, {аты}!", "ru": "Здравствуйте, {имя}!"})
    await one.wait_for("Саламатсызбы, Үлгү <b>!")
    await other.wait_for("Здравствуйте, Пример!")
    await brought(here, number, DONE)


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
    await brought(here, number, DONE)
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
    await brought(here, number, DONE)
    assert len(await here.sandbox.journal("copyMessage", since=since)) == 1
    await staff.delete(part["message_id"])
    await brought(here, await announced(here.database, {"ru": [part]}), DONE)
    assert (await _texts(one)).count("Пример <для> копии") == 2


async def test_paused_nothing_goes_out_resumed_the_rest_does(here: Town, gate: Gate) -> None:
    staff = await acquainted(here, STAFF, "ky")
    crowd = await _crowd(here, CROWD)
    number = await announced(here.database)
    await staff.wait_for("Кулактандыруу жөнөтүлүп жатат")
    await _paused(here, staff, number, "ky", gate)
    await staff.press(said("ky", "sending-resume"))
    await brought(here, number, SENDING, DONE)
    await staff.wait_for("Кулактандыруу жөнөтүлүп бүттү")
    assert await tally(here.database, number) == {"sent": len(crowd)}
    assert await _doubled(crowd) == 0


async def test_what_staff_change_in_their_message_meanwhile_nobody_gets(here: Town, gate: Gate) -> None:
    staff = await acquainted(here, STAFF, "ky")
    crowd = await _crowd(here, CROWD)
    message = (await staff.write("Үлгү: макулдашылган сөз"))["message"]["message_id"]
    part = {"kind": "text", "html": "Үлгү: макулдашылган сөз", "message_id": message}
    number = await announced(here.database, {"ky": [part]})
    await staff.wait_for("Кулактандыруу жөнөтүлүп жатат")
    await _paused(here, staff, number, "ky", gate)
    await staff.edit(message, "Үлгү: такыр башка сөз")
    await staff.wait_for(said("ky", "announcement-edited-late"))
    await staff.press(said("ky", "sending-resume"))
    await brought(here, number, SENDING, DONE)
    await brought(here, number, DONE)
    got = [text for one in crowd for text in await _texts(one) if text.startswith("Үлгү: ")]
    assert got == ["Үлгү: макулдашылган сөз"] * len(crowd)


async def test_stopped_for_good_the_rest_never_get_it(here: Town, gate: Gate) -> None:
    staff = await acquainted(here, STAFF, "ru")
    crowd = await _crowd(here, CROWD)
    number = await announced(here.database)
    await staff.wait_for("Объявление рассылается")
    await _paused(here, staff, number, "ru", gate)
    await staff.press(said("ru", "sending-end"))
    await staff.wait_for("Рассылка остановлена насовсем")
    await brought(here, number, STOPPED)
    await settled(here)
    assert await tally(here.database, number) == {
        "sent": BEFORE + AT_ONCE,
        "expired": CROWD - BEFORE - AT_ONCE,
    }
    got = [text for one in crowd for text in await _texts(one) if text == "Үлгү кулактандыруу"]
    assert len(got) == BEFORE + AT_ONCE


async def _to_decide(here: Town, staff: Member, language: str) -> dict[str, Any]:
    """The bar, once it asks what is to be done about the uncertain: when everything else has its end."""

    async def shown() -> list[dict[str, Any]]:
        *_, last = await staff.messages()
        return [last] if said(language, "sending-leave") in buttons(last) else []

    [bar] = await here.sandbox.until(shown)
    return bar


async def test_what_is_uncertain_is_sent_again_when_staff_decide_so(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    one = await acquainted(here, HEAD, "ky", at="karakol")
    await here.sandbox.fault(chat=HEAD, action="drop_before", count=1)
    number = await announced(here.database)
    assert "Жеткен-жетпегени белгисиз: 1" in (await _to_decide(here, staff, "ky"))["text"]
    assert await tally(here.database, number) == {"unknown": 1}
    await staff.press(said("ky", "sending-again", number=1))
    await one.wait_for("Үлгү кулактандыруу")
    await staff.wait_for("Жетти: 1")
    await brought(here, number, DONE)
    assert await tally(here.database, number) == {"sent": 1}


async def test_what_is_uncertain_is_left_when_staff_decide_so(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ru")
    await acquainted(here, HEAD, "ru", at="karakol")
    await here.sandbox.fault(chat=HEAD, action="drop_after", count=1)
    number = await announced(here.database)
    assert "Неизвестно, дошло ли: 1" in (await _to_decide(here, staff, "ru"))["text"]
    after = await newest(here, staff, await staff.press(said("ru", "sending-leave")))
    assert buttons(after) == [said("ru", "report-button"), said("ru", "sending-page")]
    assert await tally(here.database, number) == {"unknown": 1}


async def test_the_bar_moves(here: Town, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.broadcast.EDIT_EVERY", 0)
    monkeypatch.setattr("bot.sender.IN_FLIGHT", 24)
    staff = await acquainted(here, STAFF, "ky")
    await _crowd(here, 4)
    since = (await here.sandbox.state())["seq"]
    number = await announced(here.database)
    for share in (25, 50, 75, 100):
        gate.let(1)
        await staff.wait_for(f"{share} %")
    await brought(here, number, DONE)
    edits = await here.sandbox.journal("editMessageText", since=since, chat=STAFF)
    shares = [int(call["params"]["text"].split(" %")[0].split()[-1]) for call in edits]
    assert shares == sorted(shares)
    assert {25, 50, 75, 100} <= set(shares) <= {0, 25, 50, 75, 100}
    assert shares[-1] == 100


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
