"""The counts of a seminar that stay after its personal data are removed."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.coverage import coverage
from storage.coverage.coverage import Coverage
from storage.database import Session
from storage.feedback import ratings
from storage.models import FrozenAreaCounts, FrozenCounts, Question, Seminar
from storage.models.question_states import ANSWERED
from storage.models.seat_states import ARRIVED, ATTENDING_STATES
from storage.series.counts import SeminarCounts, load_counts


async def freeze(session: Session, seminar: Seminar, at: datetime) -> None:
    """Store the counts of a seminar, unless they are stored already."""
    if await session.get(FrozenCounts, seminar.id) is not None:
        return
    counts = (await load_counts(session, [seminar.id]))[seminar.id]
    delay = counts.answer_delay
    session.add(
        FrozenCounts(
            seminar_id=seminar.id,
            frozen_at=at,
            municipalities=counts.municipalities,
            municipalities_registered=counts.municipalities_registered,
            municipalities_arrived=counts.municipalities_arrived,
            expected=counts.expected,
            arrived=counts.arrived,
            asked=counts.asked,
            closed=counts.closed,
            answered=await _count_answered(session, seminar.id),
            answer_seconds=None if delay is None else round(delay.total_seconds()),
            **{f"stars_{number}": people for number, people in counts.stars.items()},
        )
    )
    covered = await coverage.load_coverage(session, seminar.id)
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


async def load_frozen(session: Session, seminar_ids: Collection[int]) -> dict[int, FrozenCounts]:
    """Return seminar id -> stored counts; seminars without stored counts are missing."""
    rows = await session.scalars(select(FrozenCounts).where(FrozenCounts.seminar_id.in_(seminar_ids)))
    return {one.seminar_id: one for one in rows}


def to_counts(frozen: FrozenCounts) -> SeminarCounts:
    """Return stored counts as they are compared with those of other seminars."""
    seconds = frozen.answer_seconds
    return SeminarCounts(
        municipalities=frozen.municipalities,
        municipalities_registered=frozen.municipalities_registered,
        municipalities_arrived=frozen.municipalities_arrived,
        expected=frozen.expected,
        arrived=frozen.arrived,
        asked=frozen.asked,
        closed=frozen.closed,
        answer_delay=None if seconds is None else timedelta(seconds=seconds),
        stars={number: getattr(frozen, f"stars_{number}") for number in ratings.STARS},
    )
