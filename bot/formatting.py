"""Words and entities of a raw message become rich text: UTF-16 offsets are letters, whatever cleaning does to them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from storage.richtext import Mark, RichText, mark

MOST, LONGEST = 100, 8192
"""Entities and letters of one message: Telegram sends no more of either."""


def rich_text(raw: str, entities: Any, clean: Callable[[str], str]) -> RichText:
    """The cleaned words with the marks of these entities; what is no entity, or of another kind, is left out."""
    words = clean(raw)
    if not isinstance(entities, list) or not entities or len(raw) > LONGEST:
        return RichText(words)
    units = list(accumulate((2 if ord(letter) > 0xFFFF else 1 for letter in raw), initial=0))
    made = [_mark(one, units, lambda place: _cleaned(raw, place, clean)) for one in entities[:MOST]]
    return RichText(words, tuple(one for one in made if one is not None))


def _mark(entity: Any, units: Sequence[int], place: Callable[[int], int]) -> Mark | None:
    if not isinstance(entity, dict):
        return None
    kind, offset, size = entity.get("type"), _count(entity.get("offset")), _count(entity.get("length"))
    if not isinstance(kind, str) or offset is None or size is None:
        return None
    start, end = (place(bisect_left(units, edge)) for edge in (offset, offset + size))
    value = entity.get("url" if kind == "text_link" else "language")
    return mark(start, end, kind, value if isinstance(value, str) else "")


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _cleaned(raw: str, place: int, clean: Callable[[str], str]) -> int:
    """Where the letter at this place stands once the words are clean: as far as what comes before it reaches then.

    The full stop behind it keeps cleaning from taking the end off.
    """
    return len(clean(raw[:place] + ".")) - 1
