"""Text as it is kept and compared, whoever typed it on whatever keyboard: the one door for words from outside.

Pure. What nobody can see is taken out (control characters, zero-width and bidirectional marks, blank letters), every
kind of space is a space, every hyphen a hyphen, and letters are composed (NFC). What holds an emoji together stays.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, combining, normalize

BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
"""Letters and symbols that fonts draw as a gap: names made of them look empty."""
LINE_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
"""Other ways to end a line; the one of two characters is handled where both are seen."""
HYPHENS = frozenset("\u2010\u2011")
"""The one that word processors put into compound names, so that no line ends there."""
IGNORABLE = re.compile("[\u034f\u180b-\u180f\u2065\ufe00-\ufe0e\ufff0-\ufffc\U000e0000-\U000e0fff]")
"""Ignorable by Unicode without being format characters; and the place of an object that was not pasted."""

ZERO_WIDTH_JOINER, VARIATION_SELECTOR, KEYCAP, BLACK_FLAG = "\u200d", "\ufe0f", "\u20e3", "\U0001f3f4"
KEYCAP_BASES = frozenset("0123456789#*")
EMOJI_LETTERS = frozenset("\xa9\xae\u203c\u2049\u2122\u2139\u3030\u303d")
"""Letters and punctuation that have a picture of their own: the ℹ of a button."""

INVISIBLE_MARKER = "\ufffd"
"""Stands in a cell that holds something of which nothing can be seen."""

CYRILLIC_LOOKALIKES = str.maketrans("ABCEHKMOPTXYacekmoptxy", "АВСЕНКМОРТХУасекмортху")
"""Latin letters -> the Cyrillic ones that look like them, as keyboards with both produce them."""
_LATIN = {cyrillic: latin for latin, cyrillic in CYRILLIC_LOOKALIKES.items()}
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN_LETTER = re.compile("[A-Za-z]")

_COMMON = re.compile("[\n\t -~«»\u0401-\u0482\u048a-\u052f\u2013\u2014\u2018-\u201f\u2026№]*")
"""Letters of our languages and their punctuation: composed already, and every one of them seen."""


def clean_text(text: str) -> str:
    """The text without what cannot be seen, composed, without space around it. A second time changes nothing."""
    if _COMMON.fullmatch(text):
        return text.strip()
    return normalize("NFC", "".join(letter for _, letter in _visible_letters(text))).strip()


class CleanedText(NamedTuple):
    """A cleaned text, and where everything of the original has gone."""

    text: str
    offsets: tuple[int, ...]
    """For each UTF-16 unit of the original, and for its end: the unit of `text` that stands there now."""


def clean_with_offsets(text: str) -> CleanedText:
    """The same as `cleaned`, for texts whose formatting is told by offsets, as Telegram tells it."""
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
    """What is kept, composed, in the smallest pieces that compose by themselves, and where each begins."""
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
    """(place in the text, letter) of what stays; spaces and ends of lines are those of ASCII."""
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
    """What a character counts as; None: it depends on its neighbours."""
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
    """One of the invisible letters that say whose a flag is: Scotland's is a black flag and `gbsct`."""
    return "\U000e0020" <= letter <= "\U000e007f"


def _is_noncharacter(letter: str) -> bool:
    """A code point that is no character and never will be."""
    return "\ufdd0" <= letter <= "\ufdef" or ord(letter) & 0xFFFE == 0xFFFE


def _replace_in_context(before: str, letter: str, after: str) -> str:
    """What a character counts as between these two."""
    if letter == "\r":
        return "" if after == "\n" else "\n"
    return letter if _is_emoji_part(before, letter, after) else ""


def _is_emoji_part(before: str, letter: str, after: str) -> bool:
    """Whether a joiner, a picture's style or a flag's tag is part of an emoji here."""
    if letter == ZERO_WIDTH_JOINER:
        return (_is_emoji(before) or before == VARIATION_SELECTOR) and _is_emoji(after)
    if letter == VARIATION_SELECTOR:
        return _is_emoji(before) or before in EMOJI_LETTERS or (before in KEYCAP_BASES and after == KEYCAP)
    return before == BLACK_FLAG or (before != "" and _is_tag(before))


def _is_emoji(letter: str) -> bool:
    """A symbol, also one that is newer than our tables; the empty text is none."""
    symbol = letter >= "\u2190" and category(letter) in ("So", "Sm", "Sk")
    return symbol or letter in EMOJI_LETTERS or "\U0001f000" <= letter <= "\U0001fbff"


def one_line(text: str) -> str:
    """A cleaned text on one line, with single spaces: names, titles, cells."""
    return " ".join(clean_text(text).split())


def unify_scripts(text: str) -> str:
    """The text with each word in one script: a Latin "o" in a Cyrillic word is the Cyrillic one, and vice versa.

    Words in which that does not help stay as they are.
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
    """One line without its pictures, unless it has nothing else: a button's label as people type it."""
    line = one_line(text)
    words = "".join(letter for letter in line if not (_is_emoji(letter) or _replacement(letter) is None))
    return one_line(words) or line


def is_invisible(text: str) -> bool:
    """Whether it holds a blank letter and nothing that can be seen: not empty, though it looks so."""
    return not clean_text(text) and any(letter in BLANK_LETTERS for letter in text)
