"""The HTTP client: connections are reused, dropped when in doubt, and answers are never mixed up."""

import asyncio
import contextlib
import ssl
import subprocess
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import InputFile
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.current_time import utc_now
from bot.telegram import request
from bot.telegram.api import Api, create_api
from bot.telegram.request import Garbled, NotConnected, Request, encoded
from bot.urls import is_local_server
from sandbox.testing import TOKEN
from tests.conftest import settings_for
from tests.waiting import wait_until

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
LONG = 60
"""Seconds in which an answer must arrive."""
CHUNKED = b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nall\r\n5\r\n gone\r\n0\r\n\r\n"


class Server:
    """Counts connections, and answers each request with the next prepared answer."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers)
        self.connections = 0
        self.requests: list[bytes] = []
        self.talks: dict[asyncio.StreamWriter, asyncio.Task[None]] = {}

    async def met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.talks[writer] = task = asyncio.ensure_future(self.talk(reader, writer))
        await asyncio.wait([task])

    async def end(self) -> None:
        """Close all connections."""
        for writer in self.talks:
            writer.transport.abort()
        if self.talks:
            await asyncio.wait(self.talks.values())

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of a connection. None: close it instead of answering; b"": send nothing."""
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


class Client:
    """A Request that calls one server."""

    def __init__(self, address: str) -> None:
        self.address, self.request = address, Request()

    async def post(self, path: str, body: request.Body, seconds: float) -> tuple[int, bytes]:
        """Return status and body of one call."""
        return await self.request.do_request(self.address + path, "POST", body, read_timeout=seconds)


