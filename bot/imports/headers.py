"""Recognition of a sheet's columns by its header, in one or several rows, in any language and order."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.imports.vocabulary import MIN_SCORE, Vocabulary, WordSet, match_score, phrases_of, word_set
from bot.imports.workbook import HorizontalMerge, Row

COLUMNS = ("code", "unit", "unit-two", "rayon", "oblast", "office", "position", "name", "phone")
NAME_PARTS = ("surname", "given", "patronymic")
"""The parts of a name that may have a column each, in the order in which they are joined."""
FULL_NAME = frozenset(NAME_PARTS)
PLACE_COLUMNS = {"code", "unit", "unit-two", "rayon", "oblast"}
REPEATABLE_COLUMNS = {"name", "phone", *NAME_PARTS}
"""Columns that may occur more than once."""
CONJUNCTIONS = frozenset(("и", "или", "жана", "же", "and", "or"))
SEARCHED_ROWS = 20
"""Rows from the top in which the header is searched for, since lists have titles above it."""
MAX_HEADER_ROWS = 3
"""The most rows of a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet."""

    first: int
    last: int
    """Indexes of its first and last row."""
    titles: tuple[str, ...]
    columns: Mapping[int, str]
    """Index of each recognised column -> its name, one of COLUMNS or NAME_PARTS."""
    name_columns: Mapping[int, frozenset[str]]
    """Index of each column with names -> the NAME_PARTS in it."""

    @property
    def remarks_column(self) -> int | None:
        """The index of the remarks that the bot added when it returned the list with mistakes."""
        return next(
            (at for at, title in enumerate(self.titles) if word_set(title) in _remarks_titles()), None
        )

    @property
    def score(self) -> tuple[int, int, int, int]:
        """The key to choose the best header: most kinds of columns, most columns, fewest rows, farthest up."""
        return len(set(self.columns.values())), len(self.columns), self.first - self.last, -self.first

    @property
    def is_usable(self) -> bool:
        """Whether a list can be read with it: it has a column for the place, and another one."""
        known = set(self.columns.values())
        return bool(known & PLACE_COLUMNS) and len(known) > 1


def find_header(rows: Sequence[Row], across: Sequence[HorizontalMerge] = ()) -> Header | None:
    """Return the header of a sheet; None if there is none. `across`: horizontally merged cells."""
    titles = [_header_titles(row, across) for row in rows[: SEARCHED_ROWS + MAX_HEADER_ROWS]]
    heads = [
        head for first in range(min(SEARCHED_ROWS, len(rows))) for head in _candidate_headers(titles, first)
    ]
    best = max(heads, key=lambda head: head.score, default=None)
    return best if best is not None and best.is_usable else None


def _header_titles(row: Row, across: Sequence[HorizontalMerge]) -> list[str]:
    """Return the cells of a row as titles; a merged cell is the title of all its columns."""
    number, cells = row
    titles = [*cells]
    for at, first, last in across:
        if at == number and first < len(titles):
            titles += [""] * (last + 1 - len(titles))
            titles[first : last + 1] = [own or titles[first] for own in titles[first : last + 1]]
    return titles


def _candidate_headers(rows: Sequence[Sequence[str]], first: int) -> Iterator[Header]:
    """Yield the row as a header by itself, then together with the following rows as far as they continue it."""
    titles = rows[first]
    known = _column_scores(titles)
    yield _build_header(first, first, titles, known, titles)
    if len(set(filter(None, titles))) < 2:
        return  # the title of the list
    for last in range(first + 1, min(first + MAX_HEADER_ROWS, len(rows))):
        below = rows[last]
        if not _continues_header(titles, below):
            return
        alone = _column_scores(below)
        titles = [_join_titles(titles, below, at) for at in range(max(len(titles), len(below)))]
        known = _column_scores(titles)
        known[: len(alone)] = [own or both for own, both in zip(alone, known, strict=False)]
        matched = [*titles]
        matched[: len(alone)] = [below[at] if own else titles[at] for at, own in enumerate(alone)]
        yield _build_header(first, last, titles, known, matched)


def _continues_header(titles: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row continues the header: each of its cells is a title by itself, or below a wide one."""
    filled = [at for at, cell in enumerate(below) if cell]
    known = [bool(one) for one in _column_scores(below)]
    return any(known) and all(
        (known[at] or _spans_columns(titles, below, at)) and not any(letter.isdigit() for letter in below[at])
        for at in filled
    )


def _spans_columns(titles: Sequence[str], below: Sequence[str], at: int) -> bool:
    """Whether the title above spans the next column too, or begins in a column on the left."""
    return at != _title_column(titles, below, at) or (
        at + 1 < len(below) and below[at + 1] != "" and _title_column(titles, below, at + 1) == at
    )


