"""Faults: errors, delays and cut connections, and their journal entries."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
import telegram
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from sandbox.gateway import Gateway
from sandbox.refusals import Json
from sandbox.testing import TOKEN, Sandbox, SandboxUser
from sandbox.world import World
from tests.virtual_time import loop_time, virtual_time


async def test_a_scripted_429_comes_as_often_as_told(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    number = await sandbox.add_fault(
        action="error", error_code=429, retry_after=3, count=2, methods=["sendMessage"]
    )
    for _ in range(2):
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(head.id, "x")
        assert refused.value.retry_after == timedelta(seconds=3)
    assert await bot.send_message(head.id, "x")
    calls = await sandbox.journal(method="sendMessage")
    assert [(call["status"], call["applied"], call["fault"]) for call in calls] == [
        (429, False, number),
        (429, False, number),
        (200, True, None),
    ]


@pytest.mark.parametrize(
    ("code", "error"), [(400, BadRequest), (403, Forbidden), (500, NetworkError), (502, NetworkError)]
)
async def test_other_errors_can_be_scripted(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser, code: int, error: type[Exception]
) -> None:
    await sandbox.add_fault(action="error", error_code=code, chat=head.id)
    with pytest.raises(error):
        await bot.send_message(head.id, "x")
    assert await bot.get_me()


async def test_a_group_that_moved_is_told_with_its_new_id(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    await sandbox.add_fault(
        action="error",
        error_code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=-1001,
    )
    with pytest.raises(telegram.error.ChatMigrated) as moved:
        await bot.send_message(head.id, "x")
    assert moved.value.new_chat_id == -1001


async def test_a_connection_cut_before_sends_nothing(sandbox: Sandbox, head: SandboxUser) -> None:
    await sandbox.add_fault(action="drop_before", count=1)
    with pytest.raises(aiohttp.ClientError):
        await sandbox.api("sendMessage", chat_id=head.id, text="x")
    assert len(await head.messages()) == 1
    call = (await sandbox.journal())[-1]
    assert (call["applied"], call["status"], call["ok"], call["result_id"]) == (False, 0, False, None)


async def test_a_connection_cut_after_has_sent_although_nobody_said_so(
    sandbox: Sandbox, head: SandboxUser
) -> None:
    await sandbox.add_fault(action="drop_after", count=1)
    with pytest.raises(aiohttp.ClientError):
        await sandbox.api("sendMessage", chat_id=head.id, text="x")
    assert (await head.messages())[-1]["text"] == "x"
    call = (await sandbox.journal())[-1]
    assert (call["applied"], call["status"], call["ok"], call["result_id"]) == (True, 0, False, 2)
    assert (await sandbox.windows())["all_max"] == 1


async def test_a_refused_call_is_answered_although_its_answer_was_to_be_cut(
    sandbox: Sandbox, head: SandboxUser
) -> None:
    await sandbox.add_fault(action="drop_after", count=1)
    assert (await sandbox.api("sendMessage", chat_id=head.id, text=""))["error_code"] == 400


async def test_a_call_that_is_made_slow_is_carried_out_all_the_same(
    sandbox: Sandbox, head: SandboxUser
) -> None:
    number = await sandbox.add_fault(action="delay", delay=0.01, count=1)
    await sandbox.set_latency(0.02)
    assert (await sandbox.state())["latency"] == 0.02
    assert (await sandbox.api("sendMessage", chat_id=head.id, text="x"))["ok"]
    [call] = await sandbox.journal(method="sendMessage")
    assert (call["applied"], call["fault"]) == (True, number)


@virtual_time
async def test_a_delay_holds_one_call_and_latency_every_call_on_both_ways() -> None:
    world = World()
    gateway = Gateway(world)
    world.faults.add({"action": "delay", "delay": 3, "count": 1})
    world.latency = 2.0
    took = []
    for _ in range(2):
        began = loop_time()
        await gateway(*_request("getMe"))
        took.append(loop_time() - began)
    assert took == pytest.approx([5, 2])
    await asyncio.wait([call := asyncio.ensure_future(gateway(*_request("getMe")))], timeout=0.99)
    assert len(world.journal.calls) == 2, "it is on the way there"
    await asyncio.wait([call], timeout=0.02)
    assert len(world.journal.calls) == 3
    assert not call.done(), "its answer is on the way back"
    await call
    world.jitter = 0.5
    began = loop_time()
    await gateway(*_request("getMe"))
    assert 2 < loop_time() - began <= 3


def _request(method: str) -> tuple[Json, Any, Any]:
    """Return a Bot API call as the server passes it to the gateway."""

    async def receive() -> Json:
        return {"type": "http.request", "body": b""}

    async def send(message: Json) -> None:
        """Discard the answer."""

    return {"path": f"/bot{TOKEN}/{method}", "query_string": b"", "headers": []}, receive, send


async def test_a_rule_of_another_chat_method_or_bot_does_not_fire(
    sandbox: Sandbox, head: SandboxUser
) -> None:
    await sandbox.add_fault(action="error", error_code=500, chat=1002)
    await sandbox.add_fault(action="error", error_code=500, methods=["sendPhoto"])
    await sandbox.add_fault(action="error", error_code=500, bot=5)
    await sandbox.add_fault(action="error", error_code=500, probability=0)
    assert (await sandbox.api("sendMessage", chat_id=head.id, text="x"))["ok"]


async def test_rules_are_listed_and_taken_away(sandbox: Sandbox) -> None:
    first, second = [await sandbox.add_fault(action="error", error_code=500) for _ in range(2)]
    assert [rule["id"] for rule in (await sandbox.state())["faults"]] == [first, second]
    await sandbox.control("DELETE", f"/faults/{first}")
    assert [rule["id"] for rule in (await sandbox.control("GET", "/faults"))["faults"]] == [second]
    with pytest.raises(AssertionError, match="no such rule"):
        await sandbox.control("DELETE", f"/faults/{first}")
    await sandbox.clear_faults()
    assert (await sandbox.api("getMe"))["ok"]


@pytest.mark.parametrize("rule", [{}, {"action": "explode"}, {"action": "error", "methods": 7}])
async def test_a_rule_that_is_none_is_refused(sandbox: Sandbox, rule: dict[str, object]) -> None:
    with pytest.raises(AssertionError, match=r'"action" is one of|"methods" is'):
        await sandbox.add_fault(**rule)
