"""Promise 6: an announcement reaches nobody twice in spite of kills, 429, 5xx and cut connections."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from sandbox.testing import Sandbox
from storage.announcements import announcements
from storage.database import Database
from storage.messages import outbox
from storage.models import OutboxMessage
from storage.models.announcement_states import DONE
from tests.crash.instances import run_standby
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import random_pause
from tests.reminding import seated_people
from tests.reminding.losses import CUT, FAULTS, LATENCY, PACE, SEED, Scale
from tests.reminding.seated_people import FIRST, UNFINISHED
from tests.sending.sample_announcements import count_states, create_announcement

FEW, MANY = Scale(150, 1), Scale(1500, 20)
SMALL = Scale(90, 1)
"""The size in `make test`."""


@dataclass
class LossResult:
    """The result, as observed from outside."""

    people: int
    kills: int = 0
    errors: int = 0
    applied: Counter[int] = field(default_factory=Counter)
    """How often Telegram showed it to each person."""
    states: dict[int, list[str]] = field(default_factory=dict)
    """The state of each message in the bot's database."""

    @property
    def unknown(self) -> int:
        """Number of messages about which staff have to decide."""
        return sum(outbox.UNKNOWN in states for states in self.states.values())

    @property
    def wrong(self) -> str:
        """Return the problems; empty if there are none."""
        if twice := [chat for chat, times in self.applied.items() if times > 1]:
            return f"{len(twice)} got it twice, such as {twice[0]}"
        if odd := [chat for chat, states in self.states.items() if len(states) != 1]:
            return f"{len(odd)} are owed it more than once, such as {odd[0]}"
        if len(self.states) != self.people:
            return f"{len(self.states)} are owed it, not {self.people}"
        for chat, (state,) in self.states.items():
            if state not in (outbox.SENT, outbox.UNKNOWN) or (state == outbox.SENT) > self.applied[chat]:
                return f"{chat} is {state}, and was shown it {self.applied[chat]} times"
        return ""


async def announce_through_kills(
    database_url: str, logs: Path, scale: Scale, *, pair: bool = False, seed: int = 6
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
            since = (await sandbox.state())["seq"]
            number = await create_announcement(database)
            await _add_faults(sandbox)
            await bots[0].start()
            for kill in range(scale.kills):
                await _wait_finished(database, bots[0], number, scale.before(kill))
                await _kill_sender(sandbox, bots, dice, seen)
            await _wait_finished(database, bots[0], number, scale.people * 8 // 10)
            await sandbox.clear_faults()
            await sandbox.set_latency(0)
            await _count_finished(database, bots[0], number)
            await _count(seen, sandbox, since, database, number)
        finally:
            for bot in bots:
                await bot.clean_up()
            await database.close()
    return seen


async def _add_faults(sandbox: Sandbox) -> None:
    """Make Telegram slow and faulty, with answers cut off."""
    await sandbox.set_latency(LATENCY)
    assert sandbox.server is not None
    sandbox.server.world.faults.dice.seed(SEED)
    for rule in (*FAULTS, CUT):
        await sandbox.add_fault(methods="sendMessage", **rule)


async def _wait_finished(
    database: Database, bot: Program, number: int, people: int, within: float = 180
) -> None:
    """Wait until a number of messages are done, whatever their outcome."""
    until = time.monotonic() + within
    while (
        sum(many for state, many in (await count_states(database, number)).items() if state not in UNFINISHED)
        < people
    ):
        bot.check()
        assert time.monotonic() < until, f"{await count_states(database, number)}: {bot.log_tail()}"
        await asyncio.sleep(0.05)


async def _calls(sandbox: Sandbox, since: int) -> list[dict[str, Any]]:
    calls = await sandbox.journal("sendMessage", since=since)
    return [call for call in calls if isinstance(call["chat_id"], int) and call["chat_id"] >= FIRST]


async def _kill_sender(sandbox: Sandbox, bots: list[Program], dice: random.Random, seen: LossResult) -> None:
    """Kill the program after a random time; it, or the other one, continues."""
    if len(bots) > 1:
        await run_standby(bots[1])
    await random_pause(dice, 0, 0.3)
    since = (await sandbox.state())["seq"]
    await bots[0].kill()
    seen.kills += 1
    if len(bots) > 1:
        bots.reverse()
        await bots[0].wait_listening(since)
        return
    if dice.random() < 0.4:  # sometimes it dies while it starts: in its recovery, during the fan-out
        await bots[0].spawn()
        await random_pause(dice, 0.5, 2.5)
        await bots[0].kill()
        seen.kills += 1
    await bots[0].start()


async def _count_finished(database: Database, bot: Program, number: int, within: float = 180) -> None:
    until = time.monotonic() + within
    while True:
        async with database.reader() as session:
            found = await announcements.get(session, number)
        if found is not None and found.state == DONE:
            return
        bot.check()
        assert time.monotonic() < until, bot.log_tail()
        await asyncio.sleep(0.05)


async def _count(seen: LossResult, sandbox: Sandbox, since: int, database: Database, number: int) -> None:
    calls = await _calls(sandbox, since)
    seen.applied = Counter(call["chat_id"] for call in calls if call["applied"])
    seen.errors = sum(1 for call in calls if call["status"] != 200)
    query = select(OutboxMessage.chat_id, OutboxMessage.state).where(OutboxMessage.announcement_id == number)
    async with database.reader() as session:
        for chat, state in await session.execute(query):
            seen.states.setdefault(chat, []).append(state)
