"""A report of the sheets, columns and rows of a sent file that were not read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlers.invitees.import_rows import ImportFile, UnusedPart
from handlers.messages import Lines, Say, Sheet, Text, Value
from handlers.ui.arguments import shorten
from storage.models import Person, Seminar

INLINE_LIMIT = 500
"""Characters that may stand in the message itself; what is longer comes as a file before it."""
MAX_COLUMN_LENGTH = 40
"""Characters of a column's head that are shown."""


def unused_report(roster: ImportFile, seminar: Seminar, member: Person) -> tuple[list[Say], Value]:
    """Messages before the result, and the argument `unused` of the result itself."""
    lines = [
        line for one in roster.unused for line in _unused_lines(one, several=_has_several_sheets(roster))
    ]
    if not lines:
        return [], Lines([])
    if sum(len(str(value)) for line in lines for value in line.args.values()) <= INLINE_LIMIT:
        return [], Text("unused", {"list": Lines(lines)})
    rows = [[line] for line in lines]
    sheet = Sheet(f"{seminar.slug}-unused.xlsx", "unused-title", ("unused-title",), rows)
    return [Say("unused-file", to=member, document=sheet)], Text("unused-above")


def _has_several_sheets(roster: ImportFile) -> bool:
    return len(roster.sheets) + sum(bool(one.reason) for one in roster.unused) > 1


def _unused_lines(one: UnusedPart, *, several: bool) -> Iterator[Text]:
    """The lines of one sheet; it is named where there are several."""
    if one.reason:
        yield Text(f"unused-{one.reason}", {"sheet": one.title})
    where = "-of-sheet" if several else ""
    for what, columns in (("columns", one.columns), ("part", one.partial_columns)):
        if columns:
            names = ", ".join(f"«{shorten(name, MAX_COLUMN_LENGTH)}»" for name in columns)
            yield Text(f"unused-{what}{where}", {"columns": names, "sheet": one.title})
    if one.hidden_columns:
        names = ", ".join(one.hidden_columns)
        yield Text(f"unused-unseen-columns{where}", {"columns": names, "sheet": one.title})
    for what, rows in (("rows", one.rows), ("unseen-rows", one.hidden_rows)):
        if rows:
            yield Text(f"unused-{what}{where}", {"rows": ", ".join(_row_ranges(rows)), "sheet": one.title})


def _row_ranges(rows: Sequence[int]) -> Iterator[str]:
    """Numbers, with consecutive ones as "3–7"."""
    first = rows[0]
    for one, following in pairwise((*rows, rows[-1] + 2)):
        if following != one + 1:
            yield f"{first}" if first == one else f"{first}–{one}"
            first = following
