"""The soak: three weeks in the country, by a clock that is moved from one event to the next."""

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sandbox.testing import Sandbox
from tests.crash.consistency_checks import Audit, wait_disconnected
from tests.crash.program import Program, free_port
from tests.crash.random_pauses import random_pause
from tests.soak import inhabitants, staff
from tests.soak.country import ZONE, Country, Scale, prepare_country
from tests.soak.evidence import Evidence, Kill, Ledger, moment, read_rows, says
from tests.soak.inhabitants import Inhabitant

PACE = 10
"""How many times faster than Telegram's the limits are, for the sandbox and for the bot alike."""
LIMITS = {
    "all_per_second": 30 * PACE,
    "chat_per_second": PACE,
    "chat_burst": 4,
    "group_per_minute": 20 * PACE,
}
SETTINGS: dict[str, Any] = {
    "SEND_PER_SECOND": 30 * PACE,
    "SEND_PER_CHAT_SECONDS": 1 / PACE,
    "SEND_PER_GROUP_MINUTE": 20 * PACE,
    "QUIET_HOURS": "21-7",
    "TIMEZONE": ZONE.key,
}
FAULTS: tuple[dict[str, Any], ...] = (
    {"action": "error", "error_code": 429, "retry_after": 1, "probability": 0.0005},
    {"action": "error", "error_code": 500, "probability": 0.0025},
    {"action": "error", "error_code": 502, "probability": 0.0025},
    {"action": "drop_before", "probability": 0.0025},
    {"action": "drop_after", "probability": 0.002},
)
"""One call in a hundred fails."""
RETRIED = timedelta(minutes=2)
"""What waits no longer than this is tried again after a fault: the clock must not be moved past it."""
LONGEST_STEP = timedelta(hours=6)
PATIENCE = 120.0
"""Seconds of real time until the bot is given up."""
UNSETTLED = """SELECT (SELECT coalesce(max(update_id), 0) FROM inbox),
(SELECT count(*) FROM inbox WHERE handled_at IS NULL AND dead_at IS NULL),
(SELECT count(*) FROM outbox WHERE state = 'pending' AND (not_before IS NULL OR not_before <= :soon))
+ (SELECT count(*) FROM outbox WHERE state = 'sending')"""
"""By the indexes of both states: it is asked all the time."""
DUE = "SELECT count(*) FROM reminders WHERE done_at IS NULL AND cancelled_at IS NULL AND due_at <= :now"
NEXT_DUE = "SELECT min(due_at) FROM reminders WHERE done_at IS NULL AND cancelled_at IS NULL"
IN_FLIGHT = "SELECT chat_id FROM outbox WHERE state = 'sending'"
Event = Callable[[], Awaitable[None]]


