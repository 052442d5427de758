"""A broadcast in progress: recipients, progress bar, pause, resume, stop, and uncertain deliveries."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.telegram.calls import Calls
from sandbox.testing import WAIT_SECONDS, SandboxUser
from storage.messages import outbox
from storage.messages.delivery import ClaimedMessage
from storage.models import OutboxMessage
from storage.models.announcement_states import DONE, PAUSED, SENDING, STOPPED
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    STAFF,
    button_labels,
    consented_user,
    first_line,
    newest_message,
    text_of,
    wait_for_state,
    wait_settled,
    wait_until,
)
from tests.sandbox.sample_media import png
from tests.sending.sample_announcements import count_states, create_announcement

pytestmark = pytest.mark.usefixtures("fast_broadcasts")

CROWD, AT_ONCE, BEFORE = 8, 3, 2
"""Readers; messages in flight at once; messages delivered when staff press a button."""


class Gate:
    """A gate at which every message of a broadcast waits until it is let through."""

    def __init__(self) -> None:
        self.waiting = 0
        self._passes = asyncio.Semaphore(0)
        self._came = asyncio.Event()

    async def passed(self) -> None:
        """Wait until the message's turn."""
        self.waiting += 1
        self._came.set()
        await self._passes.acquire()
        self.waiting -= 1

    def let(self, number: int = 1000) -> None:
        """Let a number of messages through, present or future ones."""
        for _ in range(number):
            self._passes.release()

    async def reached(self, number: int) -> None:
        """Wait until a number of messages wait. Raise TimeoutError otherwise."""
        async with asyncio.timeout(WAIT_SECONDS):
            while self.waiting < number:
                self._came.clear()
                await self._came.wait()


