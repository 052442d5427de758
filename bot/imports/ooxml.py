"""A simplified copy of an .xlsx file for python-calamine, with only rows and values.

python-calamine does not return error cells, formulas and hidden rows, rejects a sheet for one malformed cell, and
allocates memory for everything between the first and the last cell. So each sheet is rewritten, within limits, with
errors and formulas as text.
"""

import re
from dataclasses import dataclass, field
from html import escape
from posixpath import join, normpath

from bot.imports.archive import XmlHandler, pack, parse_xml
from bot.imports.sheet_limits import SheetMarks
from bot.imports.workbook import (
    MAX_COLUMNS,
    MAX_ELEMENTS,
    MAX_ROW_NUMBER,
    MAX_ROWS,
    UnreadableWorkbook,
    column_letters,
)

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CELL_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NUMBER_PATTERN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
MAX_MERGED_CELLS = 10_000
"""The most merged ranges of a sheet that are kept."""


def plain_copy(parts: dict[str, bytes]) -> tuple[bytes, list[SheetMarks]]:
    """Return the workbook with rewritten sheets, and the marks of each sheet. Raises UnreadableWorkbook."""
    left = MAX_ELEMENTS
    copy, marks = {}, {}
    for name, part in parts.items():
        if name.endswith(".xml") and _is_sheet(part):
            sheet = _SheetWriter(left)
            parse_xml(part, sheet)
            copy[name], left, marks[name] = sheet.to_xml(), sheet.remaining, sheet.marks
        else:
            copy[name] = part
    return pack(copy), [marks.get(name) or SheetMarks() for name in _sheet_order(parts)]


def _sheet_order(parts: dict[str, bytes]) -> list[str]:
    """Return the parts with the sheets in the order of the workbook. Raises UnreadableWorkbook."""
    sheets, files = _AttributeCollector("sheet", "id"), _AttributeCollector("Relationship", "Id", "Target")
    parse_xml(parts.get(WORKBOOK, b""), sheets)
    parse_xml(parts.get(RELATIONS, b""), files)
    targets = {one[0]: one[1] for one in files.found}
    return [normpath(join("xl", targets.get(one, ""))).lstrip("/") for one, *_ in sheets.found]


class _AttributeCollector(XmlHandler):
    """Collects attributes of the elements of one name."""

    def __init__(self, name: str, *wanted: str) -> None:
        self.name, self.wanted = name, wanted
        self.found: list[tuple[str, ...]] = []

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """Collect the attributes if the name matches."""
        if name == self.name:
            self.found.append(tuple(attributes.get(one, "") for one in self.wanted))


class _RootFound(Exception):
    """The name of the root element was found."""


class _RootFinder(XmlHandler):
    """Finds the name of the root element."""

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """Raise _RootFound with the name of the first element."""
        raise _RootFound(name)


def _is_sheet(part: bytes) -> bool:
    """Whether the part is a worksheet, by its root element. Raises UnreadableWorkbook."""
    try:
        parse_xml(part, _RootFinder())
    except _RootFound as first:
        return str(first) == "worksheet"
    return False


@dataclass
class _Cell:
    """A cell while it is read."""

    place: tuple[int, int]
    kind: str
    style: str
    words: dict[str, str] = field(default_factory=dict)
    """Texts of `v` (the value), `f` (the formula) and `t` (an inline string)."""

    def to_xml(self) -> str:
        """Return the rewritten cell; empty if it has no content."""
        value, formula = self.words.get("v", ""), self.words.get("f")
        if self.kind == "e":
            return self._text_cell(value or "#N/A")
        if formula is not None and not value and self.kind != "str":
            return self._text_cell(f"={formula}")
        if self.kind == "inlineStr":
            return self._text_cell(self.words.get("t", ""))
        if self.kind in ("b", "d", "s") and value:
            return self._element(f't="{self.kind}"', f"<v>{escape(value)}</v>")
        if self.kind == "str" or not NUMBER_PATTERN.fullmatch(value):
            return self._text_cell(value)
        return self._element(f's="{self.style}"' if self.style.isdecimal() else "", f"<v>{value}</v>")

    def _text_cell(self, text: str) -> str:
        kind, words = 't="inlineStr"', f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return self._element(kind, words) if text else ""

    def _element(self, what: str, inside: str) -> str:
        row, column = self.place
        return f'<c r="{column_letters(column)}{row}" {what}>{inside}</c>'


