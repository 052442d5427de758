"""Reading of an .ods file's errors, formulas without result, merged and hidden cells: python-calamine omits them.

The sizes of sheets are checked too.
"""

from dataclasses import dataclass, field

from bot.imports.archive import XmlHandler, parse_xml
from bot.imports.sheet_limits import SheetMarks, check_cell_position
from bot.imports.workbook import MAX_COLUMNS, MAX_ELEMENTS, MAX_ROW_NUMBER, UnreadableWorkbook

MANIFEST = "META-INF/manifest.xml"


def is_opendocument(parts: dict[str, bytes]) -> bool:
    """Whether it is an .ods file, perhaps encrypted: newer programs encrypt all of its parts."""
    return "content.xml" in parts or (MANIFEST in parts and not any(name.startswith("xl/") for name in parts))


def read_marks(parts: dict[str, bytes]) -> list[SheetMarks]:
    """Return the marks of each sheet in order. Raises UnreadableWorkbook."""
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
        """The number of equal cells it stands for."""
        return _repeat_count(self.attributes.get("number-columns-repeated"))

    @property
    def is_filled(self) -> bool:
        """Whether it has content."""
        return bool(self.words) or any(name.endswith("value") for name in self.attributes)

    @property
    def error_text(self) -> str:
        """The displayed text of an error, or a formula without result; empty for other cells."""
        seen = "".join(self.words)
        formula = self.attributes.get("formula", "")
        kind = self.attributes.get("value-type", "")
        if kind == "error" or (formula and seen.startswith(("#", "Err:"))):
            return seen or "#N/A"
        # A formula whose result is an empty text has the value-type "string".
        return f"={formula.partition('=')[2]}" if formula and not seen and kind != "string" else ""


class _ContentHandler(XmlHandler):
    """Collects the marks of sheets. Rows and cells may be repeated by an attribute."""

    def __init__(self) -> None:
        self.sheets: list[SheetMarks] = []
        self._remaining = MAX_ELEMENTS
        self._row = self._column = self._rows = 0
        self._styled_column = 0
        """The next column whose properties follow; they are listed before the rows."""
        self._cell: _Cell | None = None
        self._annotation_depth = 0
        """The depth inside annotations of a cell."""

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of a sheet, column, row, cell or annotation."""
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
        """Collect the displayed text of a cell."""
        if self._cell is not None and not self._annotation_depth:
            self._cell.words.append(text)

    def end_element(self, name: str) -> None:
        """Handle the end of an annotation, cell or row."""
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
    """Return the number in a `repeated` or `spanned` attribute, by default 1. Raises UnreadableWorkbook if huge."""
    if text is None or not (text.isascii() and text.isdecimal()):
        return 1
    if len(text) > 8:
        raise UnreadableWorkbook("book-too-large")
    return int(text)
