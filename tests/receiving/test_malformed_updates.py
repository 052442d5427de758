"""Polling continues past an update that no parser accepts: it is stored, and later ones are received."""

import asyncio
import time

import pytest
from sqlalchemy import select

from bot.receiver import Receiver
from bot.telegram.api import create_api
from sandbox.testing import TOKEN
from storage.database import Database
from storage.models import InboxUpdate
from tests.conftest import settings_for
from tests.receiving.raw_update_server import serve_raw_updates

NORMAL = b'{"update_id":%d,"message":{"message_id":1,"text":"after it"}}'


@pytest.mark.parametrize(
    "body",
    [
        b'{"update_id":2,"x":' + b"[" * 400 + b"]" * 400 + b"}",
        b'{"update_id":2,"x":' + b"[" * 1000 + b"]" * 1000 + b"}",
        b'{"update_id":2,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"update_id":2,"x":' + b"9" * 400 + b"}",
        b'{"update_id":2,"x":' + b"9" * 5000 + b"}",
        b'{"update_id":2,"x":1e999}',
        b'{"update_id":2,"x":NaN}',
        b'{"update_id":2,"x":"\\ud800\\u0000"}',
        b'{"update_id":2,"x":"\xff\xfe"}',
        b'{"update_id":2,"x":"' + b"a" * 1_000_000 + b'"}',
        b'{"update_id":2,"x":"\x00"}',
        b'{"x":"no number"}',
        b'{"update_id":99999999999999999999}',
        b'"no update"',
    ],
    ids=lambda body: body[:24].decode("ascii", "backslashreplace"),
)
async def test_polling_goes_on_past_an_update_that_cannot_be_read(database: Database, body: bytes) -> None:
    async with serve_raw_updates([(1, NORMAL % 1), (2, body), (3, NORMAL % 3)]) as telegram:
        settings = settings_for(telegram.url, TOKEN, database.url.render_as_string(hide_password=False))
        api, _ = create_api(settings)
        await api.open()
        polling = asyncio.create_task(Receiver(database, api, lambda: None).poll())
        try:
            await _received(database, polling, 1, 3)
        finally:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)
            await api.disconnect()


async def _received(database: Database, polling: "asyncio.Task[None]", *numbers: int) -> None:
    until = time.monotonic() + 60
    while True:
        async with database.reader() as session:
            known = set(await session.scalars(select(InboxUpdate.update_id)))
        if known >= set(numbers):
            return
        assert not polling.done(), f"polling ended by itself: {polling.exception()!r}"
        assert time.monotonic() < until, f"only {sorted(known)} came through"
        await asyncio.sleep(0.05)
