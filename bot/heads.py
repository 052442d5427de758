"""Which column of a sheet is which: its heads, in one row or over several, in any language and order."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.book import Across, Row
from bot.texts import LANGUAGES, words
from bot.vocabulary import NEAR, Bag, Vocabulary, bag, fit, ways

COLUMNS = ("code", "unit", "unit-two", "rayon", "oblast", "office", "position", "name", "phone")
PARTS = ("surname", "given", "patronymic")
"""The parts of a name that may have a column each, in the order in which they make the name."""
WHOLE = frozenset(PARTS)
PLACES = {"code", "unit", "unit-two", "rayon", "oblast"}
SEVERAL = {"name", "phone", *PARTS}
"""Of these there may be more than one column: what is filled in counts."""
AND = frozenset(("и", "или", "жана", "же", "and", "or"))
WITHIN = 20
"""Rows from the top in which the heads are looked for: lists have titles above them."""
DEEPEST = 3
"""Rows that heads may stand over."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heads of a sheet."""

    first: int
    last: int
    """Places of its rows among those of the sheet."""
    titles: tuple[str, ...]
    columns: Mapping[int, str]
    """Where each known column is: one of COLUMNS or PARTS."""
    named: Mapping[int, frozenset[str]]
    """Of the columns with names: which PARTS stand there."""

    @property
    def remarks(self) -> int | None:
        """Our own column of remarks, when the list was sent back before."""
        return next((at for at, title in enumerate(self.titles) if bag(title) in _remarks()), None)

    @property
    def worth(self) -> tuple[int, int, int, int]:
        """Which of several readings is best: most kinds of columns, most columns, fewest rows, farthest up."""
        return len(set(self.columns.values())), len(self.columns), self.first - self.last, -self.first

    @property
    def holds(self) -> bool:
        """Whether a list can be read by it: somebody's place, and something else."""
        known = set(self.columns.values())
        return bool(known & PLACES) and len(known) > 1


def found(rows: Sequence[Row], across: Sequence[Across] = ()) -> Head | None:
    """The heads of a sheet; None when no row looks like them. `across`: which cells were joined with others beside."""
    titles = [_titles(row, across) for row in rows[: WITHIN + DEEPEST]]
    heads = [head for first in range(min(WITHIN, len(rows))) for head in _readings(titles, first)]
    best = max(heads, key=lambda head: head.worth, default=None)
    return best if best is not None and best.holds else None


def _titles(row: Row, across: Sequence[Across]) -> list[str]:
    """The cells of a row as heads: one that reaches over several columns is that of each of them."""
    number, cells = row
    titles = [*cells]
    for at, first, last in across:
        if at == number and first < len(titles):
            titles += [""] * (last + 1 - len(titles))
            titles[first : last + 1] = [own or titles[first] for own in titles[first : last + 1]]
    return titles


def _readings(rows: Sequence[Sequence[str]], first: int) -> Iterator[Head]:
    """The row as heads; and with each of the next as far as these are heads below it."""
    titles = rows[first]
    known = _known(titles)
    yield _head(first, first, titles, known, titles)
    if len(set(filter(None, titles))) < 2:
        return  # a title above everything
    for last in range(first + 1, min(first + DEEPEST, len(rows))):
        below = rows[last]
        if not _continues(titles, below):
            return
        alone = _known(below)
        titles = [_joined(titles, below, at) for at in range(max(len(titles), len(below)))]
        known = _known(titles)
        known[: len(alone)] = [own or both for own, both in zip(alone, known, strict=False)]
        said = [*titles]
        said[: len(alone)] = [below[at] if own else titles[at] for at, own in enumerate(alone)]
        yield _head(first, last, titles, known, said)


