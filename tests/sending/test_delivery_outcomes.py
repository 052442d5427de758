"""Promise 10: retries are bounded, every error has a final outcome, and staff see permanent failures."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from bot.locales import notice_hash
from bot.telegram import delivery_outcomes
from handlers.permissions import NOTICE_VERSION
from sandbox.testing import SandboxUser
from storage.messages import delivery, outbox
from storage.models import OutboxMessage, Person
from tests.conftest import STAFF, RunningBot, run_bot
from tests.proof_params import mark_proof
from tests.sending.delivery_outcomes import FAILED, TABLE, OutcomeCase
from tests.sending.outbox_rows import ANNOUNCEMENT, REPLY, enqueue, outbox_row, wait_for_outcome

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.proof)]
pytestmark = pytest.mark.parametrize("ready_url", KINDS, indirect=True)


@pytest.fixture
async def unlimited_bot(ready_url: str) -> AsyncIterator[RunningBot]:
    """The whole bot against a sandbox, without limits."""
    async with run_bot(ready_url) as one:
        yield one


async def _add_reader(place: RunningBot) -> SandboxUser:
    """Add somebody the bot may write to, without messages in the outbox."""
    person = await place.sandbox.new_person("Sample")
    await person.start()
    await person.wait_for("")
    await wait_for_outcome(place.database, person.id)
    async with place.database.session.begin() as session:
        await session.execute(delete(OutboxMessage).where(OutboxMessage.chat_id == person.id))
    return person


async def _calls(place: RunningBot, chat: int, since: int) -> int:
    calls = await place.sandbox.journal(since=since, chat=chat)
    return sum(1 for call in calls if call["method"].startswith(("send", "edit")))


async def _unreachable(place: RunningBot, chat: int) -> bool:
    async with place.database.reader() as session:
        person = await session.scalar(select(Person).where(Person.telegram_id == chat))
        return person is not None and person.unreachable_at is not None


async def test_every_error_of_telegrams_has_its_end_in_either_lane(unlimited_bot: RunningBot) -> None:
    assert await wrong_outcomes(unlimited_bot) == []


async def wrong_outcomes(place: RunningBot) -> list[str]:
    """Try the whole table at once; return the lines with another outcome, as sentences."""
    cases = [(one, lane, await _add_reader(place)) for one in TABLE for lane in (REPLY, ANNOUNCEMENT)]
    since = (await place.sandbox.state())["seq"]
    for one, _, person in cases:
        await place.sandbox.add_fault(chat=person.id, **{"methods": "*", **one.rule})
    rows = [
        outbox_row(person.id, "words", lane, one.method, payload=one.payload or {"text": "words"})
        for one, lane, person in cases
    ]
    await enqueue(place.database, *rows)
    return [wrong for case in cases if (wrong := await _difference(place, *case, since))]


async def _difference(place: RunningBot, one: OutcomeCase, lane: int, person: SandboxUser, since: int) -> str:
    row = await wait_for_outcome(place.database, person.id)
    came = row.state, await _calls(place, person.id, since), await _unreachable(place, person.id)
    wanted = (one.reply, one.calls) if lane == REPLY else (one.announcement, one.announcement_calls)
    return "" if came == (*wanted, one.unreachable) else f"{one.name}, lane {lane}: {came}, not {wanted}"


@pytest.mark.parametrize("code", mark_proof([429, 500], except_for=[429]))
async def test_a_message_that_telegram_has_not_taken_for_a_day_is_given_up(
    unlimited_bot: RunningBot, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_outcomes, "MAX_RETRY_SECONDS", 0.01)
    monkeypatch.setattr(delivery_outcomes, "MAX_ATTEMPTS", 3)
    person = await _add_reader(unlimited_bot)
    since = (await unlimited_bot.sandbox.state())["seq"]
    trouble = {"error_code": code, "retry_after": 0 if code == 429 else None}
    await unlimited_bot.sandbox.add_fault(chat=person.id, action="error", **trouble)
    yesterday = datetime.now(UTC) - delivery_outcomes.GIVE_UP_AFTER - timedelta(minutes=1)
    await enqueue(unlimited_bot.database, outbox_row(person.id, "words", created_at=yesterday))
    row = await wait_for_outcome(unlimited_bot.database, person.id)
    assert row.state == FAILED
    assert row.attempts == delivery_outcomes.MAX_ATTEMPTS == await _calls(unlimited_bot, person.id, since)
    assert row.error


async def test_what_failed_for_good_is_shown_to_staff(unlimited_bot: RunningBot) -> None:
    person = await _add_reader(unlimited_bot)
    await unlimited_bot.sandbox.add_fault(
        chat=person.id, action="error", error_code=400, description="Bad Request: sample trouble"
    )
    await enqueue(unlimited_bot.database, outbox_row(person.id, "words"))
    await wait_for_outcome(unlimited_bot.database, person.id)
    staff = await unlimited_bot.sandbox.person(STAFF)
    await staff.start()
    await staff.wait_for("")
    await staff.press(data="choose-language:en")
    await staff.wait_for("Do you agree")
    await staff.press(data=f"answer-consent:yes:{NOTICE_VERSION}:en:{notice_hash('en')[:8]}")
    await staff.wait_for("Your roles")
    await staff.write("/staff")
    await staff.wait_for("For staff")
    await staff.press(data="list-failures")
    shown = await staff.wait_for(str(person.id))
    assert "ample trouble" in shown["text"]


async def test_what_was_in_flight_at_a_crash_is_sent_again_but_an_announcement_is_for_staff_to_decide(
    unlimited_bot: RunningBot,
) -> None:
    first, second = await _add_reader(unlimited_bot), await _add_reader(unlimited_bot)
    rows = (
        outbox_row(first.id, "words", REPLY, state="sending"),
        outbox_row(second.id, "words", ANNOUNCEMENT, state="sending"),
    )
    await enqueue(unlimited_bot.database, *rows)
    async with unlimited_bot.database.session.begin() as session:
        assert await delivery.recover(session, datetime.now(UTC)) == (1, 1)
    await first.write("/help")  # the sender wakes
    await first.wait_for("words")
    assert (await wait_for_outcome(unlimited_bot.database, second.id)).state == outbox.UNKNOWN
