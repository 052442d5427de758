"""Compare this bot with a plain one that holds the same dialogue: `python -m bench [figure…]`.

Each line: name (with its unit), ours, theirs, ratio = ours / theirs, and the least and most of the rounds.
The two are measured in turns against the same stand-in server, the bot alone on one core, each with a database file
of its own. `theirs` is `bench/plain.py`.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from bench import (
    announcing,
    bubbles,
    door,
    growth,
    instances,
    labelled,
    places,
    runs,
    similar,
    starting,
    wall,
)
from bench.figures import Figure
from bench.processes import Failed
from bench.reminding import measured
from bench.sides import OurBot, PlainBot, Side
from bot.meaning_indexer import load_meaning
from storage.meaning import active
from storage.meaning.engine import Unavailable

MEASURES = (
    "registering",
    "sending",
    "replying",
    "idle",
    "start",
    "growth",
    "reminding",
    "announcing",
    "similar",
    "places",
    "wall",
    "door",
    "bubbles",
    "instances",
)


@dataclass(slots=True)
class Bench:
    """One complete measurement."""

    options: argparse.Namespace
    figures: dict[str, Figure] = field(default_factory=dict)

    def add_values(self, side: Side, values: dict[str, float]) -> None:
        """Add one round's values to their figures."""
        for name, value in values.items():
            figure = self.figures.setdefault(name, Figure(name))
            (figure.ours if isinstance(side, OurBot) else figure.theirs).append(value)

    def alternate_rounds(self, rounds: int, measure: Callable[[Side], dict[str, float]]) -> None:
        """Measure both bots round after round, alternating which goes first; then print the lines."""
        self.figures = {}
        for turn in range(rounds):
            sides: list[Side] = [OurBot(), PlainBot()] if self.options.ours else [PlainBot()]
            for side in sides if turn % 2 == 0 else reversed(sides):
                values = measure(side)
                said = ", ".join(f"{name} {value:.4g}" for name, value in values.items())
                print_note(f"round {turn + 1} of {rounds}, {side.name}: {said}")
                self.add_values(side, values)
        for figure in self.figures.values():
            print(figure.line(), flush=True)

    def registering(self) -> None:
        """2 000 people register and ask a question."""

        def measure(side: Side) -> dict[str, float]:
            rate = runs.registering(side, self.options.people, self.options.active)
            busy = f"bot {rate.bot_busy:.0%} busy, stand-in {rate.standin_busy:.0%}"
            print_note(f"{side.name}: {busy}{core_usage_warning(rate)}")
            return {
                "registering-updates-per-second": rate.updates_per_second,
                "registering-people-per-second": rate.people_per_second,
                "registering-cpu-ms-per-update": rate.cpu_ms_per_update,
                "peak-memory-mb": rate.peak_memory_mb,
            }

        self.alternate_rounds(self.options.rounds, measure)

    def sending(self) -> None:
        """Prepared messages are sent to as many chats, with limits off."""
        count = self.options.messages
        self.alternate_rounds(self.options.rounds, lambda side: runs.sending(side, count))

    def replying(self) -> None:
        """Reply times for one person at a time."""
        count = max(4, self.options.people // 100)
        self.alternate_rounds(self.options.rounds, lambda side: runs.replying(side, count))

    def idle(self) -> None:
        """Memory of an idle bot."""
        self.alternate_rounds(2, lambda side: {"idle-memory-mb": runs.idle(side)})

    def start(self) -> None:
        """From the start to the first answer; then memory and CPU at rest."""
        options = self.options
        turns = iter(range(1, 1 + options.rounds))
        with starting.full_database(options.full, options.full // 10) as full:

            def measure(side: Side) -> dict[str, float]:
                turn = next(turns) if isinstance(side, OurBot) else 0
                return starting.measured(side, full, turn, options.rest)

            self.alternate_rounds(options.rounds, measure)

    def growth(self) -> None:
        """CPU time of an update with few and with many people in the database, of this bot only."""
        options = self.options
        for line in growth.measured(options.sizes, options.newcomers, options.rounds, options.postgres):
            print(line, flush=True)

    def reminding(self) -> None:
        """The clock's tick, of this bot only: with everything due, and with nothing due."""
        found = asyncio.run(measured(self.options.reminded, self.options.future, self.options.postgres))
        for name, value in found.items():
            print(Figure(name, ours=[value]).line(), flush=True)

    def announcing(self) -> None:
        """Announcements: at Telegram's limits, without limits beside the plain bot, and to a million people."""
        options = self.options
        for distance in announcing.DISTANCES:
            print(announcing.at_the_limits(options.paced, distance), flush=True)
        for line in announcing.without_limits(options.announced, options.rounds):
            print(line, flush=True)
        for url in ("", *filter(None, [options.postgres])):
            for line in announcing.to_a_million(options.million, url):
                print(line, flush=True)

    def similar(self) -> None:
        """The search for similar questions, of this bot only: by words, then with meaning if there is an engine."""
        self._print_similar()
        before = similar.memory_mb()
        try:
            active.use(load_meaning())
        except Unavailable as reason:
            print_note(f"without meaning: {reason}")
            return
        self._print_similar()
        print(Figure("similar-meaning-memory-mb", ours=[similar.memory_mb() - before]).line(), flush=True)

    def _print_similar(self) -> None:
        for part in [*labelled.OPEN, *([labelled.CLOSED] if self.options.closed else [])]:
            for line in asyncio.run(labelled.measured(part)):
                print(line, flush=True)
        for url in ("", *filter(None, [self.options.postgres])):
            for line in asyncio.run(similar.among(self.options.questions, url)):
                print(line, flush=True)

    def places(self) -> None:
        """Searching for a municipality by typed names, of this bot only."""
        for line in places.measured():
            print(line, flush=True)

    def wall(self) -> None:
        """A change of the wall before many viewers: committed by the same process, and by another one."""
        options = self.options
        for line in asyncio.run(wall.measured(options.viewers, options.asked, options.changes)):
            print(line, flush=True)

    def door(self) -> None:
        """Check-in by two hands, through the sandbox, ours alone."""
        for line in asyncio.run(door.measured(self.options.arrivals, self.options.hands)):
            print(line, flush=True)

    def bubbles(self) -> None:
        """Calls to Telegram for ten everyday acts, of this bot only."""
        for line in asyncio.run(bubbles.measured()):
            print(line, flush=True)

    def instances(self) -> None:
        """Two processes on one PostgreSQL beside one, of this bot only."""
        options = self.options
        crowd = options.registrants, options.many, options.rounds, options.share
        for line in instances.measured(options.postgres, *crowd):
            print(line, flush=True)


def core_usage_warning(rate: runs.Rate) -> str:
    """Return a warning if other processes used the bot's core, else an empty string."""
    return " (something else computes on this machine)" if rate.bot_busy + rate.standin_busy < 0.8 else ""


def print_note(text: str) -> None:
    """Print a remark about progress, beside the figures."""
    print(f"# {text}", file=sys.stderr, flush=True)


def profile_bot(options: argparse.Namespace) -> None:
    """Profile one run of this bot by sampling."""
    rate = runs.registering(OurBot(sampled=options.profile), options.people, options.active)
    print_note(f"{rate.updates_per_second:.0f} updates/s while sampled; the profile is in {options.profile}")


def main() -> int:
    """Run the command line; return 1 if a bot failed."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("figure", nargs="*", choices=(*MEASURES, []), help="default: all")
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--active", type=int, default=100, help="how many people talk with the bot at once")
    parser.add_argument("--messages", type=int, default=8000, help="for the sending rate")
    parser.add_argument("--reminded", type=int, default=100_000, help="for the tick: reminders that are due")
    parser.add_argument("--future", type=int, default=1_000_000, help="for the tick: those far away")
    parser.add_argument(
        "--postgres",
        default="",
        metavar="URL",
        help="for the tick, the million and the questions: an empty one there",
    )
    parser.add_argument("--paced", type=int, default=900, help="who an announcement goes to, at the limits")
    parser.add_argument("--announced", type=int, default=20_000, help="the same without limits")
    parser.add_argument("--million", type=int, default=1_000_000, help="the most an announcement goes to")
    parser.add_argument(
        "--questions", type=int, default=10_000, help="among which similar ones are looked for"
    )
    parser.add_argument(
        "--closed", action="store_true", help="also the part of the labelled questions that is put away"
    )
    parser.add_argument("--viewers", type=int, default=200, help="of the wall")
    parser.add_argument("--asked", type=int, default=300, help="questions of the wall's hall")
    parser.add_argument(
        "--changes", type=int, default=30, help="that the wall's viewers are told of, each way"
    )
    parser.add_argument("--arrivals", type=int, default=60, help="people at the door")
    parser.add_argument("--registrants", type=int, default=400, help="people for one and for two processes")
    parser.add_argument("--share", type=float, default=instances.SHARE, help="of a core, for each of these")
    parser.add_argument("--many", type=int, default=200, help="how many of them talk at once")
    parser.add_argument("--hands", type=int, default=2, help="who check them in")
    parser.add_argument("--full", type=int, default=100_000, help="people in the database of a full start")
    parser.add_argument("--rest", type=float, default=20.0, help="seconds in which a bot at rest is measured")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=growth.SIZES, help="of the growing database, in people"
    )
    parser.add_argument("--newcomers", type=int, default=200, help="who register in it in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--theirs-only", dest="ours", action="store_false", help="measure the plain bot alone"
    )
    parser.add_argument(
        "--profile", metavar="FILE", help="instead: run ours once and write where its time goes"
    )
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that child processes are ended too
    try:
        if options.profile:
            profile_bot(options)
        else:
            bench = Bench(options)
            for name in options.figure or MEASURES:
                getattr(bench, name)()
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
