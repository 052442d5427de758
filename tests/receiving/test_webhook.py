"""The webhook: any bytes, any secret. Only Telegram's requests are accepted, and nothing blocks the next one."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import aiohttp
import orjson
import pytest

from sandbox.testing import Sandbox
from tests.crash.consistency_checks import UPDATES, Audit
from tests.crash.program import SECRET, Program, prepare_database

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PERSON = 85_001
MEGABYTE = 1_000_000


@dataclass
class WebhookClient:
    """The running program behind its webhook, and a client."""

    sandbox: Sandbox
    audit: Audit
    address: str
    telegram: aiohttp.ClientSession

    async def knock(self, body: bytes, secret: str | None = SECRET) -> int:
        """Send a request; return its status."""
        headers = {} if secret is None else {HEADER: secret}
        async with self.telegram.post(self.address, data=BytesIO(body), headers=headers) as answer:
            return answer.status

    def stored(self) -> dict[int, bool]:
        """Return the stored updates -> whether they are dead letters."""
        return {row[0]: bool(row[2]) for row in self.audit.rows(UPDATES)}

    def handled(self, number: int) -> bool:
        """Return whether the bot has handled this update."""
        return any(row[0] == number and row[1] for row in self.audit.rows(UPDATES))

    async def serves(self, number: int) -> None:
        """Check that the next normal update is accepted and answered, perhaps after others of this person's."""
        sandbox = self.sandbox
        since = (await sandbox.state())["seq"]
        await sandbox.push_updates([orjson.loads(_update(number, "/help"))])
        until = time.monotonic() + 60
        while not (self.handled(number) and await sandbox.journal("sendMessage", since=since, chat=PERSON)):
            assert time.monotonic() < until, "the next normal update was not answered"
            await asyncio.sleep(0.02)


def _update(number: int, text: str) -> bytes:
    user = {"id": PERSON, "is_bot": False, "first_name": "Sample"}
    chat = {"id": PERSON, "type": "private", "first_name": "Sample"}
    message = {"message_id": number, "from": user, "chat": chat, "date": int(time.time()), "text": text}
    return orjson.dumps({"update_id": number, "message": message})


@pytest.fixture
async def door(ready_url: str, tmp_path: Path) -> AsyncIterator[WebhookClient]:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as telegram:
        await prepare_database(sandbox, ready_url)
        bot = Program(sandbox, ready_url, tmp_path / "log", webhook=True)
        try:
            await bot.start()
            await _opened(telegram, f"http://127.0.0.1:{bot.port}")
            yield WebhookClient(sandbox, Audit(ready_url), f"http://127.0.0.1:{bot.port}/telegram", telegram)
        finally:
            await bot.clean_up()


async def _opened(telegram: aiohttp.ClientSession, address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            async with telegram.get(f"{address}/healthz") as answer:
                assert answer.status == 200
                return
        except aiohttp.ClientConnectorError:
            assert time.monotonic() < until
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_nobody_gets_in_without_the_secret(door: WebhookClient) -> None:
    for secret in (None, "", "wrong", SECRET[:-1], f"{SECRET}x", SECRET.upper(), "é" * 300):
        assert await door.knock(_update(1, "/help"), secret) == 403
    assert not door.stored().keys() & {1}
    async with door.telegram.get(door.address, headers={HEADER: SECRET}) as answer:
        assert answer.status == 405
    await door.serves(2)


async def test_what_telegram_sends_is_taken_whatever_it_is_and_the_next_update_is_served(
    door: WebhookClient,
) -> None:
    """A refusal would be worse: Telegram retries it for a day, and the chat's other updates wait behind it."""
    bodies = [
        b"",
        b"\x00\xff\xfe",
        b"<html>no JSON</html>",
        b'{"update_id":11',
        b'{"update_id":12,"x":' + b"[" * 1000 + b"]" * 1000 + b"}",
        b'{"update_id":13,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"update_id":14,"x":' + b"9" * 5000 + b"}",
        b'{"update_id":15,"x":"\\ud800\\u0000"}',
        b'{"update_id":16,"message":{"from":{"id":1e400}}}',
        b'{"update_id":true}',
        b'[{"update_id":17}]',
        b"17",
        b'{"update_id":18,"message":"' + b"x" * (5 * MEGABYTE) + b'"}',
        _update(19, "x" * (MEGABYTE - 500)),
    ]
    assert [await door.knock(body) for body in bodies] == [200] * len(bodies)
    await door.serves(20)
    assert set(door.stored()) >= {12, 13, 14, 15, 16, 18, 19, 20}


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_the_same_update_knocks_fifty_times_at_once_and_is_answered_once(door: WebhookClient) -> None:
    await door.serves(30)
    since = (await door.sandbox.state())["seq"]
    body = _update(31, "/help")
    assert await asyncio.gather(*(door.knock(body) for _ in range(50))) == [200] * 50
    await door.serves(32)
    await door.audit.wait_outbox_empty()
    assert len(await door.sandbox.journal("sendMessage", since=since, chat=PERSON)) == 2
