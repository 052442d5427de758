"""Normalization of all text from outside.

Invisible characters are removed (control characters, zero-width and bidirectional marks, blank letters), spaces and
hyphens of all kinds become those of ASCII, and letters are composed (NFC). Characters that join an emoji stay.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, combining, normalize

BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
"""Letters and symbols without ink: a name made of them looks empty."""
LINE_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
"""Line breaks other than \\n; "\\r" and "\\r\\n" are handled in `_replace_in_context`."""
HYPHENS = frozenset("\u2010\u2011")
"""Hyphens other than "-": word processors put the non-breaking one into compound names."""
IGNORABLE = re.compile("[\u034f\u180b-\u180f\u2065\ufe00-\ufe0e\ufff0-\ufffc\U000e0000-\U000e0fff]")
"""Default-ignorable characters that are not of category Cf, and the object replacement character."""

ZERO_WIDTH_JOINER, VARIATION_SELECTOR, KEYCAP, BLACK_FLAG = "\u200d", "\ufe0f", "\u20e3", "\U0001f3f4"
KEYCAP_BASES = frozenset("0123456789#*")
EMOJI_LETTERS = frozenset("\xa9\xae\u203c\u2049\u2122\u2139\u3030\u303d")
"""Letters and punctuation with an emoji presentation, like ℹ."""

INVISIBLE_MARKER = "\ufffd"
"""The value of a cell that contains only invisible characters."""

CYRILLIC_LOOKALIKES = str.maketrans("ABCEHKMOPTXYacekmoptxy", "АВСЕНКМОРТХУасекмортху")
"""Latin letters -> Cyrillic letters that look the same."""
_LATIN = {cyrillic: latin for latin, cyrillic in CYRILLIC_LOOKALIKES.items()}
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN_LETTER = re.compile("[A-Za-z]")

_COMMON = re.compile("[\n\t -~«»\u0401-\u0482\u048a-\u052f\u2013\u2014\u2018-\u201f\u2026№]*")
"""Text of only these characters is visible and composed already."""


def clean_text(text: str) -> str:
    """Return the text without invisible characters, composed (NFC) and stripped. Idempotent."""
    if _COMMON.fullmatch(text):
        return text.strip()
    return normalize("NFC", "".join(letter for _, letter in _visible_letters(text))).strip()


class CleanedText(NamedTuple):
    """A cleaned text, with the mapping of offsets from the original."""

    text: str
    offsets: tuple[int, ...]
    """For each UTF-16 unit of the original, and for its end, the corresponding unit of `text`."""


def clean_with_offsets(text: str) -> CleanedText:
    """Clean a text like `clean_text`, and map the offsets of its formatting (Telegram counts UTF-16 units)."""
    starts, clusters = _clusters(text)
    whole = "".join(clusters)
    before, done = len(whole) - len(whole.lstrip()), whole.strip()
    ends = accumulate(map(_utf16_length, clusters), initial=-before)
    places = [min(max(0, end), _utf16_length(done)) for end in ends]
    offsets: list[int] = []
    for at, letter in enumerate(text):
        offsets += [places[bisect_left(starts, at + second)] for second in range(_utf16_length(letter))]
    return CleanedText(done, (*offsets, places[-1]))


def _clusters(text: str) -> tuple[list[int], list[str]]:
    """Return the visible text as composed clusters, the smallest that compose independently, and their offsets."""
    starts: list[int] = []
    clusters: list[str] = []
    for at, letter in _visible_letters(text):
        if clusters and _composes(clusters[-1], letter):
            clusters[-1] += letter
        else:
            starts.append(at)
            clusters.append(letter)
    return starts, [normalize("NFC", cluster) for cluster in clusters]


def _composes(cluster: str, letter: str) -> bool:
    return combining(letter) > 0 or normalize("NFC", cluster + letter) != normalize("NFC", cluster) + letter


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _visible_letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, letter) of the characters that stay, with ASCII spaces and line breaks."""
    before = ""
    for at, letter in enumerate(text):
        kept = _replacement(letter)
        if kept is None:
            kept = _replace_in_context(before, letter, text[at + 1 : at + 2])
        if kept:
            yield at, kept
            before = kept


