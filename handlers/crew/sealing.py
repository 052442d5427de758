"""What the audit log comes to, told to owners: what they have in their chats nobody can take out of the database."""

from datetime import datetime, timedelta

from handlers.words import Lane, Say, ToMany, Value
from storage import audit, roles
from storage.database import Session

DAY = timedelta(days=1)
SHOWN = 16
"""Letters of a hash that are told: nobody finds another log with the same ones, and they can be typed."""


async def told(session: Session, now: datetime) -> list[Say | ToMany]:
    """What the clock looks for: something has stood in the log for a day that owners were not told of."""
    if not await audit.untold(session, now - DAY) or not await roles.reachable(session, {roles.OWNER}, 0):
        return []
    await audit.record(session, None, audit.TOLD, "audit", now)
    mark = await audit.mark(session)
    return await _owners(session, "audit-mark", quiet=True, rows=str(mark.rows), hash=mark.last[:SHOWN])


async def alarm(session: Session, chain: audit.Chain) -> list[Say | ToMany]:
    """The log is not what it was."""
    if chain.broken is not None:
        return await _owners(session, "audit-changed", row=str(chain.broken))
    noted = chain.missing.rows if chain.missing else 0
    return await _owners(session, "audit-cut", noted=str(noted), rows=str(chain.rows))


async def _owners(session: Session, key: str, *, quiet: bool = False, **args: Value) -> list[Say | ToMany]:
    owners = await roles.reachable(session, {roles.OWNER}, 0)
    return [Say(key, args, to=one, lane=Lane.REMINDER, quiet=quiet) for one in owners]
