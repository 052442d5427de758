"""Messages inserted directly into the outbox, and their outcomes."""

from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import select, true

from storage.database import Database
from storage.messages import outbox
from storage.models import OutboxMessage
from tests.conversations.helpers import wait_until

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


async def wait_for_outcome(database: Database, chat: int, dedup_key: str | None = None) -> OutboxMessage:
    """Return the row of the only message to this chat (of that name), once it is neither pending nor being sent.

    The bot that sends it runs in this process.
    """
    named = OutboxMessage.dedup_key == dedup_key if dedup_key else true()
    ended = OutboxMessage.state.not_in((outbox.PENDING, outbox.SENDING))
    query = select(OutboxMessage).where(OutboxMessage.chat_id == chat, named, ended)

    async def there() -> OutboxMessage | None:
        async with database.reader() as session:
            return await session.scalar(query)

    return await wait_until(there)
