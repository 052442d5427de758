"""Conversion of sheets into a list of invitees, and a report of the parts of the file that were not used."""

from collections.abc import Iterator, Sequence

from bot.imports import headers
from bot.imports.headers import COLUMNS as COLUMNS
from bot.imports.headers import NAME_PARTS, Header, is_mixed
from bot.imports.vocabulary import best_match, is_empty_value, offices, positions
from bot.imports.workbook import MAX_COLUMNS as READ
from bot.imports.workbook import Row, Sheet, UnreadableWorkbook, Workbook, column_letters
from handlers.invitees.import_file import ImportFile, ImportRow, ImportSheet, UnusedPart
from storage.text.normalization import INVISIBLE_MARKER, unify_scripts

AREA_COLUMNS = {"rayon", "oblast"}


def read_invitees(book: Workbook) -> ImportFile:
    """Read the list from all sheets with a recognised header. Raises UnreadableWorkbook if there is none."""
    import_sheets: list[ImportSheet] = []
    unused: list[UnusedPart] = []
    for sheet in book.sheets:
        header = None if sheet.hidden else headers.find_header(sheet.rows, sheet.horizontal_merges)
        if header is not None:
            reader = _SheetReader(sheet, header)
            import_sheets.append(reader.read())
            unused += reader.unused()
        elif sheet.rows or sheet.hidden_rows or sheet.hidden_columns:
            reason = "hidden" if sheet.hidden else "headless"
            unused.append(
                UnusedPart(
                    sheet.title, reason, hidden_columns=sheet.hidden_columns, hidden_rows=sheet.hidden_rows
                )
            )
    if not import_sheets:
        raise UnreadableWorkbook("book-no-header")
    return ImportFile(tuple(import_sheets), tuple(unused))


class _SheetReader:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, head: Header) -> None:
        self.sheet, self.head = sheet, head
        self.width = max(len(cells) for _, cells in sheet.rows)
        self.used_columns: set[int] = set()
        """Indexes of columns with used cells."""
        self.title_rows = tuple(number for number, _ in sheet.rows[: head.first])
        self.unused_rows: list[int] = []
        """Numbers of the rows below the header that were not used."""

    def read(self) -> ImportSheet:
        """Return the rows of the list."""
        keep = [at for at in range(self.width) if at != self.head.remarks_column]
        lines = [
            ImportRow(row[0], _pick_cells(row[1], keep), values)
            for place, row in enumerate(self.sheet.rows)
            if place > self.head.last and (values := self._row_values(place, row))
        ]
        return ImportSheet(self.sheet.title, _pick_cells(self.head.titles, keep), tuple(lines))

    def unused(self) -> list[UnusedPart]:
        """Return what was not used, after `read`; empty if everything was."""
        part = tuple(
            self.head.titles[at]
            for at, name in self.head.columns.items()
            if is_mixed(self.head.titles[at], name)
        )
        found = UnusedPart(
            self.sheet.title,
            columns=tuple(self._unused_columns()),
            partial_columns=part,
            rows=tuple(self.unused_rows),
            title_rows=self.title_rows,
            hidden_columns=self.sheet.hidden_columns,
            hidden_rows=self.sheet.hidden_rows,
        )
        return [] if found == UnusedPart(self.sheet.title) else [found]

    def _unused_columns(self) -> Iterator[str]:
        """Yield the unused columns by title, else by letter."""
        below = [cells for _, cells in self.sheet.rows[self.head.last + 1 :]]
        for at in range(self.width):
            title = self.head.titles[at] if at < len(self.head.titles) else ""
            filled = any(at < len(cells) and cells[at] for cells in below)
            known = (
                at in self.used_columns
                or (at in self.head.columns and not filled)
                or at == self.head.remarks_column
            )
            is_number = bool(title) and not any(
                letter.isalnum() for letter in title
            )  # "№", which nobody misses
            if (title or filled) and not known and not is_number:
                yield title or column_letters(at + 1)
        if self.sheet.has_more_columns:
            yield f"{column_letters(READ + 1)}…"

    def _row_values(self, place: int, row: Row) -> dict[str, str]:
        """Return the values of a row by column; empty if it is no row of the list."""
        number, cells = row
        values = {} if self._is_repeated_header(place, cells) else self._cell_values(cells)
        if not values or (set(values) <= AREA_COLUMNS and sum(map(bool, cells)) == 1):  # a rayon as a heading
            self.unused_rows.append(number)
            return {}
        return values

    def _is_repeated_header(self, place: int, cells: Sequence[str]) -> bool:
        """Whether a row repeats the header, as on each printed page, or numbers the columns below it."""
        filled = [cell for cell in cells if cell]
        numbers = [str(one) for one in range(1, len(filled) + 1)]
        if place == self.head.last + 1 and len(filled) > 1 and filled == numbers:
            return True
        return any(cells == again for _, again in self.sheet.rows[self.head.first : self.head.last + 1])

    def _cell_values(self, cells: Sequence[str]) -> dict[str, str]:
        values: dict[str, str] = {}
        for at, name in sorted(self.head.columns.items()):
            cell = cells[at] if at < len(cells) else ""
            if name in ("name", *NAME_PARTS) or not cell:
                continue
            self.used_columns.add(at)
            if not is_empty_value(cell):
                values[name] = (
                    f"{values[name]}; {unify_scripts(cell)}" if name in values else unify_scripts(cell)
                )
        for name, known in (("office", offices()), ("position", positions())):
            if (typed := values.get(name)) and not typed.startswith(("=", "#")):
                del values[name]
                match = best_match(typed, known)
                values[name if match else f"{name}-unknown"] = match or typed
        return {
            key.replace("unit-two", "unit_two"): one for key, one in (values | self._full_name(cells)).items()
        }

    def _full_name(self, cells: Sequence[str]) -> dict[str, str]:
        """Return the name from one or several columns; `name-unknown` if the cell only says that there is none."""
        parts: list[str] = []
        covered: set[str] = set()
        nothing = ""
        for at in sorted(self.head.name_columns, key=self._name_order):
            cell = cells[at] if at < len(cells) else ""
            if not cell or self.head.name_columns[at] <= covered:
                continue
            self.used_columns.add(at)
            if cell == INVISIBLE_MARKER or not is_empty_value(cell):
                covered |= self.head.name_columns[at]
                parts.append(cell)
            else:
                nothing = nothing or cell
        odd = next((part for part in parts if part == INVISIBLE_MARKER or part.startswith("=")), None)
        if odd or parts:
            return {"name": odd or unify_scripts(" ".join(parts))}
        return {"name-unknown": nothing} if nothing else {}

    def _name_order(self, at: int) -> tuple[int, int, int]:
        """Sort columns with the whole name first, then its parts in order."""
        parts = self.head.name_columns[at]
        return -(len(parts) == len(NAME_PARTS)), min(NAME_PARTS.index(part) for part in parts), at


def _pick_cells(cells: Sequence[str], keep: Sequence[int]) -> tuple[str, ...]:
    return tuple(cells[at] if at < len(cells) else "" for at in keep)
