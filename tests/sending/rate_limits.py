"""An announcement to many at 30 a second while people write to the bot: rate-limit windows and reply times."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.sender import MAX_IN_FLIGHT
from sandbox.testing import Sandbox
from storage.database import Database
from storage.messages import outbox
from storage.models import OutboxMessage
from tests.crash.call_gate import install_gate
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import wait_until_time
from tests.reminding import seated_people
from tests.sending.sample_announcements import create_announcement

FIRST = 200_000
JITTER = 0.005
"""Seconds by which each way varies where there is a distance."""
LIMITS: dict[str, Any] = {"SEND_PER_SECOND": 30, "SEND_PER_CHAT_SECONDS": 1, "SEND_PER_GROUP_MINUTE": 20}


@dataclass
class PaceResult:
    """The sandbox's counters."""

    delivered: int
    """Recipients who got it."""
    repeated: int
    """Messages that somebody got twice."""
    rate: float
    """Calls a second between the first and the last, replies and the progress bar's edits included."""
    ratio: float
    """The time from the first to the last, divided by that of as many calls at exactly the limit."""
    over: int
    """Windows over a limit, of all kinds."""
    refused: int
    """Answers 429."""
    replies: list[float]
    """Seconds from each person's message to the reply, sorted."""

    def reply_quantile(self, share: float) -> float:
        """Return the delay that this share of the replies did not exceed."""
        return self.replies[min(len(self.replies) - 1, int(share * len(self.replies)))]


@dataclass
class AnnouncingBot:
    """A program that has begun a broadcast, at the published limits, which are enforced."""

    sandbox: Sandbox
    database: Database
    bot: Program
    since: int
    people: range
    others: range
    """People who write meanwhile."""

    async def wait_all_reached(self) -> list[dict[str, Any]]:
        """Return the calls up to when each of them has a message."""
        return await _wait_all_reached(self.sandbox, self.bot, self.since, {*self.people, *self.others})


@contextlib.asynccontextmanager
async def run_announcing_bot(
    database_url: str, log: Path, recipients: int, writers: int, distance: float = 0.0
) -> AsyncIterator[AnnouncingBot]:
    """Start a broadcast to a number of people; others have written to the bot before.

    `distance`: seconds that each call takes both ways together.
    """
    async with Sandbox() as sandbox:
        await prepare_database(sandbox, database_url)
        people = range(FIRST, FIRST + recipients)
        others = range(FIRST + recipients, FIRST + recipients + writers)
        await seated_people.begin_chats(sandbox, [*people, *others])
        database = Database(database_url)
        bot = Program(sandbox, database_url, log, **LIMITS)
        try:
            await sandbox.set_limits(on=True)
            await sandbox.set_latency(distance, JITTER if distance else 0.0)
            since = (await sandbox.state())["seq"]
            await seated_people.register_people(database, people)
            await create_announcement(database)
            await bot.start()
            yield AnnouncingBot(sandbox, database, bot, since, people, others)
        finally:
            await bot.clean_up()
            await database.close()


async def measure_pace(
    database_url: str, log: Path, *, recipients: int, writers: int, distance: float
) -> PaceResult:
    """Broadcast at the published limits, enforced, while others write one message each."""
    async with run_announcing_bot(database_url, log, recipients, writers, distance) as one:
        written = await _write(one.sandbox, one.others, 0.8 * recipients / LIMITS["SEND_PER_SECOND"])
        calls = await one.wait_all_reached()
        return _counted(calls, await one.sandbox.windows(), set(one.people), written)


