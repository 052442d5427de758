"""Similarity search among a seminar's questions and its FAQ.

A search takes the rows that share most grams with the text from the index (`storage.questions.similarity_index`), and
compares their words with those of the text (`storage.questions.similarity`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Float,
    Subquery,
    TextualSelect,
    false,
    null,
    select,
    text,
    true,
)

from storage.database import Session
from storage.models import FaqEntry, Id, Person, Question, SimilarityEntry
from storage.models.question_states import MERGED, WITHDRAWN
from storage.questions import readable, similarity
from storage.questions.merged_questions import merge_root

MIN_SIMILARITY = 0.5
"""The least score of a similar question, chosen with `tests/storage/questions/similar_labelled.csv`."""
SAME_QUESTION = 0.9
"""The least score of the same question in the same words."""
MAX_CANDIDATES = 200
"""The most rows taken from the index, those that share most first."""
MAX_COMPARED = 60
"""The most readable ones of these that are compared word by word."""
MAX_GRAMS = 24
"""The most grams of a text to search for; a text with more is a letter, which repeats itself."""
MAX_RANKED, MIN_GRAMS = 6_000, 4
"""Common grams are left out so that the index ranks at most about MAX_RANKED rows; MIN_GRAMS are always used."""


async def find_questions(
    session: Session,
    seminar_id: int,
    words: str,
    limit: int,
    *,
    reader: Person | None = None,
    least: float = MIN_SIMILARITY,
) -> list[tuple[Question, float]]:
    """Return a seminar's questions similar to this text with their scores (0 … 1), best first.

    `reader`: only questions that participants may read, or this person's own; None: all but withdrawn ones. A merged
    question is replaced by the root of the merge. `least`: the least score.
    """
    found = await _find_candidates(session, f"q{seminar_id}", words)
    rows = await session.scalars(
        select(Question)
        .join(SimilarityEntry, SimilarityEntry.question_id == Question.id)
        .join(found, found.c.id == SimilarityEntry.id)
        .where(Question.state != WITHDRAWN, _is_readable(reader))
        .order_by(found.c.place)
        .limit(MAX_COMPARED)
    )
    own_words = similarity.compared_words(words)
    scored = [(row, _best_score(own_words, (row.wording, row.text))) for row in rows]
    ranked = sorted((pair for pair in scored if pair[1] >= least), key=lambda pair: (-pair[1], pair[0].id))
    best: dict[int, tuple[Question, float]] = {}
    for question, score in ranked:
        root = await merge_root(session, question)
        if root.id == question.id or reader is None or _may_read(root, reader):
            best.setdefault(root.id, (root, score))
    return list(best.values())[:limit]


async def find_entries(
    session: Session, seminar_id: int, words: str, limit: int, *, least: float = MIN_SIMILARITY
) -> list[tuple[FaqEntry, float]]:
    """Return a seminar's published FAQ entries similar to this text with their scores (0 … 1), best first."""
    found = await _find_candidates(session, f"f{seminar_id}", words)
    rows = await session.scalars(
        select(FaqEntry)
        .join(SimilarityEntry, SimilarityEntry.faq_id == FaqEntry.id)
        .join(found, found.c.id == SimilarityEntry.id)
        .where(FaqEntry.published_at.is_not(None), FaqEntry.removed_at.is_(None))
        .order_by(found.c.place)
        .limit(MAX_COMPARED)
    )
    ours = similarity.compared_words(words)
    scored = [(row, _best_score(ours, row.question.values())) for row in rows]
    return sorted((pair for pair in scored if pair[1] >= least), key=lambda pair: (-pair[1], pair[0].id))[
        :limit
    ]


def _best_score(ours: Sequence[similarity.Word], texts: Iterable[str]) -> float:
    return max(
        (similarity.word_similarity(ours, similarity.compared_words(one)) for one in texts if one),
        default=0.0,
    )


def _is_readable(reader: Person | None) -> ColumnElement[bool]:
    if reader is None:
        return true()
    return readable.readable_condition(MERGED) | (Question.person_id == reader.id)


def _may_read(question: Question, reader: Person) -> bool:
    return question.person_id == reader.id or readable.is_readable(question)


# The index.


async def _find_candidates(session: Session, seminar: str, words: str) -> Subquery:
    """Select `id` and `place` of the best rows of the index; lower places are better."""
    await session.flush()
    marks = similarity.query_grams(words)[:MAX_GRAMS]
    if not marks:
        return select(SimilarityEntry.id, null().label("place")).where(false()).subquery()
    postgres = session.get_bind().dialect.name == "postgresql"
    rows = await session.execute(
        text(_POSTGRES_GRAM_COUNTS if postgres else _GRAM_COUNTS), {"marks": json.dumps(marks)}
    )
    marks = _rarest_grams(marks, {row[0]: row[1] for row in rows})
    return (_search_postgres if postgres else _search_sqlite)(seminar, marks).subquery()


_GRAM_COUNTS = (
    "SELECT term, doc FROM similarity_index_fts_terms WHERE term IN (SELECT value FROM json_each(:marks))"
)
# Statistics of the last ANALYZE. A gram that is missing is rare, or the table too small to matter.
_POSTGRES_GRAM_COUNTS = """
SELECT mark, share * reltuples FROM pg_stats JOIN pg_class ON pg_class.oid = 'similarity_index'::regclass,
    unnest(most_common_elems::text::text[], most_common_elem_freqs) AS found (mark, share)
WHERE schemaname = current_schema() AND tablename = 'similarity_index' AND attname = 'similarity_index_fts'
    AND mark IN (SELECT json_array_elements_text(CAST(:marks AS json)))
"""


def _rarest_grams(marks: Sequence[str], counts: Mapping[str, float]) -> list[str]:
    """Return the rarest grams, as many as MAX_RANKED allows: common ones distinguish nothing."""
    chosen: list[str] = []
    left: float = MAX_RANKED
    for mark in sorted(marks, key=lambda mark: counts.get(mark, 0)):
        if (count := counts.get(mark, 0)) <= left or len(chosen) < MIN_GRAMS:
            chosen.append(mark)
            left -= count
    return chosen


def _search_sqlite(seminar: str, marks: Sequence[str]) -> TextualSelect:
    any_of = " OR ".join(f'"{mark}"' for mark in marks)
    found = text(
        "SELECT rowid AS id, rank AS place FROM similarity_index_fts WHERE similarity_index_fts MATCH :sought"
        " ORDER BY rank LIMIT :taken"
    )
    bound = found.bindparams(sought=f'"{seminar}" AND ({any_of})', taken=MAX_CANDIDATES)
    return bound.columns(id=Id, place=Float)


def _search_postgres(seminar: str, marks: Sequence[str]) -> TextualSelect:
    any_of = " | ".join(f"'{mark}'" for mark in marks)
    found = text(
        "SELECT id, -ts_rank(similarity_index_fts, CAST(:any_of AS tsquery), 1) AS place FROM similarity_index"
        " WHERE similarity_index_fts @@ CAST(:sought AS tsquery) ORDER BY place LIMIT :taken"
    )
    bound = found.bindparams(any_of=any_of, sought=f"'{seminar}' & ({any_of})", taken=MAX_CANDIDATES)
    return bound.columns(id=Id, place=Float)
