"""TELEGRAM_PROXY: all calls go through it, and one that it refuses has certainly not arrived."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.telegram.api import create_api
from bot.telegram.request import NotConnected
from sandbox.testing import Sandbox
from tests.conftest import settings_for

HEAD_LIMIT = 65_536


@contextlib.asynccontextmanager
async def proxy(answer: bytes | None = None) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A proxy that answers with these bytes, or passes requests on; yields its address and the first lines it got."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head)
        if answer is not None:
            writer.write(answer)
        else:
            verb, url, rest = head.split(b" ", 2)
            server, _, path = url.removeprefix(b"http://").partition(b"/")
            host, _, port = server.partition(b":")
            upstream, passed = await asyncio.open_connection(host.decode(), int(port))
            length = int(rest.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
            passed.write(verb + b" /" + path + b" " + rest.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            passed.write(await reader.readexactly(length))
            writer.write(await upstream.read())
            passed.close()
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=HEAD_LIMIT)
    async with server:
        yield f"http://user:kanareika@127.0.0.1:{server.sockets[0].getsockname()[1]}", asked


async def call(settings: Settings) -> str:
    api, _ = create_api(settings)
    await api.open()
    try:
        return str((await api.call("getMe", {}, read_timeout=10))["username"])
    finally:
        await api.disconnect()


def through(settings: Settings, address: str) -> Settings:
    return settings.model_copy(update={"telegram_proxy": SecretStr(address)})


async def test_calls_go_through_it() -> None:
    async with Sandbox() as sandbox, proxy() as (address, asked):
        settings = settings_for(sandbox.url.rstrip("/"), sandbox.token, "sqlite:///x")
        assert await call(through(settings, address)) == await call(settings)
    [head] = asked
    assert head.startswith(b"POST http://127.0.0.1")
    assert b"proxy-authorization: basic" in head.lower()


@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "502 Bad Gateway"])
async def test_what_it_does_not_connect_has_not_arrived_and_it_is_asked_for_a_tunnel_only(
    status: str,
) -> None:
    settings = settings_for("https://api.telegram.org", "1:sample_token", "sqlite:///x")
    async with proxy(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()) as (address, asked):
        with pytest.raises(NotConnected, match="the proxy refuses") as refused:
            await call(through(settings, address))
    assert "kanareika" not in str(refused.value)
    assert asked[0].startswith(b"CONNECT api.telegram.org:443 ")
    assert b"sample_token" not in b"".join(asked)


async def test_one_that_is_down_is_no_connection() -> None:
    settings = settings_for("https://api.telegram.org", "1:sample_token", "sqlite:///x")
    with pytest.raises(NotConnected):
        await call(through(settings, "http://127.0.0.1:1"))


def test_its_password_is_a_secret() -> None:
    settings = through(
        settings_for("http://x.local", "1:x", "sqlite:///x"), "http://user:kanareika@proxy:3128"
    )
    assert "kanareika" in settings.secrets()
    assert "kanareika" not in repr(settings)
