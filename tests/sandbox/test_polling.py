"""getUpdates: ids, confirmation, long polls, a single poller, throttling, expiry, kinds."""

import asyncio

import pytest
import telegram
from telegram.error import Conflict

from sandbox.clock import Clock
from sandbox.testing import Sandbox, SandboxUser
from sandbox.updates import Updates
from tests.sandbox.conftest import FrozenClock
from tests.virtual_time import loop_time, virtual_time, wait_seconds
from tests.waiting import wait_until

LONG = 50
"""Seconds of the longest poll: far more than a test takes, unless the poll's timeout is tested."""


async def wait_for_ever() -> None:
    """Wait for ever: a caller that does not disconnect."""
    await asyncio.Event().wait()


async def test_update_ids_grow_by_one_and_the_offset_confirms(bot: telegram.Bot, head: SandboxUser) -> None:
    told = [(await head.write(text))["update_ids"][0] for text in "abc"]
    first = await bot.get_updates()
    ids = [update.update_id for update in first]
    assert ids == list(range(ids[0], ids[0] + 4))
    assert told == ids[1:]
    rest = await bot.get_updates(offset=ids[2])
    assert [update.update_id for update in rest] == ids[2:]
    again = await bot.get_updates(offset=0)
    assert [update.update_id for update in again] == ids[2:]
    assert await bot.get_updates(offset=ids[3] + 1) == ()


async def test_what_was_not_confirmed_comes_again(bot: telegram.Bot, head: SandboxUser) -> None:
    first = await bot.get_updates()
    assert await bot.get_updates() == first


async def test_a_negative_offset_keeps_the_newest_only(bot: telegram.Bot, head: SandboxUser) -> None:
    await head.write("a")
    await head.write("b")
    kept = await bot.get_updates(offset=-1)
    assert [update.message.text for update in kept if update.message] == ["b"]
    assert await bot.get_updates(offset=0) == kept


async def test_the_limit_is_kept(bot: telegram.Bot, head: SandboxUser) -> None:
    for _ in range(4):
        await head.write("x")
    assert len(await bot.get_updates(limit=3)) == 3


async def test_a_long_poll_ends_as_soon_as_somebody_writes(
    bot: telegram.Bot, head: SandboxUser, updates: Updates
) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    poll = asyncio.create_task(bot.get_updates(offset=offset, timeout=LONG))
    await wait_until(lambda: updates.poll)
    await head.write("now")
    async with asyncio.timeout(LONG / 2):
        update = (await poll)[0]
    assert update.message is not None
    assert update.message.text == "now"


async def test_a_long_poll_for_nothing_is_empty(bot: telegram.Bot, head: SandboxUser) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    assert await bot.get_updates(offset=offset, timeout=1) == ()


@virtual_time
async def test_a_long_poll_waits_for_its_whole_time_and_no_longer_once_something_is_there() -> None:
    updates, began = Updates(Clock()), loop_time()
    await updates.wait(20, wait_for_ever)
    assert loop_time() - began == pytest.approx(20)
    poll = asyncio.create_task(updates.wait(20, wait_for_ever))
    await wait_seconds(7)
    updates.add("message", {}, ("chat", 1))
    await poll
    assert loop_time() - began == pytest.approx(27, abs=0.01)


async def test_a_second_poller_ends_the_first_with_409(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser, updates: Updates
) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    first = asyncio.create_task(bot.get_updates(offset=offset, timeout=LONG))
    await wait_until(lambda: updates.poll)
    second = asyncio.create_task(sandbox.api("getUpdates", offset=offset, timeout=LONG))
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
        await first
    await head.write("x")
    assert len((await second)["result"]) == 1


async def test_a_poller_that_hung_up_leaves_no_poll_behind(
    sandbox: Sandbox, head: SandboxUser, updates: Updates
) -> None:
    offset = (await sandbox.api("getUpdates"))["result"][0]["update_id"] + 1
    poll = asyncio.create_task(sandbox.api("getUpdates", offset=offset, timeout=LONG))
    await wait_until(lambda: updates.poll)
    poll.cancel()
    async with asyncio.timeout(LONG / 2):
        await wait_until(lambda: not updates.poll)
    ended = [
        call for call in await sandbox.journal(method="getUpdates") if call["params"].get("timeout") == LONG
    ]
    assert [(call["status"], call["polling"]) for call in ended] == [(200, True)]
    await head.write("x")
    assert len((await sandbox.api("getUpdates"))["result"]) == 1


async def test_polling_and_a_webhook_exclude_each_other(bot: telegram.Bot, updates: Updates) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=LONG))
    await wait_until(lambda: updates.poll)
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(
        Conflict, match="can't use getUpdates method while webhook is active; use deleteWebhook"
    ):
        await bot.get_updates()


