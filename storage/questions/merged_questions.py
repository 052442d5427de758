"""Merged questions: the root of a merge, its members and its followers.

A merged question refers to the one it was merged into, which may itself be merged: so each merge can be undone
independently of later ones. The root of the chain represents all of them.
"""

from dataclasses import dataclass

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, Question, Vote, question_states
from storage.questions import votes


async def merge_root(session: Session, question: Question) -> Question:
    """Return the root of the merge: the question that represents this one, or itself if it was not merged."""
    await session.flush()
    while question.merged_into_id is not None:
        above = await session.get(Question, question.merged_into_id, populate_existing=True)
        assert above is not None  # a foreign key
        question = above
    return question


async def merged_questions(session: Session, question: Question) -> list[Question]:
    """List this question and all that were merged into it, directly or indirectly, by number."""
    await session.flush()
    rows = (
        select(Question)
        .where(Question.id.in_(votes.select_merged_ids(question.id)))
        .order_by(Question.number)
    )
    return list(await session.scalars(rows))


@dataclass(frozen=True, slots=True)
class Follower:
    """A person who is told what happens to a question."""

    person: Person
    own_question: Question | None
    """Their own question, which may be a merged one; None: they voted."""


async def list_followers(session: Session, question: Question) -> list[Follower]:
    """List the askers of a question and of all merged into it, then the voters; each person once."""
    asked = await merged_questions(session, question)
    numbers = [one.id for one in asked]
    rows = select(Person).join(Question, Question.person_id == Person.id).where(Question.id.in_(numbers))
    people = {person.id: person for person in await session.scalars(rows)}
    found: dict[int, Follower] = {}
    for one in asked:
        if one.state != question_states.WITHDRAWN:
            found.setdefault(one.person_id, Follower(people[one.person_id], one))
    voted = select(Person).join(Vote, Vote.person_id == Person.id).where(Vote.question_id.in_(numbers))
    for person in await session.scalars(voted.order_by(Person.id)):
        found.setdefault(person.id, Follower(person, None))
    return list(found.values())
