"""What the viewers of a wall are told: each wall is looked at once for all of them, however many there are."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)

PAUSE = 0.25
"""Seconds from one look at the database to the next, at the least, however much happens."""
IDLE = 0.6
"""The same at the most: other processes on the same database change things without telling us."""
BEAT = 10.0
"""Seconds after which a viewer hears that nothing has changed: a page that hears nothing knows it is cut off."""
VIEWERS = 500
"""Of all walls of this process together."""
LOOKS = 50
"""How many may wait to have an address looked up that nobody views yet: guessers wait in line, and then outside."""

Look = Callable[[str], Awaitable[bytes | None]]
"""What the wall at this word shows, as JSON; None: there is no such wall."""


class Full(Exception):
    """Too many are here already, or we are closing: come again later."""


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

    def __init__(self, look: Look) -> None:
        self.look = look
        self.closing = False
        self._feeds: dict[str, Feed] = {}
        self._line = asyncio.Semaphore(2)
        self._asked: dict[str, asyncio.Task[bool]] = {}

    def wake(self) -> None:
        """Something may have changed at any of them."""
        for feed in self._feeds.values():
            feed.wake()

    def close(self) -> None:
        """Every viewer's stream ends; they come again by themselves."""
        self.closing = True
        for feed in self._feeds.values():
            feed.end()

    @property
    def viewers(self) -> int:
        """How many there are at all walls together."""
        return sum(feed.viewers for feed in self._feeds.values())

    async def known(self, word: str) -> bool:
        """Whether there is a wall at this word. Raises Full, and what the database raises."""
        return word in self._feeds or await asyncio.shield(self._asked.get(word) or self._ask(word))

    def _ask(self, word: str) -> "asyncio.Task[bool]":
        """Look it up, once for all who come with it at the same time."""
        if len(self._asked) >= LOOKS or self.closing:
            raise Full
        task = asyncio.create_task(self._find(word), name="wall")
        self._asked[word] = task
        task.add_done_callback(lambda _: self._asked.pop(word))
        return task

    async def _find(self, word: str) -> bool:
        async with self._line:
            return await self.look(word) is not None

    @contextlib.asynccontextmanager
    async def viewed(self, word: str) -> AsyncIterator[Feed | None]:
        """The feed of this wall for one more viewer; None: there is no such wall. Raises Full."""
        if self.viewers >= VIEWERS or not await self.known(word):
            if self.viewers >= VIEWERS:
                raise Full
            yield None
            return
        feed = self._joined(word)
        try:
            yield feed
        finally:
            self._left(feed)

    def _joined(self, word: str) -> Feed:
        feed = self._feeds.setdefault(word, Feed(word, self.look))
        feed.viewers += 1
        if feed.task is None:
            feed.task = asyncio.create_task(feed.run(), name="wall")
        return feed

    def _left(self, feed: Feed) -> None:
        feed.viewers -= 1
        if not feed.viewers:
            if feed.task:
                feed.task.cancel()
            if self._feeds.get(feed.word) is feed:
                del self._feeds[feed.word]
