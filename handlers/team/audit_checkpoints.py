"""Checkpoints of the audit log, sent to owners: what is in their chats nobody can change in the database."""

from datetime import datetime, timedelta

from handlers.messages import Say
from handlers.team.owners import say_to_owners
from storage import audit
from storage.database import Session
from storage.team import roles

DAY = timedelta(days=1)
HASH_LETTERS = 16
"""Letters of a hash that are sent: few enough to be typed, and enough that nobody finds another log with the same."""


async def checkpoint_notices(session: Session, now: datetime) -> list[Say]:
    """A checkpoint, if a row has been in the log for a day that owners have no checkpoint of. Called by the clock."""
    if not await audit.needs_notification(session, now - DAY) or not await roles.reachable_staff(
        session, {roles.OWNER}, 0
    ):
        return []
    await audit.record(session, None, audit.OWNERS_NOTIFIED, "audit", now)
    mark = await audit.take_checkpoint(session)
    args = {"rows": str(mark.rows), "hash": mark.last_hash[:HASH_LETTERS]}
    return await say_to_owners(session, Say("audit-mark", args, disable_notification=True))


async def alarm(session: Session, chain: audit.ChainCheck) -> list[Say]:
    """The log is not what it was."""
    if chain.broken_id is not None:
        return await say_to_owners(session, Say("audit-changed", {"row": str(chain.broken_id)}))
    noted = chain.missing.rows if chain.missing else 0
    return await say_to_owners(session, Say("audit-cut", {"noted": str(noted), "rows": str(chain.rows)}))
