"""Extra questions of a seminar at the registration (lodging, transport, diet), and counts of their answers."""

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
"""The most questions of one seminar."""
_ACTIVE_QUESTIONS = TransactionCache[int, Sequence[ExtraQuestion]]()
"""Seminar id -> the result of `of_seminar`."""


@cache
def load_templates() -> dict[str, dict[str, Any]]:
    """Load ready-made questions by name: {"lodging": {"kind": …, "title": {"ky": …}, "choices": [{"ky": …}]}}."""
    return cast(dict[str, dict[str, Any]], json.loads(TEMPLATES.read_text("utf-8")))


async def get(session: Session, question_id: int) -> ExtraQuestion | None:
    """Return the question with this id, removed or not."""
    return await session.get(ExtraQuestion, question_id)


async def of_seminar(session: Session, seminar_id: int) -> Sequence[ExtraQuestion]:
    """List the questions of a seminar in order, without removed ones; queried once per transaction."""
    cache = _ACTIVE_QUESTIONS.of(session)
    if seminar_id not in cache:
        rows = await session.scalars(
            select(ExtraQuestion)
            .where(ExtraQuestion.seminar_id == seminar_id, ExtraQuestion.removed_at.is_(None))
            .order_by(ExtraQuestion.position, ExtraQuestion.id)
        )
        cache[seminar_id] = rows.all()
    return cache[seminar_id]


async def add(
    session: Session,
    seminar: Seminar,
    kind: str,
    title: LocalizedText,
    choices: Sequence[LocalizedText] = (),
) -> ExtraQuestion:
    """Add a question after the existing ones."""
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
    """Remove a question. Answers in seats stay."""
    question.removed_at = at
    await session.flush()  # `of_seminar` must not list it
    _ACTIVE_QUESTIONS.of(session).pop(question.seminar_id, None)


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """The answers to one question by people who are expected or have arrived."""

    question: ExtraQuestion
    choices: Counter[int] = field(default_factory=Counter)
    """Index of the choice -> number."""
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    unanswered: int = 0
    """Seats without an answer."""


async def count_answers(session: Session, seminar_id: int) -> list[AnswerCounts]:
    """Count the answers to each question of a seminar."""
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
    unanswered = 0
    for answers in given:
        value = answers.get(str(question.id))
        if value is None:
            unanswered += 1
        elif question.kind == CHOICE:
            found.choices[value] += 1
        elif question.kind == NUMBER:
            found.numbers.append(value)
        else:
            found.texts.append(value)
    return AnswerCounts(question, found.choices, found.numbers, found.texts, unanswered)
