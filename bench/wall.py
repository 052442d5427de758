"""Benchmark the wall: the time from COMMIT until each of many viewers has it. `serve` is the measured process."""

import asyncio
import contextlib
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import orjson
import psutil
from pydantic import SecretStr
from sqlalchemy import insert, select

from bench.figures import percentile
from bench.processes import Failed
from bot import preparation
from bot.http_server import HttpServer, open_socket, wall_screen
from bot.settings import Settings
from storage.accounts import people
from storage.database import Database
from storage.models import Question
from storage.questions import wall
from storage.seminars import seminars
from web import wall as pages
from web.app import create_app
from web.feed import WallFeeds

ROOT = Path(__file__).parent.parent
VOTES = re.compile(rb'"votes":(\d+)')
HERE, ELSEWHERE = "here", "elsewhere"
"""Who commits: the process that serves the wall, which notifies it, or another process, which does not."""
PATIENCE = 20.0
"""Seconds after which a change that has not reached every viewer is a failure."""


# The server: `python -m bench.wall serve <database> <questions>`.


async def serve(url: str, asked: int) -> None:
    """Serve a wall with a number of questions by the program's own HTTP server; change the first one on command."""
    settings = Settings(
        _env_file=None, bot_token=SecretStr("1:none"), database_url=SecretStr(url), http_port=0
    )
    database = Database(url)
    await preparation.prepare_database(database, settings, with_sample=True)
    word, first = await _create_wall(database, asked)
    screen, listening = wall_screen(settings), open_socket(settings)
    walls = pages.create_feeds(database, screen, lambda: datetime.now(UTC))
    looks = _count_reads(walls)
    app = create_app(None, "", _well, pages.routes(walls, screen))
    door = HttpServer(app, walls, listening, settings.trusted_proxies)
    serving = asyncio.create_task(door.serve_forever())
    _print_line({"page": f"http://127.0.0.1:{listening.getsockname()[1]}/wall/{word}"})
    async for order, votes in _read_commands():
        async with database.session.begin() as session:
            question = await session.get(Question, first)
            assert question is not None
            question.votes = votes
        _print_line({"at": time.monotonic(), "looks": looks[0]})
        if order == HERE:
            walls.wake()
    door.close()
    await serving
    await database.close()


async def _create_wall(database: Database, asked: int) -> tuple[str, int]:
    now = datetime.now(UTC)
    async with database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        its, _ = await wall.get_or_create(session, seminar, now)
        person = (await people.get_or_create(session, [1], now))[1]
        await session.flush()
        common = {"seminar_id": seminar.id, "person_id": person.id, "chat_message_id": 1, "asked_at": now}
        rows = [
            {
                **common,
                "number": number,
                "text": f"Үлгү суроо {number}: айыл аймагындагы жолдор качан оңдолот жана ким жооп берет?",
                "state": "visible",
                "state_changed_at": now,
                "visible_at": now,
                "votes": asked - number,
            }
            for number in range(1, asked + 1)
        ]
        await session.execute(insert(Question), rows)
        first = await session.scalar(select(Question.id).where(Question.number == 1))
        assert first is not None
        return its.token, first


def _count_reads(walls: WallFeeds) -> list[int]:
    plain, looks = walls.read_state, [0]

    async def look(word: str) -> bytes | None:
        looks[0] += 1
        return await plain(word)

    walls.read_state = look
    return looks


async def _well() -> tuple[bool, dict[str, dict[str, object]]]:
    return True, {}


def _print_line(what: dict[str, object]) -> None:
    sys.stdout.buffer.write(orjson.dumps(what) + b"\n")
    sys.stdout.buffer.flush()


async def _read_commands() -> AsyncIterator[tuple[str, int]]:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := (await reader.readline()).split():
        yield line[0].decode(), int(line[1])


# The viewers.


