"""One person sends 50 updates a second, of all that others are told of, while others write as people do: how soon
these are answered, and what staff get of it."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from sandbox.testing import Sandbox
from storage import limits, notices
from storage.database import Database
from storage.models import Received, Sending
from tests.conftest import STAFF
from tests.crash.moments import at
from tests.crash.program import Program, prepare
from tests.receiving.pushing import SECOND, Ground, Told, act, prepared, told
from tests.reminding import crowd

FLOODER, FIRST = 400_000, 400_001
OTHERS = 20
TURN = 100
"""Updates of the flood in each turn of the others: five turns are 500 of them."""
BETWEEN = 0.1
"""Seconds from one person's message to the next one's."""
LATENCY = 0.1
"""Seconds that Telegram's server is away, as it is from most places."""
LIMITS: dict[str, Any] = {"SEND_PER_SECOND": 30, "SEND_PER_CHAT_SECONDS": 1, "SEND_PER_GROUP_MINUTE": 20}


@dataclass
class Flood:
    """Seconds from each message to its reply, of the same people on the same machine."""

    quiet: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    """The same while somebody floods."""
    sent: list[int] = field(default_factory=list)
    """The numbers of the flood's updates."""
    handled: int = 0
    """How many of them the bot has handled."""
    told: Told | None = None
    """What staff got of them."""

    @property
    def slower(self) -> float:
        """By what share the p95 is longer beside the flood."""
        return p95(self.beside) / p95(self.quiet) - 1


def p95(delays: Sequence[float]) -> float:
    """What 95 of 100 do not exceed."""
    return sorted(delays)[min(len(delays) - 1, int(0.95 * len(delays)))]


@dataclass
class World:
    """A bot with people who have seats, at Telegram's real limits."""

    sandbox: Sandbox
    database: Database
    bot: Program
    ground: Ground


@contextlib.asynccontextmanager
async def world(database_url: str, log: Path) -> AsyncIterator[World]:
    """It has begun to work, and warmed up."""
    async with Sandbox() as sandbox:
        await prepare(sandbox, database_url)
        await sandbox.latency(LATENCY)
        people = range(FLOODER, FIRST + OTHERS)
        await crowd.known(sandbox, people)
        await crowd.met(sandbox, [SECOND])
        database, bot = Database(database_url), Program(sandbox, database_url, log, **LIMITS)
        try:
            await sandbox.limits(on=True)
            await crowd.seated(database, people)
            one = World(sandbox, database, bot, await prepared(database, FLOODER, FIRST))
            await bot.start()
            await _spoken(one)
            yield one
        finally:
            await bot.clear_away()
            await database.close()


async def flooded(quiet_url: str, beside_url: str, folder: Path, turns: int, each: int = TURN) -> Flood:
    """Everybody writes in a quiet world, then in one where somebody floods meanwhile, so many turns.

    By turns, so that whatever else the machine does concerns both. `each`: updates of the flood in each of them.
    """
    seen = Flood()
    async with (
        world(quiet_url, folder / "quiet-log") as quiet,
        world(beside_url, folder / "beside-log") as beside,
    ):
        for turn in range(turns):
            seen.quiet += await _spoken(quiet)
            await _turn(beside, turn, each, seen)
        await _counted(beside, seen)
    return seen


async def beside_flood(database_url: str, log: Path, each: int) -> Flood:
    """A single turn of that, with no quiet world to compare with."""
    seen = Flood()
    async with world(database_url, log) as one:
        await _turn(one, 0, each, seen)
        await _counted(one, seen)
    return seen


async def _turn(here: World, turn: int, each: int, seen: Flood) -> None:
    """Everybody writes while somebody floods."""
    flooding = asyncio.create_task(_flood(here, turn, each))
    try:
        seen.beside += await _spoken(here)
        seen.sent += await flooding
    finally:
        flooding.cancel()


async def _counted(here: World, seen: Flood) -> None:
    seen.handled = await _handled(here, seen.sent)
    await _all_sent(here)
    seen.told = await told(here.database, FLOODER)


async def _flood(here: World, turn: int, each: int) -> list[int]:
    """One person's acts, for as long as the others write; their numbers."""
    numbers, begun = [], time.monotonic()
    for place in range(each):
        numbers += await here.sandbox.push([act(FLOODER, here.ground, turn * each + place)])
        await at(begun + (place + 1) * OTHERS * BETWEEN / each)
    return numbers


async def _spoken(here: World) -> list[float]:
    """Each of them writes, one after the other, and gets a reply; how long each waited."""
    since, written = (await here.sandbox.state())["seq"], {}
    for number in range(FIRST, FIRST + OTHERS):
        written[number], begun = time.time(), time.monotonic()
        act = {"bot": here.sandbox.bot, "person": number, "do": "write", "text": "/help"}
        await here.sandbox.control("POST", "/act", act)
        await at(begun + BETWEEN)
    until = time.monotonic() + 120
    while True:
        told = {call["chat_id"]: call["at"] for call in await _calls(here.sandbox, since)}
        if set(written) <= told.keys():
            return [told[number] - at for number, at in written.items()]
        here.bot.check()
        assert time.monotonic() < until, f"{len(set(written) - told.keys())} of {len(written)} got no reply"
        await asyncio.sleep(0.05)


async def _calls(sandbox: Sandbox, since: int) -> list[dict[str, Any]]:
    """What was sent since, the oldest last, so that the first of a chat counts."""
    calls = await sandbox.journal("sendMessage", since=since)
    return [call for call in reversed(calls) if call["applied"]]


async def _handled(here: World, numbers: Sequence[int]) -> int:
    """Wait until the whole flood is handled; how many updates that were."""
    query = select(func.count()).where(Received.update_id.in_(numbers), Received.handled_at.is_not(None))
    until = time.monotonic() + 240
    while True:
        async with here.database.reader() as session:
            handled = await session.scalar(query) or 0
        if handled == len(numbers) or time.monotonic() > until:
            return handled
        here.bot.check()
        await asyncio.sleep(0.05)


async def _all_sent(here: World) -> None:
    """Wait until staff have all that is owed to them."""
    owed = Sending.chat_id.in_((STAFF, SECOND)) & Sending.state.in_(("pending", "sending"))
    until = time.monotonic() + 120
    while True:
        async with here.database.reader() as session:
            left = await session.scalar(select(func.count()).where(owed)) or 0
        if not left:
            return
        here.bot.check()
        assert time.monotonic() < until, f"{left} messages to staff are not sent"
        await asyncio.sleep(0.05)


def wrong_with(seen: Flood) -> str:
    """What else must hold: nothing of the flood is lost, and a desk can still read what became of it."""
    if seen.handled != len(seen.sent) or seen.told is None:
        return f"{seen.handled} of {len(seen.sent)} updates were handled"
    most = limits.QUESTIONS[0][0]
    if seen.told.words != most:
        return f"{seen.told.words} questions and replies of the flood were taken, not {most}"
    if seen.told.most != 1:
        return f"{seen.told.most} notices about the same thing"
    got = {chat: seen.told.messages[chat] for chat in (STAFF, SECOND)}
    right = all(0 < count <= notices.HANDFUL + 1 for count in got.values())
    return "" if right else f"staff got {got}, not a handful each"
