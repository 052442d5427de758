"""Workbooks (.xlsx) in the reader's language: each cell is text, but for dates, which can be sorted."""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from bot.documents.xmltext import clean
from bot.locales import Locale
from handlers.messages import Sheet, Translated

DATE_FORMAT, DATE_WIDTH = "dd.mm.yyyy hh:mm", 16
LONGEST, LONGEST_NAME = 32_767, 31
"""The most characters of a cell, and of a sheet's name."""


def sheet(source: Sheet, words: Locale) -> bytes:
    """A spreadsheet whose cells are text or dates: a name that begins with "=" stays a name, "#N/A" a word."""
    from xlsxwriter import Workbook  # loaded with the first file: it takes memory

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        for one in (source, *source.more_sheets):
            _page(book, one, words)
    return stream.getvalue()


def _page(book: Any, source: Sheet, words: Locale) -> None:
    head = [_title(one, words) for one in source.head]
    rows = [[_cell(value, words) for value in row] for row in source.rows]
    page = book.add_worksheet(
        _sheet_name(_title(source.title, words), [one.name for one in book.worksheets()])
    )
    page.freeze_panes(1, 0)
    # Cells filled in later are text too, so that a telephone number keeps its leading zero.
    plain, bold = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
    marked = book.add_format({"num_format": "@", "bg_color": "#FFC7CE"})
    dated = book.add_format({"num_format": DATE_FORMAT, "align": "left"})
    for column, title in enumerate(head):
        widest = max([len(title), *(_width(row[column]) for row in rows)])
        page.set_column(column, column, min(60, widest + 3), plain)
    _write(page, 0, head, bold, dated)
    for place, row in enumerate(rows):
        _write(page, place + 1, row, marked if place in source.highlighted_rows else plain, dated)


def _cell(value: Any, words: Locale) -> str | datetime:
    """A date on the clocks of its zone, which a workbook does not know; anything else in words."""
    return value.replace(tzinfo=None) if isinstance(value, datetime) else words.render_value(value)


def _width(cell: str | datetime) -> int:
    return DATE_WIDTH if isinstance(cell, datetime) else len(cell)


def _write(page: Any, row: int, cells: Sequence[str | datetime], form: Any, dated: Any) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, datetime):
            page.write_datetime(row, column, cell, dated)
        elif shown := _fitting(clean(cell), LONGEST):
            page.write_string(row, column, shown, form)
        else:
            page.write_blank(row, column, None, form)


def _title(title: str | Translated, words: Locale) -> str:
    return words.plain(title) if isinstance(title, str) else words.render_value(title)


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """Return the title as an allowed sheet name: short, without some characters, and unique in the file."""
    name = _fitting(re.sub(r"[\[\]:*?/\\']", " ", clean(title)).strip(), LONGEST_NAME).strip()
    if name.casefold() in ("", "history", *(one.casefold() for one in taken)):
        name = f"{_fitting(name, LONGEST_NAME - 4)} {len(taken) + 1}".strip()
    return name


def _fitting(text: str, units: int) -> str:
    """Truncate to this many UTF-16 units, as spreadsheets count."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
