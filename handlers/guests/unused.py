"""What of a file was not taken for a list: every sheet, column and row, told to whoever sent it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlers.common import shorten
from handlers.guests.lists import Roster, Unused
from handlers.words import Lines, Say, Sheet, Text, Value
from storage.models import Person, Seminar

HERE = 500
"""Characters that may stand in the message itself; what is longer comes as a file before it."""
COLUMN = 40
"""Characters of a column's head that are shown: long enough to find it."""


def report(roster: Roster, seminar: Seminar, member: Person) -> tuple[list[Say], Value]:
    """What to say before the result, and what to say in it."""
    lines = [line for one in roster.unused for line in _lines(one, several=_several(roster))]
    if not lines:
        return [], Lines([])
    if sum(len(str(value)) for line in lines for value in line.args.values()) <= HERE:
        return [], Text("unused", {"list": Lines(lines)})
    rows = [[line] for line in lines]
    sheet = Sheet(f"{seminar.slug}-unused.xlsx", "unused-title", ("unused-title",), rows)
    return [Say("unused-file", to=member, document=sheet)], Text("unused-above")


def _several(roster: Roster) -> bool:
    return len(roster.pages) + sum(bool(one.why) for one in roster.unused) > 1


def _lines(one: Unused, *, several: bool) -> Iterator[Text]:
    """One sheet's; it is named where there are several."""
    if one.why:
        yield Text(f"unused-{one.why}", {"sheet": one.title})
    where = "-of-sheet" if several else ""
    for what, columns in (("columns", one.columns), ("part", one.part)):
        if columns:
            names = ", ".join(f"«{shorten(name, COLUMN)}»" for name in columns)
            yield Text(f"unused-{what}{where}", {"columns": names, "sheet": one.title})
    if one.unseen_columns:
        names = ", ".join(one.unseen_columns)
        yield Text(f"unused-unseen-columns{where}", {"columns": names, "sheet": one.title})
    for what, rows in (("rows", one.rows), ("unseen-rows", one.unseen_rows)):
        if rows:
            yield Text(f"unused-{what}{where}", {"rows": ", ".join(_runs(rows)), "sheet": one.title})


def _runs(rows: Sequence[int]) -> Iterator[str]:
    """Numbers, with runs of them as "3–7"."""
    first = rows[0]
    for one, following in pairwise((*rows, rows[-1] + 2)):
        if following != one + 1:
            yield f"{first}" if first == one else f"{first}–{one}"
            first = following
