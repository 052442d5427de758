"""Bare aiohttp, the floor of what sending costs: `python -m bench.bare COUNT` posts messages and does nothing else."""

import asyncio
import os
import sys
from collections.abc import Iterator

import aiohttp
import orjson
import uvloop

from bench.plain import RECEIPT
from bench.standin import BOT
from bot.sender import MAX_IN_FLIGHT

JSON = {"Content-Type": "application/json"}


async def send(address: str, count: int) -> None:
    """Post one message to each of a number of chats, as many at once as the sender."""
    url = f"{address}/bot{BOT['id']}:x/sendMessage"
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        chats = iter(range(1, count + 1))
        await asyncio.gather(*(_send_all(session, url, chats) for _ in range(MAX_IN_FLIGHT)))


async def _send_all(session: aiohttp.ClientSession, url: str, chats: Iterator[int]) -> None:
    for chat in chats:
        body = {"chat_id": chat, "text": RECEIPT.format(number=17), "parse_mode": "HTML"}
        async with session.post(url, data=orjson.dumps(body), headers=JSON) as answer:
            orjson.loads(await answer.read())


if __name__ == "__main__":
    uvloop.run(send(os.environ["TELEGRAM_API_URL"], int(sys.argv[1])))
