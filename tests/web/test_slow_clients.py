"""Slow clients: connections that begin and do not go on are closed after a while and block nobody."""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from storage.database import Database
from tests.proof_params import mark_proof
from tests.waiting import WAIT_SECONDS
from tests.web.wall_scene import WallScene, wall_scene
from web import connection

HALF = b"GET /healthz HTTP/1.1\r\nHost: sample\r\nX-Half: "
SLOW_BODY = b"POST /telegram HTTP/1.1\r\nHost: sample\r\nContent-Length: 1000\r\n\r\n{"
BEGINNINGS = {
    "nothing": b"",
    "empty lines": b"\r\n\r\n",
    "half of a line": b"GET /hea",
    "half of the headers": HALF,
    "half of a body": SLOW_BODY,
    "half of a second request": b"GET /healthz HTTP/1.1\r\nHost: sample\r\n\r\n" + HALF,
    "an empty line after a request": b"GET /healthz HTTP/1.1\r\nHost: sample\r\n\r\n\r\n",
    "an upgrade": b"GET /wall/x HTTP/1.1\r\nHost: sample\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
}


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[WallScene]:
    database = Database(sqlite_url)
    async with wall_scene(database) as one:
        yield one
    await database.close()


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HEADERS_TIMEOUT", "BODY_TIMEOUT", "UNREAD_TIMEOUT"):
        monkeypatch.setattr(connection, name, 0.2)


class Client:
    """A bare connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def end(self) -> None:
        """Wait until the server closes the connection."""
        async with asyncio.timeout(WAIT_SECONDS):
            with contextlib.suppress(ConnectionError):
                while await self.reader.read(65_536):
                    pass


@contextlib.asynccontextmanager
async def connected(here: WallScene, many: int = 1) -> AsyncIterator[list[Client]]:
    port = int(here.address.rpartition(":")[2])
    clients = [Client(*await asyncio.open_connection("127.0.0.1", port)) for _ in range(many)]
    try:
        yield clients
    finally:
        for client in clients:
            client.writer.transport.abort()


async def status(address: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status


async def test_three_hundred_half_sent_headers_keep_nobody_from_the_pages(here: WallScene) -> None:
    async with connected(here, 300) as clients:
        for client in clients:
            client.writer.write(HALF)
        assert [await status(here.page) for _ in range(20)] == [200] * 20


@pytest.mark.usefixtures("_hurried")
async def test_three_hundred_half_sent_headers_are_closed(here: WallScene) -> None:
    async with connected(here, 300) as clients:
        for client in clients:
            client.writer.write(HALF)
        await asyncio.gather(*(client.end() for client in clients))
    assert await status(here.page) == 200


@pytest.mark.usefixtures("_hurried")
@pytest.mark.parametrize(
    "begun",
    mark_proof(BEGINNINGS, except_for=["nothing", "half of the headers", "half of a body", "an upgrade"]),
)
async def test_whatever_was_begun_and_not_gone_on_with_is_closed(here: WallScene, begun: str) -> None:
    async with connected(here) as [client]:
        client.writer.write(BEGINNINGS[begun])
        await client.end()


@pytest.mark.usefixtures("_hurried")
async def test_a_letter_now_and_then_does_not_help(here: WallScene) -> None:
    async with connected(here) as [client]:
        client.writer.write(HALF)

        async def dribble() -> None:
            while True:
                client.writer.write(b"x")
                await client.writer.drain()
                await asyncio.sleep(0)

        dribbling = asyncio.create_task(dribble())
        await client.end()
        dribbling.cancel()
        await asyncio.gather(dribbling, return_exceptions=True)


@pytest.mark.proof
@pytest.mark.usefixtures("_hurried")
async def test_whoever_asks_again_and_again_and_reads_nothing_is_left(here: WallScene) -> None:
    port = int(here.address.rpartition(":")[2])
    _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
    request = f"GET /wall/{here.wall.token} HTTP/1.1\r\nHost: sample\r\n\r\n".encode()

    async def ask_on() -> None:
        while True:
            writer.write(request * 50)
            await writer.drain()

    with pytest.raises(ConnectionError):  # in the end the server has closed the connection
        async with asyncio.timeout(WAIT_SECONDS):
            await ask_on()
    writer.transport.abort()


@pytest.mark.usefixtures("_hurried")
async def test_a_stream_and_a_whole_request_are_left_alone(here: WallScene) -> None:
    """A wait of a second, five times the limits: a stream that only listens is never late."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{here.page}/events") as answer,
        connected(here) as [late],
    ):
        await answer.content.readline()
        late.writer.write(HALF)
        await late.end()  # so the server has looked for late clients
        await here.ask("Суу качан келет?")
        async with asyncio.timeout(WAIT_SECONDS):
            while "Суу качан келет?" not in (await answer.content.readline()).decode():
                pass


@pytest.mark.parametrize(
    "sent",
    [b"GET /" + b"x" * 200_000, b"GET / HTTP/1.1\r\n" + b"X-Sample: y\r\n" * 20_000, HALF + b"x" * 200_000],
    ids=["address", "many", "long"],
)
async def test_headers_without_end_are_closed_at_once(
    here: WallScene, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "HEADERS_TIMEOUT", 3600.0)
    async with connected(here) as [client]:
        client.writer.write(sent)
        await client.end()


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="only Linux has it")
async def test_whoever_is_gone_without_a_word_is_given_up(here: WallScene) -> None:
    async with connected(here) as [client]:
        client.writer.write(b"GET /healthz HTTP/1.1\r\nHost: sample\r\n\r\n")
        assert await client.reader.readline() == b"HTTP/1.1 200 OK\r\n"
        name = client.writer.get_extra_info("sockname")
        every = [
            one for one in here.server.server_state.connections if isinstance(one, connection.Connection)
        ]
        theirs = next(one for one in every if one.client == name)
        number = theirs.transport.get_extra_info("socket").fileno()
        with socket.socket(fileno=os.dup(number)) as accepted:
            limit = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
    assert limit == connection.UNREAD_TIMEOUT * 1000


async def test_many_that_wait_make_room_for_a_new_one(
    here: WallScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MAX_CONNECTIONS", 20)
    monkeypatch.setattr(connection, "HEADERS_TIMEOUT", 3600.0)
    async with connected(here, 20) as first:
        for client in first:
            client.writer.write(HALF)
        assert await status(here.page) == 200
        async with connected(here, 20) as later:
            for client in later:
                client.writer.write(HALF)
            await asyncio.gather(*(client.end() for client in first))
            assert await status(here.page) == 200
