"""Soft hyphens in Kyrgyz and Russian words: browsers have no dictionary of Kyrgyz, and few have one of Russian.

Words are parted between syllables (orthography of Kyrgyz; in Russian this is one of the allowed ways): before the
consonant that stands before a vowel, never before ь and ъ, never within a long vowel. In Russian й stays with the vowel
before it (рай-он), in Kyrgyz it begins the syllable (ра-йон).
"""

import re
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"[а-яёөүң]{6,}", re.IGNORECASE)
"""Shorter words are not parted."""
VOWELS = frozenset("аеёиоуыэюяөү")
SIGNS = frozenset("ьъ")
KYRGYZ_LETTERS = frozenset("өүңӨҮҢ")
LONG_VOWELS = frozenset(("ёо", "юу", "юү", "яа", "еэ"))
"""Long vowels that are not the same letter twice: боёо, коюу."""
MIN_START, MIN_END = 2, 3
"""The fewest letters before and after a hyphen."""


def is_kyrgyz(text: str) -> bool:
    """Whether the text has a letter that Russian does not have: few sentences in Kyrgyz have none."""
    return not KYRGYZ_LETTERS.isdisjoint(text)


def with_soft_hyphens(text: str, *, kyrgyz: bool | None = None) -> str:
    """Return the text with a soft hyphen wherever a word may be parted. `kyrgyz` None: as its letters tell."""
    in_kyrgyz = is_kyrgyz(text) if kyrgyz is None else kyrgyz
    return WORD.sub(lambda word: _part(word[0], kyrgyz=in_kyrgyz), text.replace(SOFT_HYPHEN, ""))


def _part(word: str, *, kyrgyz: bool) -> str:
    letters = word.lower()
    if letters[1:] != word[1:]:  # ЮНЕСКО, ЖӨБгө
        return word
    vowels = [at for at, letter in enumerate(letters) if letter in VOWELS]
    breaks = [_break(letters, *pair, kyrgyz=kyrgyz) for pair in pairwise(vowels)]
    allowed = [at for at in breaks if MIN_START <= at <= len(word) - MIN_END]
    parts = [word[start:end] for start, end in pairwise((0, *allowed, len(word)))]
    return SOFT_HYPHEN.join(parts)


def _break(letters: str, left: int, right: int, *, kyrgyz: bool) -> int:
    """Return where the second of two neighbouring vowels begins its syllable; 0 if they are one vowel."""
    if right == left + 1:
        pair = letters[left : right + 1]
        return 0 if pair[0] == pair[1] or pair in LONG_VOWELS else right
    before = letters[right - 1]
    stays = before in SIGNS or (before == "й" and not kyrgyz)
    return right if stays else right - 1
