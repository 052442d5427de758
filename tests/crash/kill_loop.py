"""The kill loop: people register and ask, the program is killed again and again, and the database is checked."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sandbox.testing import Sandbox
from tests.crash.consistency_checks import Audit, Findings, wait_disconnected
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import random_pause
from tests.crash.simulated_users import FIRST_ID, Crowd

EndSignal = Literal["kill", "terminate"]
SLOW_SECONDS = 0.1
"""Seconds until a slow Telegram answers."""
IN_FLIGHT = "SELECT count(*) FROM outbox WHERE state = 'sending'"


@dataclass
class Tally:
    """The figures of one loop."""

    ends: int = 0
    updates: int = 0
    acknowledged: int = 0
    lost: int = 0
    duplicated: int = 0
    mismatched: int = 0
    messages: int = 0
    repeated: int = 0
    slowest_end: float = 0.0
    wrong: str = ""

    def __add__(self, other: "Tally") -> "Tally":
        names = (
            "ends",
            "updates",
            "acknowledged",
            "lost",
            "duplicated",
            "mismatched",
            "messages",
            "repeated",
        )
        total = Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})
        total.slowest_end = max(self.slowest_end, other.slowest_end)
        total.wrong = self.wrong or other.wrong
        return total

    def count(self, found: Findings) -> None:
        """Keep the worst findings, and their first sentence."""
        self.lost = max(self.lost, len(found.lost))
        self.duplicated = max(self.duplicated, len(found.duplicated))
        self.mismatched = max(self.mismatched, len(found.mismatched))
        if found and not self.wrong:
            self.wrong = f"after {self.ends} ends: {found}"


@dataclass(frozen=True)
class Scale:
    """The size of a loop: `times` kills, while `size` people at once ask `questions` each."""

    times: int
    size: int
    questions: int


FEW, MANY = Scale(2, 8, 2), Scale(50, 20, 5)


@contextlib.asynccontextmanager
async def run_crowd(
    sandbox: Sandbox, dice: random.Random, scale: Scale, *, in_order: bool
) -> AsyncIterator[Crowd]:
    """Run a crowd for the duration of the block."""
    crowd = Crowd(sandbox, dice, size=scale.size, questions=scale.questions, in_order=in_order)
    living = asyncio.create_task(crowd.run())
    try:
        yield crowd
    finally:
        living.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await living


async def run_kill_loop(
    database_url: str,
    log: Path,
    scale: Scale,
    *,
    webhook: bool = False,
    seed: int = 7,
    how: EndSignal = "kill",
) -> Tally:
    """Kill the program at random moments while people register and ask; return the figures."""
    dice = random.Random(seed)
    async with (
        Sandbox() as sandbox,
        run_crowd(sandbox, dice, scale, in_order=not webhook) as crowd,
    ):
        await prepare_database(sandbox, database_url)
        bot = Program(sandbox, database_url, log, webhook=webhook)
        audit = Audit(database_url)
        tally = Tally()
        try:
            await _run_undisturbed(bot, crowd)
            if how == "terminate":
                await sandbox.set_latency(SLOW_SECONDS)  # so that something is in flight at any moment
            crowd.open = True
            for _ in range(scale.times):
                await _end_once(bot, crowd, dice, how, audit, tally)
                tally.ends += 1
                await crowd.catch_up()
                await wait_disconnected(database_url)
                tally.count(await asyncio.to_thread(audit.compare, crowd.ledger))
                await _interrupt_start(bot, dice, how)
            await crowd.wait_drained(bot.check)
            await audit.wait_outbox_empty()
            await bot.end()
        finally:
            await bot.clean_up()
        await crowd.catch_up()
        tally.count(audit.final_check(crowd.ledger, FIRST_ID))
        return fill_tally(tally, crowd, audit)


async def _run_undisturbed(bot: Program, crowd: Crowd) -> None:
    """Run one person's dialogue before any kill: the example for comparing everybody else."""
    await bot.start()
    crowd.add_person()
    await crowd.wait_drained(bot.check)


async def _end_once(
    bot: Program, crowd: Crowd, dice: random.Random, how: EndSignal, audit: Audit, tally: Tally
) -> None:
    """Let the program work for a random time, then end it."""
    await random_pause(dice, 0, 1.2)
    if dice.random() < 0.3:
        await crowd.resend_old()
        await random_pause(dice, 0, 0.05)
    if how == "kill":
        await bot.kill()
        return
    seconds, code = await bot.end()
    tally.slowest_end = max(tally.slowest_end, seconds)
    left = audit.rows(IN_FLIGHT)[0][0]
    if (code or left) and not tally.wrong:
        tally.wrong = f"SIGTERM ended it with the exit code {code} and {left} messages in flight"


async def _interrupt_start(bot: Program, dice: random.Random, how: EndSignal) -> None:
    """Now and then kill the program while it starts: migrations, recovery, the first calls."""
    if how == "kill" and dice.random() < 0.15:
        await bot.spawn()
        await random_pause(dice, 0, 2)
        await bot.kill()
    await bot.start()


def fill_tally(tally: Tally, crowd: Crowd, audit: Audit) -> Tally:
    """Fill the tally from the ledger and the last check of the database."""
    ledger = crowd.ledger
    tally.updates, tally.acknowledged = len(ledger.pushed), ledger.acknowledged
    owed = {chat: methods.total() for chat, methods in audit.owed.items()}
    tally.messages = sum(owed.values())
    tally.repeated = sum(max(0, ledger.shown[chat] - number) for chat, number in owed.items())
    return tally
