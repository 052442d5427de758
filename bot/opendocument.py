"""What python-calamine does not tell of an .ods: error cells, formulas without a result, joined cells; and its size."""

from dataclasses import dataclass, field

from bot.archive import Listener, listen
from bot.book import ELEMENTS, BadBook
from bot.marks import Marks, must_fit


def marks(parts: dict[str, bytes]) -> list[Marks]:
    """The marks of each sheet, in their order. Raises BadBook."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise BadBook("book-locked")
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
                self._row = 0
            case "table-row":
                self._column, self._rows = 0, _count(attributes.get("number-rows-repeated"))
            case "table-cell" | "covered-table-cell":
                self._cell = _Cell(attributes)
            case "annotation":
                self._remark += 1

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


def _count(text: str | None) -> int:
    """How many: one, unless it says so; more than any sheet has is too many."""
    if text is None or not (text.isascii() and text.isdecimal()):
        return 1
    if len(text) > 8:
        raise BadBook("book-large")
    return int(text)