class Crowd:
    """A number of viewers of one wall, and the votes that each of them has seen."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, float]] = []
        """For each viewer the votes of the first question, and when they arrived."""
        self.told = asyncio.Event()

    async def view(self, http: aiohttp.ClientSession, page: str, place: int) -> None:
        """Run one viewer until it is cancelled."""
        async with http.get(f"{page}/events") as answer:
            async for line in answer.content:
                if found := VOTES.search(line):
                    self.seen[place] = int(found[1]), time.monotonic()
                    self.told.set()

    async def until(self, votes: int) -> list[float]:
        """Return when each viewer saw this number of votes. Raise Failed if one does not."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while any(number != votes for number, _ in self.seen):
                    self.told.clear()
                    await self.told.wait()
                return [at for _, at in self.seen]
        late = sum(number != votes for number, _ in self.seen)
        raise Failed(f"{late} of {len(self.seen)} viewers did not see a change within {PATIENCE:.0f} s")


async def measured(viewers: int, asked: int, changes: int) -> list[str]:
    """Return lines of figures for a number of viewers, questions, and changes of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/wall.sqlite3"
        server = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.wall", "serve", url, str(asked)),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            return await _measured(server, viewers, asked, changes)
        finally:
            assert server.stdin is not None
            server.stdin.close()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(15):
                    await server.wait()
            if server.returncode is None:
                server.kill()


async def _measured(server: asyncio.subprocess.Process, viewers: int, asked: int, changes: int) -> list[str]:
    cores = sorted(os.sched_getaffinity(0))
    usage = psutil.Process(server.pid)
    usage.cpu_affinity(cores[:1])
    page = (await _answer(server))["page"]
    crowd = Crowd()
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as http:
        begun = time.monotonic()
        crowd.seen = [(-1, 0.0)] * viewers
        them = [asyncio.create_task(crowd.view(http, str(page), place)) for place in range(viewers)]
        joined = max(await crowd.until(asked - 1)) - begun
        lines = [f"wall-{viewers}-viewers-joined-seconds ours={joined:.3g}"]
        lines += [
            await _measure_changes(server, usage, crowd, kind, changes, asked) for kind in (HERE, ELSEWHERE)
        ]
        lines.append(f"wall-{viewers}-viewers-memory-mb ours={usage.memory_info().rss / 2**20:.0f}")
        for one in them:
            one.cancel()
        await asyncio.gather(*them, return_exceptions=True)
    return lines


async def _measure_changes(
    server: asyncio.subprocess.Process,
    usage: psutil.Process,
    crowd: Crowd,
    kind: str,
    changes: int,
    asked: int,
) -> str:
    """Commit changes at random moments of the poll interval; wait after each until everybody has it."""
    waits: list[float] = []
    begun, busy, looks = time.monotonic(), sum(usage.cpu_times()[:2]), (0, 0)
    for turn in range(changes):
        await asyncio.sleep(random.uniform(0.1, 1.0))
        votes = crowd.seen[0][0] + 1 + asked * (turn == 0)
        answer = await _answer(server, f"{kind} {votes}")
        looks = (looks[0] or int(answer["looks"]), int(answer["looks"]))
        waits += [1000 * (at - float(answer["at"])) for at in await crowd.until(votes)]
    seconds = time.monotonic() - begun
    share = (sum(usage.cpu_times()[:2]) - busy) / seconds
    return (
        f"wall-change-{kind}-ms median={percentile(waits, 0.5):.0f} p95={percentile(waits, 0.95):.0f} "
        f"most={max(waits):.0f} viewers={len(crowd.seen)} changes={changes} questions={asked} "
        f"looks-per-second={(looks[1] - looks[0]) / seconds:.2g} core={share:.0%}"
    )


async def _answer(server: asyncio.subprocess.Process, order: str = "") -> dict[str, float]:
    assert server.stdin is not None
    assert server.stdout is not None
    if order:
        server.stdin.write(f"{order}\n".encode())
    async with asyncio.timeout(60):
        line = await server.stdout.readline()
    if not line:
        raise Failed("the wall's server ended")
    answer: dict[str, float] = orjson.loads(line)
    return answer


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[2], int(sys.argv[3])))