def _title_column(titles: Sequence[str], below: Sequence[str], at: int) -> int:
    """Return the column with the title above this one: merged cells have their text in the first, or in all."""
    place = at
    while (
        place > 0 and (place >= len(titles) or titles[place] in ("", titles[place - 1])) and below[place - 1]
    ):
        place -= 1
    return place if place < len(titles) and titles[place] else at


def _join_titles(titles: Sequence[str], below: Sequence[str], at: int) -> str:
    """Return the title over two rows as one text."""
    if at >= len(below) or not below[at]:
        return titles[at] if at < len(titles) else ""
    above = _title_column(titles, below, at)
    parts = [titles[above] if above < len(titles) else "", below[at]]
    return " ".join(dict.fromkeys(part for part in parts if part))


Scores = dict[str, tuple[float, int]]
"""Name of a column -> its score, if it is high enough."""


def _column_scores(titles: Sequence[str]) -> list[Scores]:
    """Return, for each title, the columns that it may stand for."""
    return [_scores(word_set(title)) for title in titles]


@functools.lru_cache(maxsize=512)
def _scores(words: WordSet) -> Scores:
    found = {
        name: score
        for name, phrases in _column_phrases().items()
        if (score := match_score(words, phrases))[0] >= MIN_SCORE
    }
    return {name: found[name] for name in found if name not in PLACE_COLUMNS or not _describes_owner(words)}


def _describes_owner(words: WordSet) -> bool:
    """Whether a place in a title only says whose name or telephone number it is: "ФИО главы айыл окмоту"."""
    places = [way for name in PLACE_COLUMNS for way in _column_phrases()[name] if way <= words]
    others = [way for name in REPEATABLE_COLUMNS for way in _column_phrases()[name] if way <= words]
    apart = [way for way in others if not any(way <= place for place in places)]
    both = any(words - way - place <= CONJUNCTIONS for way in apart for place in places)  # "ФИО, айыл аймагы"
    return bool(places and apart) and not both


def _build_header(
    first: int, last: int, titles: Sequence[str], known: Sequence[Scores], matched: Sequence[str]
) -> Header:
    """Assign the best matching column to each title. `said`: the part of each title by which it was recognised."""
    order = sorted(
        ((score, -at, name) for at, scores in enumerate(known) for name, score in scores.items()),
        reverse=True,
    )
    columns: dict[int, str] = {}
    for _, at, name in order:
        if -at not in columns and (name in REPEATABLE_COLUMNS or name not in columns.values()):
            columns[-at] = name
    name_columns = {
        at: FULL_NAME if name == "name" else _name_parts(matched[at], name)
        for at, name in columns.items()
        if name in ("name", *NAME_PARTS)
    }
    return Header(first, last, tuple(titles), columns, name_columns | _split_name_columns(titles, columns))


def _split_name_columns(titles: Sequence[str], columns: Mapping[int, str]) -> dict[int, frozenset[str]]:
    """Return the part of a name in each column below one title: "ФИО" over two or three columns."""
    places = [at for at, name in sorted(columns.items()) if name == "name"]
    found: dict[int, frozenset[str]] = {}
    for _, some in groupby(places, key=lambda at: (titles[at], at - places.index(at))):
        run = [*some]
        if 1 < len(run) <= len(NAME_PARTS):
            found |= {at: frozenset({part}) for at, part in zip(run, NAME_PARTS, strict=False)}
    return found


def _name_parts(title: str, name: str) -> frozenset[str]:
    """Return the parts of a name in one column: "Имя, отчество" has two, "Атасынын аты" one (not "аты" too)."""
    words = word_set(title)
    inside = {part: [way for way in _column_phrases()[part] if way <= words] for part in NAME_PARTS}
    longest = [way for phrases in inside.values() for way in phrases]
    found = {
        part
        for part, phrases in inside.items()
        if any(not any(way < one for one in longest) for way in phrases)
    }
    return frozenset(found or {name})


def is_mixed(title: str, name: str) -> bool:
    """Whether the title of a column names another kind of column too: "ФИО, должность"."""
    words = word_set(title)
    ours = [way for way in _column_phrases()[name] if way <= words]
    others = [
        way
        for other, some in _column_phrases().items()
        for way in some
        if _column_family(other) != _column_family(name) and way <= words
    ]
    return any(not one & two and words - one - two <= CONJUNCTIONS for one in ours for two in others)


def _column_family(name: str) -> str:
    return "name" if name in NAME_PARTS else "place" if name in PLACE_COLUMNS else name


@functools.cache
def _column_phrases() -> Vocabulary:
    whole = {name: phrases_of(f"invitee-{name}", f"known-as-{name}") for name in COLUMNS}
    return whole | {name: phrases_of(f"known-as-{name}") for name in NAME_PARTS}


@functools.cache
def _remarks_titles() -> list[frozenset[str]]:
    return phrases_of("column-remarks", "known-as-remarks")
