"""Messages inserted directly into the outbox, and their outcomes."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import select, true

from storage.database import Database
from storage.messages import outbox
from storage.models import OutboxMessage

REPLY, REMINDER, ANNOUNCEMENT = 0, 1, 2


def outbox_row(
    chat: int, text: str, lane: int = REPLY, method: str = "sendMessage", **fields: Any
) -> dict[str, Any]:
    """Return an outbox row: a plain text, or the arguments given as `payload`."""
    payload = fields.pop("payload", {"text": text})
    return {
        "chat_id": chat,
        "lane": lane,
        "method": method,
        "payload": orjson.dumps(payload).decode(),
        "file_id": None,
        "dedup_key": None,
        "subject": None,
        "reminder_id": None,
        "state": outbox.PENDING,
        "created_at": datetime.now(UTC),
        "expires_at": None,
        **fields,
    }


async def enqueue(database: Database, *rows: dict[str, Any]) -> None:
    """Commit these messages to the outbox."""
    async with database.session.begin() as session:
        await outbox.enqueue(session, list(rows))


async def wait_for_outcome(
    database: Database, chat: int, within: float = 60, dedup_key: str | None = None
) -> OutboxMessage:
    """Return the row of the only message to this chat (of that name), once it is neither pending nor being sent."""
    until = time.monotonic() + within
    while True:
        async with database.reader() as session:
            named = OutboxMessage.dedup_key == dedup_key if dedup_key else true()
            row = await session.scalar(select(OutboxMessage).where(OutboxMessage.chat_id == chat, named))
        if row is not None and row.state not in (outbox.PENDING, outbox.SENDING):
            return row
        assert time.monotonic() < until, (
            f"still {row.state if row else 'missing'}: {row.error if row else ''}"
        )
        await asyncio.sleep(0.02)