async def measure_overtaking(
    database_url: str, log: Path, *, recipients: int, writers: int
) -> tuple[PaceResult, list[int], list[int]]:
    """Measure the order of replies while Telegram holds all answers back, without any clock.

    Returns the figures, to whom replies went, and to whom the messages went that were sent afterwards, in order.
    """
    with install_gate("sendMessage") as telegram:
        async with run_announcing_bot(database_url, log, recipients, writers) as one:
            await _wait_all_reached(
                one.sandbox, one.bot, one.since, {*one.people}, exclude=recipients - MAX_IN_FLIGHT // 2
            )
            telegram.close()
            await telegram.wait_for_calls(MAX_IN_FLIGHT)  # no other may start now
            acts = [
                {"bot": one.sandbox.bot, "person": number, "do": "write", "text": "/help"}
                for number in one.others
            ]
            await one.sandbox.control("POST", "/act", acts)
            await _wait_claimed(one.database, one.others)
            held, seq = {*telegram.waiting}, (await one.sandbox.state())["seq"]
            telegram.open()
            calls = await one.wait_all_reached()
            pace = _counted(calls, await one.sandbox.windows(), set(one.people), dict.fromkeys(one.others, 0))
    later = [call["chat_id"] for call in calls if call["seq"] > seq and call["chat_id"] not in held]
    return pace, [*one.others], [chat for chat in later if chat in one.people or chat in one.others]


async def _wait_claimed(database: Database, others: range, within: float = 60) -> None:
    """Wait until the sender has claimed the replies to all of these."""
    theirs = select(func.count()).where(
        OutboxMessage.chat_id.between(others[0], others[-1]), OutboxMessage.state == outbox.SENDING
    )
    async with asyncio.timeout(within):
        while True:
            async with database.reader() as session:
                if await session.scalar(theirs) == len(others):
                    return
            await asyncio.sleep(0.02)


async def _write(sandbox: Sandbox, others: Sequence[int], seconds: float) -> dict[int, float]:
    """Write one after the other, spread over the time of the announcement; return when each wrote."""
    written, begun = {}, time.monotonic()
    for place, number in enumerate(others):
        await wait_until_time(begun + (place + 1) * seconds / len(others))
        written[number] = time.time()
        act = {"bot": sandbox.bot, "person": number, "do": "write", "text": "/help"}
        await sandbox.control("POST", "/act", act)
    return written


async def _wait_all_reached(
    sandbox: Sandbox, bot: Program, since: int, wanted: set[int], exclude: int = 0
) -> list[dict[str, Any]]:
    """Return the calls up to when each of these chats has a message, `but` a number of them.

    Other messages, like the progress bar, do not count.
    """
    until = time.monotonic() + 240
    calls: list[dict[str, Any]] = []
    while True:
        # Only new ones: a sandbox that writes out hundreds of calls answers the next one late.
        new = await sandbox.journal(since=calls[-1]["seq"] if calls else since)
        calls += [call for call in new if call["method"] in ("sendMessage", "editMessageText")]
        left = wanted - {call["chat_id"] for call in calls if call["applied"]}
        if len(left) <= exclude:
            return calls
        assert bot.alive, bot.log_tail()
        assert time.monotonic() < until, f"{len(left)} of {len(wanted)} were told nothing"
        await asyncio.sleep(0.05)


def _counted(
    calls: list[dict[str, Any]], windows: dict[str, Any], people: set[int], written: dict[int, float]
) -> PaceResult:
    applied = [call for call in calls if call["applied"]]
    told = Counter(call["chat_id"] for call in applied if call["method"] == "sendMessage")
    times = sorted(call["at"] for call in applied)
    rate = (len(times) - 1) / (times[-1] - times[0])
    return PaceResult(
        delivered=sum(1 for chat in people if told[chat]),
        repeated=sum(times - 1 for times in told.values() if times > 1),
        rate=rate,
        ratio=LIMITS["SEND_PER_SECOND"] / rate,
        over=windows["all_over"] + windows["chat_over"] + windows["group_over"],
        refused=sum(call["error_code"] == 429 for call in calls),
        replies=sorted(
            call["at"] - written[call["chat_id"]] for call in applied if call["chat_id"] in written
        ),
    )
