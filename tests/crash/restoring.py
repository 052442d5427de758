"""Promises 14 and 28: backups are made while people write and programs are killed, and each is restored and checked.

Everybody's confirmed actions from before a backup are in it, and its messages match its effects; the restored bot sends
nothing by itself, also after a kill; whoever was told that they are erased is so after the restore.
"""

import asyncio
import contextlib
import random
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.testing import Sandbox
from storage.database import Database
from tests.conftest import STAFF
from tests.conversations.helpers import add_consented_person, first_line
from tests.crash.consistency_checks import Audit, wait_disconnected
from tests.crash.kill_loop import Scale, run_crowd
from tests.crash.program import Program, prepare_database, start_process
from tests.crash.random_pauses import random_pause
from tests.crash.simulated_users import Crowd, SimulatedUser

FIRST_FORGETTER = 40_000
"""The first Telegram id of those who erase themselves; the crowd has higher ones."""
SLOW_SECONDS = 0.1
"""Seconds until Telegram answers, so that messages wait at any moment."""
VISITOR = 1001
NAMES = "SELECT telegram_id, name, phone FROM people WHERE telegram_id >= :first AND telegram_id < :last"
HELD = "SELECT count(*) FROM outbox WHERE state = 'pending' AND not_before > '9000-01-01'"
NewDatabase = Callable[[], AbstractContextManager[str]]
FEW, MANY = Scale(2, 8, 2), Scale(8, 20, 5)
"""Rounds, people at once, questions each. Half of the rounds kill the backup, the other half the bot."""


@dataclass
class RestoreResult:
    """The figures, as observed from outside."""

    backups: int = 0
    kills: int = 0
    """Of backups and of the bot while it is backed up, and of the restored bot."""
    rows: int = 0
    acknowledged: int = 0
    """Actions that were confirmed before a backup began, and are in it; summed over all backups."""
    held: int = 0
    repeated: int = 0
    """Erasures that were missing in a backup and were repeated."""
    forgotten: int = 0
    wrong: str = ""

    def note(self, problem: object) -> None:
        """Keep the first problem."""
        if problem and not self.wrong:
            self.wrong = f"after {self.backups} backups: {problem}"


@dataclass
class Scene:
    """The running bot with its crowd, and what is known of it."""

    bot: Program
    crowd: Crowd
    folder: Path
    dice: random.Random
    seen: RestoreResult
    forgotten: int = 0

    async def command(self, *words: str, url: str = "") -> tuple[int, str]:
        """Run `python -m bot` with these words; return exit code and output."""
        log = self.folder / "command.log"
        log.unlink(missing_ok=True)
        process = await start_process(*words, environment=self.environment(url), log=log)
        code = await process.wait()
        return code or 0, log.read_text("utf-8", "replace")

    def environment(self, url: str = "") -> dict[str, str]:
        """Return the environment of a command, for another database if `url` is given."""
        return self.bot.environment | ({"DATABASE_URL": url} if url else {})


async def restore_through_kills(
    database_url: str, new_database: NewDatabase, folder: Path, scale: Scale, *, seed: int = 14
) -> RestoreResult:
    """Back up and restore in rounds; return the figures."""
    dice = random.Random(seed)
    async with Sandbox() as sandbox, run_crowd(sandbox, dice, scale, in_order=True) as crowd:
        await prepare_database(sandbox, database_url)
        await _add_forgetters(database_url, 2 * scale.times)
        journal = folder / "erasures"
        bot = Program(sandbox, database_url, folder / "log", ERASURE_JOURNAL=journal)
        scene = Scene(bot, crowd, folder, dice, RestoreResult())
        try:
            await bot.start()
            await sandbox.set_latency(SLOW_SECONDS)
            crowd.open = True
            for number in range(scale.times):
                with new_database() as fresh:
                    await _round(scene, number, fresh)
            await crowd.wait_drained(bot.check)
            await bot.end()
        finally:
            await bot.clean_up()
    return scene.seen


async def _add_forgetters(url: str, number: int) -> None:
    database = Database(url)
    try:
        async with database.session.begin() as session:
            for one in range(FIRST_FORGETTER, FIRST_FORGETTER + number):
                await add_consented_person(session, one, name=f"Канарей {one}", phone=f"+996700{one:06}")
    finally:
        await database.close()


async def _round(scene: Scene, number: int, fresh: str) -> None:
    """Make a backup in spite of a kill, have people erased, kill the bot, restore into `fresh`, and check."""
    seen, path = scene.seen, scene.folder / f"backup-{number}.zip"
    await random_pause(scene.dice, 0.5, 1.5)
    await scene.crowd.catch_up()
    before = copy(scene.crowd.ledger)
    before.receipts, before.registered = dict(before.receipts), set(before.registered)
    forgetting = asyncio.create_task(_forget(scene))
    if number % 2:
        await _back_up_without_bot(scene, path)
    else:
        await _back_up_after_kill(scene, path)
    await forgetting
    await _forget(scene)
    await scene.bot.kill()
    await scene.crowd.catch_up()
    await wait_disconnected(scene.bot.environment["DATABASE_URL"])
    seen.backups, seen.acknowledged = seen.backups + 1, seen.acknowledged + before.acknowledged
    code, said = await scene.command("restore", str(path), url=fresh)
    seen.note(code and f"restore ended with {code}: {said}")
    if not seen.wrong:
        seen.rows += int(re.findall(r"(\d+) rows", said)[0])
        seen.repeated += int(re.findall(r"since: (\d+)", said)[0])
        before.delivered = scene.crowd.ledger.delivered
        seen.note(await asyncio.to_thread(Audit(fresh).compare, before))
        _check_forgotten(scene, fresh)
        await _check_silence(scene, fresh)
        _check_forgotten(scene, fresh)
    await scene.bot.start()


