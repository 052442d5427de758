"""A file somebody sent -> sheets of text, read by bot/imports/sheets.py in a process of its own: a hostile file
costs no more than that process.
"""

import json
from dataclasses import dataclass
from typing import Any

from bot import child_process

READER_MODULE = "bot.imports.sheets"
MAX_FILE_BYTES = 10 * 1024 * 1024
"""The largest file that is read; lists of invitees have some 20 KB."""
MAX_UNPACKED_BYTES = 40 * 1024 * 1024
"""Of the parts that are looked at."""
MAX_ELEMENTS = 1_000_000
"""Tags of all sheets: most are of cells that have nothing but a colour."""
MAX_ROWS, MAX_COLUMNS, MAX_CELL_LENGTH = 2_000, 40, 1_000
"""Rows with something in them, of all sheets; the columns of a sheet and the characters of a cell that are read."""
MAX_CHARACTERS = 2_000_000
"""Characters of all cells together: one long text may stand in every cell of a small file."""
MAX_ROW_NUMBER = 20_000
"""How far down a row may stand: empty ones count, as they do when somebody looks for the last one."""
MAX_SHEET_AREA = 2_000_000
"""Cells of a sheet from the first to the last, empty ones too: the library holds them all."""
MAX_SECONDS, MAX_MEMORY = 30, 512 * 1024**2

Row = tuple[int, tuple[str, ...]]
"""A row's number in the sheet, from 1, and its cells as text."""
HorizontalMerge = tuple[int, int, int]
"""A row's number, and the first and the last column, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold anything, every cell as text.

    A formula without a result stays its formula ("=…"), an error is the word that is seen in the cell ("#N/A").
    """

    title: str
    rows: tuple[Row, ...]
    hidden: bool = False
    has_more_columns: bool = False
    """It has more columns than are read."""
    horizontal_merges: tuple[HorizontalMerge, ...] = ()
    """Cells of a row that were joined with those beside them."""
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    """What is in them is hidden, by a filter for instance; it is not among `rows`."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file, in their order."""

    sheets: tuple[Sheet, ...]


class UnreadableWorkbook(Exception):
    """This file cannot be read as a list; `key` is the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class ReaderFailed(Exception):
    """The process that reads could not do its work, for no fault of the file's: it is to be tried again."""


async def read_workbook(content: bytes) -> Workbook:
    """Read a file in a process of its own, with little memory and time.

    Raises UnreadableWorkbook, ReaderFailed, OSError.
    """
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableWorkbook("book-too-large")
    try:
        code, said = await child_process.run_module(READER_MODULE, content, MAX_SECONDS)
    except TimeoutError:
        raise UnreadableWorkbook("book-too-large") from None
    if code < 0:  # ended by a signal: it was out of memory or time
        raise UnreadableWorkbook("book-too-large")
    if code:  # whatever is wrong with a file it says in words
        raise ReaderFailed(f"the reading process ended with {code}")
    return _parse_result(said)


def _parse_result(said: bytes) -> Workbook:
    found = json.loads(said)
    if "key" in found:
        raise UnreadableWorkbook(found["key"])
    return Workbook(tuple(_parse_sheet(**one) for one in found["sheets"]))


def _parse_sheet(rows: list[Any], horizontal_merges: list[Any], **rest: Any) -> Sheet:
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in rest.items()
    }
    there = tuple((number, tuple(cells)) for number, cells in rows)
    return Sheet(
        rows=there,
        horizontal_merges=tuple((row, first, last) for row, first, last in horizontal_merges),
        **told,
    )


def column_letters(number: int) -> str:
    """What a spreadsheet calls a column: the 27th is AA."""
    first, last = divmod(number - 1, 26)
    return (column_letters(first) if first else "") + chr(65 + last)
