"""The HTTP client under the library: aiohttp, which costs a fraction of httpx's CPU time a message."""

from typing import Any

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.incoming import loads
from bot.lines import Broken, Lines, NotMade


class NotConnected(NetworkError):
    """The connection was never made: the call has surely not been applied."""


class Garbled(NetworkError):
    """An answer that no parser takes; `payload` is what came."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("Telegram's answer cannot be read")
        self.payload = payload


class Request(BaseRequest):
    """Requests over one aiohttp session; errors never carry the address, which holds the token."""

    def __init__(
        self, base: str = "", connections: int = 64, read_timeout: float = 15, hidden: tuple[str, ...] = ()
    ) -> None:
        """`base`: what the address of every call to be made by `post` with ready JSON begins with.

        `hidden`: what no error may say, though a server or a proxy says the address back.
        """
        self._base, self._lines, self._hidden = base, Lines(base), hidden
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer, unless a call says otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=45)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close it."""
        self._lines.close()
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Telegram's answer as a dict; raises Garbled when it is none."""
        try:
            parsed = loads(payload)
        except ValueError:
            raise Garbled(payload) from None
        if not isinstance(parsed, dict):
            raise Garbled(payload)
        return parsed

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | bytes | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call: status and body; `request_data` may be JSON ready to go. Raises TimedOut, NotConnected or
        NetworkError."""
        status, body = await self._done(url, method, request_data, read_timeout)
        return status, body if status < 300 else self._blackened(body)

    def _blackened(self, body: bytes) -> bytes:
        for one in self._hidden:
            body = body.replace(one.encode(), b"***")
        return body

    async def _done(
        self, url: str, method: str, request_data: RequestData | bytes | None, read_timeout: Any
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotConnected("the client is closed")
        seconds = self._read_timeout if isinstance(read_timeout, DefaultValue) else read_timeout
        if isinstance(request_data, bytes):
            return await self._sent(url.removeprefix(self._base), request_data, seconds)
        timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=10)
        try:
            async with self._session.request(
                method, url, timeout=timeout, allow_redirects=False, **_body(request_data)
            ) as answer:
                return answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError:
            raise NotConnected("no connection in time") from None
        except TimeoutError:
            raise TimedOut("Timed out") from None
        except aiohttp.ClientConnectorError as error:
            raise NotConnected(f"no connection: {type(error.os_error).__name__}") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"connection lost: {type(error).__name__}") from None

    async def _sent(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        try:
            return await self._lines.post(path, body, seconds)
        except NotMade as error:
            raise NotConnected(f"no connection: {error}") from None
        except TimeoutError:
            raise TimedOut("Timed out") from None
        except Broken as error:
            raise NetworkError(f"connection lost: {error}") from None


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.multipart_data:
        return {"data": orjson.dumps(data.parameters), "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return {"data": form}
