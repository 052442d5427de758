"""Many small JSON calls to one server over kept connections: nothing but what the sender needs, at little cost.

A general client spends most of a message's time on what a call to the Bot API never has: redirects, cookies,
streams, compression. What is rare (files, long polls) goes through one all the same.
"""

import asyncio
import ssl
from collections import deque
from time import monotonic
from urllib.parse import urlsplit

import httptools
from aiohappyeyeballs import start_connection

KEPT = 45.0
"""Seconds after which an idle connection is not used again: servers close theirs after a minute or so."""
CONNECTING = 10.0


class NotMade(Exception):
    """No connection could be made: nothing was asked."""


class Broken(Exception):
    """The connection ended, or brought what is no HTTP, before the answer was there."""


class Line(asyncio.Protocol):
    """One connection: asked one thing at a time."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self.open = True
        self.idle_since = 0.0
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._whole = False

    async def ask(self, request: bytes, seconds: float) -> tuple[int, bytes]:
        """Send the request; status and body of the answer. Raises Broken, and TimeoutError after so long."""
        loop = asyncio.get_running_loop()
        self._answer, self._whole = loop.create_future(), False
        late = loop.call_later(seconds, self._late, self._answer)
        try:
            self.transport.write(request)
            return await self._answer
        finally:
            late.cancel()
            self._answer = None
            if not self._whole:  # broken off: whatever comes yet belongs to nobody
                self.close()

    def _late(self, answer: "asyncio.Future[tuple[int, bytes]]") -> None:
        if not answer.done():
            answer.set_exception(TimeoutError())

    def close(self) -> None:
        """Use it no more."""
        self.open = False
        self.transport.abort()

    # asyncio's side.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self.transport = transport  # type: ignore[assignment]  # of TCP: it can be written to

    def data_received(self, data: bytes) -> None:
        """A piece of an answer."""
        if self._answer is None:  # nobody asked
            self.close()
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._end(Broken("no HTTP"))

    def connection_lost(self, error: Exception | None) -> None:
        """The other side, or we, closed it."""
        self._end(Broken(type(error).__name__ if error else "closed"))

    def _end(self, error: Broken) -> None:
        self.open = False
        self.transport.abort()
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)

    # The parser's side.

    def on_message_begin(self) -> None:
        """An answer begins; a second one, that nobody asked for, is the last."""
        self._body = []
        self.open = self.open and not self._whole

    def on_body(self, body: bytes) -> None:
        """A piece of its body."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """It is all there."""
        if self._whole:
            return
        self._whole = True
        self.open = self.open and self._parser.should_keep_alive()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), b"".join(self._body)))


class Lines:
    """The connections to one server."""

    def __init__(self, base: str) -> None:
        """`base`: its address, and the beginning of every path."""
        url = urlsplit(base)
        self._host = url.hostname or ""
        self._tls = ssl.create_default_context() if url.scheme == "https" else None
        self._port = url.port or (443 if self._tls else 80)
        self._path = url.path.encode()
        self._head = b" HTTP/1.1\r\nHost: %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._named = url.netloc.rpartition("@")[2].encode()
        self._idle: deque[Line] = deque()

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """One call. Raises NotMade, Broken, and TimeoutError after so long."""
        line = self._kept() or await self._new()
        head = self._head % (self._named, len(body))
        answer = await line.ask(b"POST " + self._path + path.encode() + head + body, seconds)
        if line.open:
            line.idle_since = monotonic()
            self._idle.append(line)
        else:  # the server said that it is the last
            line.close()
        return answer

    def _kept(self) -> Line | None:
        """The connection used last; those too old are closed."""
        while self._idle:
            line = self._idle.pop()
            if line.open and monotonic() - line.idle_since < KEPT:
                return line
            line.close()
        return None

    async def _new(self) -> Line:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECTING):
                found = await loop.getaddrinfo(self._host, self._port, type=1)
                sock = await start_connection(found, happy_eyeballs_delay=0.25, interleave=1)
                name = self._host if self._tls else None
                _, line = await loop.create_connection(Line, sock=sock, ssl=self._tls, server_hostname=name)
                return line
        except (OSError, TimeoutError) as error:
            raise NotMade(type(error).__name__) from None

    def close(self) -> None:
        """Close them all."""
        while self._idle:
            self._idle.pop().close()
