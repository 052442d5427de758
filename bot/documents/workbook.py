"""Workbooks (.xlsx) in the reader's language: each cell is text, but for dates and measured numbers."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from bot.documents.xmltext import clean
from bot.locales import Locale
from handlers.messages import Number, Sheet, Text, Translated

DATE_FORMAT, DATE_WIDTH = "dd.mm.yyyy hh:mm", 16
NUMBER_FORMATS = ("0", "0.0", "0.00")
"""Formats of numbers by their decimals; spreadsheet programs write their own decimal separator."""
NUMBER_WIDTH = 6
Cell = str | datetime | Number
LONGEST, LONGEST_NAME = 32_767, 31
"""The most characters of a cell, and of a sheet's name."""


def sheet(source: Sheet, words: Locale) -> bytes:
    """A spreadsheet whose cells are text, dates or `Number`s: a name like "=1" stays a name, "#N/A" a word."""
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
    forms = {"": plain, DATE_FORMAT: book.add_format({"num_format": DATE_FORMAT, "align": "left"})}
    forms |= {form: book.add_format({"num_format": form}) for form in NUMBER_FORMATS}
    for column, title in enumerate(head):
        widest = max([len(title), *(_width(row[column]) for row in rows)])
        page.set_column(column, column, min(60, widest + 3), plain)
    _write(page, 0, head, forms | {"": bold})
    for place, row in enumerate(rows):
        _write(page, place + 1, row, forms | {"": marked} if place in source.highlighted_rows else forms)


def _cell(value: Any, words: Locale) -> Cell:
    """A number; a date on the clocks of its zone, which a workbook does not know; anything else in words."""
    if isinstance(value, Number):
        return value
    return value.replace(tzinfo=None) if isinstance(value, datetime) else words.render_value(value)


def _width(cell: Cell) -> int:
    if isinstance(cell, Number):
        return NUMBER_WIDTH
    return DATE_WIDTH if isinstance(cell, datetime) else len(cell)


def _write(page: Any, row: int, cells: Sequence[Cell], forms: Mapping[str, Any]) -> None:
    """Write a row. `forms`: format of dates and numbers -> cell format; "": that of text."""
    form = forms[""]
    for column, cell in enumerate(cells):
        if isinstance(cell, datetime):
            page.write_datetime(row, column, cell, forms[DATE_FORMAT])
        elif isinstance(cell, Number):
            page.write_number(row, column, cell.value, forms[NUMBER_FORMATS[cell.decimals]])
        elif shown := _fitting(clean(cell), LONGEST):
            page.write_string(row, column, shown, form)
        else:
            page.write_blank(row, column, None, form)


def _title(title: str | Translated | Text, words: Locale) -> str:
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