@functools.lru_cache(maxsize=4096)
def _replacement(letter: str) -> str | None:
    """Return the replacement of a character ("" to drop it); None if it depends on its neighbours."""
    if letter in "\n\t":
        return letter
    if letter in (ZERO_WIDTH_JOINER, VARIATION_SELECTOR, "\r") or _is_tag(letter):
        return None
    if letter in LINE_BREAKS:
        return "\n"
    if letter in HYPHENS:
        return "-"
    kind = category(letter)
    if kind == "Zs":
        return " "
    unseen = (
        kind in ("Cc", "Cf", "Cs", "Co")
        or letter in BLANK_LETTERS
        or IGNORABLE.match(letter)
        or _is_noncharacter(letter)
    )
    return "" if unseen else letter


def _is_tag(letter: str) -> bool:
    """Whether it is a tag character: Scotland's flag is a black flag with the tags `gbsct`."""
    return "\U000e0020" <= letter <= "\U000e007f"


def _is_noncharacter(letter: str) -> bool:
    """Whether it is a Unicode noncharacter."""
    return "\ufdd0" <= letter <= "\ufdef" or ord(letter) & 0xFFFE == 0xFFFE


def _replace_in_context(before: str, letter: str, after: str) -> str:
    """Return the replacement of a character between these neighbours."""
    if letter == "\r":
        return "" if after == "\n" else "\n"
    return letter if _is_emoji_part(before, letter, after) else ""


def _is_emoji_part(before: str, letter: str, after: str) -> bool:
    """Whether a joiner, variation selector or tag is part of an emoji here."""
    if letter == ZERO_WIDTH_JOINER:
        return (_is_emoji(before) or before == VARIATION_SELECTOR) and _is_emoji(after)
    if letter == VARIATION_SELECTOR:
        return _is_emoji(before) or before in EMOJI_LETTERS or (before in KEYCAP_BASES and after == KEYCAP)
    return before == BLACK_FLAG or (before != "" and _is_tag(before))


def _is_emoji(letter: str) -> bool:
    """Whether it is an emoji or another symbol, also if newer than Python's tables; False for an empty text."""
    symbol = letter >= "\u2190" and category(letter) in ("So", "Sm", "Sk")
    return symbol or letter in EMOJI_LETTERS or "\U0001f000" <= letter <= "\U0001fbff"


def one_line(text: str) -> str:
    """Return the cleaned text on one line with single spaces, for names, titles and cells."""
    return " ".join(clean_text(text).split())


def unify_scripts(text: str) -> str:
    """Return the text with each word in one script: a Latin "o" in a Cyrillic word becomes Cyrillic, and vice versa.

    Words that would stay mixed are not changed.
    """
    return _WORD.sub(lambda found: _in_one_script(found[0]), text)


def _in_one_script(word: str) -> str:
    if _CYRILLIC.search(word) and _LATIN_LETTER.search(word):
        if not _LATIN_LETTER.search(cyrillic := word.translate(CYRILLIC_LOOKALIKES)):
            return cyrillic
        if not _CYRILLIC.search(latin := word.translate(_LATIN)):
            return latin
    return word


def strip_emoji(text: str) -> str:
    """Return one line without emoji, or unchanged if it has nothing else: labels of buttons as people type them."""
    line = one_line(text)
    words = "".join(letter for letter in line if not (_is_emoji(letter) or _replacement(letter) is None))
    return one_line(words) or line


def is_invisible(text: str) -> bool:
    """Whether the text looks empty but contains a blank letter."""
    return not clean_text(text) and any(letter in BLANK_LETTERS for letter in text)
