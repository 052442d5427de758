"""The webhook: kept set at Telegram, and watched, since only Telegram knows whether it gets through."""

import asyncio
import logging
from datetime import datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot.activity import Activity
from bot.receiver import ALLOWED_UPDATES
from bot.settings import Settings
from bot.telegram.api import Api
from storage.database import Database
from storage.messages import inbox

log = logging.getLogger(__name__)

CHECK_SECONDS = 60.0
RETRY_SECONDS = 5.0
CHECKS_PER_SETTING = 60
"""It is set anew every hour, and while something is wrong at each check: getWebhookInfo does not show the secret."""


class Webhook:
    """Sets the webhook, again when somebody has deleted or changed it, and asks how Telegram gets on with it."""

    def __init__(self, settings: Settings, api: Api, database: Database) -> None:
        self.settings, self.api, self.database = settings, api, database
        self.url = f"{settings.webhook_url}/telegram"
        self.activity = Activity()

    async def run(self) -> None:
        """Set and check for ever."""
        self.activity.start()
        checks = 0
        while True:
            try:
                if checks % CHECKS_PER_SETTING == 0:
                    await self._set()
                checks = 0 if await self._find_problem() else checks + 1
                await asyncio.sleep(CHECK_SECONDS)
            except TelegramError as error:
                log.warning("the webhook could not be set (%s); trying again", type(error).__name__)
                self.activity.fail(f"Telegram does not take it ({type(error).__name__})")
                await asyncio.sleep(RETRY_SECONDS)

    async def _set(self) -> None:
        secret = self.settings.webhook_secret
        call = {
            "url": self.url,
            "secret_token": secret.get_secret_value() if secret else "",
            "allowed_updates": ALLOWED_UPDATES,
            "max_connections": 40,
        }
        await self.api.call("setWebhook", call)

    async def _find_problem(self) -> str:
        """Ask Telegram how it gets on; return what is wrong, or an empty string."""
        info = await self.api.call("getWebhookInfo", {})
        if info.get("url") != self.url:
            log.warning("somebody has changed or deleted the webhook; it is set again")
            await self._set()
            info = await self.api.call("getWebhookInfo", {})
        self.activity.succeed()
        if problem := await self._problem_in(info):
            self.activity.fail(problem)
        return problem

    async def _problem_in(self, info: dict[str, Any]) -> str:
        """Return why updates do not arrive: an error since the last one that did, while others wait."""
        if info.get("url") != self.url:
            return "another address is set at Telegram"
        failed_at, waiting = info.get("last_error_date"), info.get("pending_update_count", 0)
        if not (failed_at and waiting):
            return ""
        newest_at = await self._newest_at()
        if newest_at is not None and newest_at.timestamp() >= failed_at:
            return ""
        return f"Telegram does not get through, {waiting} updates wait: {info.get('last_error_message')}"

    async def _newest_at(self) -> datetime | None:
        """Return when the newest update arrived, at whichever process; None also if the database cannot say."""
        try:
            async with self.database.reader() as session:
                return await inbox.newest_at(session)
        except SQLAlchemyError:
            return None
