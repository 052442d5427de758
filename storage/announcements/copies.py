"""Copies of a message of staff that are still to be sent, when that message is not what was agreed to any more."""

from typing import Any, cast

from sqlalchemy import CursorResult, func, literal, update

from storage.database import Session
from storage.messages import outbox

OUTBOX = outbox.TABLE
COPY_PREFIX = "copyMessage|"
"""The method of a copy; after the bar is the method that sends the same without copying."""


async def replace_copies(session: Session, announcement_id: int) -> int:
    """Have the copies that wait, or may be sent again, sent by their second method. Returns the number of messages.

    `sendPhoto|sendPhoto` means: as `copyMessage|sendPhoto`, without trying the copy. What the sender has claimed
    already stays a copy.
    """
    waits = OUTBOX.c.state.in_([outbox.PENDING, outbox.UNKNOWN]) & (OUTBOX.c.payload != "")
    second = func.replace(OUTBOX.c.method, COPY_PREFIX, "")
    replaced = await session.execute(
        update(OUTBOX)
        .where(OUTBOX.c.announcement_id == announcement_id, waits, OUTBOX.c.method.startswith(COPY_PREFIX))
        .values(method=second + literal("|") + second)
    )
    return cast(CursorResult[Any], replaced).rowcount
