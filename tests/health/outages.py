"""Promise 23: one thing after another stops working; /readyz says which and what to do, and then that all is well."""

import asyncio
import contextlib
import errno
import os
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any
from unittest import mock

import aiohttp
import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot import clock, disk, health, receiver, webhook
from handlers.messages import Say
from handlers.scheduled import JOBS
from sandbox.testing import Sandbox
from storage import migrate
from storage.database import Database, Session
from tests.conftest import RunningBot, run_bot
from tests.crash.program import SECRET, Program, free_port, prepare_database
from tests.waiting import WAIT_SECONDS

Parts = dict[str, dict[str, Any]]
HEAD = 1001


@dataclass
class Outage:
    """What /readyz said while something did not work."""

    what: str
    parts: Parts
    expected: str
    """The part that has to be named."""
    others: bool = False
    """Whether others may be named too, because they need it."""

    @property
    def problem(self) -> str:
        """Return what is wrong with it; empty if nothing is."""
        unwell = {name for name, part in self.parts.items() if not part["ok"]}
        if self.expected not in unwell or (unwell != {self.expected} and not self.others):
            return f"{self.what}: /readyz named {sorted(unwell)}"
        if not all(self.parts[name].get("do") for name in unwell):
            return f"{self.what}: nothing says what to do"
        return ""


@dataclass
class Outages:
    """All outages of a run."""

    seen: list[Outage] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """Return the problems of all of them."""
        return [one.problem for one in self.seen if one.problem]


@dataclass
class Scene:
    """The running bot and its /readyz."""

    bot: RunningBot
    client: aiohttp.ClientSession
    address: str

    async def ask(self) -> tuple[int, Parts] | None:
        """Return status and parts of /readyz; None if nothing answers."""
        try:
            async with self.client.get(f"{self.address}/readyz") as answer:
                return answer.status, (await answer.json())["parts"]
        except (aiohttp.ClientError, OSError):
            return None

    async def wait_ready(self) -> None:
        """Wait until all is well."""
        await wait_for(lambda: self._has(200))

    async def wait_named(self, part: str) -> Parts:
        """Wait until /readyz names this part; return all parts."""

        async def named() -> Parts | None:
            found = await self._has(503)
            return found if found and not found.get(part, {"ok": True})["ok"] else None

        parts: Parts = await wait_for(named)
        return parts

    async def _has(self, status: int) -> Parts | None:
        found = await self.ask()
        return found[1] if found and found[0] == status else None

    async def suffer(
        self, what: str, part: str, trouble: contextlib.AbstractAsyncContextManager[Any], **more: Any
    ) -> Outage:
        """Have the trouble, until it is named; then end it, and wait until all is well."""
        await self.wait_ready()
        async with trouble:
            parts = await self.wait_named(part)
        await self.wait_ready()
        return Outage(what, parts, part, **more)


async def wait_for(condition: Callable[[], Awaitable[Any]]) -> Any:
    """Return the first true value of the condition."""
    async with asyncio.timeout(2 * WAIT_SECONDS):
        while not (value := await condition()):  # noqa: ASYNC110  # nothing tells when it changes
            await asyncio.sleep(0.05)
    return value


@contextlib.contextmanager
def short_limits() -> Iterator[None]:
    """Let everything be late after seconds instead of minutes, and ask Telegram more often."""
    with contextlib.ExitStack() as patches:
        for name in ("POLLING", "WEBHOOK", "CLOCK", "SENDER"):
            patches.enter_context(mock.patch.object(health, f"{name}_SECONDS", 5.0))
        patches.enter_context(mock.patch.object(clock, "TICK_SECONDS", 1))
        patches.enter_context(mock.patch.object(receiver, "POLL_SECONDS", 1))
        patches.enter_context(mock.patch.object(webhook, "CHECK_SECONDS", 0.5))
        yield


