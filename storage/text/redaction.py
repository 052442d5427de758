"""Somebody's texts cut out of other texts: names, words and numbers, in messages and in files, formatted or not."""

import html
import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

PREFIX_LENGTH = 20
"""Letters of a text by which it is known: lists cut what is longer."""
MIN_LENGTHS = {"name": 4, "words": 12}
"""Shorter ones may be anybody's: they are not looked for in what others are told."""
DIGIT_GAP = r"[\s\u00a0().-]*"
"""What may stand between the digits of a number."""
MARKUP_PIECE = re.compile(r"<[^<>]*>|&\w{1,8};|&#\w{1,7};|.", re.DOTALL)
INLINE_TAG = re.compile(r"</?(b|i|u|s|a|code|pre|blockquote|span|strong|em|ins|del|tg-[a-z]+)\b")
"""Markup of a message: it may stand in the middle of a word. Any other tag is the end of a cell, of a paragraph."""
TEXT_BREAK = "\x00"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is not to be told any more."""

    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Things of theirs, as the outbox calls them: what is said of these to others is not said at all."""
    exempt_texts: tuple[str, ...] = ()
    """Texts of others, and of the house, in which one of theirs stands: those are told as before."""

    def __bool__(self) -> bool:
        """Whether there is anything to be looked for."""
        return bool(self.texts or self.numbers)

    def exempting(self, texts: Collection[str]) -> "Redaction":
        """The same, but for what stands in these texts of others."""
        return replace(
            self,
            numbers=tuple(one for one in self.numbers if one not in texts),
            exempt_texts=_spellings(texts),
        )

    def redact(self, text: str, *, markup: bool = False) -> str:
        """The text with a gap in the place of each of them. `markup`: it has tags and escaped letters."""
        pieces = [match[0] for match in MARKUP_PIECE.finditer(text)] if markup else list(text)
        letters = [_visible_letter(piece) for piece in pieces] if markup else pieces
        standing = [number for number, letter in enumerate(letters) if letter]
        found = self._find_spans("".join(letters))
        for start, end in found:
            _remove_links(pieces, standing[start - 1] if start else -1, standing[end - 1])
            for number in standing[start:end]:
                pieces[number] = ""
            pieces[standing[start]] = "…"
            if end < len(standing) and letters[standing[end]] == "…":
                pieces[standing[end]] = ""
        return "".join(pieces) if found else text

    def _find_spans(self, text: str) -> list[Span]:
        """Where one of them stands, but inside a text of others."""
        near = {one for one in self.texts if one[:PREFIX_LENGTH] in text}
        mine = [place for one in near for place in _text_spans(text, one)]
        mine += [place for number in self.numbers for place in _number_spans(text, number)]
        if not mine:
            return []
        others = [place for one in self.exempt_texts for place in _text_spans(text, one)]
        alone = [one for one in mine if not any(first <= one[0] and one[1] <= last for first, last in others)]
        return _merge_spans(sorted(alone))

    def search_tokens(self) -> list[str]:
        """A piece of each that stands in a row's JSON letter by letter."""
        words = [max(re.findall(r"\w+", one[:PREFIX_LENGTH]) or [""], key=len) for one in self.texts]
        return [*filter(None, words), *(number[-3:] for number in self.numbers)]


def build_redaction(
    names: Iterable[str], words: Iterable[str], numbers: Iterable[str], subjects: Iterable[str]
) -> Redaction:
    """Of these, what is long enough to be known by; each also as a single line has it."""
    told = [one for one in names if len(one) >= MIN_LENGTHS["name"]]
    told += [one for one in words if len(one) >= MIN_LENGTHS["words"]]
    return Redaction(_spellings(told), tuple(numbers), tuple(subjects))


def _spellings(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({way for one in texts for way in (one, " ".join(one.split())) if way}))


def _remove_links(pieces: list[str], after: int, last: int) -> None:
    """Links that begin there lead nowhere any more: the address was theirs too."""
    for number in range(after + 1, last + 1):
        if pieces[number].startswith("<a "):
            pieces[number] = ""
            pieces[pieces.index("</a>", number)] = ""


def _visible_letter(piece: str) -> str:
    """What a reader sees of a piece of markup: one letter, or nothing."""
    if piece.startswith("<") and piece != "<":
        return "" if INLINE_TAG.match(piece) else TEXT_BREAK
    return html.unescape(piece)[:1]


def _text_spans(text: str, one: str) -> Iterator[Span]:
    """Where `one` stands as whole words, or begins to stand and was cut: its first letter, and after its last."""
    start = 0
    while (start := text.find(one[:PREFIX_LENGTH], start)) >= 0:
        same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(text[start:], one, strict=False))
        end = start + sum(1 for _ in same)
        whole = end - start == len(one) and not _in_word(text, start - 1) and not _in_word(text, end)
        if whole or text[end : end + 1] == "…":
            yield start, end
        start += 1


def _in_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()


def _number_spans(text: str, number: str) -> Iterator[Span]:
    digits = DIGIT_GAP.join(filter(str.isdigit, number))
    return (match.span() for match in re.finditer(rf"\+?(?<!\d){digits}(?!\d)", text))


def _merge_spans(places: list[Span]) -> list[Span]:
    """Places that overlap as one."""
    found: list[Span] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
