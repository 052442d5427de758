"""A move killed at any moment: the source is usable, the target empty or complete; what was owed is sent once there."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.backups.replacing import has_rows
from sandbox.testing import Sandbox
from storage import sample_day
from storage.backups import moving
from storage.backups.archive import TableEntry
from storage.backups.connections import open_snapshot
from storage.database import Database
from tests.crash.consistency_checks import wait_disconnected
from tests.crash.program import Program, prepare_database, start_process
from tests.crash.random_pauses import random_pause
from tests.crash.restoring import new_sqlite
from tests.crash.test_plan_change import all_sent, chats_in
from tests.databases import postgres_database, worker_name
from tests.reminding import seated_people
from tests.reminding.losses import LATENCY, PACE
from tests.reminding.seated_people import FIRST, reminder_chats
from tests.storage.backups.test_archive import back_up

KILLS = 25
PEOPLE = range(FIRST, FIRST + 60)
ANSWERS = "Тил"


class Scene:
    """A database, the bot's environment, and empty databases to move to."""

    def __init__(self, sandbox: Sandbox, folder: Path, server: str) -> None:
        self.sandbox, self.folder, self.server = sandbox, folder, server

    def empty(self, kind: str, number: int) -> AbstractContextManager[str]:
        """Yield the address of an empty database of this kind."""
        if kind == "sqlite":
            return new_sqlite(self.folder, f"moved-{number}.sqlite3")
        return _empty_postgres(self.server, number)

    def bot(self, url: str) -> Program:
        """Return the program on this database."""
        return Program(self.sandbox, url, self.folder / "log", **PACE)

    async def move(
        self, url: str, *words: str, within: float | None = None, dice: random.Random | None = None
    ) -> int:
        """Run `move`, kill it at a random moment within that time if given; return the exit code."""
        process = await start_process(
            "move", *words, environment=self.bot(url).environment, log=self.folder / "move.log"
        )
        if within is not None and dice is not None:
            await random_pause(dice, 0, within)
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        code = await process.wait() or 0
        await wait_disconnected(url)
        return code

    def entries(self, url: str) -> dict[str, TableEntry]:
        """Return the number of rows and the checksum of each table."""
        path = self.folder / "compared.zip"
        path.unlink(missing_ok=True)
        return {one.name: one for one in back_up(url, path).tables}


@contextmanager
def _empty_postgres(server: str, number: int) -> Iterator[str]:
    with postgres_database(server, f"moved_{number}_{worker_name()}") as url:
        yield url


def _is_marked(url: str) -> bool:
    with open_snapshot(url) as connection:
        return moving.read_mark(connection) is not None


@pytest.mark.proof
async def test_a_move_killed_at_any_moment_harms_nothing_and_the_bot_goes_on_there(
    ready_url: str, tmp_path: Path, postgres: str
) -> None:
    here = "sqlite" if ready_url.startswith("sqlite") else "postgresql"
    there = {"sqlite": "postgresql", "postgresql": "sqlite"}[here]
    async with Sandbox() as sandbox:
        scene = Scene(sandbox, tmp_path, postgres)
        in_flight = await _owe_messages(scene, ready_url)
        before = await asyncio.to_thread(scene.entries, ready_url)
        seen = await _kill_moves(scene, ready_url, there, before)
        assert seen.total() == KILLS
        assert seen["empty"], seen
        with ExitStack() as databases:
            new = databases.enter_context(scene.empty(there, 1))
            assert await scene.move(ready_url, "--to", new) == 0
            assert await asyncio.to_thread(scene.entries, new) == before
            assert await _exit_code_of_start(scene, ready_url) == 2
            await _go_on(scene, new, in_flight)
            moved = await asyncio.to_thread(scene.entries, new)
            back = databases.enter_context(scene.empty(here, 2))
            assert await scene.move(new, "--to", back) == 0
            assert await asyncio.to_thread(scene.entries, back) == moved
            await _go_on(scene, back, in_flight)
            print(f"{here}: {dict(seen)}")


