"""The vectors of questions and FAQ entries: made after their texts are stored, and compared in memory.

What the index of words contains and has no vector of the engine in use is missing. A text that is changed or erased
takes its row of that index with it, and so its vectors (`ON DELETE CASCADE`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, delete, func, insert, select

from storage.database import Session
from storage.meaning import active
from storage.models import FaqEntry, Question, SimilarityEntry, SimilarityVector
from storage.questions.gist import gist

if TYPE_CHECKING:
    from storage.meaning.vectors import Meaning, Shelf

MAX_SHELVES = 16
"""Seminars whose questions, or whose FAQ entries, are kept in memory: those searched last."""
MAX_READ_BY_ID = 500
"""Vectors that are read by their ids in one query; if more are missing, all are read."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A question or FAQ entry without vectors of the present model."""

    entry_id: int
    scope: str
    texts: tuple[str, ...]


# Making vectors.


async def list_missing(session: Session, model: str, limit: int) -> list[Missing]:
    """List questions and FAQ entries that have no vectors of this model, newest first."""
    made = select(SimilarityVector.id).where(
        SimilarityVector.entry_id == SimilarityEntry.id, SimilarityVector.model == model
    )
    rows = _entries().where(SimilarityEntry.grams != "", ~made.exists()).order_by(SimilarityEntry.id.desc())
    return [_missing(row[0], row[1] or row[2]) for row in await session.execute(rows.limit(limit))]


def _entries() -> Select[int, Question, FaqEntry]:
    return (
        select(SimilarityEntry.id, Question, FaqEntry)
        .outerjoin(Question, Question.id == SimilarityEntry.question_id)
        .outerjoin(FaqEntry, FaqEntry.id == SimilarityEntry.faq_id)
    )


def _missing(entry_id: int, thing: Question | FaqEntry) -> Missing:
    asked = isinstance(thing, Question)
    scope = f"{'q' if asked else 'f'}{thing.seminar_id}"
    texts = (thing.wording, thing.text) if isinstance(thing, Question) else thing.question.values()
    return Missing(entry_id, scope, tuple(dict.fromkeys(gist(one) for one in texts if one)))


async def store(session: Session, model: str, made: Sequence[tuple[Missing, Sequence[bytes]]]) -> None:
    """Store the vectors of these texts, except of those that were changed or erased meanwhile."""
    numbers = [one.entry_id for one, _ in made]
    still_there = _entries().where(SimilarityEntry.id.in_(numbers)).with_for_update(of=SimilarityEntry)
    present = {_missing(row[0], row[1] or row[2]) for row in await session.execute(still_there)}
    rows = [
        {"entry_id": one.entry_id, "scope": one.scope, "model": model, "vector": vector}
        for one, vectors in made
        if one in present
        for vector in (vectors or [b""])
    ]
    await session.execute(delete(SimilarityVector).where(SimilarityVector.entry_id.in_(numbers)))
    if rows:
        await session.execute(insert(SimilarityVector), rows)


# Comparing.


async def load_shelf(session: Session, scope: str) -> "Shelf | None":
    """Return the vectors of a seminar's questions (`q12`) or FAQ entries (`f12`); None if there is no engine."""
    meaning = active.meaning()
    return await _current_shelf(session, scope, meaning) if meaning else None


async def _current_shelf(session: Session, scope: str, meaning: "Meaning") -> "Shelf":
    """Return the vectors as they are in the database, of which only what is new is read."""
    shelves = meaning.shelves
    shelf = shelves.get(scope) or meaning.empty_shelf()
    those = (SimilarityVector.scope == scope, SimilarityVector.model == meaning.name)
    count, newest = (
        await session.execute(select(func.count(), func.max(SimilarityVector.id)).where(*those))
    ).one()
    if (count, newest or 0) != shelf.version:
        keys = set(await session.scalars(select(SimilarityVector.id).where(*those)))
        shelf = shelf.replaced(keys, await _read(session, keys - shelf.keys, those))
    shelves[scope] = shelf
    shelves.move_to_end(scope)
    while len(shelves) > MAX_SHELVES:
        shelves.popitem(last=False)
    return shelf


async def _read(session: Session, keys: Collection[int], those: Any) -> list[tuple[int, int, bytes]]:
    """Return (id of the vector, id of the question or entry, vector)."""
    owner = func.coalesce(SimilarityEntry.question_id, SimilarityEntry.faq_id)
    rows = select(SimilarityVector.id, owner, SimilarityVector.vector).join(
        SimilarityEntry, SimilarityEntry.id == SimilarityVector.entry_id
    )
    few = len(keys) <= MAX_READ_BY_ID
    found = await session.execute(rows.where(SimilarityVector.id.in_(keys)) if few else rows.where(*those))
    return [(row[0], row[1], row[2]) for row in found if row[0] in keys]
