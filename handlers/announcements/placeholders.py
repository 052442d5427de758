"""Placeholders in an announcement, {name} or {аты}: found, checked, filled in. Pure."""

import re
from collections.abc import Mapping
from html import escape

from handlers.messages import Text, Value

NAMES = ("name", "municipality", "seminar", "place", "time")
SPELLINGS = {
    "ky": {"аты": "name", "айыл": "municipality", "семинар": "seminar", "жер": "place", "убакыт": "time"},
    "ru": {
        "имя": "name",
        "муниципалитет": "municipality",
        "семинар": "seminar",
        "место": "place",
        "время": "time",
    },
    "en": {name: name for name in NAMES},
}
"""How each is typed, in the order of NAMES; any of them is understood in any language."""
_NAME_BY_SPELLING = {word: name for words in SPELLINGS.values() for word, name in words.items()}
SEMINAR_NAMES = frozenset({"municipality", "seminar", "place", "time"})
"""What nobody has without a seminar."""
MAX_VALUE_LENGTH = 120
"""How long what is put in may become, in characters."""
_PLACEHOLDER = re.compile(r"\{([^{}\n]{0,200})\}")
_TAG = re.compile("<[^<>]*>")


def _canonical_name(inside: str) -> str | None:
    """Which one is meant; formatting that begins or ends between the braces is no part of it."""
    return _NAME_BY_SPELLING.get(_TAG.sub("", inside).strip().lower())


def find_known(html: str) -> set[str]:
    """The placeholders in these words, by their names."""
    return {name for inside in _PLACEHOLDER.findall(html) if (name := _canonical_name(inside))}


def find_unknown(html: str) -> list[str]:
    """What stands between braces and means nothing, as it was typed."""
    return [
        f"{{{_TAG.sub('', inside)}}}"
        for inside in _PLACEHOLDER.findall(html)
        if _canonical_name(inside) is None
    ]


def fill_html(html: str, values: Mapping[str, str]) -> str:
    """The words with what each placeholder stands for, escaped."""

    def value(hole: re.Match[str]) -> str:
        name = _canonical_name(hole[1])
        if name is None or name not in values:
            return hole[0]
        tags = [tag[0] for tag in _TAG.finditer(hole[1])]
        before = tags[:1] if hole[1].lstrip().startswith("<") else []
        return "".join([*before, escape(values[name][:MAX_VALUE_LENGTH]), *tags[len(before) :]])

    return _PLACEHOLDER.sub(value, html)


def fill_texts(words: str, values: Mapping[str, Value]) -> list[Text]:
    """Words without formatting, cut where something stands for a placeholder: joined they read as filled in."""
    found: list[Value] = []
    end = 0
    for hole in _PLACEHOLDER.finditer(words):
        name = _canonical_name(hole[1])
        if name is not None and name in values:
            found += [words[end : hole.start()], values[name]]
            end = hole.end()
    return [Text("plain-text", {"text": one}) for one in [*found, words[end:]] if one != ""]


def count_known(html: str) -> int:
    """How many holes there are to fill."""
    return sum(1 for inside in _PLACEHOLDER.findall(html) if _canonical_name(inside))
