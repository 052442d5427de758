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
    """What either bot is told: the same token, the same stand-in, limits off, a database file of its own."""
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": address,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'ours.sqlite3'}",
        "ADMIN_IDS": STAFF,
        "SEND_PER_SECOND": "0",
        "SEND_PER_CHAT_SECONDS": "0",
        "SEND_PER_GROUP_MINUTE": "0",
        "HTTP_PORT": "0",
        "LOG_LEVEL": "WARNING",
    }


@dataclass(frozen=True, slots=True)
class Ours:
    """This project's bot, as it is run: durable inbox and outbox, limits off."""

    name: str = "ours"
    sampled: str = ""
    """A file for the profile; empty: no profiling."""

    @staticmethod
    def exists() -> bool:
        """Whether there is a program to run yet."""
        return (ROOT / "bot" / "__main__.py").exists()

    def prepare(self, folder: Path, messages: int) -> None:
        """Make the database, load the sample seminars, and owe so many messages to as many chats."""
        for command in ("migrate", "sample"):
            done(f"bot {command}", "-m", "bot", command, env=environment("http://127.0.0.1:9", folder))
        url = environment("", folder)["DATABASE_URL"]
        asyncio.run(open_to_all(url))
        if messages:
            asyncio.run(owe(url, messages))

    @contextmanager
    def running(self, address: str, folder: Path, _messages: int) -> Iterator[Child]:
        """The bot at work."""
        told = environment(address, folder)
        arguments = (
            ("-m", "bench.sampled", self.sampled, "bot", "run") if self.sampled else ("-m", "bot", "run")
        )
        with child("ours", *arguments, core=BOT_CORE, env=told) as bot:
            yield bot


async def open_to_all(database_url: str) -> None:
    """As many may come as wish, from wherever: the plain bot knows no limits either."""
    database = Database(database_url)
    async with database.session.begin() as session:
        await session.execute(update(Seminar).values(capacity=None, places_per_unit=None))
    await database.close()


async def owe(database_url: str, count: int) -> None:
    """Put one message each for so many chats into the outbox, as an answer would have left it there."""
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
class Theirs:
    """The plain python-telegram-bot bot. With sniffio installed, which its HTTP client looks for at every request:
    without, as the library installs itself, it is a quarter slower. (uvloop was tried: no clear gain.)"""

    name: str = "plain"
    options: tuple[str, ...] = ()

    def prepare(self, _folder: Path, _messages: int) -> None:
        """It makes its tables itself."""

    @contextmanager
    def running(self, address: str, folder: Path, messages: int) -> Iterator[Child]:
        """The bot at work; with messages to send, it sends these instead."""
        arguments = ["-m", "bench.plain", str(folder / "plain.sqlite3"), *self.options]
        if messages:
            arguments += ["--send", str(messages)]
        with child("theirs", *arguments, core=BOT_CORE, env=environment(address, folder)) as bot:
            yield bot


Side = Ours | Theirs