async def _back_up_after_kill(scene: Scene, path: Path) -> None:
    """Kill a backup; what it leaves is no backup, and the next one succeeds."""
    process = await start_process(
        "backup", str(path), environment=scene.environment(), log=scene.folder / "command.log"
    )
    await random_pause(scene.dice, 0.05, 1.0)
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    scene.seen.kills += 1
    if path not in path.parent.glob("*.zip"):
        code, said = await scene.command("backup", str(path))
        scene.seen.note(code and f"backup ended with {code}: {said}")
    code, said = await scene.command("backup", "verify", str(path))
    scene.seen.note(code and f"verify ended with {code}: {said}")
    left = [one.name for one in path.parent.iterdir() if one.name.startswith(path.name) and one != path]
    scene.seen.note(len(left) > 1 and f"left behind: {left}")


async def _back_up_without_bot(scene: Scene, path: Path) -> None:
    """Kill the bot while it is backed up; the backup does not need it."""
    process = await start_process(
        "backup", str(path), environment=scene.environment(), log=scene.folder / "command.log"
    )
    await random_pause(scene.dice, 0.05, 0.6)
    await scene.bot.kill()
    scene.seen.kills += 1
    code = await process.wait()
    scene.seen.note(code and f"backup ended with {code}: {(scene.folder / 'command.log').read_text('utf-8')}")
    await scene.bot.start()


# Erasures.


async def _forget(scene: Scene) -> None:
    """Have the next one erase themselves, and wait until they are told that it is done."""
    number = FIRST_FORGETTER + scene.forgotten
    scene.forgotten += 1
    one = SimulatedUser(number, "ky")
    scene.crowd._write(one, "/forget")
    await _told(scene, number, "erasure-confirm")
    scene.crowd._press(one, "answer-erasure:yes", 1)
    await _told(scene, number, "erased")
    scene.seen.forgotten += 1


async def _told(scene: Scene, chat: int, key: str, within: float = 400) -> None:
    """Wait until somebody has got a text."""
    begins = first_line("ky", key)

    def is_there(calls: list[dict[str, Any]]) -> bool:
        return any(one["chat_id"] == chat and begins in _plain(one["params"]) for one in calls)

    async with asyncio.timeout(within):
        while not is_there(await scene.crowd.sandbox.journal("sendMessage")):  # noqa: ASYNC110  # tells nobody
            await asyncio.sleep(0.05)


def _plain(params: dict[str, Any]) -> str:
    return re.sub(r"<[^<>]*>", "", str(params.get("text", "")))


def _check_forgotten(scene: Scene, url: str) -> None:
    first, last = FIRST_FORGETTER, FIRST_FORGETTER + scene.forgotten
    for number, name, phone in Audit(url).rows(NAMES, first=first, last=last):
        scene.seen.note((name or phone) and f"{number} was erased and is back")


# The restored bot.


async def _check_silence(scene: Scene, url: str) -> None:
    """Start the restored bot twice, killing it once: it answers, and sends nothing that it owed."""
    held = Audit(url).rows(HELD)[0][0]
    scene.seen.held += held
    async with Sandbox() as sandbox:
        restored = Program(
            sandbox, url, scene.folder / "restored", ERASURE_JOURNAL=scene.environment()["ERASURE_JOURNAL"]
        )
        try:
            for _ in range(2):
                await restored.start()
                await _answers(sandbox)
                await restored.kill()
                scene.seen.kills += 1
        finally:
            await restored.clean_up()
        sent = [
            one for one in await sandbox.journal() if _is_sent(one) and one["chat_id"] not in (VISITOR, STAFF)
        ]
        scene.seen.note(sent and f"{len(sent)} sent by itself: {sent[0]}")
    await wait_disconnected(url)
    left = Audit(url).rows(HELD)[0][0]
    scene.seen.note(left != held and f"{held} were held, and {left} still are")
    code, said = await scene.command("held", "--drop", url=url)
    scene.seen.note(code and f"held ended with {code}: {said}")
    scene.seen.note(Audit(url).rows(HELD)[0][0] and "some are held after the decision")


def _is_sent(call: dict[str, Any]) -> bool:
    """Whether a message was sent, or tried to be, into a chat of a person."""
    return isinstance(call["chat_id"], int) and call["method"].startswith(("send", "edit", "copy"))


async def _answers(sandbox: Sandbox) -> None:
    visitor = await sandbox.person(VISITOR)
    since = (await sandbox.state())["seq"]
    await visitor.start()
    async with asyncio.timeout(400):
        while not any(  # noqa: ASYNC110  # it tells nobody
            one["chat_id"] == VISITOR and _is_sent(one) for one in await sandbox.journal(since=since)
        ):
            await asyncio.sleep(0.05)


@contextlib.contextmanager
def new_sqlite(folder: Path, name: str = "restored.sqlite3") -> Iterator[str]:
    """Yield the address of a SQLite file that does not exist."""
    for old in folder.glob(f"{name}*"):
        old.unlink()
    yield f"sqlite+aiosqlite:///{folder}/{name}"
