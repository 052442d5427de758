"""The similarity of two questions in Kyrgyz and Russian, by stems and meanings of their words.

Letters are folded as in names (`storage.text.names.normalize_word`: ө/о, ү/у, ң/н, Latin letters alike), endings are
removed, and words of both languages with the same meaning are mapped to it (`data/meanings.csv`).
"""

import csv
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from storage.text.names import normalize_word
from storage.text.normalization import clean_text

MEANINGS_FILE = Path(__file__).parents[1] / "data" / "meanings.csv"
MAX_CHARACTERS = 2000
"""Characters of a text that are read; the beginning of a question says what it is about."""
MAX_WORDS = 40
"""Words of a text that are compared."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_WEIGHTS = {"asks": 0.5, "faint": 0.35, "thing": 1.0, "": 1.0}
_REPLACED_WEIGHT = 1.25
"""The weight of words that differ between two texts, each having others in their place."""
_EXTRA_WEIGHT = 0.2
"""The weight of additional words of one text: a greeting, a story before the question."""
_ASKING_FACTOR = 0.6
"""The score is multiplied by this if one text asks "when" and the other "how much"."""
_NUMBER_FACTOR = 0.5
"""The score is multiplied by this if both contain numbers, but none in common: form 1 and form 2."""


# Endings of both languages, in the folded alphabet. A stem that is cut too short does no harm, because stems are also
# compared letter by letter.
_ENDINGS = (
    "lar ler lor dar der dor tar ter tor nin nun din dun tin tun ni nu di du ti tu ga ge go ka ke ko "
    "na ne no da de do ta te to dan den don tan ten ton nan nen non im um in un si su ibiz ubuz biz "
    "buz iniz unuz nizdar inizdar siz suz bi bu abi ebi abiz ebiz obuz asiz esiz at et ot gan gen "
    "gon kan ken kon ip up ar er or uu luu lik luk dagi degi tagi tegi aga ege ina ine una inda inde "
    "unda inan inen ilat ilet alabi war wer ami iami ogo ego omu emu oi ei aia oe ie ih ov ev am iam "
    "ah iah om em oiu eiu iu ia ii ima iut ut it aet aut ait ali al ila ili il t tsia utsia etsia "
    "itsia atsia a e i o u"
)
_MIN_STEM = 4
"""The least number of letters in a stem."""


@functools.lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return a folded word without its endings, at most three of them."""
    for _ in range(3):
        shorter = next((word[: -len(end)] for end in _endings_by_length() if _has_ending(word, end)), word)
        if shorter == word:
            break
        word = shorter
    return word


@functools.cache
def _endings_by_length() -> tuple[str, ...]:
    return tuple(sorted(_ENDINGS.split(), key=len, reverse=True))


def _has_ending(word: str, ending: str) -> bool:
    return len(word) - len(ending) >= _MIN_STEM and word.endswith(ending)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a word, and its kind: asks (a question word), noise, faint or thing."""

    name: str
    kind: str


@functools.cache
def _load_meanings() -> tuple[dict[str, Meaning], dict[str, Meaning]]:
    """Return the meanings of whole folded words, and of beginnings of words."""
    whole: dict[str, Meaning] = {}
    beginnings: dict[str, Meaning] = {}
    with MEANINGS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            meaning = Meaning(row["meaning"], row["kind"])
            for word in row["words"].split():
                for part in word.rstrip("*").split("-"):
                    (beginnings if word.endswith("*") else whole).setdefault(normalize_word(part), meaning)
    return whole, beginnings


@functools.lru_cache(maxsize=16384)
def _find_meaning(word: str) -> Meaning | None:
    whole, beginnings = _load_meanings()
    if word in whole:
        return whole[word]
    found = (beginnings.get(word[:size]) for size in range(len(word), 2, -1))
    return next((one for one in found if one is not None), None)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question in the form that is compared."""

    text: str
    """A meaning in capital letters, a number, or a stem."""
    kind: str
    weight: float
    """Its importance, 0 … 1."""


