"""Detection of names, telephone numbers and personal links in questions, and their removal for anonymous askers."""

import re
from urllib.parse import unquote

from storage.text.richtext import RichText

PHONE = re.compile(r"(?:\d[\s().-]{0,2}){9,}")
"""A telephone number: nine or more digits; amounts of money have fewer."""
WORD = re.compile(r"[^\W\d_]+")
PROFILE_LINK = re.compile(
    r"tg://|https?://(?:www\.|m\.)?(?:t(?:elegram)?\.me/[^/]+/?$|wa\.me/|vk\.com/|ok\.ru/|facebook\.com/|instagram\.com/)",
    re.IGNORECASE,
)
"""A link to a person's page or chat. A link to a single post of a channel has one more slash and does not match."""
MIN_NAME_LENGTH = 3
"""Minimum length of a name that is searched for; initials would match too many words."""


def identifies_person(text: RichText, name: str | None) -> bool:
    """Whether the text contains this name in any case form, a telephone number, or a personal link."""
    in_text = PHONE.search(text.text) is not None or _contains_name(text.text, name)
    return in_text or any(_is_personal_link(address, name) for address in text.urls())


def _contains_name(text: str, name: str | None) -> bool:
    return any(_matches_name(word, name) for word in WORD.findall(text))


def _is_personal_link(address: str, name: str | None) -> bool:
    """Whether a link leads to somebody's page or chat, or contains the name in upper or lower case."""
    return PROFILE_LINK.match(address) is not None or _contains_name(unquote(address).title(), name)


def anonymize(text: RichText, name: str | None) -> RichText:
    """Replace the words of this name and telephone numbers with an ellipsis, and remove personal links."""
    hidden = text.filter_marks(lambda mark: not _is_personal_link(mark.value, name))
    hidden = hidden.sub(PHONE, lambda _: "… ")
    return hidden.sub(WORD, lambda word: "…" if _matches_name(word[0], name) else word[0])


def _matches_name(word: str, name: str | None) -> bool:
    """Whether the word is part of the name, possibly inflected: "Айгүлдүн", "Айгуле" for "Айгуль"."""
    folded = word.casefold()
    parts = [part.casefold() for part in WORD.findall(name or "") if len(part) >= MIN_NAME_LENGTH]
    return word[:1].isupper() and any(folded.startswith(_stem(part)) for part in parts)


def _stem(part: str) -> str:
    """Return the part of a name that Russian inflection leaves unchanged."""
    return part[:-1] if len(part) > MIN_NAME_LENGTH + 1 and part[-1] in "аяьй" else part
