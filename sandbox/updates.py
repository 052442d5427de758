"""A bot's update queue: update ids, confirmation by offset, long polling, expiry."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sandbox.refusals import Json, Refused, conflict

if TYPE_CHECKING:
    from sandbox.clock import Clock

DAY = 86_400.0
EXPIRY_SECONDS = {"callback_query": 150.0, "inline_query": 30.0}
WEEK = 7 * DAY
# Update ids are 32-bit numbers; hand-made ones may be larger, but start no sequence.
MAX_UPDATE_ID = 2**31 - 1
# After a new update Telegram waits this long for another one before it answers a poll.
WAIT_FOR_MORE = 0.001

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
)
# Sent only to bots that ask for them by name.
OPT_IN_KINDS = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT_KINDS = frozenset(KINDS) - OPT_IN_KINDS


class Update:
    """An update. `forced` ones were queued by hand and are delivered even below the confirmed offset."""

    __slots__ = ("body", "delivered", "done", "expires_at", "forced", "id", "lane")

    def __init__(
        self, number: int | None, body: object, lane: tuple[str, int], expires_at: float, forced: bool
    ) -> None:
        self.id = number if number is not None else 0
        self.body = body
        self.lane = lane
        self.expires_at = expires_at
        self.forced = forced
        self.delivered = False
        self.done = False

    def confirmed_by(self, offset: int) -> bool:
        """Return whether a call with this offset confirms the update."""
        if self.done:
            return True
        return self.id < offset and (not self.forced or self.delivered)


class Updates:
    """The queue of one bot, oldest first."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.pending: deque[Update] = deque()
        self.last_id = 0
        self.highest = 0
        self.last_at = 0.0
        self.allowed = DEFAULT_KINDS
        self.allowed_as_told: list[str] | None = None
        self.poll: asyncio.Future[None] | None = None
        self.stirring = False
        self.last_offset: int | None = None
        self.last_call = -10.0
        self.forced = False
        self.on_update: Callable[[Update], None] | None = None

    # In

    def next_id(self) -> int:
        """Return the next id, which grows by one; random at first and after a week without updates."""
        now = self.clock.now()
        if not self.last_id or now - self.last_at > WEEK:
            self.last_id = secrets.randbelow(800_000_000) + 100_000_000
        self.last_at = now
        self.last_id += 1
        return self.last_id

    def add(self, kind: str, body: Json, lane: tuple[str, int]) -> Update | None:
        """Queue an update; return None if the bot did not ask for this kind."""
        if kind not in self.allowed:
            return None
        number = self.next_id()
        expires_at = self.clock.now() + EXPIRY_SECONDS.get(kind, DAY)
        update = Update(number, {"update_id": number, kind: body}, lane, expires_at, False)
        self.put(update)
        return update

    def force(self, number: int | None, body: object, lane: tuple[str, int]) -> None:
        """Queue a hand-made update. One that is out of order is delivered below the offset too."""
        in_order = number is not None and self.highest < number <= MAX_UPDATE_ID
        if in_order:
            self.last_id, self.last_at = max(self.last_id, number or 0), self.clock.now()
        else:
            self.forced = True
        self.put(Update(number, body, lane, self.clock.now() + DAY, not in_order))

    def put(self, update: Update) -> None:
        """Append an update and wake the waiting poll."""
        self.pending.append(update)
        self.highest = max(self.highest, update.id)
        if self.on_update:
            self.on_update(update)
        elif self.poll and not self.stirring:
            self.stirring = True
            asyncio.get_running_loop().call_later(WAIT_FOR_MORE, self._wake)

    def allow(self, kinds: list[str] | None) -> None:
        """Set `allowed_updates`; None keeps the old setting, an empty list means the default kinds."""
        if kinds is None:
            return
        self.allowed = frozenset(kinds) & frozenset(KINDS) or DEFAULT_KINDS
        self.allowed_as_told = sorted(self.allowed) if self.allowed != DEFAULT_KINDS else None

    # Out

    def confirm(self, offset: int) -> None:
        """Forget everything below the offset, and what was delivered."""
        pending = self.pending
        while pending and pending[0].confirmed_by(offset):
            pending.popleft()
        if self.forced:
            self.pending = deque(update for update in pending if not update.confirmed_by(offset))
            self.forced = any(update.forced for update in self.pending)

    def clear(self) -> None:
        """Drop all updates."""
        self.pending.clear()
        self.forced = False

    def keep_newest(self, newest: int) -> None:
        """Drop all but the newest updates."""
        while len(self.pending) > newest:
            self.pending.popleft()

    def deliverable(self) -> Iterator[Update]:
        """Return the updates that are neither delivered nor too old."""
        now = self.clock.now()
        for update in self.pending:
            if update.expires_at > now:
                if not update.done:
                    yield update
            else:
                update.done = True

    def count(self) -> int:
        """Return the number of waiting updates."""
        return sum(1 for _ in self.deliverable())

    def take(self, offset: int, limit: int) -> list[object]:
        """Return up to `limit` updates from `offset` on."""
        if offset < 0:
            self.keep_newest(-offset)
        # An offset from the future confirms nothing: Telegram begins at the oldest again.
        offset = offset if 0 < offset <= self.highest + 1 else 0
        self.confirm(offset)
        bodies: list[object] = []
        for update in self.deliverable():
            if update.id < offset and not update.forced:
                continue
            update.delivered = True
            bodies.append(update.body)
            if len(bodies) == limit:
                break
        return bodies

    def throttled(self, offset: int, limit: int, timeout: float, now: float) -> tuple[int, float]:
        """Return whether Telegram would throttle the same offset asked for again. `now` is monotonic."""
        if offset == self.last_offset:
            if now < self.last_call + 3.0:
                timeout = max(timeout, 3.0)
            if now < self.last_call + 0.5:
                limit = 1
        self.last_offset, self.last_call = offset, now
        return limit, timeout

    def _wake(self) -> None:
        self.stirring = False
        if self.poll and not self.poll.done():
            self.poll.set_result(None)

    def answer_poll(self) -> None:
        """Answer an open poll with what there is, which may be nothing."""
        self._wake()

    def end_poll(self, refusal: Refused) -> None:
        """Make an open poll fail."""
        if self.poll and not self.poll.done():
            self.poll.set_exception(refusal)

    async def wait(self, seconds: float, gone: Callable[[], object]) -> None:
        """Wait until an update comes, the time is over, or the caller disconnects. End another poll with 409."""
        self.end_poll(
            conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        )
        poll = self.poll = asyncio.get_running_loop().create_future()
        hung_up = asyncio.ensure_future(gone())  # type: ignore[call-overload]
        try:
            await asyncio.wait({poll, hung_up}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if poll.done():
                poll.result()
        finally:
            hung_up.cancel()
            if self.poll is poll:
                self.poll = None

    def close(self) -> None:
        """Close the queue of a deleted bot: an open poll ends with what it has."""
        self._wake()
        self.on_update = None
