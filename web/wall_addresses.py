"""The addresses of the walls, kept in memory: to ask for one that does not exist costs no look at the database."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

log = logging.getLogger(__name__)

MIN_INTERVAL = 0.25
"""Seconds from one reading to the next, at the least, however much happens."""
MAX_INTERVAL = 2.0
"""The same at the most: other processes on the same database make addresses without telling us."""
FIRST_READ_SECONDS = 5.0
"""Seconds for which whoever comes right after the start waits for the first reading."""

ReadAddresses = Callable[[], Awaitable[Mapping[str, datetime]]]
"""Every address there is -> when it closes."""


class AddressesNotRead(Exception):
    """The addresses have not been read yet: come again later."""


class WallAddresses:
    """What `read` has told last; while it cannot be asked, what it told before."""

    def __init__(self, read: ReadAddresses) -> None:
        self.read = read
        self._known: Mapping[str, datetime] = {}
        self._first_read, self._wakeup = asyncio.Event(), asyncio.Event()
        self._read_lock = asyncio.Lock()

    async def refresh(self) -> None:
        """Read now. One reading at a time: an older one never replaces a newer one."""
        async with self._read_lock:
            self._known = await self.read()
            self._first_read.set()

    async def run(self) -> None:
        """Read, again and again, until cancelled."""
        while True:
            self._wakeup.clear()
            try:
                await self.refresh()
            except Exception as error:  # the database is away, or a mistake of ours: the walls go on
                log.warning(
                    "the addresses of the walls cannot be read (%s); those known stay", type(error).__name__
                )
            await asyncio.sleep(MIN_INTERVAL)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wakeup.wait(), MAX_INTERVAL - MIN_INTERVAL)

    def wake(self) -> None:
        """Something may have changed."""
        self._wakeup.set()

    async def exists(self, word: str) -> bool:
        """Whether it is one of a wall, open or closed. Raises AddressesNotRead."""
        if not self._first_read.is_set():
            try:
                await asyncio.wait_for(self._first_read.wait(), FIRST_READ_SECONDS)
            except TimeoutError:
                raise AddressesNotRead from None
        return word in self._known

    def is_closed(self, word: str) -> bool:
        """Whether its wall has closed because the seminar is long over."""
        closes = self._known.get(word)
        return closes is not None and closes <= datetime.now(UTC)
