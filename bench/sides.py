"""The two bots that are compared: how each is prepared, started, and made to send."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import update

from bench.people import FIRST_PERSON
from bench.plain import RECEIPT
from bench.processes import ROOT, Child, child, done
from storage.database import Database
from storage.messages import outbox
from storage.models import Seminar

TOKEN = "700000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0"
STAFF = "4999999999"
BOT_CORE, STANDIN_CORE = 1, 0


def environment(address: str, folder: Path) -> dict[str, str]:
    """Environment of either bot: the same token and stand-in, limits off, and its own database file."""
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": address,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'ours.sqlite3'}",
        "ADMIN_IDS": STAFF,
        "SEND_PER_SECOND": "0",
        "SEND_PER_CHAT_SECONDS": "0",
        "SEND_PER_GROUP_MINUTE": "0",
        "HTTP_PORT": "0",
        "SEARCH_BY_MEANING": "false",
        "LOG_LEVEL": "WARNING",
    }


@dataclass(frozen=True, slots=True)
class OurBot:
    """This project's bot as it is run in production, with limits off."""

    name: str = "ours"
    sampled: str = ""
    """File for the profile; no profiling if empty."""

    @staticmethod
    def exists() -> bool:
        """Return whether the program exists."""
        return (ROOT / "bot" / "__main__.py").exists()

    def prepare(self, folder: Path, messages: int) -> None:
        """Create the database, load the sample seminars, and queue one message for each of a number of chats."""
        for command in ("migrate", "sample"):
            done(f"bot {command}", "-m", "bot", command, env=environment("http://127.0.0.1:9", folder))
        url = environment("", folder)["DATABASE_URL"]
        asyncio.run(open_to_all(url))
        if messages:
            asyncio.run(queue_messages(url, messages))

    @contextmanager
    def running(self, address: str, folder: Path, _messages: int) -> Iterator[Child]:
        """Run the bot for the duration of the block."""
        told = environment(address, folder)
        arguments = (
            ("-m", "bench.sampled", self.sampled, "bot", "run") if self.sampled else ("-m", "bot", "run")
        )
        with child("ours", *arguments, core=BOT_CORE, env=told) as bot:
            yield bot


async def open_to_all(database_url: str) -> None:
    """Lift the seminar's limits on places and units, which the plain bot does not have."""
    database = Database(database_url)
    async with database.session.begin() as session:
        await session.execute(update(Seminar).values(capacity=None, places_per_unit=None))
    await database.close()


async def queue_messages(database_url: str, count: int) -> None:
    """Insert one outbox message for each chat, as a reply would have."""
    database = Database(database_url)
    row = {
        "lane": 0,
        "method": "sendMessage",
        "payload": json.dumps({"text": RECEIPT.format(number=17), "parse_mode": "HTML"}, ensure_ascii=False),
        "dedup_key": None,
        "created_at": datetime.now(UTC),
    }
    async with database.session.begin() as session:
        await outbox.enqueue(session, [row | {"chat_id": FIRST_PERSON + number} for number in range(count)])
    await database.close()


@dataclass(frozen=True, slots=True)
class PlainBot:
    """The plain python-telegram-bot bot.

    sniffio is installed, which its HTTP client looks for at every request: without it, as the library installs itself,
    the bot is a quarter slower. uvloop brought no clear gain.
    """

    name: str = "plain"
    options: tuple[str, ...] = ()

    def prepare(self, _folder: Path, _messages: int) -> None:
        """Do nothing: the bot creates its tables itself."""

    @contextmanager
    def running(self, address: str, folder: Path, messages: int) -> Iterator[Child]:
        """Run the bot for the duration of the block; with messages to send, it sends these instead."""
        arguments = ["-m", "bench.plain", str(folder / "plain.sqlite3"), *self.options]
        if messages:
            arguments += ["--send", str(messages)]
        with child("theirs", *arguments, core=BOT_CORE, env=environment(address, folder)) as bot:
            yield bot


@dataclass(frozen=True, slots=True)
class BareClient:
    """Bare aiohttp, which only posts messages: what sending costs without anything else."""

    name: str = "bare"

    def prepare(self, _folder: Path, _messages: int) -> None:
        """Do nothing."""

    @contextmanager
    def running(self, address: str, folder: Path, messages: int) -> Iterator[Child]:
        """Send the messages during the block."""
        env = environment(address, folder)
        with child("bare", "-m", "bench.bare", str(messages), core=BOT_CORE, env=env) as client:
            yield client


Side = OurBot | PlainBot | BareClient
