"""The font of pictures and cards: its characters, and cutting and wrapping of text to a width.

Layout is done by Typst. Which characters can be shown, and how large a label is, has to be known before; it is read
from the same files (TrueType: https://learn.microsoft.com/typography/opentype/spec/).
"""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "fonts"
Weight = Literal["regular", "bold"]
FILES: dict[Weight, str] = {"regular": "NotoSans-Regular.ttf", "bold": "NotoSans-Bold.ttf"}
ELLIPSIS = "…"


class Font:
    """Character codes and advance widths of one TrueType file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        number = self._unsigned(4)[0]
        self._tables = {
            content[at : at + 4].decode(): struct.unpack_from(">I", content, at + 8)[0]
            for at in range(12, 12 + 16 * number, 16)
        }
        self._per_em = self._unsigned(self._tables["head"] + 18)[0]
        self._glyphs = self._characters()
        self._advances = self._widths()

    def __contains__(self, character: str) -> bool:
        return ord(character) in self._glyphs

    def width(self, text: str, size: float) -> float:
        """Return the width of a line in the unit of `size`, without kerning."""
        units = sum(self._advances[self._glyphs.get(ord(one), 0)] for one in text)
        return units * size / self._per_em

    def _unsigned(self, at: int, count: int = 1) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", self._content, at)

    def _characters(self) -> dict[int, int]:
        """Return character code -> glyph, from the `cmap` subtable for Windows and Unicode's first plane (format 4)."""
        start = self._tables["cmap"]
        records = range(start + 4, start + 4 + 8 * self._unsigned(start + 2)[0], 8)
        at = next(at for at in records if self._unsigned(at, 2) == (3, 1))
        table = start + struct.unpack_from(">I", self._content, at + 4)[0]
        count = self._unsigned(table + 6)[0] // 2
        ends = self._unsigned(table + 14, count)
        starts = self._unsigned(table + 16 + 2 * count, count)
        deltas = self._unsigned(table + 16 + 4 * count, count)
        offsets_at = table + 16 + 6 * count
        found = {}
        for segment, offset in enumerate(self._unsigned(offsets_at, count)):
            for code in range(starts[segment], ends[segment] + 1):
                glyph = code
                if offset:
                    place = offsets_at + 2 * segment + offset + 2 * (code - starts[segment])
                    glyph = self._unsigned(place)[0]
                if glyph and (glyph := (glyph + deltas[segment]) % 0x10000):
                    found[code] = glyph
        found.pop(0xFFFF, None)  # the end of the table
        return found

    def _widths(self) -> list[int]:
        """Return the advance widths by glyph, in font units; the last one of `hmtx` applies to the remaining glyphs."""
        several = self._unsigned(self._tables["hhea"] + 34)[0]
        glyphs = self._unsigned(self._tables["maxp"] + 4)[0]
        widths = list(self._unsigned(self._tables["hmtx"], 2 * several)[::2])
        return widths + widths[-1:] * (glyphs - several)


@cache
def font(weight: Weight = "regular") -> Font:
    """Return the font in this weight, read once."""
    return Font((FOLDER / FILES[weight]).read_bytes())


def readable(text: str) -> str:
    """Return the text as one line, without characters that the font lacks (emoji) or that change the direction.

    No-break spaces stay.
    """
    return re.sub(" +", " ", "".join(map(_shown, text))).strip(" ")


def _shown(character: str) -> str:
    unseen = unicodedata.category(character) in (
        "Cf",
        "Cc",
        "Zl",
        "Zp",
    )  # the font has glyphs for some of these
    if not unseen and character in font() and character in font("bold"):
        return character
    return " " if character.isspace() else ""


def width_of(text: str, size: float, weight: Weight = "regular") -> float:
    """Return the width of a line in the unit of `size`."""
    return font(weight).width(text, size)


def cut(text: str, size: float, room: float, weight: Weight = "regular") -> str:
    """Return the line, truncated with an ellipsis if it is wider than `room`."""
    if width_of(text, size, weight) <= room:
        return text
    left, kept = room - width_of(ELLIPSIS, size, weight), 0
    for character in text:
        left -= width_of(character, size, weight)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip(" " + ELLIPSIS) + ELLIPSIS


def wrapped(text: str, size: float, room: float, weight: Weight = "regular", most: int = 3) -> list[str]:
    """Wrap the text into at most `most` lines no wider than `room`; the last one is truncated if necessary."""
    lines: list[str] = []
    for word in filter(None, readable(text).split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} {ELLIPSIS}"]
    return [cut(line, size, room, weight) for line in lines]
