"""Announcements at several speeds, one line each: at Telegram's limits, without limits, to a million people."""

import asyncio
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import update

from bench import reminding, runs
from bench.figures import number, percentile
from bench.plain import RECEIPT
from bench.processes import Child, child
from bench.sides import BOT_CORE, STANDIN_CORE, BareClient, OurBot, PlainBot, Side, environment
from bot.fanout import Fanout
from sandbox.testing import Sandbox
from storage.announcements import announcements
from storage.database import Database
from storage.models import Announcement, AnnouncementPart, Person, Reminder
from storage.models.announcement_states import SCHEDULED, SENDING
from storage.seminars import seminars

PUBLISHED = {"SEND_PER_SECOND": "30", "SEND_PER_CHAT_SECONDS": "1", "SEND_PER_GROUP_MINUTE": "20"}
DISTANCES = (0.0, 0.05, 0.15)
"""Seconds from a call to its answer, half of them there and half back."""
JITTER = 0.005
"""Seconds by which each way varies where there is a distance."""
WRITERS = 60
STREAMED = 20_000
"""Messages of the million that are sent while memory is watched."""


async def create_announcement(url: str, *, begun: bool = True) -> int:
    """Store an announcement to everybody with a seat; return its number."""
    database = Database(url)
    now = datetime.now(UTC)
    async with database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        await session.execute(update(Reminder).values(cancelled_at=now))  # so that nothing else is sent
        author = Person(created_at=now, draft={})
        session.add(author)
        await session.flush()
        made = await announcements.create(session, seminar.id, author, now)
        part = {
            "kind": "text",
            "html": RECEIPT.format(number=17),
            "chat_id": 0,
            "message_id": 0,
            "content": {},
            "position": 0,
        }
        session.add(AnnouncementPart(announcement_id=made.id, language="ky", **part))
        await announcements.transition(session, made, SCHEDULED)
        if begun:
            await announcements.transition(session, made, SENDING, started_at=now)
    await database.close()
    return made.id


async def begin(url: str) -> float:
    """Make the announcement due; return the time at which it was."""
    database = Database(url)
    async with database.session.begin() as session:
        await session.execute(update(Announcement).values(state=SENDING, started_at=datetime.now(UTC)))
    await database.close()
    return time.time()


@dataclass(frozen=True, slots=True)
class Announcing(OurBot):
    """This bot with an announcement to a number of people."""

    def prepare(self, folder: Path, messages: int) -> None:
        """Store the people, their seats and the announcement."""
        url = environment("", folder)["DATABASE_URL"]
        asyncio.run(reminding.fill(url, messages, 0))
        asyncio.run(create_announcement(url))


# To 900 at Telegram's limits, while others write.


def at_the_limits(recipients: int, distance: float) -> str:
    """Measure sending at Telegram's limits: the sandbox counts every window and answers 429 beyond it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, _sandbox() as url:
        seen = asyncio.run(_paced(url, Path(name), recipients, distance))
    ratio = seen["seconds"] / ((seen["messages"] - 1) / int(PUBLISHED["SEND_PER_SECOND"]))
    parts = [f"announce-{recipients}-at-{1000 * distance:.0f}-ms", f"seconds={seen['seconds']:.2f}"]
    parts += [
        f"ratio={ratio:.3f}",
        f"over={seen['over']:.0f}",
        f"bucket-over={seen['bucket_over']:.0f}",
        f"refused={seen['refused']:.0f}",
        f"messages={seen['messages']:.0f}",
    ]
    parts += [f"reply-median-ms={1000 * seen['median']:.0f}", f"reply-p95-ms={1000 * seen['p95']:.0f}"]
    return " ".join(parts)


@contextmanager
def _sandbox() -> Iterator[str]:
    with child("sandbox", "-m", "sandbox", "--port", "0", core=STANDIN_CORE, speaks=True) as process:
        yield process.line().removeprefix("Sandbox: ")


async def _paced(address: str, folder: Path, recipients: int, distance: float) -> dict[str, float]:
    first = reminding.FIRST + 1
    people, writers = (
        range(first, first + recipients),
        range(first + recipients, first + recipients + WRITERS),
    )
    async with Sandbox.connect(address) as sandbox:
        await _start_chats(sandbox, [*people, *writers])
        told = {**environment(address.rstrip("/"), folder), **PUBLISHED, "BOT_TOKEN": sandbox.token}
        await reminding.fill(told["DATABASE_URL"], recipients, 0)
        await create_announcement(told["DATABASE_URL"])
        await sandbox.set_limits(on=True)
        await sandbox.set_latency(distance, JITTER if distance else 0.0)
        since = (await sandbox.state())["seq"]
        with child("ours", "-m", "bot", "run", core=BOT_CORE, env=told) as bot:
            written = await _write(sandbox, writers, 0.8 * recipients / 30)
            calls = await _all(sandbox, bot, since, recipients + WRITERS)
        windows = await sandbox.windows()
    times = sorted(call["at"] for call in calls if call["applied"])
    replies = [call["at"] - written[call["chat_id"]] for call in calls if call["chat_id"] in written]
    return {
        "seconds": times[-1] - times[0],
        "messages": len(times),
        "over": windows["all_over"] + windows["chat_over"] + windows["group_over"],
        "bucket_over": bucket_overflows(times, int(PUBLISHED["SEND_PER_SECOND"])),
        "refused": sum(call["error_code"] == 429 for call in calls),
        "median": percentile(replies, 0.5),
        "p95": percentile(replies, 0.95),
    }


def bucket_overflows(times: Sequence[float], per_second: int) -> int:
    """Count the calls that find no room in a bucket of one second's calls, which drains steadily. `times`: sorted."""
    filled, before, over = 0.0, 0.0, 0
    for at in times:
        filled = max(0.0, filled - per_second * (at - before)) + 1
        over += filled > per_second + 1e-6
        before = at
    return over


