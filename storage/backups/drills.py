"""When a backup was last restored on trial, and when owners were last reminded of it."""

from datetime import datetime, timedelta

from storage import audit, preferences
from storage.database import Session

KEY = "drill"
DRILLED, REMINDED = "at", "reminded_at"


async def last_drill(session: Session) -> datetime | None:
    """Return the time of the last drill; None: there was none."""
    at = (await preferences.get(session, KEY)).get(DRILLED)
    return datetime.fromisoformat(at) if at else None


async def record_drill(session: Session, backup_at: datetime, rows: int, at: datetime) -> None:
    """Record that the backup made at `backup_at` was restored on trial."""
    known = await preferences.get(session, KEY)
    await preferences.save(session, KEY, {**known, DRILLED: at.isoformat()}, at)
    await audit.record(
        session, None, "backup.drilled", "database", at, backup=backup_at.isoformat(), rows=rows
    )


async def is_overdue(session: Session, now: datetime, after: timedelta) -> bool:
    """Whether neither a drill nor a reminder was within that time. The first call begins it."""
    known = await preferences.get(session, KEY)
    if not known:
        await record_reminder(session, now)
        return False
    return (
        now - max(datetime.fromisoformat(known[name]) for name in (DRILLED, REMINDED) if name in known)
        > after
    )


async def record_reminder(session: Session, at: datetime) -> None:
    """Record that owners were reminded, or that the time has begun."""
    known = await preferences.get(session, KEY)
    await preferences.save(session, KEY, {**known, REMINDED: at.isoformat()}, at)
