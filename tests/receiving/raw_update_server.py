"""A server whose getUpdates answers with arbitrary bytes, which no JSON library would write."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from aiohttp import web

PREFIX = b'{"ok":true,"result":['


class RawUpdateServer:
    """Updates as (number, bytes). Those below the offset are confirmed and not sent again."""

    def __init__(self, updates: list[tuple[int, bytes]]) -> None:
        self.updates = updates
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        """Answer a call: updates for getUpdates, True for all others."""
        if not request.path.lower().endswith("/getupdates"):
            return _json(b'{"ok":true,"result":true}')
        asked = await request.json() if request.can_read_body else {}
        offset, limit = int(asked.get("offset") or 0), int(asked.get("limit") or 100)
        self.updates = [one for one in self.updates if one[0] >= offset]
        if not self.updates:
            await asyncio.sleep(0.05)
        return _json(PREFIX + b",".join(body for _, body in self.updates[:limit]) + b"]}")


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json")


@contextlib.asynccontextmanager
async def serve_raw_updates(updates: list[tuple[int, bytes]]) -> AsyncIterator[RawUpdateServer]:
    """Serve the updates on a free port."""
    one = RawUpdateServer(updates)
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", one.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    one.url = f"http://{host}:{port}"
    try:
        yield one
    finally:
        await runner.cleanup()
