"""What python-calamine does not tell of an .ods: errors, bare formulas, joined and hidden cells; and its size."""

from dataclasses import dataclass, field

from bot.imports.archive import XmlHandler, parse_xml
from bot.imports.sheet_limits import SheetMarks, check_cell_position
from bot.imports.workbook import MAX_COLUMNS, MAX_ELEMENTS, MAX_ROW_NUMBER, UnreadableWorkbook

MANIFEST = "META-INF/manifest.xml"


def is_opendocument(parts: dict[str, bytes]) -> bool:
    """Whether it is an .ods, or one that a password hides: newer programs hide all of its parts."""
    return "content.xml" in parts or (MANIFEST in parts and not any(name.startswith("xl/") for name in parts))


def read_marks(parts: dict[str, bytes]) -> list[SheetMarks]:
    """The marks of each sheet, in their order. Raises UnreadableWorkbook."""
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise UnreadableWorkbook("book-password-protected")
    if "content.xml" not in parts:
        raise UnreadableWorkbook("book-unreadable")
    content = _ContentHandler()
    parse_xml(parts["content.xml"], content)
    return content.sheets


@dataclass
class _Cell:
    """A cell while it is read."""

    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def repeat_count(self) -> int:
        """How many cells it stands for."""
        return _repeat_count(self.attributes.get("number-columns-repeated"))

    @property
    def is_filled(self) -> bool:
        """Whether anything is in it."""
        return bool(self.words) or any(name.endswith("value") for name in self.attributes)

    @property
    def error_text(self) -> str:
        """An error as it is seen, or a formula that has no result."""
        seen = "".join(self.words)
        formula = self.attributes.get("formula", "")
        kind = self.attributes.get("value-type", "")
        if kind == "error" or (formula and seen.startswith(("#", "Err:"))):
            return seen or "#N/A"
        # One whose result is an empty text says so.
        return f"={formula.partition('=')[2]}" if formula and not seen and kind != "string" else ""


class _ContentHandler(XmlHandler):
    """Goes through the sheets, rows and cells, some of which stand for many."""

    def __init__(self) -> None:
        self.sheets: list[SheetMarks] = []
        self._remaining = MAX_ELEMENTS
        self._row = self._column = self._rows = 0
        self._styled_column = 0
        """The column whose looks are told next: all are, above the rows."""
        self._cell: _Cell | None = None
        self._annotation_depth = 0
        """How deep inside a remark that is pinned to a cell."""

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """A sheet, a row, a cell, or a remark begins."""
        self._remaining -= 1
        if self._remaining < 0:
            raise UnreadableWorkbook("book-too-large")
        match name:
            case "table" if self._cell is None:
                self.sheets.append(SheetMarks())
                self._row = self._styled_column = 0
            case "table-column" if self.sheets:
                self._read_column_style(attributes)
            case "table-row" if self.sheets:
                self._column, self._rows = 0, _repeat_count(attributes.get("number-rows-repeated"))
                if _is_hidden(attributes):
                    shown = range(self._row, min(self._row + self._rows, MAX_ROW_NUMBER))
                    self.sheets[-1].hidden_rows |= {*shown}
            case "table-cell" | "covered-table-cell":
                self._cell = _Cell(attributes)
            case "annotation":
                self._annotation_depth += 1

    def _read_column_style(self, attributes: dict[str, str]) -> None:
        first = self._styled_column
        self._styled_column += _repeat_count(attributes.get("number-columns-repeated"))
        if _is_hidden(attributes):
            self.sheets[-1].hidden_columns |= {
                *range(min(first, MAX_COLUMNS), min(self._styled_column, MAX_COLUMNS))
            }

    def characters(self, text: str) -> None:
        """A piece of what is seen in a cell."""
        if self._cell is not None and not self._annotation_depth:
            self._cell.words.append(text)

    def end_element(self, name: str) -> None:
        """What began ends."""
        match name:
            case "annotation":
                self._annotation_depth -= 1
            case "table-cell" | "covered-table-cell" if self._cell is not None and self.sheets:
                self._add_cell(self._cell)
                self._cell = None
            case "table-row":
                self._row += self._rows

    def _add_cell(self, cell: _Cell) -> None:
        row, column = self._row, self._column
        self._column += cell.repeat_count
        if not cell.is_filled and not cell.attributes.get("formula"):
            return
        check_cell_position(row + self._rows, column + cell.repeat_count)
        sheet = self.sheets[-1]
        if mark := cell.error_text:
            places = (
                (row + down, column + along)
                for down in range(self._rows)
                for along in range(cell.repeat_count)
            )
            sheet.cells |= dict.fromkeys(places, mark)
        if (down := _repeat_count(cell.attributes.get("number-rows-spanned"))) > 1:
            along = _repeat_count(cell.attributes.get("number-columns-spanned"))
            sheet.merged.append(((row, column), (row + down - 1, column + along - 1)))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("visibility", "visible") != "visible"


def _repeat_count(text: str | None) -> int:
    """How many: one, unless it says so; more than any sheet has is too many."""
    if text is None or not (text.isascii() and text.isdecimal()):
        return 1
    if len(text) > 8:
        raise UnreadableWorkbook("book-too-large")
    return int(text)
