"""What similar questions are found by, a row for each question and each entry of the FAQ.

The row is written in the same flush as the words it is made of: it is never behind them, and keeps nothing that was
erased. Triggers (SQLite) and an index (PostgreSQL) make it searchable; `storage.similar` searches.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, event, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper, attributes

from storage.likeness import grams
from storage.models import Faq, Likeness, Question

BATCH = 500


def _of_question(question: Question) -> dict[str, Any]:
    texts = (question.wording, question.text)
    return {"question_id": question.id, "faq_id": None, "grams": _line(f"q{question.seminar_id}", texts)}


def _of_entry(entry: Faq) -> dict[str, Any]:
    texts = entry.question.values()
    return {"question_id": None, "faq_id": entry.id, "grams": _line(f"f{entry.seminar_id}", texts)}


def _line(seminar: str, texts: Iterable[str]) -> str:
    found = {mark for one in texts for mark in grams(one or "")}
    return " ".join([seminar, *sorted(found)]) if found else ""


def _kept(thing: Question | Faq) -> dict[str, Any]:
    return _of_question(thing) if isinstance(thing, Question) else _of_entry(thing)


async def keep(session: AsyncSession, question: Question) -> None:
    """Make a question found that was written past the unit of work."""
    await session.execute(insert(Likeness).values(_of_question(question)))


@event.listens_for(Question, "after_insert")
@event.listens_for(Faq, "after_insert")
def _added(_mapper: Mapper[Any], connection: Connection, thing: Question | Faq) -> None:
    connection.execute(insert(Likeness).values(_kept(thing)))


@event.listens_for(Question, "after_update")
@event.listens_for(Faq, "after_update")
def _changed(_mapper: Mapper[Any], connection: Connection, thing: Question | Faq) -> None:
    names = ("text", "wording") if isinstance(thing, Question) else ("question",)
    if any(attributes.get_history(thing, name).has_changes() for name in names):
        _removed(_mapper, connection, thing)
        _added(_mapper, connection, thing)


@event.listens_for(Question, "before_delete")
@event.listens_for(Faq, "before_delete")
def _removed(_mapper: Mapper[Any], connection: Connection, thing: Question | Faq) -> None:
    column = Likeness.question_id if isinstance(thing, Question) else Likeness.faq_id
    connection.execute(delete(Likeness).where(column == thing.id))


async def catch_up(session: AsyncSession) -> int:
    """Make found what has no row yet: what was there before the rows were. How many."""
    await session.flush()
    asked = select(Likeness.question_id).where(Likeness.question_id.is_not(None))
    entered = select(Likeness.faq_id).where(Likeness.faq_id.is_not(None))
    questions = await session.scalars(select(Question).where(Question.id.not_in(asked)))
    entries = await session.scalars(select(Faq).where(Faq.id.not_in(entered)))
    rows = [_of_question(one) for one in questions] + [_of_entry(one) for one in entries]
    for start in range(0, len(rows), BATCH):
        await session.execute(insert(Likeness), rows[start : start + BATCH])
    return len(rows)


async def wipe(session: AsyncSession) -> None:
    """After words were erased: nothing of them stays in the index either. SQLite's keeps it until it is merged."""
    await session.flush()
    if session.get_bind().dialect.name == "sqlite":
        await session.execute(text("INSERT INTO likenesses_grams (likenesses_grams) VALUES ('optimize')"))
