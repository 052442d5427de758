"""An announcement to many at 30 a second while people write to the bot: its windows, and how soon replies come."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.sender import IN_FLIGHT
from sandbox.testing import Sandbox
from storage import outbox
from storage.database import Database
from storage.models import Sending
from tests.crash.gate import gate
from tests.crash.moments import at
from tests.crash.program import Program, prepare
from tests.reminding import crowd
from tests.sending.announcing import announced

FIRST = 200_000
LIMITS: dict[str, Any] = {"SEND_PER_SECOND": 30, "SEND_PER_CHAT_SECONDS": 1, "SEND_PER_GROUP_MINUTE": 20}


@dataclass
class Pace:
    """What the sandbox counted."""

    delivered: int
    """How many of the recipients got it."""
    repeated: int
    """How often somebody got something twice."""
    rate: float
    """Messages a second between the first and the last, replies among them."""
    over: int
    """Windows over a limit, of all kinds."""
    refused: int
    """Answers 429."""
    replies: list[float]
    """Seconds from each person's message to the reply, sorted."""

    def reply(self, share: float) -> float:
        """The delay that this share of the replies did not exceed."""
        return self.replies[min(len(self.replies) - 1, int(share * len(self.replies)))]


@dataclass
class Announcing:
    """A program that has begun to announce something, at the published limits; they are enforced."""

    sandbox: Sandbox
    database: Database
    bot: Program
    since: int
    people: range
    others: range
    """Who write meanwhile."""

    async def all_told(self) -> list[dict[str, Any]]:
        """The calls up to when each of them has a message."""
        return await _all_told(self.sandbox, self.bot, self.since, {*self.people, *self.others})


@contextlib.asynccontextmanager
async def announcing(
    database_url: str, log: Path, recipients: int, writers: int
) -> AsyncIterator[Announcing]:
    """Send to so many; so many others have written to the bot before."""
    async with Sandbox() as sandbox:
        await prepare(sandbox, database_url)
        people = range(FIRST, FIRST + recipients)
        others = range(FIRST + recipients, FIRST + recipients + writers)
        await crowd.known(sandbox, [*people, *others])
        database = Database(database_url)
        bot = Program(sandbox, database_url, log, **LIMITS)
        try:
            await sandbox.limits(on=True)
            since = (await sandbox.state())["seq"]
            await crowd.seated(database, people)
            await announced(database)
            await bot.start()
            yield Announcing(sandbox, database, bot, since, people, others)
        finally:
            await bot.clear_away()
            await database.close()


async def paced(database_url: str, log: Path, *, recipients: int, writers: int) -> Pace:
    """Send to so many at the published limits, enforced, while so many others write one message each."""
    async with announcing(database_url, log, recipients, writers) as one:
        written = await _write(one.sandbox, one.others, 0.8 * recipients / LIMITS["SEND_PER_SECOND"])
        calls = await one.all_told()
        return _counted(calls, await one.sandbox.windows(), set(one.people), written)


async def overtaken(
    database_url: str, log: Path, *, recipients: int, writers: int
) -> tuple[Pace, list[int], list[int]]:
    """The same without any clock: Telegram answers nothing while the others write.

    Returns the figures, to whom replies went, and to whom the messages went that were sent afterwards, in order.
    """
    with gate("sendMessage") as telegram:
        async with announcing(database_url, log, recipients, writers) as one:
            await _all_told(one.sandbox, one.bot, one.since, {*one.people}, but=recipients - IN_FLIGHT // 2)
            telegram.close()
            await telegram.until(IN_FLIGHT)  # no other may start now
            acts = [
                {"bot": one.sandbox.bot, "person": number, "do": "write", "text": "/help"}
                for number in one.others
            ]
            await one.sandbox.control("POST", "/act", acts)
            await _in_hand(one.database, one.others)
            held, seq = {*telegram.waiting}, (await one.sandbox.state())["seq"]
            telegram.open()
            calls = await one.all_told()
            pace = _counted(calls, await one.sandbox.windows(), set(one.people), dict.fromkeys(one.others, 0))
    later = [call["chat_id"] for call in calls if call["seq"] > seq and call["chat_id"] not in held]
    return pace, [*one.others], [chat for chat in later if chat in one.people or chat in one.others]


async def _in_hand(database: Database, others: range, within: float = 60) -> None:
    """Wait until the sender has claimed the replies to all of these."""
    theirs = select(func.count()).where(
        Sending.chat_id.between(others[0], others[-1]), Sending.state == outbox.SENDING
    )
    async with asyncio.timeout(within):
        while True:
            async with database.reader() as session:
                if await session.scalar(theirs) == len(others):
                    return
            await asyncio.sleep(0.02)


async def _write(sandbox: Sandbox, others: Sequence[int], seconds: float) -> dict[int, float]:
    """One after the other, spread over the time of the announcement; when each wrote."""
    written, begun = {}, time.monotonic()
    for place, number in enumerate(others):
        await at(begun + (place + 1) * seconds / len(others))
        written[number] = time.time()
        act = {"bot": sandbox.bot, "person": number, "do": "write", "text": "/help"}
        await sandbox.control("POST", "/act", act)
    return written


async def _all_told(
    sandbox: Sandbox, bot: Program, since: int, wanted: set[int], but: int = 0
) -> list[dict[str, Any]]:
    """The calls up to when each of these chats has a message, `but` so many; others, the bar's for one, are no
    measure."""
    until = time.monotonic() + 240
    while True:
        calls = await sandbox.journal("sendMessage", since=since)
        left = wanted - {call["chat_id"] for call in calls if call["applied"]}
        if len(left) <= but:
            return calls
        assert bot.alive, bot.logged()
        assert time.monotonic() < until, f"{len(left)} of {len(wanted)} were told nothing"
        await asyncio.sleep(0.05)


def _counted(
    calls: list[dict[str, Any]], windows: dict[str, Any], people: set[int], written: dict[int, float]
) -> Pace:
    applied = [call for call in calls if call["applied"]]
    told = Counter(call["chat_id"] for call in applied)
    times = sorted(call["at"] for call in applied)
    return Pace(
        delivered=sum(1 for chat in people if told[chat]),
        repeated=sum(times - 1 for times in told.values() if times > 1),
        rate=(len(times) - 1) / (times[-1] - times[0]),
        over=windows["all_over"] + windows["chat_over"] + windows["group_over"],
        refused=sum(call["error_code"] == 429 for call in calls),
        replies=sorted(
            call["at"] - written[call["chat_id"]] for call in applied if call["chat_id"] in written
        ),
    )
