"""The vocabulary of lists in all languages: titles of columns, offices, positions, words for "nothing"."""

import functools
import re
from collections.abc import Iterable

from bot.locales import LANGUAGES, get_locale
from handlers.seats.registration_form import OFFICES, OTHER_POSITIONS, POSITIONS
from storage.text.normalization import CYRILLIC_LOOKALIKES, unify_scripts

MIN_SCORE = 85
"""The least score of a match, of 100."""
CONTAINED_SCORE = 95
"""The score of a text that contains all words of a phrase."""

WordSet = frozenset[str]
"""The words of a text, without order."""
Vocabulary = dict[str, list[WordSet]]
MatchScore = tuple[float, int]
"""(score of 100, number of matching words)."""


_SIMPLE_LETTERS = str.maketrans("ёөүң", "еоун")
"""Kyrgyz letters -> their substitutes on other keyboards."""
_ABBREVIATED = re.compile(r"(?<=\b\w)[./]\s?(?=\w\b)")
"""Separators between the letters of abbreviations: Ф.И.О., А/О."""
_LOOKS_CYRILLIC = re.compile(r"\b[ABCEHKMOPTXYacekmoptxy]+\b")


@functools.lru_cache(maxsize=4096)
def word_set(text: str) -> WordSet:
    """Return the words of a text, case-folded, with ө as о, and with Latin look-alikes as Cyrillic letters."""
    plain = unify_scripts(_ABBREVIATED.sub("", text[:200]))
    plain = _LOOKS_CYRILLIC.sub(lambda found: found[0].translate(CYRILLIC_LOOKALIKES), plain)
    return frozenset(re.findall(r"\w+", plain.casefold().translate(_SIMPLE_LETTERS)))


def match_score(words: WordSet, phrases: Iterable[WordSet]) -> MatchScore:
    """Return the score of a text for the best of these phrases."""
    if not words:
        return 0, 0
    whole = " ".join(sorted(words))
    return max((_phrase_score(words, whole, phrase), len(phrase)) for phrase in phrases)


def _phrase_score(words: WordSet, whole: str, phrase: WordSet) -> float:
    if phrase <= words:
        return 100 if phrase == words else CONTAINED_SCORE
    from rapidfuzz import fuzz  # imported when first needed, to save memory

    return min(CONTAINED_SCORE - 1, fuzz.ratio(whole, " ".join(sorted(phrase))))


def best_match(typed: str, known: Vocabulary) -> str:
    """Return what a cell means, by the longest phrase in it, else by the most similar one; empty if none fits."""
    words = word_set(typed)
    inside = [(len(phrase), name) for name, phrases in known.items() for phrase in phrases if phrase <= words]
    if inside:
        return max(inside)[1]
    (score, _), name = max((match_score(words, phrases), name) for name, phrases in known.items())
    return name if score >= MIN_SCORE else ""


def is_empty_value(cell: str) -> bool:
    """Whether a cell says that there is no value: "нет", "жок", "n/a", "—". "#N/A" is an error and does not count."""
    has_letters = any(letter.isalnum() for letter in cell)
    return not has_letters or (word_set(cell) in _empty_values() and not cell.startswith("#"))


def phrases_of(*keys: str) -> list[WordSet]:
    """Return the phrases of these texts in all languages; a text may list several, separated by semicolons."""
    texts = [get_locale(one, "UTC").plain(key) for one in LANGUAGES for key in keys]
    return [found for text in texts for phrase in text.split(";") if (found := word_set(phrase))]


@functools.cache
def _empty_values() -> frozenset[WordSet]:
    return frozenset(phrases_of("known-as-nothing"))


@functools.cache
def offices() -> Vocabulary:
    """Return the phrases for each office."""
    names = [name.replace("_", "-") for name in OFFICES]
    return {name.replace("-", "_"): phrases_of(f"office-{name}", f"known-as-{name}") for name in names}


@functools.cache
def positions() -> Vocabulary:
    """Return the phrases for each position of all offices."""
    names = dict.fromkeys([one for some in POSITIONS.values() for one in some] + [*OTHER_POSITIONS])
    return {name: phrases_of(f"position-{name}", f"known-as-{name}") for name in names}
