"""Fuzzy search of names of units: Kyrgyz, Russian and Latin spellings are folded into one alphabet."""

import bisect
import functools
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from storage.text.normalization import CYRILLIC_LOOKALIKES, clean_text

MAX_QUERY_LENGTH = 120
"""The most characters of a query; the longest name with its rayon and oblast has 70."""
MIN_SCORE = 60.0
"""The least score of a result."""

ALPHABET = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_RANK = {letter: rank for rank, letter in enumerate(ALPHABET, 1)}

# The folded alphabet is Latin, with one letter per sound: w is ш, q is ч, j is ж and дж, i is и, й and ы.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдеёжзийклмнңоөпрстуүфхчшщыэіӊқғўҳһ", "abvgdeejziiklmnnooprstuufhqwwieinkguhh", strict=True))
    | {"ц": "ts", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)
_LATIN = {
    "shch": "w", "sch": "w", "sh": "w", "ş": "w", "š": "w", "ch": "q", "ç": "q", "č": "q",
    "zh": "j", "ž": "j", "kh": "h", "gh": "g", "ye": "e", "y": "i", "ı": "i", "ŋ": "n", "ə": "e", "ø": "o",
    "ck": "k", "c": "k", "q": "k", "w": "v", "x": "ks",
}  # fmt: skip
_LATIN_PATTERN = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)))
# Sounds that are written with two letters in one spelling and with one in another, in both scripts.
_PAIRS = {"dj": "j", "ng": "n", "ie": "e", "iu": "u", "oe": "o", "ue": "u"}
_PAIRS_PATTERN = re.compile("|".join(_PAIRS))
_DOUBLED = re.compile(r"(.)\1+")
_COARSE = str.maketrans("eiouptkz", "aaaabdgs")
_ADJECTIVE = re.compile(r"(?<=..)sk(?:ij?|aia|oi|o|ogo|omu|om|im|u)$")
_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_ABBREVIATION = re.compile(r"(?<![\w-])(?:[^\W\d_]|[аa]{2,3}|р-?н\w{0,2}|r-n)(?![\w-])", re.IGNORECASE)
_NUMBERS = {"1": "биринчи", "11": "он бир", "12": "он эки"}


class UnitName(NamedTuple):
    """The columns of a unit that the search needs; also a village or a former name, whose parent is the unit meant."""

    code: str
    level: str
    """The level of a unit; VILLAGE; or `former_level` of the unit that had this name."""
    parent_code: str | None
    name_ky: str
    name_ru: str
    name_en: str
    former_parent_code: str | None = None
    """Where a unit lay that was merged into another one."""


VILLAGE = "village"
_FORMER = "former "


def former_level(level: str) -> str:
    """Return the level of a former name of a unit of this level."""
    return _FORMER + level


@functools.lru_cache(maxsize=2048)
def kyrgyz_sort_key(name: str) -> tuple[int, ...]:
    """Return the key that sorts names by the Kyrgyz alphabet; spaces and hyphens come before letters."""
    return tuple(_RANK.get(letter, 0) for letter in unicodedata.normalize("NFC", name).lower())


@functools.lru_cache(maxsize=8192)
def normalize_word(word: str) -> str:
    """Return the word in the folded alphabet (a-z only): ө/о, ү/у, дж/ж, ый/y are equal, doubled letters single."""
    if re.search("[а-яёөүңА-ЯЁӨҮҢ]", word) and re.search("[A-Za-z]", word):
        word = word.translate(CYRILLIC_LOOKALIKES)
    word = unicodedata.normalize("NFC", word.casefold())
    word = _LATIN_PATTERN.sub(lambda found: _LATIN[found[0]], word).translate(_CYRILLIC)
    word = unicodedata.normalize("NFKD", word)
    return _collapse_doubles("".join(letter for letter in word if "a" <= letter <= "z"))


def _collapse_doubles(text: str) -> str:
    return _DOUBLED.sub(r"\1", _PAIRS_PATTERN.sub(lambda found: _PAIRS[found[0]], text))


def join_words(words: Iterable[str]) -> str:
    """Join folded words into one, as people write names without a hyphen."""
    return _collapse_doubles("".join(words))


def _normalized_words(text: str) -> set[str]:
    return {normalize_word(word) for word in text.split()}


# Words for the kind of a unit. They are no part of the name, but distinguish a city from the ayil aymak around it.
_CITY = _normalized_words("г гор город города городская мэрия шаар city town")
_VILLAGE = _normalized_words(
    "айыл айылы айылдык айылдын аил аильный аильная аильного айыльный айылный аймак айылокмоту айылаймагы "
    "ао сельская сельский сельское сельской управа управы округ село села с ayyl aiyl village rural"
)
_OTHER = _normalized_words(
    "район районный область обл области им имени атындагы муниципалитет district region municipality"
)
# Stems of such words that may have any Kyrgyz ending: айыл өкмөтүнүн, районунан.
_STEMS = {
    normalize_word(stem): stem
    for stem in ("шаары", "шаард", "мэрия", "окмот", "окмет", "аймаг", "район", "облус")
}


