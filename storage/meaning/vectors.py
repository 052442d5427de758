"""Vectors and their comparison. Imported only where an engine is loaded, since it needs numpy.

Vectors of one language are near to each other whatever they say. So the mean of its language is taken away from each
before two are compared; without that, the same question in the other language is never among the nearest.
"""

import asyncio
import csv
import hashlib
import os
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from storage.meaning.engine import Engine

Vectors = NDArray[np.float32]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

SENTENCES_FILE = Path(__file__).parents[1] / "data" / "meaning_sentences.csv"
"""Ordinary sentences of each language: the mean of their vectors is a language's mean while there are few questions."""
STORED_TYPE = np.dtype("<f2")
"""The numbers of a stored vector."""
KEPT_VECTORS = 512
"""Vectors of the texts that were searched last; the same text is searched again when it is stored and moderated."""
LEAST_LENGTH = 1e-6
USUAL_DEVIATION, USUAL_COUNT = 0.15, 20
"""The standard deviation of cosines at a seminar with few questions, and the number of questions that outweighs it."""
SAME_TEXT = 0.95
"""The least cosine of the same text: a stored question is compared with itself too, and says nothing of the others."""
NOTHING_ALIKE = -9.0
"""The score of a text without letters that the engine knows."""


class Meaning:
    """An engine with the means of the languages, which depend on its model."""

    def __init__(self, engine: Engine) -> None:
        self.name = engine.name
        self._engine = engine
        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = threading.Lock()
        self.shelves: OrderedDict[str, Shelf] = OrderedDict()
        """The vectors in memory, by the seminar's key in the index; `storage.questions.meaning_index` fills them."""
        self._waited_for = ThreadPoolExecutor(1, "meaning")
        self._background = ThreadPoolExecutor(1, "background meaning", _lower_priority)
        self.languages, self.means, self.counts = self._default_means()

    def _default_means(self) -> tuple[tuple[str, ...], Vectors, Integers]:
        texts: dict[str, list[str]] = {}
        with SENTENCES_FILE.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                texts.setdefault(row["language"], []).append(row["text"])
        means = np.array([self._engine.embed(those).mean(axis=0) for those in texts.values()])
        return tuple(texts), means, np.array([len(those) for those in texts.values()])

    async def embed(self, text: str) -> Vectors:
        """Return the vector of a text that is searched: somebody is waiting."""
        return await asyncio.get_running_loop().run_in_executor(self._waited_for, self._vector, text)

    async def embed_later(self, texts: Sequence[str]) -> list[bytes]:
        """Return the vectors of texts as they are stored. Nobody is waiting for them, so everything else goes first."""
        loop = asyncio.get_running_loop()
        made = [await loop.run_in_executor(self._background, self._vector, text) for text in texts]
        return [_to_bytes(vector) for vector in made]

    def _vector(self, text: str) -> Vectors:
        key = hashlib.sha256(text.encode("utf-8", "replace")).digest()  # the words themselves are not kept
        with self._lock:
            known = self._kept.get(key)
        made: Vectors = self._engine.embed([text])[0] if known is None else known
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT_VECTORS:
                self._kept.popitem(last=False)
        return made

    def empty_shelf(self) -> "Shelf":
        """Return a shelf without vectors."""
        none = np.empty((0, self.means.shape[1]), np.float32)
        return Shelf(self, [], np.empty(0, np.int64), none)

    def find_languages(self, vectors: Vectors) -> Integers:
        """Return the language of each row, as a place in `languages`: the one whose mean is nearest."""
        nearest: Integers = np.argmax(vectors @ self.means.T, axis=1)
        return nearest

    def close(self) -> None:
        """End the threads, without waiting for a text in work."""
        for executor in (self._waited_for, self._background):
            executor.shutdown(wait=False, cancel_futures=True)


def _lower_priority() -> None:
    """Let all other threads of the machine go first. Linux alone has priorities of threads."""
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)


def _to_bytes(vector: Vectors) -> bytes:
    """Return a vector as it is stored: empty, if it says nothing."""
    return vector.astype(STORED_TYPE).tobytes() if vector.any() else b""


