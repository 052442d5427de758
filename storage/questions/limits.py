"""Rate limits of one person's questions and votes, computed from their rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, select, union_all

from storage.database import Session, UtcDateTime
from storage.models import Person, Question, Remark, Vote

RateLimit = tuple[int, timedelta]
QUESTION_LIMITS: tuple[RateLimit, ...] = ((10, timedelta(minutes=10)), (30, timedelta(days=1)))
"""(number, period): more than anybody needs, few enough for moderators to read."""
VOTE_LIMITS: tuple[RateLimit, ...] = ((30, timedelta(minutes=1)),)
_PERSON = bindparam("person", type_=BigInteger)
_SINCE = bindparam("since", type_=UtcDateTime)


def _newest(times: ColumnElement[datetime], limits: Sequence[RateLimit]) -> Select[Any]:
    return select(times).order_by(times.desc()).limit(max(most for most, _ in limits))


# Made once: building a statement takes longer than executing it.
_ASKED = select(Question.asked_at.label("at")).where(
    Question.person_id == _PERSON, Question.asked_at > _SINCE
)
_ADDED = select(Remark.posted_at).where(
    Remark.person_id == _PERSON, Remark.from_asker, Remark.posted_at > _SINCE
)
_NEWEST_QUESTIONS = _newest(union_all(_ASKED, _ADDED).subquery().c.at, QUESTION_LIMITS)
_NEWEST_VOTES = _newest(
    select(Vote.voted_at.label("at"))
    .where(Vote.person_id == _PERSON, Vote.voted_at > _SINCE)
    .subquery()
    .c.at,
    VOTE_LIMITS,
)


async def next_question_at(session: Session, person: Person, at: datetime) -> datetime | None:
    """Return when this person may ask again; None: now. Remarks count like questions."""
    since = at - max(span for _, span in QUESTION_LIMITS)
    await session.flush_rows_of(Question, Remark)
    newest = list(await session.scalars(_NEWEST_QUESTIONS, {"person": person.id, "since": since}))
    return _available_at(newest, QUESTION_LIMITS, at)


async def next_vote_at(session: Session, person: Person, at: datetime) -> datetime | None:
    """Return when this person may vote again; None: now."""
    since = at - max(span for _, span in VOTE_LIMITS)
    await session.flush_rows_of(Vote)
    newest = list(await session.scalars(_NEWEST_VOTES, {"person": person.id, "since": since}))
    return _available_at(newest, VOTE_LIMITS, at)


def _available_at(newest: Sequence[datetime], limits: Sequence[RateLimit], at: datetime) -> datetime | None:
    """Return when all limits are met again; None: they are met now."""
    times = [newest[most - 1] + span for most, span in limits if len(newest) >= most]
    return max((one for one in times if one > at), default=None)
