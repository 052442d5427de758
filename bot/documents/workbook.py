"""Workbooks (.xlsx) in the reader's language: text, dates and numbers, ready to be printed.

Printed, a list fits the width of A4 in landscape; each page has its title, its headings and its number.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from textwrap import wrap
from typing import Any

from bot.documents.xmltext import clean
from bot.locales import Locale
from handlers.messages import Number, Sheet, Text, Translated

DATE_FORMAT, DATE_WIDTH = "dd.mm.yyyy hh:mm", 16
NUMBER_FORMATS = ("0", "0.0", "0.00")
"""Formats of numbers by their decimals; spreadsheet programs write their own decimal separator."""
TEXT_FORMAT = "@"
"""Cells filled in later are text too, so that a telephone number keeps its leading zero."""
Cell = str | datetime | Number
LONGEST, LONGEST_NAME, LONGEST_HEADER = 32_767, 31, 255
"""The most characters of a cell, of a sheet's name, and of the header of a printed page with its codes."""

A4 = 9
"""Its number in the file format."""
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 0.4, 0.95, 0.6
"""Inches."""
PAGE_WIDTH = 165
"""Characters of all columns together: on A4 in landscape they are printed at some 9 points."""
WIDEST, NARROWEST = 60, 8
"""Characters of a column whose text is wrapped."""
LONGEST_WORD = 24
"""Characters of a word that are kept on one line."""
LONGEST_MEASURED = 2_000
"""The most characters of a cell by which columns are balanced."""
HAND_WIDTH = 20
"""Characters of an empty column, to be filled in by hand."""
PADDING = 2
BOLD = 1.2
"""The width of wide letters, such as those of a heading, in characters; LibreOffice has a wider font in the place of
Excel's."""
LINE_HEIGHT, TALLEST = 15, 409
"""Points of a line of text, and of the tallest row that the file format allows."""
BORDER, HEAD, MARKED = "#8C8C8C", "#E7ECEF", "#FFC7CE"
"""Colours of the lines, of the headings, and of highlighted rows."""
Formats = Mapping[str, Any]
"""Format of dates, numbers or text -> cell format."""


def sheet(source: Sheet, words: Locale) -> bytes:
    """A spreadsheet whose cells are text, dates or numbers: a name like "=1" stays a name, "#N/A" a word."""
    from xlsxwriter import Workbook  # loaded with the first file: it takes memory

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        for one in (source, *source.more_sheets):
            _page(book, one, words)
    return stream.getvalue()


def _page(book: Any, source: Sheet, words: Locale) -> None:
    title, head, rows = contents(source, words)
    page = book.add_worksheet(_sheet_name(title, [one.name for one in book.worksheets()]))
    later = book.add_format({"num_format": TEXT_FORMAT})
    widths = column_widths(head, rows)
    for column, width in enumerate(widths):
        page.set_column(column, column, width, later)
    _write(page, 0, head, _formats(book, bold=True, bg_color=HEAD, valign="vcenter"))
    plain, marked = _formats(book), _formats(book, bg_color=MARKED)
    _make_tall(page, 0, head, [int(width / BOLD) for width in widths])
    for place, row in enumerate(rows):
        _write(page, place + 1, row, marked if place in source.highlighted_rows else plain)
        _make_tall(page, place + 1, row, widths)
    _set_up_print(page, title, words.render_value(source.subtitle))


def contents(source: Sheet, words: Locale) -> tuple[str, list[str], list[list[Cell]]]:
    """Return the title, the headings and the cells in the reader's language."""
    head = [_title(one, words) for one in source.head]
    return _title(source.title, words), head, [[_cell(value, words) for value in row] for row in source.rows]


def _formats(book: Any, **look: Any) -> Formats:
    shared = {"border": 1, "border_color": BORDER, "text_wrap": True, "valign": "top", **look}
    formats = {
        form: book.add_format({**shared, "num_format": form}) for form in (TEXT_FORMAT, *NUMBER_FORMATS)
    }
    for form in NUMBER_FORMATS:  # not glued to the words of the next column
        formats[form].set_align("right")
        formats[form].set_indent(1)
    return {**formats, DATE_FORMAT: book.add_format({**shared, "num_format": DATE_FORMAT, "align": "left"})}


def _set_up_print(page: Any, title: str, subtitle: str) -> None:
    """A4 in landscape, as wide as the page; title, headings and number on each."""
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(SIDE_MARGIN, SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN)
    page.set_header(page_header(title, subtitle))
    page.set_footer("&R&9&P / &N")


def page_header(title: str, subtitle: str) -> str:
    """Return the header of a printed page in the codes of the file format: the title in bold, the subtitle below it."""
    shown = f'&L&"-,Bold"&12 {_literal(title)[:90]}'
    if not subtitle:
        return shown
    shown += '\n&"-,Regular"&9 '
    return shown + _shortened(_literal(subtitle), LONGEST_HEADER - len(shown))


