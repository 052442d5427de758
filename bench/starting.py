"""From the start to the first answer, and what a bot takes that has nothing to do.

Ours with no database at all, with the tables of a first start, and with a database of many years (`grown`).
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import grown, runs
from bench.processes import Child, child
from bench.sides import STANDIN_CORE, OurBot, Side, environment

SETTLING = 16.0
"""Seconds after the first answer in which the first tick of the clock and the publication of the commands are over."""


@contextmanager
def full_database(people: int, questions: int) -> Iterator[Path]:
    """Fill a database in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        url = environment("", Path(name))["DATABASE_URL"]
        asyncio.run(grown.prepare(url))
        asyncio.run(grown.grow(url, people, questions))
        yield Path(name)


def measured(side: Side, full: Path, turn: int, rest: float) -> dict[str, float]:
    """Return seconds to the first answer, and memory and CPU at rest; `turn`: of the rounds, from 1 on."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        if isinstance(side, OurBot):
            with _answered(side, Path(name)) as (seconds, _):
                found["start-empty-seconds"] = seconds
        with _answered(side, Path(name), turn=1) as (seconds, bot):
            found |= {"start-seconds": seconds, "start-cpu-seconds": bot.cpu_seconds()}
            found |= {f"rest-{name}": value for name, value in _at_rest(bot, rest).items()}
    if isinstance(side, OurBot):
        with _answered(side, full, turn=turn) as (seconds, bot):
            found |= {"start-full-seconds": seconds}
            found |= {f"rest-full-{name}": value for name, value in _at_rest(bot, rest).items()}
    return found


@contextmanager
def _answered(side: Side, folder: Path, turn: int = 0) -> Iterator[tuple[float, Child]]:
    """Start the bot, and yield the seconds until its first message has arrived; it goes on running in the block."""
    options = ("--people", "1", "--first", str(turn), "--script", "start", "--stay", str(runs.ONE_RUN))
    with child("standin", "-m", "bench.standin", *options, core=STANDIN_CORE, speaks=True) as standin:
        address = f"http://127.0.0.1:{standin.line()}"
        began = time.time()
        with side.running(address, folder, 0) as bot:
            runs.begun(standin, bot)
            yield runs.reported(standin, bot)["first_at"] - began, bot


def _at_rest(bot: Child, seconds: float) -> dict[str, float]:
    time.sleep(SETTLING)
    before = bot.cpu_seconds()
    time.sleep(seconds)
    memory = bot.usage.memory_full_info()
    return {
        "cpu-percent": 100 * (bot.cpu_seconds() - before) / seconds,
        "memory-mb": memory.rss / 2**20,
        "shared-out-mb": memory.pss / 2**20,
    }
