"""Rows of any table as JSON lines, the same on SQLite and PostgreSQL, and back.

The tables are reflected, not taken from the models: a database at an older revision is copied as it is. A line is an
array of the row's values in the order of the columns' names; lines are in the order of the primary key. So equal tables
have equal lines on both databases, and a checksum over them compares their contents.
"""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Connection,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    bindparam,
    cast,
    collate,
    delete,
    func,
    insert,
    inspect,
    select,
    text,
)

from storage.migrate import include_object

BATCH = 1000
REVISION_TABLE = "alembic_version"

KINDS: Sequence[tuple[str, tuple[type, ...]]] = (
    ("time", (DateTime,)),
    ("json", (JSON,)),
    ("bytes", (LargeBinary,)),
    ("boolean", (Boolean,)),
    ("integer", (Integer,)),
    ("number", (Float, Numeric)),
    ("text", (String,)),
)
"""Names of the kinds of columns in a copy, and the types of SQLAlchemy that they are."""


class CannotCopy(Exception):
    """A table cannot be copied; the text says which and why."""


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """A table and its stored columns with their kinds, in the order of their names."""

    table: Table
    kinds: Mapping[str, str]

    @property
    def name(self) -> str:
        """The table's name."""
        return str(self.table.name)


def reflect_tables(connection: Connection) -> list[CopiedTable]:
    """Return the tables of our own in this database, by name. Raises CannotCopy for a column of an unknown type."""
    metadata = MetaData()
    names = [name for name in sorted(inspect(connection).get_table_names()) if is_copied(name)]
    metadata.reflect(connection, only=names, resolve_fks=False)
    return [CopiedTable(metadata.tables[name], _kinds(metadata.tables[name])) for name in names]


def is_copied(name: str) -> bool:
    """Whether a table belongs to a copy: not the search index of SQLite, which follows another table."""
    return name != REVISION_TABLE and include_object(None, name, "table", True, None)


def read_revision(connection: Connection) -> str | None:
    """Return the revision of the schema; None for an empty database."""
    if not inspect(connection).has_table(REVISION_TABLE):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {REVISION_TABLE}"))  # noqa: S608  # a constant
    return None if found is None else str(found)


def _kinds(table: Table) -> dict[str, str]:
    stored = sorted((one for one in table.columns if one.computed is None), key=lambda one: str(one.name))
    return {str(column.name): _kind(table.name, column) for column in stored}


def _kind(table: str, column: ColumnElement[Any]) -> str:
    for kind, types in KINDS:
        if isinstance(column.type, types):
            return kind
    raise CannotCopy(f"{table}.{column} has the type {column.type}")  # a migration brought a new one


# Reading.


def read_lines(connection: Connection, one: CopiedTable) -> Iterator[bytes]:
    """Yield the rows as lines of JSON, without loading them all."""
    encoders = [ENCODERS.get(kind) for kind in one.kinds.values()]
    result = connection.execute(_query(connection, one), execution_options={"yield_per": BATCH})
    for row in result:
        values = [
            encode(value) if encode is not None and value is not None else value
            for encode, value in zip(encoders, row, strict=True)
        ]
        yield orjson.dumps(values) + b"\n"


def _query(connection: Connection, one: CopiedTable) -> Any:
    columns = [
        # JSON stays the text that it is: a parsed one could not tell JSON's null from SQL's NULL.
        cast(one.table.c[name], Text) if kind == "json" else one.table.c[name]
        for name, kind in one.kinds.items()
    ]
    return select(*columns).order_by(*(_sorted_bytewise(connection, key) for key in one.table.primary_key))


