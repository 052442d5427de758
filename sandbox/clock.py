"""The sandbox's clock: real time until somebody moves it; it keeps ticking from wherever it was put."""

import time
from collections.abc import Callable


class Clock:
    """Unix seconds for dates and expiry; limits and throttles use `monotonic`, which is not moved."""

    def __init__(self) -> None:
        self.shift = 0.0
        self.monotonic: Callable[[], float] = time.monotonic
        """Seconds since any moment. A test may put a clock of its own here."""

    def now(self) -> float:
        """Unix time, in seconds with fractions."""
        return time.time() + self.shift

    def date(self) -> int:
        """Whole seconds, as messages carry them."""
        return int(time.time() + self.shift)

    def set_time(self, now: float | None) -> None:
        """Go on from the unix time `now`; None returns to real time."""
        self.shift = 0.0 if now is None else now - time.time()

    def advance(self, seconds: float) -> None:
        """Move forward; a negative number moves back."""
        self.shift += seconds
