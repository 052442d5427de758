"""The sandbox's clock: real time until it is set or moved; it keeps ticking afterwards."""

import time
from collections.abc import Callable


class Clock:
    """Unix seconds for dates and expiry; limits and throttling use `monotonic`, which is never moved."""

    def __init__(self) -> None:
        self.shift = 0.0
        self.monotonic: Callable[[], float] = time.monotonic
        """Function that returns monotonic seconds. A test may replace it."""

    def now(self) -> float:
        """Return unix time, in seconds with fractions."""
        return time.time() + self.shift

    def date(self) -> int:
        """Return whole seconds, as in messages."""
        return int(time.time() + self.shift)

    def set_time(self, now: float | None) -> None:
        """Continue from the unix time `now`; None returns to real time."""
        self.shift = 0.0 if now is None else now - time.time()

    def advance(self, seconds: float) -> None:
        """Move forward; a negative number moves back."""
        self.shift += seconds
