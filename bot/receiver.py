"""Receive updates by polling or webhook: store them in the inbox, acknowledge after COMMIT."""

import asyncio
import contextlib
import json
import logging
import re
from collections.abc import Callable, Sequence
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, NetworkError, TelegramError, TimedOut

from bot import metrics
from bot.activity import Activity
from bot.current_time import utc_now
from bot.telegram.api import Api
from bot.telegram.incoming import parse_json, sender_id
from bot.telegram.request import Garbled
from storage import wakeups
from storage.database import Database
from storage.messages import inbox

log = logging.getLogger(__name__)

POLL_SECONDS = 30
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
"""`chat_member` is sent only where the bot is an administrator, and only if requested here."""

UNREADABLE = "unreadable"
"""Stored instead of an update that cannot be parsed; it becomes a dead letter."""

RawUpdate = tuple[int, int | None, str]


class Receiver:
    """Stores updates; `on_stored` wakes the worker.

    `is_idle`: whether the worker of this process begins with them at once; if not, those of others are woken too.
    """

    def __init__(
        self,
        database: Database,
        api: Api,
        on_stored: Callable[[], None],
        is_idle: Callable[[], bool] = lambda: False,
    ) -> None:
        self.database, self.api, self.on_stored, self.is_idle = database, api, on_stored, is_idle
        self.activity = Activity()
        self._pending_webhooks: list[tuple[RawUpdate, asyncio.Future[None]]] = []
        self._store_task: asyncio.Task[None] | None = None

    async def poll(self) -> None:
        """Call getUpdates for ever. Each call acknowledges the previous batch, so it is made after COMMIT.

        It starts without an offset: after a week without updates Telegram chooses new ids, and a stored offset could
        exclude them.
        """
        self.activity.start()
        offset: int | None = None
        limit, patience = 100, 1.0
        # The first call, and each after an error, does not wait for updates: it is known at once whether polling works.
        seconds = 0
        while True:
            try:
                rows = await self._get_updates(offset, limit, seconds)
                if rows:
                    await self._store(rows)
                # After an empty response all updates are acknowledged, and the next id may be any: Telegram chooses
                # new ones after a week without updates.
                offset = max(row[0] for row in rows) + 1 if rows else None
                limit, patience, seconds = 100, 1.0, POLL_SECONDS
                self.activity.succeed()
            except Garbled:
                self.activity.fail("what comes is no answer of Telegram's")
                if limit == 1:  # not even a single update: not a response of Telegram's
                    log.warning("no updates for the moment: what came is no answer of Telegram's")
                    await asyncio.sleep(patience)
                    patience = min(30.0, patience * 2)
                limit = 1  # one of them makes the response unparsable: fetch them one by one
            except (TelegramError, SQLAlchemyError) as error:
                seconds = 0
                self.activity.fail(_describe_error(error))
                if isinstance(error, Conflict):
                    await self._delete_webhook()
                if not isinstance(error, TimedOut):
                    log.warning("no updates for the moment: %s", _describe_error(error))
                await asyncio.sleep(patience)
                patience = min(30.0, patience * 2)

    async def _delete_webhook(self) -> None:
        """Delete a webhook, which prevents polling, in case that failed at the start."""
        with contextlib.suppress(TelegramError):
            await self.api.call("deleteWebhook", {})

    async def _get_updates(self, offset: int | None, limit: int, seconds: int) -> list[RawUpdate]:
        call = {"timeout": seconds, "allowed_updates": ALLOWED_UPDATES, "offset": offset, "limit": limit}
        try:
            result = await self.api.call("getUpdates", call, read_timeout=POLL_SECONDS + 10)
        except Garbled as error:
            if limit > 1 or not (rows := _salvage_update_id(error.payload)):
                raise
            return rows
        return [row for update in result for row in _to_rows(update)] if isinstance(result, list) else []

    async def _store(self, rows: Sequence[RawUpdate]) -> None:
        async with self.database.short() as session:
            await inbox.store(session, rows, utc_now())
            if not self.is_idle():
                await wakeups.notify(session, wakeups.INBOX)
        metrics.UPDATES_RECEIVED.inc(len(rows))
        self.on_stored()

    async def accept(self, body: bytes) -> None:
        """Store one update of the webhook; returns after COMMIT.

        Updates that arrive during a commit share the next one. An unreadable update becomes a dead letter, because
        Telegram would repeat it for a day and hold back the other updates of that chat.
        """
        try:
            rows = _to_rows(parse_json(body))
        except ValueError:
            rows = _salvage_update_id(body)
        if not rows:
            return
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pending_webhooks.append((rows[0], done))
        if self._store_task is None or self._store_task.done():
            self._store_task = asyncio.create_task(self._store_pending())
        await done

    async def _store_pending(self) -> None:
        while self._pending_webhooks:
            group, self._pending_webhooks = self._pending_webhooks, []
            try:
                await self._store([row for row, _ in group])
            except Exception as error:  # the waiting requests have to be answered in any case
                for _, done in group:
                    if not done.done():
                        done.set_exception(error)
            else:
                for _, done in group:
                    if not done.done():
                        done.set_result(None)


def _to_rows(update: Any) -> list[RawUpdate]:
    """Return the row (update_id, sender, raw JSON); none without an update_id, to recognise duplicates by."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if isinstance(number, int) and not isinstance(number, bool) and abs(number) < 2**63:
        return [(number, sender_id(update), _to_json(update))]
    log.warning("something without an update_id came; it is left out")
    return []


def _salvage_update_id(body: bytes) -> list[RawUpdate]:
    """Find the update_id of an unparsable update, to store it as a dead letter and continue after it."""
    found = re.search(rb'"update_id"\s*:\s*(\d{1,18})\b', body)
    if found is None:
        log.warning("something unreadable without an update_id came; it is left out")
        return []
    return [(int(found[1]), None, UNREADABLE)]


def _to_json(update: Any) -> str:
    try:
        return orjson.dumps(update).decode()
    except (orjson.JSONEncodeError, TypeError):  # lone surrogates, numbers beyond 64 bits, deep nesting
        pass
    try:
        return json.dumps(update)
    except RecursionError:
        return UNREADABLE


def _describe_error(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another program polls with the same token, or a webhook is set; end it, then this goes on by itself"
    if isinstance(error, NetworkError):
        return "Telegram cannot be reached; trying again"
    return type(error).__name__
