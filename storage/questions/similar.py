"""Similarity search among a seminar's questions and its FAQ, by words and by meaning.

Words: the rows that share most grams with the text (`storage.questions.word_search`), compared word by word
(`storage.questions.similarity`). Meaning: the nearest vectors (`storage.questions.meaning_index`), if there is an
engine.
What somebody may not read is left out before anything is compared.
"""

import asyncio
import contextlib
import logging
import math
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Row, Select, bindparam, select, true
from sqlalchemy.orm import InstrumentedAttribute

from storage.database import Session
from storage.meaning import active
from storage.models import FaqEntry, Person, Question, SimilarityEntry
from storage.models.question_states import MERGED, WITHDRAWN
from storage.questions import meaning_index, readable, similarity, word_search
from storage.questions.gist import gist
from storage.questions.merged_questions import merge_root

if TYPE_CHECKING:
    from storage.meaning.vectors import Likeness, Likenesses, Vectors

log = logging.getLogger(__name__)

Thing = TypeVar("Thing", Question, FaqEntry)


class Least(NamedTuple):
    """The least score of a match: by words alone, with meaning, and with meaning in another language."""

    words: float
    meaning: float
    other_language: float


INTERRUPTING = Least(0.7, 0.992, 0.93)
"""For an asker who is asked before the question is stored: what is not the same costs a tap."""
OFFERED = Least(0.5, 0.5, 0.5)
"""For an asker who may look at them afterwards. Figures of both: `bench similar` and decision 0037."""
SUGGESTED = Least(0.5, 0.33, 0.33)
"""For a moderator, who looks for what is the same."""
SAME_QUESTION = 0.9
"""The least score of the same question in the same words."""
MATCHES_PER_ROOT = 2
"""Matches that are loaded for each that is returned: several may be merged into one."""
MAX_COMPARED = 60
"""The most readable rows of each search that are compared word by word."""
MAX_NEAREST = 60
"""The most rows taken by their vectors, of each language."""
MAX_NEAREST_COMPARED = 10
"""The most readable ones of these that are compared word by word, of each language."""
# Made once: building a statement takes longer than executing it.
_PUBLISHED = select(FaqEntry).where(FaqEntry.published_at.is_not(None), FaqEntry.removed_at.is_(None))
_HAS_PUBLISHED = select(_PUBLISHED.where(FaqEntry.seminar_id == bindparam("seminar")).exists())
_HERE = select(Question.id).where(Question.seminar_id == bindparam("seminar"))
_HAS_READABLE = select(
    _HERE.where(readable.readable_condition(MERGED)).exists()
    | _HERE.where(Question.person_id == bindparam("reader")).exists()
)


class _Weights(NamedTuple):
    """A logistic model of whether two texts ask the same."""

    constant: float
    meaning: float
    """For each standard deviation above the likest by chance."""
    shared: float
    """For the logarithm of one and the weight of the words in both."""
    other_asked: float
    """If one asks "when" and the other "how much"."""

    def score(self, meaning: float, words: similarity.Comparison) -> float:
        sum_of = self.constant + self.meaning * meaning + self.shared * math.log1p(words.shared)
        return 1 / (1 + math.exp(-sum_of - self.other_asked * words.other_asked))


_SAME_LANGUAGE = _Weights(-0.89, 0.8, 2.08, -0.98)
_OTHER_LANGUAGE = _Weights(-1.02, 1.28, 3.76, -0.04)
"""Fitted to the pairs of the first part of `bench/data/questions.csv`, with more weight for the meaning in the same
language; the constants are higher by 3.18, so that what scores 0.5 is worth showing (decision 0037)."""


@dataclass(frozen=True, slots=True)
class Match(Generic[Thing]):
    """A question or FAQ entry that is similar to a text."""

    thing: Thing
    score: float
    """0 … 1."""
    words: float
    """The score by words alone."""
    by: Literal["words", "meaning", "other_language"] = "words"
    """How they were compared; `words`, if the thing has no vector."""
    language: str | None = None
    """Its language, if it has no text in the language of the one it is compared with."""

    def reaches(self, least: Least) -> bool:
        """Whether the score is as high as that."""
        return _reaches(self, least)


