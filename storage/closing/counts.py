"""The counts of a seminar that stay after its personal data are removed."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from statistics import median

from sqlalchemy import func, select

from storage.coverage import coverage
from storage.coverage.coverage import Coverage
from storage.database import Session
from storage.feedback import ratings
from storage.models import Answer, FrozenAreaCounts, FrozenCounts, Question, Seminar
from storage.models.question_states import ANSWERED, WITHDRAWN
from storage.models.seat_states import ARRIVED, ATTENDING_STATES
from storage.questions import questions


async def freeze(session: Session, seminar: Seminar, at: datetime) -> None:
    """Store the counts of a seminar, unless they are stored already."""
    if await session.get(FrozenCounts, seminar.id) is not None:
        return
    covered = await coverage.load_coverage(session, seminar.id)
    arrived = covered.people((ARRIVED,)) or None
    states = Counter(one.state for one in covered.municipalities)
    asked, left = await questions.count_asked_open(session, seminar.id)
    stars = await ratings.count_by_stars(session, seminar.id)
    session.add(
        FrozenCounts(
            seminar_id=seminar.id,
            frozen_at=at,
            municipalities=states.total(),
            municipalities_registered=sum(states[state] for state in ATTENDING_STATES),
            municipalities_arrived=None if arrived is None else states[ARRIVED],
            expected=covered.people(ATTENDING_STATES),
            arrived=arrived,
            asked=asked,
            closed=asked - left,
            answered=await _count_answered(session, seminar.id),
            answer_seconds=await _answer_seconds(session, seminar.id),
            **{f"stars_{number}": people for number, people in stars.items()},
        )
    )
    session.add_all(_area_counts(seminar.id, covered))
    await session.flush()


def _area_counts(seminar_id: int, covered: Coverage) -> Iterable[FrozenAreaCounts]:
    """Return the counts of each rayon, and of what lies in none."""
    codes = {one.area.code if one.area else None for one in covered.targets}
    codes |= {one.area for one in covered.counts}
    for code in sorted(codes, key=str):
        states = Counter(
            one.state for one in covered.municipalities if (one.area.code if one.area else None) == code
        )
        people = Counter[str]()
        for one in covered.counts:
            people[one.state] += one.number if one.area == code else 0
        yield FrozenAreaCounts(
            seminar_id=seminar_id,
            area_code=code or "",
            municipalities=states.total(),
            municipalities_registered=sum(states[state] for state in ATTENDING_STATES),
            municipalities_arrived=states[ARRIVED],
            expected=sum(people[state] for state in ATTENDING_STATES),
            arrived=people[ARRIVED],
        )


async def _count_answered(session: Session, seminar_id: int) -> int:
    answered = (Question.seminar_id == seminar_id) & (Question.state == ANSWERED)
    return await session.scalar(select(func.count()).select_from(Question).where(answered)) or 0


async def _answer_seconds(session: Session, seminar_id: int) -> int | None:
    """Return the median time from asking to the first answer, in seconds; None without an answer."""
    rows = await session.execute(
        select(Question.asked_at, func.min(Answer.answered_at))
        .join(Answer, Answer.question_id == Question.id)
        .where(Question.seminar_id == seminar_id, Question.state != WITHDRAWN)
        .group_by(Question.id)
    )
    delays = [(row[1] - row[0]).total_seconds() for row in rows]
    return round(median(delays)) if delays else None


async def load_frozen(session: Session, seminar_ids: Collection[int]) -> dict[int, FrozenCounts]:
    """Return seminar id -> stored counts; seminars without stored counts are missing."""
    rows = await session.scalars(select(FrozenCounts).where(FrozenCounts.seminar_id.in_(seminar_ids)))
    return {one.seminar_id: one for one in rows}
