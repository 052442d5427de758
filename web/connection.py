"""One connection of the HTTP server. uvicorn limits neither how long a request takes to arrive nor how large it is."""

import asyncio
import resource
from collections.abc import Iterable

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADERS = 10.0
"""Seconds from the connection, or from the first byte of a later request, until the headers are complete."""
BODY = 20.0
"""Seconds from there until the body is complete."""
UNREAD = 20.0
"""Seconds that a client may leave unread what was written to it."""
LONGEST_HEAD = 65_536
"""Bytes of the request line and the headers."""
LONGEST_REQUEST = 20_000_000
"""Bytes of a whole request."""
SPARE = 256
"""File descriptors that are left to the database, files and calls."""
MOST = max(SPARE, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE, 4096))
"""Connections at once; of more than these one that waits for nothing of ours is closed for a new one."""


class Connection(HttpToolsProtocol):
    """uvicorn's, closed when the client is late. `close_late` has to be called about once a second."""

    due: float | None = None
    """The time of the loop by which what the client has begun must be complete; None: nothing is awaited."""
    unread_since: float | None = None
    in_head = True
    size = 0
    """Bytes of the present request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """A client has connected, and has to say why."""
        super().connection_made(transport)
        self.came = self.loop.time()
        self.due = self.came + HEADERS
        if len(self.connections) > MOST:
            _make_room(self.connections)

    def data_received(self, data: bytes) -> None:
        """Some of a request. Anything counts as its beginning: the parser passes over empty lines in silence."""
        if self.due is None:
            self.due = self.loop.time() + HEADERS
        self.size += len(data)
        super().data_received(data)
        if self.in_head and self.size > LONGEST_HEAD:
            self.send_400_response("The headers are too large.")
        elif self.size > LONGEST_REQUEST:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """A request begins, perhaps in the same packet as the one before it ended."""
        super().on_message_begin()
        if self.due is None:
            self.due = self.loop.time() + HEADERS

    def on_headers_complete(self) -> None:
        """Now for the body."""
        self.in_head = False
        self.due = self.loop.time() + BODY
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Nothing more is awaited; it is for us to answer."""
        super().on_message_complete()
        self.due, self.in_head, self.size = None, True, 0

    @property
    def waiting(self) -> bool:
        """Whether it is open without a whole request that we have yet to answer."""
        if self.transport.is_closing():
            return False
        return self.due is not None or self.cycle is None or self.cycle.response_complete

    def close_if_late(self, now: float) -> None:
        """Close it when what is awaited is overdue. What we have not let in ourselves is not the client's delay."""
        if self.due is not None and now > self.due and not self.flow.read_paused:
            self.transport.close()
        # Closing waits until what was written has been read, which may be never.
        if not (self.transport.is_closing() or self.flow.write_paused):
            self.unread_since = None
        elif self.unread_since is None:
            self.unread_since = now
        elif now > self.unread_since + UNREAD:
            self.transport.abort()


def close_late(connections: Iterable[object], now: float) -> None:
    """Close those that are late at `now`, a time of the loop."""
    for one in list(connections):
        if isinstance(one, Connection):
            one.close_if_late(now)


def _make_room(connections: Iterable[object]) -> None:
    """Close one that waits: one between two requests first, else the half-sent one that is due first."""
    waiting = [one for one in connections if isinstance(one, Connection) and one.waiting]
    if waiting:
        min(waiting, key=_turn).transport.abort()


def _turn(one: Connection) -> tuple[bool, float]:
    return one.due is not None, one.came if one.due is None else one.due