@functools.lru_cache(maxsize=8192)
def _noise_kind(word: str) -> str | None:
    """Return the kind of unit a folded word stands for: city, ayil_aymak or other; None for a word of a name."""
    stem = next((stem for folded, stem in _STEMS.items() if word.startswith(folded)), "")
    if word in _CITY or stem.startswith(("шаар", "мэрия")):
        return "city"
    if word in _VILLAGE or stem in ("окмот", "окмет", "аймаг"):
        return "ayil_aymak"
    return "other" if stem or word in _OTHER else None


def _split_words(text: str) -> list[str]:
    """Return the words and numbers of a text, without initials and one-letter abbreviations (г., а/о, р-н)."""
    return _LETTERS.findall(_ABBREVIATION.sub(" ", clean_text(text)))


def name_words(text: str, *, endings: bool = False) -> list[str]:
    """Return the folded words of a name, without words for kinds (`айыл аймагы`, `район`) and adjective endings.

    `endings`: keep adjective endings.
    """
    folded = [
        normalize_word(word) for part in _split_words(text) for word in _NUMBERS.get(part, part).split()
    ]
    kept = [word for word in folded if len(word) == 1 or (word and not _noise_kind(word))]
    return kept if endings else [_ADJECTIVE.sub("", word) for word in kept]


def name_key(name: str) -> tuple[str, ...]:
    """Return the key by which spellings of a person's name are equal: folded words, sorted."""
    parts = re.findall(r"[^\W\d_]+|\d+", clean_text(name))
    return tuple(sorted(normalize_word(part) or part.casefold() for part in parts))


def level_hint(text: str) -> str | None:
    """Return the level named in a query: `г. Каракол` is the city, `Каракол а/о` the ayil aymak; else None."""
    text = clean_text(text)
    if re.search(r"\b[аa]\s?[/.]\s?[оoаa]\b", text.lower()):
        return "ayil_aymak"
    kinds = (_noise_kind(normalize_word(word)) for word in _LETTERS.findall(text))
    return next((kind for kind in kinds if kind in ("city", "ayil_aymak")), None)


def bare_name(name: str) -> str:
    """Return a name without words for a city or an ayil aymak, as it is written; the whole if nothing else is left."""
    kinds = ("city", "ayil_aymak")
    words = [word for word in name.split() if _noise_kind(normalize_word(word)) not in kinds]
    return " ".join(words) or name


def is_searchable(query: str) -> bool:
    """Whether a query may be a name: not too long, and with a word of at least two letters."""
    return len(clean_text(query)) <= MAX_QUERY_LENGTH and any(
        len(part) > 1 and part.isalpha() for part in _split_words(query)
    )


def _own_letters(text: str) -> str:
    """Return the letters of the name without folding, to distinguish `Каракол` from `Кара-Көл`."""
    return "".join(word for word in _split_words(text.casefold()) if not _noise_kind(normalize_word(word)))


def _readings(query: str) -> Iterator[list[str]]:
    """Yield the possible readings of a query as folded words: as typed, with ө for ё, with Cyrillic look-alikes."""
    yield name_words(query)
    if "ё" in query.lower():
        yield name_words(re.sub("[ёЁ]", "ө", query))
    looks = query.translate(CYRILLIC_LOOKALIKES)
    if looks != query and not re.search("[A-Za-z]", looks):
        yield name_words(looks)


def _spellings(unit: UnitName) -> Iterator[list[str]]:
    """Yield the spellings of a unit's name as folded words; also with е for ө, as in Russian."""
    for name in (unit.name_ky, unit.name_ru, unit.name_en, re.sub("[өӨ]", "е", unit.name_ky)):
        yield name_words(name)
    yield name_words(unit.name_ru, endings=True)


def _max_typos(length: int) -> int:
    """Return how many wrong letters a word of this length may have."""
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 11 else 3


def _coarse_form(word: str) -> str:
    return _collapse_doubles(word.translate(_COARSE))


