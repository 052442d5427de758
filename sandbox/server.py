"""The sandbox as a running server: uvicorn's HTTP protocol in the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import Iterable

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from sandbox.app import build
from sandbox.guard import Guard
from sandbox.world import World

KEEP_ALIVE_SECONDS = 75
WILDCARD_HOSTS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # what it is, not what we ask for
"""Addresses to listen at that are none to connect to -> one that is."""


class CuttableProtocol(HttpToolsProtocol):
    """Shows each request its connection, so that a fault can cut it: ASGI itself has no word for that."""

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self.scope["extensions"] = {"sandbox.transport": self.transport}  # type: ignore[dict-item]


def _socket(host: str, port: int) -> socket.socket:
    """Raises OSError when the address is taken or is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only where the protocol is named.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening


def _ended_quietly(app: ASGIApp) -> ASGIApp:
    """An application whose requests may be ended without uvicorn complaining of it."""

    async def quiet(scope: Scope, receive: Receive, send: Send) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    return quiet


class Server:
    """`async with Server(port=0) as server:` listens at `server.url` until the block ends.

    uvicorn's own Server waits for connections to end and takes over signals; long polls and event
    streams never end by themselves, so only its protocol is used.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        world: World | None = None,
        allowed: Iterable[str] = (),
    ) -> None:
        """`allowed`: more names under which the sandbox may be asked, beside this machine's own and `host`."""
        self.host = host
        self.port = port
        self.guard = Guard(allowed if host in WILDCARD_HOSTS else (host, *allowed))
        self.world = world or World()
        self.url = ""

    async def start(self) -> None:
        """Listen. Raises OSError when the address is taken."""
        listening = _socket(self.host, self.port)
        port = listening.getsockname()[1]
        host = WILDCARD_HOSTS.get(self.host, self.host)
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        self.world.base_url = self.url
        config = uvicorn.Config(
            _ended_quietly(build(self.world, self.guard)), lifespan="off", ws="none", log_level="error",
            access_log=False, proxy_headers=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )  # fmt: skip
        config.load()
        self.state = ServerState()
        self.listener = await asyncio.get_running_loop().create_server(
            lambda: CuttableProtocol(config, self.state, {}), sock=listening, backlog=2_048
        )

    async def stop(self) -> None:
        """Hang up on everybody and end; long polls and event streams do not hold it up."""
        self.listener.close()
        for connection in list(self.state.connections):
            connection.transport.abort()
        for bot in self.world.bots.values():
            await bot.webhook.close()
        # The requests learn of their broken connections in the loop's next round.
        await asyncio.sleep(0.01)
        tasks = list(self.state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.listener.wait_closed()

    async def __aenter__(self) -> "Server":
        await self.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.stop()
