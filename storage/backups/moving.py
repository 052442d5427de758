"""Moving a database to another one: what is copied, and the mark that keeps a bot from starting on it afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, insert, select, text

from storage import migrate, preferences
from storage.backups import tables
from storage.backups.archive import Manifest, summarize
from storage.database import Session
from storage.models import Preference

KEY = "moved"
PREFERENCES = cast(Table, Preference.__table__)
OTHER_CONNECTIONS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


class CannotMove(Exception):
    """The database cannot be moved; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a database was moved to."""

    address: str
    """Without the password."""
    at: datetime

    def __str__(self) -> str:
        return f"{self.address} at {self.at:%Y-%m-%d %H:%M} UTC"


class LiveCopy:
    """A database as a copy, read by its own connection: its summary first, its lines when they are written."""

    def __init__(self, connection: Connection, at: datetime, program: str) -> None:
        """Lock the database of `open_exclusively` against writing, and read it. Raises CannotMove, NewerDatabase."""
        revision = _check_movable(connection)
        self._connection = connection
        self._tables = {one.name: one for one in tables.reflect_tables(connection)}
        _lock_rows(connection, list(self._tables))
        entries = [summarize(name, one.kinds, self.lines(name)) for name, one in self._tables.items()]
        self.manifest = Manifest(at, program, connection.dialect.name, revision, entries)

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the lines of a table."""
        return tables.read_lines(self._connection, self._tables[table])


def _check_movable(connection: Connection) -> str:
    """Return the revision. Raises CannotMove unless it is the program's, nothing was moved and nobody is connected."""
    revision = tables.read_revision(connection)
    if migrate.is_ahead(revision):
        raise migrate.NewerDatabase(revision or "")
    if revision is None or revision != migrate.head_revision():
        raise CannotMove("the database is empty or behind: run `make migrate` first")
    if found := read_mark(connection):
        raise CannotMove(f"this database was moved to {found}; to use it after all: `move --undo`")
    if connection.dialect.name == "postgresql" and (others := connection.scalar(OTHER_CONNECTIONS)):
        raise CannotMove(
            f"the database has other connections ({others}): end all processes of the bot, and psql"
        )
    return revision


def _lock_rows(connection: Connection, names: list[str]) -> None:
    """Let nobody write until the end of the transaction. In SQLite its BEGIN IMMEDIATE does that."""
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.quote
        connection.exec_driver_sql(f"LOCK TABLE {', '.join(map(quote, names))} IN SHARE MODE")


# The mark.


def mark(connection: Connection, moved: Moved) -> None:
    """Mark this database as moved: no bot is started on it any more."""
    value = {"to": moved.address, "at": moved.at.isoformat()}
    connection.execute(insert(PREFERENCES).values(name=KEY, value=value, changed_at=moved.at))


def read_mark(connection: Connection) -> Moved | None:
    """Return where this database was moved to; None: it was not."""
    return _parse(connection.scalar(select(PREFERENCES.c.value).where(PREFERENCES.c.name == KEY)))


def remove_mark(connection: Connection) -> None:
    """Let a bot be started on this database again."""
    connection.execute(PREFERENCES.delete().where(PREFERENCES.c.name == KEY))


async def load_mark(session: Session) -> Moved | None:
    """Return where the session's database was moved to; None: it was not."""
    return _parse(await preferences.get(session, KEY))


def _parse(value: dict[str, str] | None) -> Moved | None:
    return Moved(value["to"], datetime.fromisoformat(value["at"])) if value else None
