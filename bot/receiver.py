"""Updates in, by polling or through the webhook door: into the inbox first, acknowledged only after COMMIT."""

import asyncio
import contextlib
import json
import logging
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, NetworkError, TelegramError, TimedOut

from bot.api import Api
from bot.incoming import loads, sender_of
from bot.request import Garbled
from storage import inbox
from storage.database import Database

log = logging.getLogger(__name__)

LONG_POLL = 30
WANTED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
"""Of the last one Telegram tells only where the bot is an administrator, and only whoever asks for it."""

UNREADABLE = "unreadable"
"""What is stored in the place of an update that no parser takes: it becomes a dead letter."""

Stored = tuple[int, int | None, str]


class Receiver:
    """Stores what comes; `on_stored` wakes the worker."""

    def __init__(self, database: Database, api: Api, on_stored: Callable[[], None]) -> None:
        self.database, self.api, self.on_stored = database, api, on_stored
        self._knocking: list[tuple[Stored, asyncio.Future[None]]] = []
        self._storing: asyncio.Task[None] | None = None

    async def poll(self) -> None:
        """getUpdates for ever. The next call acknowledges the last batch, so it is only made after COMMIT.

        It starts at no offset: after a quiet week Telegram chooses the numbers anew, and a stored offset would
        make us deaf.
        """
        offset: int | None = None
        limit, patience = 100, 1.0
        while True:
            try:
                rows = await self._ask(offset, limit)
                if rows:
                    await self._store(rows)
                # After an empty answer all is confirmed, and the next number may be any: Telegram begins anew
                # after a week without updates.
                offset = max(row[0] for row in rows) + 1 if rows else None
                limit, patience = 100, 1.0
            except Garbled:
                if limit == 1:  # not even alone: no answer of Telegram's at all
                    log.warning("no updates for the moment: what came is no answer of Telegram's")
                    await asyncio.sleep(patience)
                    patience = min(30.0, patience * 2)
                limit = 1  # one of them spoils the answer: each for itself, then
            except (TelegramError, SQLAlchemyError) as error:
                if isinstance(error, Conflict):
                    await self._take_webhook_away()
                if not isinstance(error, TimedOut):
                    log.warning("no updates for the moment: %s", _sentence(error))
                await asyncio.sleep(patience)
                patience = min(30.0, patience * 2)

    async def _take_webhook_away(self) -> None:
        """A webhook that was set before keeps polling out; perhaps it could not be deleted at the start."""
        with contextlib.suppress(TelegramError):
            await self.api.call("deleteWebhook", {})

    async def _ask(self, offset: int | None, limit: int) -> list[Stored]:
        call = {"timeout": LONG_POLL, "allowed_updates": WANTED, "offset": offset, "limit": limit}
        try:
            result = await self.api.call("getUpdates", call, read_timeout=LONG_POLL + 10)
        except Garbled as error:
            if limit > 1 or not (rows := _salvage(error.payload)):
                raise
            return rows
        return [row for update in result for row in _row(update)] if isinstance(result, list) else []

    async def _store(self, rows: Iterable[Stored]) -> None:
        async with self.database.session.begin() as session:
            await inbox.store(session, rows, datetime.now(UTC))
        self.on_stored()

    async def accept(self, body: bytes) -> None:
        """One update from the webhook door, whatever it is; returns once it is committed.

        Those that knock while a commit is under way share the next one. What cannot be read becomes a dead
        letter: Telegram would offer it for a day, and keep everything else of that chat waiting behind it.
        """
        try:
            rows = _row(loads(body))
        except ValueError:
            rows = _salvage(body)
        if not rows:
            return
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._knocking.append((rows[0], done))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._let_in())
        await done

    async def _let_in(self) -> None:
        while self._knocking:
            group, self._knocking = self._knocking, []
            try:
                await self._store([row for row, _ in group])
            except Exception as error:  # whatever it is, nobody may be left knocking
                for _, done in group:
                    if not done.done():
                        done.set_exception(error)
            else:
                for _, done in group:
                    if not done.done():
                        done.set_result(None)


def _row(update: Any) -> list[Stored]:
    """(update_id, sender, raw JSON), or nothing: what has no number of its own cannot be kept apart."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if isinstance(number, int) and not isinstance(number, bool) and abs(number) < 2**63:
        return [(number, sender_of(update), _dump(update))]
    log.warning("something without an update_id came; it is left out")
    return []


def _salvage(body: bytes) -> list[Stored]:
    """The number of an update that cannot be read: enough to bury it, and to go on after it."""
    found = re.search(rb'"update_id"\s*:\s*(\d{1,18})\b', body)
    if found is None:
        log.warning("something unreadable without an update_id came; it is left out")
        return []
    return [(int(found[1]), None, UNREADABLE)]


def _dump(update: Any) -> str:
    try:
        return orjson.dumps(update).decode()
    except (orjson.JSONEncodeError, TypeError):  # lone surrogates, numbers beyond 64 bits, deep nesting
        pass
    try:
        return json.dumps(update)
    except RecursionError:
        return UNREADABLE


def _sentence(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another program polls with the same token, or a webhook is set; end it, then this goes on by itself"
    if isinstance(error, NetworkError):
        return "Telegram cannot be reached; trying again"
    return type(error).__name__