class Spellings:
    """An index of folded spellings, each of some units (by position)."""

    def __init__(self) -> None:
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._tails: dict[str, set[int]] = defaultdict(set)
        self._words: dict[str, set[str]] = defaultdict(set)

    def add(self, position: int, spelling: list[str]) -> None:
        """Add a spelling (folded words) of a unit."""
        if not (key := join_words(spelling)):
            return
        self._exact[key].add(position)
        for start in range(1, len(spelling)):
            self._tails[join_words(spelling[start:])].add(position)
        for start, word in enumerate(spelling):
            self._words[word].add(join_words(spelling[start:]))

    def freeze(self) -> None:
        """Prepare for searching, after all spellings were added."""
        self._sorted = sorted(self._exact)
        self._coarse = [_coarse_form(spelling) for spelling in self._sorted]
        self._sorted_tails = sorted(self._tails)

    def exact(self, key: str) -> set[int]:
        """Return the units with exactly this spelling."""
        return self._exact.get(key, set())

    def scores(self, key: str) -> dict[int, float]:
        """Return position -> score: exact 100, prefix 88-98, a later word's prefix 78-88, inside 70-78, typos 50-80."""
        scores: dict[int, float] = {}
        for position, score in self._hits(key):
            scores[position] = max(score, scores.get(position, 0))
        return scores

    def _hits(self, key: str) -> Iterator[tuple[int, float]]:
        for position in self.exact(key):
            yield position, 100
        for found in _with_prefix(self._sorted, key):
            if len(key) > 2 or found in self._words.get(key, ()):
                yield from ((position, 88 + 10 * len(key) / len(found)) for position in self._exact[found])
        for found in _with_prefix(self._sorted_tails, key):
            if len(key) > 2 or found in self._words.get(key, ()):
                yield from ((position, 78 + 10 * len(key) / len(found)) for position in self._tails[found])
        yield from self._fuzzy_hits(key)

    def _fuzzy_hits(self, key: str) -> Iterator[tuple[int, float]]:
        if len(key) > 4:
            for found in self._sorted:
                if key in found:
                    yield from ((position, 70 + 8 * len(key) / len(found)) for position in self._exact[found])
        if slips := _max_typos(len(key)):
            from rapidfuzz import process  # imported when first needed, to save memory
            from rapidfuzz.distance import OSA

            coarse = _coarse_form(key)
            for found, fine, place in process.extract(
                key, self._sorted, scorer=OSA.distance, score_cutoff=2 * slips, limit=None
            ):
                # Confused vowels, and b/p, d/t, g/k, s/z, count half.
                distance = min(fine, (fine + OSA.distance(coarse, self._coarse[place])) / 2)
                if distance <= slips and (found[0] == key[0] or len(key) > 4):
                    score = 88 - 100 * distance / max(len(key), len(found)) + 5 * key.startswith(found)
                    yield from ((position, score) for position in self._exact[found])


def _with_prefix(ordered: list[str], key: str) -> list[str]:
    """Return the items of a sorted list that begin with this key."""
    first = bisect.bisect_left(ordered, key)
    return ordered[first : bisect.bisect_left(ordered, key + "~")]


_AREA_LEVELS = ("oblast", "rayon", "city")
_FORMER_AREA_LEVELS = tuple(map(former_level, _AREA_LEVELS))


