"""Text with its formatting: what somebody marked or linked stays so when it is cut, joined, quoted or stored."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any, SupportsIndex

QUOTES = ("blockquote", "expandable_blockquote")
LINK = "text_link"
STRIKETHROUGH = "strikethrough"
TAGS = {
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote expandable",
    LINK: "a",
    "bold": "b",
    "italic": "i",
    "underline": "u",
    STRIKETHROUGH: "s",
    "spoiler": "tg-spoiler",
    "pre": "pre",
    "code": "code",
}
"""Telegram's name of each kind that is kept, in the order in which they are nested -> its tag in Telegram's HTML."""
NESTING_ORDER = {kind: place for place, kind in enumerate(TAGS)}
UNNESTABLE = ("pre", "code")
"""Kinds that Telegram takes no others inside of."""

SAFE_URL = re.compile('(?:https?://|tg://(?!user\\b))[^\\s"<>\x00-\x1f\ud800-\udfff]{1,2048}', re.IGNORECASE)
"""What a link may lead to. Not to a person (`tg://user`): that would tell who somebody is."""
CODE_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")
STRIKE_OVERLAY = "\u0336"
"""The combining stroke by which plain text strikes a letter out."""
SPACES = re.compile(r"\s{2,}|[^\S ]")
"""Any space but a single plain one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of letters that is formatted: from the letter `start` up to, not with, the letter `end`."""

    start: int
    end: int
    kind: str
    value: str = ""
    """Of a link its address, of a program's text its language."""


def make_mark(start: int, end: int, kind: str, value: str = "") -> Mark | None:
    """A mark of a kind that is kept; None for any other one, and for a link that leads nowhere safe."""
    if kind == LINK:
        return Mark(start, end, kind, value) if SAFE_URL.fullmatch(value) else None
    if kind == "pre":
        return Mark(start, end, kind, value if CODE_LANGUAGE.fullmatch(value) else "")
    return Mark(start, end, kind) if kind in TAGS else None


