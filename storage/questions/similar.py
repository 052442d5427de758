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
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, select, true

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
    """The least score of a match: by words alone, and with meaning."""

    words: float
    meaning: float


OFFERED = Least(0.5, 0.5)
"""For an asker, who has to decide. Words: `tests/storage/questions/similar_labelled.csv`; meaning: `bench similar`."""
SUGGESTED = Least(0.5, 0.25)
"""For a moderator, who looks for what is the same."""
SAME_QUESTION = 0.9
"""The least score of the same question in the same words."""
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
    """A logistic model: how probable it is that two texts ask the same."""

    constant: float
    meaning: float
    """For each standard deviation above the likest by chance."""
    words: float
    other_asked: float
    """If one asks "when" and the other "how much"."""

    def probability(self, meaning: float, words: float, other_asked: bool) -> float:
        sum_of = self.constant + self.meaning * meaning + self.words * words + self.other_asked * other_asked
        return 1 / (1 + math.exp(-sum_of))


_SAME_LANGUAGE = _Weights(-0.1, 0.16, 1.8, -1.65)
_OTHER_LANGUAGE = _Weights(0.6, 1.26, 2.4, -2.35)
"""Fitted to the open half of `bench/data/questions.csv` and to 160 questions of our own (decision 0037). The constants
are higher than fitted, by 2.4 and 1.9: a wrong offer costs a tap, one that is missing costs a merge."""


@dataclass(frozen=True, slots=True)
class Match(Generic[Thing]):
    """A question or FAQ entry that is similar to a text."""

    thing: Thing
    score: float
    """0 … 1."""
    words: float
    """The score by words alone."""
    language: str | None = None
    """Its language, if it has no text in the language of the one it is compared with."""


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
    question is replaced by the root of the merge.
    """
    await session.flush_rows_of(Question)
    if reader is not None and not await _has_readable(session, seminar_id, reader):
        return []
    readable_rows = select(Question).where(Question.state != WITHDRAWN, _is_readable(reader))
    joined = readable_rows.join(SimilarityEntry, SimilarityEntry.question_id == Question.id)
    matches = await _find(session, f"q{seminar_id}", words, Question, joined, least)
    languages = {one.thing.id: one.language for one in matches}
    best: dict[int, Match[Question]] = {}
    for one in matches:
        root = await merge_root(session, one.thing)
        if root.id == one.thing.id or reader is None or _may_read(root, reader):
            language = languages.get(root.id, one.language)
            best.setdefault(root.id, Match(root, one.score, one.words, language))
    return _limited(best.values(), limit)


async def find_entries(
    session: Session, seminar_id: int, words: str, limit: int, *, least: Least = OFFERED
) -> list[Match[FaqEntry]]:
    """Return a seminar's published FAQ entries similar to this text, as `find_questions` does."""
    await session.flush_rows_of(FaqEntry)
    if not await session.scalar(_HAS_PUBLISHED, {"seminar": seminar_id}):
        return []
    joined = _PUBLISHED.join(SimilarityEntry, SimilarityEntry.faq_id == FaqEntry.id)
    return _limited(await _find(session, f"f{seminar_id}", words, FaqEntry, joined, least), limit)


async def _has_readable(session: Session, seminar_id: int, reader: Person) -> bool:
    """Whether there is anything to search: in a moderated hall nothing is readable until the first is released."""
    return bool(await session.scalar(_HAS_READABLE, {"seminar": seminar_id, "reader": reader.id}))


def _limited(matches: Iterable[Match[Thing]], limit: int) -> list[Match[Thing]]:
    """Return the best of the text's language and of the others, so that the one does not crowd the other out."""
    left = {True: limit, False: limit}
    found: list[Match[Thing]] = []
    for one in matches:
        own = one.language is None
        left[own] -= 1
        found += [one] if left[own] >= 0 else []
    return found


def _is_readable(reader: Person | None) -> ColumnElement[bool]:
    if reader is None:
        return true()
    return readable.readable_condition(MERGED) | (Question.person_id == reader.id)


def _may_read(question: Question, reader: Person) -> bool:
    return question.person_id == reader.id or readable.is_readable(question)


# The search.


async def _find(
    session: Session, scope: str, words: str, model: type[Thing], rows: Select[Any], least: Least
) -> list[Match[Thing]]:
    """Return all matches, best first. `rows`: the readable rows, joined with the index."""
    async with _vector_of(words) as vector:
        found = await word_search.find_candidates(session, scope, words)
        by_words = rows.join(found, found.c.id == SimilarityEntry.id).order_by(found.c.place)
        candidates: list[Thing] = list(await session.scalars(by_words.limit(MAX_COMPARED)))
        made = await _made(vector) if vector else None
    likenesses = None
    if made is not None and made.any():  # else it says nothing to the model
        likenesses = await meaning_index.compare(session, scope, made)
    if likenesses is not None:
        candidates += await _nearest(session, likenesses, model, rows, {one.id for one in candidates})
    ours = similarity.compared_words(words)
    matches = [_match(ours, one, likenesses.of(one.id) if likenesses else None) for one in candidates]
    limits = {True: least.words, False: least.meaning}
    good = [one for one, by_words_alone in matches if one.score >= limits[by_words_alone]]
    return sorted(good, key=lambda one: (-one.score, one.thing.id))


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
) -> list[Thing]:
    """Return the readable rows that are nearest by meaning, except those known already."""
    nearest = likenesses.best(MAX_NEAREST)
    may_be_read = set(await session.scalars(rows.with_only_columns(model.id).where(model.id.in_(nearest))))
    wanted = set(likenesses.best_of(may_be_read, MAX_NEAREST_COMPARED)) - set(known)
    return list(await session.scalars(select(model).where(model.id.in_(wanted)))) if wanted else []


def _match(
    ours: Sequence[similarity.Word], thing: Thing, likeness: "Likeness | None"
) -> tuple[Match[Thing], bool]:
    """Return the match, and whether it is by words alone, because the row has no vector."""
    theirs = [similarity.compared_words(one) for one in _texts(thing) if one]
    scores = [similarity.word_similarity(ours, one) for one in theirs]
    words = max(scores, default=0.0)
    if likeness is None:
        return Match(thing, words, words), True
    weights = _SAME_LANGUAGE if likeness.same_language else _OTHER_LANGUAGE
    other_asked = all(similarity.ask_differently(ours, one) for one in theirs)
    score = weights.probability(likeness.score, words, other_asked)
    is_readable = likeness.same_language or (
        isinstance(thing, FaqEntry) and likeness.sought in thing.question
    )
    language = None if is_readable else likeness.language
    return Match(thing, max(score, words if words >= SAME_QUESTION else 0.0), words, language), False


def _texts(thing: Question | FaqEntry) -> Iterable[str]:
    return (thing.wording, thing.text) if isinstance(thing, Question) else thing.question.values()
