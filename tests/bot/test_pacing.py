"""What takes a place in a group's minute, and gives it back."""

import pytest
from telegram.error import RetryAfter

from bot.pacing import Pacing
from tests.virtual_time import now, passed, virtual_time

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


@virtual_time
async def test_making_a_topic_gives_its_slot_back() -> None:
    pacing = Pacing(per_second=5, per_chat_seconds=0, per_group_minute=0, now=now)

    async def call() -> bool:
        return True

    pacing.take(GROUP, "createForumTopic")
    assert await pacing.process_request(call, (), {}, "createForumTopic", {"chat_id": GROUP}, True)
    assert pacing.free_for(GROUP, "sendMessage")
    await passed(1.1)
    for chat in range(5):
        assert pacing.free()
        pacing.take(chat, "sendMessage")
    assert not pacing.free()


@virtual_time
async def test_whoever_found_no_slot_is_told_once_when_there_is_one() -> None:
    pacing = Pacing(per_second=1, per_chat_seconds=0, per_group_minute=0, now=now)
    told: list[bool] = []
    pacing.on_change = lambda: told.append(pacing.free())
    pacing.take(1, "sendMessage")
    pacing.give_back(1, "sendMessage")
    for _ in range(5):
        pacing.ring()
    await passed(1)
    assert told == []
    await passed(0.01)
    assert told == [True]
    await passed(10)
    assert told == [True]


@virtual_time
async def test_a_person_rests_for_a_second_and_a_place_in_a_group_for_a_minute() -> None:
    pacing = Pacing(per_second=0, per_chat_seconds=1, per_group_minute=1, now=now)
    for chat in (7, GROUP):
        pacing.take(chat, "sendMessage")
        pacing.give_back(chat, "sendMessage")
    await passed(0.99)
    assert not pacing.free_for(7, "sendMessage")
    await passed(0.02)
    assert pacing.free_for(7, "sendMessage")
    await passed(58.98)
    assert not pacing.free_for(GROUP, "sendMessage")
    await passed(0.02)
    assert pacing.free_for(GROUP, "sendMessage")


@virtual_time
async def test_a_chat_that_is_limited_is_frozen_and_a_second_one_freezes_all() -> None:
    pacing = Pacing(per_second=0, per_chat_seconds=0, per_group_minute=0, now=now)

    async def refused() -> bool:
        raise RetryAfter(5)

    for chat in (7, 8):
        assert pacing.free()
        with pytest.raises(RetryAfter):
            await pacing.taken(refused(), chat, "sendMessage")
        assert not pacing.free_for(chat, "sendMessage")
    assert pacing.free_for(9, "sendMessage")
    assert not pacing.free()
    await passed(5.01)
    assert pacing.free()
    assert pacing.free_for(7, "sendMessage")
