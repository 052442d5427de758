"""Two processes on one PostgreSQL beside one, each held to a third of a core, and a reply through the second one.

The server is the one of the option, else one of the wheel, which waits for the disk as a real one.
"""

import asyncio
import os
import signal
import socket
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from sqlalchemy import update

from bench import core_share, lock_waits, sides
from bench.figures import Figure, percentile
from bench.lock_waits import LockWaits
from bench.processes import Child, Failed, child, done
from bench.runs import ONE_RUN, PAUSE, UPDATE_DELAY, reported
from bench.standin import SECRET
from storage.database import Database
from storage.models import Seminar
from tests.crash.postgres import postgres_server
from tests.databases import postgres_database

SHARE = 1 / 3
"""Of a core, for each process: the server, the stand-in and two of them fit on two cores."""
PLACES = 30_000
"""The seminar's places are counted, but there are enough."""


def measured(url: str, people: int, active: int, rounds: int) -> Iterator[str]:
    """Yield the figures: updates a second with one and with two processes, waits for locks, and the reply."""
    with ExitStack() as running:
        server = url or running.enter_context(postgres_server(durable=True))
        one, two = Figure("processes-one-updates-per-second"), Figure("processes-two-updates-per-second")
        waited = Figure("processes-two-lock-wait-median-ms")
        often = Figure("processes-two-lock-waits-per-1000-updates")
        for turn in range(rounds):
            for number in (1, 2) if turn % 2 == 0 else (2, 1):
                rate, waits, updates, busy = _rate(server, number, people, active)
                (one if number == 1 else two).ours.append(rate)
                if number == 2:
                    waited.ours.append(median(waits.milliseconds.values()) if waits.milliseconds else 0.0)
                    often.ours.append(1000 * len(waits.milliseconds) / updates)
                yield f"# {number}: {rate:.0f} updates/s, busy {busy}; {waits.describe()}"
        ratio = Figure(
            "processes-two-of-one", [both / alone for alone, both in zip(one.ours, two.ours, strict=True)]
        )
        yield from (figure.line() for figure in (one, two, ratio, waited, often))
        times = _replies(server, max(4, people // 20))
        yield Figure("processes-follower-message-median-ms", [1000 * percentile(times, 0.5)]).line()
        yield Figure("processes-follower-message-p95-ms", [1000 * percentile(times, 0.95)]).line()


def _rate(server: str, number: int, people: int, active: int) -> tuple[float, LockWaits, int, str]:
    """Have people register and ask; return updates per second, the waits for locks, the number of updates, and the
    share of its third that each process has used.
    """
    crowd = ("--people", str(people), "--active", str(active), "--way", str(UPDATE_DELAY))
    with _running(server, number, *crowd) as (url, standin, bots), ExitStack() as limits:
        for bot in bots:
            limits.enter_context(core_share.held(bot.process.pid, SHARE))
        before = [bot.cpu_seconds() for bot in bots]
        with lock_waits.watched(url) as waits:
            standin.process.send_signal(signal.SIGUSR1)
            report = reported(standin, bots[0])
        used = [bot.cpu_seconds() - since for bot, since in zip(bots, before, strict=True)]
        busy = ", ".join(f"{seconds / report['seconds'] / SHARE:.0%}" for seconds in used)
        return report["updates"] / report["seconds"], waits, report["updates"], busy


def _replies(server: str, people: int) -> list[float]:
    """Have one person after the other talk with the second process; return the seconds until their messages came."""
    crowd = ("--people", str(people), "--active", "1", "--think", str(PAUSE))
    with _running(server, 2, *crowd, pushed=True) as (_, standin, bots):
        standin.process.send_signal(signal.SIGUSR1)
        times: list[float] = reported(standin, bots[0])["first_messages"]
        return times


@contextmanager
def _running(
    server: str, number: int, *crowd: str, pushed: bool = False
) -> Iterator[tuple[str, Child, list[Child]]]:
    """Run a number of bots, the first of which leads, on a new database, and a stand-in whose people wait.

    `pushed`: updates go to the last one, which does not send.
    """
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        url = running.enter_context(postgres_database(server, f"bench_{os.getpid()}"))
        given = {
            "DATABASE_URL": url,
            "ERASURE_JOURNAL": str(folder / "erasures"),
            "AUDIT_NOTES": str(folder / "audit"),
        }
        ports = [_free_port() for _ in range(number)]
        push = ("--push", f"http://127.0.0.1:{ports[-1]}/telegram") if pushed else ()
        standin = running.enter_context(
            child(
                "standin", "-m", "bench.standin", *crowd, "--signal", *push, "--seconds", str(ONE_RUN),
                core=sides.STANDIN_CORE, speaks=True,
            )
        )  # fmt: skip
        given = sides.environment(f"http://127.0.0.1:{standin.line()}", folder) | given
        for command in ("migrate", "sample"):
            done(f"bot {command}", "-m", "bot", command, env=given)
        asyncio.run(_open_seminars(url))
        bots = []
        for place, port in enumerate(ports):
            own = given | {"HTTP_PORT": str(port)}
            if pushed:
                own |= {
                    "WEBHOOK_URL": f"http://127.0.0.1:{port}",
                    "WEBHOOK_SECRET": next(iter(SECRET.values())),
                }
            bots.append(
                running.enter_context(child(f"bot-{place}", "-m", "bot", "run", core=sides.BOT_CORE, env=own))
            )
            _await_open(bots[-1], port)
            if place == 0:
                assert standin.line() == "begun"
        yield url.replace("+psycopg", ""), standin, bots


async def _open_seminars(url: str) -> None:
    database = Database(url)
    async with database.session.begin() as session:
        await session.execute(update(Seminar).values(capacity=PLACES, places_per_unit=PLACES))
    await database.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await_open(bot: Child, port: int) -> None:
    """Wait until the bot serves HTTP. Raise Failed if it does not within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until and bot.process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise Failed(
        f"{bot.name} does not serve HTTP\n{Path(bot.log.name).read_text('utf-8', 'replace')[-3000:]}"
    )
