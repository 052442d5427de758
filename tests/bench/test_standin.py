"""The stand-in and the plain bot, run as in a measurement but with fewer people."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from bench import runs
from bench.people import FIRST_PERSON
from bench.processes import Failed, child
from bench.sides import PlainBot
from bench.standin import Connection, Telegram
from tests.waiting import wait_until

Call = Callable[..., Awaitable[Any]]


@pytest.fixture
async def telegram() -> Telegram:
    return Telegram(people=2, active=1, think=0, way=0, messages=0)


@pytest.fixture
async def call(telegram: Telegram) -> AsyncIterator[Call]:
    server = await asyncio.get_running_loop().create_server(lambda: Connection(telegram), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:

        async def post(method: str, **given: Any) -> Any:
            async with session.post(f"/bot1:x/{method}", json=given) as answer:
                return await answer.json()

        yield post
    server.close()
    await server.wait_closed()


async def test_an_update_is_handed_out_until_its_offset_confirms_it(call: Call) -> None:
    first = (await call("getUpdates", timeout=1))["result"]
    again = (await call("getUpdates", timeout=1))["result"]
    assert [update["update_id"] for update in first] == [1]
    assert first == again
    assert first[0]["message"]["text"] == "/start karakol"
    assert (await call("getUpdates", offset=2, timeout=0))["result"] == []


async def test_a_waiting_poll_is_answered_when_a_person_has_reacted(call: Call, telegram: Telegram) -> None:
    await call("getUpdates", timeout=1)
    poll = asyncio.ensure_future(call("getUpdates", offset=2, timeout=60))
    keyboard = {
        "inline_keyboard": [
            [{"text": "Русский", "callback_data": "choose-language:ru"}],
            [{"text": "Кыргызча", "callback_data": "choose-language:ky"}],
        ]
    }
    sent = await call("sendMessage", chat_id=FIRST_PERSON, text="?", reply_markup=keyboard)
    pressed = (await poll)["result"][0]["callback_query"]
    assert pressed["data"] == "choose-language:ky"
    assert pressed["message"] == sent["result"]
    assert len(telegram.crowd.first_requests) == len(telegram.crowd.first_messages) == 1


async def test_a_second_poll_ends_the_first_with_a_conflict(call: Call, telegram: Telegram) -> None:
    await call("getUpdates", timeout=1)
    first = asyncio.ensure_future(call("getUpdates", offset=9, timeout=60))
    await wait_until(lambda: telegram.poll)
    second = asyncio.ensure_future(call("getUpdates", offset=9, timeout=0.1))
    assert (await first)["error_code"] == 409
    assert (await second)["result"] == []


async def test_a_method_it_does_not_know_is_not_found(call: Call) -> None:
    assert (await call("sendNothing"))["error_code"] == 404


@pytest.mark.proof
def test_the_plain_bot_gets_everybody_through() -> None:
    rate = runs.registering(PlainBot(), people=12, active=6)
    assert rate.updates_per_second == pytest.approx(rate.people_per_second * 10)
    assert rate.cpu_ms_per_update > 0
    assert rate.peak_memory_mb > 20


@pytest.mark.proof
def test_the_time_to_a_reply_is_shorter_than_to_its_message() -> None:
    found = runs.replying(PlainBot(), people=2)
    assert 0 < found["reply-median-ms"] <= found["reply-p95-ms"]
    assert found["reply-median-ms"] <= found["message-median-ms"]


def test_the_plain_bot_sends_to_every_chat() -> None:
    assert min(runs.sending(PlainBot(), 40).values()) > 0


def test_a_bot_that_ends_at_once_is_reported_with_its_last_words() -> None:
    with pytest.raises(Failed, match="unrecognized arguments: --no-such-option"):
        runs.registering(PlainBot("broken", ("--no-such-option",)), people=1, active=1)


def test_a_child_does_not_outlive_its_block() -> None:
    with child("standin", "-m", "bench.standin", core=0, speaks=True) as standin:
        assert int(standin.line()) > 0
    assert standin.process.poll() is not None
