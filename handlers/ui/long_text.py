"""Splitting of texts that do not fit in one message, and the limits of their length."""

import re

from handlers.ui.arguments import AnyText
from storage.text.richtext import QUOTES, RichText

TEXT_LIMIT = 3000
"""Maximum length of a person's text in a message, in UTF-16 units. Telegram's limit for the whole is 4 096."""
CAPTION_LIMIT = 700
"""Maximum length of a person's text in a caption, in UTF-16 units. Telegram's limit for the whole is 1 024."""
FOLD_LENGTH, FOLD_LINES = 400, 8
"""Characters and lines above which a person's text on a page is folded."""
PART_LENGTH = 2000
"""Maximum length of one part of a split text, in characters."""


def folded(text: RichText) -> RichText:
    """Return a long text as a quote of which the first lines are shown until the reader unfolds it."""
    if len(text) <= FOLD_LENGTH and text.text.count("\n") < FOLD_LINES:
        return text
    return text.filter_marks(lambda one: one.kind not in QUOTES).marked("expandable_blockquote")


def split_text(text: AnyText) -> list[AnyText]:
    """Split a text into parts that fit in a message each, between sentences where possible."""
    parts: list[AnyText] = []
    while len(text) > PART_LENGTH:
        end = _split_position(str(text[:PART_LENGTH]))
        parts.append(text[:end])
        text = text[end:]
    parts.append(text)
    return [part for part in parts if part.strip()]


def _split_position(text: str) -> int:
    """Return where to cut: after the last paragraph, line, sentence or word that ends in the second half."""
    for mark in (r"\n\s*\n", r"\n", r"[.!?…]\s", r"\s"):
        ends = [found.end() for found in re.finditer(mark, text)]
        if ends and ends[-1] > PART_LENGTH // 2:
            return ends[-1]
    return len(text)
