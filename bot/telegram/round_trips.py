"""How long a call to Telegram surely takes: from the shortest of the recent round trips."""

from collections.abc import Callable
from math import inf

KEPT_SECONDS = 60.0
"""Round trips are remembered for one to two of these: the way may change."""
ENOUGH = 10
"""Nothing is certain before so many round trips."""
SMOOTHED = 100
"""Calls over which the excess is averaged."""
MARGIN = 0.003
"""Seconds less than the shortest one: the next way there and the last way back may be quick at once."""
EXCESS_SHARE = 1 / 3
"""The share of their mean excess over the shortest one that is added to the margin."""


class RoundTrips:
    """The shortest round trip of the last one to two minutes, and the mean excess of the others over it."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now`: the clock in seconds."""
        self._now = now
        self._begun_at = now()
        self._shortest = self._shortest_before = inf
        self._count = 0
        self._mean_excess = 0.0

    def add(self, seconds: float) -> None:
        """Add the round trip of a call that was answered."""
        self._forget_old()
        self._shortest = min(self._shortest, seconds)
        self._count += 1
        excess = seconds - min(self._shortest, self._shortest_before)
        self._mean_excess += (excess - self._mean_excess) / min(self._count, SMOOTHED)

    def certain_seconds(self) -> float:
        """Return the seconds that any call surely takes, both ways together; 0 if too little is known."""
        self._forget_old()
        if self._count < ENOUGH:
            return 0.0
        shortest = min(self._shortest, self._shortest_before)
        return max(0.0, shortest - MARGIN - EXCESS_SHARE * self._mean_excess)

    def _forget_old(self) -> None:
        age = self._now() - self._begun_at
        if age < KEPT_SECONDS:
            return
        self._shortest_before, self._shortest = self._shortest if age < 2 * KEPT_SECONDS else inf, inf
        self._begun_at += age
        if self._shortest_before == inf:
            self._count, self._mean_excess = 0, 0.0
