"""The HTTP client under python-telegram-bot: one aiohttp session instead of the library's httpx."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import orjson
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot import current_time
from bot.telegram.incoming import parse_json

CONNECTING = 10.0
"""Timeout of a connection in seconds."""
KEPT = 45.0
"""Seconds that an idle connection is kept; servers close theirs after about a minute."""

Body = bytes | aiohttp.FormData
"""The encoded arguments of a call: JSON, or a multipart form with files."""


class NotConnected(NetworkError):
    """No connection was made: the call has certainly not been applied."""


class Garbled(NetworkError):
    """A response that cannot be parsed (`payload`)."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("Telegram's answer cannot be read")
        self.payload = payload


class Request(BaseRequest):
    """Requests over one aiohttp session; errors never contain the URL, which contains the token."""

    def __init__(
        self,
        connections: int = 64,
        read_timeout: float = 15,
        hidden: tuple[str, ...] = (),
        *,
        follow_clock: bool = False,
        proxy: str | None = None,
    ) -> None:
        """`connections`: how many calls at once; a further one waits. `read_timeout`: seconds for a whole call.

        `hidden`: what no error may say, though a server or a proxy says the address back.
        `follow_clock`: whether the program's time is the server's, if that is the sandbox.
        `proxy`: the URL of an HTTP proxy for all calls.
        """
        self._connections = connections
        self._read_timeout = read_timeout
        self._hidden = hidden
        self._follows_clock = follow_clock
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Default timeout of a call in seconds."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEPT),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=_timeout(self._read_timeout),
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse a response. Raises Garbled if it is not a JSON object."""
        try:
            parsed = parse_json(payload)
        except ValueError:
            raise Garbled(payload) from None
        if not isinstance(parsed, dict):
            raise Garbled(payload)
        return parsed

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Body | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call. Returns status and body. `read_timeout` is for the whole call; other timeouts are not used.

        Raises NotConnected if no connection could be made; TimedOut or another NetworkError if the call may have been
        applied.
        """
        if self._session is None:
            raise NotConnected("the client is closed")
        options: dict[str, Any] = {"data": _data(request_data), "allow_redirects": False}
        if read_timeout is not BaseRequest.DEFAULT_NONE:
            options["timeout"] = _timeout(read_timeout)
        try:
            async with self._session.request(method, url, **options) as answer:
                body = await answer.read()
                if self._follows_clock:
                    current_time.follow(answer.headers)
        except aiohttp.ConnectionTimeoutError:
            raise NotConnected("no connection in time") from None
        except TimeoutError:
            raise TimedOut("Timed out") from None
        except aiohttp.ClientHttpProxyError as error:  # the proxy makes no connection: Telegram got nothing
            raise NotConnected(f"the proxy refuses: status {error.status}") from None
        except aiohttp.ClientConnectorError as error:
            raise NotConnected(f"no connection: {type(error.__cause__ or error).__name__}") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"connection lost: {type(error).__name__}") from None
        return answer.status, body if answer.status < 300 else self._blackened(body)

    def _blackened(self, body: bytes) -> bytes:
        for one in self._hidden:
            body = body.replace(one.encode(), b"***")
        return body


def encoded(arguments: Mapping[str, Any]) -> Body:
    """Encode the arguments of a call, as a form if there is an `InputFile`; arguments that are None are left out."""
    given = {name: value for name, value in arguments.items() if value is not None}
    files = {name: value.field_tuple for name, value in given.items() if isinstance(value, InputFile)}
    if not files:
        return orjson.dumps(given)
    fields = {name: value for name, value in given.items() if name not in files}
    return _form({name: _field(value) for name, value in fields.items()}, files)


def _field(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _form(fields: Mapping[str, str], files: Mapping[str, tuple[str, Any, str]]) -> aiohttp.FormData:
    form = aiohttp.FormData(
        quote_fields=False
    )  # names of files as they are: not every Bot API server decodes "%D0"
    for name, value in fields.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in files.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form


def _data(body: RequestData | Body | None) -> aiohttp.Payload | aiohttp.FormData | None:
    """Return the body for aiohttp. `RequestData` comes from the library's own typed methods."""
    if isinstance(body, RequestData):
        files = body.multipart_data
        body = _form(body.json_parameters, files) if files else orjson.dumps(body.parameters)
    return aiohttp.BytesPayload(body, content_type="application/json") if isinstance(body, bytes) else body


def _timeout(seconds: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECTING)
