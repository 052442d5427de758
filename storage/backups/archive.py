"""A backup as one file: a zip archive with a file of JSON lines for each table, and a manifest.

`manifest.json` has the revision of the schema, the columns of each table with their kinds, the number of its rows and
the SHA-256 of its lines. The format is described in docs/operations.md.
"""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import orjson
from sqlalchemy import Connection, inspect

from storage import migrate
from storage.backups import tables
from storage.backups.tables import CannotCopy, CopiedTable

FORMAT = 1
MANIFEST = "manifest.json"
MAX_MANIFEST = 4 * 1024 * 1024
"""Bytes; a real one has some 30 000."""
MAX_LINE = 256 * 1024 * 1024
"""Bytes of a row; the longest has a file of at most 50 MB in base64."""
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError),
    *(EOFError, NotImplementedError, RuntimeError),
)
"""What reading a damaged archive raises: a flipped bit may also say that a member is encrypted, or packed otherwise."""


class BadArchive(Exception):
    """The file is no backup, or a damaged one; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table of a backup."""

    name: str
    columns: Mapping[str, str]
    """Column -> kind (`storage.backups.tables.KINDS`), in the order of the values of a line."""
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup contains."""

    made_at: datetime
    """Before the snapshot was taken: nothing that was committed by then is missing."""
    program: str
    """The version of the program."""
    database: str
    """sqlite or postgresql."""
    revision: str
    tables: Sequence[TableEntry]
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """The number of all rows."""
        return sum(one.rows for one in self.tables)


def write_archive(connection: Connection, path: Path, at: datetime, program: str) -> Manifest:
    """Write the tables that this connection sees into a new file. Raises CannotCopy."""
    revision = tables.read_revision(connection)
    if revision is None:
        raise CannotCopy("the database is empty: it has no tables")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        copied = _without_foreign(tables.reflect_tables(connection), revision)
        entries = [_write_table(archive, connection, one) for one in copied]
        manifest = Manifest(at, program, connection.dialect.name, revision, entries)
        archive.writestr(MANIFEST, orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
    return manifest


def _without_foreign(copied: Sequence[CopiedTable], revision: str) -> list[CopiedTable]:
    """Leave out tables that are not ours. Which these are is known for the newest revision only."""
    if revision != migrate.head_revision():
        return list(copied)
    own = set(migrate.table_names())
    return [one for one in copied if one.name in own]


def _write_table(archive: zipfile.ZipFile, connection: Connection, one: CopiedTable) -> TableEntry:
    with archive.open(_member(one.name), "w", force_zip64=True) as file:
        return summarize(one.name, one.kinds, tables.read_lines(connection, one), file.write)


def summarize(
    name: str,
    kinds: Mapping[str, str],
    lines: Iterable[bytes],
    write: Callable[[bytes], object] | None = None,
) -> TableEntry:
    """Return the entry of a table with these lines, and write them."""
    digest, rows = hashlib.sha256(), 0
    for line in lines:
        digest.update(line)
        rows += 1
        if write is not None:
            write(line)
    return TableEntry(name, dict(kinds), rows, digest.hexdigest())


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"


# Reading.


class Archive:
    """A backup opened for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file and read its manifest. Raises BadArchive, OSError."""
        try:
            self._zip = zipfile.ZipFile(path)
            if self._zip.getinfo(MANIFEST).file_size > MAX_MANIFEST:
                raise BadArchive(f"{path.name} is no backup: its manifest is too large")
            self.manifest = _parse_manifest(self._zip.read(MANIFEST))
        except (*DAMAGE, TypeError, AttributeError) as error:
            raise BadArchive(f"{path.name} is no backup, or a damaged one ({type(error).__name__})") from None

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the lines of a table. Raises BadArchive."""
        try:
            with self._zip.open(_member(table)) as file:
                while line := file.readline(MAX_LINE):
                    if len(line) >= MAX_LINE:  # it returns somewhat more than the limit
                        raise BadArchive(f"the table {table} has a line that is too long")
                    yield line
        except DAMAGE as error:
            raise BadArchive(f"the table {table} is damaged ({type(error).__name__})") from None

    def verify(self) -> None:
        """Compare each table with the manifest. Raises BadArchive."""
        for entry in self.manifest.tables:
            found = summarize(entry.name, entry.columns, self._checked_lines(entry))
            if found != entry:
                raise BadArchive(
                    f"the table {entry.name} has {found.rows} rows, not the {entry.rows} that were written"
                )

    def _checked_lines(self, entry: TableEntry) -> Iterator[bytes]:
        for line in self.lines(entry.name):
            try:
                values = orjson.loads(line)
            except ValueError:
                values = None
            if not isinstance(values, list) or len(values) != len(entry.columns):
                raise BadArchive(f"the table {entry.name} has a line that is no row")
            yield line


