"""Whoever sends more at once than people do is served a little slower, so that nobody else waits for them."""

from collections.abc import Iterable
from time import monotonic

from storage.inbox import Waiting

MANY = 20
"""So many of one sender's updates waiting are a flood; an album or a burst of taps is less."""
PAUSE = 0.25
"""Seconds between two of them then. Telegram lets us answer one chat once a second anyway."""


class Patience:
    """Which senders rest for a moment. In memory alone: what waits is in the inbox, and nothing of it is lost."""

    def __init__(self) -> None:
        self._until: dict[int, float] = {}

    def resting(self) -> list[int]:
        """Whose updates are left where they are for now."""
        now = monotonic()
        self._until = {sender: until for sender, until in self._until.items() if until > now}
        return list(self._until)

    def note(self, rows: Iterable[Waiting]) -> None:
        """These were just taken."""
        until = monotonic() + PAUSE
        self._until |= {row.sender: until for row in rows if row.behind > MANY}

    @property
    def wait(self) -> float:
        """After how many seconds there may be something to do although nothing new has come."""
        return PAUSE if self._until else 1.0