def _continues(titles: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row goes on with the heads: each of its cells is one by itself, or stands under a wide one."""
    filled = [at for at, cell in enumerate(below) if cell]
    known = [bool(one) for one in _known(below)]
    return any(known) and all(
        (known[at] or _wide(titles, below, at)) and not any(letter.isdigit() for letter in below[at])
        for at in filled
    )


def _wide(titles: Sequence[str], below: Sequence[str], at: int) -> bool:
    """Whether the head above reaches over the next column too, or comes from one on the left."""
    return at != _origin(titles, below, at) or (
        at + 1 < len(below) and below[at + 1] != "" and _origin(titles, below, at + 1) == at
    )


def _origin(titles: Sequence[str], below: Sequence[str], at: int) -> int:
    """The column whose head stands above this one: cells that were joined have their text in the first, or in all."""
    place = at
    while (
        place > 0 and (place >= len(titles) or titles[place] in ("", titles[place - 1])) and below[place - 1]
    ):
        place -= 1
    return place if place < len(titles) and titles[place] else at


def _joined(titles: Sequence[str], below: Sequence[str], at: int) -> str:
    """A head over two rows as one text."""
    if at >= len(below) or not below[at]:
        return titles[at] if at < len(titles) else ""
    above = _origin(titles, below, at)
    parts = [titles[above] if above < len(titles) else "", below[at]]
    return " ".join(dict.fromkeys(part for part in parts if part))


Scores = dict[str, tuple[float, int]]
"""Column -> how well it fits; none that does not."""


def _known(titles: Sequence[str]) -> list[Scores]:
    """For each text the columns that it may be the head of."""
    return [_scores(bag(title)) for title in titles]


@functools.lru_cache(maxsize=512)
def _scores(said: Bag) -> Scores:
    found = {name: score for name, some in _names().items() if (score := fit(said, some))[0] >= NEAR}
    return {name: found[name] for name in found if name not in PLACES or not _of_somebody(said)}


def _of_somebody(said: Bag) -> bool:
    """Whether a place only tells whose name or telephone it is: "ФИО главы айыл окмоту"."""
    places = [way for name in PLACES for way in _names()[name] if way <= said]
    others = [way for name in SEVERAL for way in _names()[name] if way <= said]
    apart = [way for way in others if not any(way <= place for place in places)]
    both = any(said - way - place <= AND for way in apart for place in places)  # "ФИО, айыл аймагы"
    return bool(places and apart) and not both


def _head(first: int, last: int, titles: Sequence[str], known: Sequence[Scores], said: Sequence[str]) -> Head:
    """The best fitting column for each text; most columns are there once. `said`: what of a title told its column."""
    order = sorted(
        ((score, -at, name) for at, scores in enumerate(known) for name, score in scores.items()),
        reverse=True,
    )
    columns: dict[int, str] = {}
    for _, at, name in order:
        if -at not in columns and (name in SEVERAL or name not in columns.values()):
            columns[-at] = name
    named = {
        at: WHOLE if name == "name" else _parts(said[at], name)
        for at, name in columns.items()
        if name in ("name", *PARTS)
    }
    return Head(first, last, tuple(titles), columns, named | _under_one(titles, columns))


def _under_one(titles: Sequence[str], columns: Mapping[int, str]) -> dict[int, frozenset[str]]:
    """Which part of a name stands in each of the columns below one head: "ФИО" over two or three of them."""
    places = [at for at, name in sorted(columns.items()) if name == "name"]
    found: dict[int, frozenset[str]] = {}
    for _, some in groupby(places, key=lambda at: (titles[at], at - places.index(at))):
        run = [*some]
        if 1 < len(run) <= len(PARTS):
            found |= {at: frozenset({part}) for at, part in zip(run, PARTS, strict=False)}
    return found


def _parts(title: str, name: str) -> frozenset[str]:
    """The parts of a name in one column: "Имя, отчество" has two, "Атасынын аты" is one though "аты" is in it."""
    said = bag(title)
    inside = {part: [way for way in _names()[part] if way <= said] for part in PARTS}
    longest = [way for some in inside.values() for way in some]
    found = {
        part for part, some in inside.items() if any(not any(way < one for one in longest) for way in some)
    }
    return frozenset(found or {name})


def mixed(title: str, name: str) -> bool:
    """Whether the head of a column names something else as well: "ФИО, должность"."""
    said = bag(title)
    ours = [way for way in _names()[name] if way <= said]
    others = [
        way
        for other, some in _names().items()
        for way in some
        if _family(other) != _family(name) and way <= said
    ]
    return any(not one & two and said - one - two <= AND for one in ours for two in others)


def _family(name: str) -> str:
    return "name" if name in PARTS else "place" if name in PLACES else name


@functools.cache
def _names() -> Vocabulary:
    whole = {name: ways(f"invitee-{name}", f"known-as-{name}") for name in COLUMNS}
    return whole | {name: ways(f"known-as-{name}") for name in PARTS}


@functools.cache
def _remarks() -> list[frozenset[str]]:
    return [bag(words(one, "UTC").plain("column-remarks")) for one in LANGUAGES]
