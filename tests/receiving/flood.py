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
from storage.database import Database
from storage.messages import notices
from storage.models import InboxUpdate, OutboxMessage
from storage.questions import limits
from tests.conftest import STAFF
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import wait_until_time
from tests.receiving.flood_updates import (
    SECOND,
    FloodTargets,
    StaffMessages,
    count_staff_messages,
    flood_update,
    prepare_targets,
)
from tests.reminding import seated_people

FLOODER, FIRST = 400_000, 400_001
OTHERS = 20
FLOOD_PER_TURN = 100
"""Updates of the flood in each turn of the others: five turns are 500 of them."""
MESSAGE_INTERVAL = 0.1
"""Seconds between messages of one person."""
LATENCY = 0.1
"""Seconds of latency of Telegram's server, as from most places."""
LIMITS: dict[str, Any] = {"SEND_PER_SECOND": 30, "SEND_PER_CHAT_SECONDS": 1, "SEND_PER_GROUP_MINUTE": 20}


@dataclass
class FloodDelays:
    """Seconds from each message to its reply, for the same people on the same machine."""

    quiet: list[float] = field(default_factory=list)
    flooded: list[float] = field(default_factory=list)
    """The same during a flood."""
    sent: list[int] = field(default_factory=list)
    """The numbers of the flood's updates."""
    handled: int = 0
    """How many of them the bot has handled."""
    told: StaffMessages | None = None
    """The messages that staff got because of them."""

    @property
    def slowdown(self) -> float:
        """Return the relative increase of the p95 during the flood."""
        return p95(self.flooded) / p95(self.quiet) - 1


