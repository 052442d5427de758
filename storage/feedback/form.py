"""The feedback form of a seminar: its questions, the answers, and what they come to."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import func, select

from storage.database import Session, insert
from storage.models import FeedbackAnswer, FeedbackQuestion, Person, Seminar
from storage.text.richtext import RichText

SCALE, CHOICE, TEXT = "scale", "choice", "text"
KINDS = (SCALE, CHOICE, TEXT)
STEPS = (1, 2, 3, 4, 5)
"""Values of a scale; 5 is the best."""
MIN_CHOICES, MAX_CHOICES = 2, 8
MAX_QUESTIONS = 8
DEFAULT_FORM = Path(__file__).parents[1] / "data" / "feedback_questions.json"


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What the answers to a question come to, without the people."""

    question: FeedbackQuestion
    values: Counter[int] = field(default_factory=Counter)
    """Step of the scale, or place of the choice -> number of answers."""
    texts: Sequence[RichText] = ()
    """Sorted by their letters, so that their order tells nothing."""

    @property
    def total(self) -> int:
        """The number of answers."""
        return len(self.texts) or self.values.total()


@cache
def load_default_form() -> list[dict[str, Any]]:
    """Return the questions of the default form: [{"kind": …, "title": {"ky": …}, "choices": [{"ky": …}]}]."""
    return cast(list[dict[str, Any]], json.loads(DEFAULT_FORM.read_text("utf-8")))


def is_complete(question: FeedbackQuestion) -> bool:
    """Whether it can be asked: it has a text and, if it is a choice, choices."""
    has_choices = question.kind != CHOICE or len(question.choices) >= MIN_CHOICES
    return bool(question.title) and has_choices


async def list_questions(session: Session, seminar_id: int) -> list[FeedbackQuestion]:
    """Return the questions in their order. A seminar without any gets those of the default form."""
    await session.flush()
    every = select(FeedbackQuestion).where(FeedbackQuestion.seminar_id == seminar_id)
    rows = list(await session.scalars(every.order_by(FeedbackQuestion.position)))
    if not rows:
        await _insert_questions(session, seminar_id, load_default_form())
        rows = list(await session.scalars(every.order_by(FeedbackQuestion.position)))
    return [question for question in rows if question.removed_at is None]


async def exists(session: Session, seminar_id: int) -> bool:
    """Whether the seminar has a form, which it gets when its questions are first listed."""
    await session.flush()
    query = select(FeedbackQuestion.id).where(FeedbackQuestion.seminar_id == seminar_id).limit(1)
    return await session.scalar(query) is not None


async def _insert_questions(session: Session, seminar_id: int, form: Sequence[dict[str, Any]]) -> None:
    """Insert the questions of a form. Two transactions that do it at once insert them once."""
    rows = [
        {"seminar_id": seminar_id, "position": place, **question}
        for place, question in enumerate(form, start=1)
    ]
    if rows:
        statement = insert(session, FeedbackQuestion).on_conflict_do_nothing(
            index_elements=["seminar_id", "position"]
        )
        await session.execute(statement, rows)


async def list_askable(session: Session, seminar_id: int) -> list[FeedbackQuestion]:
    """Return the questions that can be asked, in their order."""
    return [question for question in await list_questions(session, seminar_id) if is_complete(question)]


async def copy_form(session: Session, source: Seminar, seminar: Seminar) -> None:
    """Copy the form of another seminar."""
    form = [
        {"kind": one.kind, "title": dict(one.title), "choices": [dict(choice) for choice in one.choices]}
        for one in await list_questions(session, source.id)
    ]
    await session.flush()  # the seminar gets its number
    await _insert_questions(session, seminar.id, form)


async def get_question(session: Session, question_id: int) -> FeedbackQuestion | None:
    """Return a question by its id, also a removed one."""
    return await session.get(FeedbackQuestion, question_id)


async def add_question(session: Session, seminar: Seminar, kind: str) -> FeedbackQuestion:
    """Add a question without a text at the end; it is not asked before it has one."""
    last = await session.scalar(
        select(func.max(FeedbackQuestion.position)).where(FeedbackQuestion.seminar_id == seminar.id)
    )
    question = FeedbackQuestion(
        seminar_id=seminar.id, position=(last or 0) + 1, kind=kind, title={}, choices=[]
    )
    session.add(question)
    await session.flush()
    return question


# Answers.


async def get_answer(session: Session, question: FeedbackQuestion, person: Person) -> FeedbackAnswer | None:
    """Return the answer of this person."""
    await session.flush()
    return await session.scalar(
        select(FeedbackAnswer)
        .where(FeedbackAnswer.question_id == question.id, FeedbackAnswer.person_id == person.id)
        .execution_options(populate_existing=True)
    )


async def get_answer_by_id(session: Session, answer_id: int) -> FeedbackAnswer | None:
    """Return an answer by its id."""
    return await session.get(FeedbackAnswer, answer_id)


async def has_answers(session: Session, question: FeedbackQuestion) -> bool:
    """Whether anybody has answered."""
    await session.flush()
    query = select(FeedbackAnswer.id).where(FeedbackAnswer.question_id == question.id).limit(1)
    return await session.scalar(query) is not None


async def save_value(
    session: Session, question: FeedbackQuestion, person: Person, value: int, at: datetime
) -> None:
    """Record the answer to a scale or a choice; it replaces the earlier one."""
    await _save(session, question, person, at, value=value)


async def save_text(
    session: Session, question: FeedbackQuestion, person: Person, words: RichText, at: datetime
) -> None:
    """Record the answer in words; it replaces the earlier one."""
    await _save(session, question, person, at, text=words.text)
    answer = await get_answer(session, question, person)
    assert answer is not None  # written just now
    answer.set_rich_text("text", words)


async def _save(
    session: Session, question: FeedbackQuestion, person: Person, at: datetime, **values: Any
) -> None:
    row = {"question_id": question.id, "person_id": person.id, "marks": {}, "at": at, **values}
    changed = {name: row[name] for name in ("at", *values)}
    statement = insert(session, FeedbackAnswer).values(row)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["question_id", "person_id"], set_=changed)
    )


async def list_results(session: Session, seminar_id: int) -> list[QuestionResult]:
    """Return what the answers to each question come to, in the order of the form."""
    found = [QuestionResult(question) for question in await list_askable(session, seminar_id)]
    return [await _result(session, one.question) for one in found]


async def _result(session: Session, question: FeedbackQuestion) -> QuestionResult:
    theirs = FeedbackAnswer.question_id == question.id
    if question.kind == TEXT:
        answers = await session.scalars(select(FeedbackAnswer).where(theirs, FeedbackAnswer.text != ""))
        texts = sorted((answer.rich_text("text") for answer in answers), key=str)
        return QuestionResult(question, texts=texts)
    rows = await session.execute(
        select(FeedbackAnswer.value, func.count()).where(theirs).group_by(FeedbackAnswer.value)
    )
    return QuestionResult(question, Counter({row[0]: row[1] for row in rows if row[0] is not None}))
