"""Replacing of copies that are still to be sent when staff have changed or deleted the message they copy."""

from typing import Any, cast

from sqlalchemy import CursorResult, func, literal, select, update

from storage.database import Session
from storage.messages import outbox

OUTBOX = outbox.TABLE
COPY_PREFIX = "copyMessage|"
"""The beginning of a copy's method; after the bar follows the method that sends the same content without copying."""


async def replace_copies(session: Session, announcement_id: int) -> int:
    """Have copies that may be sent, or sent again, sent by their second method. Returns the number of messages.

    `copyMessage|sendPhoto` becomes `sendPhoto|sendPhoto`. A call in progress is still a copy; its retry is not.
    """
    copied = (
        select(OUTBOX.c.id)
        .where(
            OUTBOX.c.announcement_id == announcement_id,
            outbox.MAY_BE_SENT,
            OUTBOX.c.method.startswith(COPY_PREFIX),
        )
        .order_by(OUTBOX.c.id)  # as the sender locks rows
        .with_for_update()
    )
    second = func.replace(OUTBOX.c.method, COPY_PREFIX, "")
    replaced = await session.execute(
        update(OUTBOX).where(OUTBOX.c.id.in_(copied)).values(method=second + literal("|") + second)
    )
    return cast(CursorResult[Any], replaced).rowcount
