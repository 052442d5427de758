"""An export of all data in open formats: each table as CSV and as JSON, in one archive."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from storage.backups import tables
from storage.backups.tables import CopiedTable

LEFT_OUT = ("inbox", "outbox", "files", "similarity_index", "similarity_vectors")
"""Tables of the program's own work: received updates, sent messages, files on their way, the search index."""
SECRETS = {
    "doors": ("secret",),
    "door_passes": ("token",),
    "role_invitations": ("token_hash",),
    "seats": ("invitation_token", "invitation_code", "deputy_token_hash"),
    "walls": ("token",),
}
"""Columns with which somebody could act in another's name."""
README = """All data of the seminar bot, but: {left_out} (the program's own work),
and {secrets} (keys of links and codes).
csv/ has a table per file, UTF-8, separated by commas, times in UTC; json/ the same as arrays of objects.
A text that a spreadsheet would take for a formula begins with ' in csv/; json/ has it as it is.
For moving or restoring the bot make a backup instead: python -m bot backup
"""
FORMULA_STARTS = ("=", "@", "+", "-", "\t", "\r")


def write_export(connection: Connection, path: Path) -> int:
    """Write the export into this file. Returns the number of rows. Raises CannotCopy, OSError."""
    rows = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme())
        for one in tables.reflect_tables(connection):
            if one.name not in LEFT_OUT:
                rows += _write_table(archive, connection, one)
    return rows


def _readme() -> str:
    secrets = (f"{table}.{column}" for table, columns in SECRETS.items() for column in columns)
    return README.format(left_out=", ".join(LEFT_OUT), secrets=", ".join(secrets))


def _write_table(archive: zipfile.ZipFile, connection: Connection, one: CopiedTable) -> int:
    """Write a table twice, reading it twice: an archive takes one member at a time."""
    names = [name for name in one.kinds if name not in SECRETS.get(one.name, ())]
    with archive.open(f"csv/{one.name}.csv", "w") as binary, _text(binary) as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in _rows(connection, one, names):
            writer.writerow([_cell(value) for value in row])
    count = 0
    with archive.open(f"json/{one.name}.json", "w") as file:
        for row in _rows(connection, one, names):
            file.write(b",\n" if count else b"[\n")
            file.write(orjson.dumps(dict(zip(names, row, strict=True))))
            count += 1
        file.write(b"\n]\n" if count else b"[]\n")
    return count


def _text(binary: Any) -> io.TextIOWrapper:
    # With a byte order mark Excel reads UTF-8.
    return io.TextIOWrapper(binary, encoding="utf-8-sig", newline="")


def _rows(connection: Connection, one: CopiedTable, names: Sequence[str]) -> Iterator[list[Any]]:
    """Yield the values of these columns; JSON is parsed, bytes are in base64."""
    for line in tables.read_lines(connection, one):
        row = dict(zip(one.kinds, orjson.loads(line), strict=True))
        yield [
            orjson.loads(row[name]) if one.kinds[name] == "json" and row[name] is not None else row[name]
            for name in names
        ]


def _cell(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        value = orjson.dumps(value).decode()
    if isinstance(value, str) and value.startswith(FORMULA_STARTS) and not value[1:].isdecimal():
        return f"'{value}"
    return value
