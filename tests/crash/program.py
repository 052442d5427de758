"""The program as a child process, `python -m bot run`: started, killed, asked to end."""

import asyncio
import contextlib
import os
import random
import signal
import socket
import time
from asyncio.subprocess import Process
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot import preparation
from bot.settings import Settings
from handlers.permissions import NOTICE_VERSION
from sandbox.testing import Sandbox
from storage.accounts import people
from storage.database import Database
from tests.conftest import STAFF, remove_limits, settings_for
from tests.crash import forkserver
from tests.crash.child_processes import ROOT, command
from tests.crash.forkserver import ForkedProcess

_ports = random.Random(os.getpid())  # other workers look elsewhere
SECRET = "sample-webhook-secret"
NO_LIMITS = {
    "SEND_PER_SECOND": 0,
    "SEND_PER_CHAT_SECONDS": 0,
    "SEND_PER_GROUP_MINUTE": 0,
    "QUIET_HOURS": "0-0",
    "SEARCH_BY_MEANING": "false",
}


def free_port() -> int:
    """Return a free port outside the range from which the system assigns ports."""
    while True:
        number = _ports.randrange(15_000, 30_000)
        with contextlib.suppress(OSError), socket.socket() as one:
            one.bind(("127.0.0.1", number))
            return number


async def prepare_database(sandbox: Sandbox, database_url: str) -> None:
    """Prepare tables, register, and seminars without limits; and staff who have consented and can be notified."""
    settings: Settings = settings_for(sandbox.url, sandbox.token, database_url)
    database = Database(settings.database_url.get_secret_value())
    try:
        await preparation.prepare_database(database, settings, with_sample=True)
        await remove_limits(database)
        await preparation.appoint_owners(database, settings)
        now = datetime.now(UTC)
        async with database.session.begin() as session:
            member = (await people.get_or_create(session, [STAFF], now))[STAFF]
            member.language = "ru"
            await people.record_consent(session, member, NOTICE_VERSION, "0" * 64, now)
    finally:
        await database.close()
    await (await sandbox.person(STAFF)).start()


async def start_process(
    *arguments: str, environment: Mapping[str, str], log: Path, anew: bool = False
) -> Process | ForkedProcess:
    """Run `python -m bot` with these arguments: forked if there is a fork server, unless `anew`."""
    server = forkserver.current_forkserver()
    if server is not None and not anew:
        return await server.start(arguments, environment, log)
    with log.open("ab") as file:
        return await asyncio.create_subprocess_exec(
            *command("bot", *arguments), cwd=ROOT, env=environment, stdout=file, stderr=file
        )


class Program:
    """`python -m bot run` on this database, against this sandbox. Its log goes to a file.

    `anew`: always in an interpreter of its own, never forked.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        database_url: str,
        log: Path,
        *,
        webhook: bool = False,
        anew: bool = False,
        **values: object,
    ) -> None:
        self.sandbox, self.log, self.webhook, self.anew = sandbox, log, webhook, anew
        named = {
            "BOT_TOKEN": sandbox.token,
            "TELEGRAM_API_URL": sandbox.url.rstrip("/"),
            "DATABASE_URL": database_url,
            "AUDIT_NOTES": log.with_name(f"{log.name}.audit"),
            "ERASURE_JOURNAL": log.with_name(f"{log.name}.erasures"),
            "ADMIN_IDS": STAFF,
            "HTTP_PORT": 0,
            "WEBHOOK_URL": "",
            "WEBHOOK_SECRET": SECRET,
            "LOG_LEVEL": "INFO",
            **NO_LIMITS,
            **values,
        }
        self.environment = {**os.environ, **{name: str(value) for name, value in named.items()}}
        self.process: Process | ForkedProcess | None = None
        self.port = 0

    async def spawn(self) -> None:
        """Start the process. A webhook gets a new address each time, so that Telegram retries updates at once."""
        if self.webhook:
            self.port = free_port()
            address = {"HTTP_PORT": str(self.port), "WEBHOOK_URL": f"http://127.0.0.1:{self.port}"}
            self.environment |= address
        self.process = await start_process("run", environment=self.environment, log=self.log, anew=self.anew)

    async def start(self, within: float = 120) -> None:
        """Start it and wait until it takes updates. Raise AssertionError with its log otherwise."""
        since = (await self.sandbox.state())["seq"]
        await self.spawn()
        await self.wait_listening(since, within)

    async def wait_listening(self, since: int, within: float = 120) -> float:
        """Wait until a program polls or has set the webhook; return the time, as time.time()."""
        method = "setWebhook" if self.webhook else "deleteWebhook"
        until = time.monotonic() + within
        while time.monotonic() < until:
            if calls := await self.sandbox.journal(method, since=since):
                return float(calls[0]["at"])
            self.check()
            await asyncio.sleep(0.02)
        raise AssertionError(f"it did not start within {within} s:\n{self.log_tail()}")

    @property
    def alive(self) -> bool:
        """Return whether the process runs."""
        return self.process is not None and self.process.returncode is None

    def check(self) -> None:
        """Raise AssertionError with its log if it has ended by itself."""
        assert self.alive, f"it ended by itself:\n{self.log_tail()}"

    async def kill(self) -> None:
        """Send SIGKILL: no handler runs, nothing is flushed."""
        assert self.process is not None
        self.check()
        self.process.kill()
        await self.process.wait()

    def freeze(self) -> None:
        """Stop the process (SIGSTOP), so that the calls in flight can be inspected before it is killed."""
        assert self.process is not None
        self.check()
        self.process.send_signal(signal.SIGSTOP)

    async def end(self, within: float = 120) -> tuple[float, int]:
        """Send SIGTERM; return (seconds until it had ended, exit code)."""
        assert self.process is not None
        self.check()
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(within):
            code = await self.process.wait()
        return time.monotonic() - begun, code

    async def clean_up(self) -> None:
        """Kill it if it still runs."""
        if self.process is not None:
            if self.alive:
                self.process.kill()
            await self.process.wait()

    def log_tail(self, last: int = 4000) -> str:
        """Return the end of its log."""
        return self.log.read_text("utf-8", "replace")[-last:] if self.log.exists() else ""
