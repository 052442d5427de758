"""Words that wait for "is it the same as this question?": whose time has come, one hand at a time."""

from datetime import datetime

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, Seminar

BATCH_SIZE = 100
"""People looked at in one tick: the rest has its turn at the next one."""


async def lock_person(session: Session, person: Person) -> None:
    """Read this person anew, and hold them until the transaction ends: the clock and they themselves may be at it.

    Who only points to them (`key_share`: a vote, a step of a question) does not wait for that.
    """
    await session.flush()
    await session.refresh(person, with_for_update={"key_share": True})


async def lock_due(session: Session, before: datetime) -> list[Person]:
    """Whose words have waited since then or longer, the first first, each held until the transaction ends.

    Their seminars are held before them, in order, and whoever is busy with the bot right now is left for the next
    time: so nobody waits for somebody who waits for them.
    """
    late = Person.pending_question_at <= before
    rows = await session.scalars(
        select(Person).where(late).order_by(Person.pending_question_at).limit(BATCH_SIZE)
    )
    seminars = {person.id: (person.draft.get("held") or {}).get("seminar") for person in rows}
    wanted = select(Seminar.id).where(Seminar.id.in_(set(seminars.values()) - {None})).order_by(Seminar.id)
    await session.execute(wanted.with_for_update())
    held = await session.scalars(
        select(Person)
        .where(Person.id.in_(seminars), late)
        .order_by(Person.pending_question_at)
        .with_for_update(skip_locked=True, key_share=True)
        .execution_options(populate_existing=True)
    )
    return [one for one in held if "held" in one.draft and one.draft["held"]["seminar"] == seminars[one.id]]


async def count_for_seminar(session: Session, seminar_id: int) -> int:
    """How many words wait to become a question of that seminar."""
    rows = await session.scalars(select(Person).where(Person.pending_question_at.is_not(None)))
    return sum((person.draft.get("held") or {}).get("seminar") == seminar_id for person in rows)