async def _start_chats(sandbox: Sandbox, numbers: list[int]) -> None:
    await sandbox.control("POST", "/people", [{"id": one, "first_name": "Sample"} for one in numbers])
    starts = [{"bot": sandbox.bot, "person": one, "do": "start"} for one in numbers]
    await sandbox.control("POST", "/act", starts)
    newest = (await sandbox.api("getUpdates", offset=-1))["result"]
    await sandbox.api("getUpdates", offset=newest[-1]["update_id"] + 1)


async def _write(sandbox: Sandbox, writers: range, seconds: float) -> dict[int, float]:
    """Write messages one after the other, starting with the first message of the announcement."""
    while not await sandbox.journal("sendMessage"):  # noqa: ASYNC110  # the bot starts
        await asyncio.sleep(0.05)
    written = {}
    for one in writers:
        await asyncio.sleep(seconds / len(writers))
        written[one] = time.time()
        act = {"bot": sandbox.bot, "person": one, "do": "write", "text": "/help"}
        await sandbox.control("POST", "/act", act)
    return written


async def _all(sandbox: Sandbox, bot: Child, since: int, wanted: int) -> list[dict[str, Any]]:
    until = time.monotonic() + runs.ONE_RUN
    while time.monotonic() < until and bot.process.poll() is None:
        calls = await sandbox.journal("sendMessage", since=since)
        if sum(call["applied"] for call in calls) >= wanted:
            return calls
        await asyncio.sleep(0.5)
    raise bot.failed("did not send it all")


# Without limits, beside the plain bot and bare aiohttp.


def without_limits(recipients: int, rounds: int) -> Iterator[str]:
    """Return messages a second, and CPU seconds per thousand messages."""
    sides: tuple[Side, ...] = (Announcing(), PlainBot(), BareClient())
    found: dict[str, list[dict[str, float]]] = {side.name: [] for side in sides}
    for turn in range(rounds):
        for side in sides if turn % 2 == 0 else reversed(sides):
            found[side.name].append(runs.sending(side, recipients))
            print(f"# round {turn + 1}, {side.name}: {found[side.name][-1]}", file=sys.stderr, flush=True)
    for key, name in (
        ("sending-per-second-limits-off", "per-second"),
        ("sending-cpu-ms-per-message", "cpu-seconds-per-1000"),
    ):
        ours, theirs, bare = (percentile([one[key] for one in seen], 0.5) for seen in found.values())
        middle = f"ours={number(ours)} theirs={number(theirs)} ratio={ours / theirs:.2f}"
        yield f"announce-{recipients}-{name} {middle} bare={number(bare)} of-bare={ours / bare:.2f}"


# To a million.


def to_a_million(people: int, postgres: str) -> Iterator[str]:
    """Measure the time until the first person has the message, and the cost of the whole fan-out."""
    kind = "postgresql" if postgres else "sqlite"
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        url = postgres or f"sqlite+aiosqlite:///{name}/ours.sqlite3"
        asyncio.run(reminding.fill(url, people, 0))
        asyncio.run(create_announcement(url, begun=False))
        with _streaming(url) as (standin, bot):
            before, begun_at = bot.memory_mb(), asyncio.run(begin(url))
            report = runs.reported(standin, bot)
            after = bot.peak_memory_mb()
        yield (
            f"announce-{people}-{kind} first-message-seconds={report['first_at'] - begun_at:.2f}"
            f" memory-mb={before:.0f}..{after:.0f} per-second={number(STREAMED / report['sending_seconds'])}"
        )
        seen = asyncio.run(_child(url))
        yield (
            f"fan-out-{people}-{kind} seconds={seen['seconds']:.1f} slowest-chunk-ms={1000 * seen['slowest']:.0f}"
            f" memory-mb={seen['before_mb']:.0f}..{seen['peak_mb']:.0f}"
        )


@contextmanager
def _streaming(url: str) -> Iterator[tuple[Child, Child]]:
    """Run the idle bot on this database, and a stand-in that reports after a number of messages."""
    options = ("--messages", str(STREAMED), "--seconds", str(runs.ONE_RUN))
    with child("standin", "-m", "bench.standin", *options, core=STANDIN_CORE, speaks=True) as standin:
        told = {**environment(f"http://127.0.0.1:{standin.line()}", Path()), "DATABASE_URL": url}
        with child("ours", "-m", "bot", "run", core=BOT_CORE, env=told) as bot:
            assert standin.line() == "begun"
            yield standin, bot


async def fan_out(url: str) -> dict[str, float]:
    """Write all outbox rows, chunk by chunk as the broadcast loop does, without waiting for deliveries."""
    database = Database(url)
    chunks, slowest = Fanout("ky", "Asia/Bishkek"), 0.0
    before, begun_at = _peak_mb(), time.perf_counter()
    more = True
    while more:
        asked_at = time.perf_counter()
        async with database.session.begin() as session:
            announcement = await announcements.lock(session, 1)
            assert announcement is not None
            more = (await chunks.enqueue_chunk(session, announcement, datetime.now(UTC))).has_more
        slowest = max(slowest, time.perf_counter() - asked_at)
    seconds = time.perf_counter() - begun_at
    await database.close()
    return {"seconds": seconds, "slowest": slowest, "before_mb": before, "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _child(url: str) -> dict[str, float]:
    """Run `fan_out` in its own process, so that its memory can be measured alone."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.announcing", url, cwd=reminding.ROOT, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    found: dict[str, float] = json.loads(told)
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(fan_out(sys.argv[1]))))
