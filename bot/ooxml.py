"""A plain copy of an .xlsx for the library: rows and values alone, and in words what it would not tell or take.

python-calamine shows neither error cells nor formulas nor what is hidden, refuses a sheet for one odd cell, and makes
room for everything between the first cell and the last. Here each sheet is written anew, within limits.
"""

import re
from dataclasses import dataclass, field
from html import escape
from posixpath import join, normpath

from bot.archive import Listener, listen, packed
from bot.book import COLUMNS, ELEMENTS, LINES, ROWS, BadBook, letters
from bot.marks import Marks

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
MERGED = 10_000
"""Joined cells of a sheet that are told; lists have some."""


def plain(parts: dict[str, bytes]) -> tuple[bytes, list[Marks]]:
    """The workbook with its sheets written anew, and what is hidden on each of them. Raises BadBook."""
    left = ELEMENTS
    copy, marks = {}, {}
    for name, part in parts.items():
        if name.endswith(".xml") and _is_sheet(part):
            sheet = _Sheet(left)
            listen(part, sheet)
            copy[name], left, marks[name] = sheet.written(), sheet.left, sheet.marks
        else:
            copy[name] = part
    return packed(copy), [marks.get(name) or Marks() for name in _order(parts)]


def _order(parts: dict[str, bytes]) -> list[str]:
    """The names of the parts with the sheets, as the workbook lists them. Raises BadBook."""
    sheets, files = _Listed("sheet", "id"), _Listed("Relationship", "Id", "Target")
    listen(parts.get(WORKBOOK, b""), sheets)
    listen(parts.get(RELATIONS, b""), files)
    targets = {one[0]: one[1] for one in files.found}
    return [normpath(join("xl", targets.get(one, ""))).lstrip("/") for one, *_ in sheets.found]


class _Listed(Listener):
    """Collects attributes of the elements of one name."""

    def __init__(self, name: str, *wanted: str) -> None:
        self.name, self.wanted = name, wanted
        self.found: list[tuple[str, ...]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == self.name:
            self.found.append(tuple(attributes.get(one, "") for one in self.wanted))


class _Found(Exception):
    """The first element's name is known."""


class _First(Listener):
    """Finds what the first element is called."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The first element begins."""
        raise _Found(name)


def _is_sheet(part: bytes) -> bool:
    """Whether the part is a sheet, whatever it is called. Raises BadBook."""
    try:
        listen(part, _First())
    except _Found as first:
        return str(first) == "worksheet"
    return False


@dataclass
class _Cell:
    """A cell while it is read."""

    place: tuple[int, int]
    kind: str
    style: str
    words: dict[str, str] = field(default_factory=dict)
    """What stands in `v` (the value), `f` (the formula) and `t` (a text that is written right here)."""

    def written(self) -> str:
        """The cell as the library takes it; nothing when it is empty."""
        value, formula = self.words.get("v", ""), self.words.get("f")
        if self.kind == "e":
            return self._says(value or "#N/A")
        if formula is not None and not value and self.kind != "str":
            return self._says(f"={formula}")
        if self.kind == "inlineStr":
            return self._says(self.words.get("t", ""))
        if self.kind in ("b", "d", "s") and value:
            return self._tag(f't="{self.kind}"', f"<v>{escape(value)}</v>")
        if self.kind == "str" or not NUMBER.fullmatch(value):
            return self._says(value)
        return self._tag(f's="{self.style}"' if self.style.isdecimal() else "", f"<v>{value}</v>")

    def _says(self, text: str) -> str:
        kind, words = 't="inlineStr"', f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return self._tag(kind, words) if text else ""

    def _tag(self, what: str, inside: str) -> str:
        row, column = self.place
        return f'<c r="{letters(column)}{row}" {what}>{inside}</c>'


class _Sheet(Listener):
    """Writes a sheet anew while it is read."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.marks = Marks()
        self._row = self._column = 0
        self._cell: _Cell | None = None
        self._into = ""
        self._spoken = False
        """Inside how a word is spoken, which Japanese texts have beside it."""
        self._rows: dict[int, dict[int, str]] = {}
        self._merged: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a cell, or something in a cell begins."""
        self.left -= 1
        if self.left < 0:
            raise BadBook("book-large")
        match name:
            case "row":
                self._row, self._column = _count(attributes.get("r", "")) or self._row + 1, 0
                if _is_on(attributes.get("hidden")):
                    self.marks.unseen_rows.add(self._row - 1)
            case "col" if _is_on(attributes.get("hidden")):
                first, last = (_count(attributes.get(one, "")) for one in ("min", "max"))
                self.marks.unseen_columns |= {*range(max(0, first - 1), min(last, COLUMNS))}
            case "c":
                self._begin(attributes)
            case "v" | "f" | "t" if self._cell is not None:
                self._into = name
                self._cell.words.setdefault(name, "")
            case "rPh":
                self._spoken = True
            case "mergeCell" if len(self._merged) < MERGED:
                self._merged.append(attributes.get("ref", ""))

    def _begin(self, attributes: dict[str, str]) -> None:
        place = PLACE.fullmatch(attributes.get("r", ""))
        self._row = int(place[2]) if place else max(1, self._row)
        self._column = _number(place[1]) if place else self._column + 1
        self._cell = _Cell((self._row, self._column), attributes.get("t", "n"), attributes.get("s", ""))

    def words(self, text: str) -> None:
        """A piece of a value, a formula or a text."""
        if self._cell is not None and self._into and not self._spoken:
            self._cell.words[self._into] += text

    def end(self, name: str) -> None:
        """Something in a cell ends, or the cell."""
        if name == "rPh":
            self._spoken = False
        if name == self._into:
            self._into = ""
        if name == "c" and self._cell is not None:
            self._keep(self._cell)
            self._cell = None

    def _keep(self, cell: _Cell) -> None:
        row, column = cell.place
        cell.place = row, min(column, COLUMNS + 1)  # the first column beyond stands for all of them
        if not (written := cell.written()):
            return
        if row > LINES:
            raise BadBook("book-long")
        self._rows.setdefault(row, {})[cell.place[1]] = written
        if len(self._rows) > ROWS:
            raise BadBook("book-long")

    def written(self) -> bytes:
        """The sheet, with what was kept of it in order."""
        rows = "".join(
            f'<row r="{row}">{"".join(cell for _, cell in sorted(cells.items()))}</row>'
            for row, cells in sorted(self._rows.items())
        )
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in self._merged if _is_area(area))
        end = f"<mergeCells>{merged}</mergeCells>" if merged else ""
        return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{end}</worksheet>'.encode(
            errors="replace"
        )


def _is_area(area: str) -> bool:
    first, _, last = area.partition(":")
    return PLACE.fullmatch(first) is not None and PLACE.fullmatch(last) is not None


def _is_on(text: str | None) -> bool:
    return text in ("1", "true", "on")


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0


def _number(letters: str) -> int:
    """A column's number, from 1: AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
