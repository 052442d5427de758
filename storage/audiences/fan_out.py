"""One message to many people, as rows of the outbox that the database makes from a query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    SelectBase,
    String,
    Subquery,
    case,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy import cast as cast_sql

from storage.database import Session, insert
from storage.messages import outbox

OUTBOX = outbox.TABLE


@dataclass(frozen=True, slots=True)
class MessageInLanguage:
    """A message as readers of one language get it."""

    language: str
    key: str
    """The `dedup_key` of a person's row is this, a colon and the person's id."""
    values: Mapping[str, Any]
    """Columns of the outbox; the same ones for all messages of a fan-out."""


def reading_language(column: ColumnElement[Any], languages: Sequence[str]) -> ColumnElement[str]:
    """Return the expression for the language of the text for a reader; `column` is the language the reader chose.

    Who chose none of the `languages` reads the first.
    """
    return case((column.in_(languages), column), else_=literal(languages[0], String))


def with_reading_language(people: SelectBase, languages: Sequence[str]) -> Select[Any]:
    """Select (id, telegram_id, reads) of a query for (id, telegram_id, language)."""
    them = people.subquery()
    reads = reading_language(them.c.language, languages).label("reads")
    return select(them.c.id, them.c.telegram_id, reads)


async def enqueue(
    session: Session,
    people: Subquery,
    messages: Sequence[MessageInLanguage],
    common: Mapping[str, Any],
    where: ColumnElement[bool] | None = None,
) -> None:
    """Enqueue the messages for people (id, telegram_id, reads), each in their language, by one INSERT … SELECT.

    It is one statement for all languages, so that nobody who changes theirs meanwhile is left out or gets it twice.
    `common` holds the columns that all rows share; `where` narrows the people. Rows whose `dedup_key` exists are left
    out.
    """
    if not messages:
        return
    made = _messages_cte(messages)
    # Sorting by less, SQLite reads thousands of people off an index.
    parts = len(messages) > len({one.language for one in messages})
    values: dict[str, Any] = {name: _typed(name, value) for name, value in common.items()}
    values |= {name: made.c[name] for name in messages[0].values}
    values |= {
        "chat_id": people.c.telegram_id,
        "dedup_key": made.c.key + literal(":", String) + cast_sql(people.c.id, String),
    }
    rows = (
        select(*values.values())
        .select_from(people.join(made, made.c.reads == people.c.reads))
        .where(true() if where is None else where)
        .order_by(people.c.id, *([made.c.place] if parts else []))
    )
    statement = insert(session, OUTBOX).from_select(list(values), rows)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["dedup_key"]))


def _typed(name: str, value: Any) -> ColumnElement[Any]:
    return literal(value, OUTBOX.c[name].type)


def _messages_cte(messages: Sequence[MessageInLanguage]) -> CTE:
    """Return the messages as rows."""
    rows = [
        select(
            literal(one.language, String).label("reads"),
            literal(one.key, String).label("key"),
            literal(place, Integer).label("place"),
            *(_typed(name, value).label(name) for name, value in one.values.items()),
        )
        for place, one in enumerate(messages)
    ]
    return (union_all(*rows) if len(rows) > 1 else rows[0]).cte("messages")
