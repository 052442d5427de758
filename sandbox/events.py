"""Events for the chat windows: a bounded ring of cheap tuples, serialized only when somebody listens."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from itertools import islice
from typing import Any

import orjson

from sandbox.journal import Entry, entry_json
from sandbox.refusals import Json

MAX_EVENTS = 20_000
CHUNK_SIZE = 500
PING_SECONDS = 15.0

Event = tuple[int, str, int | None, int | None, Any]


def _message(event: Event) -> Json:
    return {"message": event[4]}


def _same(event: Event) -> Json:
    extra: Json = event[4] or {}
    return extra


def _call(event: Event) -> Json:
    entry: Entry = event[4]
    return {"call": entry_json(entry)}


SHAPES = {"message": _message, "edited": _message, "call": _call}


def to_json(data: Json) -> bytes:
    """Return the data as JSON; half characters (lone surrogates), which a test has pushed, are escaped."""
    try:
        return orjson.dumps(data)
    except TypeError:
        return json.dumps(data).encode()


def format_event(event: Event) -> bytes:
    """Format a server-sent event; `id` is the sequence number to resume from."""
    seq, kind, bot, chat, _ = event
    data: Json = {"type": kind, "seq": seq}
    if bot is not None:
        data["bot"] = bot
    if chat is not None:
        data["chat"] = chat
    data.update(SHAPES.get(kind, _same)(event))
    return b"id: %d\ndata: %s\n\n" % (seq, to_json(data))


class Events:
    """A sequence of all events; `seq` is the number of the newest one."""

    def __init__(self) -> None:
        self.seq = 0
        self.ring: deque[Event] = deque(maxlen=MAX_EVENTS)
        self.listeners: set[asyncio.Event] = set()

    def add(self, kind: str, bot: int | None = None, chat: int | None = None, extra: Any = None) -> int:
        """Append an event; return its number."""
        self.seq = seq = self.seq + 1
        self.ring.append((seq, kind, bot, chat, extra))
        if self.listeners:
            self._wake()
        return seq

    def add_call(self, details: Entry) -> Entry:
        """Number a completed Bot API call and notify the listeners; return its journal entry."""
        self.seq = seq = self.seq + 1
        entry = (seq, *details)
        self.ring.append((seq, "call", None, None, entry))
        if self.listeners:
            self._wake()
        return entry

    def _wake(self) -> None:
        for listener in self.listeners:
            listener.set()

    def events_after(self, since: int) -> list[Event]:
        """Return up to CHUNK events after `since`, or one `reset` if the ring no longer reaches back that far."""
        ring = self.ring
        if not ring or since >= self.seq:
            return []
        # The ring's numbers have no gaps, so its first event tells the position of `since`.
        skip = since + 1 - ring[0][0]
        if skip < 0:
            return [(self.seq, "reset", None, None, None)]
        return list(islice(ring, skip, skip + CHUNK_SIZE))

    async def wait(self, after: int, seconds: float) -> None:
        """Return once there is an event newer than number `after`, or `seconds` have passed."""
        listener = asyncio.Event()
        self.listeners.add(listener)
        try:
            async with asyncio.timeout(seconds):
                while self.seq <= after:
                    listener.clear()
                    await listener.wait()
        except TimeoutError:
            pass
        finally:
            self.listeners.discard(listener)

    async def stream(self, since: int) -> AsyncIterator[bytes]:
        """Yield server-sent events without end, with a comment at intervals to keep the connection.

        A number beyond the newest event is of a sandbox that ran here before: it means from now on.
        """
        since = min(since, self.seq)
        listener = asyncio.Event()
        self.listeners.add(listener)
        try:
            yield b"retry: 500\n\n"
            while True:
                listener.clear()
                while found := self.events_after(since):
                    since = found[-1][0]
                    yield b"".join(map(format_event, found))
                try:
                    async with asyncio.timeout(PING_SECONDS):
                        await listener.wait()
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self.listeners.discard(listener)
