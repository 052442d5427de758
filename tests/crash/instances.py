"""Two programs on one PostgreSQL: both handle updates, one leads; if it is killed the other takes over."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.testing import Sandbox
from tests.crash.consistency_checks import Audit
from tests.crash.kill_loop import Scale, Tally, fill_tally, run_crowd
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import random_pause
from tests.crash.simulated_users import FIRST_ID


@dataclass
class Takeovers:
    """Seconds without a leader after each kill, and the state of the work."""

    tally: Tally
    seconds: list[float] = field(default_factory=list)


async def run_standby(bot: Program) -> None:
    """Start a program beside a leader; return once it works too, after its first call to Telegram."""
    since = (await bot.sandbox.state())["seq"]
    await bot.spawn()
    until = time.monotonic() + 120
    while not await bot.sandbox.journal("getMe", since=since):
        assert bot.alive, bot.log_tail()
        assert time.monotonic() < until, bot.log_tail()
        await asyncio.sleep(0.02)


async def kill_leaders(database_url: str, logs: Path, scale: Scale, *, seed: int = 11) -> Takeovers:
    """Kill the leader `scale.times` times while people register and ask."""
    dice = random.Random(seed)
    async with Sandbox() as sandbox, run_crowd(sandbox, dice, scale, in_order=True) as crowd:
        await prepare_database(sandbox, database_url)
        pair = [Program(sandbox, database_url, logs / f"log-{number}") for number in (1, 2)]
        found = Takeovers(Tally())
        try:
            await pair[0].start()
            crowd.add_person()
            await crowd.wait_drained(pair[0].check)
            crowd.open = True
            for _ in range(scale.times):
                await run_standby(pair[1])
                await random_pause(dice, 0.2, 1.2)
                found.seconds.append(await _kill_leader(pair))
                found.tally.ends += 1
            await crowd.wait_drained(pair[0].check)
            audit = Audit(database_url)
            await audit.wait_outbox_empty()
            await pair[0].end()
        finally:
            for bot in pair:
                await bot.clean_up()
        await crowd.catch_up()
        found.tally.count(audit.final_check(crowd.ledger, FIRST_ID))
        if any("another program polls" in bot.log_tail(1_000_000) for bot in pair):
            found.tally.wrong = found.tally.wrong or "two of them polled at once"
        fill_tally(found.tally, crowd, audit)
        return found


async def _kill_leader(pair: list[Program]) -> float:
    """Kill the leader; return seconds until the other one leads. They change places in the pair."""
    leader, other = pair
    since = (await leader.sandbox.state())["seq"]
    killed_at = time.time()
    await leader.kill()
    took = await other.wait_listening(since) - killed_at
    pair.reverse()
    return took
