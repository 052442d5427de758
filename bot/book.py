"""A file somebody sent -> sheets of text, read in a process of its own (bot/grids.py): a hostile one costs that."""

import json
from dataclasses import dataclass
from typing import Any

from bot import apart

READER = "bot.grids"
BYTES = 10 * 1024 * 1024
"""The largest file that is read; lists of invitees have some 20 KB."""
UNPACKED = 40 * 1024 * 1024
"""Of the parts that are looked at."""
ELEMENTS = 1_000_000
"""Tags of all sheets: most are of cells that have nothing but a colour."""
ROWS, COLUMNS, CELL = 2_000, 40, 1_000
"""Rows with something in them, of all sheets; the columns of a sheet and the characters of a cell that are read."""
LETTERS = 2_000_000
"""Characters of all cells together: one long text may stand in every cell of a small file."""
LINES = 20_000
"""How far down a row may stand: empty ones count, as they do when somebody looks for the last one."""
AREA = 2_000_000
"""Cells of a sheet from the first to the last, empty ones too: the library holds them all."""
SECONDS, MEMORY = 30, 512 * 1024**2

Row = tuple[int, tuple[str, ...]]
"""A row's number in the sheet, from 1, and its cells as text."""
Across = tuple[int, int, int]
"""A row's number, and the first and the last column, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold anything, every cell as text.

    A formula without a result stays its formula ("=…"), an error is the word that is seen in the cell ("#N/A").
    """

    title: str
    rows: tuple[Row, ...]
    hidden: bool = False
    wide: bool = False
    """It has more columns than are read."""
    across: tuple[Across, ...] = ()
    """Cells of a row that were joined with those beside them."""
    unseen_rows: tuple[int, ...] = ()
    unseen_columns: tuple[str, ...] = ()
    """What is in them is hidden, by a filter for instance; it is not among `rows`."""


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file, in their order."""

    sheets: tuple[Sheet, ...]


class BadBook(Exception):
    """This file cannot be read as a list; `key` is the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NotRead(Exception):
    """The process that reads could not do its work, for no fault of the file's: it is to be tried again."""


async def read_apart(content: bytes) -> Book:
    """Read a file in a process of its own, with little memory and time. Raises BadBook, NotRead, OSError."""
    if len(content) > BYTES:
        raise BadBook("book-large")
    try:
        code, said = await apart.done(READER, content, SECONDS)
    except TimeoutError:
        raise BadBook("book-large") from None
    if code < 0:  # ended by a signal: it was out of memory or time
        raise BadBook("book-large")
    if code:  # whatever is wrong with a file it says in words
        raise NotRead(f"the reading process ended with {code}")
    return _told(said)


def _told(said: bytes) -> Book:
    found = json.loads(said)
    if "key" in found:
        raise BadBook(found["key"])
    return Book(tuple(_sheet(**one) for one in found["sheets"]))


def _sheet(rows: list[Any], across: list[Any], **rest: Any) -> Sheet:
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in rest.items()
    }
    there = tuple((number, tuple(cells)) for number, cells in rows)
    return Sheet(rows=there, across=tuple((row, first, last) for row, first, last in across), **told)


def letters(number: int) -> str:
    """What a spreadsheet calls a column: the 27th is AA."""
    first, last = divmod(number - 1, 26)
    return (letters(first) if first else "") + chr(65 + last)
