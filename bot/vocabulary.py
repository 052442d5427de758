"""The words of a list in every language: how its columns are called, and what stands in their cells."""

import functools
import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.texts import LANGUAGES, words
from handlers.registering.form import OFFICES, OTHER_POSITIONS, POSITIONS
from storage.plain import LOOKALIKE, unmixed

NEAR = 85
"""Of a hundred: below this a text means something else."""
INSIDE = 95
"""How well a text fits a way to say it that is all in it."""

Bag = frozenset[str]
"""The words of a text, in no order."""
Vocabulary = dict[str, list[Bag]]
Fit = tuple[float, int]
"""How well something fits, of a hundred, and by how many words: the more, the surer."""


_SIMPLE = str.maketrans("ёөүң", "еоун")
"""Letters as keyboards without them write them."""
_ABBREVIATED = re.compile(r"(?<=\b\w)[./]\s?(?=\w\b)")
"""What abbreviations have between their letters: Ф.И.О., А/О."""
_LOOKS_CYRILLIC = re.compile(r"\b[ABCEHKMOPTXYacekmoptxy]+\b")


@functools.lru_cache(maxsize=4096)
def bag(text: str) -> Bag:
    """The words of a text, without case, ө as о, letters that only look Cyrillic as the Cyrillic ones."""
    plain = unmixed(_ABBREVIATED.sub("", text[:200]))
    plain = _LOOKS_CYRILLIC.sub(lambda found: found[0].translate(LOOKALIKE), plain)
    return frozenset(re.findall(r"\w+", plain.casefold().translate(_SIMPLE)))


def fit(said: Bag, ways: Iterable[Bag]) -> Fit:
    """How well a text fits the best of these ways to say something."""
    if not said:
        return 0, 0
    whole = " ".join(sorted(said))
    return max((_closeness(said, whole, way), len(way)) for way in ways)


def _closeness(said: Bag, whole: str, way: Bag) -> float:
    if way <= said:
        return 100 if way == said else INSIDE
    return min(INSIDE - 1, fuzz.ratio(whole, " ".join(sorted(way))))


def meaning(typed: str, known: Vocabulary) -> str:
    """What a cell means, or nothing: the words of the longest way to say it that are all in the cell, or nearly so."""
    said = bag(typed)
    inside = [(len(way), name) for name, ways in known.items() for way in ways if way <= said]
    if inside:
        return max(inside)[1]
    (score, _), name = max((fit(said, ways), name) for name, ways in known.items())
    return name if score >= NEAR else ""


def is_nothing(cell: str) -> bool:
    """Whether a cell says in words or signs that there is nothing: "нет", "жок", "n/a", "—". "#N/A" is an error."""
    says = any(letter.isalnum() for letter in cell)
    return not says or (bag(cell) in _nothing() and not cell.startswith("#"))


def ways(*keys: str) -> list[Bag]:
    """What these texts say in every language; a list with semicolons is several ways."""
    said = [words(one, "UTC").plain(key) for one in LANGUAGES for key in keys]
    return [found for text in said for way in text.split(";") if (found := bag(way))]


@functools.cache
def _nothing() -> frozenset[Bag]:
    return frozenset(ways("known-as-nothing"))


@functools.cache
def offices() -> Vocabulary:
    """The kinds of offices."""
    names = [name.replace("_", "-") for name in OFFICES]
    return {name.replace("-", "_"): ways(f"office-{name}", f"known-as-{name}") for name in names}


@functools.cache
def positions() -> Vocabulary:
    """The positions of all offices."""
    names = dict.fromkeys([one for some in POSITIONS.values() for one in some] + [*OTHER_POSITIONS])
    return {name: ways(f"position-{name}", f"known-as-{name}") for name in names}
