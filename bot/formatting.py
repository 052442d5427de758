"""Words and entities of a raw message become rich text: offsets in what was sent are places in what is kept."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from storage.plain import cleaned, cleaned_with_offsets
from storage.richtext import Mark, RichText, mark

MOST, LONGEST = 100, 8192
"""Entities and letters of one message: Telegram sends no more of either."""

Place = Callable[[int], int]
"""Where a UTF-16 unit of the raw text stands among the letters that are kept."""


def rich_text(raw: str, entities: Any) -> RichText:
    """The cleaned words with the marks of these entities; what is no entity, or of another kind, is left out."""
    if not isinstance(entities, list) or not entities or len(raw) > LONGEST:
        return RichText(cleaned(raw))
    words, place = _placed(raw)
    made = [_mark(one, place) for one in entities[:MOST]]
    return RichText(words, tuple(one for one in made if one is not None))


def _placed(raw: str) -> tuple[str, Place]:
    """The cleaned words, and where everything of the raw ones has gone."""
    words, offsets = cleaned_with_offsets(raw)
    letters = [0]
    for letter in words:
        letters.append(letters[-1] + (2 if ord(letter) > 0xFFFF else 1))
    last = len(offsets) - 1
    return words, lambda unit: bisect_left(letters, offsets[min(unit, last)])


def _mark(entity: Any, place: Place) -> Mark | None:
    if not isinstance(entity, dict):
        return None
    kind, offset, size = entity.get("type"), _count(entity.get("offset")), _count(entity.get("length"))
    if not isinstance(kind, str) or offset is None or size is None:
        return None
    value = entity.get("url" if kind == "text_link" else "language")
    return mark(place(offset), place(offset + size), kind, value if isinstance(value, str) else "")


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
