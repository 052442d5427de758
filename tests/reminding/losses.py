"""Promise 5: everybody is reminded in spite of kills, 429, 5xx and cut connections; checked from outside."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sandbox.testing import Sandbox
from storage.database import Database
from tests.crash.instances import run_standby
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import random_pause
from tests.reminding import seated_people
from tests.reminding.seated_people import FIRST, UNFINISHED

LATENCY = 0.1
FAULTS: tuple[dict[str, Any], ...] = (
    {"action": "error", "error_code": 429, "retry_after": 1, "probability": 0.004},
    {"action": "error", "error_code": 500, "probability": 0.02},
    {"action": "error", "error_code": 502, "probability": 0.02},
    {"action": "drop_before", "probability": 0.02},
)
SEED = 35
"""Seed of the faults: with it each kind affects one of the first forty calls."""
CUT: dict[str, Any] = {"action": "drop_after", "probability": 0.02}


@dataclass
class LossResult:
    """The result, as observed from outside."""

    people: int
    kills: int = 0
    lost: set[int] = field(default_factory=set)
    doubled: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)
    """In flight when the program was killed, or the answer was cut off: these may come twice."""
    errors: int = 0
    owed: int = 0

    @property
    def wrong(self) -> str:
        """Return the problems; empty if there are none."""
        if self.lost:
            return f"{len(self.lost)} lost, such as {min(self.lost)}"
        if extra := self.doubled - self.unsure:
            return f"{len(extra)} doubled without a reason, such as {min(extra)}"
        return "" if self.owed == self.people else f"{self.owed} owed, not {self.people}"


@dataclass(frozen=True)
class Scale:
    """Number of people to remind, and of kills meanwhile."""

    people: int
    kills: int

    def before(self, kill: int) -> int:
        """Return how many messages are done before the kill of this number: evenly spaced, the first one soon."""
        return self.people * (2 * kill + 1) // (2 * self.kills + 2)


PACE: dict[str, Any] = {"SEND_PER_SECOND": 30, "SEND_PER_CHAT_SECONDS": 1}
"""Telegram's own pace: few messages are in flight at a time."""
FEW, MANY = Scale(150, 1), Scale(1500, 20)
SMALL = Scale(90, 1)
"""The size in `make test`."""


async def remind_through_kills(
    database_url: str, logs: Path, scale: Scale, *, pair: bool = False, seed: int = 5
) -> LossResult:
    """Kill the sending program; with a `pair` another program stands by (PostgreSQL) and takes over."""
    dice = random.Random(seed)
    people = range(FIRST, FIRST + scale.people)
    async with Sandbox() as sandbox:
        await prepare_database(sandbox, database_url)
        await seated_people.begin_chats(sandbox, people)
        database = Database(database_url)
        bots = [Program(sandbox, database_url, logs / f"log-{number}", **PACE) for number in range(1 + pair)]
        seen = LossResult(scale.people)
        try:
            await seated_people.register_people(database, people)
            await seated_people.cancel_other_reminders(database)
            since = (await sandbox.state())["seq"]
            await seated_people.make_reminder_due(database, datetime.now(UTC))
            cut = await _add_faults(sandbox)
            await bots[0].start()
            for number in range(scale.kills):
                await _reminded(sandbox, bots[0], since, scale.before(number))
                await _kill_sender(sandbox, database, bots, dice, seen)
            await _reminded(sandbox, bots[0], since, scale.people * 9 // 10)
            await sandbox.clear_faults()
            await sandbox.set_latency(0)
            await _all_sent(database, bots[0])
            _count(seen, people, await sandbox.journal("sendMessage", since=since), cut)
            seen.owed = await seated_people.reminder_count(database)
        finally:
            for bot in bots:
                await bot.clean_up()
            await database.close()
    return seen


async def _add_faults(sandbox: Sandbox) -> int:
    """Make Telegram slow and faulty; return the fault that cuts answers off."""
    await sandbox.set_latency(LATENCY)
    assert sandbox.server is not None
    sandbox.server.world.faults.dice.seed(SEED)
    for rule in FAULTS:
        await sandbox.add_fault(methods="sendMessage", **rule)
    return await sandbox.add_fault(methods="sendMessage", **CUT)


async def _reminded(sandbox: Sandbox, bot: Program, since: int, number: int, within: float = 180) -> None:
    """Wait until a number of messages have arrived."""
    until = time.monotonic() + within
    while sum(call["applied"] for call in await sandbox.journal("sendMessage", since=since)) < number:
        bot.check()
        assert time.monotonic() < until, bot.log_tail()
        await asyncio.sleep(0.05)


async def _kill_sender(
    sandbox: Sandbox, database: Database, bots: list[Program], dice: random.Random, seen: LossResult
) -> None:
    """Kill the program after a random time, record the calls in flight; it, or the other one, continues."""
    if len(bots) > 1:
        await run_standby(bots[1])
    await random_pause(dice, 0, 0.3)
    since = (await sandbox.state())["seq"]
    bots[0].freeze()  # else the other one might lead, and send them again, before this check
    seen.unsure |= await seated_people.reminder_chats(database, "sending")
    await bots[0].kill()
    seen.kills += 1
    if len(bots) > 1:
        bots.reverse()
        await bots[0].wait_listening(since)
        return
    if dice.random() < 0.3:  # sometimes it dies while it starts: at its first tick, in its recovery
        await bots[0].spawn()
        await random_pause(dice, 0.5, 2)
        await bots[0].kill()
        seen.kills += 1
        seen.unsure |= await seated_people.reminder_chats(database, "sending")
    await bots[0].start()


async def _all_sent(database: Database, bot: Program, within: float = 180) -> None:
    until = time.monotonic() + within
    while not await seated_people.reminder_count(database) or await seated_people.reminder_chats(
        database, *UNFINISHED
    ):
        bot.check()
        assert time.monotonic() < until, bot.log_tail()
        await asyncio.sleep(0.05)


def _count(seen: LossResult, people: range, calls: list[dict[str, Any]], cut: int) -> None:
    applied = Counter(call["chat_id"] for call in calls if call["applied"])
    seen.lost = {chat for chat in people if not applied[chat]}
    seen.doubled = {chat for chat in people if applied[chat] > 1}
    seen.unsure |= {call["chat_id"] for call in calls if call["fault"] == cut}
    seen.errors = sum(1 for call in calls if call["status"] != 200)