@dataclass
class Soak:
    """The running country."""

    sandbox: Sandbox
    bot: Program
    audit: Audit
    country: Country
    dice: random.Random
    ledger: Ledger = field(default_factory=Ledger)
    people: dict[int, Inhabitant] = field(default_factory=dict)
    timeline: dict[datetime, list[Event]] = field(default_factory=dict)
    calls: list[dict[str, Any]] = field(default_factory=list)
    """The journal so far."""
    impossible: Counter[str] = field(default_factory=Counter)
    """What people could not do, because the message had changed meanwhile, by kind of act."""
    announced: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    seq: int = 0
    shift: float = 0.0
    newest_update: int = 0
    begun: float = field(default_factory=time.monotonic)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def now(self) -> datetime:
        """Return the time by the sandbox's clock."""
        return datetime.now(UTC) + timedelta(seconds=self.shift)

    @property
    def sql_now(self) -> datetime:
        """Return the time as the database compares it; SQLite has times without zone."""
        is_sqlite = self.bot.environment["DATABASE_URL"].startswith("sqlite")
        return self.now.replace(tzinfo=None) if is_sqlite else self.now

    def at(self, moment: datetime, event: Event) -> None:
        """Have something happen at a time."""
        self.timeline.setdefault(moment, []).append(event)

    # What people do.

    async def act(self, person: int, **what: Any) -> None:
        """Perform an act. One that is no longer possible is counted."""
        body = {"bot": self.sandbox.bot, "person": person, **what}
        try:
            done = await self.sandbox.control("POST", "/act", body)
        except AssertionError:
            self.impossible[what["do"]] += 1
            return
        self.note_updates(done["update_ids"])

    def note_updates(self, numbers: list[int]) -> None:
        """Remember updates that the bot has to handle."""
        self.ledger.updates.update(numbers)
        self.newest_update = max([self.newest_update, *numbers])

    async def press_earlier(self, person: int, data: str) -> None:
        """Press a button of an earlier message, whatever has become of that message."""
        told = (await self.sandbox.person(person)).person
        user = {"id": person, "is_bot": False, "first_name": told["first_name"]}
        author = {"id": self.sandbox.bot, "is_bot": True, "first_name": "Sample"}
        chat = {"id": person, "type": "private", "first_name": told["first_name"]}
        message = {
            "message_id": 1,
            "from": author,
            "chat": chat,
            "date": int(self.now.timestamp()),
            "text": "…",
        }
        query = {
            "id": str(self.dice.randrange(10**15)),
            "from": user,
            "message": message,
            "chat_instance": "1",
        }
        self.note_updates(await self.sandbox.push_updates([{"callback_query": {**query, "data": data}}]))

    async def come(self, one: Inhabitant) -> None:
        """Open the link."""
        self.people[one.id] = one
        self.ledger.started.add(one.id)
        if one.forbids_voices:
            self.ledger.without_voices.add(one.id)
        await self.act(one.id, do="start", payload=one.payload)

    async def block(self, one: Inhabitant) -> None:
        """Block the bot."""
        one.blocked = True
        await self.read_journal()
        self.ledger.blocked[one.id], self.ledger.blocked_at[one.id] = self.seq, self.now
        await self.act(one.id, do="block")

    async def erase(self, one: Inhabitant) -> None:
        """Ask to be erased; the answer to the question follows."""
        one.erases = True
        self.ledger.erasing.add(one.id)
        await self.act(one.id, do="write", text="/forget")

    async def read_journal(self) -> bool:
        """Read what the bot has done since, and have people react; return whether there was anything."""
        async with self._reading:
            news = await self.sandbox.journal(since=self.seq)
            self.seq = max([self.seq, *(call["seq"] for call in news)])
            self.calls += news
            for call in news:
                if call["applied"] and call["chat_id"] in self.people:
                    await self._react(self.people[call["chat_id"]], call)
        return any(call["method"] != "getUpdates" for call in news)

    async def _react(self, one: Inhabitant, call: dict[str, Any]) -> None:
        if one.blocked or one.id in self.ledger.erased:
            return
        if says(call, "erased"):
            self.ledger.erased[one.id] = call["seq"]
            return
        payload = inhabitants.deputy_payload(call)
        if payload and not one.shared:
            one.shared = True
            deputy = inhabitants.new_deputy(one, payload)
            await self.sandbox.control("POST", "/people", deputy.account)
            await self.come(deputy)
        if act := inhabitants.next_act(one, call):
            await self.act(one.id, **act)
        elif one.asks and not one.asked and says(call, "registered"):
            one.asked = True
            words = f"{self.dice.choice(inhabitants.SAMPLE_QUESTIONS)} [{len(self.ledger.asked)}]"
            self.ledger.asked[words] = one.id
            await self.act(one.id, do="write", text=f"/ask {words}")

    # Time.

    async def run(self, ends: datetime) -> None:
        """Go from event to event until this time."""
        while self.now < ends:
            moments = [one for one in self.timeline if one > self.now]
            due = moment(self.audit.rows(NEXT_DUE)[0][0])
            soonest = min(
                [ends, self.now + LONGEST_STEP, *moments, *([due] if due and due > self.now else [])]
            )
            await self.advance(soonest)
            for passed in sorted(one for one in self.timeline if one <= self.now):
                for event in self.timeline.pop(passed):
                    await event()
            await self.settle()

    async def advance(self, until: datetime) -> None:
        """Move the clock to shortly after a time, and wait until the bot's clock has ticked."""
        await self.read_journal()
        ticks = await self.count_ticks()
        ahead = (until - self.now).total_seconds() + 0.5
        self.shift += ahead
        self.ledger.shifts.append((self.seq, self.shift))
        await self.sandbox.advance_clock(ahead)
        await self.wait(lambda: self._has_ticked(ticks), f"a tick at {until}")

    async def _has_ticked(self, ticks: float) -> bool:
        # /metrics last: the bot counts its queues for it.
        return not self.audit.rows(DUE, now=self.sql_now)[0][0] and 0 < await self.count_ticks() != ticks

    async def count_ticks(self) -> float:
        """Return how often the bot's clock has ticked since it was started."""
        address = f"http://127.0.0.1:{self.bot.environment['HTTP_PORT']}/metrics"
        with contextlib.suppress(OSError, asyncio.TimeoutError):
            async with self.sandbox.session.get(address) as answer:
                for line in (await answer.text()).splitlines():
                    if line.startswith("seminar_bot_ticks_total "):
                        return float(line.split()[1])
        return 0.0

    async def wait(self, condition: Callable[[], Awaitable[bool]], what: str) -> None:
        """Wait until this is true; people go on meanwhile."""
        until = time.monotonic() + PATIENCE
        while not await condition():
            self.bot.check()
            assert time.monotonic() < until, f"{what} did not come: {self.unsettled()}\n{self.bot.log_tail()}"
            await self.read_journal()
            await asyncio.sleep(0.02)

    async def settle(self) -> None:
        """Wait until everything is handled and sent, and nobody has anything more to do."""
        await self.wait(self._is_settled, "an end")

    async def _is_settled(self) -> bool:
        if await self.read_journal() or any(self.unsettled()):
            return False
        return not await self.read_journal()

    def unsettled(self) -> tuple[int, int, int]:
        """Return the numbers of updates not received, not handled, and of messages owed."""
        newest, unhandled, owed = self.audit.rows(UNSETTLED, soon=self.sql_now + RETRIED)[0]
        return max(0, self.newest_update - newest), unhandled, owed

    async def kill(self) -> None:
        """Kill the program while it works, and start it again."""
        await random_pause(self.dice, 0, 0.5)
        self.bot.freeze()
        chats = frozenset(row[0] for row in self.audit.rows(IN_FLIGHT))
        await self.bot.kill()
        await wait_disconnected(self.bot.environment["DATABASE_URL"])
        await self.read_journal()
        self.ledger.kills.append(Kill(self.seq, chats))
        await self.bot.start()