@pytest.fixture
async def gate(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """Messages of broadcasts wait at this gate before they are sent; all others pass."""
    gate, called = Gate(), Calls.send

    async def held(calls: Calls, row: ClaimedMessage) -> Any:
        if row.lane == outbox.ANNOUNCEMENTS:
            await gate.passed()
        return await called(calls, row)

    monkeypatch.setattr(Calls, "send", held)
    monkeypatch.setattr("bot.sender.MAX_IN_FLIGHT", AT_ONCE)
    yield gate
    gate.let()


async def _create_readers(here: RunningBot, number: int, language: str = "ky") -> list[SandboxUser]:
    """Create people with seats who all have pressed Start."""
    crowd = [await here.sandbox.new_person(f"Sample {place}") for place in range(number)]
    return [await consented_user(here, one.id, language, at="karakol") for one in crowd]


async def _pause_midway(here: RunningBot, staff: SandboxUser, number: int, language: str, gate: Gate) -> None:
    """Have staff press "pause" while BEFORE are sent and AT_ONCE in flight; these arrive, and no other."""
    gate.let(BEFORE)
    await gate.reached(AT_ONCE)
    await staff.press(text_of(language, "sending-pause"))
    await wait_for_state(here, number, PAUSED)
    gate.let()
    await staff.wait_for(first_line(language, "sending-paused"))

    async def stands() -> bool:
        return await count_states(here.database, number) == {
            "sent": BEFORE + AT_ONCE,
            "pending": CROWD - BEFORE - AT_ONCE,
        }

    await wait_until(stands)
    await staff.write("/help")  # the sender looks for due messages, and has nothing else to send
    await staff.wait_for(first_line(language, "help-staff"))
    assert await stands()


async def _texts(one: SandboxUser) -> list[str]:
    return [message.get("text") or message.get("caption", "") for message in await one.messages()]


async def test_everybody_gets_it_once_in_their_own_language_and_staff_see_that_it_is_done(
    here: RunningBot,
) -> None:
    staff = await consented_user(here, STAFF, "ru")
    kyrgyz = await consented_user(here, HEAD, "ky", at="karakol")
    russian = await consented_user(here, SECOND, "ru", at="karakol")
    number = await create_announcement(here.database)
    await kyrgyz.wait_for("Үлгү кулактандыруу")
    await russian.wait_for("Пример объявления")
    await staff.wait_for("Объявление разослано")
    await wait_for_state(here, number, DONE)
    assert (await _texts(kyrgyz)).count("Үлгү кулактандыруу") == 1
    assert await count_states(here.database, number) == {"sent": 2}
    bar = [text for text in await _texts(staff) if "бъявлени" in text]
    assert len(bar) == 1, "the bar is one message"
    assert "Доставлено: 2" in bar[0]


async def test_one_that_begins_while_another_goes_reaches_everybody(
    here: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sender's view of broadcasts is cached for a moment: one that it does not know has begun since."""
    monkeypatch.setattr("bot.broadcast_status.monotonic", lambda: 1000.0)
    await consented_user(here, STAFF, "ky")
    reader = await consented_user(here, HEAD, "ky", at="karakol")
    for words in ("Үлгү: биринчи", "Үлгү: экинчи"):
        number = await create_announcement(here.database, {"ky": words})
        await wait_for_state(here, number, DONE)
        assert await count_states(here.database, number) == {"sent": 1}
        assert (await _texts(reader)).count(words) == 1


async def test_everybodys_own_name_stands_in_it_escaped(here: RunningBot) -> None:
    await consented_user(here, STAFF, "ky")
    one = await consented_user(here, HEAD, "ky", at="karakol", name="Үлгү <b>")
    other = await consented_user(here, SECOND, "ru", at="karakol", name="Пример")
    number = await create_announcement(
        here.database, {"ky": "Саламатсызбы, {аты}!", "ru": "Здравствуйте, {имя}!"}
    )
    await one.wait_for("Саламатсызбы, Үлгү <b>!")
    await other.wait_for("Здравствуйте, Пример!")
    await wait_for_state(here, number, DONE)


async def test_whose_language_has_no_words_gets_those_chosen_for_it_or_nothing(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    one = await consented_user(here, HEAD, "ky", at="karakol")
    other = await consented_user(here, SECOND, "ru", at="karakol")
    number = await create_announcement(here.database, {"ky": "Үлгү"}, fallback_languages={"ru": ""})
    await one.wait_for("Үлгү")
    await staff.wait_for("Кулактандыруу жөнөтүлүп бүттү")
    assert "Үлгү" not in await _texts(other)
    assert await count_states(here.database, number) == {"sent": 1}


async def test_an_album_is_one_message_for_us_and_its_buttons_come_after_it(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    one = await consented_user(here, HEAD, "ru", at="karakol")
    photos = [await _photo(staff, name) for name in ("one.png", "two.png")]
    parts = [{"kind": "photo", "content": {"photo": photo}, "html": "Пример"} for photo in photos]
    number = await create_announcement(here.database, {"ru": parts}, buttons=[{"kind": "read"}])
    await one.wait_for(text_of("ru", "announcement-album"))
    await wait_for_state(here, number, DONE)
    first, second, last = (await one.messages())[-3:]
    assert first["media_group_id"] == second["media_group_id"]
    assert button_labels(last) == [text_of("ru", "announcement-read")]
    rows = await _rows(here, number)
    assert [row.extra_message_ids for row in rows] == [str(second["message_id"]), None]


async def test_a_copy_is_made_and_once_staff_have_deleted_the_original_it_is_sent_anew(
    here: RunningBot,
) -> None:
    staff = await consented_user(here, STAFF, "ru")
    one = await consented_user(here, HEAD, "ru", at="karakol")
    act = await staff.write("Пример <для> копии")
    part = {"kind": "text", "html": "Пример &lt;для&gt; копии", "message_id": act["message"]["message_id"]}
    since = (await here.sandbox.state())["seq"]
    number = await create_announcement(here.database, {"ru": [part]})
    await one.wait_for("Пример <для> копии")
    await wait_for_state(here, number, DONE)
    assert len(await here.sandbox.journal("copyMessage", since=since)) == 1
    await staff.delete(part["message_id"])
    await wait_for_state(here, await create_announcement(here.database, {"ru": [part]}), DONE)
    assert (await _texts(one)).count("Пример <для> копии") == 2


async def test_paused_nothing_goes_out_resumed_the_rest_does(here: RunningBot, gate: Gate) -> None:
    staff = await consented_user(here, STAFF, "ky")
    crowd = await _create_readers(here, CROWD)
    number = await create_announcement(here.database)
    await staff.wait_for("Кулактандыруу жөнөтүлүп жатат")
    await _pause_midway(here, staff, number, "ky", gate)
    await staff.press(text_of("ky", "sending-resume"))
    await wait_for_state(here, number, SENDING, DONE)
    await staff.wait_for("Кулактандыруу жөнөтүлүп бүттү")
    assert await count_states(here.database, number) == {"sent": len(crowd)}
    assert await _doubled(crowd) == 0


async def test_what_staff_change_in_their_message_meanwhile_nobody_gets(here: RunningBot, gate: Gate) -> None:
    staff = await consented_user(here, STAFF, "ky")
    crowd = await _create_readers(here, CROWD)
    message = (await staff.write("Үлгү: макулдашылган сөз"))["message"]["message_id"]
    part = {"kind": "text", "html": "Үлгү: макулдашылган сөз", "message_id": message}
    number = await create_announcement(here.database, {"ky": [part]})
    await staff.wait_for("Кулактандыруу жөнөтүлүп жатат")
    await _pause_midway(here, staff, number, "ky", gate)
    await staff.edit(message, "Үлгү: такыр башка сөз")
    await staff.wait_for(text_of("ky", "announcement-edited-late"))
    await staff.press(text_of("ky", "sending-resume"))
    await wait_for_state(here, number, SENDING, DONE)
    await wait_for_state(here, number, DONE)
    got = [text for one in crowd for text in await _texts(one) if text.startswith("Үлгү: ")]
    assert got == ["Үлгү: макулдашылган сөз"] * len(crowd)


async def test_stopped_for_good_the_rest_never_get_it(here: RunningBot, gate: Gate) -> None:
    staff = await consented_user(here, STAFF, "ru")
    crowd = await _create_readers(here, CROWD)
    number = await create_announcement(here.database)
    await staff.wait_for("Объявление рассылается")
    await _pause_midway(here, staff, number, "ru", gate)
    await staff.press(text_of("ru", "sending-stop"))
    await staff.wait_for("Рассылка остановлена окончательно")
    await wait_for_state(here, number, STOPPED)
    await wait_settled(here)
    assert await count_states(here.database, number) == {
        "sent": BEFORE + AT_ONCE,
        "expired": CROWD - BEFORE - AT_ONCE,
    }
    got = [text for one in crowd for text in await _texts(one) if text == "Үлгү кулактандыруу"]
    assert len(got) == BEFORE + AT_ONCE


async def _wait_decision(here: RunningBot, staff: SandboxUser, language: str) -> dict[str, Any]:
    """Return the progress bar once it asks about the uncertain messages: when all others are done."""

    async def shown() -> list[dict[str, Any]]:
        *_, last = await staff.messages()
        return [last] if text_of(language, "sending-accept-uncertain") in button_labels(last) else []

    [bar] = await here.sandbox.wait_until(shown)
    return bar


async def test_what_is_uncertain_is_sent_again_when_staff_decide_so(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    one = await consented_user(here, HEAD, "ky", at="karakol")
    await here.sandbox.add_fault(chat=HEAD, action="drop_before", count=1)
    number = await create_announcement(here.database)
    assert "Жеткен-жетпегени белгисиз: 1" in (await _wait_decision(here, staff, "ky"))["text"]
    assert await count_states(here.database, number) == {"unknown": 1}
    await staff.press(text_of("ky", "sending-resend", number=1))
    await one.wait_for("Үлгү кулактандыруу")
    await staff.wait_for("Жетти: 1")
    await wait_for_state(here, number, DONE)
    assert await count_states(here.database, number) == {"sent": 1}


async def test_what_is_uncertain_is_left_when_staff_decide_so(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    await consented_user(here, HEAD, "ru", at="karakol")
    await here.sandbox.add_fault(chat=HEAD, action="drop_after", count=1)
    number = await create_announcement(here.database)
    assert "Неизвестно, дошло ли: 1" in (await _wait_decision(here, staff, "ru"))["text"]
    after = await newest_message(here, staff, await staff.press(text_of("ru", "sending-accept-uncertain")))
    assert button_labels(after) == [text_of("ru", "report-button"), text_of("ru", "sending-page")]
    assert await count_states(here.database, number) == {"unknown": 1}


async def test_the_bar_moves(here: RunningBot, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.broadcast_runner.EDIT_INTERVAL", 0)
    monkeypatch.setattr("bot.sender.MAX_IN_FLIGHT", 24)
    staff = await consented_user(here, STAFF, "ky")
    await _create_readers(here, 4)
    since = (await here.sandbox.state())["seq"]
    number = await create_announcement(here.database)
    for share in (25, 50, 75, 100):
        gate.let(1)
        await staff.wait_for(f"{share} %")
    await wait_for_state(here, number, DONE)
    edits = await here.sandbox.journal("editMessageText", since=since, chat=STAFF)
    shares = [int(call["params"]["text"].split(" %")[0].split()[-1]) for call in edits]
    assert shares == sorted(shares)
    assert {25, 50, 75, 100} <= set(shares) <= {0, 25, 50, 75, 100}
    assert shares[-1] == 100


async def _rows(here: RunningBot, number: int) -> list[Any]:
    async with here.database.reader() as session:
        query = (
            select(OutboxMessage).where(OutboxMessage.announcement_id == number).order_by(OutboxMessage.id)
        )
        return list(await session.scalars(query))


async def _photo(staff: SandboxUser, name: str) -> str:
    """Return Telegram's id of a photo that staff sent."""
    act = await staff.upload("photo", png(4, 4), name)
    return str(act["message"]["photo"][-1]["file_id"])


async def _doubled(crowd: list[SandboxUser]) -> int:
    times = [(await _texts(one)).count("Үлгү кулактандыруу") for one in crowd]
    return sum(number - 1 for number in times if number > 1)
