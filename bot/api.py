"""The Bot API: the library's client with our HTTP client under it and our pacing before it."""

from typing import Any

from telegram.error import NetworkError
from telegram.ext import ExtBot

from bot.hidden import forms
from bot.pacing import Pacing
from bot.request import Request
from bot.settings import Settings


class Api(ExtBot[bool]):
    """`telegram.ext.ExtBot` that can be called by method name with plain JSON, answered with plain JSON.

    The typed methods build objects that nobody here reads; a reply costs a fraction of that this way.
    Errors are the library's own (`telegram.error`).
    """

    def __init__(self, settings: Settings, pacing: Pacing) -> None:
        hidden = forms(settings.token)
        base = f"{settings.telegram_api_url}/bot{settings.token}"
        self._ours = (Request(connections=2, hidden=hidden), Request(base, hidden=hidden))
        super().__init__(
            settings.token,
            base_url=f"{settings.telegram_api_url}/bot",
            base_file_url=f"{settings.telegram_api_url}/file/bot",
            get_updates_request=self._ours[0],
            request=self._ours[1],
            rate_limiter=pacing,
        )

    def __repr__(self) -> str:
        """The bot's id: the library's own shows the token."""
        return f"Api({self.token.partition(':')[0]})"

    async def open(self) -> None:
        """Open the connections; unlike the library's `initialize` it asks Telegram nothing."""
        for request in self._ours:
            await request.initialize()

    async def hang_up(self) -> None:
        """Close them."""
        for request in self._ours:
            await request.shutdown()

    async def call(
        self,
        method: str,
        payload: dict[str, Any],
        *,
        read_timeout: float | None = None,
        slot_taken: bool = False,
    ) -> Any:
        """Call a method. Raises TelegramError and its kinds."""
        data = dict(payload)
        if slot_taken:
            data |= self._merge_api_rl_kwargs({}, True) or {}  # the library's own signature
        # Not `_post`: that looks for the library's own objects to put defaults into, in an album as in the rest.
        if read_timeout is None:
            return await self._do_post(method, data)
        return await self._do_post(method, data, read_timeout=read_timeout)

    async def post(self, method: str, body: bytes) -> Any:
        """The same with the arguments as JSON ready to go, for the sender, who has taken the slots and gives them
        back: what the library would do to the arguments takes longer than to send them."""
        url = f"{self._base_url}/{method}"
        return await self._ours[1].post(url, body)  # type: ignore[arg-type]  # our own do_request takes it

    async def fetch(self, path: str) -> bytes:
        """The bytes of a file that people sent, by the path getFile gave. Raises NetworkError and its kinds."""
        status, content = await self._ours[1].do_request(
            f"{self.base_file_url}/{path}", "GET", read_timeout=60
        )
        if status != 200:
            raise NetworkError(f"a file is not given out: {status}")
        return content


def connect(settings: Settings) -> tuple[Api, Pacing]:
    """The client for these settings, not yet initialised."""
    pacing = Pacing(
        settings.send_per_second,
        settings.send_per_chat_seconds,
        settings.send_per_group_minute,
    )
    return Api(settings, pacing), pacing
