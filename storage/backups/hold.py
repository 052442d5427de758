"""A restored database holds what it owed: nothing of it is sent before somebody has decided.

What was waiting when the backup was made has probably been sent since. So messages wait without a time (HELD_UNTIL),
updates that were not handled yet are set aside, announcements stop, and lists that were not confirmed are dropped. As
long as `load_hold` returns something, the program runs no scheduled job and no announcement (`bot.program`); it answers
people who write.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, and_, func, insert, not_, null, or_, select, true, update
from sqlalchemy.sql.dml import Update

from storage import audit, preferences
from storage.announcements.announcements import MESSAGE
from storage.backups import export_requests
from storage.database import Session
from storage.invitees import uploads
from storage.messages import inbox, outbox
from storage.messages.methods import IS_IDEMPOTENT
from storage.messages.outbox import HELD_UNTIL
from storage.models import (
    Announcement,
    GroupNotification,
    ItemMove,
    PackJob,
    Person,
    Preference,
    Reminder,
    Upload,
)
from storage.models.announcement_states import DRAFT, DROPPED, PAUSED, SCHEDULED, SENDING
from storage.pack import jobs

KEY = "restored"
SET_ASIDE = "restored from a backup before it was handled"
"""The error of an update that is set aside: until the decision it is a dead letter."""

OUTBOX, INBOX = outbox.TABLE, inbox.TABLE
IS_WAITING = OUTBOX.c.state.in_([outbox.PENDING, outbox.SENDING])
IS_HELD = and_(OUTBOX.c.state == outbox.PENDING, OUTBOX.c.not_before == HELD_UNTIL)


@dataclass(frozen=True, slots=True)
class Hold:
    """What is known of the backup that was restored."""

    restored_at: datetime
    backup_at: datetime
    with_erasures: bool
    """Whether the erasures since the backup have to be repeated."""
    told_at: datetime | None = None
    """When they were, and owners were told what is held."""

    def stored(self) -> dict[str, Any]:
        """Return the value of the preference."""
        times = {name: getattr(self, name) for name in TIMES}
        stored = {name: at.isoformat() for name, at in times.items() if at is not None}
        return {**stored, "with_erasures": self.with_erasures}


TIMES = ("restored_at", "backup_at", "told_at")


class RestoreUnfinished(Exception):
    """The restore was interrupted before erasures were repeated: deciding would end their repetition."""


class AlreadyDecided(Exception):
    """Nothing is held any more: somebody has decided meanwhile."""


def hold_everything(
    connection: Connection, backup_at: datetime, now: datetime, *, with_erasures: bool = True
) -> None:
    """Hold everything that a database restored in this transaction would send."""
    is_broadcast = and_(OUTBOX.c.lane == outbox.ANNOUNCEMENTS, not_(IS_IDEMPOTENT))
    # An announcement never comes twice: whether it was sent is unknown, as after a crash, and staff decide.
    connection.execute(
        update(OUTBOX).where(IS_WAITING, is_broadcast).values(state=outbox.UNKNOWN, finished_at=now)
    )
    connection.execute(_hold_waiting())
    dropped = {"state": uploads.DROPPED, "entries": [], "file_id": "", "ended_at": now}
    open_uploads = Upload.state.in_((uploads.WAITING, uploads.READY))
    connection.execute(update(Upload.__table__).where(open_uploads).values(dropped))  # type: ignore[arg-type]
    set_aside = {"handled_at": now, "dead_at": now, "error": SET_ASIDE}
    connection.execute(update(INBOX).where(INBOX.c.handled_at.is_(None)).values(set_aside))
    for state, condition, following in (
        (SENDING, true(), PAUSED),
        (SCHEDULED, and_(_is_due(now), Announcement.kind == MESSAGE), DRAFT),
        (SCHEDULED, Announcement.kind != MESSAGE, DROPPED),
    ):
        rows = update(Announcement.__table__).where(Announcement.state == state, condition)  # type: ignore[arg-type]
        connection.execute(rows.values(state=following))
    table = cast(Table, Preference.__table__)
    # Whoever asked for an export has it, or asks again.
    connection.execute(table.delete().where(table.c.name.in_([KEY, export_requests.KEY])))
    value = Hold(now, backup_at, with_erasures).stored()
    connection.execute(insert(table).values(name=KEY, value=value, changed_at=now))


def _hold_waiting() -> Update:
    return update(OUTBOX).where(IS_WAITING).values(state=outbox.PENDING, not_before=HELD_UNTIL)


def _is_due(now: datetime) -> Any:
    return or_(Announcement.send_at.is_(None), Announcement.send_at <= now)


async def load_hold(session: Session, *, lock: bool = False) -> Hold | None:
    """Return the hold; None if there is none, or it was decided."""
    found = await preferences.get(session, KEY, lock=lock)
    if not found:
        return None
    times = {name: datetime.fromisoformat(found[name]) for name in TIMES if name in found}
    return Hold(**times, with_erasures=found["with_erasures"])


async def hold_erasures(session: Session) -> None:
    """Hold the messages to others that repeated erasures led to."""
    await session.flush()
    await session.execute(_hold_waiting())


async def mark_told(session: Session, found: Hold, at: datetime) -> None:
    """Record that nothing more is to be done before the program may serve."""
    await preferences.save(session, KEY, replace(found, told_at=at).stored(), at)


@dataclass(frozen=True, slots=True)
class HeldCounts:
    """What waits for a decision."""

    messages: int
    updates: int
    reminders: int
    """Reminders that have become due since the backup."""
    requests: int
    """Requests for files of the after-event pack."""
    paused: int
    """Announcements that are paused: they were being sent."""

    def stored(self) -> dict[str, int]:
        """Return the counts by name, for the audit log."""
        names = ("messages", "updates", "reminders", "requests")
        return {name: getattr(self, name) for name in names}


async def count_held(session: Session, now: datetime) -> HeldCounts:
    """Count what waits for a decision."""
    await session.flush()
    conditions = (
        (OUTBOX, IS_HELD),
        (INBOX, _is_set_aside()),
        (Reminder.__table__, _is_reminder_due(now)),
        (PackJob.__table__, PackJob.state == jobs.WAITING),
        (Announcement.__table__, Announcement.state == PAUSED),
    )
    counts = [
        await session.scalar(select(func.count()).select_from(table).where(condition)) or 0
        for table, condition in conditions
    ]
    return HeldCounts(*counts)


def _is_set_aside() -> Any:
    return and_(INBOX.c.error == SET_ASIDE, INBOX.c.dead_at.is_not(None))


def _is_reminder_due(now: datetime) -> Any:
    return and_(Reminder.done_at.is_(None), Reminder.cancelled_at.is_(None), Reminder.due_at <= now)


async def _lock_finished(session: Session) -> Hold:
    """Return the hold, locked: of two decisions at once one waits. Raises RestoreUnfinished, AlreadyDecided."""
    found = await load_hold(session, lock=True)
    if found is None:
        raise AlreadyDecided
    if found.told_at is None:
        raise RestoreUnfinished
    return found


async def release(session: Session, by: Person | None, at: datetime) -> HeldCounts:
    """Send what was held: messages, and the answers to updates that were set aside. Reminders follow by themselves.

    Raises RestoreUnfinished, AlreadyDecided.
    """
    await _lock_finished(session)
    counts = await count_held(session, at)
    await session.execute(update(OUTBOX).where(IS_HELD).values(not_before=null()))
    handled = {"handled_at": null(), "dead_at": null(), "error": null()}
    await session.execute(update(INBOX).where(_is_set_aside()).values(handled))
    await _end(session, by, "restore.released", counts, at)
    return counts


async def discard(session: Session, by: Person | None, at: datetime) -> HeldCounts:
    """Send nothing of what was held, nor what became due until now. Raises RestoreUnfinished, AlreadyDecided."""
    found = await _lock_finished(session)
    counts = await count_held(session, at)
    await session.execute(update(OUTBOX).where(IS_HELD).values(outbox.expired_values(at)))
    await session.execute(update(INBOX).where(_is_set_aside()).values(raw="", dead_at=null(), error=null()))
    no_sync = {"synchronize_session": False}
    statements = (
        update(Reminder).where(_is_reminder_due(at)).values(cancelled_at=at),
        update(PackJob).where(PackJob.state == jobs.WAITING).values(state=jobs.FAILED, ended_at=at),
        update(GroupNotification).where(_is_from_backup(found)).values(posted_at=at),
        update(ItemMove).where(ItemMove.settled_at.is_(None)).values(settled_at=at),
        update(Announcement).where(Announcement.state == SCHEDULED, _is_due(at)).values(state=DRAFT),
    )
    for statement in statements:
        await session.execute(statement, execution_options=no_sync)
    await _end(session, by, "restore.discarded", counts, at)
    return counts


def _is_from_backup(found: Hold) -> Any:
    return and_(GroupNotification.posted_at.is_(None), GroupNotification.at <= found.restored_at)


async def _end(session: Session, by: Person | None, action: str, counts: HeldCounts, at: datetime) -> None:
    await preferences.save(session, KEY, {}, at)
    await audit.record(session, by, action, "database", at, **counts.stored())
