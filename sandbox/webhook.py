"""Delivery to a bot's webhook: in order within a chat, concurrently between chats, until it is accepted."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import aiohttp
import orjson

from sandbox.refusals import Json

if TYPE_CHECKING:
    from sandbox.updates import Update, Updates

FIRST_RETRY = 1.0
MAX_RETRY_SECONDS = 60.0
MAX_RETRY_AFTER = 3_600.0
ANSWER_TIMEOUT = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
Lane = tuple[str, int]
# Executes a method that the bot put into its answer.
Perform = Callable[[str, Json], Awaitable[object]]


def retry_after_seconds(header: str | None, otherwise: float) -> float:
    """Return the seconds of a Retry-After header; dates are not supported."""
    if header and header.strip().isdigit():
        return min(float(header.strip()), MAX_RETRY_AFTER)
    return otherwise


class Webhook:
    """The webhook of one bot; none is set if the url is empty."""

    def __init__(self, updates: Updates) -> None:
        self.updates = updates
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.ip_address = ""
        self.certificate = False
        self.next_allowed = -10.0
        self.last_error: tuple[int, str] | None = None
        self.perform: Perform | None = None
        self.lanes: dict[Lane, deque[Update]] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.connections = asyncio.Semaphore(40)
        self.session: aiohttp.ClientSession | None = None

    def start(self) -> None:
        """Start with the updates that already wait."""
        self.connections = asyncio.Semaphore(self.max_connections)
        self.last_error = None
        self.updates.on_update = self.push
        for update in self.updates.deliverable():
            self.push(update)

    def stop(self) -> None:
        """Stop delivering; undelivered updates stay in the queue."""
        self.url = ""
        self.updates.on_update = None
        self.lanes.clear()
        for task in self.tasks:
            task.cancel()

    async def close(self) -> None:
        """Stop, and close the connections."""
        self.stop()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        if self.session:
            await self.session.close()
            self.session = None

    def push(self, update: Update) -> None:
        """Add an update for delivery."""
        lane = self.lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self.lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._drain(update.lane))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _drain(self, name: Lane) -> None:
        """Deliver the updates of one lane, each after the one before was accepted."""
        lane = self.lanes[name]
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        if self.lanes.get(name) is lane:
            del self.lanes[name]

    async def _deliver(self, update: Update) -> None:
        """Offer an update until it is accepted or too old."""
        delay = FIRST_RETRY
        while update.expires_at > self.updates.clock.now():
            async with self.connections:
                wait = await self._offer(update, delay)
            if wait is None:
                break
            await asyncio.sleep(wait)
            delay = min(delay * 2, MAX_RETRY_SECONDS)
        update.done = True
        self.updates.confirm(0)

    async def _offer(self, update: Update, delay: float) -> float | None:
        """Make one attempt. Return the seconds to wait before the next, or None if the bot answered 2xx."""
        if self.session is None:
            self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_TIMEOUT))
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers[SECRET_HEADER] = self.secret
        try:
            async with self.session.post(
                self.url, data=orjson.dumps(update.body), headers=headers, ssl=False, allow_redirects=False
            ) as answer:
                if 200 <= answer.status < 300:
                    await self._execute_answer(await answer.read())
                    return None
                self._failed(
                    f"Wrong response from the webhook: {answer.status} {answer.reason or ''}".strip()
                )
                return retry_after_seconds(answer.headers.get("Retry-After"), delay)
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientError:
            self._failed("Connection refused")
        return delay

    def _failed(self, words: str) -> None:
        self.last_error = (int(self.updates.clock.now()), words)

    async def _execute_answer(self, body: bytes) -> None:
        """Execute the method call that a bot may put into its answer; its result goes nowhere."""
        if not body.startswith(b"{") or self.perform is None:
            return
        try:
            call = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        method = call.pop("method", None)
        if isinstance(method, str):
            await self.perform(method, call)

    def info(self) -> Json:
        """Return the WebhookInfo object."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": self.certificate,
            "pending_update_count": self.updates.count(),
        }
        if self.url:
            info["max_connections"] = self.max_connections
            info["ip_address"] = self.ip_address or "127.0.0.1"
            if self.last_error:
                info["last_error_date"], info["last_error_message"] = self.last_error
        if self.updates.allowed_as_told is not None:
            info["allowed_updates"] = self.updates.allowed_as_told
        return info