class NameIndex:
    """The search index of a register."""

    def __init__(self, units: Iterable[UnitName]) -> None:
        self.units = list(units)
        self.parent_codes = {unit.code: unit.parent_code for unit in self.units}
        place = {unit.code: position for position, unit in enumerate(self.units)}
        self._parents = [place.get(unit.parent_code or "") for unit in self.units]
        self._former_parents = [place.get(unit.former_parent_code or "") for unit in self.units]
        self._literals = [{_own_letters(name) for name in unit[3:6] if name} for unit in self.units]
        self._names, self._rayons_in_full = Spellings(), Spellings()
        spellings = [list(_spellings(unit)) for unit in self.units]
        for position, ways in enumerate(spellings):
            for spelling in ways:
                self._names.add(position, spelling)
        for rayon in {at for at in self._parents if at is not None and self.units[at].level in _AREA_LEVELS}:
            for higher in self._ancestors(rayon):
                for near, far in zip(spellings[rayon], spellings[higher], strict=True):
                    self._rayons_in_full.add(rayon, near + far)
                    self._rayons_in_full.add(rayon, far + near)
        self._names.freeze()
        self._rayons_in_full.freeze()

    def _ancestors(self, position: int) -> Iterator[int]:
        """Yield the units that a unit lies in, nearest first; those that a former unit lay in come before them."""
        for higher in (self._former_parents[position], self._parents[position]):
            if higher is not None:
                yield higher
                yield from self._ancestors(higher)

    def find(self, query: str, levels: Collection[str], within: str | None = None) -> list[tuple[str, int]]:
        """Return (code, score 1..100) of the units of these levels that match the query, best first.

        `within`: only units in this one.
        """
        query = clean_text(query)
        if not is_searchable(query):
            return []
        reader = _Reader(
            functools.cache(lambda position: self._is_eligible(position, levels, within)),
            names := functools.cache(self._names.scores),
            functools.cache(lambda key: self._with_former_areas(names(key))),
            functools.cache(self._rayons_in_full.scores),
        )
        scores: dict[int, float] = {}
        for reading in _readings(query):
            for position, score in self._read(reading, reader):
                scores[position] = max(score, scores.get(position, 0))
        literal = _own_letters(query)
        for position in scores:
            if scores[position] == 100 and literal not in self._literals[position]:
                scores[position] = 99
        return self._ranked(scores, level_hint(query))

    def _with_former_areas(self, scores: dict[int, float]) -> dict[int, float]:
        """Return the scores, with those of former names of areas also for the areas: Шекер, Кара-Буура."""
        found = dict(scores)
        for former, score in scores.items():
            area = self._parents[former]
            if area is not None and self.units[former].level in _FORMER_AREA_LEVELS:
                found[area] = max(score, found.get(area, 0))
        return found

    def _is_eligible(self, position: int, levels: Collection[str], within: str | None) -> bool:
        if self.units[position].level not in levels:
            return False
        return within is None or any(
            self.units[at].code == within for at in (position, *self._ancestors(position))
        )

    def _read(self, reading: list[str], reader: "_Reader") -> Iterator[tuple[int, float]]:
        if len(key := join_words(reading)) < 2:
            return
        yield from ((at, score) for at, score in reader.names(key).items() if reader.is_eligible(at))
        # More words than a name with its rayon and oblast has: a sentence.
        if 1 < len(reading) <= 8:
            yield from self._with_place(reading, reader)

    def _with_place(self, reading: list[str], reader: "_Reader") -> Iterator[tuple[int, float]]:
        """Yield matches of the query as a name and its rayon or oblast, in either order: `Октябрь, Ак-Суу`."""
        apart = False
        for cut in range(1, len(reading)):
            head, tail = join_words(reading[:cut]), join_words(reading[cut:])
            for hit in itertools.chain(self._pairs(head, tail, reader), self._pairs(tail, head, reader)):
                apart = True
                yield hit
        if not apart:
            yield from self._exact_parts(reading, reader)

    def _pairs(self, name: str, place: str, reader: "_Reader") -> Iterator[tuple[int, float]]:
        """Yield the units with this name in this place. A place of two letters must match exactly: Ош."""
        if len(name) < 3 or len(place) < 2:
            return
        named = {at: score for at, score in reader.names(name).items() if reader.is_eligible(at)}
        if not named:
            return
        places, full = reader.places(place), reader.rayons_in_full(place)
        least = 1 if len(place) > 2 else 90
        for position, score in named.items():
            # A matching oblast counts less than a matching rayon.
            above = enumerate(self._ancestors(position))
            fits = (max(places.get(at, 0), full.get(at, 0)) - 10 * steps for steps, at in above)
            if (where := max(fits, default=0)) >= least:
                yield position, 0.7 * score + 0.3 * where

    def _exact_parts(self, reading: list[str], reader: "_Reader") -> Iterator[tuple[int, float]]:
        """Yield the units that one part of the query names exactly, if no name and place fit together."""
        for cut in range(1, len(reading)):
            for part in (join_words(reading[:cut]), join_words(reading[cut:])):
                if len(part) > 3:
                    yield from ((at, 70) for at in self._names.exact(part) if reader.is_eligible(at))

    def _ranked(self, scores: dict[int, float], level: str | None) -> list[tuple[str, int]]:
        """Sort matches, best first, and drop those much worse than the best one."""
        best = max(scores.values(), default=0)
        floor = 88.0 if best >= 99 else 70.0 if best >= 88 else max(best - 8, MIN_SCORE)
        kept = [position for position, score in scores.items() if score >= floor]
        kept.sort(key=lambda at: (self._after(at) - scores[at], self._level(at) != level, *self._order(at)))
        return [(self.units[at].code, round(scores[at])) for at in kept]

    def _after(self, position: int) -> int:
        """Return by how much this one stands behind a unit of the same score: former names a little, villages more."""
        level = self.units[position].level
        return 4 if level == VILLAGE else 1 if level.startswith(_FORMER) else 0

    def _level(self, position: int) -> str:
        return self.units[position].level.removeprefix(_FORMER)

    def _order(self, position: int) -> tuple[bool, tuple[int, ...], tuple[int, ...], str]:
        unit, parent = self.units[position], self._parents[position]
        where = kyrgyz_sort_key(self.units[parent].name_ky) if parent is not None else ()
        return self._level(position) != "city", kyrgyz_sort_key(unit.name_ky), where, unit.code


class _Reader(NamedTuple):
    """What one search has looked up: which units may be found, and the scores of the parts of the query."""

    is_eligible: Callable[[int], bool]
    names: Callable[[str], dict[int, float]]
    places: Callable[[str], dict[int, float]]
    rayons_in_full: Callable[[str], dict[int, float]]


@functools.lru_cache(maxsize=2)
def get_index(units: tuple[UnitName, ...]) -> NameIndex:
    """Return the index of these units; cached by the register."""
    return NameIndex(units)
