"""Names in what everybody will read: found, so that staff word it anew, and taken out where the asker is hidden."""

import re
from urllib.parse import unquote

from storage.richtext import RichText

PHONE = re.compile(r"(?:\d[\s().-]{0,2}){9,}")
"""Nine digits and more: a telephone; sums of money have fewer."""
WORD = re.compile(r"[^\W\d_]+")
CHAT = re.compile(
    r"tg://|https?://(?:www\.|m\.)?(?:t(?:elegram)?\.me/[^/]+/?$|wa\.me/|vk\.com/|ok\.ru/|facebook\.com/|instagram\.com/)",
    re.IGNORECASE,
)
"""Addresses that lead to a person; a single post of a channel has one more stroke."""
SHORTEST = 3
"""Letters of a name that is looked for: initials are in every other word."""


def tells_who(text: RichText, name: str | None) -> bool:
    """Whether it holds this name, be it declined, what looks like a telephone, or a link to somebody."""
    told = PHONE.search(text.text) is not None or _names(text.text, name)
    return told or any(_leads_to_somebody(address, name) for address in text.addresses())


def _names(text: str, name: str | None) -> bool:
    return any(_is_name(word, name) for word in WORD.findall(text))


def _leads_to_somebody(address: str, name: str | None) -> bool:
    """Whether a link is to somebody's page or chat, or has the name in it, whichever letters are large there."""
    return CHAT.match(address) is not None or _names(unquote(address).title(), name)


def without(text: RichText, name: str | None) -> RichText:
    """The text with a gap for each word of this name, and for telephones, without links that tell who it is."""
    hidden = text.kept(lambda mark: not _leads_to_somebody(mark.value, name))
    hidden = hidden.sub(PHONE, lambda _: "… ")
    return hidden.sub(WORD, lambda word: "…" if _is_name(word[0], name) else word[0])


def _is_name(word: str, name: str | None) -> bool:
    """Whether the word is a part of the name, or one of its cases: "Айгүлдүн", "Айгуле" of "Айгуль"."""
    folded = word.casefold()
    parts = [part.casefold() for part in WORD.findall(name or "") if len(part) >= SHORTEST]
    return word[:1].isupper() and any(folded.startswith(_stem(part)) for part in parts)


def _stem(part: str) -> str:
    """What a Russian case leaves of it."""
    return part[:-1] if len(part) > SHORTEST + 1 and part[-1] in "аяьй" else part
