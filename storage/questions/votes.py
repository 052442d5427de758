"""Votes for questions, one per person, counted over all questions merged into one."""

from datetime import datetime

from sqlalchemy import Select, delete, func, literal, select, union

from storage.database import Session, insert
from storage.models import Person, Question, Vote, question_states


def select_merged_ids(question_id: int) -> Select[tuple[int]]:
    """Select the ids of this question and of all merged into it, directly or indirectly."""
    found = select(Question.id).where(Question.id == question_id).cte("family", recursive=True)
    below = select(Question.id).join(found, Question.merged_into_id == found.c.id)
    return select(found.union_all(below).c.id)


async def cast_vote(session: Session, question: Question, person: Person, at: datetime) -> bool:
    """Add a person's vote. Returns False if they have voted already, or asked the question themselves.

    The caller holds the question's lock, and it is not merged (`merged_questions.merge_root`).
    """
    if await has_voted(session, question, person) or await _has_asked(session, question, person):
        return False
    row = {"question_id": question.id, "person_id": person.id, "voted_at": at}
    await session.execute(insert(session, Vote).values(row).on_conflict_do_nothing())
    await recount(session, question)
    return True


async def remove_vote(session: Session, question: Question, person: Person) -> bool:
    """Remove a person's votes for the question and those merged into it. Returns False if there were none."""
    theirs = Vote.question_id.in_(select_merged_ids(question.id)) & (Vote.person_id == person.id)
    gone = await session.execute(delete(Vote).where(theirs).returning(Vote.question_id))
    if not gone.all():
        return False
    await recount(session, question)
    return True


async def has_voted(session: Session, question: Question, person: Person) -> bool:
    """Whether this person voted for the question, or for one merged into it."""
    theirs = Vote.question_id.in_(select_merged_ids(question.id)) & (Vote.person_id == person.id)
    return await session.scalar(select(Vote.person_id).where(theirs).limit(1)) is not None


async def _has_asked(session: Session, question: Question, person: Person) -> bool:
    own = Question.id.in_(select_merged_ids(question.id)) & (Question.person_id == person.id)
    return await session.scalar(select(Question.id).where(own).limit(1)) is not None


async def recount(session: Session, question: Question) -> None:
    """Recompute `Question.votes`: the people who voted or asked a merged question, without the asker."""
    await session.flush()
    numbers = list(await session.scalars(select_merged_ids(question.id)))
    voted = select(Vote.person_id).where(Vote.question_id.in_(numbers))
    asked = select(Question.person_id).where(
        Question.id.in_(select_merged_ids(question.id)), Question.state == question_states.MERGED
    )
    them = union(voted, asked).subquery()
    count = select(func.count()).select_from(them).where(them.c.person_id != question.person_id)
    question.votes = await session.scalar(count) or 0


async def transfer_votes(session: Session, question: Question, to: Question) -> None:
    """Move the votes of a withdrawn question to the one that replaces it."""
    await session.flush()
    theirs = Vote.question_id == question.id
    rows = select(literal(to.id), Vote.person_id, Vote.voted_at).where(theirs, Vote.person_id != to.person_id)
    moved = insert(session, Vote).from_select(["question_id", "person_id", "voted_at"], rows)
    await session.execute(moved.on_conflict_do_nothing())
    await session.execute(delete(Vote).where(theirs))


async def pop_orphaned(session: Session, limit: int = 200) -> list[tuple[Question, int]]:
    """Remove and return (question, person id) of votes for withdrawn questions, so that each voter is told once."""
    rows = await session.execute(
        select(Question, Vote.person_id)
        .join(Vote, Vote.question_id == Question.id)
        .where(Question.state == question_states.WITHDRAWN)
        .order_by(Question.id, Vote.person_id)
        .limit(limit)
    )
    found = [(row[0], row[1]) for row in rows]
    for question, person_id in found:
        await session.execute(
            delete(Vote).where(Vote.question_id == question.id, Vote.person_id == person_id)
        )
    return found