@functools.lru_cache(maxsize=4096)
def compared_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that are compared, each once, in order."""
    found: dict[str, Word] = {}
    for part in _WORD.findall(clean_text(text)[:MAX_CHARACTERS]):
        one = _make_word(part)
        if one is not None:
            found.setdefault(one.text, one)
    return tuple(found.values())[:MAX_WORDS]


def _make_word(part: str) -> Word | None:
    if part.isdecimal():
        return _weighted(str(int(part)), "")
    folded = normalize_word(part)
    meaning = _find_meaning(folded)
    if meaning is not None and meaning.kind == "noise":
        return None
    if meaning is not None and meaning.name:
        return _weighted(meaning.name.upper(), meaning.kind)
    return _weighted(stem(folded), meaning.kind if meaning else "") if len(folded) > 1 else None


def _weighted(text: str, kind: str) -> Word:
    return Word(text, kind, _WEIGHTS[kind] * min(1.0, (2 + len(text)) / 6))


def grams(text: str) -> set[str]:
    """Return the keys of a text in the index: its meanings (`0land`), and the trigrams of its other words.

    They consist of lower-case Latin letters and digits. A word is preceded by `x`, which no folded word contains; a
    single letter is followed by `y`.
    """
    return {run for one in compared_words(text) if one.kind != "asks" for run in _word_grams(one.text)}


def query_grams(text: str) -> list[str]:
    """Return the grams to search for: meanings first, then the first two and the last trigram of each other word."""
    those = sorted(
        (one for one in compared_words(text) if one.kind != "asks"), key=lambda one: not one.text.isupper()
    )
    marks = [mark for one in those for mark in _outer_grams(_word_grams(one.text))]
    return list(dict.fromkeys(marks))


def _outer_grams(runs: list[str]) -> list[str]:
    return runs[:2] + runs[2:][-1:]


def _word_grams(word: str) -> list[str]:
    if word.isupper():
        return [f"0{word.lower()}"]
    padded = f"x{word}" if len(word) > 1 else f"x{word}y"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def similarity(one: str, other: str) -> float:
    """Return the similarity of two texts, 0 … 1."""
    return word_similarity(compared_words(one), compared_words(other))


def word_similarity(ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """Return the similarity of two lists of words, 0 … 1: the weight they share in relation to what differs."""
    return compare_words(ours, theirs).similarity


class Comparison(NamedTuple):
    """What two lists of words have in common."""

    similarity: float
    """0 … 1."""
    shared: float
    """The weight of the words in both."""
    other_asked: bool
    """Whether one asks "when" and the other "how much"."""


NOTHING_SHARED = Comparison(0.0, 0.0, other_asked=False)


def compare_words(ours: Sequence[Word], theirs: Sequence[Word]) -> Comparison:
    """Compare two lists of words."""
    totals = _total_weight(ours), _total_weight(theirs)
    if not all(totals):
        return NOTHING_SHARED
    other_asked = ask_differently(ours, theirs)
    shared = sum(pair * min(a.weight, b.weight) for a, b, pair in _match_words(ours, theirs))
    if not shared:
        return NOTHING_SHARED._replace(other_asked=other_asked)
    alone = [total - shared for total in totals]
    apart = _REPLACED_WEIGHT * min(alone) + _EXTRA_WEIGHT * (max(alone) - min(alone))
    likeness = shared / (shared + apart) * _mismatch_factor(ours, theirs)
    return Comparison(likeness, shared, other_asked)


def _total_weight(those: Iterable[Word]) -> float:
    return sum(one.weight for one in those)


def _match_words(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[tuple[Word, Word, float]]:
    """Pair equal words, then similar ones, best first; each word is used once. Yields (ours, theirs, similarity)."""
    left = {one.text: one for one in theirs}
    rest = []
    for one in ours:
        if same := left.pop(one.text, None):
            yield one, same, 1.0
        else:
            rest.append(one)
    near = [(like, a, b) for a in rest for b in left.values() if (like := _pair_similarity(a.text, b.text))]
    used: set[str] = set()
    for like, a, b in sorted(near, key=lambda pair: -pair[0]):
        if a.text not in used and b.text not in used:
            used |= {a.text, b.text}
            yield a, b, like


def _pair_similarity(one: str, other: str) -> float:
    """Return 0.6 … 1 if two words differ only by typing errors or endings, else 0."""
    size = min(len(one), len(other))
    if size < 4 or one.isupper() or other.isupper() or one[0] != other[0]:
        return 0.0
    from rapidfuzz.distance import OSA  # imported when first needed, to save memory

    slips = 0 if size < 5 else 1 if size < 8 else 2
    distance = OSA.distance(one[:size], other[:size], score_cutoff=slips)
    longer = max(len(one), len(other)) - size
    if distance > slips or longer > 4:
        return 0.0
    return max(0.6, 1 - 0.15 * distance - 0.05 * longer)


def _mismatch_factor(ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """Return a factor below 1 if the texts ask different things about the same: when/how much, form 1/form 2."""
    less = 1.0
    for which, share in ((_asking_words, _ASKING_FACTOR), (_number_words, _NUMBER_FACTOR)):
        one, other = which(ours), which(theirs)
        if one and other and not one & other:
            less *= share
    return less


def ask_differently(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether both have words that ask, but none in common: "when" and "how much"."""
    one, other = _asking_words(ours), _asking_words(theirs)
    return bool(one and other and not one & other)


def _asking_words(those: Iterable[Word]) -> set[str]:
    return {one.text for one in those if one.kind == "asks"}


def _number_words(those: Iterable[Word]) -> set[str]:
    return {one.text for one in those if one.text.isdigit()}
