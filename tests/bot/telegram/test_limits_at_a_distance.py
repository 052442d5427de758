"""Limits at a distance: windows are counted at the clock of a server that is far away, over ways that vary."""

import asyncio
import random
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from telegram.error import BadRequest, TimedOut

from bot.sender import MAX_IN_FLIGHT
from bot.telegram.rate_limiter import RateLimiter
from bot.telegram.round_trips import ENOUGH, KEPT_SECONDS, RoundTrips
from tests.virtual_time import loop_time, virtual_time, wait_seconds

PER_SECOND, RECIPIENTS, REPLIES = 30, 900, 60
LONGEST = 1.03
"""Times the bound: the time at which an announcement that is sent at the limit would end."""
Jitter = Callable[[random.Random], float]
"""Seconds that one way takes longer than the shortest one."""
JITTERS: dict[str, Jitter] = {
    "steady": lambda _dice: 0.0,
    "uniform": lambda dice: dice.uniform(0, 0.01),
    "long tail": lambda dice: dice.expovariate(1 / 0.004),
    "spikes": lambda dice: dice.uniform(0, 0.003) + (dice.random() < 0.01) * dice.uniform(0, 0.3),
    "mobile": lambda dice: dice.uniform(0, 0.05),
}
IN_TIME = ["steady", "uniform", "long tail", "spikes"]
"""Those that vary so little that the announcement ends in time."""


@dataclass
class DistantTelegram:
    """A server that counts a call when it receives it, half of the distance and some jitter after its start."""

    distance: float
    jitter: Jitter
    dice: random.Random
    received: list[float] = field(default_factory=list)
    failures: tuple[Exception, ...] = ()

    async def call(self) -> bool:
        """Make a call. Every tenth one fails if there are `failures`."""
        await wait_seconds(self.distance / 2 + self.jitter(self.dice))
        self.received.append(loop_time())
        await wait_seconds(self.distance / 2 + self.jitter(self.dice))
        if self.failures and self.dice.random() < 0.1:
            raise self.dice.choice(self.failures)
        return True

    def windows_over(self) -> int:
        """Count the calls that exceeded the limit in the second before them."""
        times = sorted(self.received)
        return sum(place - bisect_left(times, at - 1 + 1e-9) >= PER_SECOND for place, at in enumerate(times))

    def bucket_overflows(self) -> int:
        """Count the calls that found no room in a bucket of one second's calls, which drains steadily."""
        filled, before, over = 0.0, 0.0, 0
        for at in sorted(self.received):
            filled = max(0.0, filled - PER_SECOND * (at - before)) + 1
            over += filled > PER_SECOND + 1e-6
            before = at
        return over

    def seconds(self) -> float:
        """Return the seconds from the first to the last call."""
        return max(self.received) - min(self.received)


@dataclass
class Announcer:
    """Sends as the sender does: replies as soon as a slot is free, announcements evenly spaced."""

    telegram: DistantTelegram
    limiter: RateLimiter
    announced: int
    replies: deque[float] = field(default_factory=deque)
    """When each waiting reply was asked for."""
    delays: list[float] = field(default_factory=list)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    chat: int = 0

    def start_calls(self) -> None:
        """Start all calls that may start now."""
        while len(self.tasks) < MAX_IN_FLIGHT and self.limiter.is_free() and self._is_due():
            self.chat += 1
            self.limiter.acquire(self.chat, "sendMessage")
            asked_at = self.replies.popleft() if self.replies else None
            self.announced -= asked_at is None
            task = asyncio.get_running_loop().create_task(self._send(self.chat, asked_at))
            self.tasks.add(task)
            task.add_done_callback(self._on_done)
        if self.replies or self.announced:
            self.limiter.schedule_wakeup()

    def _is_due(self) -> bool:
        return bool(self.replies) or (self.announced > 0 and self.limiter.slots.seconds_to_wait() <= 0)

    async def _send(self, chat: int, asked_at: float | None) -> None:
        try:
            await self.limiter.release_after(self.telegram.call(), chat, "sendMessage")
        except (BadRequest, TimedOut):
            return
        if asked_at is not None:
            self.delays.append(loop_time() - asked_at)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        self.start_calls()

    async def run(self, replies: Sequence[float] = ()) -> None:
        """Send everything; `replies`: seconds at which each reply is asked for."""
        self.limiter.on_change = self.start_calls
        for seconds in replies:
            asyncio.get_running_loop().call_later(seconds, self._reply)
        self.start_calls()
        while self.announced or self.replies or self.tasks:
            await wait_seconds(0.01)

    def _reply(self) -> None:
        self.replies.append(loop_time())
        self.start_calls()


