"""What takes a place in a group's minute, and gives it back."""

import asyncio

import pytest

from bot.pacing import Pacing

GROUP = -100


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "createForumTopic", "sendPhoto"])
async def test_whatever_is_written_to_a_group_takes_a_place_of_its_minute(method: str) -> None:
    pacing = Pacing(per_second=0, per_chat_seconds=0, per_group_minute=2)
    for _ in range(2):
        assert pacing.free_for(GROUP, method)
        pacing.take(GROUP, method)
        pacing.give_back(GROUP, method)
    assert not pacing.free_for(GROUP, "sendMessage")
    assert not pacing.free_for(GROUP, "editMessageText")
    assert pacing.free_for(-101, method)


async def test_a_private_chat_has_no_minute_and_an_edit_there_need_not_rest() -> None:
    pacing = Pacing(per_second=0, per_chat_seconds=60, per_group_minute=1)
    for method in ("editMessageText", "sendMessage", "editMessageText"):
        assert pacing.free_for(7, method)
        pacing.take(7, method)
        pacing.give_back(7, method)
    assert not pacing.free_for(7, "sendMessage")


async def test_making_a_topic_gives_its_slot_back() -> None:
    pacing = Pacing(per_second=5, per_chat_seconds=0, per_group_minute=0)

    async def call() -> bool:
        return True

    pacing.take(GROUP, "createForumTopic")
    assert await pacing.process_request(call, (), {}, "createForumTopic", {"chat_id": GROUP}, True)
    assert pacing.free_for(GROUP, "sendMessage")
    await asyncio.sleep(1.1)
    for chat in range(5):
        assert pacing.free()
        pacing.take(chat, "sendMessage")
    assert not pacing.free()


async def test_what_is_paid_for_and_what_is_not_stay_within_a_thousand_together() -> None:
    pacing = Pacing(per_second=30, per_chat_seconds=0, per_group_minute=0, paid_per_second=1000)
    for chat in range(1, 991):
        pacing.take(chat, "sendMessage", pacing.paid)
    for chat in range(991, 1001):
        assert pacing.free()
        pacing.take(chat, "sendMessage")
    assert not pacing.free()
    assert not pacing.free(pacing.paid)


async def test_whoever_found_no_slot_is_told_once_when_there_is_one() -> None:
    pacing = Pacing(per_second=1, per_chat_seconds=0, per_group_minute=0)
    told: list[bool] = []
    pacing.on_change = lambda: told.append(pacing.free())
    pacing.take(1, "sendMessage")
    pacing.give_back(1, "sendMessage")
    for _ in range(5):
        pacing.ring(pacing.slots)
    await asyncio.sleep(0.9)
    assert told == []
    await asyncio.sleep(0.3)
    assert told == [True]
