"""What the viewers of a wall are told: each wall is looked at once for all of them, however many there are."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from web.addresses import Addresses
from web.places import Full, Places

log = logging.getLogger(__name__)

PAUSE = 0.25
"""Seconds from one look at the database to the next, at the least, however much happens."""
IDLE = 0.6
"""The same at the most: other processes on the same database change things without telling us."""
BEAT = 10.0
"""Seconds after which a viewer hears that nothing has changed: a page that hears nothing knows it is cut off."""
VIEWERS = 500
"""Of all walls of this process together."""

Look = Callable[[str], Awaitable[bytes | None]]
"""What the wall at this word shows, as JSON; None: there is no such wall."""


class Feed:
    """One wall as its viewers see it."""

    def __init__(self, word: str, look: Look) -> None:
        self.word, self.look = word, look
        self.state: bytes | None = None
        self.version = 0
        """Raised with every change of `state`."""
        self.over = False
        """There is no such wall any more, or we are closing."""
        self.viewers = 0
        self.task: asyncio.Task[None] | None = None
        self._changed, self._woken = asyncio.Event(), asyncio.Event()

    async def run(self) -> None:
        """Look, again and again, until there is no such wall."""
        while not self.over:
            self._woken.clear()
            try:
                self._take(await self.look(self.word))
            except SQLAlchemyError as error:
                log.warning(
                    "a wall cannot be looked at (%s); its viewers keep what they have", type(error).__name__
                )
            except Exception:  # a mistake of ours: the next look may do better, and nobody's page stops
                log.exception("a wall cannot be shown")
            await asyncio.sleep(PAUSE)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), IDLE - PAUSE)

    def wake(self) -> None:
        """Something may have changed."""
        self._woken.set()

    def _take(self, state: bytes | None) -> None:
        if state is None:
            self.end()
        elif state != self.state:
            self.state, self.version = state, self.version + 1
            self._tell()

    def end(self) -> None:
        """Nothing more comes."""
        self.over = True
        self._tell()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def newer(self, than: int) -> bool:
        """Wait for a later version than this, or the end; False: nothing came within BEAT seconds."""
        if self.version == than and not self.over:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), BEAT)
        return self.version != than or self.over


class Feeds:
    """The walls that somebody views now."""

    def __init__(self, look: Look, addresses: Addresses) -> None:
        self.look, self.addresses = look, addresses
        self.places = Places(VIEWERS)
        self.closing = False
        self._feeds: dict[str, Feed] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        """Begin to read the addresses."""
        if not self.closing:
            self._start(self.addresses.run(), "walls")

    def _start(self, work: Coroutine[Any, Any, None], name: str) -> "asyncio.Task[None]":
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def wake(self) -> None:
        """Something may have changed at any of them."""
        self.addresses.wake()
        for feed in self._feeds.values():
            feed.wake()

    def close(self) -> None:
        """Every viewer's stream ends; they come again by themselves."""
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
        """How many there are at all walls together."""
        return self.places.held

    @contextlib.asynccontextmanager
    async def viewed(self, word: str, client: str) -> AsyncIterator[Feed]:
        """The feed of the wall at a known address, for one more viewer from there. Raises Full."""
        loop = asyncio.get_running_loop()
        if self.closing:
            raise Full
        self.places.take(client, loop.time())
        feed = self._joined(word)
        try:
            yield feed
        finally:
            self.places.leave(client, loop.time())
            self._left(feed)

    def _joined(self, word: str) -> Feed:
        feed = self._feeds.setdefault(word, Feed(word, self.look))
        feed.viewers += 1
        if feed.task is None:
            feed.task = self._start(feed.run(), "wall")
        return feed

    def _left(self, feed: Feed) -> None:
        feed.viewers -= 1
        if not feed.viewers:
            if feed.task:
                feed.task.cancel()
            if self._feeds.get(feed.word) is feed:
                del self._feeds[feed.word]
