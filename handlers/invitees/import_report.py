"""The report of the sheets, columns and rows of a file that were not read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlers.invitees.import_file import ImportFile, UnusedPart
from handlers.messages import Lines, Say, Sheet, Text, Value
from handlers.ui.arguments import shorten
from handlers.ui.file_names import seminar_file
from storage.models import Person, Seminar

INLINE_LIMIT = 500
"""The most characters in the message itself; a longer report is sent as a file before it."""
MAX_COLUMN_LENGTH = 40
"""The most characters shown of a column's head."""


def unused_report(roster: ImportFile, seminar: Seminar, member: Person) -> tuple[list[Say], Value]:
    """Return the messages before the result, and the argument `unused` of the result itself."""
    lines = [
        line for part in roster.unused for line in _unused_lines(part, several=_has_several_sheets(roster))
    ]
    if not lines:
        return [], Lines([])
    if sum(len(str(value)) for line in lines for value in line.args.values()) <= INLINE_LIMIT:
        return [], Text("unused", {"list": Lines(lines)})
    rows = [[line] for line in lines]
    sheet = Sheet(seminar_file(seminar, "unused-title"), "unused-title", ("unused-title",), rows)
    return [Say("unused-file", to=member, document=sheet)], Text("unused-above")


def _has_several_sheets(roster: ImportFile) -> bool:
    return len(roster.sheets) + sum(bool(part.reason) for part in roster.unused) > 1


def _unused_lines(part: UnusedPart, *, several: bool) -> Iterator[Text]:
    """Return the lines of one sheet, which is named if there are several."""
    if part.reason:
        yield Text(f"unused-{part.reason}", {"sheet": part.title})
    where = "-of-sheet" if several else ""
    for kind, columns in (("columns", part.columns), ("part", part.partial_columns)):
        if columns:
            names = ", ".join(f"«{shorten(name, MAX_COLUMN_LENGTH)}»" for name in columns)
            yield Text(f"unused-{kind}{where}", {"columns": names, "sheet": part.title})
    if part.hidden_columns:
        names = ", ".join(part.hidden_columns)
        yield Text(f"unused-unseen-columns{where}", {"columns": names, "sheet": part.title})
    numbered = (("titles", part.title_rows), ("rows", part.rows), ("unseen-rows", part.hidden_rows))
    for kind, rows in numbered:
        if rows:
            yield Text(f"unused-{kind}{where}", {"rows": ", ".join(_row_ranges(rows)), "sheet": part.title})


def _row_ranges(rows: Sequence[int]) -> Iterator[str]:
    """Format numbers, consecutive ones as "3–7"."""
    first = rows[0]
    for row, following in pairwise((*rows, rows[-1] + 2)):
        if following != row + 1:
            yield f"{first}" if first == row else f"{first}–{row}"
            first = following
