"""One line typed in several languages at once: "Ачылыш / Открытие / Opening"."""

import re
from collections.abc import Mapping
from typing import get_args

from handlers.button_data import Language
from handlers.messages import Incoming, Text, Value
from storage.models import LocalizedText
from storage.text.richtext import RichText

LANGUAGES: tuple[str, ...] = get_args(Language)
REQUIRED_LANGUAGES = ("ky", "ru")
"""English is welcome; without these two a translation is missing."""
KYRGYZ_LETTERS = frozenset("өүңӨҮҢ")


def own_language(incoming: Incoming) -> str:
    """The language of whoever writes or presses."""
    return incoming.person.language or LANGUAGES[0]


def split_languages(typed: str, language: str) -> LocalizedText:
    """{"ky": …, "ru": …, "en": …} of what stands between slashes that have a space on both sides.

    What stands alone is in `language`. Two written the other way round are told by the letters only Kyrgyz has.
    """
    parts = [" ".join(part.split()) for part in re.split(r"\s+/\s+", typed.strip())]
    if len(parts) > len(LANGUAGES) or not all(parts):
        return {language: " ".join(typed.split())}
    if len(parts) == 1:
        return {language: parts[0]}
    if KYRGYZ_LETTERS & set(parts[1]) and not KYRGYZ_LETTERS & set(parts[0]):
        parts[:2] = parts[1::-1]
    return dict(zip(LANGUAGES, parts, strict=False))


def merge_texts(known: LocalizedText, typed: Mapping[str, RichText]) -> LocalizedText:
    """The texts of a field, with those that were typed in place of what they were."""
    return {**known, **{language: text.text for language, text in typed.items()}}


def missing_languages(texts: Mapping[str, str]) -> list[str]:
    """The languages in which it is still to be said."""
    return [language for language in REQUIRED_LANGUAGES if not texts.get(language)]


def language_lines(texts: Mapping[str, str] | Mapping[str, RichText]) -> list[Text]:
    """A line a language: what it is called there, or that the translation is missing."""
    return [
        Text("language-text", {"language": Text(f"language-name-{language}"), "text": texts[language]})
        if texts.get(language)
        else Text("language-missing", {"language": Text(f"language-name-{language}")})
        for language in LANGUAGES
        if texts.get(language) or language in REQUIRED_LANGUAGES
    ]


def missing_mark(texts: Mapping[str, str]) -> Value:
    """A mark behind a title whose translation is missing; nothing when all is there."""
    languages = "-".join(missing_languages(texts))
    return Text(f"lacks-{languages}") if languages else ""