def _literal(text: str) -> str:
    return " ".join(clean(text).split()).replace("&", "&&")


def _shortened(text: str, room: int) -> str:
    """Return the text with its middle left out if it is too long; "&&" is not torn apart."""
    if len(text) <= room:
        return text
    half = (room - 3) // 2
    start, end = text[:half].rstrip("&"), text[-half:].lstrip("&")
    return f"{start} … {end}"


def column_widths(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the widths in characters: the widest columns are wrapped until all fit on a page, and share the rest."""
    needs = [_needs(title, [row[column] for row in rows]) for column, title in enumerate(head)]

    def widths(cap: int) -> list[int]:
        return [max(least, min(most, cap)) for least, most in needs]

    caps = range(WIDEST, NARROWEST, -1)
    found = next((found for cap in caps if sum(found := widths(cap)) <= PAGE_WIDTH), widths(NARROWEST))
    while sum(found) < PAGE_WIDTH:
        lines, column = max(
            (min(most, WIDEST) / found[column], column) for column, (_, most) in enumerate(needs)
        )
        if lines <= 1:
            break
        found[column] += 1
    return _balanced(found, [least for least, _ in needs], rows)


def _balanced(found: list[int], least: Sequence[int], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Widen the column with the tallest cell as long as others, made narrower, are not half as tall.

    Empty columns keep their width: they are filled in by hand.
    """
    longest = [max((_text(row[column]) for row in rows), key=len, default="") for column in range(len(found))]

    def height(column: int, width: int) -> int:
        return _line_count(longest[column][:LONGEST_MEASURED], width)

    widths = list(found)
    for _ in range(PAGE_WIDTH):
        tallest = max(range(len(widths)), key=lambda column: height(column, widths[column]), default=0)
        half = height(tallest, widths[tallest]) / 2 if widths else 0
        givers = [
            column
            for column, width in enumerate(widths)
            if width > least[column]
            and longest[column]
            and column != tallest
            and height(column, width - 1) < half
        ]
        if not givers or widths[tallest] >= WIDEST:
            break
        widths[max(givers, key=lambda column: widths[column])] -= 1
        widths[tallest] += 1
    return widths


def _needs(title: str, cells: Sequence[Cell]) -> tuple[int, int]:
    """Return the least and the most characters of a column."""
    filled = [cell for cell in cells if cell != ""]
    words = [len(word) for cell in filled for word in _text(cell).split()]
    lines = [len(line) for cell in filled for line in _text(cell).splitlines()]
    words += [ceil(len(word) * BOLD) for word in title.split()]
    lines += [ceil(len(line) * BOLD) for line in title.splitlines()]
    least = min(max(words, default=0), LONGEST_WORD)
    by_hand = HAND_WIDTH if cells and not filled else 0
    return least + PADDING, max(*lines, least, by_hand, 0) + PADDING


def _make_tall(page: Any, row: int, cells: Sequence[Cell], widths: Sequence[int]) -> None:
    """Make the row as tall as its wrapped cells need: LibreOffice and viewers of telephones do not, as Excel does."""
    lines = max(_line_count(_text(cell), width) for cell, width in zip(cells, widths, strict=True))
    if lines > 1:
        page.set_row(row, min(lines * LINE_HEIGHT, TALLEST))


def _line_count(text: str, width: int) -> int:
    return sum(_wrapped_lines(line, width) for line in text.splitlines()) or 1


def _wrapped_lines(line: str, width: int) -> int:
    """Count the lines of one that is wrapped: an address after its signs, and sooner, for its token may be wide."""
    if "://" in line:
        line, width = re.sub(r"(?<=[/?])\b", " ", line), int(width / BOLD)
    return len(wrap(line, width)) or 1


def _text(cell: Cell) -> str:
    """Return the cell as wide as it is shown; a date and its hour stay on one line."""
    if isinstance(cell, datetime):
        return "0" * DATE_WIDTH
    return f"{cell.value:.{cell.decimals}f}" if isinstance(cell, Number) else cell


def _cell(value: Any, words: Locale) -> Cell:
    """A number; a date on the clocks of its zone, which a workbook does not know; anything else in words."""
    if isinstance(value, int):
        return Number(value)
    if isinstance(value, Number):
        return value
    return value.replace(tzinfo=None) if isinstance(value, datetime) else words.render_value(value)


def _write(page: Any, row: int, cells: Sequence[Cell], forms: Formats) -> None:
    """Write a row."""
    for column, cell in enumerate(cells):
        if isinstance(cell, datetime):
            page.write_datetime(row, column, cell, forms[DATE_FORMAT])
        elif isinstance(cell, Number):
            page.write_number(row, column, cell.value, forms[NUMBER_FORMATS[cell.decimals]])
        elif shown := _fitting(clean(cell), LONGEST):
            page.write_string(row, column, shown, forms[TEXT_FORMAT])
        else:
            page.write_blank(row, column, None, forms[TEXT_FORMAT])


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
