"""Text keys and values for the arguments of a text. The language is chosen when a message is rendered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.models import LocalizedText
from storage.text.richtext import RichText


@dataclass(frozen=True, slots=True)
class Number:
    """A measured number, written with a decimal comma where the language does; a number in a spreadsheet too.

    A plain `int`, such as the number of a question, is one too, and selects the form of a text; its digits are not
    grouped.
    """

    value: float
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Translated:
    """A localized value from the database, such as a title."""

    texts: LocalizedText

    def in_language(self, language: str) -> str:
        """Return the value in that language, else in the first available fallback."""
        return next((text for code in _fallback_languages(language) if (text := self.texts.get(code))), "")


@dataclass(frozen=True, slots=True)
class TranslatedRichText:
    """A localized formatted text written by people."""

    texts: Mapping[str, RichText]

    def in_language(self, language: str) -> RichText:
        """Return the text in that language, else in the first available fallback."""
        return next(
            (text for code in _fallback_languages(language) if (text := self.texts.get(code))), RichText()
        )


def _fallback_languages(language: str) -> tuple[str, ...]:
    """Return the languages to try for a reader of this language, in order of preference."""
    return (language, "ru", "ky", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its key, as an argument of another text, a line of a list, or a label."""

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A text in a fixed language regardless of the reader, for previews."""

    text: Text
    language: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts as one argument of another text, joined by the separator."""

    lines: Sequence[Text]
    separator: str = "\n"


@dataclass(frozen=True, slots=True)
class DeepLink:
    """A link that opens this bot: `https://t.me/<bot>?start=<payload>`. The bot's name is added when it is rendered."""

    payload: str
    adds_to_group: bool = False
    """Use `startgroup` instead: add the bot to a group, where the payload is sent."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page of the bot's web server. The base address is added when it is rendered."""

    path: str
    localhost_note: "Text | None" = None
    """Added below the address if it opens only on the bot's own machine."""


@dataclass(frozen=True, slots=True)
class Place:
    """A territorial unit inside a sentence, for the function `PLACE($unit, case: "…")` of texts."""

    level: str
    """oblast, rayon, city or ayil_aymak."""
    names: LocalizedText
    """Names of the register by language."""


Value = (
    str
    | int
    | datetime
    | Number
    | RichText
    | Translated
    | TranslatedRichText
    | Text
    | InLanguage
    | Lines
    | DeepLink
    | WebPage
    | Place
)
"""Types that a text accepts as an argument."""
