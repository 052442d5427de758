"""Promise 7: the seminar is moved while its reminder is being sent; the calls afterwards are checked."""

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
"""Seconds that a message may have been in transit to Telegram when the change was committed."""


@dataclass
class ChangeResult:
    """The messages with the old time after the change."""

    people: int
    before: int
    """People told before the change."""
    after: list[float]
    """For calls received afterwards: seconds after the COMMIT."""
    expired: int
    claimed: int
    """Messages that the sender had claimed when the change was committed."""

    @property
    def wrong(self) -> str:
        """Return the problems; empty if there are none."""
        late = [seconds for seconds in self.after if seconds > IN_TRANSIT_SECONDS]
        if late:
            return f"{len(late)} of the old time were sent up to {max(late):.2f} s after the change"
        told = self.before + len(self.after)
        return (
            "" if told + self.expired == self.people else f"{told} told, {self.expired} not, of {self.people}"
        )


@dataclass
class HeldResult:
    """Recipients, where Telegram held its answers back until the plan was changed."""

    told: set[int]
    """Everybody who was told the old time."""
    before: set[int]
    """Those told before, or in transit to Telegram when the change was committed."""
    in_hand: set[int]
    """Claimed by the sender by then, but not in transit."""
    expired: set[int]


@dataclass
class RemindingBot:
    """A program that has begun to send reminders."""

    sandbox: Sandbox
    database: Database
    bot: Program
    since: int

    async def calls(self) -> list[dict[str, Any]]:
        """Return the messages that arrived, the oldest first."""
        calls = await self.sandbox.journal("sendMessage", since=self.since)
        return [call for call in calls if call["applied"]]

    async def told(self, number: int) -> None:
        """Wait until a number of people were told."""
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
    """Run a program that reminds a number of people at this pace."""
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
    """Move the seminar from another process while reminders are sent at Telegram's own pace."""
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
    """Move the seminar while Telegram holds all answers back, without any clock.

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
    """Wait until the sender has claimed more than is in transit; return the chats of those messages."""
    async with asyncio.timeout(within):
        while True:
            if found := await seated_people.reminder_chats(database, "sending") - {*under_way}:
                return found
            await asyncio.sleep(0.02)
