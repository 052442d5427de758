"""Two programs on one PostgreSQL: both handle, one leads; when it is killed the other one does."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.testing import Sandbox
from tests.crash.audit import Audit
from tests.crash.crowd import FIRST_ID
from tests.crash.loop import Scale, Tally, crowded, filled
from tests.crash.moments import any_moment
from tests.crash.program import Program, prepare


@dataclass
class Takeovers:
    """How long nobody led after each kill of the leader, in seconds, and what became of the work."""

    tally: Tally
    seconds: list[float] = field(default_factory=list)


async def standing_by(bot: Program) -> None:
    """Start it beside a leader and wait until it works too: it has said hello to Telegram."""
    since = (await bot.sandbox.state())["seq"]
    await bot.spawn()
    until = time.monotonic() + 120
    while not await bot.sandbox.journal("getMe", since=since):
        assert bot.alive, bot.logged()
        assert time.monotonic() < until, bot.logged()
        await asyncio.sleep(0.02)


async def taken_over_again_and_again(
    database_url: str, logs: Path, scale: Scale, *, seed: int = 11
) -> Takeovers:
    """Kill whoever leads, `scale.times` times, while people register and ask."""
    dice = random.Random(seed)
    async with Sandbox() as sandbox, crowded(sandbox, dice, scale, in_order=True) as crowd:
        await prepare(sandbox, database_url)
        pair = [Program(sandbox, database_url, logs / f"log-{number}") for number in (1, 2)]
        found = Takeovers(Tally())
        try:
            await pair[0].start()
            crowd.enter()
            await crowd.drained(pair[0].check)
            crowd.open = True
            for _ in range(scale.times):
                await standing_by(pair[1])
                await any_moment(dice, 0.2, 1.2)
                found.seconds.append(await _overthrow(pair))
                found.tally.ends += 1
            await crowd.drained(pair[0].check)
            audit = Audit(database_url)
            await audit.nothing_owed()
            await pair[0].end()
        finally:
            for bot in pair:
                await bot.clear_away()
        await crowd.catch_up()
        found.tally.count(audit.final(crowd.ledger, FIRST_ID))
        if any("another program polls" in bot.logged(1_000_000) for bot in pair):
            found.tally.wrong = found.tally.wrong or "two of them polled at once"
        filled(found.tally, crowd, audit)
        return found


async def _overthrow(pair: list[Program]) -> float:
    """Kill the leader; seconds until the other one leads. They change places in the pair."""
    leader, other = pair
    since = (await leader.sandbox.state())["seq"]
    killed_at = time.time()
    await leader.kill()
    took = await other.listening(since) - killed_at
    pair.reverse()
    return took
