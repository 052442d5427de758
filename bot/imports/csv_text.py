"""Text with commas, semicolons or tabs between its cells (.csv) -> rows, whatever program wrote it."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from bot.imports.workbook import MAX_ROW_NUMBER, UnreadableWorkbook

SEPARATORS = ";\t,"
SAMPLED_LINES = 50
"""Lines from the top that tell what separates the cells."""


def read_rows(content: bytes) -> Iterator[list[str]]:
    """The cells of each line. Raises UnreadableWorkbook when it is no such text."""
    lines = io.StringIO(
        _decode(content), newline=""
    ).readlines()  # other signs than these end no line of a table
    if not "".join(lines).strip():
        raise UnreadableWorkbook("book-empty")
    if lines[0].lstrip().startswith("<"):
        raise UnreadableWorkbook("book-unreadable")  # a web page, which some programs call .xls
    separator = ""
    if lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        separator, lines = lines[0][4], lines[1:]
    try:
        yield from _parse_lines(lines, separator or _detect_separator(lines))
    except csv.Error:
        raise UnreadableWorkbook("book-unreadable") from None


def _decode(content: bytes) -> str:
    """What the bytes say: Unicode by its mark, UTF-8, else Windows-1251. Raises UnreadableWorkbook."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\0" in content:
        raise UnreadableWorkbook("book-unreadable")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")


def _parse_lines(lines: list[str], separator: str) -> Iterator[list[str]]:
    for number, cells in enumerate(csv.reader(lines, delimiter=separator), start=1):
        if number > MAX_ROW_NUMBER:
            raise UnreadableWorkbook("book-too-many-rows")
        yield cells


def _detect_separator(lines: list[str]) -> str:
    """What the most lines have the same number of. Raises UnreadableWorkbook when no line has any."""
    best = max(SEPARATORS, key=lambda separator: _column_consistency(lines[:SAMPLED_LINES], separator))
    if not any(_column_consistency(lines[:SAMPLED_LINES], best)):
        raise UnreadableWorkbook("book-unreadable")
    return best


def _column_consistency(lines: list[str], separator: str) -> tuple[int, int]:
    """How many lines have the same number of cells, and how many cells; zeros when no line has two."""
    widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=separator) if any(cells))
    del widths[0], widths[1]
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
