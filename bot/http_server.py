"""The HTTP server: its socket, its public address, and the application it serves."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.current_time import utc_now
from bot.health import Health
from bot.locales import LANGUAGES, bot_username, get_locale, site_url
from bot.receiver import Receiver
from bot.settings import Settings
from handlers.messages import DeepLink
from storage.database import Database
from storage.questions.wall import link_argument
from web import wall
from web.app import create_app
from web.connection import UNREAD_TIMEOUT, Connection, close_overdue
from web.feed import WallFeeds

SCREEN_KEYS = (
    "screen-ask",
    "screen-how",
    "screen-arrive",
    "screen-arrive-how",
    "screen-next",
    "screen-none",
    "screen-answered",
    "screen-done",
    "screen-asked",
    "screen-voice",
    "screen-more",
    "screen-cut",
    "screen-lost",
    "screen-gone",
    "screen-over",
    "screen-theme",
    "screen-full",
    "screen-poll",
    "screen-vote",
    "screen-phone",
    "screen-voted",
    "screen-closed",
)
"""Keys of the texts that the wall shows in Kyrgyz and Russian side by side."""
ENGLISH_KEYS = {"screen-gone", "screen-over"}
"""Keys that are shown in English too, for people who only have the address of a wall."""


class ListenError(Exception):
    """The server cannot listen at HTTP_HOST:HTTP_PORT; the text says why."""


class HttpServer(uvicorn.Server):
    """uvicorn.Server without signal handlers, on a socket opened before, and ending the walls' streams on `close`."""

    def __init__(self, app: ASGIApp, walls: WallFeeds, listening: socket.socket, proxies: str = "") -> None:
        """`proxies`: addresses and networks whose X-Forwarded-For is trusted."""
        config = uvicorn.Config(
            app,
            http=Connection,
            ws="none",
            lifespan="off",
            log_config=None,  # uvicorn's own would log the texts of exceptions
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=10,
            forwarded_allow_ips=proxies,
        )
        super().__init__(config)
        self.feeds, self.listening_socket = walls, listening
        self._close_requested = asyncio.Event()

    async def on_tick(self, counter: int) -> bool:
        """Close overdue connections too, about once a second."""
        close_overdue(self.server_state.connections, asyncio.get_running_loop().time())
        return await super().on_tick(counter)

    async def main_loop(self) -> None:
        """Like uvicorn's, but `close` ends it at once, and it wakes once per second instead of ten times."""
        counter = 0
        while not await self.on_tick(counter):
            counter += 10  # on_tick updates the Date header at multiples of ten
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._close_requested.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Like uvicorn's, but without its pause if nobody is connected."""
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)
            return
        for server in self.servers:
            server.close()
        for one in sockets or []:
            one.close()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Do nothing: SIGTERM and SIGINT are handled by the program."""
        yield

    async def serve_forever(self) -> None:
        """Serve until `close`. Once it returns, nothing of the server uses the database."""
        self.feeds.start()
        await self.serve([self.listening_socket])
        await self.feeds.wait_closed()

    def close(self) -> None:
        """Accept no more connections; finish requests in progress and end the streams of the walls."""
        self.feeds.close()
        self.should_exit = True
        self._close_requested.set()


def create_server(
    settings: Settings,
    receiver: Receiver | None,
    database: Database,
    health: Health,
    *,
    with_pages: bool = True,
) -> HttpServer:
    """Create the server on a listening socket, and set `site_url`. Raises ListenError.

    `receiver`: of the webhook; None if this process receives nothing. `with_pages`: whether it serves the wall.
    """
    listening = open_socket(settings)
    site_url(settings.public_url or settings.webhook_url or _local_url(listening))
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    accept = receiver.accept if receiver and settings.webhook_url else None
    screen = wall_screen(settings)
    walls = wall.create_feeds(database, screen, utc_now)
    pages = wall.routes(walls, screen) if with_pages else []
    app = create_app(accept, secret, lambda: _describe(health), pages, health.render_metrics)
    return HttpServer(app, walls, listening, settings.trusted_proxies)


def open_socket(settings: Settings) -> socket.socket:
    """Open the listening socket; clients that stop acknowledging data are disconnected. Raises ListenError."""
    family = socket.AF_INET6 if ":" in settings.http_host else socket.AF_INET
    try:
        listening = socket.create_server(
            (settings.http_host, settings.http_port), family=family, backlog=2048
        )
    except (OSError, UnicodeError) as error:
        where = f"HTTP_HOST {settings.http_host}, HTTP_PORT {settings.http_port}"
        why = (error.strerror or error) if isinstance(error, OSError) else "that is no name of a machine"
        raise ListenError(f"There is no listening at {where}: {why}.") from None
    # Accepted connections inherit these. Without TCP_NODELAY, a body waits 40 ms until the headers are acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(UNREAD_TIMEOUT * 1000))
    listening.setblocking(False)
    return listening


def _local_url(listening: socket.socket) -> str:
    """Return the URL without a proxy; 127.0.0.1 if the server listens on all interfaces."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104  # a comparison, not a binding
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def wall_screen(settings: Settings) -> wall.WallTexts:
    """Return the wall's texts in all languages and the link for asking."""
    tongues = [get_locale(language, settings.timezone) for language in LANGUAGES]
    ky, ru, _ = tongues

    def label(key: str) -> tuple[str, ...]:
        return tuple(one.plain(key) for one in (tongues if key in ENGLISH_KEYS else (ky, ru)))

    return wall.WallTexts(
        {key.removeprefix("screen-").replace("-", "_"): label(key) for key in SCREEN_KEYS},
        lambda day: [one.plain("screen-until", {"day": day}) for one in tongues],
        lambda seminar: (f"@{bot_username()}", ky.render_value(DeepLink(f"q_{link_argument(seminar)}"))),
        lambda seminar, code: ky.render_value(DeepLink(f"k_{seminar}_{code}")),
        lambda seminar: ky.render_value(DeepLink(f"o_{link_argument(seminar)}")),
    )


async def _describe(health: Health) -> tuple[bool, dict[str, dict[str, object]]]:
    """Whether all is well, and the state of each part, for /readyz."""
    states = await health.check()
    return all(part.ok for part in states.values()), {name: part.as_json() for name, part in states.items()}
