"""Rate limits of one person's questions and votes, computed from their rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, union_all

from storage.database import Session
from storage.models import Person, Question, Remark, Vote

RateLimit = tuple[int, timedelta]
QUESTION_LIMITS: tuple[RateLimit, ...] = ((10, timedelta(minutes=10)), (30, timedelta(days=1)))
"""(number, period): more than anybody needs, few enough for moderators to read."""
VOTE_LIMITS: tuple[RateLimit, ...] = ((30, timedelta(minutes=1)),)


async def next_question_at(session: Session, person: Person, at: datetime) -> datetime | None:
    """Return when this person may ask again; None: now. Remarks count like questions."""
    since = at - max(span for _, span in QUESTION_LIMITS)
    asked = select(Question.asked_at.label("at")).where(
        Question.person_id == person.id, Question.asked_at > since
    )
    added = select(Remark.posted_at).where(
        Remark.person_id == person.id, Remark.from_asker, Remark.posted_at > since
    )
    both = union_all(asked, added).subquery()
    return _available_at(await _newest_times(session, both.c.at, QUESTION_LIMITS), QUESTION_LIMITS, at)


async def next_vote_at(session: Session, person: Person, at: datetime) -> datetime | None:
    """Return when this person may vote again; None: now."""
    since = at - max(span for _, span in VOTE_LIMITS)
    mine = select(Vote.voted_at.label("at")).where(Vote.person_id == person.id, Vote.voted_at > since)
    return _available_at(await _newest_times(session, mine.subquery().c.at, VOTE_LIMITS), VOTE_LIMITS, at)


async def _newest_times(
    session: Session, times: ColumnElement[datetime], limits: Sequence[RateLimit]
) -> list[datetime]:
    await session.flush_rows_of(Question, Remark, Vote)
    rows = select(times).order_by(times.desc()).limit(max(most for most, _ in limits))
    return list(await session.scalars(rows))


def _available_at(newest: Sequence[datetime], limits: Sequence[RateLimit], at: datetime) -> datetime | None:
    """Return when all limits are met again; None: they are met now."""
    times = [newest[most - 1] + span for most, span in limits if len(newest) >= most]
    return max((one for one in times if one > at), default=None)
