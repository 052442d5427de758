"""The tokens of the walls, kept in memory: a request for an unknown one does not reach the database."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

log = logging.getLogger(__name__)

MIN_INTERVAL = 0.25
"""Minimum seconds between two queries."""
MAX_INTERVAL = 2.0
"""Maximum seconds between two queries, because addresses created by other processes do not call `wake`."""
FIRST_READ_SECONDS = 5.0
"""Seconds that a request waits for the first query after the start."""

ReadAddresses = Callable[[], Awaitable[Mapping[str, datetime]]]
"""Returns every token and when it closes."""


class AddressesNotRead(Exception):
    """The addresses have not been read yet; the client should retry."""


class WallAddresses:
    """The last result of `read`; it is kept while `read` fails. `now` returns the current time."""

    def __init__(self, read: ReadAddresses, now: Callable[[], datetime]) -> None:
        self.read, self.now = read, now
        self._known: Mapping[str, datetime] = {}
        self._first_read, self._wakeup = asyncio.Event(), asyncio.Event()
        self._read_lock = asyncio.Lock()

    async def refresh(self) -> None:
        """Read now. One query at a time, so an older result never replaces a newer one."""
        async with self._read_lock:
            self._known = await self.read()
            self._first_read.set()

    async def run(self) -> None:
        """Read periodically until cancelled."""
        while True:
            self._wakeup.clear()
            try:
                await self.refresh()
            except Exception as error:  # a database failure or a bug must not end the walls
                log.warning(
                    "the addresses of the walls cannot be read (%s); those known stay", type(error).__name__
                )
            await asyncio.sleep(MIN_INTERVAL)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(MAX_INTERVAL - MIN_INTERVAL):
                    await self._wakeup.wait()

    def wake(self) -> None:
        """Note that the addresses may have changed."""
        self._wakeup.set()

    async def exists(self, word: str) -> bool:
        """Whether the token belongs to a wall, open or closed. Raises AddressesNotRead."""
        if not self._first_read.is_set():
            try:
                async with asyncio.timeout(FIRST_READ_SECONDS):
                    await self._first_read.wait()
            except TimeoutError:
                raise AddressesNotRead from None
        return word in self._known

    def is_closed(self, word: str) -> bool:
        """Whether its wall has closed after the seminar."""
        closes = self._known.get(word)
        return closes is not None and closes <= self.now()
