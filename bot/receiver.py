"""Updates in, by polling or through the webhook door: into the inbox first, acknowledged only after COMMIT."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, NetworkError, TelegramError, TimedOut

from bot.api import Api
from bot.incoming import sender_of
from storage import inbox
from storage.database import Database

log = logging.getLogger(__name__)

LONG_POLL = 30
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]

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
        patience = 1.0
        while True:
            try:
                updates = await self._ask(offset)
                if updates:
                    await self._store(_rows(updates))
                    offset = _after(updates, offset)
                patience = 1.0
            except (TelegramError, SQLAlchemyError) as error:
                if not isinstance(error, TimedOut):
                    log.warning("no updates for the moment: %s", _sentence(error))
                await asyncio.sleep(patience)
                patience = min(30.0, patience * 2)

    async def _ask(self, offset: int | None) -> list[Any]:
        call = {"timeout": LONG_POLL, "allowed_updates": WANTED, "offset": offset}
        result = await self.api.call("getUpdates", call, read_timeout=LONG_POLL + 10)
        return result if isinstance(result, list) else []

    async def _store(self, rows: Iterable[Stored]) -> None:
        async with self.database.session.begin() as session:
            await inbox.store(session, rows, datetime.now(UTC))
        self.on_stored()

    async def accept(self, update: Any) -> bool:
        """One update from the webhook door; returns once it is committed. False: this is no update.

        Those that knock while a commit is under way share the next one.
        """
        rows = _rows([update])
        if not rows:
            return False
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._knocking.append((rows[0], done))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._let_in())
        await done
        return True

    async def _let_in(self) -> None:
        while self._knocking:
            group, self._knocking = self._knocking, []
            try:
                await self._store([row for row, _ in group])
            except SQLAlchemyError as error:
                for _, done in group:
                    if not done.done():
                        done.set_exception(error)
            else:
                for _, done in group:
                    if not done.done():
                        done.set_result(None)


def _rows(updates: list[Any]) -> list[Stored]:
    """(update_id, sender, raw JSON) of each; what has no number of its own cannot be kept apart, and is none."""
    rows = []
    for update in updates:
        number = update.get("update_id") if isinstance(update, dict) else None
        if isinstance(number, int) and not isinstance(number, bool) and abs(number) < 2**63:
            rows.append((number, sender_of(update), _dump(update)))
        else:
            log.warning("something without an update_id came; it is left out")
    return rows


def _dump(update: Any) -> str:
    try:
        return orjson.dumps(update).decode()
    except (orjson.JSONEncodeError, TypeError):  # lone surrogates, numbers beyond 64 bits
        return json.dumps(update)


def _after(updates: list[Any], offset: int | None) -> int | None:
    numbers = [row[0] for row in _rows(updates)]
    return max(numbers) + 1 if numbers else offset


def _sentence(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another program polls with the same token, or a webhook is set; end it, then this goes on by itself"
    if isinstance(error, NetworkError):
        return "Telegram cannot be reached; trying again"
    return type(error).__name__
