"""The words of a list in every language: how its columns are called, and what stands in their cells."""

import functools
import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.locales import LANGUAGES, get_locale
from handlers.seats.registration_form import OFFICES, OTHER_POSITIONS, POSITIONS
from storage.text.normalization import CYRILLIC_LOOKALIKES, unify_scripts

MIN_SCORE = 85
"""Of a hundred: below this a text means something else."""
CONTAINED_SCORE = 95
"""How well a text fits a way to say it that is all in it."""

WordSet = frozenset[str]
"""The words of a text, in no order."""
Vocabulary = dict[str, list[WordSet]]
MatchScore = tuple[float, int]
"""How well something fits, of a hundred, and by how many words: the more, the surer."""


_SIMPLE_LETTERS = str.maketrans("ёөүң", "еоун")
"""Letters as keyboards without them write them."""
_ABBREVIATED = re.compile(r"(?<=\b\w)[./]\s?(?=\w\b)")
"""What abbreviations have between their letters: Ф.И.О., А/О."""
_LOOKS_CYRILLIC = re.compile(r"\b[ABCEHKMOPTXYacekmoptxy]+\b")


@functools.lru_cache(maxsize=4096)
def word_set(text: str) -> WordSet:
    """The words of a text, without case, ө as о, letters that only look Cyrillic as the Cyrillic ones."""
    plain = unify_scripts(_ABBREVIATED.sub("", text[:200]))
    plain = _LOOKS_CYRILLIC.sub(lambda found: found[0].translate(CYRILLIC_LOOKALIKES), plain)
    return frozenset(re.findall(r"\w+", plain.casefold().translate(_SIMPLE_LETTERS)))


def match_score(said: WordSet, ways: Iterable[WordSet]) -> MatchScore:
    """How well a text fits the best of these ways to say something."""
    if not said:
        return 0, 0
    whole = " ".join(sorted(said))
    return max((_phrase_score(said, whole, way), len(way)) for way in ways)


def _phrase_score(said: WordSet, whole: str, way: WordSet) -> float:
    if way <= said:
        return 100 if way == said else CONTAINED_SCORE
    return min(CONTAINED_SCORE - 1, fuzz.ratio(whole, " ".join(sorted(way))))


def best_match(typed: str, known: Vocabulary) -> str:
    """What a cell means, or nothing: the words of the longest way to say it that are all in the cell, or nearly so."""
    said = word_set(typed)
    inside = [(len(way), name) for name, ways in known.items() for way in ways if way <= said]
    if inside:
        return max(inside)[1]
    (score, _), name = max((match_score(said, ways), name) for name, ways in known.items())
    return name if score >= MIN_SCORE else ""


def is_empty_value(cell: str) -> bool:
    """Whether a cell says in words or signs that there is nothing: "нет", "жок", "n/a", "—". "#N/A" is an error."""
    says = any(letter.isalnum() for letter in cell)
    return not says or (word_set(cell) in _empty_values() and not cell.startswith("#"))


def phrases_of(*keys: str) -> list[WordSet]:
    """What these texts say in every language; a list with semicolons is several ways."""
    said = [get_locale(one, "UTC").plain(key) for one in LANGUAGES for key in keys]
    return [found for text in said for way in text.split(";") if (found := word_set(way))]


@functools.cache
def _empty_values() -> frozenset[WordSet]:
    return frozenset(phrases_of("known-as-nothing"))


@functools.cache
def offices() -> Vocabulary:
    """The kinds of offices."""
    names = [name.replace("_", "-") for name in OFFICES]
    return {name.replace("-", "_"): phrases_of(f"office-{name}", f"known-as-{name}") for name in names}


@functools.cache
def positions() -> Vocabulary:
    """The positions of all offices."""
    names = dict.fromkeys([one for some in POSITIONS.values() for one in some] + [*OTHER_POSITIONS])
    return {name: phrases_of(f"position-{name}", f"known-as-{name}") for name in names}
