"""This bot with another HTTP client under it, for comparison: `python -m bench.layered httpx bot run`."""

import runpy
import sys
from typing import Any

import aiohttp
import orjson
from telegram.request import HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot import api
from bot.request import Request


class Aiohttp(Request):
    """Every call over the aiohttp session that has the rare ones."""

    async def _sent(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        assert self._session is not None
        kind, timeout = {"Content-Type": "application/json"}, aiohttp.ClientTimeout(total=seconds)
        async with self._session.post(self._base + path, data=body, headers=kind, timeout=timeout) as answer:
            return answer.status, await answer.read()


class Httpx(HTTPXRequest):
    """The library's own, given its arguments as the library gives them."""

    def __init__(self, _base: str = "", connections: int = 64) -> None:
        super().__init__(connection_pool_size=connections)

    async def do_request(
        self, url: str, method: str, request_data: RequestData | bytes | None = None, *given: Any, **more: Any
    ) -> tuple[int, bytes]:
        """As the library's, from JSON too."""
        if isinstance(request_data, bytes):
            named = orjson.loads(request_data).items()
            request_data = RequestData([RequestParameter.from_input(key, value) for key, value in named])
        return await super().do_request(url, method, request_data, *given, **more)


LAYERS = {"aiohttp": Aiohttp, "httpx": Httpx}


def main() -> None:
    """Take the client's place, and run the module named after it."""
    layer, module, *arguments = sys.argv[1:]
    api.Request = LAYERS[layer]  # type: ignore[attr-defined, assignment]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
