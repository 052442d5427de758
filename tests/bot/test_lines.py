"""The sender's connections: used again, given up when in doubt, and no error of theirs taken for an answer."""

import asyncio
import contextlib
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import lines
from bot.lines import Broken, Lines, NotMade
from tests.waiting import until

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
LONG = 60
"""Seconds in which an answer has to be there that does come."""
CHUNKED = b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nall\r\n5\r\n gone\r\n0\r\n\r\n"


class Server:
    """Counts connections, and answers each request as told."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers)
        self.connections = 0
        self.requests: list[bytes] = []
        self.talks: dict[asyncio.StreamWriter, asyncio.Task[None]] = {}

    async def met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.talks[writer] = task = asyncio.ensure_future(self.talk(reader, writer))
        await asyncio.wait([task])

    async def end(self) -> None:
        """Whoever is still connected is cut off."""
        for writer in self.talks:
            writer.transport.abort()
        if self.talks:
            await asyncio.wait(self.talks.values())

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """None: hang up instead of an answer; b"": say nothing at all."""
        self.connections += 1
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                size = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(size))
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if answer is None:
                    break
                writer.write(answer)
        writer.close()


@contextlib.asynccontextmanager
async def served(server: Server, tls: ssl.SSLContext | None = None) -> AsyncIterator[Lines]:
    """Lines to that server."""
    listening = await asyncio.start_server(server.met, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    made = Lines(f"http{'s' if tls else ''}://localhost:{port}/bot1:x")
    try:
        yield made
    finally:
        made.close()
        listening.close()
        await server.end()


async def test_a_connection_is_used_again() -> None:
    server = Server(OK)
    async with served(server) as made:
        for _ in range(3):
            assert await made.post("/sendMessage", b"{}", LONG) == (200, b"ok")
    assert server.connections == 1
    assert server.requests[0].startswith(b"POST /bot1:x/sendMessage HTTP/1.1\r\nHost: localhost:")
    assert server.requests[0].endswith(b"\r\n\r\n{}")


async def test_so_many_at_once_have_as_many_connections_and_each_its_own_answer() -> None:
    server = Server(OK)
    async with served(server) as made:
        found = await asyncio.gather(*(made.post("/x", b"{}", LONG) for _ in range(20)))
    assert found == [(200, b"ok")] * 20
    assert server.connections <= 20


async def test_an_answer_in_pieces_is_put_together() -> None:
    async with served(Server(CHUNKED, OK)) as made:
        assert await made.post("/x", b"{}", LONG) == (404, b"all gone")
        assert await made.post("/x", b"{}", LONG) == (200, b"ok")


@pytest.mark.parametrize(
    "end", [None, b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", b"no http at all\r\n\r\n"]
)
async def test_what_is_cut_off_or_no_http_is_no_answer(end: bytes | None) -> None:
    class Cut(Server):
        async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(end or b"")
            writer.close()

    async with served(Cut(OK)) as made:
        with pytest.raises(Broken):
            await made.post("/x", b"{}", LONG)


async def test_a_late_answer_is_nobodys() -> None:
    server = Server(b"", OK)
    async with served(server) as made:
        with pytest.raises(TimeoutError):
            await made.post("/x", b"{}", 0.05)
        assert await made.post("/x", b"{}", LONG) == (200, b"ok")
    assert server.connections == 2, "the answer to the first could come yet"


async def test_a_call_that_is_broken_off_takes_its_connection_along() -> None:
    server = Server(b"", OK)
    async with served(server) as made:
        call = asyncio.create_task(made.post("/x", b"{}", LONG))
        await until(lambda: server.requests)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert await made.post("/x", b"{}", LONG) == (200, b"ok")
    assert server.connections == 2


async def test_a_server_that_says_it_closes_is_asked_over_a_new_connection() -> None:
    closing = OK.replace(b"Content-Length", b"Connection: close\r\nContent-Length")
    server = Server(closing)
    async with served(server) as made:
        for _ in range(2):
            assert await made.post("/x", b"{}", LONG) == (200, b"ok")
        # Closed by us: a server may leave it to the client.
        await until(lambda: all(talk.done() for talk in server.talks.values()))
    assert server.connections == 2


async def test_a_connection_the_server_has_closed_meanwhile_is_not_used() -> None:
    server = Server(OK + OK)  # what comes unasked ends the connection too
    async with served(server) as made:
        for _ in range(2):
            assert await made.post("/x", b"{}", LONG) == (200, b"ok")
            await until(lambda: not any(line.open for line in made._idle))
    assert server.connections == 2


async def test_an_old_connection_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "KEPT", 0.0)
    server = Server(OK)
    async with served(server) as made:
        for _ in range(2):
            assert await made.post("/x", b"{}", LONG) == (200, b"ok")
    assert server.connections == 2


async def test_where_nobody_listens_nothing_was_asked() -> None:
    with pytest.raises(NotMade):
        await Lines("http://127.0.0.1:1/bot").post("/x", b"{}", LONG)


async def test_a_certificate_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["-keyout", str(key), "-out", str(certificate), "-subj", "/CN=localhost", "-days", "2"]
    names = ["-addext", "subjectAltName=DNS:localhost", "-nodes"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]  # made in no time, unlike RSA
    await asyncio.to_thread(
        subprocess.run, ["openssl", "req", "-x509", *kind, *names, *made], check=True, capture_output=True
    )
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    async with served(Server(OK), tls) as unknown:
        with pytest.raises(NotMade):
            await unknown.post("/x", b"{}", LONG)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with served(Server(OK), tls) as known:
        assert await known.post("/x", b"{}", LONG) == (200, b"ok")