@dataclass(frozen=True, slots=True, eq=False)
class RichText:
    """Words and their marks. Cutting and joining work as with `str`; `html` and `written_out` are how it is read."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        fitted = [
            Mark(max(0, one.start), min(len(self.text), one.end), one.kind, one.value) for one in self.marks
        ]
        there = [one for one in fitted if one.start < one.end]
        there.sort(key=lambda one: (one.start, -one.end, NESTING_ORDER[one.kind], one.value))
        object.__setattr__(self, "marks", tuple(dict.fromkeys(there)))

    # As with a string, which words without any marks are equal to.

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RichText):
            return (self.text, self.marks) == (other.text, other.marks)
        return not self.marks and self.text == other

    def __hash__(self) -> int:
        return hash((self.text, self.marks) if self.marks else self.text)

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: "slice[SupportsIndex | None]") -> "RichText":
        start, end, _ = part.indices(len(self.text))
        moved = (Mark(one.start - start, one.end - start, one.kind, one.value) for one in self.marks)
        return RichText(self.text[start:end], tuple(moved))

    def __add__(self, more: "RichText | str") -> "RichText":
        other, by = to_rich(more), len(self.text)
        moved = (Mark(one.start + by, one.end + by, one.kind, one.value) for one in other.marks)
        return RichText(self.text + other.text, (*self.marks, *moved))

    def strip(self) -> "RichText":
        """Without the space at both ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self[left : max(left, len(self.text.rstrip()))]

    def rstrip(self) -> "RichText":
        """Without the space at the end."""
        return self[: len(self.text.rstrip())]

    def one_line(self) -> "RichText":
        """With a single space wherever there was space of any kind."""
        return self.strip().sub(SPACES, lambda _: " ")

    def sub(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> "RichText":
        """With something else in the place of each match; a mark that goes on on both sides of it spans it."""
        made, runs, end = "", [(0, 0, 0, 0)], 0
        for found in pattern.finditer(self.text):
            made += self.text[end : found.start()]
            instead, end = put(found), found.end()
            runs.append((found.start(), end, len(made), len(made) + len(instead)))
            made += instead
        moved = (
            Mark(
                _moved_offset(one.start, runs, end=False),
                _moved_offset(one.end, runs, end=True),
                one.kind,
                one.value,
            )
            for one in self.marks
        )
        return RichText(made + self.text[end:], tuple(moved))

    def filter_marks(self, keeps: Callable[[Mark], bool]) -> "RichText":
        """The same words with these of their marks alone."""
        return RichText(self.text, tuple(one for one in self.marks if keeps(one)))

    # As it is read.

    def html(self) -> str:
        """For Telegram: safe whatever the words are, and well-formed however the marks overlap."""
        made: list[str] = []
        opened: list[Mark] = []
        for piece, over in self._pieces():
            same = _common_prefix(opened, over)
            made += [_closing_tag(one) for one in reversed(opened[same:])]
            made += [_opening_tag(one) for one in over[same:]]
            made.append(escape(piece, quote=False))
            opened = over
        return "".join([*made, *(_closing_tag(one) for one in reversed(opened))])

    def plain_text(self) -> str:
        """For what shows plain text alone: each address behind the words it was under, struck letters struck."""
        made: list[str] = []
        place = 0
        for piece, over in self._pieces():
            place += len(piece)
            struck = any(one.kind == STRIKETHROUGH for one in over)
            made.append("".join(map(_strike_letter, piece)) if struck else piece)
            made += [f" ({one.value})" for one in over if one.end == place and self._hides_url(one)]
        return "".join(made)

    def urls(self) -> list[str]:
        """Where its links lead."""
        return [one.value for one in self.marks if one.kind == LINK]

    def _hides_url(self, one: Mark) -> bool:
        """Whether it is a link whose address the words themselves do not tell."""
        if one.kind != LINK:
            return False
        shown, led = (_bare_url(address) for address in (self.text[one.start : one.end], one.value))
        return shown != led

    def _pieces(self) -> Iterable[tuple[str, list[Mark]]]:
        """The words in runs between which no mark begins or ends, each with the marks over it, outermost first."""
        edges = {0, len(self.text), *(one.start for one in self.marks), *(one.end for one in self.marks)}
        for start, end in pairwise(sorted(edges)):
            over = [one for one in self.marks if one.start <= start and end <= one.end]
            yield self.text[start:end], _nesting(over)

    # As it is kept.

    def stored_marks(self) -> list[Any]:
        """The marks as JSON, to be kept beside the words."""
        return [[one.start, one.end, one.kind, one.value] for one in self.marks]


def to_rich(words: RichText | str) -> RichText:
    """The same, should it have no formatting at all."""
    return words if isinstance(words, RichText) else RichText(words)


def from_stored(text: str, stored: Sequence[Sequence[Any]] | None) -> RichText:
    """Words with the marks that were kept beside them."""
    made = [make_mark(*one) for one in stored or ()]
    return RichText(text, tuple(one for one in made if one is not None))


def join_rich(between: str, parts: Iterable[RichText]) -> RichText:
    """All of them, with this in between."""
    whole = RichText()
    for place, one in enumerate(parts):
        whole = whole + between + one if place else one
    return whole


def _moved_offset(place: int, runs: Sequence[tuple[int, int, int, int]], *, end: bool) -> int:
    """Where the edge of a mark lies after runs of letters were replaced; inside of one it goes out of it."""
    start, stop, new_start, new_stop = runs[bisect_right(runs, place - end, key=lambda run: run[0]) - 1]
    if place >= stop:
        return place - stop + new_stop
    return new_start if end or place == start else new_stop


def _nesting(over: Sequence[Mark]) -> list[Mark]:
    """Marks over the same letters as Telegram lets them be nested: one quote, one link, no others in code."""
    kept: list[Mark] = []
    others = any(one.kind not in (*UNNESTABLE, *QUOTES) for one in over)
    for one in over:
        alike = QUOTES if one.kind in QUOTES else UNNESTABLE if one.kind in UNNESTABLE else (one.kind,)
        if any(other.kind in alike for other in kept) or (others and one.kind in UNNESTABLE):
            continue
        kept.append(one)
    return kept


def _common_prefix(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """How many marks both begin with."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same


def _opening_tag(one: Mark) -> str:
    if one.kind == LINK:
        return f'<a href="{escape(one.value)}">'
    if one.kind == "pre" and one.value:
        return f'<pre><code class="language-{escape(one.value)}">'
    return f"<{TAGS[one.kind]}>"


def _closing_tag(one: Mark) -> str:
    return "</code></pre>" if one.kind == "pre" and one.value else f"</{TAGS[one.kind].split()[0]}>"


def _strike_letter(letter: str) -> str:
    return letter if letter == "\n" else letter + STRIKE_OVERLAY


def _bare_url(address: str) -> str:
    """An address without what people leave out of it."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.strip().lower())
