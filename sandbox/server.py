"""The sandbox as a running server: uvicorn's HTTP protocol in the running event loop."""

import asyncio
import contextlib
import errno
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
FIRST_PORT = 8081
"""The port that is taken if none is asked for; if it is in use, the next free one."""
TRIED_PORTS = 50
WILDCARD_HOSTS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # what it is, not what we ask for
"""Wildcard addresses to listen at -> an address to connect to."""


class CuttableProtocol(HttpToolsProtocol):
    """Puts its connection into each request, so that a fault can cut it: ASGI has no message for that."""

    def on_message_begin(self) -> None:
        """Note the beginning of a request."""
        super().on_message_begin()
        self.scope["extensions"] = {"sandbox.transport": self.transport}  # type: ignore[dict-item]


def _socket(host: str, port: int) -> socket.socket:
    """Return a bound socket. Raise OSError if the address is in use or invalid."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only if the protocol is named.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening


def _free_socket(host: str) -> socket.socket:
    """Return a socket at FIRST_PORT or, if that is in use, at the next free port. Raise OSError if all are."""
    for port in range(FIRST_PORT, FIRST_PORT + TRIED_PORTS):
        try:
            return _socket(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    return _socket(host, 0)


def _ended_quietly(app: ASGIApp) -> ASGIApp:
    """Wrap an application so that uvicorn does not complain of requests that are cancelled."""

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
        port: int | None = 0,
        world: World | None = None,
        allowed: Iterable[str] = (),
    ) -> None:
        """`allowed` are host names under which the sandbox may be reached, beside this machine's own and `host`.

        Without a `port` it is FIRST_PORT, or the next one that is free; 0 is any free one.
        """
        self.host = host
        self.port = port
        self.guard = Guard(allowed if host in WILDCARD_HOSTS else (host, *allowed))
        self.world = world or World()
        self.url = ""

    async def start(self) -> None:
        """Start listening. Raise OSError if the address is in use."""
        listening = _free_socket(self.host) if self.port is None else _socket(self.host, self.port)
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
        """Close all connections and stop; long polls and event streams do not delay it."""
        self.listener.close()
        for connection in list(self.state.connections):
            connection.transport.abort()
        for bot in self.world.bots.values():
            await bot.webhook.close()
        # The requests learn of their closed connections in the loop's next iteration.
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
