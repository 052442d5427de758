"""Somebody's texts cut out of other texts: names, words and numbers, in messages and in files, formatted or not."""

import html
import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

HEAD = 20
"""Letters of a text by which it is known: lists cut what is longer."""
LEAST = {"name": 4, "words": 12}
"""Shorter ones may be anybody's: they are not looked for in what others are told."""
GAP = r"[\s\u00a0().-]*"
"""What may stand between the digits of a number."""
PIECE = re.compile(r"<[^<>]*>|&\w{1,8};|&#\w{1,7};|.", re.DOTALL)
INLINE = re.compile(r"</?(b|i|u|s|a|code|pre|blockquote|span|strong|em|ins|del|tg-[a-z]+)\b")
"""Markup of a message: it may stand in the middle of a word. Any other tag is the end of a cell, of a paragraph."""
END = "\x00"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is not to be told any more."""

    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    abouts: tuple[str, ...] = ()
    """Things of theirs, as the outbox calls them: what is said of these to others is not said at all."""
    spared: tuple[str, ...] = ()
    """Texts of others, and of the house, in which one of theirs stands: those are told as before."""

    def __bool__(self) -> bool:
        """Whether there is anything to be looked for."""
        return bool(self.texts or self.numbers)

    def sparing(self, texts: Collection[str]) -> "Marks":
        """The same, but for what stands in these texts of others."""
        return replace(
            self, numbers=tuple(one for one in self.numbers if one not in texts), spared=_spelt(texts)
        )

    def cut(self, text: str, *, markup: bool = False) -> str:
        """The text with a gap in the place of each of them. `markup`: it has tags and escaped letters."""
        pieces = [match[0] for match in PIECE.finditer(text)] if markup else list(text)
        letters = [_letter(piece) for piece in pieces] if markup else pieces
        standing = [number for number, letter in enumerate(letters) if letter]
        found = self._places("".join(letters))
        for start, end in found:
            _unlink(pieces, standing[start - 1] if start else -1, standing[end - 1])
            for number in standing[start:end]:
                pieces[number] = ""
            pieces[standing[start]] = "…"
            if end < len(standing) and letters[standing[end]] == "…":
                pieces[standing[end]] = ""
        return "".join(pieces) if found else text

    def _places(self, text: str) -> list[Place]:
        """Where one of them stands, but inside a text of others."""
        near = {one for one in self.texts if one[:HEAD] in text}
        mine = [place for one in near for place in _places(text, one)]
        mine += [place for number in self.numbers for place in _of_number(text, number)]
        if not mine:
            return []
        others = [place for one in self.spared for place in _places(text, one)]
        alone = [one for one in mine if not any(first <= one[0] and one[1] <= last for first, last in others)]
        return _joined(sorted(alone))

    def tokens(self) -> list[str]:
        """A piece of each that stands in a row's JSON letter by letter."""
        words = [max(re.findall(r"\w+", one[:HEAD]) or [""], key=len) for one in self.texts]
        return [*filter(None, words), *(number[-3:] for number in self.numbers)]


def marks(names: Iterable[str], words: Iterable[str], numbers: Iterable[str], abouts: Iterable[str]) -> Marks:
    """Of these, what is long enough to be known by; each also as a single line has it."""
    told = [one for one in names if len(one) >= LEAST["name"]]
    told += [one for one in words if len(one) >= LEAST["words"]]
    return Marks(_spelt(told), tuple(numbers), tuple(abouts))


def _spelt(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({way for one in texts for way in (one, " ".join(one.split())) if way}))


def _unlink(pieces: list[str], after: int, last: int) -> None:
    """Links that begin there lead nowhere any more: the address was theirs too."""
    for number in range(after + 1, last + 1):
        if pieces[number].startswith("<a "):
            pieces[number] = ""
            pieces[pieces.index("</a>", number)] = ""


def _letter(piece: str) -> str:
    """What a reader sees of a piece of markup: one letter, or nothing."""
    if piece.startswith("<") and piece != "<":
        return "" if INLINE.match(piece) else END
    return html.unescape(piece)[:1]


def _places(text: str, one: str) -> Iterator[Place]:
    """Where `one` stands as whole words, or begins to stand and was cut: its first letter, and after its last."""
    start = 0
    while (start := text.find(one[:HEAD], start)) >= 0:
        same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(text[start:], one, strict=False))
        end = start + sum(1 for _ in same)
        whole = end - start == len(one) and not _in_word(text, start - 1) and not _in_word(text, end)
        if whole or text[end : end + 1] == "…":
            yield start, end
        start += 1


def _in_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()


def _of_number(text: str, number: str) -> Iterator[Place]:
    digits = GAP.join(filter(str.isdigit, number))
    return (match.span() for match in re.finditer(rf"\+?(?<!\d){digits}(?!\d)", text))


def _joined(places: list[Place]) -> list[Place]:
    """Places that overlap as one."""
    found: list[Place] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
