"""The heartbeat: a call of HEARTBEAT_URL every minute while all is well. What misses it raises the alarm."""

import asyncio
import logging

import aiohttp

from bot import metrics
from bot.health import CheckReady

log = logging.getLogger(__name__)

INTERVAL_SECONDS = 60.0
TIMEOUT_SECONDS = 10.0


class Heartbeat:
    """Calls one address, and nothing that it redirects to. Its errors are logged without the address, a secret."""

    def __init__(self, url: str, is_ready: CheckReady) -> None:
        self._url, self._is_ready = url, is_ready

    async def run(self) -> None:
        """Call every minute for ever."""
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar()) as client:
            while True:
                if await self._is_ready():
                    await self._call(client)
                await asyncio.sleep(INTERVAL_SECONDS)

    async def _call(self, client: aiohttp.ClientSession) -> None:
        try:
            async with client.get(self._url, allow_redirects=False) as answer:
                problem = "" if answer.status < 300 else f"status {answer.status}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            problem = type(error).__name__
        metrics.HEARTBEATS.labels("failed" if problem else "ok").inc()
        if problem:
            log.warning("HEARTBEAT_URL was not reached: %s", problem)
