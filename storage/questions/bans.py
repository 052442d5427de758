"""Whose questions and votes are not taken any more, by the hand of a moderator; everything else stays theirs."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, Question


async def lock_person(session: Session, person_id: int) -> Person | None:
    """The person, read anew and held until the transaction ends."""
    await session.flush()
    return await session.get(Person, person_id, with_for_update=True, populate_existing=True)


def ban(person: Person, by: Person, at: datetime) -> None:
    """From now on."""
    person.banned_at, person.banned_by_id = at, by.id


def unban(person: Person) -> None:
    """No longer."""
    person.banned_at = person.banned_by_id = None


async def list_banned(session: Session) -> list[tuple[Person, list[Question]]]:
    """Whoever is barred, the latest first, with what they have asked, the newest first."""
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
    """The seminars where this person asked something."""
    rows = select(Question.seminar_id).where(Question.person_id == person.id).distinct()
    return set(await session.scalars(rows))
