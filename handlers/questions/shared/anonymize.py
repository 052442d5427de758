"""Names and telephones in questions: found, so that staff reword them, and removed where the asker is hidden."""

import re
from urllib.parse import unquote

from storage.text.richtext import RichText

PHONE = re.compile(r"(?:\d[\s().-]{0,2}){9,}")
"""Nine digits and more: a telephone; sums of money have fewer."""
WORD = re.compile(r"[^\W\d_]+")
PROFILE_LINK = re.compile(
    r"tg://|https?://(?:www\.|m\.)?(?:t(?:elegram)?\.me/[^/]+/?$|wa\.me/|vk\.com/|ok\.ru/|facebook\.com/|instagram\.com/)",
    re.IGNORECASE,
)
"""Addresses that lead to a person; a single post of a channel has one more slash."""
MIN_NAME_LENGTH = 3
"""Letters of a name that is looked for: initials are in every other word."""


def identifies_person(text: RichText, name: str | None) -> bool:
    """Whether it holds this name, be it declined, what looks like a telephone, or a link to somebody."""
    told = PHONE.search(text.text) is not None or _contains_name(text.text, name)
    return told or any(_is_personal_link(address, name) for address in text.urls())


def _contains_name(text: str, name: str | None) -> bool:
    return any(_matches_name(word, name) for word in WORD.findall(text))


def _is_personal_link(address: str, name: str | None) -> bool:
    """Whether a link is to somebody's page or chat, or has the name in it, whichever letters are large there."""
    return PROFILE_LINK.match(address) is not None or _contains_name(unquote(address).title(), name)


def anonymize(text: RichText, name: str | None) -> RichText:
    """The text with a gap for each word of this name, and for telephones, without links that tell who it is."""
    hidden = text.filter_marks(lambda mark: not _is_personal_link(mark.value, name))
    hidden = hidden.sub(PHONE, lambda _: "… ")
    return hidden.sub(WORD, lambda word: "…" if _matches_name(word[0], name) else word[0])


def _matches_name(word: str, name: str | None) -> bool:
    """Whether the word is a part of the name, or one of its cases: "Айгүлдүн", "Айгуле" of "Айгуль"."""
    folded = word.casefold()
    parts = [part.casefold() for part in WORD.findall(name or "") if len(part) >= MIN_NAME_LENGTH]
    return word[:1].isupper() and any(folded.startswith(_stem(part)) for part in parts)


def _stem(part: str) -> str:
    """What a Russian case leaves of it."""
    return part[:-1] if len(part) > MIN_NAME_LENGTH + 1 and part[-1] in "аяьй" else part
