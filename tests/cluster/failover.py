"""A primary is lost and its standby promoted, again and again, while people register and ask."""

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Literal

from sandbox.testing import Sandbox
from tests.cluster.servers import DATABASE, Cluster, running_cluster
from tests.crash.consistency_checks import Audit
from tests.crash.kill_loop import Scale, Tally, fill_tally, run_crowd
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import random_pause
from tests.crash.simulated_users import FIRST_ID, Crowd

Loss = Literal["killed", "frozen"]
"""How the primary is lost: its processes are killed, or they hang and keep their connections open."""
RESTART_SECONDS = 2
"""As RestartSec in docs/deploy/seminar-bot.service."""
ANSWER_SECONDS = 120.0


@dataclass
class Failovers:
    """The figures of one rehearsal."""

    tally: Tally = field(default_factory=Tally)
    seconds: list[float] = field(default_factory=list)
    """From each promotion to the answer to whoever wrote after it."""
    restarts: Counter[str] = field(default_factory=Counter)
    """How often each process was started again, by its roles."""

    def __str__(self) -> str:
        tally, seconds = self.tally, sorted(self.seconds)
        return (
            f"{len(seconds)} failovers, {tally.updates} updates, {tally.acknowledged} acknowledged, {tally.lost} lost, "
            f"{tally.duplicated} doubled, {tally.mismatched} mismatched; {tally.messages} messages, {tally.repeated} "
            f"shown again; from the promotion to the first answer median {median(seconds):.1f} s, longest "
            f"{seconds[-1]:.1f} s; {self.restarts.total()} restarts{tally.wrong and f'; {tally.wrong}'}"
        )


async def lose_primaries(
    logs: Path, scale: Scale, how: Loss, *, roles: Sequence[str] = ("",), seed: int = 20
) -> Failovers:
    """Lose the primary `scale.times` times; return the figures.

    `roles`: those of each process, the receiving one first.
    """
    dice, found = random.Random(seed), Failovers()
    async with (
        running_cluster() as cluster,
        Sandbox() as sandbox,
        run_crowd(sandbox, dice, scale, in_order=True) as crowd,
    ):
        await prepare_database(sandbox, cluster.url)
        bots = [Program(sandbox, cluster.url, logs / f"log-{each}", roles=each) for each in roles]
        async with contextlib.AsyncExitStack() as running:
            for bot in bots:
                await running.enter_async_context(supervised(bot, found.restarts))
            crowd.add_person()
            await crowd.wait_drained(_patiently)
            crowd.open = True
            for _ in range(scale.times):
                await random_pause(dice, 0.5, 2)
                await _lose(cluster, how, dice)
                found.seconds.append(await _promote(cluster, crowd))
                await cluster.add_standby()
            await crowd.wait_drained(_patiently)
            audit = Audit(cluster.url)
            await audit.wait_outbox_empty()
        await crowd.catch_up()
        found.tally.ends = scale.times
        found.tally.count(audit.final_check(crowd.ledger, FIRST_ID))
        fill_tally(found.tally, crowd, audit)
    return found


def _patiently() -> None:
    """Wait on: the program may be between two starts."""


async def _lose(cluster: Cluster, how: Loss, dice: random.Random) -> None:
    """Lose the primary; some time passes until somebody acts."""
    if how == "killed":
        await asyncio.to_thread(cluster.primary.kill)
    else:
        cluster.primary.freeze()
    await random_pause(dice, 0, 5)


async def _promote(cluster: Cluster, crowd: Crowd) -> float:
    """Promote the standby; return seconds from then until somebody who writes afterwards is answered."""
    await cluster.promote()
    promoted_at = time.time()
    newcomer = crowd.add_person().id
    async with asyncio.timeout(ANSWER_SECONDS):
        while True:
            if calls := [call for call in await crowd.sandbox.journal(chat=newcomer) if call["applied"]]:
                return float(calls[0]["at"]) - promoted_at
            await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def supervised(bot: Program, restarts: Counter[str]) -> AsyncIterator[None]:
    """Run the program for the duration of the block, started again whenever it ends, as systemd does."""
    await (bot.spawn() if bot.roles == "work" else bot.start())
    task = asyncio.create_task(_restart(bot, restarts))
    try:
        yield
        task.cancel()
        if bot.alive:
            await bot.end()
    finally:
        task.cancel()
        await asyncio.wait([task])
        await bot.clean_up()


async def _restart(bot: Program, restarts: Counter[str]) -> None:
    while bot.process is not None:
        await bot.process.wait()
        restarts[bot.roles] += 1
        await random_pause(random.Random(), RESTART_SECONDS, RESTART_SECONDS)
        await bot.spawn()


async def measure_commits(times: int = 500) -> str:
    """Return how long a COMMIT of one row takes, with and without waiting for the standby."""
    async with running_cluster() as cluster:
        one = cluster.primary
        one.execute("CREATE TABLE sample (id serial)", DATABASE)
        waiting = await asyncio.to_thread(one.time_commits, times)
        one.commit_with("")
        alone = await asyncio.to_thread(one.time_commits, times)
    return f"{1000 * waiting:.2f} ms with the standby, {1000 * alone:.2f} ms without it (medians of {times})"