def _announcer(
    distance: float, jitter: str, seed: int, failures: tuple[Exception, ...] = (), count: int = RECIPIENTS
) -> Announcer:
    telegram = DistantTelegram(distance, JITTERS[jitter], random.Random(seed), failures=failures)
    return Announcer(telegram, RateLimiter(PER_SECOND, 0, 0, now=loop_time), count)


@pytest.mark.parametrize("jitter", JITTERS)
@pytest.mark.parametrize("distance", [0, 0.05, 0.15])
@virtual_time
async def test_no_window_is_over_and_the_announcement_ends_in_time(distance: float, jitter: str) -> None:
    one = _announcer(distance, jitter, seed=19)
    await one.run()
    assert len(one.telegram.received) == RECIPIENTS
    assert (one.telegram.windows_over(), one.telegram.bucket_overflows()) == (0, 0)
    if jitter in IN_TIME:
        assert one.telegram.seconds() <= LONGEST * (RECIPIENTS - 1) / PER_SECOND


@pytest.mark.parametrize("distance", [0, 0.05, 0.15])
@virtual_time
async def test_replies_overtake_it_meanwhile(distance: float) -> None:
    one = _announcer(distance, "uniform", seed=20)
    await one.run([one.telegram.dice.uniform(0, 24) for _ in range(REPLIES)])
    assert (one.telegram.windows_over(), one.telegram.bucket_overflows()) == (0, 0)
    assert sorted(one.delays)[int(0.95 * REPLIES)] < 0.5
    assert one.telegram.seconds() <= LONGEST * (RECIPIENTS + REPLIES - 1) / PER_SECOND


@virtual_time
async def test_calls_that_are_refused_or_not_answered_exceed_nothing() -> None:
    one = _announcer(0.15, "uniform", seed=21, failures=(BadRequest("x"), TimedOut("x")))
    await one.run()
    assert (one.telegram.windows_over(), one.telegram.bucket_overflows()) == (0, 0)


@virtual_time
async def test_a_way_that_becomes_longer_exceeds_nothing() -> None:
    one = _announcer(0, "uniform", seed=22)
    asyncio.get_running_loop().call_later(10, setattr, one.telegram, "distance", 0.15)
    await one.run()
    assert (one.telegram.windows_over(), one.telegram.bucket_overflows()) == (0, 0)


@virtual_time
async def test_what_is_certain_is_less_than_the_shortest_recent_round_trip() -> None:
    trips = RoundTrips(loop_time)
    for _ in range(ENOUGH - 1):
        trips.add(0.15)
    assert trips.certain_seconds() == 0, "too little is known"
    trips.add(0.1)
    assert 0.09 < trips.certain_seconds() < 0.1
    await wait_seconds(KEPT_SECONDS)
    trips.add(0.2)
    assert trips.certain_seconds() < 0.1, "the shortest one is still remembered"
    await wait_seconds(KEPT_SECONDS)
    trips.add(0.2)
    assert 0.1 < trips.certain_seconds() < 0.2
    await wait_seconds(2 * KEPT_SECONDS)
    assert trips.certain_seconds() == 0, "all of them are forgotten"
