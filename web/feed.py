"""Feeds of the walls: one database query for all viewers of a wall."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from web.viewer_slots import TooManyViewers, ViewerSlots
from web.wall_addresses import WallAddresses

log = logging.getLogger(__name__)

MIN_INTERVAL = 0.25
"""Minimum seconds between two database queries."""
MAX_INTERVAL = 0.6
"""Maximum seconds between two queries, because changes by other processes do not call `wake`."""
HEARTBEAT_SECONDS = 10.0
"""Seconds between heartbeats without changes: a page that receives nothing knows that it is disconnected."""
MAX_VIEWERS = 500
"""Maximum viewers of all walls of this process."""

ReadState = Callable[[str], Awaitable[bytes | None]]
"""Returns the state of the wall with this token as JSON; None: there is no such wall."""


class WallFeed:
    """The current state of one wall."""

    def __init__(self, word: str, look: ReadState) -> None:
        self.word, self.read_state = word, look
        self.state: bytes | None = None
        self.version = 0
        """Increased with every change of `state`."""
        self.ended = False
        """The wall does not exist any more, or the program is stopping."""
        self.viewers = 0
        self.task: asyncio.Task[None] | None = None
        self._change, self._wakeup = asyncio.Event(), asyncio.Event()

    async def run(self) -> None:
        """Query the state until the wall does not exist any more."""
        while not self.ended:
            self._wakeup.clear()
            try:
                self._update(await self.read_state(self.word))
            except SQLAlchemyError as error:
                log.warning(
                    "a wall cannot be read (%s); its viewers keep the last state", type(error).__name__
                )
            except Exception:  # a bug must not end the feed: try again
                log.exception("a wall cannot be shown")
            await asyncio.sleep(MIN_INTERVAL)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(MAX_INTERVAL - MIN_INTERVAL):
                    await self._wakeup.wait()

    def wake(self) -> None:
        """Note that the state may have changed."""
        self._wakeup.set()

    def _update(self, state: bytes | None) -> None:
        if state is None:
            self.end()
        elif state != self.state:
            self.state, self.version = state, self.version + 1
            self._notify()

    def end(self) -> None:
        """End the feed."""
        self.ended = True
        self._notify()

    def _notify(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def wait_for_change(self, than: int) -> bool:
        """Wait for a later version or the end; False: nothing within HEARTBEAT_SECONDS."""
        if self.version == than and not self.ended:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    await self._change.wait()
        return self.version != than or self.ended


class WallFeeds:
    """The walls with viewers."""

    def __init__(self, look: ReadState, addresses: WallAddresses) -> None:
        self.read_state, self.addresses = look, addresses
        self.viewer_slots = ViewerSlots(MAX_VIEWERS)
        self.closing = False
        self._feeds: dict[str, WallFeed] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Start reading the addresses."""
        if not self.closing:
            self._start(self.addresses.run(), "walls")

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> "asyncio.Task[None]":
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def wake(self) -> None:
        """Note that any wall may have changed."""
        self.addresses.wake()
        for feed in self._feeds.values():
            feed.wake()

    def close(self) -> None:
        """End all streams; the viewers reconnect by themselves."""
        self.closing = True
        for feed in self._feeds.values():
            feed.end()
        for task in self._tasks:
            task.cancel()

    async def wait_closed(self) -> None:
        """Wait until nothing reads the database any more: a connection must be back before the pool is closed."""
        if self._tasks:
            await asyncio.wait(set(self._tasks))

    @property
    def viewers(self) -> int:
        """The number of viewers of all walls."""
        return self.viewer_slots.viewer_count

    @contextlib.asynccontextmanager
    async def subscribe(self, word: str, client: str) -> AsyncIterator[WallFeed]:
        """Yield the feed of a wall for one more viewer of this client. Raises TooManyViewers."""
        loop = asyncio.get_running_loop()
        if self.closing:
            raise TooManyViewers
        self.viewer_slots.acquire(client, loop.time())
        feed = self._join(word)
        try:
            yield feed
        finally:
            self.viewer_slots.release(client, loop.time())
            self._leave(feed)

    def _join(self, word: str) -> WallFeed:
        feed = self._feeds.setdefault(word, WallFeed(word, self.read_state))
        feed.viewers += 1
        if feed.task is None:
            feed.task = self._start(feed.run(), "wall")
        return feed

    def _leave(self, feed: WallFeed) -> None:
        feed.viewers -= 1
        if not feed.viewers:
            if feed.task:
                feed.task.cancel()
            if self._feeds.get(feed.word) is feed:
                del self._feeds[feed.word]
