"""Which column of a list is which, and which office or position a cell means: by the words of every language."""

import functools
import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bot.book import BadBook, Grid, Row
from bot.texts import LANGUAGES, words
from handlers.guests.lists import Line, Roster
from handlers.registering.form import OFFICES, OTHER_POSITIONS, POSITIONS

COLUMNS = ("code", "unit", "unit-two", "rayon", "oblast", "office", "position", "name", "phone")
HEAD_WITHIN = 20
"""Rows from the top in which the heads of the columns are looked for: lists have titles above them."""
NEAR = 85
PLACES, PEOPLE = {"code", "unit", "unit-two", "rayon", "oblast"}, {"office", "position", "name", "phone"}

Vocabulary = dict[str, list[frozenset[str]]]


def roster(grid: Grid) -> Roster:
    """The sheet with its columns recognised. Raises BadBook when no row looks like the heads of columns."""
    place, columns = max(
        ((place, _columns(cells)) for place, (_, cells) in enumerate(grid.rows[:HEAD_WITHIN])),
        key=lambda found: len(found[1]),
        default=(0, {}),
    )
    if not (set(columns) & PLACES and len(columns) > 1):
        raise BadBook("book-no-head")
    comment = _comment(grid.rows[place][1])
    width = max(len(cells) for _, cells in grid.rows[place:])
    keep = [at for at in range(width) if at != comment]
    lines = [_line(row, columns, keep) for row in grid.rows[place + 1 :]]
    return Roster(_kept(grid.rows[place], keep), tuple(line for line in lines if any(line.told.values())))


def _kept(row: Row, keep: Sequence[int]) -> tuple[str, ...]:
    cells = row[1]
    return tuple(cells[at] if at < len(cells) else "" for at in keep)


def _line(row: Row, columns: dict[str, int], keep: Sequence[int]) -> Line:
    number, cells = row
    told = {name.replace("-", "_"): cells[at] for name, at in columns.items() if at < len(cells)}
    for name, known in (("office", _offices()), ("position", _positions())):
        if (typed := told.get(name)) and not typed.startswith("="):
            meant = _meaning(typed, known)
            told[name if meant else f"{name}-unknown"] = meant or typed
            if not meant:
                del told[name]
    return Line(number, _kept(row, keep), told)


def _columns(cells: Iterable[str]) -> dict[str, int]:
    """Column -> where it is: the best fitting cell of a row, each cell and column used once."""
    scores = [
        (score, -at, name)
        for at, cell in enumerate(cells)
        for name, ways in _heads().items()
        if (score := _fit(_bag(cell), ways)) >= NEAR
    ]
    found: dict[str, int] = {}
    for _, at, name in sorted(scores, reverse=True):
        if name not in found and -at not in found.values():
            found[name] = -at
    return found


def _comment(cells: Sequence[str]) -> int | None:
    """Our own column of remarks, when the list was sent back before."""
    ours = [_bag(words(one, "UTC").plain("column-remarks")) for one in LANGUAGES]
    return next((at for at, cell in enumerate(cells) if _bag(cell) in ours), None)


def _meaning(typed: str, known: Vocabulary) -> str:
    """What a cell means, or nothing: the words of the longest way to say it that are all in the cell, or nearly so."""
    bag = _bag(typed)
    inside = [(len(way), name) for name, ways in known.items() for way in ways if way <= bag]
    if inside:
        return max(inside)[1]
    score, name = max((_fit(bag, ways), name) for name, ways in known.items())
    return name if score >= NEAR else ""


def _fit(bag: frozenset[str], ways: Iterable[frozenset[str]]) -> float:
    """0..100: how well a cell fits the best of these ways to say it."""
    if not bag:
        return 0
    whole = " ".join(sorted(bag))
    return max(
        100 if bag == way else 95 if way <= bag else min(94, fuzz.ratio(whole, " ".join(sorted(way))))
        for way in ways
    )


@functools.lru_cache(maxsize=4096)
def _bag(text: str) -> frozenset[str]:
    """The words of a text, without dots and case."""
    return frozenset(re.findall(r"\w+", text[:200].casefold().replace(".", "").replace("ё", "е")))


def _ways(*keys: str) -> list[frozenset[str]]:
    """What these texts say in every language; a list with semicolons is several ways."""
    said = [words(one, "UTC").plain(key) for one in LANGUAGES for key in keys]
    return [bag for text in said for way in text.split(";") if (bag := _bag(way))]


@functools.cache
def _heads() -> Vocabulary:
    return {name: _ways(f"invitee-{name}", f"known-as-{name}") for name in COLUMNS}


@functools.cache
def _offices() -> Vocabulary:
    names = [name.replace("_", "-") for name in OFFICES]
    return {name.replace("-", "_"): _ways(f"office-{name}", f"known-as-{name}") for name in names}


@functools.cache
def _positions() -> Vocabulary:
    names = dict.fromkeys([one for some in POSITIONS.values() for one in some] + [*OTHER_POSITIONS])
    return {name: _ways(f"position-{name}", f"known-as-{name}") for name in names}
