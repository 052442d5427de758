"""Lists of the questions that participants may read: most votes, newest, answered, by topic."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from storage.database import Session
from storage.models import Person, Question, Topic, Vote, question_states
from storage.questions import merged_questions, readable

TOP, NEWEST, ANSWERED = "top", "new", "answered"
VIEWS = (TOP, NEWEST, ANSWERED)


def _is_readable(seminar_id: int) -> list[ColumnElement[bool]]:
    return [Question.seminar_id == seminar_id, readable.readable_condition()]


def _in_view(seminar_id: int, view: str, topic_id: int | None) -> list[ColumnElement[bool]]:
    """Return the conditions of a view: `top` has open questions, `new` and a topic have all readable ones."""
    wanted = _is_readable(seminar_id)
    if topic_id is not None:
        return [*wanted, Question.topic_id == topic_id]
    if view == NEWEST:
        return wanted
    return [*wanted, Question.state == question_states.ANSWERED if view == ANSWERED else _is_open()]


def _is_open() -> ColumnElement[bool]:
    return Question.state.in_(question_states.OPEN_STATES)


def _view_order(view: str, topic_id: int | None) -> list[ColumnElement[Any]]:
    if topic_id is None and view == NEWEST:
        return [Question.number.desc()]
    if topic_id is None and view == ANSWERED:
        return [Question.state_changed_at.desc(), Question.number.desc()]
    return [case((_is_open(), 0), else_=1), Question.votes.desc(), Question.number.asc()]


async def list_questions(
    session: Session,
    seminar_id: int,
    view: str,
    limit: int,
    offset: int = 0,
    topic_id: int | None = None,
) -> list[Question]:
    """List one page of a view (one of VIEWS) or of a topic, which lists open questions first."""
    await session.flush()
    rows = (
        select(Question).where(*_in_view(seminar_id, view, topic_id)).order_by(*_view_order(view, topic_id))
    )
    return list(await session.scalars(rows.limit(limit).offset(offset)))


async def count_questions(session: Session, seminar_id: int, view: str, topic_id: int | None = None) -> int:
    """Count the questions of a view or topic."""
    await session.flush()
    rows = select(func.count()).select_from(Question).where(*_in_view(seminar_id, view, topic_id))
    return await session.scalar(rows) or 0


async def list_topics(session: Session, seminar_id: int) -> list[tuple[Topic, int]]:
    """Return (topic, number of readable questions), most questions first."""
    await session.flush()
    many = func.count(Question.id)
    rows = await session.execute(
        select(Topic, many)
        .join(Question, Question.topic_id == Topic.id)
        .where(*_is_readable(seminar_id))
        .group_by(Topic.id)
        .order_by(many.desc(), Topic.id)
    )
    return [(row[0], row[1]) for row in rows]


async def get_topic(session: Session, topic_id: int) -> Topic | None:
    """Return the topic with this id."""
    return await session.get(Topic, topic_id)


async def asked_ids(session: Session, seminar_id: int, person: Person) -> set[int]:
    """Return the ids of the questions this person asked at a seminar, merged ones replaced by the root of the merge."""
    theirs = select(Question).where(Question.seminar_id == seminar_id, Question.person_id == person.id)
    return await _root_ids(
        session, await session.scalars(theirs.where(Question.state != question_states.WITHDRAWN))
    )


async def voted_ids(session: Session, seminar_id: int, person: Person) -> set[int]:
    """Return the ids of the questions this person voted for, merged ones replaced by the root of the merge."""
    theirs = select(Question).join(Vote, Vote.question_id == Question.id).where(Vote.person_id == person.id)
    return await _root_ids(session, await session.scalars(theirs.where(Question.seminar_id == seminar_id)))


async def _root_ids(session: Session, found: Any) -> set[int]:
    return {(await merged_questions.merge_root(session, one)).id for one in list(found)}


async def list_voted(session: Session, person: Person) -> Sequence[Question]:
    """List the questions this person voted for, as they were when they voted."""
    rows = select(Question).join(Vote, Vote.question_id == Question.id).where(Vote.person_id == person.id)
    return (await session.scalars(rows.order_by(Question.id))).all()
