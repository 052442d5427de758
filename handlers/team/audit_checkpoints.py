"""What the audit log comes to, told to owners: what they have in their chats nobody can take out of the database."""

from datetime import datetime, timedelta

from handlers.messages import Lane, Say, SayToAudience, Value
from storage import audit
from storage.database import Session
from storage.team import roles

DAY = timedelta(days=1)
HASH_LETTERS = 16
"""Letters of a hash that are told: nobody finds another log with the same ones, and they can be typed."""


async def checkpoint_notices(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """What the clock looks for: something has stood in the log for a day that owners were not told of."""
    if not await audit.needs_notification(session, now - DAY) or not await roles.reachable_staff(
        session, {roles.OWNER}, 0
    ):
        return []
    await audit.record(session, None, audit.OWNERS_NOTIFIED, "audit", now)
    mark = await audit.take_checkpoint(session)
    return await _notify_owners(
        session, "audit-mark", quiet=True, rows=str(mark.rows), hash=mark.last_hash[:HASH_LETTERS]
    )


async def alarm(session: Session, chain: audit.ChainCheck) -> list[Say | SayToAudience]:
    """The log is not what it was."""
    if chain.broken_id is not None:
        return await _notify_owners(session, "audit-changed", row=str(chain.broken_id))
    noted = chain.missing.rows if chain.missing else 0
    return await _notify_owners(session, "audit-cut", noted=str(noted), rows=str(chain.rows))


async def _notify_owners(
    session: Session, key: str, *, quiet: bool = False, **args: Value
) -> list[Say | SayToAudience]:
    owners = await roles.reachable_staff(session, {roles.OWNER}, 0)
    return [Say(key, args, to=one, lane=Lane.REMINDER, disable_notification=quiet) for one in owners]