def p95(delays: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(delays)[min(len(delays) - 1, int(0.95 * len(delays)))]


@dataclass
class FloodScene:
    """A bot with people who have seats, at Telegram's real limits."""

    sandbox: Sandbox
    database: Database
    bot: Program
    targets: FloodTargets


@contextlib.asynccontextmanager
async def run_scene(database_url: str, log: Path) -> AsyncIterator[FloodScene]:
    """Start the bot and warm it up."""
    async with Sandbox() as sandbox:
        await prepare_database(sandbox, database_url)
        await sandbox.set_latency(LATENCY)
        people = range(FLOODER, FIRST + OTHERS)
        await seated_people.begin_chats(sandbox, people)
        await seated_people.begin_known_chats(sandbox, [SECOND])
        database, bot = Database(database_url), Program(sandbox, database_url, log, **LIMITS)
        try:
            await sandbox.set_limits(on=True)
            await seated_people.register_people(database, people)
            one = FloodScene(sandbox, database, bot, await prepare_targets(database, FLOODER, FIRST))
            await bot.start()
            await _write_in_turn(one)
            yield one
        finally:
            await bot.clean_up()
            await database.close()


async def compare_with_flood(
    quiet_url: str, beside_url: str, folder: Path, turns: int, each: int = FLOOD_PER_TURN
) -> FloodDelays:
    """Measure everybody's replies without and with a flood, alternating for a number of turns.

    By turns, so that whatever else the machine does concerns both. `each`: updates of the flood in each of them.
    """
    seen = FloodDelays()
    async with (
        run_scene(quiet_url, folder / "quiet-log") as quiet,
        run_scene(beside_url, folder / "beside-log") as beside,
    ):
        for turn in range(turns):
            seen.quiet += await _write_in_turn(quiet)
            await _turn(beside, turn, each, seen)
        await _counted(beside, seen)
    return seen


async def measure_flood(database_url: str, log: Path, each: int) -> FloodDelays:
    """Measure a single turn with a flood only."""
    seen = FloodDelays()
    async with run_scene(database_url, log) as one:
        await _turn(one, 0, each, seen)
        await _counted(one, seen)
    return seen


async def _turn(here: FloodScene, turn: int, each: int, seen: FloodDelays) -> None:
    """Have everybody write during a flood."""
    flooding = asyncio.create_task(_flood(here, turn, each))
    try:
        seen.flooded += await _write_in_turn(here)
        seen.sent += await flooding
    finally:
        flooding.cancel()


async def _counted(here: FloodScene, seen: FloodDelays) -> None:
    seen.handled = await _handled(here, seen.sent)
    await _all_sent(here)
    seen.told = await count_staff_messages(here.database, FLOODER)


async def _flood(here: FloodScene, turn: int, each: int) -> list[int]:
    """Send one person's updates while the others write; return their numbers."""
    numbers, begun = [], time.monotonic()
    for place in range(each):
        numbers += await here.sandbox.push_updates([flood_update(FLOODER, here.targets, turn * each + place)])
        await wait_until_time(begun + (place + 1) * OTHERS * MESSAGE_INTERVAL / each)
    return numbers


async def _write_in_turn(here: FloodScene) -> list[float]:
    """Have each person write, one after the other; return the seconds until each reply."""
    since, written = (await here.sandbox.state())["seq"], {}
    for number in range(FIRST, FIRST + OTHERS):
        written[number], begun = time.time(), time.monotonic()
        act = {"bot": here.sandbox.bot, "person": number, "do": "write", "text": "/help"}
        await here.sandbox.control("POST", "/act", act)
        await wait_until_time(begun + MESSAGE_INTERVAL)
    until = time.monotonic() + 120
    while True:
        told = {call["chat_id"]: call["at"] for call in await _calls(here.sandbox, since)}
        if set(written) <= told.keys():
            return [told[number] - at for number, at in written.items()]
        here.bot.check()
        assert time.monotonic() < until, f"{len(set(written) - told.keys())} of {len(written)} got no reply"
        await asyncio.sleep(0.05)


async def _calls(sandbox: Sandbox, since: int) -> list[dict[str, Any]]:
    """Return the calls since then, the oldest last, so that the first of a chat counts."""
    calls = await sandbox.journal("sendMessage", since=since)
    return [call for call in reversed(calls) if call["applied"]]


async def _handled(here: FloodScene, numbers: Sequence[int]) -> int:
    """Wait until the whole flood is handled; return the number of its updates."""
    query = select(func.count()).where(
        InboxUpdate.update_id.in_(numbers), InboxUpdate.handled_at.is_not(None)
    )
    until = time.monotonic() + 240
    while True:
        async with here.database.reader() as session:
            handled = await session.scalar(query) or 0
        if handled == len(numbers) or time.monotonic() > until:
            return handled
        here.bot.check()
        await asyncio.sleep(0.05)


async def _all_sent(here: FloodScene) -> None:
    """Wait until staff have received everything in the outbox."""
    owed = OutboxMessage.chat_id.in_((STAFF, SECOND)) & OutboxMessage.state.in_(("pending", "sending"))
    until = time.monotonic() + 120
    while True:
        async with here.database.reader() as session:
            left = await session.scalar(select(func.count()).where(owed)) or 0
        if not left:
            return
        here.bot.check()
        assert time.monotonic() < until, f"{left} messages to staff are not sent"
        await asyncio.sleep(0.05)


def find_problems(seen: FloodDelays) -> str:
    """Check the remaining conditions: nothing of the flood is lost, and staff can still read the result."""
    if seen.handled != len(seen.sent) or seen.told is None:
        return f"{seen.handled} of {len(seen.sent)} updates were handled"
    most = limits.QUESTION_LIMITS[0][0]
    if seen.told.accepted_words != most:
        return f"{seen.told.accepted_words} questions and replies of the flood were taken, not {most}"
    if seen.told.most_per_subject != 1:
        return f"{seen.told.most_per_subject} notices about the same thing"
    got = {chat: seen.told.messages[chat] for chat in (STAFF, SECOND)}
    right = all(0 < count <= notices.MAX_NOTICES + 1 for count in got.values())
    return "" if right else f"staff got {got}, not a handful each"