def test_the_same_offset_within_half_a_second_gets_one_update_and_within_three_it_waits() -> None:
    updates = Updates(Clock())
    asked = [updates.throttled(5, 100, 0, now) for now in (10.0, 10.4, 11.0, 13.7, 16.8)]
    assert asked == [(100, 0), (1, 3.0), (100, 3.0), (100, 3.0), (100, 0)]
    assert updates.throttled(6, 100, 0, 16.9) == (100, 0)
    assert updates.throttled(6, 100, 20.0, 17.0) == (1, 20.0)


async def test_messages_wait_24_hours_and_presses_150_seconds(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    markup = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("a", callback_data="a")]])
    await bot.send_message(head.id, "x", reply_markup=markup)
    await head.press("a")
    await sandbox.advance_clock(149)
    assert len(await bot.get_updates()) == 2
    await sandbox.advance_clock(2)
    kept = await bot.get_updates(offset=1)
    assert [update.message.text for update in kept if update.message] == ["/start"]
    assert len(kept) == 1
    await sandbox.advance_clock(86_400 - 150)
    assert await bot.get_updates(offset=2) == ()


def test_after_a_week_of_quiet_the_ids_begin_anew() -> None:
    clock = Clock()
    updates = Updates(clock)
    first = updates.next_id()
    assert updates.next_id() == first + 1
    clock.advance(8 * 86_400)
    assert updates.next_id() != first + 2


async def test_some_kinds_come_only_when_asked_for(bot: telegram.Bot, head: SandboxUser) -> None:
    message = (await head.write("x"))["message"]["message_id"]
    assert (await head.act("react", message_id=message, emoji="👍"))["update_ids"] == []
    await bot.get_updates(allowed_updates=["message_reaction"])
    assert (await head.write("y"))["update_ids"] == []
    await head.act("react", message_id=message, emoji="👎")
    await bot.get_updates(offset=-1)
    update = (await bot.get_updates())[0]
    assert update.message_reaction is not None
    reaction = update.message_reaction
    assert [one.emoji for one in reaction.old_reaction if isinstance(one, telegram.ReactionTypeEmoji)] == [
        "👍"
    ]
    assert [one.emoji for one in reaction.new_reaction if isinstance(one, telegram.ReactionTypeEmoji)] == [
        "👎"
    ]
    assert (await bot.get_webhook_info()).allowed_updates == ("message_reaction",)


async def test_an_offset_from_the_future_begins_at_the_oldest(bot: telegram.Bot, head: SandboxUser) -> None:
    first = await bot.get_updates()
    assert await bot.get_updates(offset=first[-1].update_id + 2) == first


async def test_pushed_updates_are_delivered_even_below_the_offset(
    sandbox: Sandbox, head: SandboxUser, frozen_clock: FrozenClock
) -> None:
    first = (await sandbox.api("getUpdates"))["result"]
    number = first[-1]["update_id"]
    await sandbox.api("getUpdates", offset=number + 1)
    await sandbox.push_updates(first)
    again = (await sandbox.api("getUpdates", offset=number + 1))["result"]
    assert again == first
    frozen_clock.at += 4  # else the same offset would be throttled
    assert (await sandbox.api("getUpdates", offset=number + 1))["result"] == []


async def test_raw_updates_come_exactly_as_they_were_pushed(sandbox: Sandbox) -> None:
    odd = [
        {"update_id": 7, "message": "no object"},
        ["no update"],
        {"update_id": 3, "message": {"text": "\ud800"}},
    ]
    await sandbox.push_updates(odd, raw=True)
    async with sandbox.session.get(f"{sandbox.url}bot{sandbox.token}/getUpdates?offset=9") as answer:
        assert b'"\\ud800"' in await answer.read()


async def test_whoever_a_pushed_update_is_from_can_be_answered(bot: telegram.Bot, sandbox: Sandbox) -> None:
    user = {"id": 5001, "is_bot": False, "first_name": "Sample", "language_code": "ky"}
    chat = {"id": 5001, "type": "private", "first_name": "Sample"}
    message = {"message_id": 1, "date": 1_800_000_000, "chat": chat, "from": user, "text": "x"}
    query = {"id": "77", "from": user, "chat_instance": "1", "data": "a", "message": message}
    await sandbox.push_updates([{"message": message}, {"callback_query": query}])
    first, second = await bot.get_updates()
    assert first.effective_user is not None
    assert await bot.send_message(first.effective_user.id, "y")
    assert second.callback_query is not None
    assert await second.callback_query.answer()
