"""One line typed in several languages at once: "Ачылыш / Открытие / Opening"."""

import re
from collections.abc import Mapping

from handlers.words import Button, Text, Value
from storage.models import Texts
from storage.richtext import RichText

TONGUES = ("ky", "ru", "en")
NEEDED = ("ky", "ru")
"""English is welcome; without these two a translation is missing."""
OWN_LETTERS = frozenset("өүңӨҮҢ")


def in_tongues(typed: str, language: str) -> Texts:
    """{"ky": …, "ru": …, "en": …} of what stands between slashes that have a space on both sides.

    What stands alone is in `language`. Two written the other way round are told by the letters only Kyrgyz has.
    """
    parts = [" ".join(part.split()) for part in re.split(r"\s+/\s+", typed.strip())]
    if len(parts) > len(TONGUES) or not all(parts):
        return {language: " ".join(typed.split())}
    if len(parts) == 1:
        return {language: parts[0]}
    if OWN_LETTERS & set(parts[1]) and not OWN_LETTERS & set(parts[0]):
        parts[:2] = parts[1::-1]
    return dict(zip(TONGUES, parts, strict=False))


def lacking(texts: Mapping[str, str]) -> list[str]:
    """The languages in which it is still to be said."""
    return [language for language in NEEDED if not texts.get(language)]


def lines_in(texts: Mapping[str, str] | Mapping[str, RichText]) -> list[Text]:
    """A line a language: what it is called there, or that the translation is missing."""
    return [
        Text("said-in", {"tongue": Text(f"tongue-{language}"), "text": texts[language]})
        if texts.get(language)
        else Text("lacks-in", {"tongue": Text(f"tongue-{language}")})
        for language in TONGUES
        if texts.get(language) or language in NEEDED
    ]


def lacks(texts: Mapping[str, str]) -> Value:
    """A mark behind a title whose translation is missing; nothing when all is there."""
    languages = "-".join(lacking(texts))
    return Text(f"lacks-{languages}") if languages else ""


def tongue_buttons(prefix: str) -> list[Button]:
    """A button a language: `<prefix>:<language>`."""
    return [Button(f"tongue-{language}", f"{prefix}:{language}") for language in TONGUES]
