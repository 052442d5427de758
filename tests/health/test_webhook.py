"""The webhook is kept set at Telegram, whoever deletes or changes it, and what Telegram says about it is believed."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from unittest import mock

from bot.current_time import utc_now
from bot.telegram.api import create_api
from bot.webhook import Webhook
from sandbox.testing import Sandbox
from storage.database import Database
from storage.messages import inbox
from tests.conftest import settings_for
from tests.crash.program import SECRET

ADDRESS = "http://127.0.0.1:1"


@contextlib.asynccontextmanager
async def kept_webhook(sandbox: Sandbox, url: str) -> AsyncIterator[Webhook]:
    """Keep the webhook of a program that does not listen."""
    hook = {"webhook_url": ADDRESS, "webhook_secret": SECRET}
    settings = settings_for(sandbox.url.rstrip("/"), sandbox.token, url, **hook)
    api, _ = create_api(settings)
    await api.open()
    database = Database(url)
    webhook = Webhook(settings, api, database)
    with mock.patch("bot.webhook.CHECK_SECONDS", 0.05), mock.patch("bot.webhook.RETRY_SECONDS", 0.05):
        task = asyncio.create_task(webhook.run())
        try:
            yield webhook
        finally:
            task.cancel()
            await asyncio.wait([task])
            await api.disconnect()
            await database.close()


async def test_a_webhook_that_is_deleted_or_changed_is_set_again(sqlite_url: str) -> None:
    async with Sandbox() as sandbox, kept_webhook(sandbox, sqlite_url):

        async def is_set() -> bool:
            return bool((await sandbox.api("getWebhookInfo"))["result"]["url"] == f"{ADDRESS}/telegram")

        await sandbox.wait_until(is_set)
        await sandbox.api("deleteWebhook")
        await sandbox.wait_until(is_set)

        async def was_changed() -> bool:  # Telegram allows it once a second
            return bool((await sandbox.api("setWebhook", url="http://127.0.0.1:2/other"))["ok"])

        await sandbox.wait_until(was_changed)
        await sandbox.wait_until(is_set)


async def test_an_error_of_telegrams_counts_until_an_update_arrives_at_any_process_or_nothing_waits(
    sqlite_url: str,
) -> None:
    now = utc_now()
    told = {"url": f"{ADDRESS}/telegram", "pending_update_count": 3, "last_error_date": int(now.timestamp())}
    told["last_error_message"] = "Connection refused"
    async with Sandbox() as sandbox, kept_webhook(sandbox, sqlite_url) as webhook:
        assert "3 updates wait: Connection refused" in await webhook._problem_in(told)
        assert await webhook._problem_in(told | {"pending_update_count": 0}) == ""
        assert await webhook._problem_in(told | {"url": ""}) == "another address is set at Telegram"
        async with webhook.database.session.begin() as session:
            await inbox.store(session, [(1, 1, "{}")], now - timedelta(seconds=5))
        assert "3 updates wait" in await webhook._problem_in(told)
        async with webhook.database.session.begin() as session:
            await inbox.store(session, [(2, 1, "{}")], now + timedelta(seconds=1))
        assert await webhook._problem_in(told) == ""
