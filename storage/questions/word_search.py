"""The search of words in the index (`storage.questions.similarity_index`): rows that share most grams with a text."""

import json
from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Float, Subquery, TextualSelect, false, null, select, text

from storage.database import Session, TransactionCache
from storage.models import Id, SimilarityEntry
from storage.questions import similarity

MAX_CANDIDATES = 200
"""The most rows taken from the index, those that share most first."""
MAX_GRAMS = 24
"""The most grams of a text to search for; a text with more is a letter, which repeats itself."""
MAX_COUNTED = 2000
"""Grams whose rows are counted only once; after so many all are counted anew."""
MAX_RANKED, MIN_GRAMS = 6_000, 4
"""Common grams are left out so that the index ranks at most about MAX_RANKED rows; MIN_GRAMS are always used."""

_COUNTS = TransactionCache[str, float]()
"""Gram -> the result of `_gram_counts`: a text is searched for among questions, then among FAQ entries."""
_COUNTED: WeakKeyDictionary[Engine | Connection, dict[str, float]] = WeakKeyDictionary()
"""The same on SQLite, beyond the transaction, by database."""


async def find_candidates(session: Session, seminar: str, words: str) -> Subquery:
    """Select `id` and `place` of the best rows of the index; lower places are better. The caller has flushed."""
    marks = similarity.query_grams(words)[:MAX_GRAMS]
    if not marks:
        return select(SimilarityEntry.id, null().label("place")).where(false()).subquery()
    postgres = session.is_postgresql
    marks = _rarest_grams(marks, await _gram_counts(session, marks, postgres=postgres))
    return (_search_postgres if postgres else _search_sqlite)(seminar, marks).subquery()


async def _gram_counts(session: Session, marks: Sequence[str], *, postgres: bool) -> Mapping[str, float]:
    """Return in how many rows of the index each gram is, about.

    SQLite reads all rows of a gram to count them, which takes longer the more questions there are: what it has counted
    serves for some time.
    """
    counted = _COUNTS.of(session) if postgres else _COUNTED.setdefault(session.get_bind(), {})
    if len(counted) > MAX_COUNTED:
        counted.clear()
    if unknown := [mark for mark in marks if mark not in counted]:
        query = text(_POSTGRES_GRAM_COUNTS if postgres else _GRAM_COUNTS)
        rows = await session.execute(query, {"marks": json.dumps(unknown)})
        counted.update(dict.fromkeys(unknown, 0.0) | {row[0]: row[1] for row in rows})
    return counted


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
