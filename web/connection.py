"""Connections of the HTTP server with limits: uvicorn limits neither the time nor the size of a request."""

import asyncio
import resource
from collections.abc import Iterable

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADERS_TIMEOUT = 10.0
"""Seconds from the connection, or from the first byte of a later request, until the headers are complete."""
BODY_TIMEOUT = 20.0
"""Seconds from there until the body is complete."""
UNREAD_TIMEOUT = 20.0
"""Seconds that a client may leave a response unread."""
MAX_HEADER_BYTES = 65_536
"""Bytes of the request line and the headers."""
MAX_REQUEST_BYTES = 20_000_000
"""Bytes of a whole request."""
SPARE_DESCRIPTORS = 256
"""File descriptors reserved for the database, files and calls."""
MAX_CONNECTIONS = max(
    SPARE_DESCRIPTORS, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE_DESCRIPTORS, 4096)
)
"""Maximum connections; beyond it one that waits for a request is closed for a new one."""


class Connection(HttpToolsProtocol):
    """uvicorn's protocol with time-outs. `close_overdue` has to be called about once a second."""

    deadline: float | None = None
    """The loop time by which the client's request must be complete; None: nothing is expected."""
    unread_since: float | None = None
    in_headers = True
    request_size = 0
    """Bytes of the current request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Start the time-out of the first request."""
        super().connection_made(transport)
        self.connected_at = self.loop.time()
        self.deadline = self.connected_at + HEADERS_TIMEOUT
        if len(self.connections) > MAX_CONNECTIONS:
            _evict_one(self.connections)

    def data_received(self, data: bytes) -> None:
        """Count received bytes. Anything starts a request: the parser silently skips empty lines."""
        if self.deadline is None:
            self.deadline = self.loop.time() + HEADERS_TIMEOUT
        self.request_size += len(data)
        super().data_received(data)
        if self.in_headers and self.request_size > MAX_HEADER_BYTES:
            self.send_400_response("The headers are too large.")
        elif self.request_size > MAX_REQUEST_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Start a request, perhaps in the same packet as the end of the previous one."""
        super().on_message_begin()
        if self.deadline is None:
            self.deadline = self.loop.time() + HEADERS_TIMEOUT

    def on_headers_complete(self) -> None:
        """Start the time-out of the body."""
        self.in_headers = False
        self.deadline = self.loop.time() + BODY_TIMEOUT
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Stop the time-out: the request is complete."""
        super().on_message_complete()
        self.deadline, self.in_headers, self.request_size = None, True, 0

    @property
    def is_evictable(self) -> bool:
        """Whether the connection is open and has no complete request to be answered."""
        if self.transport.is_closing():
            return False
        return self.deadline is not None or self.cycle is None or self.cycle.response_complete

    def close_if_overdue(self, now: float) -> None:
        """Close the connection if it is overdue. Data that we have not read ourselves is not the client's delay."""
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
    """Close the connections that are overdue at `now`, a loop time."""
    for one in list(connections):
        if isinstance(one, Connection):
            one.close_if_overdue(now)


def _evict_one(connections: Iterable[object]) -> None:
    """Close a waiting connection: an idle one first, else the incomplete one that is due first."""
    waiting = [one for one in connections if isinstance(one, Connection) and one.is_evictable]
    if waiting:
        min(waiting, key=_eviction_order).transport.abort()


def _eviction_order(one: Connection) -> tuple[bool, float]:
    return one.deadline is not None, one.connected_at if one.deadline is None else one.deadline
