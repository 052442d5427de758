"""Similar questions: what a text resembles among a seminar's questions and its FAQ.

A search takes from the index (`storage.questions.similarity_index`) the rows that share most with the text, and
compares their words with its words one by one (`storage.questions.similarity`).
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
"""What scores less is not called similar: see `tests/storage/questions/similar_labelled.csv`."""
SAME_QUESTION = 0.9
"""What scores this much is the same question in the same words."""
MAX_CANDIDATES = 200
"""Rows the index hands over, those that share most first."""
MAX_COMPARED = 60
"""Of these, how many that may be read are compared word by word."""
MAX_GRAMS = 24
"""Marks of a text that are looked for, at most: what has more is a letter, and says the same again."""
MAX_RANKED, MIN_GRAMS = 6_000, 4
"""How often the index may meet the marks that are looked for; but so many marks are looked for in any case."""


async def find_questions(
    session: Session,
    seminar_id: int,
    words: str,
    limit: int,
    *,
    reader: Person | None = None,
    least: float = MIN_SIMILARITY,
) -> list[tuple[Question, float]]:
    """A seminar's questions that these words resemble, with how much (0 … 1), the likest first.

    `reader`: only what the hall may read, or this person asked; None: all but those taken back. In the place of a
    merged question stands the one that speaks for it, once.
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
    ours = similarity.compared_words(words)
    scored = [(row, _best_score(ours, (row.wording, row.text))) for row in rows]
    likest = sorted((pair for pair in scored if pair[1] >= least), key=lambda pair: (-pair[1], pair[0].id))
    best: dict[int, tuple[Question, float]] = {}
    for question, score in likest:
        spoken = await merge_root(session, question)
        if spoken.id == question.id or reader is None or _may_read(spoken, reader):
            best.setdefault(spoken.id, (spoken, score))
    return list(best.values())[:limit]


async def find_entries(
    session: Session, seminar_id: int, words: str, limit: int, *, least: float = MIN_SIMILARITY
) -> list[tuple[FaqEntry, float]]:
    """A seminar's published FAQ entries that these words resemble, with how much (0 … 1), the likest first."""
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


# Of the index, the rows that share most with a text.


async def _find_candidates(session: Session, seminar: str, words: str) -> Subquery:
    """Numbers of entries of the index (`id`), and their `place`: the least first."""
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
# What ANALYZE last saw: what is missing there is rare, or the table too small to matter.
_POSTGRES_GRAM_COUNTS = """
SELECT mark, share * reltuples FROM pg_stats JOIN pg_class ON pg_class.oid = 'similarity_index'::regclass,
    unnest(most_common_elems::text::text[], most_common_elem_freqs) AS found (mark, share)
WHERE schemaname = current_schema() AND tablename = 'similarity_index' AND attname = 'similarity_index_fts'
    AND mark IN (SELECT json_array_elements_text(CAST(:marks AS json)))
"""


def _rarest_grams(marks: Sequence[str], counts: Mapping[str, float]) -> list[str]:
    """The marks that fewest rows have, as many as can be ranked in time: what everybody says tells nothing."""
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
