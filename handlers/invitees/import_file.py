"""A file with a list of invitees: its rows by sheet, and the parts that were not read."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.messages import Text, Value

RowPosition = tuple[int, int]
"""(index of the sheet from 0, number of the row in it from 1)."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row: its number in the sheet, its cells, and its values by column (code, unit, office, phone …)."""

    number: int
    cells: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """A sheet whose columns were recognised."""

    title: str
    head: tuple[str, ...]
    lines: tuple[ImportRow, ...]


@dataclass(frozen=True, slots=True)
class UnusedPart:
    """The unread part of a sheet: all of it, with a `reason` (hidden, headless), or some columns and rows."""

    title: str
    reason: str = ""
    columns: tuple[str, ...] = ()
    partial_columns: tuple[str, ...] = ()
    """Columns with both read and unread cells."""
    rows: tuple[int, ...] = ()
    title_rows: tuple[int, ...] = ()
    """Rows above the header."""
    hidden_columns: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    """Hidden rows, for instance by a filter."""


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as a list of invitees, and its unread parts."""

    sheets: tuple[ImportSheet, ...]
    unused: tuple[UnusedPart, ...] = ()

    @property
    def lines(self) -> list[tuple[RowPosition, ImportRow]]:
        """All rows with their positions."""
        return [
            ((index, line.number), line) for index, sheet in enumerate(self.sheets) for line in sheet.lines
        ]

    def row_text(self, place: RowPosition) -> Text:
        """Return the row's number for display; the sheet is named if there are several."""
        page, number = place
        if len(self.sheets) == 1:
            return Text("row-at", {"row": number})
        return Text("row-at-sheet", {"row": number, "sheet": self.sheets[page].title})

    def returned_row_text(self, place: RowPosition) -> Text:
        """Return the row's number in the file with remarks: there are only rows that were read, below one of heads."""
        page, number = place
        lines = self.sheets[page].lines
        return self.row_text((page, next(at for at, line in enumerate(lines, 2) if line.number == number)))


class InvalidRow(Exception):
    """A row that cannot be imported; `text` is the remark."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.text = Text(key, values)
