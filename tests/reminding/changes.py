"""Promise 7: the seminar is moved while its reminder is being sent; an outsider looks at what comes afterwards."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sandbox.testing import Sandbox
from storage.database import Database
from tests.crash.call_gate import install_gate
from tests.crash.program import Program, prepare_database
from tests.reminding import seated_people
from tests.reminding.seated_people import FIRST, UNFINISHED

IN_TRANSIT_SECONDS = 0.25
"""Seconds that a message may have been under way to Telegram when the change was committed."""


@dataclass
class ChangeResult:
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
        late = [seconds for seconds in self.after if seconds > IN_TRANSIT_SECONDS]
        if late:
            return f"{len(late)} of the old time were sent up to {max(late):.2f} s after the change"
        told = self.before + len(self.after)
        return (
            "" if told + self.expired == self.people else f"{told} told, {self.expired} not, of {self.people}"
        )


@dataclass
class HeldResult:
    """Who was told what, where Telegram kept its answers back until the plan was changed."""

    told: set[int]
    """All who were told the old time."""
    before: set[int]
    """Of these: told before, or on the way to Telegram already when the change was committed."""
    in_hand: set[int]
    """Claimed by the sender by then, but not on the way."""
    expired: set[int]


@dataclass
class RemindingBot:
    """A program that has begun to remind people."""

    sandbox: Sandbox
    database: Database
    bot: Program
    since: int

    async def calls(self) -> list[dict[str, Any]]:
        """The messages that arrived, the oldest first."""
        calls = await self.sandbox.journal("sendMessage", since=self.since)
        return [call for call in calls if call["applied"]]

    async def told(self, number: int) -> None:
        """Wait until so many were told."""
        until = time.monotonic() + 120
        while len(await self.calls()) < number:
            self.bot.check()
            assert time.monotonic() < until, self.bot.log_tail()
            await asyncio.sleep(0.02)

    async def settled(self) -> None:
        """Wait until nothing more is to be sent."""
        until = time.monotonic() + 120
        while await seated_people.reminder_chats(self.database, *UNFINISHED):
            self.bot.check()
            assert time.monotonic() < until, self.bot.log_tail()
            await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def run_reminding_bot(
    database_url: str, log: Path, people: int, per_second: int
) -> AsyncIterator[RemindingBot]:
    """A program that reminds so many people, at this pace."""
    numbers = range(FIRST, FIRST + people)
    async with Sandbox() as sandbox:
        await prepare_database(sandbox, database_url)
        await seated_people.begin_chats(sandbox, numbers)
        database = Database(database_url)
        bot = Program(sandbox, database_url, log, SEND_PER_SECOND=per_second, SEND_PER_CHAT_SECONDS=1)
        try:
            await seated_people.register_people(database, numbers)
            await seated_people.cancel_other_reminders(database)
            since = (await sandbox.state())["seq"]
            await seated_people.make_reminder_due(database, datetime.now(UTC))
            await bot.start()
            yield RemindingBot(sandbox, database, bot, since)
        finally:
            await bot.clean_up()
            await database.close()


async def move_while_sending(database_url: str, log: Path, people: int) -> ChangeResult:
    """At Telegram's own pace; whoever moves the seminar is another process than the one that sends."""
    async with run_reminding_bot(database_url, log, people, 30) as one:
        await one.told(people // 4)
        moved = (await seated_people.postpone_seminar(one.database)).timestamp()
        claimed = len(await seated_people.reminder_chats(one.database, "sending"))
        await one.settled()
        times = [call["at"] for call in await one.calls()]
        expired = len(await seated_people.reminder_chats(one.database, "expired"))
    after = [at - moved for at in times if at > moved]
    return ChangeResult(people, len(times) - len(after), after, expired, claimed)


async def move_while_held(database_url: str, log: Path, people: int, per_second: int = 5) -> HeldResult:
    """The same without any clock: Telegram answers nothing while the seminar is moved.

    As many messages as may go in a second are on their way then, so no other may start; those that the sender has
    claimed beyond them are in its hands.
    """
    with install_gate("sendMessage") as telegram:
        async with run_reminding_bot(database_url, log, people, per_second) as one:
            await one.told(people // 4)
            telegram.close()
            await telegram.wait_for_calls(per_second)
            in_hand = await _wait_claimed(one.database, telegram.waiting)
            before = {call["chat_id"] for call in await one.calls()} | {*telegram.waiting}
            await seated_people.postpone_seminar(one.database)
            telegram.open()
            await one.settled()
            told = {call["chat_id"] for call in await one.calls()}
            return HeldResult(
                told, before, in_hand, await seated_people.reminder_chats(one.database, "expired")
            )


async def _wait_claimed(database: Database, under_way: Sequence[object], within: float = 60) -> set[int]:
    """Wait until the sender has claimed more than is on its way; whose messages that are."""
    async with asyncio.timeout(within):
        while True:
            if found := await seated_people.reminder_chats(database, "sending") - {*under_way}:
                return found
            await asyncio.sleep(0.02)
