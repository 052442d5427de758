"""One connection of the HTTP server. uvicorn limits neither how long a request takes to arrive nor how large it is."""

import asyncio
import resource
from collections.abc import Iterable

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADERS_TIMEOUT = 10.0
"""Seconds from the connection, or from the first byte of a later request, until the headers are complete."""
BODY_TIMEOUT = 20.0
"""Seconds from there until the body is complete."""
UNREAD_TIMEOUT = 20.0
"""Seconds that a client may leave unread what was written to it."""
MAX_HEADER_BYTES = 65_536
"""Bytes of the request line and the headers."""
MAX_REQUEST_BYTES = 20_000_000
"""Bytes of a whole request."""
SPARE_DESCRIPTORS = 256
"""File descriptors that are left to the database, files and calls."""
MAX_CONNECTIONS = max(
    SPARE_DESCRIPTORS, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE_DESCRIPTORS, 4096)
)
"""Connections at once; of more than these one that waits for nothing of ours is closed for a new one."""


class Connection(HttpToolsProtocol):
    """uvicorn's, closed when the client is late. `close_late` has to be called about once a second."""

    deadline: float | None = None
    """The time of the loop by which what the client has begun must be complete; None: nothing is awaited."""
    unread_since: float | None = None
    in_headers = True
    request_size = 0
    """Bytes of the present request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """A client has connected, and has to say why."""
        super().connection_made(transport)
        self.connected_at = self.loop.time()
        self.deadline = self.connected_at + HEADERS_TIMEOUT
        if len(self.connections) > MAX_CONNECTIONS:
            _evict_one(self.connections)

    def data_received(self, data: bytes) -> None:
        """Some of a request. Anything counts as its beginning: the parser passes over empty lines in silence."""
        if self.deadline is None:
            self.deadline = self.loop.time() + HEADERS_TIMEOUT
        self.request_size += len(data)
        super().data_received(data)
        if self.in_headers and self.request_size > MAX_HEADER_BYTES:
            self.send_400_response("The headers are too large.")
        elif self.request_size > MAX_REQUEST_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """A request begins, perhaps in the same packet as the one before it ended."""
        super().on_message_begin()
        if self.deadline is None:
            self.deadline = self.loop.time() + HEADERS_TIMEOUT

    def on_headers_complete(self) -> None:
        """Now for the body."""
        self.in_headers = False
        self.deadline = self.loop.time() + BODY_TIMEOUT
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Nothing more is awaited; it is for us to answer."""
        super().on_message_complete()
        self.deadline, self.in_headers, self.request_size = None, True, 0

    @property
    def is_evictable(self) -> bool:
        """Whether it is open without a whole request that we have yet to answer."""
        if self.transport.is_closing():
            return False
        return self.deadline is not None or self.cycle is None or self.cycle.response_complete

    def close_if_overdue(self, now: float) -> None:
        """Close it when what is awaited is overdue. What we have not let in ourselves is not the client's delay."""
        if self.deadline is not None and now > self.deadline and not self.flow.read_paused:
            self.transport.close()
        # Closing waits until what was written has been read, which may be never.
        if not (self.transport.is_closing() or self.flow.write_paused):
            self.unread_since = None
        elif self.unread_since is None:
            self.unread_since = now
        elif now > self.unread_since + UNREAD_TIMEOUT:
            self.transport.abort()


def close_overdue(connections: Iterable[object], now: float) -> None:
    """Close those that are late at `now`, a time of the loop."""
    for one in list(connections):
        if isinstance(one, Connection):
            one.close_if_overdue(now)


def _evict_one(connections: Iterable[object]) -> None:
    """Close one that waits: one between two requests first, else the half-sent one that is due first."""
    waiting = [one for one in connections if isinstance(one, Connection) and one.is_evictable]
    if waiting:
        min(waiting, key=_eviction_order).transport.abort()


def _eviction_order(one: Connection) -> tuple[bool, float]:
    return one.deadline is not None, one.connected_at if one.deadline is None else one.deadline
