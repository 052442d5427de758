"""The rate limiter: slots that are free again one full period after Telegram may have counted the call.

Telegram counts a request when it receives it, some time between its start and its response. A slot that is taken at the
start and free again one period after the response keeps every window of that length within the limit, whatever the
network does in between. The way back of this response and the way there of the next request count for nothing: what
they surely take together (`RoundTrips`) is deducted.
"""

import asyncio
from collections.abc import Callable, Coroutine
from heapq import heappop, heappush
from math import inf
from time import monotonic
from typing import Any

from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.telegram.round_trips import RoundTrips

TIMER_TOLERANCE = 0.003
"""Seconds by which a timer may fire too early (event loops round to the millisecond)."""

SEND_METHODS = ("send", "copy", "forward", "createForumTopic")
EDIT_METHODS = ("edit", "stopPoll", "setMessageReaction", "delete")
CATCH_UP_SECONDS = 0.05
"""Seconds of delay that announcements may catch up in a burst."""
BURST_LEARNED_SECONDS = 3600
"""Seconds for which people get one message fewer at once after a burst was refused."""
CLOCK_TOLERANCE = 0.001
"""Additional seconds before a slot is free again, since clocks differ slightly."""


class Slots:
    """Slots for a number of calls per second; 0: no limit."""

    def __init__(self, per_second: int, now: Callable[[], float] = monotonic) -> None:
        self.per_second = per_second
        self._now = now
        self._used = 0
        """Slots in use or not yet free again."""
        self._return_times: list[float] = []
        """Times (monotonic) at which the slots of finished calls become free, as a heap."""
        self._round_trips = RoundTrips(now)
        self._interval = 1 / per_second if per_second else 0.0
        self._next_at = 0.0

    def is_free(self) -> bool:
        """Whether a slot is free."""
        if not self.per_second:
            return True
        now = self._now()
        while self._return_times and self._return_times[0] <= now:
            heappop(self._return_times)
            self._used -= 1
        return self._used < self.per_second

    def seconds_to_wait(self) -> float:
        """Seconds until an announcement may take a slot; evenly spaced, so that a slot is soon free for a reply."""
        return self._next_at - self._now() if self.per_second else 0.0

    def next_free_at(self) -> float:
        """Time (monotonic) of the next free slot; infinity if one is freed only by the end of a call."""
        if self.is_free():
            return self._next_at
        return self._return_times[0] if self._return_times else inf

    def acquire(self) -> None:
        """Take a slot."""
        if self.per_second:
            self._used += 1
            self._next_at = max(self._now() - CATCH_UP_SECONDS, self._next_at) + self._interval

    def release(self, round_trip: float | None = None) -> None:
        """End a call: its slot is free again one period after Telegram may have counted it.

        `round_trip`: the seconds until it was answered; None: it was not, and may be counted until now.
        """
        if not self.per_second:
            return
        deducted = 0.0
        if round_trip is not None:
            self._round_trips.add(round_trip)
            deducted = self._round_trips.certain_seconds()
        heappush(self._return_times, self._now() + 1 + CLOCK_TOLERANCE - deducted)


