"""How much one person may ask and vote, counted from what is there: patience, not punishment."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Person, Question, Remark, Vote

Limit = tuple[int, timedelta]
QUESTIONS: tuple[Limit, ...] = ((10, timedelta(minutes=10)), (30, timedelta(days=1)))
"""So many within so long: more than anybody asks, fewer than a desk could no longer read."""
VOTES: tuple[Limit, ...] = ((30, timedelta(minutes=1)),)


async def next_question(session: AsyncSession, person: Person, at: datetime) -> datetime | None:
    """From when this person may ask again; None: now. What is added to a question counts like one."""
    since = at - max(span for _, span in QUESTIONS)
    asked = select(Question.asked_at.label("at")).where(
        Question.person_id == person.id, Question.asked_at > since
    )
    added = select(Remark.said_at).where(
        Remark.person_id == person.id, Remark.from_asker, Remark.said_at > since
    )
    both = union_all(asked, added).subquery()
    return _free(await _newest(session, both.c.at, QUESTIONS), QUESTIONS, at)


async def next_vote(session: AsyncSession, person: Person, at: datetime) -> datetime | None:
    """From when this person may vote again; None: now."""
    since = at - max(span for _, span in VOTES)
    mine = select(Vote.voted_at.label("at")).where(Vote.person_id == person.id, Vote.voted_at > since)
    return _free(await _newest(session, mine.subquery().c.at, VOTES), VOTES, at)


async def _newest(
    session: AsyncSession, times: ColumnElement[datetime], limits: Sequence[Limit]
) -> list[datetime]:
    await session.flush()
    rows = select(times).order_by(times.desc()).limit(max(most for most, _ in limits))
    return list(await session.scalars(rows))


def _free(newest: Sequence[datetime], limits: Sequence[Limit], at: datetime) -> datetime | None:
    """When the oldest of so many is long enough ago, for every limit."""
    free = [newest[most - 1] + span for most, span in limits if len(newest) >= most]
    return max((one for one in free if one > at), default=None)