class Shelf:
    """The vectors of a seminar's questions, or of its FAQ entries, in memory. It is replaced, not changed."""

    def __init__(self, meaning: Meaning, rows: Sequence[int], owners: Integers, vectors: Vectors) -> None:
        self._meaning, self._rows, self.owners, self._vectors = meaning, rows, owners, vectors
        self.places: defaultdict[int, list[int]] = defaultdict(list)
        """The id of a question or entry -> its places here."""
        for place, owner in enumerate(owners.tolist()):
            self.places[owner].append(place)
        self.language_names = meaning.languages
        self.keys = frozenset(rows)
        self.version = (len(rows), max(rows, default=0))
        """It is as in the database if their number and the newest id are the same there."""
        self.languages = meaning.find_languages(vectors)
        self._blank = ~vectors.any(axis=1)
        places = np.where(self._blank, -1, self.languages)
        members = (places == np.arange(len(meaning.counts))[:, np.newaxis]).astype(np.float32)
        sums = meaning.means * meaning.counts[:, np.newaxis] + members @ vectors
        self._means = (sums / (meaning.counts + members.sum(axis=1))[:, np.newaxis]).astype(np.float32)
        self._lengths = self._centred_lengths()

    def _centred_lengths(self) -> Vectors:
        """Return the lengths of the vectors less the mean of their language, which need no copy of them."""
        products = (self._vectors @ self._means.T)[np.arange(len(self._vectors)), self.languages]
        squares = np.einsum("ij,ij->i", self._vectors, self._vectors)
        of_means = (self._means**2).sum(axis=1)[self.languages]
        lengths: Vectors = np.sqrt(np.maximum(squares - 2 * products + of_means, LEAST_LENGTH))
        return lengths

    def replaced(self, keys: AbstractSet[int], added: Sequence[tuple[int, int, bytes]]) -> "Shelf":
        """Return a shelf with the vectors of these ids and with further ones: (id, question or entry, stored bytes)."""
        stays = np.flatnonzero(np.array([key in keys for key in self._rows], bool))
        vectors = np.zeros((len(stays) + len(added), self._vectors.shape[1]), np.float32)
        vectors[: len(stays)] = self._vectors[stays]
        for place, (_, _, stored) in enumerate(added, len(stays)):
            if stored:
                vectors[place] = np.frombuffer(stored, STORED_TYPE)
        return Shelf(
            self._meaning,
            [*(key for key in self._rows if key in keys), *(key for key, _, _ in added)],
            np.concatenate([self.owners[stays], np.array([owner for _, owner, _ in added], np.int64)]),
            vectors,
        )

    def compare(self, vector: Vectors) -> "Likenesses":
        """Compare a text with all of these: first its language is found, then what it says beyond that."""
        language = int(self._meaning.find_languages(vector[np.newaxis])[0])
        sought = vector - self._means[language]
        sought /= max(float(np.linalg.norm(sought)), LEAST_LENGTH)
        cosines = self._vectors @ sought - (self._means @ sought)[self.languages]
        cosines /= self._lengths
        own = self.languages == language
        marks = np.where(own, _standard_scores(cosines, own), _standard_scores(cosines, ~own))
        marks[self._blank] = NOTHING_ALIKE
        return Likenesses(self, language, marks)


def _standard_scores(cosines: Vectors, those: Booleans) -> Vectors:
    """Return by how many standard deviations each cosine exceeds the highest that is to be expected by chance.

    The distribution is that of `those`, which a few hardly change: some texts are like all others, and texts of another
    language are less like, whatever they say. The more there are, the higher is the highest of them by chance.
    """
    found = cosines[those & (cosines < SAME_TEXT)]
    count = len(found) + USUAL_COUNT
    mean = found.sum() / count
    variance = (((found - mean) ** 2).sum() + USUAL_COUNT * USUAL_DEVIATION**2) / count
    scores: Vectors = (cosines - mean) / np.sqrt(variance) - np.sqrt(2 * np.log(count))
    return scores


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a text a question or entry is."""

    score: float
    """Standard deviations above the highest cosine that is to be expected by chance."""
    language: str
    sought: str
    """The language of the text it is compared with."""

    @property
    def same_language(self) -> bool:
        """Whether both are in one language."""
        return self.language == self.sought


class Likenesses:
    """How like a text the questions or entries of a shelf are. One with several texts counts by the likest of them."""

    def __init__(self, shelf: Shelf, sought: int, scores: Vectors) -> None:
        self._shelf, self._sought, self._scores = shelf, sought, scores

    def best(self, limit: int) -> list[int]:
        """Return the ids of the likest: up to `limit` of the text's language, then as many of the others."""
        return self._best_at(np.arange(len(self._scores)), limit)

    def best_of(self, ids: Collection[int], limit: int) -> list[int]:
        """Return the ids of the likest among these, as `best` does."""
        places = [place for owner in ids for place in self._shelf.places.get(owner, ())]
        return self._best_at(np.array(sorted(places), np.int64), limit)

    def _best_at(self, places: Integers, limit: int) -> list[int]:
        own = self._shelf.languages[places] == self._sought
        found: list[int] = []
        for those in (places[own], places[~own]):
            best = those[_highest(self._scores[those], limit)]
            found += self._shelf.owners[best].tolist()
        return list(dict.fromkeys(found))

    def of(self, owner: int) -> Likeness | None:
        """Return how like one of them is; None: it has no vector yet."""
        places = self._shelf.places.get(owner)
        if places is None:
            return None
        place = max(places, key=lambda one: float(self._scores[one]))
        language = self._shelf.language_names[int(self._shelf.languages[place])]
        return Likeness(float(self._scores[place]), language, self._shelf.language_names[self._sought])


def _highest(scores: Vectors, limit: int) -> Integers:
    """Return the places of the highest scores, best first: to sort all of them takes longer than to compare them."""
    places = np.argpartition(-scores, limit)[:limit] if len(scores) > limit else np.arange(len(scores))
    ordered: Integers = places[np.argsort(-scores[places], kind="stable")]
    return ordered
