"""What python-calamine does not tell of an .ods: errors, bare formulas, joined and hidden cells; and its size."""

from dataclasses import dataclass, field

from bot.archive import Listener, listen
from bot.book import COLUMNS, ELEMENTS, LINES, BadBook
from bot.marks import Marks, must_fit

MANIFEST = "META-INF/manifest.xml"


def is_one(parts: dict[str, bytes]) -> bool:
    """Whether it is an .ods, or one that a password hides: newer programs hide all of its parts."""
    return "content.xml" in parts or (MANIFEST in parts and not any(name.startswith("xl/") for name in parts))


def marks(parts: dict[str, bytes]) -> list[Marks]:
    """The marks of each sheet, in their order. Raises BadBook."""
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise BadBook("book-locked")
    if "content.xml" not in parts:
        raise BadBook("book-unreadable")
    content = _Content()
    listen(parts["content.xml"], content)
    return content.sheets


@dataclass
class _Cell:
    """A cell while it is read."""

    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def repeated(self) -> int:
        """How many cells it stands for."""
        return _count(self.attributes.get("number-columns-repeated"))

    @property
    def filled(self) -> bool:
        """Whether anything is in it."""
        return bool(self.words) or any(name.endswith("value") for name in self.attributes)

    @property
    def mark(self) -> str:
        """An error as it is seen, or a formula that has no result."""
        seen = "".join(self.words)
        formula = self.attributes.get("formula", "")
        kind = self.attributes.get("value-type", "")
        if kind == "error" or (formula and seen.startswith(("#", "Err:"))):
            return seen or "#N/A"
        # One whose result is an empty text says so.
        return f"={formula.partition('=')[2]}" if formula and not seen and kind != "string" else ""


class _Content(Listener):
    """Goes through the sheets, rows and cells, some of which stand for many."""

    def __init__(self) -> None:
        self.sheets: list[Marks] = []
        self._left = ELEMENTS
        self._row = self._column = self._rows = 0
        self._at = 0
        """The column whose looks are told next: all are, above the rows."""
        self._cell: _Cell | None = None
        self._remark = 0
        """How deep inside a remark that is pinned to a cell."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A sheet, a row, a cell, or a remark begins."""
        self._left -= 1
        if self._left < 0:
            raise BadBook("book-large")
        match name:
            case "table" if self._cell is None:
                self.sheets.append(Marks())
                self._row = self._at = 0
            case "table-column" if self.sheets:
                self._look(attributes)
            case "table-row" if self.sheets:
                self._column, self._rows = 0, _count(attributes.get("number-rows-repeated"))
                if _is_hidden(attributes):
                    shown = range(self._row, min(self._row + self._rows, LINES))
                    self.sheets[-1].unseen_rows |= {*shown}
            case "table-cell" | "covered-table-cell":
                self._cell = _Cell(attributes)
            case "annotation":
                self._remark += 1

    def _look(self, attributes: dict[str, str]) -> None:
        first = self._at
        self._at += _count(attributes.get("number-columns-repeated"))
        if _is_hidden(attributes):
            self.sheets[-1].unseen_columns |= {*range(min(first, COLUMNS), min(self._at, COLUMNS))}

    def words(self, text: str) -> None:
        """A piece of what is seen in a cell."""
        if self._cell is not None and not self._remark:
            self._cell.words.append(text)

    def end(self, name: str) -> None:
        """What began ends."""
        match name:
            case "annotation":
                self._remark -= 1
            case "table-cell" | "covered-table-cell" if self._cell is not None and self.sheets:
                self._keep(self._cell)
                self._cell = None
            case "table-row":
                self._row += self._rows

    def _keep(self, cell: _Cell) -> None:
        row, column = self._row, self._column
        self._column += cell.repeated
        if not cell.filled and not cell.attributes.get("formula"):
            return
        must_fit(row + self._rows, column + cell.repeated)
        sheet = self.sheets[-1]
        if mark := cell.mark:
            places = (
                (row + down, column + along) for down in range(self._rows) for along in range(cell.repeated)
            )
            sheet.cells |= dict.fromkeys(places, mark)
        if (down := _count(cell.attributes.get("number-rows-spanned"))) > 1:
            along = _count(cell.attributes.get("number-columns-spanned"))
            sheet.joined.append(((row, column), (row + down - 1, column + along - 1)))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("visibility", "visible") != "visible"


def _count(text: str | None) -> int:
    """How many: one, unless it says so; more than any sheet has is too many."""
    if text is None or not (text.isascii() and text.isdecimal()):
        return 1
    if len(text) > 8:
        raise BadBook("book-large")
    return int(text)
