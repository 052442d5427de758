"""What owners are told about backups: that one failed, and that none was tried for a month."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.messages import Say
from handlers.team.owners import say_to_owners
from storage.backups import drills
from storage.database import Session
from storage.models import Person

REMIND_AFTER = timedelta(days=30)


async def remind_of_drill(session: Session, now: datetime) -> list[Say]:
    """Remind owners if no backup was restored on trial for a month; a scheduled job."""
    if not await drills.is_overdue(session, now, REMIND_AFTER):
        return []
    await drills.record_reminder(session, now)
    return await say_to_owners(session, Say("drill-due", disable_notification=True))


async def failure_notices(session: Session, now: datetime) -> list[Say]:
    """Return the message to owners that a backup failed, once a day."""
    notices = await say_to_owners(session, Say("backup-failed"))
    return [
        replace(one, dedup_key=f"backup-failed:{now:%Y%m%d}:{one.to.id}")
        for one in notices
        if isinstance(one.to, Person)
    ]
