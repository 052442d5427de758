"""Replacing of copies that are still to be sent when staff have changed or deleted the message they copy."""

from typing import Any, cast

from sqlalchemy import CursorResult, func, literal, update

from storage.database import Session
from storage.messages import outbox

OUTBOX = outbox.TABLE
COPY_PREFIX = "copyMessage|"
"""The beginning of a copy's method; after the bar follows the method that sends the same content without copying."""


async def replace_copies(session: Session, announcement_id: int) -> int:
    """Have copies that are pending or undecided sent by their second method. Returns the number of messages.

    `copyMessage|sendPhoto` becomes `sendPhoto|sendPhoto`. Messages that the sender has claimed stay copies.
    """
    waits = OUTBOX.c.state.in_([outbox.PENDING, outbox.UNKNOWN]) & (OUTBOX.c.payload != "")
    second = func.replace(OUTBOX.c.method, COPY_PREFIX, "")
    replaced = await session.execute(
        update(OUTBOX)
        .where(OUTBOX.c.announcement_id == announcement_id, waits, OUTBOX.c.method.startswith(COPY_PREFIX))
        .values(method=second + literal("|") + second)
    )
    return cast(CursorResult[Any], replaced).rowcount
