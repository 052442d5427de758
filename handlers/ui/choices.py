"""Choices that staff type, a line each, in one or several languages."""

import re
from collections.abc import Sequence

from handlers.ui.languages import split_languages
from storage.models import LocalizedText

_MARK = re.compile(r"(?:[•*–—-]+|\d{1,2}[.)])\s+")
"""A bullet or a number before a choice."""


def typed_lines(typed: str) -> list[str]:
    """Return the lines of a text without bullets, numbers and empty lines."""
    return [found for line in typed.splitlines() if (found := _MARK.sub("", line.strip(), count=1).strip())]


def split_choices(typed: str, language: str) -> list[LocalizedText]:
    """Return the choices that were typed; slashes separate the languages of a line (`split_languages`)."""
    return [split_languages(line, language) for line in typed_lines(typed)]


def merge_choices(current: Sequence[LocalizedText], typed: Sequence[LocalizedText]) -> list[LocalizedText]:
    """Return the typed choices, each with the translations that the choice at its place has already."""
    before = [*current, *({} for _ in typed)]
    return [{**old, **new} for old, new in zip(before, typed, strict=False)]