class RateLimiter:
    """The limits: calls per second in total, seconds per person, calls per minute per group. 0: no limit.

    A person may get a few messages at once, and one in `per_chat_seconds` after that: Telegram bears short bursts
    (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
    """

    def __init__(
        self,
        per_second: int,
        per_chat_seconds: float,
        per_group_minute: int,
        chat_burst: int = 1,
        now: Callable[[], float] = monotonic,
    ) -> None:
        """`chat_burst`: messages that a person may get at once. `now`: the clock in seconds, as the event loop's."""
        self._now = now
        self.slots = Slots(per_second, now)
        self._alarm: tuple[float, asyncio.TimerHandle] | None = None
        """The time at which `on_change` will be called for messages waiting for a slot, and its timer."""
        self._per_chat = per_chat_seconds
        self._per_group = per_group_minute
        self._group_sent: dict[int, int] = {}
        self._in_flight: set[int] = set()
        self._burst = self._most_burst = chat_burst
        self._empty_at: dict[int, float] = {}
        """Chat -> the time at which its bucket is empty: each message fills it for `per_chat_seconds` more."""
        self._cooling_down: set[int] = set()
        """Chats whose bucket is full."""
        self._frozen: dict[int, float] = {}
        self._all_frozen_until = 0.0
        self._limited_chats: dict[int, float] = {}
        self.on_change: Callable[[], None] = lambda: None
        self.on_chat_free: Callable[[int], bool] = lambda _chat: False
        """Called with a chat that is free; returns whether a message was waiting for it."""

    def is_free(self) -> bool:
        """Whether a message may be sent now."""
        return self.slots.is_free() and self._now() >= self._all_frozen_until

    def is_chat_free(self, chat: int, method: str) -> bool:
        """Whether this call to this chat may start now. `on_chat_free` is called when that may have changed.

        A message waits for room in its chat's bucket; an edit only for calls in flight and for the limit of a
        group.
        """
        if chat in self._in_flight or chat in self._frozen:
            return False
        if counts_for_group(chat, method) and self._group_full(chat):
            return False
        return not (counts_as_message(method) and chat in self._cooling_down)

    def _group_full(self, chat: int) -> bool:
        return 0 < self._per_group <= self._group_sent.get(chat, 0)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: bool | None,
    ) -> Any:
        """Make a call of the library or of `Api.call`, waiting for a slot if it writes to a chat.

        `rate_limit_args` True: the caller has acquired the slots already (`acquire`).
        """
        if not endpoint.startswith(SEND_METHODS + EDIT_METHODS):
            return await callback(*args, **kwargs)
        chat = _chat_number(data.get("chat_id"))
        if rate_limit_args:
            return await self.release_after(callback(*args, **kwargs), chat, endpoint)
        while not (self.is_free() and self.is_chat_free(chat, endpoint)):  # noqa: ASYNC110  # rare: setting up
            await asyncio.sleep(0.02)
        self.acquire(chat, endpoint)
        return await self.release_after(callback(*args, **kwargs), chat, endpoint)

    async def release_after(self, call: Coroutine[Any, Any, Any], chat: int, endpoint: str) -> Any:
        """Await a call and release its slots, which the caller has acquired."""
        started, answered = self._now(), False
        try:
            result = await call
            answered = True
        except RetryAfter as error:
            self._freeze(chat, retry_seconds(error))
            raise
        except (BadRequest, Forbidden):
            answered = True
            raise
        finally:
            self.release(chat, endpoint, self._now() - started if answered else None)
        return result

    def acquire(self, chat: int, method: str) -> None:
        """Acquire the slots for a call; `release` makes them free again one period after it."""
        self.slots.acquire()
        self._in_flight.add(chat)
        if counts_for_group(chat, method):
            self._group_sent[chat] = self._group_sent.get(chat, 0) + 1

    def release(self, chat: int, method: str, round_trip: float | None = None) -> None:
        """End a call, answered after `round_trip` seconds or not at all: its slots are free again after one period."""
        self._in_flight.discard(chat)
        if counts_as_message(method) and chat > 0 and self._per_chat:
            self._fill_bucket(chat)
        if counts_for_group(chat, method) and self._per_group:
            asyncio.get_running_loop().call_later(60 + TIMER_TOLERANCE, self._release_group_slot, chat)
        self.slots.release(round_trip)
        self._notify(chat)

    def _fill_bucket(self, chat: int) -> None:
        now, loop = self._now(), asyncio.get_running_loop()
        empty_at = self._empty_at[chat] = max(now, self._empty_at.get(chat, 0.0)) + self._per_chat
        loop.call_later(empty_at - now + TIMER_TOLERANCE, self._forget_bucket, chat)
        wait = empty_at - now - (self._burst - 1) * self._per_chat
        if wait > 0:
            self._cooling_down.add(chat)
            loop.call_later(wait + TIMER_TOLERANCE, self._end_cooldown, chat)

    def _forget_bucket(self, chat: int) -> None:
        if self._empty_at.get(chat, 0.0) <= self._now():
            self._empty_at.pop(chat, None)

    def schedule_wakeup(self) -> None:
        """Schedule `on_change` for the next free slot; one timer for all messages."""
        now = self._now()
        wait = max(max(self.slots.next_free_at(), self._all_frozen_until) - now, 0.0) + 0.001
        if wait == inf or (self._alarm is not None and self._alarm[0] <= now + wait):
            return
        if self._alarm is not None:
            self._alarm[1].cancel()
        self._alarm = (now + wait, asyncio.get_running_loop().call_later(wait, self._wake_up))

    def _wake_up(self) -> None:
        self._alarm = None
        self.on_change()

    def _end_cooldown(self, chat: int) -> None:
        self._cooling_down.discard(chat)
        self._notify(chat)

    def _release_group_slot(self, chat: int) -> None:
        left = self._group_sent.get(chat, 0) - 1
        if left > 0:
            self._group_sent[chat] = left
        else:
            self._group_sent.pop(chat, None)
        self._notify(chat)

    def _notify(self, chat: int) -> None:
        if self.on_chat_free(chat):
            self.on_change()

    def _freeze(self, chat: int, seconds: float) -> None:
        """Handle 429, which does not name its limit: freeze the chat; a second chat meanwhile freezes the token.

        If the chat had got several messages at once, everybody gets fewer at once for an hour.
        """
        now = self._now()
        loop = asyncio.get_running_loop()
        self._limited_chats = {one: until for one, until in self._limited_chats.items() if until > now}
        others = self._limited_chats.keys() - {chat}
        self._limited_chats[chat] = now + seconds
        self._frozen[chat] = now + seconds
        loop.call_later(seconds + TIMER_TOLERANCE, self._thaw, chat)
        if self._burst > 1 and chat in self._empty_at:
            self._burst -= 1
            loop.call_later(BURST_LEARNED_SECONDS, self._lengthen_burst)
        if others:
            self.freeze_all(seconds)

    def _lengthen_burst(self) -> None:
        self._burst = min(self._burst + 1, self._most_burst)

    def freeze_all(self, seconds: float) -> None:
        """Start no calls for this many seconds."""
        self._all_frozen_until = max(self._all_frozen_until, self._now() + seconds)

    def _thaw(self, chat: int) -> None:
        if self._frozen.get(chat, 0) <= self._now() + TIMER_TOLERANCE:
            self._frozen.pop(chat, None)
            self._notify(chat)


def counts_as_message(method: str) -> bool:
    """Whether Telegram counts this call as a message to its chat."""
    return method.startswith(SEND_METHODS)


def counts_for_group(chat: int, method: str) -> bool:
    """Whether the call counts against a group's limit per minute; edits and creating topics do."""
    return chat < 0 and (counts_as_message(method) or method.startswith("edit"))


def _chat_number(chat: Any) -> int:
    try:
        return int(chat)
    except (TypeError, ValueError):
        return 0


def retry_seconds(error: RetryAfter) -> float:
    """Return Telegram's `retry_after` (an int or a timedelta) in seconds."""
    value = error.retry_after
    return float(value) if isinstance(value, int | float) else value.total_seconds()
