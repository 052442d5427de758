"""Whose words they are as well: what still stands in the database once somebody's own rows are erased."""

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
"""Messages on their way, what is made of the words of other tables, and logs in which nobody has any."""
EMPTY_JSON = ("{}", "[]", "null")
BATCH_SIZE = 100
"""So many texts are looked for in one query."""


async def find_texts(session: Session, sought: Iterable[str]) -> set[str]:
    """Every text in which one of these stands, or begins to: somebody else's, or the house's."""
    await session.flush()
    heads = sorted({one[:PREFIX_LENGTH] for one in sought if one})
    found: set[str] = set()
    for table in Model.metadata.sorted_tables if heads else ():
        if table.name not in SKIPPED_TABLES:
            found |= await _search_text(session, table, heads) | await _search_json(session, table, heads)
    return found


async def _search_text(session: Session, table: SqlTable, heads: Sequence[str]) -> set[str]:
    columns = [column for column in table.columns if isinstance(column.type, String)]
    found: set[str] = set()
    for start in range(0, len(heads) if columns else 0, BATCH_SIZE):
        some = heads[start : start + BATCH_SIZE]
        near = or_(*(column.contains(head, autoescape=True) for column in columns for head in some))
        for row in await session.execute(select(*columns).where(near)):
            found |= {value for value in row if value and any(head in value for head in some)}
    return found


async def _search_json(session: Session, table: SqlTable, heads: Sequence[str]) -> set[str]:
    """Of what is kept as JSON, whose letters the database does not know."""
    columns = [column for column in table.columns if isinstance(column.type, JSON)]
    if not columns:
        return set()
    rows = await session.execute(select(*columns).where(or_(*map(_is_filled, columns))))
    leaves = (leaf for row in rows for value in row for leaf in _json_strings(value))
    return {leaf for leaf in leaves if any(head in leaf for head in heads)}


def _is_filled(column: Column[Any]) -> Any:
    return cast(column, String).not_in(EMPTY_JSON)


def _json_strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _json_strings(one)
    elif isinstance(value, str):
        yield value
