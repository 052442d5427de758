"""An announcement to many at 30 a second while people write to the bot: its windows, and how soon replies come."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.testing import Sandbox
from storage.database import Database
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


async def paced(database_url: str, log: Path, *, recipients: int, writers: int) -> Pace:
    """Send to so many at the published limits, enforced, while so many others write one message each."""
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
            written = await _write(sandbox, others, 0.8 * recipients / LIMITS["SEND_PER_SECOND"])
            calls = await _all_told(sandbox, bot, since, {*people, *others})
            return _counted(calls, await sandbox.windows(), set(people), written)
        finally:
            await bot.clear_away()
            await database.close()


async def _write(sandbox: Sandbox, others: Sequence[int], seconds: float) -> dict[int, float]:
    """One after the other, spread over the time of the announcement; when each wrote."""
    written = {}
    for number in others:
        await asyncio.sleep(seconds / len(others))
        written[number] = time.time()
        act = {"bot": sandbox.bot, "person": number, "do": "write", "text": "/help"}
        await sandbox.control("POST", "/act", act)
    return written


async def _all_told(sandbox: Sandbox, bot: Program, since: int, wanted: set[int]) -> list[dict[str, Any]]:
    """The calls up to when each of these chats has a message; others, the bar's for one, are no measure."""
    until = time.monotonic() + 120
    while True:
        calls = await sandbox.journal("sendMessage", since=since)
        left = wanted - {call["chat_id"] for call in calls if call["applied"]}
        if not left:
            return calls
        assert bot.alive, bot.logged()
        assert time.monotonic() < until, f"{len(left)} of {len(wanted)} were told nothing"
        await asyncio.sleep(0.25)


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
