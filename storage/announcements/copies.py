"""Copies of staff's own message that still wait: sent by their words, once that message is not what was agreed to."""

import json

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.announcements import corrections
from storage.messages import outbox

OUTBOX = outbox.TABLE
COPY_PREFIX = "copyMessage|"
"""How the method begins of what is copied, and sent by its words where it cannot be."""


async def replace_copies(session: AsyncSession, announcement_id: int) -> int:
    """What waits as a copy, or may be sent again, goes by its own words. Returns how many messages.

    A few thousand at most: no more of an announcement is owed ahead. What the sender has in hand stays a copy.
    """
    waits = OUTBOX.c.state.in_([outbox.PENDING, outbox.UNKNOWN]) & (OUTBOX.c.payload != "")
    rows = await session.execute(
        select(OUTBOX.c.id, OUTBOX.c.method, OUTBOX.c.payload).where(
            OUTBOX.c.announcement_id == announcement_id, waits, OUTBOX.c.method.startswith(COPY_PREFIX)
        )
    )
    anew = [
        (row.id, row.method.removeprefix(COPY_PREFIX), json.dumps(json.loads(row.payload)["instead"]))
        for row in rows
    ]
    await corrections.rewrite_unsent(session, anew)
    return len(anew)
