"""Telegram's sending limits: always counted, enforced if switched on.

Sliding windows for all calls and for groups, a bucket for each private chat.
"""

import math
from collections import deque
from dataclasses import dataclass

from sandbox.refusals import Json


class Window:
    """Counts the sends of each key in the last `seconds`; `most` and `over` are kept for the tests."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.sends: deque[tuple[float, int]] = deque()
        self.counts: dict[int, int] = {}
        self.most = 0
        self.over = 0

    def forget(self, now: float) -> None:
        """Drop expired sends; one exactly `seconds` ago no longer counts."""
        sends, counts = self.sends, self.counts
        while sends and sends[0][0] + self.seconds <= now:
            key = sends.popleft()[1]
            left = counts[key] - 1
            if left:
                counts[key] = left
            else:
                del counts[key]

    def add(self, now: float, key: int, limit: int) -> None:
        """Add a send of this key at `now`; more than `limit` in the window counts as over."""
        self.forget(now)
        self.sends.append((now, key))
        count = self.counts.get(key, 0) + 1
        self.counts[key] = count
        if count > self.most:
            self.most = count
        if count > limit:
            self.over += 1

    def wait(self, now: float, key: int, limit: int) -> float:
        """Return seconds until one more send of this key fits; 0 if it fits now."""
        self.forget(now)
        surplus = self.counts.get(key, 0) - limit
        if surplus < 0:
            return 0.0
        times = [at for at, other in self.sends if other == key]
        return times[surplus] + self.seconds - now if times else self.seconds


class Bucket:
    """Counts the sends of each key in a bucket from which so many leak per second."""

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self.levels: dict[int, tuple[float, float]] = {}
        self.most = 0.0
        self.over = 0

    def level(self, now: float, key: int) -> float:
        """Return how full the bucket of this key is."""
        at, level = self.levels.get(key, (now, 0.0))
        return max(0.0, level - (now - at) * self.per_second)

    def add(self, now: float, key: int, capacity: int) -> None:
        """Add a send of this key at `now`; more than the capacity counts as over."""
        level = self.level(now, key) + 1
        self.levels[key] = (now, level)
        self.most = max(self.most, level)
        self.over += level > capacity

    def wait(self, now: float, key: int, capacity: int) -> float:
        """Return seconds until one more send of this key fits; 0 if it fits now."""
        return max(0.0, (self.level(now, key) + 1 - capacity) / self.per_second)


@dataclass
class Rates:
    """The published limits. A chat may get `chat_burst` at once, and `chat_per_second` after that."""

    on: bool = False
    all_per_second: int = 30
    chat_per_second: float = 1
    chat_burst: int = 4
    group_per_minute: int = 20


class Limits:
    """The windows of one bot. Times are monotonic seconds."""

    def __init__(self, rates: Rates) -> None:
        self.rates = rates
        self.all = Window(1.0)
        self.chat = Bucket(rates.chat_per_second)
        self.group = Window(60.0)

    def wait(self, now: float, chat: int) -> float:
        """Return seconds this send has to wait to stay within every limit."""
        rates = self.rates
        if chat < 0:
            here = self.group.wait(now, chat, rates.group_per_minute)
        else:
            here = self.chat.wait(now, chat, rates.chat_burst)
        return max(self.all.wait(now, 0, rates.all_per_second), here)

    def count(self, now: float, chat: int) -> None:
        """Count an applied send."""
        rates = self.rates
        self.all.add(now, 0, rates.all_per_second)
        if chat < 0:
            self.group.add(now, chat, rates.group_per_minute)
        else:
            self.chat.add(now, chat, rates.chat_burst)

    def windows(self) -> Json:
        """Return the fullest windows seen, and how many sends exceeded a window's limit."""
        return {
            "all_max": self.all.most,
            "all_over": self.all.over,
            "chat_max": math.ceil(self.chat.most),
            "chat_over": self.chat.over,
            "group_max": self.group.most,
            "group_over": self.group.over,
        }


def retry_after(wait: float) -> int:
    """Return whole seconds, at least one, as Telegram does."""
    return max(1, math.ceil(wait))
