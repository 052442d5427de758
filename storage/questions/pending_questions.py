"""Texts waiting for the answer to "is it the same as this question?": locking of their authors."""

from datetime import datetime

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, Seminar

BATCH_SIZE = 100
"""The most people handled in one tick of the clock."""


async def lock_person(session: Session, person: Person) -> None:
    """Read the person again and lock them until the transaction ends: a scheduled job may handle them concurrently.

    The lock is FOR NO KEY UPDATE (`key_share`), so rows that refer to the person can still be inserted.
    """
    await session.flush()
    await session.refresh(person, with_for_update={"key_share": True})


async def lock_due(session: Session, before: datetime) -> list[Person]:
    """Return the people whose texts have waited since `before` or longer, oldest first, locked.

    Their seminars are locked first, in order, and people who are locked by others are skipped, to avoid deadlocks.
    """
    is_due = Person.pending_question_at <= before
    rows = await session.scalars(
        select(Person).where(is_due).order_by(Person.pending_question_at).limit(BATCH_SIZE)
    )
    seminars = {person.id: (person.draft.get("held") or {}).get("seminar") for person in rows}
    wanted = select(Seminar.id).where(Seminar.id.in_(set(seminars.values()) - {None})).order_by(Seminar.id)
    await session.execute(wanted.with_for_update())
    people = await session.scalars(
        select(Person)
        .where(Person.id.in_(seminars), is_due)
        .order_by(Person.pending_question_at)
        .with_for_update(skip_locked=True, key_share=True)
        .execution_options(populate_existing=True)
    )
    return [one for one in people if "held" in one.draft and one.draft["held"]["seminar"] == seminars[one.id]]


async def count_for_seminar(session: Session, seminar_id: int) -> int:
    """Count the texts that wait to become a question of this seminar."""
    rows = await session.scalars(select(Person).where(Person.pending_question_at.is_not(None)))
    return sum((person.draft.get("held") or {}).get("seminar") == seminar_id for person in rows)
