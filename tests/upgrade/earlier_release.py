"""The database of an earlier release: loading it, and using it through the bot's own worker without committing.

What is kept of the program's inside is named once, here: the worker, the inbox, `dispatch.answer`, `Refusal` and the
version of the data-protection notice.
"""

import base64
import contextlib
import csv
import gzip
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.erasure_journal import ErasureJournal
from bot.worker import Worker
from handlers import dispatch, permissions
from handlers.accounts import start
from handlers.messages import Refusal, Say, SayToAudience
from storage import migrate
from storage.database import Database
from storage.messages import inbox
from storage.models import Person
from tests.conftest import settings_for
from tests.sqlite_without_thread import connect_without_threads

HERE = Path(__file__).parent
ROWS, BUTTONS, STEPS = HERE / "rows.jsonl.gz", HERE / "buttons.csv", HERE / "steps.json"
BOT = {"id": 7000000001, "is_bot": True, "first_name": "Bot"}
WORKED, REFUSED, OLD, FAILED = "worked", "refused", "old", "failed"
NOTICE_VERSION = 2
"""The version of the notice that the people of that database agreed to."""
BUTTON_OLD = "button-old"
"""The refusal of a button that leads nowhere any more."""

NOT_ROWS = ("alembic_version", "likenesses_grams", "similarity_index_fts")
"""Alembic's own table, and SQLite's index of similar questions, by its old and its new name: triggers maintain it."""

Row = dict[str, Any]
Update = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Press:
    """A button in a chat: the person, the chat, the message, the raw callback data."""

    person: int
    chat: int
    message: int
    data: str
    outcome: str
    """The result of a press when the database was made: worked, refused or old."""

    def update(self) -> Update:
        """Return the press as an update."""
        kind = "private" if self.chat > 0 else "supergroup"
        chat = {"id": self.chat, "type": kind, "title": "Sample"}
        message = {"message_id": self.message, "date": 0, "chat": chat, "from": BOT, "text": "…"}
        query = {"id": "1", "from": user(self.person), "chat_instance": "1", "data": self.data}
        return {"callback_query": query | {"message": message}}


@dataclass(frozen=True, slots=True)
class UnfinishedConversation:
    """A person half-way through a conversation, and an input that is expected there."""

    person: int
    step: str
    form: str
    """The names of the draft's fields, to tell a step's forms apart."""
    content: Row
    """The part of a Message with the person's next input: {"text": …}, {"contact": …}, {"document": …}."""

    def update(self, content: Row | None = None) -> Update:
        """Return the person's next message."""
        return wrote(self.person, content or self.content)


def keep_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the notice that these people agreed to: a newer one would rightly ask everybody again first."""
    for module in (permissions, start):
        monkeypatch.setattr(module, "NOTICE_VERSION", NOTICE_VERSION)


def user(number: int) -> Row:
    """Return a User object of the Bot API."""
    return {"id": number, "is_bot": False, "first_name": "Sample"}


def wrote(number: int, content: Row) -> Update:
    """Return a message of this person to the bot."""
    chat = {"id": number, "type": "private", "first_name": "Sample"}
    text = content.get("text", "")
    marks = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    entities = {"entities": marks} if marks else {}
    return {
        "message": {
            "message_id": 900_000,
            "date": 0,
            "chat": chat,
            "from": user(number),
            **content,
            **entities,
        }
    }


# The stored rows.


def kept_rows() -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """Yield each table with its columns and its rows, in the order of insertion."""
    table = ""
    columns: list[str] = []
    rows: list[list[Any]] = []
    for line in _lines():
        if isinstance(line, dict) and "table" in line:
            if table:
                yield table, columns, rows
            table, columns, rows = line["table"], line["columns"], []
        elif table:
            rows.append(line)
    yield table, columns, rows


def _lines() -> Iterator[Any]:
    with gzip.open(ROWS, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def head() -> Row:
    """Return the first line of the stored rows: `revision`, and `at`, the time when the database was made."""
    return cast(Row, next(_lines()))


def made_at() -> datetime:
    """Return when the database was made: the time at which its people act in the tests."""
    return datetime.fromisoformat(head()["at"])


def presses() -> list[Press]:
    """Return every button in a chat."""
    with BUTTONS.open(encoding="utf-8", newline="") as file:
        return [
            Press(int(row["person"]), int(row["chat"]), int(row["message"]), row["data"], row["outcome"])
            for row in csv.DictReader(file)
        ]


def unfinished_conversations() -> list[UnfinishedConversation]:
    """Return everybody who is half-way through a conversation."""
    return [UnfinishedConversation(**one) for one in json.loads(STEPS.read_text("utf-8"))]


# Loading.


def engine_of(url: str) -> Engine:
    """Return an engine without asyncio for the same database."""
    parsed = make_url(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    return sa.create_engine(parsed.set(drivername="sqlite" if sqlite else "postgresql+psycopg"))


def load_rows(url: str) -> None:
    """Fill an empty database with the stored rows, at their revision."""
    migrate.upgrade(url, head()["revision"])
    engine = engine_of(url)
    found = sa.MetaData()
    found.reflect(engine)
    with engine.begin() as connection:
        postgres = connection.dialect.name == "postgresql"
        if postgres:  # rows that refer to one another come in any order
            connection.exec_driver_sql("SET session_replication_role = replica")
        for name, columns, rows in kept_rows():
            table = found.tables[name]
            for column in table.c:
                if isinstance(column.type, sa.JSON):
                    column.type.none_as_null = True
            values = [_row(table, columns, row, zoned=postgres) for row in rows]
            connection.execute(sa.insert(table), values)
            if postgres and "id" in table.c:
                last = max(row["id"] for row in values)
                connection.execute(sa.func.setval(sa.func.pg_get_serial_sequence(name, "id"), last).select())
        if postgres:
            connection.exec_driver_sql("SET session_replication_role = DEFAULT")
    engine.dispose()


def _row(table: sa.Table, columns: list[str], row: list[Any], *, zoned: bool) -> Row:
    return {name: _value(table.c[name], value, zoned) for name, value in zip(columns, row, strict=True)}


def _value(column: sa.Column[Any], value: Any, zoned: bool) -> Any:
    if value is None:
        return None
    if isinstance(column.type, sa.DateTime):
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if zoned else moment
    if isinstance(column.type, sa.LargeBinary):
        return base64.b64decode(value)
    return value


def contents(url: str) -> dict[str, dict[str, list[Any]]]:
    """Return table -> column -> its values, by primary key; times as UTC. For comparing databases."""
    engine = engine_of(url)
    found = sa.MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        result = {}
        for table in found.tables.values():
            if table.name.startswith(NOT_ROWS):
                continue
            rows = connection.execute(sa.select(table).order_by(*table.primary_key)).all()
            result[table.name] = {
                column.name: [_plain(row[place]) for row in rows] for place, column in enumerate(table.c)
            }
    engine.dispose()
    return result


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    return value


# Using it.


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an action."""

    kind: str
    key: str = ""
    """The text key of a refusal; for a failure the exception."""
    said: tuple[str, ...] = ()
    """The keys of the texts that were sent."""
    step: str | None = None
    """The person's step afterwards."""


