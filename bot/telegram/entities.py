"""Conversion of a message's text and entities to rich text; offsets are mapped to the cleaned text."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from storage.text.normalization import clean_text, clean_with_offsets
from storage.text.richtext import Mark, RichText, make_mark

MAX_ENTITIES, MAX_TEXT_LENGTH = 100, 8192
"""Maximum entities and characters of one message at Telegram."""

OffsetMapping = Callable[[int], int]
"""UTF-16 offset of the raw text -> position in the cleaned text."""


def rich_text(raw: str, entities: Any) -> RichText:
    """Return the cleaned text with marks for these entities; malformed and unsupported entities are ignored."""
    if not isinstance(entities, list) or not entities or len(raw) > MAX_TEXT_LENGTH:
        return RichText(clean_text(raw))
    text, place = _clean_with_mapping(raw)
    marks = [_parse_entity(one, place) for one in entities[:MAX_ENTITIES]]
    return RichText(text, tuple(one for one in marks if one is not None))


def _clean_with_mapping(raw: str) -> tuple[str, OffsetMapping]:
    """Return the cleaned text, and the mapping of offsets in the raw text to positions in it."""
    words, offsets = clean_with_offsets(raw)
    letters = [0]
    for letter in words:
        letters.append(letters[-1] + (2 if ord(letter) > 0xFFFF else 1))
    last = len(offsets) - 1
    return words, lambda unit: bisect_left(letters, offsets[min(unit, last)])


def _parse_entity(entity: Any, place: OffsetMapping) -> Mark | None:
    if not isinstance(entity, dict):
        return None
    kind, offset, size = (
        entity.get("type"),
        _non_negative_int(entity.get("offset")),
        _non_negative_int(entity.get("length")),
    )
    if not isinstance(kind, str) or offset is None or size is None:
        return None
    value = entity.get("url" if kind == "text_link" else "language")
    return make_mark(place(offset), place(offset + size), kind, value if isinstance(value, str) else "")


def _non_negative_int(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
