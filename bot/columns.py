"""The sheets of a file -> a list of invitees: what each cell says by its column, and what of the file says nothing."""

from collections.abc import Iterator, Sequence

from bot import heads
from bot.book import COLUMNS as READ
from bot.book import BadBook, Book, Row, Sheet, letters
from bot.heads import COLUMNS as COLUMNS
from bot.heads import PARTS, Head, mixed
from bot.vocabulary import is_nothing, meaning, offices, positions
from handlers.guests.lists import Line, Page, Roster, Unused
from storage.plain import HIDDEN, unmixed

AREAS = {"rayon", "oblast"}


def roster(book: Book) -> Roster:
    """The list on all sheets whose columns are recognised. Raises BadBook when there is none."""
    pages: list[Page] = []
    unused: list[Unused] = []
    for sheet in book.sheets:
        head = None if sheet.hidden else heads.found(sheet.rows, sheet.across)
        if head is not None:
            page = _Page(sheet, head)
            pages.append(page.read())
            unused += page.unused()
        elif sheet.rows or sheet.unseen_rows or sheet.unseen_columns:
            why = "hidden" if sheet.hidden else "headless"
            unused.append(
                Unused(sheet.title, why, unseen_columns=sheet.unseen_columns, unseen_rows=sheet.unseen_rows)
            )
    if not pages:
        raise BadBook("book-no-head")
    return Roster(tuple(pages), tuple(unused))


class _Page:
    """A sheet while it is read."""

    def __init__(self, sheet: Sheet, head: Head) -> None:
        self.sheet, self.head = sheet, head
        self.width = max(len(cells) for _, cells in sheet.rows)
        self.taken: set[int] = set()
        """Columns of which something was taken."""
        self.left = [number for number, _ in sheet.rows[: head.first]]
        """Numbers of the rows of which nothing was taken."""

    def read(self) -> Page:
        """The lines of the list."""
        keep = [at for at in range(self.width) if at != self.head.remarks]
        lines = [
            Line(row[0], _kept(row[1], keep), told)
            for place, row in enumerate(self.sheet.rows)
            if place > self.head.last and (told := self._told(place, row))
        ]
        return Page(self.sheet.title, _kept(self.head.titles, keep), tuple(lines))

    def unused(self) -> list[Unused]:
        """What was not taken, after it was read; empty when all was."""
        part = tuple(
            self.head.titles[at]
            for at, name in self.head.columns.items()
            if mixed(self.head.titles[at], name)
        )
        unseen = self.sheet.unseen_columns, self.sheet.unseen_rows
        found = Unused(self.sheet.title, "", tuple(self._untaken()), part, tuple(self.left), *unseen)
        return [] if found == Unused(self.sheet.title) else [found]

    def _untaken(self) -> Iterator[str]:
        """The columns, by their heads, else by their letters."""
        below = [cells for _, cells in self.sheet.rows[self.head.last + 1 :]]
        for at in range(self.width):
            title = self.head.titles[at] if at < len(self.head.titles) else ""
            filled = any(at < len(cells) and cells[at] for cells in below)
            known = at in self.taken or (at in self.head.columns and not filled) or at == self.head.remarks
            if (title or filled) and not known:
                yield title or letters(at + 1)
        if self.sheet.wide:
            yield f"{letters(READ + 1)}…"

    def _told(self, place: int, row: Row) -> dict[str, str]:
        """What a row says by column; nothing when it is no line of the list."""
        number, cells = row
        told = {} if self._repeats(place, cells) else self._said(cells)
        if not told or (set(told) <= AREAS and sum(map(bool, cells)) == 1):  # a rayon as a heading
            self.left.append(number)
            return {}
        return told

    def _repeats(self, place: int, cells: Sequence[str]) -> bool:
        """Whether it is the heads once more, as on every printed page, or the numbers of the columns below them."""
        filled = [cell for cell in cells if cell]
        numbers = [str(one) for one in range(1, len(filled) + 1)]
        if place == self.head.last + 1 and len(filled) > 1 and filled == numbers:
            return True
        return any(cells == again for _, again in self.sheet.rows[self.head.first : self.head.last + 1])

    def _said(self, cells: Sequence[str]) -> dict[str, str]:
        told: dict[str, str] = {}
        for at, name in sorted(self.head.columns.items()):
            cell = cells[at] if at < len(cells) else ""
            if name in ("name", *PARTS) or not cell:
                continue
            self.taken.add(at)
            if not is_nothing(cell):
                told[name] = f"{told[name]}; {unmixed(cell)}" if name in told else unmixed(cell)
        for name, known in (("office", offices()), ("position", positions())):
            if (typed := told.get(name)) and not typed.startswith(("=", "#")):
                del told[name]
                meant = meaning(typed, known)
                told[name if meant else f"{name}-unknown"] = meant or typed
        return {key.replace("unit-two", "unit_two"): one for key, one in (told | self._name(cells)).items()}

    def _name(self, cells: Sequence[str]) -> dict[str, str]:
        """The name, from one column or from several; a word that there is none is told as that."""
        parts: list[str] = []
        covered: set[str] = set()
        nothing = ""
        for at in sorted(self.head.named, key=self._rank):
            cell = cells[at] if at < len(cells) else ""
            if not cell or self.head.named[at] <= covered:
                continue
            self.taken.add(at)
            if cell == HIDDEN or not is_nothing(cell):
                covered |= self.head.named[at]
                parts.append(cell)
            else:
                nothing = nothing or cell
        odd = next((part for part in parts if part == HIDDEN or part.startswith("=")), None)
        if odd or parts:
            return {"name": odd or unmixed(" ".join(parts))}
        return {"name-unknown": nothing} if nothing else {}

    def _rank(self, at: int) -> tuple[int, int, int]:
        """The whole name first, then its parts in their order."""
        parts = self.head.named[at]
        return -(len(parts) == len(PARTS)), min(PARTS.index(part) for part in parts), at


def _kept(cells: Sequence[str], keep: Sequence[int]) -> tuple[str, ...]:
    return tuple(cells[at] if at < len(cells) else "" for at in keep)
