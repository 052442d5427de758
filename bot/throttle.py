"""Throttling of senders of many updates, so that nobody else waits for them."""

from collections.abc import Iterable
from time import monotonic

from storage import wakeups
from storage.messages.inbox import PendingUpdate

BURST = 12
"""Updates in a row that are not throttled: an album of ten, or quick taps."""
UPDATES_PER_REPLY = 4
"""Further updates per interval of one message to a chat; more could not be answered in time."""


class Throttle:
    """A leaky bucket per sender: a sender whose bucket is full is throttled until it has drained.

    It is only in memory, because the updates stay in the inbox. `per_chat`: seconds between two messages to one chat;
    0: nobody is throttled.
    """

    def __init__(self, per_chat: float) -> None:
        self.seconds_per_update = per_chat / UPDATES_PER_REPLY
        self._empty_at: dict[int, float] = {}
        """Sender id -> when their bucket will be empty again."""

    def throttled_senders(self) -> list[int]:
        """List the senders whose updates stay in the inbox for now."""
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
        return self.seconds_per_update if self.throttled_senders() else wakeups.LOOK_SECONDS
