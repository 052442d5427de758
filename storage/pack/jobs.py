"""Requests for files of the after-event pack: waiting to be made, then done or failed."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select

from storage.database import Session
from storage.messages.outbox import TABLE as OUTBOX
from storage.models import PackJob, Person, Seminar

ALL = "all"
"""The part of a request for the archive."""
WAITING, DONE, FAILED = "waiting", "done", "failed"
RETRY_PERIOD = timedelta(minutes=30)
"""The time for which a failed request is tried again."""


async def add(session: Session, seminar: Seminar, by: Person, part: str, at: datetime) -> PackJob:
    """Store a request."""
    job = PackJob(seminar_id=seminar.id, requested_by_id=by.id, part=part, state=WAITING, requested_at=at)
    session.add(job)
    await session.flush()  # its id is part of the progress message's key
    return job


async def is_waiting(session: Session, seminar: Seminar, by: Person, part: str) -> bool:
    """Whether this person waits for this part already."""
    await session.flush()
    same = (
        PackJob.seminar_id == seminar.id,
        PackJob.requested_by_id == by.id,
        PackJob.part == part,
        PackJob.state == WAITING,
    )
    return await session.scalar(select(PackJob.id).where(*same).limit(1)) is not None


async def next_waiting(session: Session, at: datetime) -> PackJob | None:
    """Return the oldest request whose next attempt is due."""
    due = or_(PackJob.not_before.is_(None), PackJob.not_before <= at)
    return await session.scalar(
        select(PackJob).where(PackJob.state == WAITING, due).order_by(PackJob.id).limit(1)
    )


async def lock_waiting(session: Session, job_id: int) -> PackJob | None:
    """Return the request, locked until COMMIT; None if it is finished."""
    return await session.scalar(
        select(PackJob).where(PackJob.id == job_id, PackJob.state == WAITING).with_for_update()
    )


def finish(job: PackJob, state: str, at: datetime) -> None:
    """Finish a request in this state."""
    job.state, job.ended_at = state, at


def schedule_retry(job: PackJob, at: datetime) -> bool:
    """Schedule the next attempt, with increasing delay. Returns False if RETRY_PERIOD is over."""
    job.attempts += 1
    job.not_before = at + timedelta(seconds=min(60.0, 2.0 ** min(job.attempts, 6)))
    return at - job.requested_at < RETRY_PERIOD


def progress_key(job_id: int) -> str:
    """Return the `dedup_key` of the message with the progress, which is also the subject of its edits."""
    return f"pack:{job_id}"


async def progress_message(session: Session, job_id: int) -> tuple[str, int | None] | None:
    """Return state and message id of the progress message; None if there is no such message."""
    row = (
        await session.execute(
            select(OUTBOX.c.state, OUTBOX.c.message_id).where(OUTBOX.c.dedup_key == progress_key(job_id))
        )
    ).first()
    return (row[0], row[1]) if row else None
