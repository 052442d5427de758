"""Questions that were merged: who speaks for whom, and who waits to know.

A question that was merged points to the one that speaks for it, which may be merged itself: so a merge is undone
without knowing what came after it.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import votes
from storage.models import Person, Question, Vote


async def root(session: AsyncSession, question: Question) -> Question:
    """The question that speaks for this one; itself when it was not merged."""
    await session.flush()
    while question.merged_into_id is not None:
        above = await session.get(Question, question.merged_into_id, populate_existing=True)
        assert above is not None  # a foreign key
        question = above
    return question


async def family(session: AsyncSession, question: Question) -> list[Question]:
    """This question and all that were merged into it, however deep, by number."""
    await session.flush()
    rows = select(Question).where(Question.id.in_(votes.merged_with(question.id))).order_by(Question.number)
    return list(await session.scalars(rows))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who is to know what becomes of a question."""

    person: Person
    own: Question | None
    """Their own question, which may be a merged one; None: they wanted to know it too."""


async def waiting(session: AsyncSession, question: Question) -> list[Waiting]:
    """Its asker, those of all merged into it, and whoever voted for any of them; each person once."""
    asked = await family(session, question)
    numbers = [one.id for one in asked]
    rows = select(Person).join(Question, Question.person_id == Person.id).where(Question.id.in_(numbers))
    people = {person.id: person for person in await session.scalars(rows)}
    found: dict[int, Waiting] = {}
    for one in asked:
        if one.state != "withdrawn":
            found.setdefault(one.person_id, Waiting(people[one.person_id], one))
    voted = select(Person).join(Vote, Vote.person_id == Person.id).where(Vote.question_id.in_(numbers))
    for person in await session.scalars(voted.order_by(Person.id)):
        found.setdefault(person.id, Waiting(person, None))
    return list(found.values())