class NoSender:
    """Replaces the sender and Telegram: nothing is sent, every call succeeds."""

    is_running = True

    def wake(self) -> None:
        """Do nothing."""

    async def call(self, *_told: Any, **_more: Any) -> None:
        """Report success of any call."""


class Replay:
    """The bot's worker on one transaction that is rolled back after each action."""

    def __init__(self, database: Database, connection: AsyncConnection, at: datetime) -> None:
        self.connection, self.at = connection, at
        self.sessions = database.session
        asleep = cast(Any, NoSender())
        settings = settings_for("http://127.0.0.1", "7000000001:none", str(database.url))
        ErasureJournal(settings.erasure_journal_path).create(datetime.now(UTC))
        self.worker = Worker(database, asleep, asleep, settings)
        self.heard: list[Outcome] = []
        self.numbers = count(2_000_000_000)

    async def act(self, update: Update, person: int, *, step: str | None = None) -> Outcome:
        """Return the result of an update, and roll it back. With `step` the person is put at it first."""
        async with self.connection.begin_nested() as savepoint:
            outcome = await self._act(update, person, step)
            await savepoint.rollback()
        return outcome

    async def _act(self, update: Update, person: int, step: str | None) -> Outcome:
        number = next(self.numbers)
        async with self.sessions.begin() as session:
            raw = json.dumps({"update_id": number, **update})
            await inbox.store(session, [(number, person, raw)], self.at)
            if step is not None:
                await session.execute(sa.update(Person).where(Person.telegram_id == person).values(step=step))
        self.heard.clear()
        await self.worker.handle_batch()
        async with self.sessions.begin() as session:
            left = await inbox.count_pending(session)
            after = await session.scalar(sa.select(Person.step).where(Person.telegram_id == person))
        one = self.heard[-1] if self.heard else Outcome(FAILED, "nothing was asked of us")
        if left:
            one = Outcome(FAILED, one.key or "what was said could not be written")
        return Outcome(one.kind, one.key, one.said, after)

    async def drain(self) -> list[Outcome]:
        """Handle all updates in the inbox. This stays until the end of the transaction."""
        self.heard.clear()
        while await self.worker.handle_batch():
            pass
        return list(self.heard)

    async def listened(self, incoming: Any, session: Any) -> Any:
        """Call `dispatch.answer` and record its outcome."""
        try:
            said = await _answer(incoming, session)
        except Refusal as refusal:
            self.heard.append(Outcome(OLD if refusal.key.startswith(BUTTON_OLD) else REFUSED, refusal.key))
            raise
        except Exception as error:
            self.heard.append(Outcome(FAILED, repr(error)[:200]))
            raise
        keys = [
            one.say.key if isinstance(one, SayToAudience) else one.key
            for one in said
            if isinstance(one, Say | SayToAudience)
        ]
        self.heard.append(Outcome(WORKED, said=tuple(keys)))
        return said


_answer = dispatch.dispatch


@contextlib.asynccontextmanager
async def replay(url: str, at: datetime | None = None) -> AsyncIterator[Replay]:
    """Yield a replay on this database, which is left unchanged, updates in its inbox included."""
    database = Database(url)
    connect_without_threads(database)
    try:
        async with database.engine.connect() as connection:
            await connection.begin()
            database.session.configure(bind=connection, join_transaction_mode="create_savepoint")
            one = Replay(database, connection, at or made_at())
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(dispatch, "dispatch", one.listened)
                patch.setattr(database, "truncate_wal", NoSender().call)
                yield one
            await connection.rollback()
    finally:
        await database.close()
