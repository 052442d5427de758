"""What an update costs while the database grows: `grown` databases of several sizes, on SQLite and on PostgreSQL.

The CPU time is that of the bot and, on PostgreSQL, of its server's processes, which have to be on this machine.
"""

import asyncio
import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
import psycopg

from bench import grown, runs
from bench.figures import number
from bench.people import FIRST_PERSON
from bench.processes import Child, child
from bench.sides import BOT_CORE, STANDIN_CORE, environment
from storage.engines import sync_url

SIZES = (100, 10_000, 100_000, 1_000_000)
"""Numbers of people. There are as many questions, up to MOST_QUESTIONS."""
MOST_QUESTIONS = 100_000
OWNERS = 4
"""People who page through lists at once."""
SETTLING = 3.0
"""Seconds between the start of the bot and the first update: its first tick is not counted."""
SCRIPTS = ("register", "page")


@dataclass(slots=True)
class Server:
    """The CPU time of PostgreSQL's processes; none for SQLite, which works inside of the bot."""

    process: psutil.Process | None

    @classmethod
    def of(cls, url: str) -> "Server":
        """Find the server of this database."""
        if url.startswith("sqlite"):
            return cls(None)
        address = sync_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address) as connection:
            return cls(psutil.Process(connection.info.backend_pid).parent())

    def cpu_seconds(self) -> float:
        """Return the CPU time of all its processes, also of those that have ended."""
        total = 0.0
        for one in [self.process, *self.process.children()] if self.process else []:
            with contextlib.suppress(psutil.Error):
                times = one.cpu_times()
                total += times.user + times.system
                total += times.children_user + times.children_system if one == self.process else 0.0
        return total


def measured(sizes: Sequence[int], people: int, rounds: int, postgres: str) -> Iterator[str]:
    """Yield a line for each size, database and script; `people` register in each round."""
    for url in ("", *filter(None, [postgres])):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            yield from _growing(url or f"sqlite+aiosqlite:///{folder}/ours.sqlite3", sizes, people, rounds)


def _growing(url: str, sizes: Sequence[int], people: int, rounds: int) -> Iterator[str]:
    kind, first = "sqlite" if url.startswith("sqlite") else "postgresql", 0
    least: dict[str, float] = {}
    asyncio.run(grown.prepare(url))
    for size in sizes:
        asyncio.run(grown.grow(url, size, min(size, MOST_QUESTIONS)))
        for script, count in zip(SCRIPTS, (people, OWNERS), strict=True):
            taken = [cost(url, script, first + count * turn, count) for turn in range(rounds)]
            first += count * rounds
            seconds = median(taken)
            times = seconds / least.setdefault(script, seconds)
            yield (
                f"growth-{script}-{kind}-{size} cpu-seconds-per-1000={number(seconds)}"
                f" of-{sizes[0]}={times:.2f} range={number(min(taken))}..{number(max(taken))}"
            )


def cost(url: str, script: str, first: int, people: int) -> float:
    """Return the CPU seconds per 1 000 updates of people who follow a script; `first` has the least number."""
    with _running(url, script, first, people) as (standin, bot):
        runs.begun(standin, bot)
        server = Server.of(url)
        before = bot.cpu_seconds() + server.cpu_seconds()
        report = runs.reported(standin, bot)
        seconds = bot.cpu_seconds() + server.cpu_seconds() - before
        return 1000 * seconds / int(report["updates"])


@contextmanager
def _running(url: str, script: str, first: int, people: int) -> Iterator[tuple[Child, Child]]:
    """Run the stand-in, and the bot on this database; those who page are owners."""
    numbered = {"people": people, "first": first, "active": min(people, 50), "pause": SETTLING}
    numbered |= {"way": runs.UPDATE_DELAY, "seconds": runs.ONE_RUN}
    options = [part for name, value in numbered.items() for part in (f"--{name}", str(value))]
    owners = [str(FIRST_PERSON + first + place) for place in range(people)] if script == "page" else []
    with child(
        "standin", "-m", "bench.standin", "--script", script, *options, core=STANDIN_CORE, speaks=True
    ) as standin:
        told = environment(f"http://127.0.0.1:{standin.line()}", Path()) | {"DATABASE_URL": url}
        told |= {"ADMIN_IDS": ",".join(owners)} if owners else {}
        with child("ours", "-m", "bot", "run", core=BOT_CORE, env=told) as bot:
            yield standin, bot
