"""Reading of an uploaded file in a child process (bot/imports/sheets.py), so that a hostile file can harm only that
process.
"""

import json
from dataclasses import dataclass
from typing import Any

from bot import child_process

READER_MODULE = "bot.imports.sheets"
MAX_FILE_BYTES = 10 * 1024 * 1024
"""The largest file; lists of invitees have some 20 KB."""
MAX_UNPACKED_BYTES = 40 * 1024 * 1024
"""The most unpacked bytes of all parts."""
MAX_ELEMENTS = 1_000_000
"""The most XML elements of all sheets; most belong to cells with only a colour."""
MAX_ROWS, MAX_COLUMNS, MAX_CELL_LENGTH = 2_000, 40, 1_000
"""The most non-empty rows of all sheets; the columns of a sheet and characters of a cell that are read."""
MAX_CHARACTERS = 2_000_000
"""The most characters of all cells: a small file may have one long text in every cell."""
MAX_ROW_NUMBER = 20_000
"""The greatest row number, counting empty rows."""
MAX_SHEET_AREA = 2_000_000
"""The most cells of a sheet, counting empty ones, for which the library allocates memory too."""
MAX_SECONDS, MAX_MEMORY = 30, 512 * 1024**2

Row = tuple[int, tuple[str, ...]]
"""The number of a row in the sheet, from 1, and its cells as text."""
HorizontalMerge = tuple[int, int, int]
"""The number of a row, from 1, and the first and last merged column, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The non-empty rows of a sheet, with all cells as text.

    A formula without a result is its formula ("=…"), an error is its displayed text ("#N/A").
    """

    title: str
    rows: tuple[Row, ...]
    hidden: bool = False
    has_more_columns: bool = False
    """Whether it has more columns than are read."""
    horizontal_merges: tuple[HorizontalMerge, ...] = ()
    """Horizontally merged cells in rows."""
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    """Hidden rows and columns with content, for example by a filter; they are not in `rows`."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file in order."""

    sheets: tuple[Sheet, ...]


class UnreadableWorkbook(Exception):
    """The file cannot be read as a list; `key` is the text key of the reason."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class ReaderFailed(Exception):
    """The reading process failed for a reason other than the file; reading can be retried."""


async def read_workbook(content: bytes) -> Workbook:
    """Read a file in a child process with limited memory and time.

    Raises UnreadableWorkbook, ReaderFailed, OSError.
    """
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableWorkbook("book-too-large")
    try:
        code, output = await child_process.run_module(READER_MODULE, content, MAX_SECONDS)
    except TimeoutError:
        raise UnreadableWorkbook("book-too-large") from None
    if code < 0:  # ended by a signal: out of memory or time
        raise UnreadableWorkbook("book-too-large")
    if code:  # problems of the file are reported in its output
        raise ReaderFailed(f"the reading process ended with {code}")
    return _parse_result(output)


def _parse_result(output: bytes) -> Workbook:
    found = json.loads(output)
    if "key" in found:
        raise UnreadableWorkbook(found["key"])
    return Workbook(tuple(_parse_sheet(**one) for one in found["sheets"]))


def _parse_sheet(rows: list[Any], horizontal_merges: list[Any], **rest: Any) -> Sheet:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in rest.items()
    }
    parsed_rows = tuple((number, tuple(cells)) for number, cells in rows)
    return Sheet(
        rows=parsed_rows,
        horizontal_merges=tuple((row, first, last) for row, first, last in horizontal_merges),
        **values,
    )


def column_letters(number: int) -> str:
    """Return the letters of a column: the 27th is AA."""
    first, last = divmod(number - 1, 26)
    return (column_letters(first) if first else "") + chr(65 + last)