async def _owe_messages(scene: Scene, url: str) -> set[int]:
    """Fill the database, and kill the bot while it sends reminders; return the chats whose message is in flight."""
    await prepare_database(scene.sandbox, url)
    await seated_people.begin_chats(scene.sandbox, PEOPLE)
    database, bot = Database(url), scene.bot(url)
    try:
        async with database.session.begin() as session:
            await sample_day.load_day(session, datetime.now(UTC))
        await seated_people.register_people(database, PEOPLE)
        await seated_people.cancel_other_reminders(database)
        await seated_people.make_reminder_due(database, datetime.now(UTC))
        await scene.sandbox.set_latency(LATENCY)
        await bot.start()
        async with asyncio.timeout(120):
            while len(await reminder_chats(database, "sent")) < 10:  # noqa: ASYNC110  # another process sends
                await asyncio.sleep(0.02)
        await bot.kill()
        assert await chats_in(database, "pending")
        return await chats_in(database, "sending")
    finally:
        await bot.clean_up()
        await database.close()
        await wait_disconnected(url)


async def _kill_moves(scene: Scene, url: str, kind: str, before: dict[str, TableEntry]) -> Counter[str]:
    """Kill moves at random moments; return what was there afterwards."""
    seen: Counter[str] = Counter()
    dice = random.Random(20)
    loop = asyncio.get_running_loop()
    with scene.empty(kind, 0) as new:
        begun = loop.time()
        assert await scene.move(url, "--to", new) == 0
        longest = loop.time() - begun
    assert await scene.move(url, "--undo") == 0
    while seen.total() < KILLS:
        with scene.empty(kind, 0) as new:
            found = "empty"
            while found == "empty" and seen.total() < KILLS:
                await scene.move(url, "--to", new, within=longest, dice=dice)
                await wait_disconnected(new)
                found = await asyncio.to_thread(_state, scene, url, new, before)
                seen[found] += 1
            if found == "complete":
                assert await scene.move(url, "--to", new) == 0, "the next one only marks it"
        if await asyncio.to_thread(_is_marked, url):
            assert await scene.move(url, "--undo") == 0
    return seen


def _state(scene: Scene, url: str, new: str, before: dict[str, TableEntry]) -> str:
    """Return what a killed move has left; the source has all its rows."""
    source, is_marked = scene.entries(url), _is_marked(url)
    assert {**source, "preferences": before["preferences"]} == before
    assert source["preferences"].rows == before["preferences"].rows + is_marked
    if not has_rows(new):
        assert not is_marked
        return "empty"
    assert scene.entries(new) == before
    return "marked" if is_marked else "complete"


async def _exit_code_of_start(scene: Scene, url: str) -> int:
    bot = scene.bot(url)
    await bot.spawn()
    assert bot.process is not None
    async with asyncio.timeout(120):
        code = await bot.process.wait()
    assert "was moved to" in bot.log_tail()
    await wait_disconnected(url)
    return code or 0


async def _go_on(scene: Scene, url: str, in_flight: set[int]) -> None:
    """Start the bot: everybody has got their message once in all, and somebody who writes is answered."""
    database, bot = Database(url), scene.bot(url)
    try:
        await bot.start()
        await all_sent(database)
        visitor = await scene.sandbox.person(1001)
        await visitor.start()
        await visitor.wait_for(ANSWERS)
        assert await reminder_chats(database, "sent") == set(PEOPLE)
        await bot.end()
    finally:
        await bot.clean_up()
        await database.close()
        await wait_disconnected(url)
    calls = [call for call in await scene.sandbox.journal() if call["applied"] and call["chat_id"] in PEOPLE]
    got = Counter(call["chat_id"] for call in calls if call["method"].startswith("send"))
    assert set(got) == set(PEOPLE)
    assert {chat for chat in got if got[chat] > 1} <= in_flight