class _Scored(NamedTuple):
    """A match of which only the texts are loaded yet."""

    id: int
    score: float
    words: float
    by: Literal["words", "meaning", "other_language"] = "words"
    language: str | None = None


_AnyMatch = TypeVar("_AnyMatch", Match[Question], _Scored)


def _reaches(match: "Match[Any] | _Scored", least: Least) -> bool:
    return match.score >= float(getattr(least, match.by))


def compares_meaning() -> bool:
    """Whether there is an engine: what is suggested to staff beyond an equal wording needs it."""
    return active.meaning() is not None


async def find_questions(
    session: Session,
    seminar_id: int,
    words: str,
    limit: int,
    *,
    reader: Person | None = None,
    least: Least = OFFERED,
) -> list[Match[Question]]:
    """Return a seminar's questions similar to this text, best first: up to `limit` of its language, and of the others.

    `reader`: only questions that participants may read, or this person's own; None: all but withdrawn ones. A merged
    question is replaced by the root of the merge; to a reader one that was carried to another seminar is not shown.
    """
    await session.flush_rows_of(Question)
    if reader is not None and not await _has_readable(session, seminar_id, reader):
        return []
    readable_rows = select(Question).where(Question.state != WITHDRAWN, _is_readable(reader))
    joined = readable_rows.join(SimilarityEntry, SimilarityEntry.question_id == Question.id)
    matches = await _find(session, f"q{seminar_id}", words, Question, joined, least, limit * MATCHES_PER_ROOT)
    languages = {one.thing.id: one.language for one in matches}
    best: dict[int, Match[Question]] = {}
    for one in matches:
        root = await merge_root(session, one.thing)
        if root.id == one.thing.id or reader is None or _may_read_here(root, reader, seminar_id):
            language = languages.get(root.id, one.language)
            best.setdefault(root.id, replace(one, thing=root, language=language))
    return _limited(best.values(), limit)


async def find_entries(
    session: Session, seminar_id: int, words: str, limit: int, *, least: Least = OFFERED
) -> list[Match[FaqEntry]]:
    """Return a seminar's published FAQ entries similar to this text, as `find_questions` does."""
    await session.flush_rows_of(FaqEntry)
    if not await session.scalar(_HAS_PUBLISHED, {"seminar": seminar_id}):
        return []
    joined = _PUBLISHED.join(SimilarityEntry, SimilarityEntry.faq_id == FaqEntry.id)
    return await _find(session, f"f{seminar_id}", words, FaqEntry, joined, least, limit)


async def _has_readable(session: Session, seminar_id: int, reader: Person) -> bool:
    """Whether there is anything to search: in a moderated hall nothing is readable until the first is released."""
    return bool(await session.scalar(_HAS_READABLE, {"seminar": seminar_id, "reader": reader.id}))


def _limited(matches: Iterable[_AnyMatch], limit: int) -> list[_AnyMatch]:
    """Return the best of the text's language and of the others, so that the one does not crowd the other out."""
    left = {True: limit, False: limit}
    found: list[_AnyMatch] = []
    for one in matches:
        own = one.language is None
        left[own] -= 1
        found += [one] if left[own] >= 0 else []
    return found


def _is_readable(reader: Person | None) -> ColumnElement[bool]:
    if reader is None:
        return true()
    return readable.readable_condition(MERGED) | (Question.person_id == reader.id)


def _may_read_here(question: Question, reader: Person, seminar_id: int) -> bool:
    may_read = question.person_id == reader.id or readable.is_readable(question)
    return may_read and question.seminar_id == seminar_id


# The search.


async def _find(
    session: Session,
    scope: str,
    words: str,
    model: type[Thing],
    rows: Select[Any],
    least: Least,
    limit: int,
) -> list[Match[Thing]]:
    """Return the best matches as `find_questions` does. `rows`: the readable rows, joined with the index."""
    candidates, likenesses = await _load_candidates(session, scope, words, model, rows)
    ours = similarity.compared_words(words)
    scored = [_score(ours, one, likenesses.of(one.id) if likenesses else None) for one in candidates]
    good = [one for one in scored if _reaches(one, least)]
    best = _limited(sorted(good, key=lambda one: (-one.score, one.id)), limit)
    if not best:
        return []
    rows_of_best = select(model).where(model.id.in_([one.id for one in best]))
    things = {thing.id: thing for thing in await session.scalars(rows_of_best)}
    return [Match(things[one.id], *one[1:]) for one in best]


