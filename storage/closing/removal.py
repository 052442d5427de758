"""The removal of personal data after seminars, in small transactions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import audit
from storage.closing import counts, schedule
from storage.closing.policy import load_policy
from storage.closing.schedule import PlannedRemoval
from storage.database import Session
from storage.models import Seminar
from storage.privacy import retention
from storage.privacy.held_data_rules import RetentionKind

BATCH_SIZE = 200
"""The most rows erased in one transaction."""
CHECK_INTERVAL = timedelta(days=1)
"""The time after which a seminar whose data were removed is searched again: people may have been kept because of a
younger seminar, and late feedback may have come in."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Removals of a seminar that staff are told of together."""

    seminar: Seminar
    removals: list[tuple[PlannedRemoval, int]]
    """(removal, number of rows)."""


async def due_announcement(session: Session, now: datetime) -> Announcement | None:
    """Return the removals of the next seminar that staff have to be told of; record those without any data."""
    plan = await schedule.load_schedule(session, await load_policy(session))
    pending = [one for one in plan if one.is_to_be_announced(now)]
    while pending:
        seminar = pending[0].seminar
        here = [one for one in pending if one.seminar.id == seminar.id]
        counted = [(one, await schedule.count_left(session, plan, one, now)) for one in here]
        if any(number for _, number in counted):
            return Announcement(seminar, counted)
        await record_announced(session, here, now)
        pending = [one for one in pending if one.seminar.id != seminar.id]
    return None


async def record_announced(session: Session, removals: list[PlannedRemoval], now: datetime) -> None:
    """Record that staff were told of these removals."""
    for one in removals:
        (await schedule.step_of(session, one)).announced_at = now


async def remove_due(session: Session, now: datetime, limit: int = BATCH_SIZE) -> int:
    """Erase up to `limit` rows of one seminar that are due; return how many. 0: nothing is due.

    The seminar's counts are frozen in the same transaction, before its first rows are erased.
    """
    plan = await schedule.load_schedule(session, await load_policy(session))
    for one in plan:
        if not one.is_due(now) or (one.checked_at and now < one.checked_at + CHECK_INTERVAL):
            continue
        await schedule.ensure_nobody(session, now)
        await counts.freeze(session, one.seminar, now)
        scope = await schedule.scope_of(session, plan, one, now)
        removed = await retention.remove_batch(session, one.kind, scope, limit)
        step = await schedule.step_of(session, one)
        if removed:
            step.removed += removed
            await _record(session, one.seminar, one.kind, removed, now)
            return removed
        step.checked_at = now
    return 0


async def _record(session: Session, seminar: Seminar, kind: RetentionKind, rows: int, now: datetime) -> None:
    subject = f"seminar:{seminar.id}"
    await audit.record(session, None, "retention.removed", subject, now, kind=kind, rows=rows)
