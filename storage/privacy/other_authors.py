"""Search for texts that occur in other people's data, after a person's own rows were erased."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import JSON, Column, String, cast, or_, select
from sqlalchemy import Table as SqlTable

from storage.database import Session
from storage.models import AuditEntry, File, InboxUpdate, Model, OutboxMessage, QuestionEvent, SimilarityEntry
from storage.text.redaction import PREFIX_LENGTH

SKIPPED_TABLES = {
    one.__tablename__
    for one in (InboxUpdate, OutboxMessage, File, SimilarityEntry, AuditEntry, QuestionEvent)
}
"""Messages in transit, tables derived from others, and logs without texts of people."""
EMPTY_JSON = ("{}", "[]", "null")
BATCH_SIZE = 100
"""The number of texts searched for in one query."""


async def find_texts(session: Session, texts: Iterable[str]) -> set[str]:
    """Return every stored text that contains the first PREFIX_LENGTH characters of one of these texts."""
    await session.flush()
    prefixes = sorted({one[:PREFIX_LENGTH] for one in texts if one})
    found: set[str] = set()
    for table in Model.metadata.sorted_tables if prefixes else ():
        if table.name not in SKIPPED_TABLES:
            found |= await _search_text(session, table, prefixes) | await _search_json(
                session, table, prefixes
            )
    return found


async def _search_text(session: Session, table: SqlTable, prefixes: Sequence[str]) -> set[str]:
    columns = [column for column in table.columns if isinstance(column.type, String)]
    found: set[str] = set()
    for start in range(0, len(prefixes) if columns else 0, BATCH_SIZE):
        batch = prefixes[start : start + BATCH_SIZE]
        matches = or_(*(column.contains(prefix, autoescape=True) for column in columns for prefix in batch))
        for row in await session.execute(select(*columns).where(matches)):
            found |= {value for value in row if value and any(prefix in value for prefix in batch)}
    return found


async def _search_json(session: Session, table: SqlTable, prefixes: Sequence[str]) -> set[str]:
    """Search JSON columns in Python, because the database may store their letters escaped."""
    columns = [column for column in table.columns if isinstance(column.type, JSON)]
    if not columns:
        return set()
    rows = await session.execute(select(*columns).where(or_(*map(_is_filled, columns))))
    leaves = (leaf for row in rows for value in row for leaf in _json_strings(value))
    return {leaf for leaf in leaves if any(prefix in leaf for prefix in prefixes)}


def _is_filled(column: Column[Any]) -> Any:
    return cast(column, String).not_in(EMPTY_JSON)


def _json_strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _json_strings(one)
    elif isinstance(value, str):
        yield value
