"""A stand-in for the engine that compares meanings: words with a meaning, and a share of each language.

As with the real one, texts of one language are like each other whatever they say.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence

import numpy as np

from storage.meaning import active
from storage.meaning.vectors import Meaning, Vectors

SIZE = 384
LANGUAGE_SHARE = 3.0
MEANINGS = (
    ("тамчы", "протека"),
    ("үст", "крыш"),
    ("класс", "школ", "мектеп"),
    ("качан", "когда"),
    ("тазала", "уборк"),
)
"""Beginnings of words that mean the same."""


class StandIn:
    """The same vectors each time; `texts` are those it was asked for."""

    def __init__(self, name: str = "stand-in 1") -> None:
        self.name = name
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of these texts."""
        self.texts += texts
        made = np.array([_vector(text) for text in texts], np.float32)
        lengths = np.linalg.norm(made, axis=1, keepdims=True)
        unit: Vectors = made / np.maximum(lengths, 1e-6)
        return unit


class Broken(StandIn):
    """Fails after the means of the languages were made."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Fail for any text that is not of the sentences."""
        if len(texts) == 1:
            raise MemoryError
        return super().embed(texts)


def _vector(text: str) -> Vectors:
    vector = np.zeros(SIZE, np.float32)
    words = re.findall(r"\w+", text.lower())
    for word in words:
        vector[_place(word)] += 1
    if words:
        vector[_language(text)] += LANGUAGE_SHARE
    return vector


def _place(word: str) -> int:
    for place, beginnings in enumerate(MEANINGS, 3):
        if word.startswith(beginnings):
            return place
    return 20 + int.from_bytes(hashlib.sha256(word.encode()).digest()[:4]) % (SIZE - 20)


def _language(text: str) -> int:
    """Return 0 for Kyrgyz, 1 for Russian, 2 for English, by letters."""
    if re.search("[өүң]", text.lower()):
        return 0
    return 2 if re.search("[a-z]", text.lower()) else 1


def use_standin(name: str = "stand-in 1") -> Iterator[StandIn]:
    """Compare meanings by the stand-in, until the generator is closed."""
    engine = StandIn(name)
    meaning = Meaning(engine)
    engine.texts.clear()
    active.use(meaning)
    yield engine
    active.use(None)
    meaning.close()
