"""Counts and lists of a seminar's questions for moderators."""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, func, select

from storage.database import Session
from storage.models import Question
from storage.models.question_states import CLOSED_STATES, NEW, OPEN_STATES, STATES, WITHDRAWN

_IS_OPEN = Question.state.in_(bindparam(None, OPEN_STATES, expanding=True, literal_execute=True))
"""SQLite uses `ix_questions_open` only if the states are in the statement."""


async def count_by_state(session: Session, seminar_id: int) -> dict[str, int]:
    """Return state -> number of questions, for all states."""
    rows = await session.execute(
        select(Question.state, func.count()).where(Question.seminar_id == seminar_id).group_by(Question.state)
    )
    return dict.fromkeys(STATES, 0) | {row[0]: row[1] for row in rows}


async def open_by_seminar(session: Session) -> dict[int, int]:
    """Return seminar id -> number of open questions, without seminars that have none."""
    rows = await session.execute(
        select(Question.seminar_id, func.count())
        .where(_IS_OPEN)
        .group_by(Question.seminar_id)
        .order_by(Question.seminar_id)
    )
    return {row[0]: row[1] for row in rows}


async def list_in_states(
    session: Session,
    seminar_id: int,
    states: Collection[str],
    *,
    topic_id: int | None,
    offset: int,
    limit: int,
) -> tuple[Sequence[Question], int]:
    """Return one page of the questions in these states, and their number.

    Closed questions are ordered by the time of closing, latest first; others by number.
    """
    wanted = (Question.seminar_id == seminar_id) & Question.state.in_(states)
    if topic_id is not None:
        wanted &= Question.topic_id == topic_id
    total = await session.scalar(select(func.count()).select_from(Question).where(wanted)) or 0
    latest = set(states) <= set(CLOSED_STATES)
    order = (Question.state_changed_at.desc(), Question.id.desc()) if latest else (Question.number,)
    rows = await session.scalars(select(Question).where(wanted).order_by(*order).offset(offset).limit(limit))
    return rows.all(), total


async def next_unseen(session: Session, question: Question) -> tuple[int, int | None]:
    """Return the number of other new questions, and the id of the next one, starting over after the last."""
    others = (Question.seminar_id == question.seminar_id) & (Question.state == NEW)
    others &= Question.id != question.id
    first = await session.execute(
        select(
            func.count(), func.min(Question.id), func.min(Question.id).filter(Question.id > question.id)
        ).where(others)
    )
    count, lowest, following = first.one()
    return count, following or lowest


async def by_number(session: Session, seminar_id: int, number: int) -> Question | None:
    """Return the question with this number, unless it was withdrawn."""
    return await session.scalar(
        select(Question).where(
            Question.seminar_id == seminar_id,
            Question.number == number,
            Question.state != WITHDRAWN,
        )
    )