@contextlib.asynccontextmanager
async def running_scene(url: str, **values: Any) -> AsyncIterator[Scene]:
    """Run the bot with short limits."""
    port = free_port()
    if values.pop("webhook", False):
        values |= {"webhook_url": f"http://127.0.0.1:{port}", "webhook_secret": SECRET}
    with short_limits():
        async with aiohttp.ClientSession() as client, run_bot(url, http_port=port, **values) as bot:
            yield Scene(bot, client, f"http://127.0.0.1:{port}")


async def suffer_all(url: str, folder: Path) -> Outages:
    """Suffer every outage on this database."""
    found = Outages()
    async with running_scene(url) as scene:
        found.seen += [
            await scene.suffer("polling stuck", "polling", silent_telegram(scene)),
            await scene.suffer("clock stuck", "clock", hanging_job()),
            await scene.suffer("a job fails", "clock", failing_job()),
            await scene.suffer("sender stuck", "sender", refused_messages(scene)),
            await scene.suffer("migrations behind", "migrations", other_revision(scene.bot.database, "0001")),
            await scene.suffer(
                "a newer program's database", "migrations", other_revision(scene.bot.database, "9999")
            ),
        ]
    async with running_scene(url, webhook=True) as scene:
        found.seen.append(await scene.suffer("a wrong webhook", "webhook", spoiled_webhook(scene)))
    found.seen.append(await suffer_full_disk(url, folder))
    found.seen.append(await suffer_lost_database(url, folder))
    return found


@contextlib.asynccontextmanager
async def silent_telegram(scene: Scene) -> AsyncIterator[None]:
    """getUpdates fails."""
    await scene.bot.sandbox.add_fault(methods="getUpdates", action="error", error_code=502)
    yield
    await scene.bot.sandbox.clear_faults()


@contextlib.asynccontextmanager
async def hanging_job() -> AsyncIterator[None]:
    """A scheduled job does not end."""
    released = asyncio.Event()

    async def hang(_session: Session, _now: datetime) -> list[Say]:
        await released.wait()
        return []

    with mock.patch("bot.clock.JOBS", (*JOBS, hang)):
        try:
            yield
        finally:
            released.set()


@contextlib.asynccontextmanager
async def failing_job() -> AsyncIterator[None]:
    """A scheduled job fails at each tick."""

    async def fail(_session: Session, _now: datetime) -> list[Say]:
        raise ValueError("sample")

    with mock.patch("bot.clock.JOBS", (*JOBS, fail)):
        yield


@contextlib.asynccontextmanager
async def refused_messages(scene: Scene) -> AsyncIterator[None]:
    """Telegram answers each sendMessage with an error of its own, while somebody is owed an answer."""
    await scene.bot.sandbox.add_fault(methods="sendMessage", action="error", error_code=500)
    await (await scene.bot.person(HEAD)).write("/help")
    yield
    await scene.bot.sandbox.clear_faults()


@contextlib.asynccontextmanager
async def other_revision(database: Database, revision: str) -> AsyncIterator[None]:
    """The database is at another revision."""
    change = text("UPDATE alembic_version SET version_num = :revision")
    async with database.session.begin() as session:
        await session.execute(change, {"revision": revision})
    yield
    async with database.session.begin() as session:
        await session.execute(change, {"revision": migrate.head_revision()})


@contextlib.asynccontextmanager
async def spoiled_webhook(scene: Scene) -> AsyncIterator[None]:
    """Somebody with the token sets the webhook with another secret: each update is refused. The bot sets it again."""
    sandbox = scene.bot.sandbox
    url = (await sandbox.api("getWebhookInfo"))["result"]["url"]

    async def was_set() -> bool:  # Telegram allows it once a second, and the bot has just done it
        return bool(
            (await sandbox.api("setWebhook", url=url, secret_token="another-secret-of-somebody"))["ok"]
        )

    await wait_for(was_set)
    await (await scene.bot.person(HEAD)).write("/help")
    yield


# The disk.


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a disk of 24 MB at this folder; yields whether that is allowed here."""
    mounted = not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], capture_output=True, check=False
    ).returncode
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", folder], check=True)


@contextlib.asynccontextmanager
async def full_disk(folder: Path) -> AsyncIterator[None]:
    """Fill the disk of this folder to the last byte."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        _write_forever(file)
    yield
    filler.unlink()


