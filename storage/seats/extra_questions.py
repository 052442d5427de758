"""What a seminar asks besides of those who register: lodging, transport, diet; and what they said."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import func, select

from storage.database import Session, TransactionCache
from storage.models import ExtraQuestion, LocalizedText, Seat, Seminar
from storage.models.seat_states import ATTENDING_STATES

CHOICE, NUMBER, TEXT = "choice", "number", "text"
KINDS = (CHOICE, NUMBER, TEXT)
TEMPLATES = Path(__file__).parents[1] / "data" / "extra_questions.json"
MAX_QUESTIONS = 8
"""More than these nobody answers on a telephone."""
_ACTIVE_QUESTIONS = TransactionCache[int, Sequence[ExtraQuestion]]()
"""Seminar -> what `of_seminar` returns."""


@cache
def load_templates() -> dict[str, dict[str, Any]]:
    """Ready-made questions by name: {"lodging": {"kind": …, "title": {"ky": …}, "choices": [{"ky": …}]}}."""
    return cast(dict[str, dict[str, Any]], json.loads(TEMPLATES.read_text("utf-8")))


async def get(session: Session, question_id: int) -> ExtraQuestion | None:
    """A question by its id, also one that was removed."""
    return await session.get(ExtraQuestion, question_id)


async def of_seminar(session: Session, seminar_id: int) -> Sequence[ExtraQuestion]:
    """What the seminar asks, in its order; looked up once a transaction."""
    kept = _ACTIVE_QUESTIONS.of(session)
    if seminar_id not in kept:
        rows = await session.scalars(
            select(ExtraQuestion)
            .where(ExtraQuestion.seminar_id == seminar_id, ExtraQuestion.removed_at.is_(None))
            .order_by(ExtraQuestion.position, ExtraQuestion.id)
        )
        kept[seminar_id] = rows.all()
    return kept[seminar_id]


async def add(
    session: Session,
    seminar: Seminar,
    kind: str,
    title: LocalizedText,
    choices: Sequence[LocalizedText] = (),
) -> ExtraQuestion:
    """One more question, after those there are."""
    last = await session.scalar(
        select(func.max(ExtraQuestion.position)).where(ExtraQuestion.seminar_id == seminar.id)
    )
    question = ExtraQuestion(
        seminar_id=seminar.id, position=(last or 0) + 1, kind=kind, title=title, choices=list(choices)
    )
    session.add(question)
    await session.flush()
    _ACTIVE_QUESTIONS.of(session).pop(seminar.id, None)
    return question


async def remove(session: Session, question: ExtraQuestion, at: datetime) -> None:
    """Asked no more; what was answered stays with the seats."""
    question.removed_at = at
    await session.flush()  # `of_seminar` leaves it out
    _ACTIVE_QUESTIONS.of(session).pop(question.seminar_id, None)


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """What the answers to one question come to, over the seats that are held."""

    question: ExtraQuestion
    choices: Counter[int] = field(default_factory=Counter)
    """Place in the choices -> how many."""
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    unanswered: int = 0
    """Skipped, or not asked yet."""


async def count_answers(session: Session, seminar_id: int) -> list[AnswerCounts]:
    """The answers counted, a line for each question."""
    await session.flush()
    rows = await session.scalars(
        select(Seat.answers)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(ATTENDING_STATES))
        .order_by(Seat.id)
    )
    given = list(rows)
    return [_count_for_question(question, given) for question in await of_seminar(session, seminar_id)]


def _count_for_question(question: ExtraQuestion, given: Sequence[dict[str, Any]]) -> AnswerCounts:
    found = AnswerCounts(question)
    silent = 0
    for answers in given:
        value = answers.get(str(question.id))
        if value is None:
            silent += 1
        elif question.kind == CHOICE:
            found.choices[value] += 1
        elif question.kind == NUMBER:
            found.numbers.append(value)
        else:
            found.texts.append(value)
    return AnswerCounts(question, found.choices, found.numbers, found.texts, silent)
