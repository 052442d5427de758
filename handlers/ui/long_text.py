"""Text that does not fit in one message: the limits beside our own words, and where it is cut."""

import re

from handlers.ui.arguments import AnyText

TEXT_LIMIT = 3000
"""UTF-16 units of somebody's words that fit beside ours in one message of 4 096."""
CAPTION_LIMIT = 700
"""The same for a caption of 1 024."""
PART_LENGTH = 2000
"""Characters of one of the messages in which a long text comes."""


def split_text(text: AnyText) -> list[AnyText]:
    """Text in pieces that surely fit in a message, whatever it is made of; cut between sentences where it can be."""
    pieces: list[AnyText] = []
    while len(text) > PART_LENGTH:
        end = _split_position(str(text[:PART_LENGTH]))
        pieces.append(text[:end])
        text = text[end:]
    pieces.append(text)
    return [one for one in pieces if one.strip()]


def _split_position(text: str) -> int:
    """Where to cut: after the last paragraph, line, sentence or word that is not too near the beginning."""
    for mark in (r"\n\s*\n", r"\n", r"[.!?…]\s", r"\s"):
        ends = [found.end() for found in re.finditer(mark, text)]
        if ends and ends[-1] > PART_LENGTH // 2:
            return ends[-1]
    return len(text)
