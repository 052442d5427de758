"""One run of one bot against the stand-in, from an empty database to the results."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import percentile
from bench.processes import Child, child, settled_memory_mb
from bench.sides import STANDIN_CORE, Side

UPDATE_DELAY = 0.02
"""Seconds that updates take to reach a polling bot when its rate is measured.

As in reality, updates then arrive in batches for both bots rather than one by one.
"""
PAUSE = 0.03
"""Seconds that a single person waits before the next action, so that the bot is idle again."""
ONE_RUN = 400.0
"""Seconds after which a run has failed."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The rate at which people finished."""

    updates_per_second: float
    people_per_second: float
    cpu_ms_per_update: float
    peak_memory_mb: float
    bot_busy: float
    """Share of the time that the bot computed, 0 … 1; near 1 if the bot was the bottleneck."""
    standin_busy: float


def registering(side: Side, people: int, active: int) -> Rate:
    """Have people register and ask, a number of them at once."""
    with run(side, "--people", str(people), "--active", str(active), "--way", str(UPDATE_DELAY)) as (
        standin,
        bot,
    ):
        started = begun(standin, bot)
        report = reported(standin, bot)
        seconds, computed = report["seconds"], bot.cpu_seconds() - started
        return Rate(
            report["updates"] / seconds,
            people / seconds,
            1000 * computed / report["updates"],
            bot.peak_memory_mb(),
            computed / seconds,
            report["cpu_seconds"] / seconds,
        )


def replying(side: Side, people: int) -> dict[str, float]:
    """Have people act one after the other.

    Return milliseconds from an update to the request, and to the message, that it causes.
    """
    with run(side, "--people", str(people), "--active", "1", "--think", str(PAUSE)) as (standin, bot):
        begun(standin, bot)
        report = reported(standin, bot)
        found = {}
        for name, key in (("reply", "first_requests"), ("message", "first_messages")):
            found[f"{name}-median-ms"] = 1000 * percentile(report[key], 0.5)
            found[f"{name}-p95-ms"] = 1000 * percentile(report[key], 0.95)
        return found


def sending(side: Side, messages: int) -> dict[str, float]:
    """Return messages a second to as many chats, from the first arrival to the last, and their CPU time."""
    with run(side, "--messages", str(messages), messages=messages) as (standin, bot):
        started = begun(standin, bot)
        report = reported(standin, bot)
        if report["messages"] < messages:
            raise bot.failed(f"sent only {report['messages']} of {messages} messages")
        return {
            "sending-per-second-limits-off": (messages - 1) / report["sending_seconds"],
            "sending-cpu-ms-per-message": 1000 * (bot.cpu_seconds() - started) / messages,
        }


def idle(side: Side) -> float:
    """Return the resident memory in MB of a bot that polls and has nothing to do."""
    with run(side) as (standin, bot):
        begun(standin, bot)
        return settled_memory_mb(bot)


@contextmanager
def run(side: Side, *options: str, messages: int = 0) -> Iterator[tuple[Child, Child]]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        side.prepare(folder, messages)
        seconds = ("--seconds", str(ONE_RUN))
        with child(
            "standin", "-m", "bench.standin", *options, *seconds, core=STANDIN_CORE, speaks=True
        ) as standin:
            address = f"http://127.0.0.1:{standin.line()}"
            with side.running(address, folder, messages) as bot:
                yield standin, bot


def begun(standin: Child, bot: Child) -> float:
    """Wait until the bot polls or sends; return the CPU seconds of its start."""
    _await(standin, bot)
    assert standin.line() == "begun"
    return bot.cpu_seconds()


def reported(standin: Child, bot: Child) -> dict[str, Any]:
    """Return the stand-in's report. Raise `processes.Failed` if somebody did not finish."""
    _await(standin, bot)
    report = standin.report()
    if report["finished"] < report["people"]:
        raise bot.failed(f"got {report['finished']} of {report['people']} through; stuck: {report['stuck']}")
    return report


def _await(standin: Child, bot: Child) -> None:
    while not standin.ready(0.5):
        if bot.process.poll() not in (None, 0):
            raise bot.failed("ended")
