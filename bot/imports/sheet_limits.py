"""What the library does not tell of a sheet, found beforehand; and how far a sheet may reach."""

from dataclasses import dataclass, field

from bot.imports.workbook import MAX_ROW_NUMBER, MAX_SHEET_AREA, UnreadableWorkbook

CellPosition = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class SheetMarks:
    """Of one sheet."""

    cells: dict[CellPosition, str] = field(default_factory=dict)
    """Errors as they are seen ("#N/A"), formulas without a result ("=…")."""
    merged: list[tuple[CellPosition, CellPosition]] = field(default_factory=list)
    """Cells that were joined: the first and the last."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    """What is hidden in the sheet, from 0."""


def check_cell_position(rows: int, columns: int) -> None:
    """Raises UnreadableWorkbook when a filled cell lies farther down or out than a list's does."""
    if rows > MAX_ROW_NUMBER:
        raise UnreadableWorkbook("book-too-many-rows")
    if rows * columns > MAX_SHEET_AREA:
        raise UnreadableWorkbook("book-too-large")
