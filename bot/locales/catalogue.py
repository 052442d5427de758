"""Lazy parsing of Fluent texts; parsing all of them took a second of every start."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

from bot.locales.language_data import keep_used

FOLDER = Path(__file__).parent

ENTRY_START = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE | re.ASCII)
"""The start of a message or term; continuation lines are indented, or begin with a brace or bracket."""
REFERENCE = re.compile(r"[{(,]\s*(-?[a-zA-Z][\w-]*)", re.ASCII)
"""A possible reference to another message or term: expressions begin after a brace, or as an argument."""


@cache
def entry_sources(language: str) -> Mapping[str, str]:
    """Return name -> unparsed source of each entry of a language (names of terms begin with "-")."""
    sources: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        _, *parts = ENTRY_START.split(file.read_text("utf-8"))
        for name, rest in zip(parts[::2], parts[1::2], strict=True):
            sources.setdefault(name, f"{name} ={rest}")
    return sources


@cache
def parse_entry(language: str, name: str) -> Resource:
    """Parse one entry; cached for all time zones. Raises KeyError."""
    # Spans would take half of the texts' memory.
    return FluentParser(with_spans=False).parse(entry_sources(language)[name])


class LazyBundle(FluentBundle):
    """The bundle of one language; an entry is added, with those it refers to, when it is first looked up."""

    def __init__(self, language: str, functions: dict[str, Any]) -> None:
        keep_used(language)
        super().__init__([language], use_isolating=False, functions=functions)
        self._language = language
        self._added: set[str] = set()

    def has_message(self, message_id: str) -> bool:
        """Whether this message exists; if so, it is added to the bundle."""
        self._add(message_id)
        return super().has_message(message_id)

    def _add(self, name: str) -> None:
        if name in self._added or (source := entry_sources(self._language).get(name)) is None:
            return
        self._added.add(name)
        self.add_resource(parse_entry(self._language, name))
        for reference in REFERENCE.findall(source):
            self._add(reference)
