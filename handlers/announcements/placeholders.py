"""Finding, checking and filling in placeholders in an announcement: {name}, {аты}. Without database access."""

import re
from collections.abc import Mapping
from html import escape

from handlers.messages import Text, Value

NAMES = ("name", "municipality", "seminar", "place", "time")
SPELLINGS = {
    "ky": {"аты": "name", "аймак": "municipality", "семинар": "seminar", "жер": "place", "убакыт": "time"},
    "ru": {
        "имя": "name",
        "аймак": "municipality",
        "семинар": "seminar",
        "место": "place",
        "время": "time",
    },
    "en": {name: name for name in NAMES},
}
"""Language -> spelling -> name, in the order of NAMES. All spellings are accepted in all languages."""
FORMER_SPELLINGS = {"айыл": "municipality", "муниципалитет": "municipality"}
"""Spellings that are still accepted, for texts that staff have written with them, but no longer offered."""
_NAME_BY_SPELLING = FORMER_SPELLINGS | {
    word: name for words in SPELLINGS.values() for word, name in words.items()
}
SEMINAR_NAMES = frozenset({"municipality", "seminar", "place", "time"})
"""Placeholders without a value outside a seminar."""
MAX_VALUE_LENGTH = 120
"""The most characters of a value."""
_PLACEHOLDER = re.compile(r"\{([^{}\n]{0,200})\}")
_TAG = re.compile("<[^<>]*>")
_ENDING = re.compile(r"(?:<[^<>]*>)*[^\W\d_]")


def _canonical_name(inside: str) -> str | None:
    """Return the placeholder's name, ignoring tags between the braces. Return None if it is unknown."""
    return _NAME_BY_SPELLING.get(_TAG.sub("", inside).strip().lower())


def find_known(html: str) -> set[str]:
    """Return the names of the known placeholders in the HTML text."""
    return {name for inside in _PLACEHOLDER.findall(html) if (name := _canonical_name(inside))}


def find_unknown(html: str) -> list[str]:
    """Return the unknown placeholders as they were typed, without tags."""
    return [
        f"{{{_TAG.sub('', inside)}}}"
        for inside in _PLACEHOLDER.findall(html)
        if _canonical_name(inside) is None
    ]


def has_ending(html: str) -> bool:
    """Whether a letter follows a known placeholder: an ending that does not suit every value, as in `{аты}га`."""
    return any(
        _canonical_name(found[1]) and _ENDING.match(html, found.end())
        for found in _PLACEHOLDER.finditer(html)
    )


def fill_html(html: str, values: Mapping[str, str]) -> str:
    """Replace the placeholders by their escaped values; those without a value stay."""

    def value(match: re.Match[str]) -> str:
        name = _canonical_name(match[1])
        if name is None or name not in values:
            return match[0]
        tags = [tag[0] for tag in _TAG.finditer(match[1])]
        before = tags[:1] if match[1].lstrip().startswith("<") else []
        return "".join([*before, escape(values[name][:MAX_VALUE_LENGTH]), *tags[len(before) :]])

    return _PLACEHOLDER.sub(value, html)


def fill_texts(words: str, values: Mapping[str, Value]) -> list[Text]:
    """Split a plain text at its placeholders, with their values between the pieces, to be joined by `Lines`."""
    found: list[Value] = []
    end = 0
    for match in _PLACEHOLDER.finditer(words):
        name = _canonical_name(match[1])
        if name is not None and name in values:
            found += [words[end : match.start()], values[name]]
            end = match.end()
    return [Text("plain-text", {"text": piece}) for piece in [*found, words[end:]] if piece != ""]


def count_known(html: str) -> int:
    """Return the number of known placeholders."""
    return sum(1 for inside in _PLACEHOLDER.findall(html) if _canonical_name(inside))
