"""Throttling of people who send more updates at once than usual, so that nobody else waits for them."""

from collections.abc import Iterable
from time import monotonic

from storage.messages.inbox import PendingUpdate

BURST = 12
"""Updates in a row that are not throttled: an album of ten, or quick taps."""
UPDATES_PER_REPLY = 4
"""Further updates per interval of one message to a chat: more could not be answered anyway."""


class Throttle:
    """How much of each sender was served lately: a bucket that empties with time; who fills it rests.

    In memory alone: what waits is in the inbox, and nothing of it is lost. `per_chat`: seconds between two messages
    to one chat; 0, where nothing is limited: nobody rests.
    """

    def __init__(self, per_chat: float) -> None:
        self.seconds_per_update = per_chat / UPDATES_PER_REPLY
        self._empty_at: dict[int, float] = {}
        """Sender -> when their bucket will be empty again."""

    def throttled_senders(self) -> list[int]:
        """Senders whose updates are left in the inbox for now."""
        now = monotonic()
        self._empty_at = {sender: at for sender, at in self._empty_at.items() if at > now}
        return [
            sender
            for sender, at in self._empty_at.items()
            if at - now > (BURST - 1) * self.seconds_per_update
        ]

    def record(self, rows: Iterable[PendingUpdate]) -> None:
        """Count these updates, which were just taken from the inbox."""
        now = monotonic()
        for row in rows:
            self._empty_at[row.sender_id] = (
                max(now, self._empty_at.get(row.sender_id, now)) + self.seconds_per_update
            )

    @property
    def seconds_to_wait(self) -> float:
        """Seconds until a throttled sender can be served again."""
        return self.seconds_per_update if self.throttled_senders() else 1.0