def _write_forever(file: FileIO) -> None:
    while True:
        file.write(bytes(4096))


@contextlib.asynccontextmanager
async def pretended_full_disk() -> AsyncIterator[None]:
    """Have the system say that nothing is free."""
    real = os.statvfs

    def empty(path: Path) -> Any:
        found = real(path)
        return mock.Mock(f_bavail=0, f_frsize=found.f_frsize, f_files=found.f_files, f_favail=found.f_favail)

    with mock.patch.object(os, "statvfs", empty):
        yield


async def suffer_full_disk(url: str, folder: Path) -> Outage:
    """Fill the disk of the SQLite file, or of the temporary files; somebody who writes meanwhile is answered later."""
    (place := folder / "small").mkdir()
    with small_disk(place) as mounted, mock.patch.object(disk, "MIN_FREE_BYTES", 1_000_000):
        if mounted and url.startswith("sqlite"):
            url = _copied(url, place / "bot.sqlite3")
        with mock.patch.object(tempfile, "tempdir", str(place)):
            async with running_scene(url) as scene:
                trouble = full_disk(place) if mounted else pretended_full_disk()
                head = await scene.bot.person(HEAD)
                await head.start()
                await head.wait_for("Тил")

                @contextlib.asynccontextmanager
                async def while_somebody_writes() -> AsyncIterator[None]:
                    async with trouble:
                        await head.write("/help")
                        yield

                seen = await scene.suffer("disk full", "disk", while_somebody_writes(), others=True)
                await head.wait_for("/mydata")
    seen.what += "" if mounted else " (as the system is made to say: no disk could be mounted)"
    return seen


def _copied(url: str, target: Path) -> str:
    """Copy a SQLite database that nobody uses; return the address of the copy."""
    source = make_url(url).database
    assert source is not None
    target.write_bytes(Path(source).read_bytes())
    return f"sqlite+aiosqlite:///{target}"


# The database.


async def suffer_lost_database(url: str, folder: Path) -> Outage:
    """Take the database away and give it back."""
    return await (_suffer_lost_file if url.startswith("sqlite") else _suffer_lost_server)(url, folder)


async def _suffer_lost_file(url: str, folder: Path) -> Outage:
    """Its disk is not there any more, as after an unmount."""
    (place := folder / "disk").mkdir()
    elsewhere = folder / "elsewhere"

    @contextlib.asynccontextmanager
    async def unmounted() -> AsyncIterator[None]:
        place.rename(elsewhere)
        yield
        elsewhere.rename(place)

    async with running_scene(_copied(url, place / "bot.sqlite3")) as scene:
        return await scene.suffer("database gone", "database", unmounted(), others=True)


async def _suffer_lost_server(url: str, folder: Path) -> Outage:
    """The server accepts no connection. The program ends, as it may not lead any more, and is started again."""
    async with Sandbox() as sandbox, aiohttp.ClientSession() as client:
        await prepare_database(sandbox, url)
        port = free_port()
        program = Program(sandbox, url, folder / "log", HTTP_PORT=port)
        settled = asyncio.create_task(_keep_running(program))
        scene = Scene(None, client, f"http://127.0.0.1:{port}")  # type: ignore[arg-type]  # it runs elsewhere
        try:
            return await scene.suffer("database gone", "database", closed_database(url), others=True)
        finally:
            settled.cancel()
            await asyncio.wait([settled])
            await program.clean_up()


async def _keep_running(program: Program) -> None:
    """Start it whenever it has ended, as a service manager does."""
    while True:
        await program.spawn()
        assert program.process is not None
        await program.process.wait()


@contextlib.asynccontextmanager
async def closed_database(url: str) -> AsyncIterator[None]:
    """Have PostgreSQL accept no connection to this database, and end those that there are."""
    address = make_url(url)
    name = sql.Identifier(address.database or "")
    server = address.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS false").format(name))
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [address.database]
        )
        try:
            yield
        finally:
            connection.execute(sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS true").format(name))