@contextlib.asynccontextmanager
async def client_of(server: Server, tls: ssl.SSLContext | None = None) -> AsyncIterator[Client]:
    """Return a client of that server."""
    listening = await asyncio.start_server(server.met, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    made = Client(f"http{'s' if tls else ''}://localhost:{port}/bot1:x")
    try:
        async with made.request:
            yield made
    finally:
        listening.close()
        await server.end()


async def test_a_connection_is_used_again() -> None:
    server = Server(OK)
    async with client_of(server) as made:
        for _ in range(3):
            assert await made.post("/sendMessage", b"{}", LONG) == (200, b"ok")
    assert server.connections == 1
    assert server.requests[0].startswith(b"POST /bot1:x/sendMessage HTTP/1.1\r\nHost: localhost:")
    assert b"\r\nContent-Type: application/json\r\n" in server.requests[0]
    assert server.requests[0].endswith(b"\r\n\r\n{}")


async def test_so_many_at_once_have_as_many_connections_and_each_its_own_answer() -> None:
    server = Server(OK)
    async with client_of(server) as made:
        found = await asyncio.gather(*(made.post("/x", b"{}", LONG) for _ in range(20)))
    assert found == [(200, b"ok")] * 20
    assert server.connections <= 20


async def test_an_answer_in_pieces_is_put_together() -> None:
    async with client_of(Server(CHUNKED, OK)) as made:
        assert await made.post("/x", b"{}", LONG) == (404, b"all gone")
        assert await made.post("/x", b"{}", LONG) == (200, b"ok")


@pytest.mark.parametrize(
    "end", [None, b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", b"no http at all\r\n\r\n"]
)
async def test_what_is_cut_off_or_no_http_is_no_answer(end: bytes | None) -> None:
    class Cut(Server):
        async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.connections += 1
            await reader.readuntil(b"\r\n\r\n")
            writer.write(end or b"")
            writer.close()

    server = Cut(OK)
    async with client_of(server) as made:
        with pytest.raises(NetworkError) as caught:
            await made.post("/x", b"{}", LONG)
    assert not isinstance(caught.value, NotConnected), "it may have been applied"
    assert "bot1:x" not in repr(caught.value)
    assert server.connections == 1, "a call that may have been applied is not made again"


async def test_a_late_answer_is_nobodys() -> None:
    server = Server(OK, b"", OK)
    async with client_of(server) as made:
        assert await made.post("/x", b"{}", LONG) == (200, b"ok")
        with pytest.raises(TimedOut):
            await made.post("/x", b"{}", 0.05)
        assert await made.post("/x", b"{}", LONG) == (200, b"ok")
    assert server.connections == 2, "the late answer could come yet"


async def test_a_call_that_is_broken_off_takes_its_connection_along() -> None:
    server = Server(b"", OK)
    async with client_of(server) as made:
        call = asyncio.create_task(made.post("/x", b"{}", LONG))
        await wait_until(lambda: server.requests)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert await made.post("/x", b"{}", LONG) == (200, b"ok")
    assert server.connections == 2


async def test_a_server_that_says_it_closes_is_asked_over_a_new_connection() -> None:
    closing = OK.replace(b"Content-Length", b"Connection: close\r\nContent-Length")
    server = Server(closing)
    async with client_of(server) as made:
        for _ in range(2):
            assert await made.post("/x", b"{}", LONG) == (200, b"ok")
        # closed by the client: a server may leave that to it
        await wait_until(lambda: all(talk.done() for talk in server.talks.values()))
    assert server.connections == 2


async def test_a_connection_that_brings_what_nobody_asked_for_is_not_used_again() -> None:
    server = Server(OK + OK)
    async with client_of(server) as made:
        for _ in range(2):
            assert await made.post("/x", b"{}", LONG) == (200, b"ok")
    assert server.connections == 2


async def test_an_old_connection_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request, "KEPT", 0.0)
    server = Server(OK)
    async with client_of(server) as made:
        for _ in range(2):
            assert await made.post("/x", b"{}", LONG) == (200, b"ok")
    assert server.connections == 2


async def test_where_nobody_listens_nothing_was_asked() -> None:
    made = Client("http://127.0.0.1:1/bot1:x")
    async with made.request:
        with pytest.raises(NotConnected, match="ConnectionRefusedError"):
            await made.post("/x", b"{}", LONG)


async def test_a_closed_client_asks_nothing() -> None:
    made = Client("http://127.0.0.1:1/bot1:x")
    async with made.request:
        pass
    with pytest.raises(NotConnected):
        await made.post("/x", b"{}", LONG)


async def test_a_certificate_is_checked(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["-keyout", str(key), "-out", str(certificate), "-subj", "/CN=localhost", "-days", "2"]
    names = ["-addext", "subjectAltName=DNS:localhost", "-nodes"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]  # created at once, unlike RSA
    await asyncio.to_thread(
        subprocess.run, ["openssl", "req", "-x509", *kind, *names, *made], check=True, capture_output=True
    )
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    async with client_of(Server(OK), tls) as unknown:
        with pytest.raises(NotConnected, match="CertVerification"):
            await unknown.post("/x", b"{}", LONG)


# Requests, and the handling of answers.


def answer(status: bytes, body: bytes) -> bytes:
    """Return a response of Telegram."""
    return b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body)


@contextlib.asynccontextmanager
async def api_of(server: Server) -> AsyncIterator[Api]:
    """Return the API client as the bot uses it, calling that server."""
    listening = await asyncio.start_server(server.met, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    api, _ = create_api(settings_for(f"http://127.0.0.1:{port}", TOKEN, "sqlite+aiosqlite:///unused"))
    await api.open()
    try:
        yield api
    finally:
        await api.disconnect()
        listening.close()
        await server.end()


TRUE = answer(b"200 OK", b'{"ok":true,"result":true}')


async def test_arguments_go_as_json_and_what_is_none_does_not_go() -> None:
    server = Server(TRUE)
    async with api_of(server) as api:
        assert await api.call("getUpdates", {"timeout": 0, "offset": None}) is True
    assert server.requests[0].endswith(b'\r\n\r\n{"timeout":0}')


def test_an_album_is_plain_json() -> None:
    album = {"chat_id": 7, "media": [{"type": "photo", "media": "x"}]}
    assert encoded(album) == b'{"chat_id":7,"media":[{"type":"photo","media":"x"}]}'


async def test_a_file_goes_as_a_form_with_the_other_arguments_beside_it() -> None:
    server = Server(TRUE)
    given: dict[str, Any] = {"chat_id": 7, "caption": "бир", "reply_markup": {"inline_keyboard": []}}
    async with api_of(server) as api:
        await api.call("sendDocument", {**given, "document": InputFile(b"x,y", "list.csv", attach=False)})
    [sent] = server.requests
    assert b"Content-Type: multipart/form-data; boundary=" in sent
    parts = (
        ('name="chat_id"', "7"),
        ('name="caption"', "бир"),
        ('name="reply_markup"', '{"inline_keyboard":[]}'),
        ('name="document"; filename="list.csv"', "x,y"),
    )
    for name, value in parts:
        assert name.encode() in sent
        assert f"\r\n\r\n{value}\r\n--".encode() in sent
    assert b"Content-Type: text/csv\r\n" in sent


async def test_the_librarys_own_methods_go_the_same_way() -> None:
    sent = answer(
        b"200 OK", b'{"ok":true,"result":{"message_id":3,"date":0,"chat":{"id":7,"type":"private"}}}'
    )
    server = Server(sent)
    async with api_of(server) as api:
        assert (await api.send_message(7, "бир")).message_id == 3
        assert (await api.send_document(7, b"x,y", filename="list.csv")).message_id == 3
    assert '"text":"бир"'.encode() in server.requests[0]
    assert b'filename="list.csv"' in server.requests[1]


@pytest.mark.parametrize(
    ("status", "body", "error", "says"),
    [
        (b"400 Bad Request", b'{"description":"Bad Request: chat not found"}', BadRequest, "hat not found"),
        (b"403 Forbidden", b'{"description":"Forbidden: bot was blocked by the user"}', Forbidden, "blocked"),
        (b"429 Too Many Requests", b'{"parameters":{"retry_after":7}}', RetryAfter, "Retry in"),
        (b"502 Bad Gateway", b"<html>", NetworkError, "Bad Gateway"),
        (b"200 OK", b"<html>", Garbled, "cannot be read"),
        (b"302 Found", b"Location: elsewhere", NetworkError, "Found"),
    ],
)
async def test_what_telegram_refuses_is_the_librarys_error(
    status: bytes, body: bytes, error: type[Exception], says: str
) -> None:
    async with api_of(Server(answer(status, body))) as api:
        with pytest.raises(error, match=says):
            await api.call("sendMessage", {"chat_id": 7, "text": "x"})


async def test_a_server_that_says_the_token_back_is_not_quoted() -> None:
    server = Server(answer(b"502 Bad Gateway", f"no way to /bot{TOKEN}/getMe".encode()))
    async with api_of(server) as api:
        with pytest.raises(NetworkError) as caught:
            await api.call("getMe", {})
    assert TOKEN.partition(":")[2] not in repr(caught.value)


@pytest.mark.parametrize(
    ("follows", "header", "days"),
    [
        (True, b"864000.000", 10),
        (True, b"-864000", -10),
        (False, b"864000.000", 0),
        (True, b"soon", 0),
        (True, b"nan", 0),
        (True, b"inf", 0),
        (True, b"1e300", 0),
        (True, b"999999999", 0),
    ],
)
async def test_the_sandbox_clock_is_followed_and_no_other(follows: bool, header: bytes, days: int) -> None:
    server = Server(OK.replace(b"\r\n\r\n", b"\r\nX-Sandbox-Clock-Offset: " + header + b"\r\n\r\n"))
    async with client_of(server) as made:
        made.request = request.Request(follow_clock=follows)
        async with made.request:
            await made.post("/sendMessage", b"{}", LONG)
    assert round((utc_now() - datetime.now(UTC)) / timedelta(days=1)) == days


def test_a_server_on_this_machine_or_beside_it_may_be_the_sandbox() -> None:
    assert is_local_server("http://127.0.0.1:8081")
    assert is_local_server("http://sandbox:8081")
    assert not is_local_server("https://api.telegram.org")
