"""The index for the similarity search: a row of grams for each question and FAQ entry.

A row is written in the same flush as its text, so it is always current and contains nothing that was erased. Triggers
(SQLite) or an index (PostgreSQL) make it searchable; see `storage.questions.similar`.
"""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, event, func, insert, select, text
from sqlalchemy.orm import Mapper, attributes

from storage.database import Session
from storage.models import FaqEntry, Question, SimilarityEntry
from storage.questions.similarity import grams

BATCH_SIZE = 500
_INSERT = insert(cast(Table, SimilarityEntry.__table__))
"""Not of the model: a row without `question_id` is not sorted out by the ORM."""


def _question_values(question: Question) -> dict[str, Any]:
    texts = (question.wording, question.text)
    return {
        "question_id": question.id,
        "faq_id": None,
        "grams": _grams_line(f"q{question.seminar_id}", texts),
    }


def _entry_values(entry: FaqEntry) -> dict[str, Any]:
    texts = entry.question.values()
    return {"question_id": None, "faq_id": entry.id, "grams": _grams_line(f"f{entry.seminar_id}", texts)}


def _grams_line(seminar: str, texts: Iterable[str]) -> str:
    found = {mark for one in texts for mark in grams(one or "")}
    return " ".join([seminar, *sorted(found)]) if found else ""


def _index_values(thing: Question | FaqEntry) -> dict[str, Any]:
    return _question_values(thing) if isinstance(thing, Question) else _entry_values(thing)


async def index_question(session: Session, question: Question) -> None:
    """Index a question that was inserted without the unit of work."""
    await session.execute(_INSERT, _question_values(question))


@event.listens_for(Question, "after_insert")
@event.listens_for(FaqEntry, "after_insert")
def _after_insert(_mapper: Mapper[Any], connection: Connection, thing: Question | FaqEntry) -> None:
    connection.execute(insert(SimilarityEntry).values(_index_values(thing)))


@event.listens_for(Question, "after_update")
@event.listens_for(FaqEntry, "after_update")
def _after_update(_mapper: Mapper[Any], connection: Connection, thing: Question | FaqEntry) -> None:
    names = ("text", "wording") if isinstance(thing, Question) else ("question",)
    if any(attributes.get_history(thing, name).has_changes() for name in names):
        _before_delete(_mapper, connection, thing)
        _after_insert(_mapper, connection, thing)


@event.listens_for(Question, "before_delete")
@event.listens_for(FaqEntry, "before_delete")
def _before_delete(_mapper: Mapper[Any], connection: Connection, thing: Question | FaqEntry) -> None:
    column = SimilarityEntry.question_id if isinstance(thing, Question) else SimilarityEntry.faq_id
    connection.execute(delete(SimilarityEntry).where(column == thing.id))


async def index_missing(session: Session) -> int:
    """Index questions and FAQ entries that have no row yet. Returns how many."""
    await session.flush()
    if not await _is_incomplete(session):
        return 0
    asked = select(SimilarityEntry.question_id).where(SimilarityEntry.question_id.is_not(None))
    entered = select(SimilarityEntry.faq_id).where(SimilarityEntry.faq_id.is_not(None))
    questions = await session.scalars(select(Question).where(Question.id.not_in(asked)))
    entries = await session.scalars(select(FaqEntry).where(FaqEntry.id.not_in(entered)))
    rows = [_question_values(one) for one in questions] + [_entry_values(one) for one in entries]
    for start in range(0, len(rows), BATCH_SIZE):
        await session.execute(insert(SimilarityEntry), rows[start : start + BATCH_SIZE])
    return len(rows)


async def _is_incomplete(session: Session) -> bool:
    """Whether some question or FAQ entry has no row: counting them is quick, among however many."""
    things = (
        select(func.count(Question.id)).scalar_subquery() + select(func.count(FaqEntry.id)).scalar_subquery()
    )
    indexed = select(func.count(SimilarityEntry.question_id) + func.count(SimilarityEntry.faq_id))
    return bool(await session.scalar(select(things != indexed.scalar_subquery())))


async def optimize_index(session: Session) -> None:
    """Remove erased texts from the index for good: SQLite's FTS keeps deleted terms until its segments are merged."""
    await session.flush()
    if not session.is_postgresql:
        await session.execute(
            text("INSERT INTO similarity_index_fts (similarity_index_fts) VALUES ('optimize')")
        )
