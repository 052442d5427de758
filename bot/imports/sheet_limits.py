"""Marks of a sheet, which python-calamine does not return, and the check of its size."""

from dataclasses import dataclass, field

from bot.imports.workbook import MAX_ROW_NUMBER, MAX_SHEET_AREA, UnreadableWorkbook

CellPosition = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class SheetMarks:
    """Errors, merged and hidden cells of one sheet."""

    cells: dict[CellPosition, str] = field(default_factory=dict)
    """Displayed errors ("#N/A"), and formulas without a result ("=…")."""
    merged: list[tuple[CellPosition, CellPosition]] = field(default_factory=list)
    """The first and the last cell of each merged range."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    """Indexes of hidden rows and columns, from 0."""


def check_cell_position(rows: int, columns: int) -> None:
    """Raise UnreadableWorkbook if a non-empty cell is beyond MAX_ROW_NUMBER, or the area beyond MAX_SHEET_AREA."""
    if rows > MAX_ROW_NUMBER:
        raise UnreadableWorkbook("book-too-many-rows")
    if rows * columns > MAX_SHEET_AREA:
        raise UnreadableWorkbook("book-too-large")
