"""Slots of a group's minute: which calls take one, and which give it back."""

import pytest
from telegram.error import RetryAfter

from bot.telegram.rate_limiter import RateLimiter
from tests.virtual_time import loop_time, virtual_time, wait_seconds

GROUP = -100


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "createForumTopic", "sendPhoto"])
async def test_whatever_is_written_to_a_group_takes_a_place_of_its_minute(method: str) -> None:
    pacing = RateLimiter(per_second=0, per_chat_seconds=0, per_group_minute=2)
    for _ in range(2):
        assert pacing.is_chat_free(GROUP, method)
        pacing.acquire(GROUP, method)
        pacing.release(GROUP, method)
    assert not pacing.is_chat_free(GROUP, "sendMessage")
    assert not pacing.is_chat_free(GROUP, "editMessageText")
    assert pacing.is_chat_free(-101, method)


async def test_a_private_chat_has_no_minute_and_an_edit_there_need_not_rest() -> None:
    pacing = RateLimiter(per_second=0, per_chat_seconds=60, per_group_minute=1)
    for method in ("editMessageText", "sendMessage", "editMessageText"):
        assert pacing.is_chat_free(7, method)
        pacing.acquire(7, method)
        pacing.release(7, method)
    assert not pacing.is_chat_free(7, "sendMessage")


@virtual_time
async def test_making_a_topic_gives_its_slot_back() -> None:
    pacing = RateLimiter(per_second=5, per_chat_seconds=0, per_group_minute=0, now=loop_time)

    async def call() -> bool:
        return True

    pacing.acquire(GROUP, "createForumTopic")
    assert await pacing.process_request(call, (), {}, "createForumTopic", {"chat_id": GROUP}, True)
    assert pacing.is_chat_free(GROUP, "sendMessage")
    await wait_seconds(1.1)
    for chat in range(5):
        assert pacing.is_free()
        pacing.acquire(chat, "sendMessage")
    assert not pacing.is_free()


@virtual_time
async def test_whoever_found_no_slot_is_told_once_when_there_is_one() -> None:
    pacing = RateLimiter(per_second=1, per_chat_seconds=0, per_group_minute=0, now=loop_time)
    told: list[bool] = []
    pacing.on_change = lambda: told.append(pacing.is_free())
    pacing.acquire(1, "sendMessage")
    pacing.release(1, "sendMessage")
    for _ in range(5):
        pacing.schedule_wakeup()
    await wait_seconds(1)
    assert told == []
    await wait_seconds(0.01)
    assert told == [True]
    await wait_seconds(10)
    assert told == [True]


@virtual_time
async def test_a_person_rests_for_a_second_and_a_place_in_a_group_for_a_minute() -> None:
    pacing = RateLimiter(per_second=0, per_chat_seconds=1, per_group_minute=1, now=loop_time)
    for chat in (7, GROUP):
        pacing.acquire(chat, "sendMessage")
        pacing.release(chat, "sendMessage")
    await wait_seconds(0.99)
    assert not pacing.is_chat_free(7, "sendMessage")
    await wait_seconds(0.02)
    assert pacing.is_chat_free(7, "sendMessage")
    await wait_seconds(58.98)
    assert not pacing.is_chat_free(GROUP, "sendMessage")
    await wait_seconds(0.02)
    assert pacing.is_chat_free(GROUP, "sendMessage")


@virtual_time
async def test_a_person_gets_a_few_at_once_and_one_a_second_after_that() -> None:
    pacing = RateLimiter(per_second=0, per_chat_seconds=1, per_group_minute=0, chat_burst=3, now=loop_time)
    sent: list[float] = []
    while len(sent) < 6:
        if pacing.is_chat_free(7, "sendMessage"):
            pacing.acquire(7, "sendMessage")
            pacing.release(7, "sendMessage")
            sent.append(loop_time() - sent[0] if sent else loop_time())
        else:
            await wait_seconds(0.01)
    assert [round(at, 1) for at in sent[1:]] == [0.0, 0.0, 1.0, 2.0, 3.0]
    await wait_seconds(3.01)
    assert not pacing._empty_at, "an empty bucket is forgotten"


@virtual_time
async def test_a_refused_burst_is_shorter_for_everybody_for_an_hour() -> None:
    pacing = RateLimiter(per_second=0, per_chat_seconds=1, per_group_minute=0, chat_burst=2, now=loop_time)

    async def refused() -> bool:
        raise RetryAfter(1)

    def most_at_once(chat: int) -> int:
        count = 0
        while pacing.is_chat_free(chat, "sendMessage"):
            pacing.acquire(chat, "sendMessage")
            pacing.release(chat, "sendMessage")
            count += 1
        return count

    assert most_at_once(7) == 2
    pacing.acquire(7, "sendMessage")
    with pytest.raises(RetryAfter):
        await pacing.release_after(refused(), 7, "sendMessage")
    assert most_at_once(8) == 1
    await wait_seconds(3601)
    assert most_at_once(9) == 2


@virtual_time
async def test_a_chat_that_is_limited_is_frozen_and_a_second_one_freezes_all() -> None:
    pacing = RateLimiter(per_second=0, per_chat_seconds=0, per_group_minute=0, now=loop_time)

    async def refused() -> bool:
        raise RetryAfter(5)

    for chat in (7, 8):
        assert pacing.is_free()
        with pytest.raises(RetryAfter):
            await pacing.release_after(refused(), chat, "sendMessage")
        assert not pacing.is_chat_free(chat, "sendMessage")
    assert pacing.is_chat_free(9, "sendMessage")
    assert not pacing.is_free()
    await wait_seconds(5.01)
    assert pacing.is_free()
    assert pacing.is_chat_free(7, "sendMessage")
