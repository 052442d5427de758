"""Texts in several languages: parsing "Ачылыш / Открытие / Opening", merging, and reporting missing ones."""

import re
from collections.abc import Mapping
from typing import get_args

from handlers.button_data import Language
from handlers.messages import Incoming, Text, Value
from storage.models import LocalizedText
from storage.text.richtext import RichText

LANGUAGES: tuple[str, ...] = get_args(Language)
REQUIRED_LANGUAGES = ("ky", "ru")
"""Languages without which a translation is reported as missing; English is optional."""
KYRGYZ_LETTERS = frozenset("өүңӨҮҢ")
"""Letters that occur in Kyrgyz and not in Russian."""
_FREQUENT = "в во и к на по с со от из для при или что это как будет"
RUSSIAN_WORDS = frozenset(_FREQUENT.split())
"""Frequent words of Russian that no Kyrgyz text has."""
_FREQUENT_KYRGYZ = (
    "жана менен эле эмес деп деген ооба жок болот болсо болуп болгон керек кандай качан канча кайда кайсы кантип эмне "
    "ушул ошол бул алар анын биздин сиздин учун азыр бугун эртен мурун кийин дагы баары суроо жооп айыл арыз акча саат "
    "берет берилет келет кетет алат барат башталат кылат кабыл"
)
KYRGYZ_WORDS = frozenset(_FREQUENT_KYRGYZ.split())
"""Frequent words of Kyrgyz that no Russian text has, without ө, ү and ң, or as typed without them (үчүн)."""


def readers_by_language(counts: Mapping[str | None, int]) -> dict[str, int]:
    """Return the number of readers by language; people without a supported language read the first one."""
    found = dict.fromkeys(LANGUAGES, 0)
    for language, number in counts.items():
        found[language if language in found else LANGUAGES[0]] += number
    return found


def own_language(incoming: Incoming) -> str:
    """Return the language of the person who sent the update."""
    return incoming.person.language or LANGUAGES[0]


def split_languages(typed: str, language: str) -> LocalizedText:
    """Split a typed line at slashes surrounded by spaces into {"ky": …, "ru": …, "en": …}.

    A single part is in `language`. If only the second part contains Kyrgyz letters, the first two are swapped.
    """
    parts = [" ".join(part.split()) for part in re.split(r"\s+/\s+", typed.strip())]
    if len(parts) > len(LANGUAGES) or not all(parts):
        return {language: " ".join(typed.split())}
    if len(parts) == 1:
        return {language: parts[0]}
    if KYRGYZ_LETTERS & set(parts[1]) and not KYRGYZ_LETTERS & set(parts[0]):
        parts[:2] = parts[1::-1]
    return dict(zip(LANGUAGES, parts, strict=False))


def merge_texts(current: LocalizedText, typed: Mapping[str, RichText]) -> LocalizedText:
    """Return the texts of a field, updated with the typed ones."""
    return {**current, **{language: text.text for language, text in typed.items()}}


def missing_languages(texts: Mapping[str, str]) -> list[str]:
    """Return the required languages that have no text."""
    return [language for language in REQUIRED_LANGUAGES if not texts.get(language)]


def language_lines(texts: Mapping[str, str] | Mapping[str, RichText]) -> list[Text]:
    """Return a line per language with its text, or a note if a required translation is missing."""
    return [
        Text("language-text", {"language": Text(f"language-name-{language}"), "text": texts[language]})
        if texts.get(language)
        else Text("language-missing", {"language": Text(f"language-name-{language}")})
        for language in LANGUAGES
        if texts.get(language) or language in REQUIRED_LANGUAGES
    ]


def missing_mark(texts: Mapping[str, str]) -> Value:
    """Return a mark for a title with missing translations, or an empty value if there is none."""
    languages = "-".join(missing_languages(texts))
    return Text(f"lacks-{languages}") if languages else ""


def guess_language(text: str, author_language: str | None) -> str:
    """Return the language of what somebody wrote: by its letters or frequent words, else the language that they read.

    Many type Kyrgyz on a Russian keyboard, without ө, ү and ң.
    """
    if KYRGYZ_LETTERS & set(text):
        return "ky"
    words = _words(text)
    kyrgyz, russian = (sum(word in known for word in words) for known in (KYRGYZ_WORDS, RUSSIAN_WORDS))
    if kyrgyz != russian:
        return "ky" if kyrgyz > russian else "ru"
    return author_language or LANGUAGES[0]


def guess_languages(text: str, author_language: str | None) -> set[str]:
    """Return the languages of what somebody wrote, who may have written it in Kyrgyz and in Russian."""
    words = set(_words(text))
    has_kyrgyz = bool(KYRGYZ_LETTERS & set(text) or KYRGYZ_WORDS & words)
    both = {"ky", "ru"} if has_kyrgyz and RUSSIAN_WORDS & words else set()
    return {guess_language(text, author_language)} | both


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def is_in_other_language(text: str, language: str) -> bool:
    """Whether a text given as Kyrgyz or Russian seems to be in the other one; a Kyrgyz name in Russian is none."""
    words = _words(text)
    kyrgyz = sum(bool(KYRGYZ_LETTERS & set(word)) for word in words)
    has_russian = not RUSSIAN_WORDS.isdisjoint(words)
    if language == "ru":
        return not has_russian and 4 * kyrgyz >= len(words) > 1
    return language == "ky" and has_russian and not kyrgyz
