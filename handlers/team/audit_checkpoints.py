"""Checkpoints of the audit log, sent to the owners' chats, where nobody with the database can change them."""

from datetime import datetime, timedelta

from handlers.messages import Say
from handlers.team.owners import say_to_owners
from storage import audit
from storage.database import Session
from storage.team import roles

DAY = timedelta(days=1)
HASH_LETTERS = 16
"""Hexadecimal digits of a hash that are sent: short enough to type, long enough against forging."""


async def checkpoint_notices(session: Session, now: datetime) -> list[Say]:
    """Send owners a checkpoint if a row older than a day is not covered by one; a scheduled job."""
    if not await audit.needs_notification(session, now - DAY) or not await roles.reachable_staff(
        session, {roles.OWNER}, 0
    ):
        return []
    await audit.record(session, None, audit.OWNERS_NOTIFIED, "audit", now)
    checkpoint = await audit.take_checkpoint(session)
    args = {"rows": str(checkpoint.rows), "hash": checkpoint.last_hash[:HASH_LETTERS]}
    return await say_to_owners(session, Say("audit-mark", args, disable_notification=True))


async def alarm(session: Session, chain: audit.ChainCheck) -> list[Say]:
    """Return the alarm to owners about a changed or shortened log."""
    if chain.broken_id is not None:
        return await say_to_owners(session, Say("audit-changed", {"row": str(chain.broken_id)}))
    expected = chain.missing.rows if chain.missing else 0
    return await say_to_owners(session, Say("audit-cut", {"noted": str(expected), "rows": str(chain.rows)}))
