"""Reading of CSV files, separated by commas, semicolons or tabs, in several encodings."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from bot.imports.workbook import MAX_ROW_NUMBER, UnreadableWorkbook

SEPARATORS = ";\t,"
SAMPLED_LINES = 50
"""Lines from the top used to detect the separator."""


def read_rows(content: bytes) -> Iterator[list[str]]:
    """Yield the cells of each line. Raises UnreadableWorkbook if it is no CSV text."""
    lines = io.StringIO(
        _decode(content), newline=""
    ).readlines()  # str.splitlines would split at other characters too
    if not "".join(lines).strip():
        raise UnreadableWorkbook("book-empty")
    if lines[0].lstrip().startswith("<"):
        raise UnreadableWorkbook("book-unreadable")  # HTML, which some programs save as .xls
    separator = ""
    if lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        separator, lines = lines[0][4], lines[1:]
    try:
        yield from _parse_lines(lines, separator or _detect_separator(lines))
    except csv.Error:
        raise UnreadableWorkbook("book-unreadable") from None


def _decode(content: bytes) -> str:
    """Decode by the byte order mark, else as UTF-8, else as Windows-1251. Raises UnreadableWorkbook for binary data."""
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
    """Return the separator that gives most lines the same number of cells. Raises UnreadableWorkbook if none does."""
    best = max(SEPARATORS, key=lambda separator: _column_consistency(lines[:SAMPLED_LINES], separator))
    if not any(_column_consistency(lines[:SAMPLED_LINES], best)):
        raise UnreadableWorkbook("book-unreadable")
    return best


def _column_consistency(lines: list[str], separator: str) -> tuple[int, int]:
    """Return (lines, cells) of the most common number of cells per line; zeros if no line has two cells."""
    widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=separator) if any(cells))
    del widths[0], widths[1]
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
