"""When a part of the program last got on: read by /readyz, /metrics and the watchdog."""

from time import monotonic, time


class Activity:
    """The signs of life of one part: the worker, the sender, the clock, what receives."""

    def __init__(self) -> None:
        self.started_at: float | None = None
        """When it was started, as all times here by `time.monotonic`; None: it does not run in this process."""
        self.turned_at: float | None = None
        """When its loop last went round, whether it got on or not."""
        self.succeeded_at: float | None = None
        self.succeeded_on: float | None = None
        """The same moment as `succeeded_at`, by `time.time`."""
        self.problem = ""
        """What kept it from getting on at the last try, without personal data; empty: nothing."""

    def start(self) -> None:
        """Note that the part runs in this process."""
        self.started_at = self.turned_at = monotonic()

    def turn(self) -> None:
        """Note that the loop went round without a problem."""
        self.turned_at, self.problem = monotonic(), ""

    def succeed(self) -> None:
        """Note that the part did what it is for."""
        self.turn()
        self.succeeded_at, self.succeeded_on = self.turned_at, time()

    def fail(self, problem: str) -> None:
        """Note what keeps it from getting on."""
        self.turned_at, self.problem = monotonic(), problem

    @property
    def running(self) -> bool:
        """Whether the part runs in this process."""
        return self.started_at is not None

    @property
    def seconds_since_turn(self) -> float:
        """Seconds since the loop went round; 0 if it does not run."""
        return monotonic() - self.turned_at if self.turned_at is not None else 0.0

    @property
    def seconds_without_success(self) -> float:
        """Seconds since it last succeeded, or since its start; 0 if it does not run."""
        since = self.succeeded_at if self.succeeded_at is not None else self.started_at
        return monotonic() - since if since is not None else 0.0
