"""Promise 7: the seminar is moved while its reminder is being sent; an outsider looks at what comes afterwards."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sandbox.testing import Sandbox
from storage.database import Database
from tests.crash.program import Program, prepare
from tests.reminding import crowd
from tests.reminding.crowd import FIRST, UNFINISHED

UNDER_WAY = 0.25
"""Seconds that a message may have been under way to Telegram when the change was committed."""


@dataclass
class Changed:
    """What came of the old time after it held no longer."""

    people: int
    before: int
    """How many were told before the change, rightly."""
    after: list[float]
    """Of those that Telegram got afterwards: how many seconds after the COMMIT."""
    expired: int
    claimed: int
    """How many the sender had in hand when the change was committed."""

    @property
    def wrong(self) -> str:
        """What does not hold; empty when all does."""
        late = [seconds for seconds in self.after if seconds > UNDER_WAY]
        if late:
            return f"{len(late)} of the old time were sent up to {max(late):.2f} s after the change"
        told = self.before + len(self.after)
        return (
            "" if told + self.expired == self.people else f"{told} told, {self.expired} not, of {self.people}"
        )


async def moved_while_sending(database_url: str, log: Path, people: int) -> Changed:
    """At Telegram's own pace; whoever moves the seminar is another process than the one that sends."""
    numbers = range(FIRST, FIRST + people)
    async with Sandbox() as sandbox:
        await prepare(sandbox, database_url)
        await crowd.known(sandbox, numbers)
        database = Database(database_url)
        bot = Program(sandbox, database_url, log, SEND_PER_SECOND=30, SEND_PER_CHAT_SECONDS=1)
        try:
            await crowd.seated(database, numbers)
            await crowd.forget_others(database)
            since = (await sandbox.state())["seq"]
            await crowd.come_due(database, datetime.now(UTC))
            await bot.start()
            await _told(sandbox, bot, since, people // 4)
            moved = (await crowd.postponed(database)).timestamp()
            claimed = len(await crowd.chats(database, "sending"))
            await _settled(database, bot)
            calls = await _calls(sandbox, since)
            expired = len(await crowd.chats(database, "expired"))
        finally:
            await bot.clear_away()
            await database.close()
    times = [call["at"] for call in calls]
    after = [at - moved for at in times if at > moved]
    return Changed(people, len(times) - len(after), after, expired, claimed)


async def _calls(sandbox: Sandbox, since: int) -> list[dict[str, Any]]:
    return [call for call in await sandbox.journal("sendMessage", since=since) if call["applied"]]


async def _told(sandbox: Sandbox, bot: Program, since: int, number: int) -> None:
    until = time.monotonic() + 90
    while len(await _calls(sandbox, since)) < number:
        bot.check()
        assert time.monotonic() < until, bot.logged()
        await asyncio.sleep(0.02)


async def _settled(database: Database, bot: Program) -> None:
    until = time.monotonic() + 90
    while await crowd.chats(database, *UNFINISHED):
        bot.check()
        assert time.monotonic() < until, bot.logged()
        await asyncio.sleep(0.05)
