"""Text with formatting, which is preserved when the text is sliced, joined, quoted or stored."""

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
"""Telegram's name of each supported kind, in order of nesting -> its tag in Telegram's HTML."""
NESTING_ORDER = {kind: place for place, kind in enumerate(TAGS)}
UNNESTABLE = ("pre", "code")
"""Kinds that cannot contain others in Telegram."""

SAFE_URL = re.compile('(?:https?://|tg://(?!user\\b))[^\\s"<>\x00-\x1f\ud800-\udfff]{1,2048}', re.IGNORECASE)
"""Allowed addresses of links. Links to a person (`tg://user`) are not, because they would reveal who somebody is."""
CODE_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")
STRIKE_OVERLAY = "\u0336"
"""The combining character that strikes a letter through in plain text."""
SPACES = re.compile(r"\s{2,}|[^\S ]")
"""Whitespace other than a single space."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A formatted range of characters, from `start` to before `end`."""

    start: int
    end: int
    kind: str
    value: str = ""
    """The address of a link, or the programming language of `pre`."""


def make_mark(start: int, end: int, kind: str, value: str = "") -> Mark | None:
    """Return a mark; None for an unsupported kind or an address that is not allowed."""
    if kind == LINK:
        return Mark(start, end, kind, value) if SAFE_URL.fullmatch(value) else None
    if kind == "pre":
        return Mark(start, end, kind, value if CODE_LANGUAGE.fullmatch(value) else "")
    return Mark(start, end, kind) if kind in TAGS else None


@dataclass(frozen=True, slots=True, eq=False)
class RichText:
    """A text and its marks. Slicing and joining work as with `str`; `html` and `plain_text` render it."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        fitted = [
            Mark(max(0, one.start), min(len(self.text), one.end), one.kind, one.value) for one in self.marks
        ]
        there = [one for one in fitted if one.start < one.end]
        there.sort(key=lambda one: (one.start, -one.end, NESTING_ORDER[one.kind], one.value))
        object.__setattr__(self, "marks", tuple(dict.fromkeys(there)))

    # Like `str`; a text without marks is equal to the string.

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
        """Return a copy without whitespace at both ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self[left : max(left, len(self.text.rstrip()))]

    def rstrip(self) -> "RichText":
        """Return a copy without whitespace at the end."""
        return self[: len(self.text.rstrip())]

    def one_line(self) -> "RichText":
        """Return a copy with all whitespace replaced by single spaces."""
        return self.strip().sub(SPACES, lambda _: " ")

    def sub(self, pattern: re.Pattern[str], get_replacement: Callable[[re.Match[str]], str]) -> "RichText":
        """Return a copy with each match replaced; a mark on both sides of a match spans the replacement."""
        replaced, runs, end = "", [(0, 0, 0, 0)], 0
        for found in pattern.finditer(self.text):
            replaced += self.text[end : found.start()]
            replacement, end = get_replacement(found), found.end()
            runs.append((found.start(), end, len(replaced), len(replaced) + len(replacement)))
            replaced += replacement
        moved = (
            Mark(
                _moved_offset(one.start, runs, end=False),
                _moved_offset(one.end, runs, end=True),
                one.kind,
                one.value,
            )
            for one in self.marks
        )
        return RichText(replaced + self.text[end:], tuple(moved))

    def filter_marks(self, keeps: Callable[[Mark], bool]) -> "RichText":
        """Return a copy with only the marks for which `keeps` is true."""
        return RichText(self.text, tuple(one for one in self.marks if keeps(one)))

    def marked(self, kind: str) -> "RichText":
        """Return a copy with a mark of this kind over the whole text."""
        return RichText(self.text, (Mark(0, len(self.text), kind), *self.marks))

    # Rendering.

    def html(self) -> str:
        """Render Telegram's HTML: escaped, and well-formed even if marks overlap."""
        parts: list[str] = []
        open_marks: list[Mark] = []
        for piece, marks in self._pieces():
            same = _common_prefix(open_marks, marks)
            parts += [_closing_tag(one) for one in reversed(open_marks[same:])]
            parts += [_opening_tag(one) for one in marks[same:]]
            parts.append(escape(piece, quote=False))
            open_marks = marks
        return "".join([*parts, *(_closing_tag(one) for one in reversed(open_marks))])

    def plain_text(self) -> str:
        """Render plain text: addresses of links in parentheses after their text, struck letters with an overlay."""
        parts: list[str] = []
        position = 0
        for piece, marks in self._pieces():
            position += len(piece)
            struck = any(one.kind == STRIKETHROUGH for one in marks)
            parts.append("".join(map(_strike_letter, piece)) if struck else piece)
            parts += [f" ({one.value})" for one in marks if one.end == position and self._hides_url(one)]
        return "".join(parts)

    def urls(self) -> list[str]:
        """Return the addresses of its links."""
        return [one.value for one in self.marks if one.kind == LINK]

    def _hides_url(self, one: Mark) -> bool:
        """Whether it is a link whose text is not its address."""
        if one.kind != LINK:
            return False
        shown, led = (_bare_url(address) for address in (self.text[one.start : one.end], one.value))
        return shown != led

    def _pieces(self) -> Iterable[tuple[str, list[Mark]]]:
        """Yield runs of text within which no mark begins or ends, each with its marks, outermost first."""
        edges = {0, len(self.text), *(one.start for one in self.marks), *(one.end for one in self.marks)}
        for start, end in pairwise(sorted(edges)):
            marks = [one for one in self.marks if one.start <= start and end <= one.end]
            yield self.text[start:end], _nesting(marks)

    # Storing.

    def stored_marks(self) -> list[Any]:
        """Return the marks as JSON."""
        return [[one.start, one.end, one.kind, one.value] for one in self.marks]


def to_rich(words: RichText | str) -> RichText:
    """Return a `RichText`; a string becomes one without marks."""
    return words if isinstance(words, RichText) else RichText(words)


def from_stored(text: str, stored: Sequence[Sequence[Any]] | None) -> RichText:
    """Return the text with marks as returned by `stored_marks`."""
    marks = [make_mark(*one) for one in stored or ()]
    return RichText(text, tuple(one for one in marks if one is not None))


def join_rich(between: str, parts: Iterable[RichText]) -> RichText:
    """Join formatted texts with a separator."""
    whole = RichText()
    for place, one in enumerate(parts):
        whole = whole + between + one if place else one
    return whole


def _moved_offset(place: int, runs: Sequence[tuple[int, int, int, int]], *, end: bool) -> int:
    """Return the new offset of a mark's edge after runs were replaced; an edge inside a run moves to its border."""
    start, stop, new_start, new_stop = runs[bisect_right(runs, place - end, key=lambda run: run[0]) - 1]
    if place >= stop:
        return place - stop + new_stop
    return new_start if end or place == start else new_stop


def _nesting(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks that Telegram allows to be nested over the same letters: one quote, one link, none in code."""
    kept: list[Mark] = []
    others = any(one.kind not in (*UNNESTABLE, *QUOTES) for one in marks)
    for one in marks:
        exclusive_kinds = (
            QUOTES if one.kind in QUOTES else UNNESTABLE if one.kind in UNNESTABLE else (one.kind,)
        )
        if any(other.kind in exclusive_kinds for other in kept) or (others and one.kind in UNNESTABLE):
            continue
        kept.append(one)
    return kept


def _common_prefix(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """Return the length of the common prefix."""
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
    """Return an address without scheme, `www.` and final slash."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.strip().lower())