class _SheetWriter(XmlHandler):
    """Rewrites a sheet while it is parsed."""

    def __init__(self, left: int) -> None:
        self.remaining = left
        self.marks = SheetMarks()
        self._row = self._column = 0
        self._cell: _Cell | None = None
        self._open_element = ""
        self._in_phonetic = False
        """Inside a phonetic run (`rPh`), the pronunciation beside Japanese text."""
        self._rows: dict[int, dict[int, str]] = {}
        self._merged: list[str] = []

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of a row, a cell, or an element of a cell."""
        self.remaining -= 1
        if self.remaining < 0:
            raise UnreadableWorkbook("book-too-large")
        match name:
            case "row":
                self._row, self._column = _positive_int(attributes.get("r", "")) or self._row + 1, 0
                if _is_true(attributes.get("hidden")):
                    self.marks.hidden_rows.add(self._row - 1)
            case "col" if _is_true(attributes.get("hidden")):
                first, last = (_positive_int(attributes.get(one, "")) for one in ("min", "max"))
                self.marks.hidden_columns |= {*range(max(0, first - 1), min(last, MAX_COLUMNS))}
            case "c":
                self._start_cell(attributes)
            case "v" | "f" | "t" if self._cell is not None:
                self._open_element = name
                self._cell.words.setdefault(name, "")
            case "rPh":
                self._in_phonetic = True
            case "mergeCell" if len(self._merged) < MAX_MERGED_CELLS:
                self._merged.append(attributes.get("ref", ""))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = CELL_REFERENCE.fullmatch(attributes.get("r", ""))
        self._row = int(place[2]) if place else max(1, self._row)
        self._column = _column_number(place[1]) if place else self._column + 1
        self._cell = _Cell((self._row, self._column), attributes.get("t", "n"), attributes.get("s", ""))

    def characters(self, text: str) -> None:
        """Collect the text of a value, formula or inline string."""
        if self._cell is not None and self._open_element and not self._in_phonetic:
            self._cell.words[self._open_element] += text

    def end_element(self, name: str) -> None:
        """Handle the end of a cell or of an element of it."""
        if name == "rPh":
            self._in_phonetic = False
        if name == self._open_element:
            self._open_element = ""
        if name == "c" and self._cell is not None:
            self._add_cell(self._cell)
            self._cell = None

    def _add_cell(self, cell: _Cell) -> None:
        row, column = cell.place
        cell.place = (
            row,
            min(column, MAX_COLUMNS + 1),
        )  # all columns beyond the limit are moved to the first one
        if not (written := cell.to_xml()):
            return
        if row > MAX_ROW_NUMBER:
            raise UnreadableWorkbook("book-too-many-rows")
        self._rows.setdefault(row, {})[cell.place[1]] = written
        if len(self._rows) > MAX_ROWS:
            raise UnreadableWorkbook("book-too-many-rows")

    def to_xml(self) -> bytes:
        """Return the rewritten sheet."""
        rows = "".join(
            f'<row r="{row}">{"".join(cell for _, cell in sorted(cells.items()))}</row>'
            for row, cells in sorted(self._rows.items())
        )
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in self._merged if _is_cell_range(area))
        end = f"<mergeCells>{merged}</mergeCells>" if merged else ""
        return f'<worksheet xmlns="{MAIN_NAMESPACE}"><sheetData>{rows}</sheetData>{end}</worksheet>'.encode(
            errors="replace"
        )


def _is_cell_range(area: str) -> bool:
    first, _, last = area.partition(":")
    return CELL_REFERENCE.fullmatch(first) is not None and CELL_REFERENCE.fullmatch(last) is not None


def _is_true(text: str | None) -> bool:
    return text in ("1", "true", "on")


def _positive_int(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0


def _column_number(letters: str) -> int:
    """Return the number of a column, from 1: AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