async def _load_candidates(
    session: Session, scope: str, words: str, model: type[Thing], rows: Select[Any]
) -> tuple[list[Row[Any]], "Likenesses | None"]:
    """Return the likest rows by words and by meaning, and how like all are by meaning."""
    async with _vector_of(words) as vector:
        found = await word_search.find_candidates(session, scope, words)
        by_words = rows.join(found, found.c.id == SimilarityEntry.id).order_by(found.c.place)
        compared = by_words.with_only_columns(*_columns(model)).limit(MAX_COMPARED)
        candidates: list[Row[Any]] = list(await session.execute(compared))
        shelf = await meaning_index.load_shelf(session, scope) if vector else None
        made = await _made(vector) if vector else None
    if shelf is None or made is None or not made.any():  # it says nothing to the model
        return candidates, None
    likenesses = shelf.compare(made)
    candidates += await _nearest(session, likenesses, model, rows, {one.id for one in candidates})
    return candidates, likenesses


def _columns(model: type[Question | FaqEntry]) -> tuple[InstrumentedAttribute[Any], ...]:
    """Return the columns that are compared: to load all of so many questions takes longer than to compare them."""
    if issubclass(model, Question):
        return Question.id, Question.wording, Question.text
    return FaqEntry.id, FaqEntry.question


@contextlib.asynccontextmanager
async def _vector_of(words: str) -> "AsyncIterator[asyncio.Task[Vectors] | None]":
    """Make the vector of a text in another thread meanwhile; None: there is no engine, or nothing to compare."""
    meaning = active.meaning()
    if meaning is None or not similarity.compared_words(words):
        yield None
        return
    task = asyncio.create_task(meaning.embed(gist(words)))
    try:
        yield task
    finally:
        task.cancel()


async def _made(vector: "asyncio.Task[Vectors]") -> "Vectors | None":
    """Return the vector; None if the engine fails, for which nobody's question is lost."""
    try:
        return await vector
    except Exception as error:
        log.error("a question could not be compared by meaning (%s)", type(error).__name__)
        return None


async def _nearest(
    session: Session, likenesses: "Likenesses", model: type[Thing], rows: Select[Any], known: Collection[int]
) -> Sequence[Row[Any]]:
    """Return the readable rows that are nearest by meaning, except those known already."""
    nearest = likenesses.best(MAX_NEAREST)
    readable_ones = rows.with_only_columns(*_columns(model)).where(model.id.in_(nearest))
    found = {row.id: row for row in await session.execute(readable_ones)}
    wanted = set(likenesses.best_of(found, MAX_NEAREST_COMPARED)) - set(known)
    return [found[number] for number in sorted(wanted)]


def _score(ours: Sequence[similarity.Word], row: Row[Any], likeness: "Likeness | None") -> _Scored:
    texts, languages = _texts(row)
    compared = [similarity.compare_words(ours, similarity.compared_words(one)) for one in texts if one] or [
        similarity.NOTHING_SHARED
    ]
    words = max(one.similarity for one in compared)
    if likeness is None:
        return _Scored(row.id, words, words)
    weights = _SAME_LANGUAGE if likeness.same_language else _OTHER_LANGUAGE
    score = max(weights.score(likeness.score, one) for one in compared)
    is_readable = likeness.same_language or likeness.sought in languages
    return _Scored(
        row.id,
        1.0 if words >= SAME_QUESTION else score,
        words,
        "meaning" if likeness.same_language else "other_language",
        None if is_readable else likeness.language,
    )


def _texts(row: Row[Any]) -> tuple[Collection[str], Collection[str]]:
    """Return the texts of a question or FAQ entry, and the languages that it has for certain."""
    if hasattr(row, "wording"):
        return (row.wording, row.text), ()
    return row.question.values(), row.question
