"""Webhooks: the secret, the order within a chat, retries, and answers that are method calls."""

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from typing import Any

import pytest
import telegram
from aiohttp import web
from telegram.error import BadRequest, RetryAfter

from sandbox.clock import Clock
from sandbox.testing import Sandbox, SandboxUser
from sandbox.updates import Update, Updates
from sandbox.webhook import Webhook, retry_after_seconds
from tests.sandbox.conftest import FrozenClock
from tests.virtual_time import loop_time, virtual_time
from tests.waiting import wait_until

Answer = Callable[[dict[str, Any]], web.Response]


class Hook:
    """A bot's webhook that records its updates; `answer` decides the response."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answer: Answer = lambda update: web.Response()
        self.held: asyncio.Event | None = None

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.held and "message" in update and update["message"]["text"] == "hold":
            await self.held.wait()
        return self.answer(update)

    def texts(self) -> list[str]:
        return [update["message"]["text"] if "message" in update else "press" for update in self.got]

    async def wait(self, count: int) -> None:
        await wait_until(lambda: len(self.got) >= count)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"{site.name}/hook"  # type: ignore[attr-defined]
    yield hook
    await runner.cleanup()


def address(hook: Hook) -> str:
    return str(hook.url)  # type: ignore[attr-defined]


async def test_updates_come_to_the_webhook_with_its_secret(
    bot: telegram.Bot, head: SandboxUser, hook: Hook
) -> None:
    assert await bot.set_webhook(address(hook), secret_token="sample-secret_1")
    await head.write("x")
    await hook.wait(2)
    assert hook.texts() == ["/start", "x"]
    assert set(hook.secrets) == {"sample-secret_1"}
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (address(hook), 0)


async def test_within_a_chat_the_next_update_waits_for_the_one_before_but_others_do_not(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser, hook: Hook
) -> None:
    markup = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("a", callback_data="a")]])
    await bot.send_message(head.id, "?", reply_markup=markup)
    await bot.set_webhook(address(hook))
    await hook.wait(1)
    hook.held = asyncio.Event()
    second = await sandbox.person(1002)
    await head.write("hold")
    await head.write("after")
    await second.write("beside")
    await head.press("a")
    await hook.wait(4)
    assert sorted(hook.texts()[1:]) == ["beside", "hold", "press"]
    hook.held.set()
    await hook.wait(5)
    assert hook.texts()[-1] == "after"


async def test_an_update_that_was_not_taken_comes_again(
    bot: telegram.Bot, head: SandboxUser, hook: Hook
) -> None:
    statuses = iter([500, 302, 200])
    hook.answer = lambda update: web.Response(status=next(statuses), headers={"Retry-After": "0"})
    await bot.set_webhook(address(hook))
    await hook.wait(3)
    assert len({update["update_id"] for update in hook.got}) == 1
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 302 Found"


@virtual_time
async def test_each_attempt_waits_twice_as_long_as_the_one_before_but_no_more_than_a_minute() -> None:
    updates = Updates(Clock())
    update = updates.add("message", {}, ("chat", 1))
    assert update is not None
    attempts: list[float] = []

    class Refused(Webhook):
        async def _offer(self, update: Update, delay: float) -> float | None:
            attempts.append(loop_time())
            return delay if len(attempts) < 10 else None

    await Refused(updates)._deliver(update)
    waits = [later - earlier for earlier, later in pairwise(attempts)]
    assert waits == pytest.approx([1, 2, 4, 8, 16, 32, 60, 60, 60])
    assert update.done


def test_retry_after_is_honoured_and_dates_are_not() -> None:
    assert [retry_after_seconds(header, 2.0) for header in ("7", None, "soon", "99999")] == [
        7.0,
        2.0,
        2.0,
        3600.0,
    ]


async def test_a_webhook_nobody_answers_keeps_its_updates_for_polling(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    assert sandbox.server is not None
    hook = sandbox.server.world.bots[bot.id].webhook
    await wait_until(lambda: hook.last_error)
    info = await bot.get_webhook_info()
    assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)
    await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1


async def test_pending_updates_can_be_dropped(bot: telegram.Bot, head: SandboxUser) -> None:
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_an_answer_may_be_a_call(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser, hook: Hook
) -> None:
    hook.answer = lambda update: web.json_response(
        {"method": "sendMessage", "chat_id": head.id, "text": "at once"}
    )
    await bot.set_webhook(address(hook))
    assert (await head.wait_for("at once"))["from"]["is_bot"]
    assert (await sandbox.journal(method="sendMessage"))[-1]["ok"]


async def test_setting_a_webhook_twice_within_a_second_is_too_often(
    bot: telegram.Bot, hook: Hook, frozen_clock: FrozenClock
) -> None:
    await bot.set_webhook(address(hook))
    frozen_clock.at += 0.9
    with pytest.raises(RetryAfter):
        await bot.set_webhook(address(hook))
    assert await bot.delete_webhook()
    frozen_clock.at += 0.2
    assert await bot.set_webhook(address(hook))


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "ftp://example.org"}, "Bad webhook: An HTTPS URL must be provided"),
        ({"url": "http://127.0.0.1:9", "secret_token": "a b"}, "Secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1:9", "secret_token": "a" * 257}, "Secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(bot: telegram.Bot, params: dict[str, str], words: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.set_webhook(**params)  # type: ignore[arg-type]
    assert (await bot.get_webhook_info()).url == ""