def _sorted_bytewise(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the column to sort by: PostgreSQL sorts text by language unless told otherwise, SQLite by bytes."""
    is_text = isinstance(column.type, String) and connection.dialect.name == "postgresql"
    return collate(column, "C") if is_text else column


def count_rows(connection: Connection, one: CopiedTable) -> int:
    """Count the rows."""
    return connection.scalar(select(func.count()).select_from(one.table)) or 0


def _encode_time(value: datetime) -> str:
    return (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)).isoformat()


def _encode_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


ENCODERS: Mapping[str, Callable[[Any], Any]] = {"time": _encode_time, "bytes": _encode_bytes}


# Writing.


def write_lines(connection: Connection, one: CopiedTable, lines: Iterable[bytes]) -> None:
    """Insert the rows of these lines."""
    decoders = _decoders(connection.dialect.name, one)
    statement = insert(one.table).values(_parameters(connection, one))
    rows = (
        {
            name: decode(value) if decode is not None and value is not None else value
            for (name, decode), value in zip(decoders, orjson.loads(line), strict=True)
        }
        for line in lines
    )
    while batch := list(islice(rows, BATCH)):
        connection.execute(statement, batch)


def _parameters(connection: Connection, one: CopiedTable) -> dict[str, Any]:
    """Return column -> parameter. The text of a JSON column is cast on PostgreSQL; SQLite stores it as it is."""
    values: dict[str, Any] = {}
    for name, kind in one.kinds.items():
        if kind != "json":
            values[name] = bindparam(name)
        elif connection.dialect.name == "postgresql":
            values[name] = cast(bindparam(name, type_=Text), JSON)
        else:
            values[name] = bindparam(name, type_=Text)
    return values


def _decoders(dialect: str, one: CopiedTable) -> list[tuple[str, Callable[[Any], Any] | None]]:
    decoders: dict[str, Callable[[Any], Any]] = {
        "time": _decode_naive_time if dialect == "sqlite" else datetime.fromisoformat,
        "bytes": base64.b64decode,
    }
    return [(name, decoders.get(kind)) for name, kind in one.kinds.items()]


def _decode_naive_time(value: str) -> datetime:
    """Return the time as SQLite, which has no time zones, holds it: naive UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=None)


def replace_rows(
    connection: Connection, tables: Sequence[CopiedTable], lines_of: Callable[[str], Iterable[bytes]]
) -> None:
    """Write all tables in any order, and check the foreign keys at the end. Raises CannotCopy."""
    _defer_foreign_keys(connection, tables)
    for one in tables:
        connection.execute(delete(one.table))
    for one in tables:
        write_lines(connection, one, lines_of(one.name))
    _check_foreign_keys(connection, tables)
    if connection.dialect.name == "postgresql":
        for one in tables:
            _advance_sequence(connection, one)


def _defer_foreign_keys(connection: Connection, tables: Sequence[CopiedTable]) -> None:
    if connection.dialect.name == "postgresql":
        _alter_foreign_keys(connection, tables, "DEFERRABLE INITIALLY DEFERRED")


def _check_foreign_keys(connection: Connection, tables: Sequence[CopiedTable]) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        _alter_foreign_keys(connection, tables, "NOT DEFERRABLE")
    elif broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise CannotCopy(f"{len(broken)} rows refer to rows that are not there, such as in {broken[0][0]}")


def _alter_foreign_keys(connection: Connection, tables: Sequence[CopiedTable], timing: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    for one in tables:
        for key in one.table.foreign_key_constraints:
            name = quote(str(key.name))
            connection.execute(text(f"ALTER TABLE {quote(one.name)} ALTER CONSTRAINT {name} {timing}"))


def _advance_sequence(connection: Connection, one: CopiedTable) -> None:
    """Have the table's next id follow its last row, on PostgreSQL."""
    if one.kinds.get("id") != "integer":
        return
    quoted = connection.dialect.identifier_preparer.quote(one.name)
    sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": quoted})
    if sequence is not None:
        last = connection.scalar(select(func.max(one.table.c.id)))
        values = {"sequence": sequence, "last": last or 1, "used": last is not None}
        connection.execute(text("SELECT setval(CAST(:sequence AS regclass), :last, :used)"), values)
