"""The bytes of a list -> its sheets as text: .xlsx, .xls and .ods by python-calamine, .csv by ourselves.

`python -m bot.grids` reads one from its input and writes the sheets as JSON.
"""

import io
import json
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from bot import archive, biff, delimited, ooxml, opendocument
from bot.book import (
    CELL,
    COLUMNS,
    LETTERS,
    LINES,
    MEMORY,
    ROWS,
    SECONDS,
    Across,
    BadBook,
    Book,
    Sheet,
    letters,
)
from bot.marks import Marks, Place
from storage.plain import HIDDEN, is_hidden, one_line

Cells = dict[Place, str]
HEAD_ROWS = 3
"""Cells that are joined over more rows are no head."""


def read(content: bytes) -> Book:
    """The sheets of a file. Raises BadBook, whatever the bytes are."""
    try:
        sheets = tuple(_sheets(content))
    except (BadBook, KeyboardInterrupt):
        raise
    except (
        BaseException
    ) as error:  # a file of others: whatever is wrong inside, it is no list; a panic is no Exception
        raise BadBook("book-large" if isinstance(error, MemoryError) else "book-unreadable") from None
    rows = [cells for sheet in sheets for _, cells in sheet.rows]
    if not rows:
        raise BadBook(_why_empty(sheets))
    if len(rows) > ROWS:
        raise BadBook("book-long")
    if sum(len(cell) for cells in rows for cell in cells) > LETTERS:
        raise BadBook("book-large")
    return Book(sheets)


def _why_empty(sheets: Sequence[Sheet]) -> str:
    """Why there is nothing to read: it is hidden, or too far to the right, or not there."""
    if any(sheet.unseen_rows or sheet.unseen_columns for sheet in sheets):
        return "book-hidden"
    return "book-no-head" if any(sheet.wide for sheet in sheets) else "book-empty"


def _sheets(content: bytes) -> Iterator[Sheet]:
    if content.startswith(biff.MAGIC):
        yield from _calculated(*biff.plain(content))
    elif content.startswith(b"PK"):
        parts = archive.unpacked(content)
        if opendocument.is_one(parts):
            marks = opendocument.marks(parts)
            yield from _calculated(archive.packed(parts), marks)
        elif any(name.startswith("xl/") for name in parts):
            yield from _calculated(*ooxml.plain(parts))
        else:
            raise BadBook("book-unreadable")
    else:
        yield _sheet("", delimited.rows(content), Marks())


def _calculated(content: bytes, marks: Sequence[Marks]) -> Iterator[Sheet]:
    """The sheets as the library reads them, with what it does not tell."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    if len(marks) != len(book.sheets_metadata):
        raise BadBook("book-unreadable")
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            yield Sheet(one_line(about.name), ())
            continue
        sheet = book.get_sheet_by_index(place)
        mark = replace(marks[place], joined=[*(sheet.merged_cell_ranges or ()), *marks[place].joined])
        rows = sheet.to_python(skip_empty_area=False)
        hidden = about.visible != SheetVisibleEnum.Visible
        yield _sheet(one_line(about.name), rows, mark, hidden=hidden)


def _sheet(title: str, rows: Iterable[Sequence[Any]], marks: Marks, *, hidden: bool = False) -> Sheet:
    cells: Cells = {}
    wide = False
    for row, values in enumerate(rows):
        cells |= {(row, at): text for at, value in enumerate(values[:COLUMNS]) if (text := _text(value))}
        wide = wide or any(value != "" for value in values[COLUMNS:])
    cells |= {place: _text(text) for place, text in marks.cells.items() if place[1] < COLUMNS}
    _spread(cells, marks.joined)
    seen = {
        place: text
        for place, text in cells.items()
        if place[0] not in marks.unseen_rows and place[1] not in marks.unseen_columns
    }
    return Sheet(
        title,
        tuple(_rows(seen)),
        hidden,
        wide,
        tuple(_across(seen, marks.joined)),
        tuple(row + 1 for row in sorted({row for row, _ in cells} & marks.unseen_rows)),
        tuple(letters(at + 1) for at in sorted({at for _, at in cells} & marks.unseen_columns)),
    )


def _spread(cells: Cells, joined: Iterable[tuple[Place, Place]]) -> None:
    """Cells that were joined all say what the first says: a rayon written once for many rows.

    A row that has nothing of its own stays empty, however far down the joined cells reach.
    """
    filled = sorted({row for row, _ in cells})
    for (top, column), (bottom, right) in joined:
        if (bottom - top + 1) * (right - column + 1) <= LINES and (text := cells.get((top, column))):
            cells |= {(row, column): text for row in filled if top < row <= bottom}


def _across(cells: Cells, joined: Iterable[tuple[Place, Place]]) -> Iterator[Across]:
    """The cells that were joined with those on their right, in each row that has anything: heads are such."""
    filled = sorted({row for row, _ in cells})
    for (top, column), (bottom, right) in joined:
        if right > column and column < COLUMNS and bottom - top < HEAD_ROWS:
            yield from ((row + 1, column, min(right, COLUMNS - 1)) for row in filled if top <= row <= bottom)


def _rows(cells: Cells) -> Iterator[tuple[int, tuple[str, ...]]]:
    width = 1 + max((column for _, column in cells), default=0)
    for row in sorted({row for row, _ in cells}):
        yield row + 1, tuple(cells.get((row, column), "") for column in range(width))


def _text(value: Any) -> str:
    """A cell as it is read: whole numbers without a point, days without an hour, yes and no as programs say it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, datetime) and not (value.hour or value.minute):
        value = value.date()
    text = str(value)
    return HIDDEN if is_hidden(text) else one_line(text)[:CELL]


def main() -> None:
    """stdin -> stdout: the sheets, or the key of what is wrong; with little memory and time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        said: dict[str, Any] = asdict(read(sys.stdin.buffer.read()))
    except BadBook as bad:
        said = {"key": bad.key}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
