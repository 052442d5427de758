"""The Bot API client: the library's Bot with our HTTP client, and calls within our rate limiter."""

from typing import Any

from telegram import Bot
from telegram.error import NetworkError
from telegram.request import BaseRequest

from bot import urls
from bot.credentials import secret_spellings
from bot.settings import Settings
from bot.telegram.rate_limiter import RateLimiter
from bot.telegram.request import Body, Request, encoded


class Api(Bot):
    """`telegram.Bot`, called by method name with plain JSON, and returning plain JSON.

    It costs a fraction of the library's typed methods, whose objects we do not need; those know no limits. Errors are
    the library's own (`telegram.error`).
    """

    def __init__(self, settings: Settings, rate_limiter: RateLimiter) -> None:
        hidden = secret_spellings(settings.token)
        proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
        local = urls.is_local_server(settings.telegram_api_url)
        self._polling = Request(connections=2, hidden=hidden, follow_clock=local, proxy=proxy)
        self._calling = Request(hidden=hidden, follow_clock=local, proxy=proxy)
        self._pacing = rate_limiter
        super().__init__(
            settings.token,
            base_url=f"{settings.telegram_api_url}/bot",
            base_file_url=f"{settings.telegram_api_url}/file/bot",
            get_updates_request=self._polling,
            request=self._calling,
        )

    def __repr__(self) -> str:
        """Show the bot's id; the library's own repr contains the token."""
        return f"Api({self.token.partition(':')[0]})"

    async def open(self) -> None:
        """Open the connections; unlike the library's `initialize` it makes no call."""
        await self._polling.initialize()
        await self._calling.initialize()

    async def disconnect(self) -> None:
        """Close the connections."""
        await self._polling.shutdown()
        await self._calling.shutdown()

    async def call(
        self,
        method: str,
        payload: dict[str, Any],
        *,
        read_timeout: float | None = None,
        slot_taken: bool = False,
    ) -> Any:
        """Call a method with these arguments, which may contain a `telegram.InputFile`.

        `read_timeout`: in seconds, instead of the default. `slot_taken`: the caller has acquired the rate limiter's
        slots. Raises TelegramError.
        """
        # Not `do_api_request`: it warns if the library has the method, and accepts no plain JSON for an album.
        waits = {} if read_timeout is None else {"read_timeout": read_timeout}
        return await self._pacing.process_request(
            self.post_json, (method, encoded(payload)), waits, method, payload, slot_taken
        )

    async def post_json(self, method: str, body: Body, read_timeout: Any = BaseRequest.DEFAULT_NONE) -> Any:
        """Call with encoded arguments and without rate limiting: the sender has acquired the slots."""
        request = self._polling if method == "getUpdates" else self._calling
        url = f"{self.base_url}/{method}"
        return await request.post(url, body, read_timeout)  # type: ignore[arg-type]  # our do_request takes it

    async def download_file(self, path: str) -> bytes:
        """Download a file by the path from getFile. Raises NetworkError and its subclasses."""
        status, content = await self._calling.do_request(
            f"{self.base_file_url}/{path}", "GET", read_timeout=60
        )
        if status != 200:
            raise NetworkError(f"a file is not given out: {status}")
        return content


def create_api(settings: Settings) -> tuple[Api, RateLimiter]:
    """Create the client and its rate limiter; `open` has to be called next."""
    rate_limiter = RateLimiter(
        settings.send_per_second,
        settings.send_per_chat_seconds,
        settings.send_per_group_minute,
        settings.send_chat_burst,
    )
    return Api(settings, rate_limiter), rate_limiter
