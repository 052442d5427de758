"""Which column of a sheet is which: its heads, in one row or over several, in any language and order."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.imports.vocabulary import MIN_SCORE, Vocabulary, WordSet, match_score, phrases_of, word_set
from bot.imports.workbook import HorizontalMerge, Row
from bot.locales import LANGUAGES, get_locale

COLUMNS = ("code", "unit", "unit-two", "rayon", "oblast", "office", "position", "name", "phone")
NAME_PARTS = ("surname", "given", "patronymic")
"""The parts of a name that may have a column each, in the order in which they make the name."""
FULL_NAME = frozenset(NAME_PARTS)
PLACE_COLUMNS = {"code", "unit", "unit-two", "rayon", "oblast"}
REPEATABLE_COLUMNS = {"name", "phone", *NAME_PARTS}
"""Of these there may be more than one column: what is filled in counts."""
CONJUNCTIONS = frozenset(("и", "или", "жана", "же", "and", "or"))
SEARCHED_ROWS = 20
"""Rows from the top in which the heads are looked for: lists have titles above them."""
MAX_HEADER_ROWS = 3
"""Rows that heads may stand over."""


@dataclass(frozen=True, slots=True)
class Header:
    """The heads of a sheet."""

    first: int
    last: int
    """Places of its rows among those of the sheet."""
    titles: tuple[str, ...]
    columns: Mapping[int, str]
    """Where each known column is: one of COLUMNS or PARTS."""
    name_columns: Mapping[int, frozenset[str]]
    """Of the columns with names: which PARTS stand there."""

    @property
    def remarks_column(self) -> int | None:
        """Our own column of remarks, when the list was sent back before."""
        return next(
            (at for at, title in enumerate(self.titles) if word_set(title) in _remarks_titles()), None
        )

    @property
    def score(self) -> tuple[int, int, int, int]:
        """Which of several readings is best: most kinds of columns, most columns, fewest rows, farthest up."""
        return len(set(self.columns.values())), len(self.columns), self.first - self.last, -self.first

    @property
    def is_usable(self) -> bool:
        """Whether a list can be read by it: somebody's place, and something else."""
        known = set(self.columns.values())
        return bool(known & PLACE_COLUMNS) and len(known) > 1


def find_header(rows: Sequence[Row], across: Sequence[HorizontalMerge] = ()) -> Header | None:
    """The heads of a sheet; None when no row looks like them. `across`: which cells were joined with others beside."""
    titles = [_header_titles(row, across) for row in rows[: SEARCHED_ROWS + MAX_HEADER_ROWS]]
    heads = [
        head for first in range(min(SEARCHED_ROWS, len(rows))) for head in _candidate_headers(titles, first)
    ]
    best = max(heads, key=lambda head: head.score, default=None)
    return best if best is not None and best.is_usable else None


def _header_titles(row: Row, across: Sequence[HorizontalMerge]) -> list[str]:
    """The cells of a row as heads: one that reaches over several columns is that of each of them."""
    number, cells = row
    titles = [*cells]
    for at, first, last in across:
        if at == number and first < len(titles):
            titles += [""] * (last + 1 - len(titles))
            titles[first : last + 1] = [own or titles[first] for own in titles[first : last + 1]]
    return titles


def _candidate_headers(rows: Sequence[Sequence[str]], first: int) -> Iterator[Header]:
    """The row as heads; and with each of the next as far as these are heads below it."""
    titles = rows[first]
    known = _column_scores(titles)
    yield _build_header(first, first, titles, known, titles)
    if len(set(filter(None, titles))) < 2:
        return  # a title above everything
    for last in range(first + 1, min(first + MAX_HEADER_ROWS, len(rows))):
        below = rows[last]
        if not _continues_header(titles, below):
            return
        alone = _column_scores(below)
        titles = [_join_titles(titles, below, at) for at in range(max(len(titles), len(below)))]
        known = _column_scores(titles)
        known[: len(alone)] = [own or both for own, both in zip(alone, known, strict=False)]
        said = [*titles]
        said[: len(alone)] = [below[at] if own else titles[at] for at, own in enumerate(alone)]
        yield _build_header(first, last, titles, known, said)