def _parse_manifest(content: bytes) -> Manifest:
    found: dict[str, Any] = orjson.loads(content)
    if found["format"] != FORMAT:
        raise BadArchive(f"the backup has the format {found['format']}, which this version does not know")
    found["made_at"] = datetime.fromisoformat(found["made_at"])
    found["tables"] = [TableEntry(**one) for one in found["tables"]]
    for one in found["tables"]:
        if not isinstance(one.name, str) or not isinstance(one.columns, dict):
            raise TypeError
    return Manifest(**found)


# Restoring.


class Copy(Protocol):
    """A whole database as lines: an Archive, or the database itself (`storage.backups.moving.LiveCopy`)."""

    manifest: Manifest

    def lines(self, table: str) -> Iterable[bytes]:
        """Return the lines of a table."""


def replace_database(connection: Connection, copy: Copy) -> None:
    """Replace the database of this connection by the copy, in its transaction, and migrate it to the newest revision.

    Every row is read again and compared before it is migrated. Raises BadArchive, CannotCopy.
    """
    manifest = copy.manifest
    if manifest.revision not in migrate.list_revisions():
        raise BadArchive(
            f"the backup was made by a newer version of the program ({manifest.program}, revision {manifest.revision})"
        )
    _drop_tables(connection, [entry.name for entry in manifest.tables])
    foreign = set(inspect(connection).get_table_names())
    migrate.upgrade_connection(connection, manifest.revision)
    copied = [one for one in tables.reflect_tables(connection) if one.name not in foreign]
    _check_columns(copied, manifest)
    tables.replace_rows(connection, copied, copy.lines)
    compare(connection, copied, manifest)
    migrate.upgrade_connection(connection, "head")


def _drop_tables(connection: Connection, names: Sequence[str]) -> None:
    """Drop our tables in PostgreSQL. A SQLite file is a new one.

    At another revision, such as that of a newer program, there may be others of ours than the ones known here: then it
    is all tables of the database, which belongs to the bot.
    """
    if connection.dialect.name != "postgresql":
        return
    dropped = {*names, *migrate.table_names(), tables.REVISION_TABLE}
    if tables.read_revision(connection) not in (None, migrate.head_revision()):
        dropped.update(inspect(connection).get_table_names())
    quote = connection.dialect.identifier_preparer.quote
    for name in sorted(dropped):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {quote(name)} CASCADE")


def _check_columns(copied: Sequence[CopiedTable], manifest: Manifest) -> None:
    here = {one.name: dict(one.kinds) for one in copied}
    there = {entry.name: dict(entry.columns) for entry in manifest.tables}
    if here != there:
        differing = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
        raise CannotCopy(
            f"these tables have other columns at revision {manifest.revision}: {', '.join(differing)}"
        )


def compare(connection: Connection, copied: Sequence[CopiedTable], manifest: Manifest) -> None:
    """Compare the rows in the database with the manifest. Raises CannotCopy."""
    entries = {entry.name: entry for entry in manifest.tables}
    for one in copied:
        found = summarize(one.name, one.kinds, tables.read_lines(connection, one))
        if found != entries[one.name]:
            raise CannotCopy(
                f"{one.name}: {found.rows} rows came out of {entries[one.name].rows}, or other contents"
            )


def has_same_rows(connection: Connection, manifest: Manifest) -> bool:
    """Whether the database is the one of the manifest: the same tables with the same rows at the same revision."""
    if tables.read_revision(connection) != manifest.revision:
        return False
    try:
        copied = tables.reflect_tables(connection)
        _check_columns(copied, manifest)
        compare(connection, copied, manifest)
    except CannotCopy:
        return False
    return True
