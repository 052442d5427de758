"""Removal of a person's names, texts and telephone numbers from messages and files, with or without markup."""

import html
import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

PREFIX_LENGTH = 20
"""A text is found by so many first letters, because lists truncate longer ones."""
MIN_LENGTHS = {"name": 4, "words": 12}
"""Shorter names and texts are not redacted, because they may be anybody's."""
DIGIT_GAP = r"[\s\u00a0().-]*"
"""Characters allowed between the digits of a number."""
MARKUP_PIECE = re.compile(r"<[^<>]*>|&\w{1,8};|&#\w{1,7};|.", re.DOTALL)
INLINE_TAG = re.compile(r"</?(b|i|u|s|a|code|pre|blockquote|span|strong|em|ins|del|tg-[a-z]+)\b")
"""Tags that may occur within a word. Any other tag ends a cell or paragraph."""
TEXT_BREAK = "\x00"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Redaction:
    """The texts, numbers and subjects to be removed."""

    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Subjects of the outbox about the person: messages about these to others are not sent at all."""
    exempt_texts: tuple[str, ...] = ()
    """Texts of other people that contain one of `texts`: these stay."""

    def __bool__(self) -> bool:
        """Whether there is any text or number to remove."""
        return bool(self.texts or self.numbers)

    def exempting(self, texts: Collection[str]) -> "Redaction":
        """Return a copy that leaves these texts of other people unchanged."""
        return replace(
            self,
            numbers=tuple(one for one in self.numbers if one not in texts),
            exempt_texts=_spellings(texts),
        )

    def redact(self, text: str, *, markup: bool = False) -> str:
        """Return the text with "…" in place of each occurrence. `markup`: it has tags and escaped letters."""
        pieces = [match[0] for match in MARKUP_PIECE.finditer(text)] if markup else list(text)
        letters = [_visible_letter(piece) for piece in pieces] if markup else pieces
        visible = [number for number, letter in enumerate(letters) if letter]
        found = self._find_spans("".join(letters))
        for start, end in found:
            _remove_links(pieces, visible[start - 1] if start else -1, visible[end - 1])
            for number in visible[start:end]:
                pieces[number] = ""
            pieces[visible[start]] = "…"
            if end < len(visible) and letters[visible[end]] == "…":
                pieces[visible[end]] = ""
        return "".join(pieces) if found else text

    def _find_spans(self, text: str) -> list[Span]:
        """Return the spans of occurrences, except those within exempt texts."""
        candidates = {one for one in self.texts if one[:PREFIX_LENGTH] in text}
        spans = [place for one in candidates for place in _text_spans(text, one)]
        spans += [place for number in self.numbers for place in _number_spans(text, number)]
        if not spans:
            return []
        exempt = [place for one in self.exempt_texts for place in _text_spans(text, one)]
        remaining = [
            one for one in spans if not any(first <= one[0] and one[1] <= last for first, last in exempt)
        ]
        return _merge_spans(sorted(remaining))

    def search_tokens(self) -> list[str]:
        """Return a part of each text and number that occurs unchanged in a payload's JSON, for an SQL search."""
        words = [max(re.findall(r"\w+", one[:PREFIX_LENGTH]) or [""], key=len) for one in self.texts]
        return [*filter(None, words), *(number[-3:] for number in self.numbers)]


def build_redaction(
    names: Iterable[str], words: Iterable[str], numbers: Iterable[str], subjects: Iterable[str]
) -> Redaction:
    """Return the redaction of these, without too short ones; each also with its whitespace collapsed."""
    long_enough = [one for one in names if len(one) >= MIN_LENGTHS["name"]]
    long_enough += [one for one in words if len(one) >= MIN_LENGTHS["words"]]
    return Redaction(_spellings(long_enough), tuple(numbers), tuple(subjects))


def _spellings(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({way for one in texts for way in (one, " ".join(one.split())) if way}))


def _remove_links(pieces: list[str], after: int, last: int) -> None:
    """Remove links that begin in this range, because their address is the person's text too."""
    for number in range(after + 1, last + 1):
        if pieces[number].startswith("<a "):
            pieces[number] = ""
            pieces[pieces.index("</a>", number)] = ""


def _visible_letter(piece: str) -> str:
    """Return the visible letter of a piece of markup; empty for an inline tag."""
    if piece.startswith("<") and piece != "<":
        return "" if INLINE_TAG.match(piece) else TEXT_BREAK
    return html.unescape(piece)[:1]


def _text_spans(text: str, one: str) -> Iterator[Span]:
    """Yield the spans where `one` occurs as whole words, or truncated with an ellipsis."""
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
    """Merge overlapping spans of a sorted list."""
    found: list[Span] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
