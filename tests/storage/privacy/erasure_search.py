"""Searches for remains of a person byte by byte: in rows, in files of the database, in logs and temporary files."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import psycopg
from sqlalchemy import create_engine, select
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from storage.models import Model


def spellings(canary: str) -> set[bytes]:
    """Return the bytes that may represent it: in any case, escaped as in JSON, in two encodings."""
    cases = {canary, canary.lower(), canary.upper(), canary.casefold()}
    escaped = {json.dumps(one)[1:-1] for one in cases}
    plain = {one.encode(encoding) for one in cases for encoding in ("utf-8", "utf-16-le", "cp1251")}
    return (
        plain
        | {one.encode() for one in escaped}
        | {one.upper().replace("\\U", "\\u").encode() for one in escaped}
    )


def found_in(content: bytes, canaries: Iterable[str]) -> list[str]:
    """Return which of them occur; a packed file (a workbook, a document) is unpacked."""
    parts = [content, *_unpacked(content)]
    return [one for one in canaries if any(way in part for way in spellings(one) for part in parts)]


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from map(archive.read, archive.namelist())


def search_rows(url: str, canaries: Sequence[str]) -> list[str]:
    """Return `table.column: canary` for each value of each row that has one."""
    engine = create_engine(make_url(url).set(drivername=_sync(url)), poolclass=NullPool)
    found = []
    with engine.connect() as connection:
        for table in Model.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                for column, value in zip(table.columns, row, strict=True):
                    content = (
                        value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
                    )
                    found += [f"{column}: {one}" for one in found_in(content, canaries)]
    engine.dispose()
    return found


def _sync(url: str) -> str:
    return "sqlite" if make_url(url).get_backend_name() == "sqlite" else "postgresql+psycopg"


def search_files(paths: Iterable[Path], canaries: Sequence[str]) -> tuple[list[str], int]:
    """Return `file: canary` for each file that has one, and the number of bytes searched."""
    found, size = [], 0
    for path in paths:
        if path.is_file():
            content = path.read_bytes()
            size += len(content)
            found += [f"{path.name}: {one}" for one in found_in(content, canaries)]
    return found, size


def database_files(url: str) -> list[Path]:
    """Return the files of the database: with SQLite its write-ahead log among them.

    PostgreSQL overwrites nothing at once: its tables are written anew here (VACUUM FULL) as an operator does it. Its
    own log is not among them: nothing is promised of that but that it grows old.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        return sorted(path.parent.glob(f"{path.name}*"))
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("ANALYZE")  # its statistics hold values of deleted rows
        connection.execute("VACUUM (FULL)")
        connection.execute("CHECKPOINT")
        where = "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        row = connection.execute(where).fetchone()
    assert row is not None
    return sorted((Path(row[0]) / "base" / str(row[1])).rglob("*"))
