"""Bans by moderators: a banned person cannot ask or vote, but can do everything else."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, Question


async def lock_person(session: Session, person_id: int) -> Person | None:
    """Return the person, read again and locked until the transaction ends."""
    await session.flush()
    return await session.get(Person, person_id, with_for_update=True, populate_existing=True)


def ban(person: Person, by: Person, at: datetime) -> None:
    """Ban a person."""
    person.banned_at, person.banned_by_id = at, by.id


def unban(person: Person) -> None:
    """End a person's ban."""
    person.banned_at = person.banned_by_id = None


async def list_banned(session: Session) -> list[tuple[Person, list[Question]]]:
    """List the banned people who have asked questions, latest ban first, with these questions, newest first."""
    await session.flush()
    rows = await session.execute(
        select(Person, Question)
        .join(Question, Question.person_id == Person.id)
        .where(Person.banned_at.is_not(None))
        .order_by(Person.banned_at.desc(), Person.id, Question.id.desc())
    )
    found: dict[int, tuple[Person, list[Question]]] = {}
    for person, question in rows:
        found.setdefault(person.id, (person, []))[1].append(question)
    return list(found.values())


async def seminars_asked_at(session: Session, person: Person) -> Collection[int]:
    """Return the ids of the seminars at which this person has asked a question."""
    rows = select(Question.seminar_id).where(Question.person_id == person.id).distinct()
    return set(await session.scalars(rows))
