"""Reading of a workbook's sheets as text: .xlsx, .xls and .ods with python-calamine, .csv without.

`python -m bot.imports.sheets` reads a file from stdin and writes the sheets as JSON.
"""

import io
import json
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from bot.imports import archive, biff, csv_text, ooxml, opendocument
from bot.imports.sheet_limits import CellPosition, SheetMarks
from bot.imports.workbook import (
    MAX_CELL_LENGTH,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_MEMORY,
    MAX_ROW_NUMBER,
    MAX_ROWS,
    MAX_SECONDS,
    HorizontalMerge,
    Sheet,
    UnreadableWorkbook,
    Workbook,
    column_letters,
)
from storage.text.normalization import INVISIBLE_MARKER, is_invisible, one_line

Cells = dict[CellPosition, str]
MAX_HEADER_ROWS = 3
"""Cells merged over more rows are no titles of columns."""


def read_sheets(content: bytes) -> Workbook:
    """Read the sheets of a file. Raises UnreadableWorkbook for any malformed file."""
    try:
        sheets = tuple(_parse_sheets(content))
    except (UnreadableWorkbook, KeyboardInterrupt):
        raise
    except BaseException as error:  # the file may be hostile; a panic in python-calamine is no Exception
        raise UnreadableWorkbook(
            "book-too-large" if isinstance(error, MemoryError) else "book-unreadable"
        ) from None
    rows = [cells for sheet in sheets for _, cells in sheet.rows]
    if not rows:
        raise UnreadableWorkbook(_empty_reason(sheets))
    if len(rows) > MAX_ROWS:
        raise UnreadableWorkbook("book-too-many-rows")
    if sum(len(cell) for cells in rows for cell in cells) > MAX_CHARACTERS:
        raise UnreadableWorkbook("book-too-large")
    return Workbook(sheets)


def _empty_reason(sheets: Sequence[Sheet]) -> str:
    """Return the key of the reason: everything is hidden, too far to the right, or empty."""
    if any(sheet.hidden_rows or sheet.hidden_columns for sheet in sheets):
        return "book-hidden"
    return "book-no-header" if any(sheet.has_more_columns for sheet in sheets) else "book-empty"


def _parse_sheets(content: bytes) -> Iterator[Sheet]:
    if content.startswith(biff.MAGIC):
        yield from _read_calamine(*biff.plain_copy(content))
    elif content.startswith(b"PK"):
        parts = archive.unpack(content)
        if opendocument.is_opendocument(parts):
            marks = opendocument.read_marks(parts)
            yield from _read_calamine(archive.pack(parts), marks)
        elif any(name.startswith("xl/") for name in parts):
            yield from _read_calamine(*ooxml.plain_copy(parts))
        else:
            raise UnreadableWorkbook("book-unreadable")
    else:
        yield _build_sheet("", csv_text.read_rows(content), SheetMarks())


def _read_calamine(content: bytes, marks: Sequence[SheetMarks]) -> Iterator[Sheet]:
    """Yield the sheets as read by python-calamine, completed with their marks."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    if len(marks) != len(book.sheets_metadata):
        raise UnreadableWorkbook("book-unreadable")
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            yield Sheet(one_line(about.name), ())
            continue
        sheet = book.get_sheet_by_index(place)
        mark = replace(marks[place], merged=[*(sheet.merged_cell_ranges or ()), *marks[place].merged])
        rows = sheet.to_python(skip_empty_area=False)
        hidden = about.visible != SheetVisibleEnum.Visible
        yield _build_sheet(one_line(about.name), rows, mark, hidden=hidden)


def _build_sheet(
    title: str, rows: Iterable[Sequence[Any]], marks: SheetMarks, *, hidden: bool = False
) -> Sheet:
    cells: Cells = {}
    wide = False
    for row, values in enumerate(rows):
        cells |= {
            (row, at): text for at, value in enumerate(values[:MAX_COLUMNS]) if (text := _cell_text(value))
        }
        wide = wide or any(value != "" for value in values[MAX_COLUMNS:])
    cells |= {place: _cell_text(text) for place, text in marks.cells.items() if place[1] < MAX_COLUMNS}
    _fill_merged(cells, marks.merged)
    seen = {
        place: text
        for place, text in cells.items()
        if place[0] not in marks.hidden_rows and place[1] not in marks.hidden_columns
    }
    return Sheet(
        title,
        tuple(_sheet_rows(seen)),
        hidden,
        wide,
        tuple(_horizontal_merges(seen, marks.merged)),
        tuple(row + 1 for row in sorted({row for row, _ in cells} & marks.hidden_rows)),
        tuple(column_letters(at + 1) for at in sorted({at for _, at in cells} & marks.hidden_columns)),
    )


def _fill_merged(cells: Cells, joined: Iterable[tuple[CellPosition, CellPosition]]) -> None:
    """Fill the first column of merged cells with the text of the first cell: a rayon written once for many rows.

    Rows without any other content stay empty.
    """
    filled = sorted({row for row, _ in cells})
    for (top, column), (bottom, right) in joined:
        if (bottom - top + 1) * (right - column + 1) <= MAX_ROW_NUMBER and (text := cells.get((top, column))):
            cells |= {(row, column): text for row in filled if top < row <= bottom}


def _horizontal_merges(
    cells: Cells, joined: Iterable[tuple[CellPosition, CellPosition]]
) -> Iterator[HorizontalMerge]:
    """Yield the horizontal merges in each non-empty row, as headers have them."""
    filled = sorted({row for row, _ in cells})
    for (top, column), (bottom, right) in joined:
        if right > column and column < MAX_COLUMNS and bottom - top < MAX_HEADER_ROWS:
            yield from (
                (row + 1, column, min(right, MAX_COLUMNS - 1)) for row in filled if top <= row <= bottom
            )


def _sheet_rows(cells: Cells) -> Iterator[tuple[int, tuple[str, ...]]]:
    width = 1 + max((column for _, column in cells), default=0)
    for row in sorted({row for row, _ in cells}):
        yield row + 1, tuple(cells.get((row, column), "") for column in range(width))


def _cell_text(value: Any) -> str:
    """Return a cell as text: integers without a decimal point, dates without a time, booleans as TRUE and FALSE."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, datetime) and not (value.hour or value.minute):
        value = value.date()
    text = str(value)
    return INVISIBLE_MARKER if is_invisible(text) else one_line(text)[:MAX_CELL_LENGTH]


def main() -> None:
    """Write the sheets of stdin to stdout, or the key of the problem; with limited memory and CPU time."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    try:
        result: dict[str, Any] = asdict(read_sheets(sys.stdin.buffer.read()))
    except UnreadableWorkbook as error:
        result = {"key": error.key}
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