def _continues_header(titles: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row goes on with the heads: each of its cells is one by itself, or stands under a wide one."""
    filled = [at for at, cell in enumerate(below) if cell]
    known = [bool(one) for one in _column_scores(below)]
    return any(known) and all(
        (known[at] or _spans_columns(titles, below, at)) and not any(letter.isdigit() for letter in below[at])
        for at in filled
    )


def _spans_columns(titles: Sequence[str], below: Sequence[str], at: int) -> bool:
    """Whether the head above reaches over the next column too, or comes from one on the left."""
    return at != _title_column(titles, below, at) or (
        at + 1 < len(below) and below[at + 1] != "" and _title_column(titles, below, at + 1) == at
    )


def _title_column(titles: Sequence[str], below: Sequence[str], at: int) -> int:
    """The column whose head stands above this one: cells that were joined have their text in the first, or in all."""
    place = at
    while (
        place > 0 and (place >= len(titles) or titles[place] in ("", titles[place - 1])) and below[place - 1]
    ):
        place -= 1
    return place if place < len(titles) and titles[place] else at


def _join_titles(titles: Sequence[str], below: Sequence[str], at: int) -> str:
    """A head over two rows as one text."""
    if at >= len(below) or not below[at]:
        return titles[at] if at < len(titles) else ""
    above = _title_column(titles, below, at)
    parts = [titles[above] if above < len(titles) else "", below[at]]
    return " ".join(dict.fromkeys(part for part in parts if part))


Scores = dict[str, tuple[float, int]]
"""Column -> how well it fits; none that does not."""


def _column_scores(titles: Sequence[str]) -> list[Scores]:
    """For each text the columns that it may be the head of."""
    return [_scores(word_set(title)) for title in titles]


@functools.lru_cache(maxsize=512)
def _scores(said: WordSet) -> Scores:
    found = {
        name: score
        for name, some in _column_phrases().items()
        if (score := match_score(said, some))[0] >= MIN_SCORE
    }
    return {name: found[name] for name in found if name not in PLACE_COLUMNS or not _describes_owner(said)}


def _describes_owner(said: WordSet) -> bool:
    """Whether a place only tells whose name or telephone it is: "ФИО главы айыл окмоту"."""
    places = [way for name in PLACE_COLUMNS for way in _column_phrases()[name] if way <= said]
    others = [way for name in REPEATABLE_COLUMNS for way in _column_phrases()[name] if way <= said]
    apart = [way for way in others if not any(way <= place for place in places)]
    both = any(said - way - place <= CONJUNCTIONS for way in apart for place in places)  # "ФИО, айыл аймагы"
    return bool(places and apart) and not both


def _build_header(
    first: int, last: int, titles: Sequence[str], known: Sequence[Scores], said: Sequence[str]
) -> Header:
    """The best fitting column for each text; most columns are there once. `said`: what of a title told its column."""
    order = sorted(
        ((score, -at, name) for at, scores in enumerate(known) for name, score in scores.items()),
        reverse=True,
    )
    columns: dict[int, str] = {}
    for _, at, name in order:
        if -at not in columns and (name in REPEATABLE_COLUMNS or name not in columns.values()):
            columns[-at] = name
    named = {
        at: FULL_NAME if name == "name" else _name_parts(said[at], name)
        for at, name in columns.items()
        if name in ("name", *NAME_PARTS)
    }
    return Header(first, last, tuple(titles), columns, named | _split_name_columns(titles, columns))


def _split_name_columns(titles: Sequence[str], columns: Mapping[int, str]) -> dict[int, frozenset[str]]:
    """Which part of a name stands in each of the columns below one head: "ФИО" over two or three of them."""
    places = [at for at, name in sorted(columns.items()) if name == "name"]
    found: dict[int, frozenset[str]] = {}
    for _, some in groupby(places, key=lambda at: (titles[at], at - places.index(at))):
        run = [*some]
        if 1 < len(run) <= len(NAME_PARTS):
            found |= {at: frozenset({part}) for at, part in zip(run, NAME_PARTS, strict=False)}
    return found


def _name_parts(title: str, name: str) -> frozenset[str]:
    """The parts of a name in one column: "Имя, отчество" has two, "Атасынын аты" is one though "аты" is in it."""
    said = word_set(title)
    inside = {part: [way for way in _column_phrases()[part] if way <= said] for part in NAME_PARTS}
    longest = [way for some in inside.values() for way in some]
    found = {
        part for part, some in inside.items() if any(not any(way < one for one in longest) for way in some)
    }
    return frozenset(found or {name})


def is_mixed(title: str, name: str) -> bool:
    """Whether the head of a column names something else as well: "ФИО, должность"."""
    said = word_set(title)
    ours = [way for way in _column_phrases()[name] if way <= said]
    others = [
        way
        for other, some in _column_phrases().items()
        for way in some
        if _column_family(other) != _column_family(name) and way <= said
    ]
    return any(not one & two and said - one - two <= CONJUNCTIONS for one in ours for two in others)


def _column_family(name: str) -> str:
    return "name" if name in NAME_PARTS else "place" if name in PLACE_COLUMNS else name


@functools.cache
def _column_phrases() -> Vocabulary:
    whole = {name: phrases_of(f"invitee-{name}", f"known-as-{name}") for name in COLUMNS}
    return whole | {name: phrases_of(f"known-as-{name}") for name in NAME_PARTS}


@functools.cache
def _remarks_titles() -> list[frozenset[str]]:
    return [word_set(get_locale(one, "UTC").plain("column-remarks")) for one in LANGUAGES]
