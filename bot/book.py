"""A workbook somebody sent -> rows of text. Run apart (`python -m bot.book`): a hostile file costs its own process."""

import asyncio
import io
import json
import resource
import sys
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.drawing import environment

ROOT = Path(__file__).parents[1]
BYTES = 10 * 1024 * 1024
"""The largest file that is read; lists of invitees have some 20 KB."""
UNPACKED = 60 * 1024 * 1024
ROWS, COLUMNS, CELL = 2_000, 40, 1_000
"""Rows with something in them; columns and characters beyond these are left out."""
LETTERS = 2_000_000
"""Characters of all cells together: one long text may stand in every cell of a small file."""
LINES = 20_000
"""Rows of any kind, empty ones that only have a colour too."""
SECONDS, MEMORY = 30, 1024**3

Row = tuple[int, tuple[str, ...]]
"""A row's number in the sheet, from 1, and its cells as text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that hold anything, every cell as text; a formula without a result stays its formula."""

    title: str
    rows: tuple[Row, ...]


class BadBook(Exception):
    """This file cannot be read as a list; `key` is the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


async def read_apart(content: bytes) -> Grid:
    """Read a workbook in a process of its own, with little memory and time. Raises BadBook."""
    if len(content) > BYTES:
        raise BadBook("book-large")
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.book", cwd=ROOT, env=environment(), stdin=-1, stdout=-1, stderr=-3
    )
    try:
        async with asyncio.timeout(SECONDS):
            said, _ = await child.communicate(content)
    except TimeoutError:
        raise BadBook("book-large") from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        raise BadBook("book-unreadable")
    return _told(said)


def _told(said: bytes) -> Grid:
    found = json.loads(said)
    if "key" in found:
        raise BadBook(found["key"])
    return Grid(found["title"], tuple((number, tuple(cells)) for number, cells in found["rows"]))


def read(content: bytes) -> Grid:
    """The first sheet that shows and holds anything. Raises BadBook, whatever the bytes are."""
    _look(content)
    try:
        return _read(content)
    except BadBook:
        raise
    except Exception:  # a file of others: whatever is wrong inside, it is no list
        raise BadBook("book-unreadable") from None


def _look(content: bytes) -> None:
    """Refuse what is no workbook, or would unpack to far more than a list."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadBook("book-old")  # .xls, or a workbook with a password
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, OverflowError):
        raise BadBook("book-unreadable") from None
    # `zipfile` never unpacks more of a part than its size says.
    if len(parts) > 2_000 or sum(part.file_size for part in parts) > UNPACKED:
        raise BadBook("book-large")
    if not any(part.filename.startswith("xl/") for part in parts):
        raise BadBook("book-unreadable")


def _read(content: bytes) -> Grid:
    from openpyxl import load_workbook

    formulas = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    place = next((at for at, page in enumerate(formulas.worksheets) if _holds(page)), None)
    if place is None:
        raise BadBook("book-empty")
    calculated = _calculated(formulas.worksheets[place])
    book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    page = book.worksheets[place]
    _spread(page)
    rows = [
        (number, cells)
        for number, line in enumerate(page.iter_rows(), start=1)
        if any(
            cells := [
                _text(cell.value, calculated.get((number, cell.column or 0))) for cell in line[:COLUMNS]
            ]
        )
    ]
    if len(rows) > ROWS:
        raise BadBook("book-long")
    if sum(len(cell) for _, cells in rows for cell in cells) > LETTERS:
        raise BadBook("book-large")
    return Grid(page.title, tuple((number, tuple(cells)) for number, cells in rows))


def _holds(page: Any) -> bool:
    """Whether the sheet shows and has anything in it; a sheet that is far too long is refused before it is loaded."""
    if page.sheet_state != "visible":
        return False
    page.reset_dimensions()  # what a sheet says of its own size is anything
    filled, cells = 0, 0
    for number, line in enumerate(page.iter_rows(), start=1):
        cells += len(line)
        filled += any(cell.value is not None for cell in line)
        if filled > ROWS or number > LINES or cells > 20 * LINES:
            raise BadBook("book-long")
    return filled > 0


def _calculated(page: Any) -> dict[tuple[int, int], str]:
    """(row, column) -> the formula, of cells that are calculated."""
    return {
        (cell.row, cell.column): str(cell.value)
        for line in page.iter_rows(max_col=COLUMNS)
        for cell in line
        if cell.data_type == "f"
    }


def _spread(page: Any) -> None:
    """Cells that were joined all say what the first of them says: a rayon written once for many rows."""
    for area in list(page.merged_cells.ranges):
        if area.max_row > LINES or area.size["rows"] * area.size["columns"] > LINES:
            continue
        value = page.cell(area.min_row, area.min_col).value
        page.unmerge_cells(str(area))
        if area.size["rows"] > 1:
            for row in range(area.min_row, area.max_row + 1):
                page.cell(row, area.min_col).value = value


def _text(value: Any, formula: str | None) -> str:
    """A cell as it is read: whole numbers without a point, days without an hour."""
    if value is None:
        return (formula or "")[:CELL]
    if isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, datetime) and not (value.hour or value.minute):
        value = value.date()
    text = str(value).replace("\x00", "").encode("utf-8", "replace").decode()
    return " ".join(text.replace("_x000D_", " ").split())[:CELL]


def main() -> None:
    """stdin -> stdout, as JSON: the grid, or the key of what is wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        grid = read(sys.stdin.buffer.read())
        said: dict[str, Any] = {"title": grid.title, "rows": grid.rows}
    except BadBook as bad:
        said = {"key": bad.key}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
