"""The schedule of removals: what is removed of which seminar, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from storage import planning, preferences
from storage.closing.policy import ClosingPolicy
from storage.database import Session
from storage.models import Person, RetentionStep, Seminar, SeminarClosing, seminar_states
from storage.privacy import retention
from storage.privacy.held_data_rules import RetentionKind, RetentionScope

LONGER = timedelta(days=365)
"""The time for which staff can keep the data of a seminar longer, as often as they like."""


@dataclass(frozen=True, slots=True)
class PlannedRemoval:
    """The removal of one kind of data of a seminar."""

    seminar: Seminar
    kind: RetentionKind
    due_at: datetime
    """The time since which it may be removed, by the settings and by staff's decision."""
    notice: timedelta
    step: RetentionStep | None
    """What was done so far; None: nothing."""

    @property
    def announced_at(self) -> datetime | None:
        """The time when staff were told of it."""
        return self.step.announced_at if self.step else None

    @property
    def checked_at(self) -> datetime | None:
        """The time when nothing was found left to remove."""
        return self.step.checked_at if self.step else None

    @property
    def removed(self) -> int:
        """The number of rows erased so far."""
        return self.step.removed if self.step else 0

    def is_due(self, now: datetime) -> bool:
        """Whether it is removed now: the time has come, and staff were told long enough before."""
        return self.announced_at is not None and self.removal_at(now) <= now

    def is_to_be_announced(self, now: datetime) -> bool:
        """Whether staff have to be told of it now."""
        return self.announced_at is None and self.due_at - self.notice <= now

    def removal_at(self, now: datetime) -> datetime:
        """Return the time of the removal: never before staff were told long enough before."""
        return max(self.due_at, (self.announced_at or now) + self.notice)


async def load_schedule(session: Session, policy: ClosingPolicy) -> list[PlannedRemoval]:
    """Return the removals of all seminars that are not drafts, soonest first."""
    await session.flush()
    query = select(Seminar).where(Seminar.state != seminar_states.DRAFT)
    steps = {(one.seminar_id, one.kind): one for one in await session.scalars(select(RetentionStep))}
    kept = {one.seminar_id: one.keep_until for one in await session.scalars(select(SeminarClosing))}
    found = [
        PlannedRemoval(
            seminar,
            kind,
            max(seminar.ends_at + timedelta(days=days), kept.get(seminar.id) or seminar.ends_at),
            policy.notice,
            steps.get((seminar.id, kind)),
        )
        for seminar in await session.scalars(query)
        for kind, days in policy.days.items()
        if days
    ]
    return sorted(found, key=lambda one: (one.due_at, one.seminar.id))


async def step_of(session: Session, one: PlannedRemoval) -> RetentionStep:
    """Return the row with what was done so far; create it if there is none."""
    found = await session.get(RetentionStep, (one.seminar.id, one.kind))
    if found is None:
        found = RetentionStep(seminar_id=one.seminar.id, kind=one.kind, removed=0)
        session.add(found)
        await session.flush()  # `session.get` finds a new row only after a flush
    return found


async def count_left(
    session: Session, schedule: Sequence[PlannedRemoval], one: PlannedRemoval, now: datetime
) -> int:
    """Count what would be removed if it were done now."""
    return await retention.count_left(session, one.kind, await scope_of(session, schedule, one, now))


async def scope_of(
    session: Session, schedule: Sequence[PlannedRemoval], one: PlannedRemoval, now: datetime
) -> RetentionScope:
    """Return the scope of a removal; `schedule` contains the removals of all seminars."""
    expired = {other.seminar.id for other in schedule if other.kind == one.kind and other.is_due(now)}
    nobody = (await preferences.get(session, preferences.NOBODY)).get("value", 0)
    consented_before = now - (one.due_at - one.seminar.ends_at)
    return RetentionScope(one.seminar.id, {*expired, one.seminar.id}, consented_before, nobody)


async def ensure_nobody(session: Session, at: datetime) -> None:
    """Create the person without data to whom questions belong whose askers are removed."""
    if not await preferences.get(session, preferences.NOBODY):
        nobody = Person(telegram_id=None, created_at=at, draft={})
        session.add(nobody)
        await session.flush()
        await preferences.save(session, preferences.NOBODY, {"value": nobody.id}, at)


async def keep_longer(session: Session, seminar: Seminar, until: datetime) -> None:
    """Remove nothing of this seminar before `until`; staff are told again before that."""
    closing = await planning.closing_of(session, seminar.id)
    closing.keep_until = max(closing.keep_until or until, until)
    for step in await session.scalars(select(RetentionStep).where(RetentionStep.seminar_id == seminar.id)):
        step.announced_at = step.checked_at = None
