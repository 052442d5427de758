"""Erasing rows as the register of personal data says, for /forget and for the removal after a seminar."""

from collections.abc import Mapping, Sequence
from typing import Any
from typing import cast as cast_type

from sqlalchemy import JSON, ColumnElement, String, and_, cast, delete, or_, select, tuple_, update
from sqlalchemy import Table as SqlTable

from storage.database import Session
from storage.privacy.held_data_rules import HeldRows, replacement_values
from storage.privacy.other_authors import EMPTY_JSON
from storage.questions import similarity_index


async def erase_rows(
    session: Session,
    holding: HeldRows,
    condition: ColumnElement[bool],
    values: Mapping[str, Any] | None = None,
    *,
    deleted: bool = False,
) -> None:
    """Erase these rows: delete them, or set their erased columns; `values`: set these columns instead."""
    if deleted or (holding.deleted and values is None):
        await session.execute(delete(holding.model).where(condition))
    elif new := replacement_values(holding) if values is None else dict(values):
        await session.execute(update(holding.model).where(condition).values(new))


async def wipe_traces(session: Session) -> None:
    """Remove erased texts from the similarity index now, and from the write-ahead log after COMMIT."""
    await similarity_index.optimize_index(session)
    session.has_erased = True


def differs(holding: HeldRows, values: Mapping[str, Any]) -> ColumnElement[bool]:
    """SQL condition: one of these columns has another value than the given one."""
    columns = cast_type(SqlTable, holding.model.__table__).columns
    return or_(*(_column_differs(columns[name], value) for name, value in values.items()))


def _column_differs(column: Any, value: Any) -> ColumnElement[bool]:
    """Compare a JSON column, whose value is an empty one, as text: PostgreSQL cannot compare it otherwise."""
    if isinstance(column.type, JSON):
        return and_(column.is_not(None), cast(column, String).not_in(EMPTY_JSON))
    return cast_type(ColumnElement[bool], column.is_distinct_from(value))


async def list_keys(
    session: Session, holding: HeldRows, condition: ColumnElement[bool], limit: int
) -> Sequence[Any]:
    """Lock up to `limit` of these rows, except those that somebody else is changing; return their primary keys."""
    columns = _key_columns(holding)
    rows = select(*columns).where(condition).order_by(*columns).limit(limit)
    return (await session.execute(rows.with_for_update(skip_locked=True))).all()


def has_key(holding: HeldRows, keys: Sequence[Any]) -> ColumnElement[bool]:
    """SQL condition: the row has one of these primary keys."""
    columns = _key_columns(holding)
    if len(columns) == 1:
        return cast_type(ColumnElement[bool], columns[0].in_([key[0] for key in keys]))
    return tuple_(*columns).in_([tuple(key) for key in keys])


def _key_columns(holding: HeldRows) -> list[Any]:
    return list(cast_type(SqlTable, holding.model.__table__).primary_key.columns)