@dataclass
class Outcome:
    """A soak that is over."""

    evidence: Evidence
    country: Country
    scale: Scale
    seconds: float
    ends: datetime
    impossible: Counter[str]


async def run_soak(database_url: str, log: Path, scale: Scale, seed: int = 20) -> Outcome:
    """Run a soak; return what it leaves behind."""
    async with _running(database_url, log, scale, random.Random(seed)) as soak:
        ends = soak.country.begins + timedelta(days=scale.days)
        await soak.run(ends)
        await soak.sandbox.clear_faults()
        await soak.settle()
        seconds = time.monotonic() - soak.begun
        windows = await soak.sandbox.windows()
        await soak.bot.end()
        await soak.read_journal()
        rows = await asyncio.to_thread(read_rows, soak.audit)
        evidence = Evidence(soak.ledger, soak.calls, rows, windows)
        return Outcome(evidence, soak.country, scale, seconds, ends, soak.impossible)


@contextlib.asynccontextmanager
async def _running(database_url: str, log: Path, scale: Scale, dice: random.Random) -> AsyncIterator[Soak]:
    async with Sandbox() as sandbox:
        await sandbox.set_limits(**LIMITS)
        country = await prepare_country(sandbox, database_url, dice, scale, datetime.now(UTC))
        bot = Program(sandbox, database_url, log, anew=True, HTTP_PORT=free_port(), **SETTINGS)
        soak = Soak(sandbox, bot, Audit(database_url), country, dice)
        try:
            await bot.start()
            _plan(soak, scale)
            assert sandbox.server is not None
            sandbox.server.world.faults.dice.seed(dice.random())
            for rule in FAULTS:
                await sandbox.add_fault(methods="*", **rule)
            yield soak
        finally:
            await bot.clean_up()


def _plan(soak: Soak, scale: Scale) -> None:
    """Write down when everybody does what."""

    def later(act: Callable[[Inhabitant], Awaitable[None]], one: Inhabitant) -> Event:
        return lambda: act(one)

    for one in soak.country.people:
        assert one.comes_at is not None
        soak.at(one.comes_at, later(soak.come, one))
        if one.blocks_at is not None:
            soak.at(one.blocks_at, later(soak.block, one))
        if one.erases_at is not None:
            soak.at(one.erases_at, later(soak.erase, one))
    staff.plan(soak, scale)
    busy = sorted(soak.timeline)
    for number in range(scale.kills):
        soak.at(busy[(2 * number + 1) * len(busy) // (2 * scale.kills)], soak.kill)
