"""Names in what everybody will read: found, so that staff word it anew, and taken out where the asker is hidden."""

import re

PHONE = re.compile(r"(?:\d[\s().-]{0,2}){9,}")
"""Nine digits and more: a telephone; sums of money have fewer."""
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 3
"""Letters of a name that is looked for: initials are in every other word."""


def tells_who(text: str, name: str | None) -> bool:
    """Whether it holds this name, be it declined, or what looks like a telephone."""
    return PHONE.search(text) is not None or any(_is_name(word, name) for word in WORD.findall(text))


def without(text: str, name: str | None) -> str:
    """The text with a gap for each word of this name, and for telephones."""
    hidden = PHONE.sub("… ", text)
    return WORD.sub(lambda word: "…" if _is_name(word[0], name) else word[0], hidden)


def _is_name(word: str, name: str | None) -> bool:
    """Whether the word is a part of the name, or one of its cases: "Айгүлдүн", "Айгуле" of "Айгуль"."""
    folded = word.casefold()
    parts = [part.casefold() for part in WORD.findall(name or "") if len(part) >= SHORTEST]
    return word[:1].isupper() and any(folded.startswith(_stem(part)) for part in parts)


def _stem(part: str) -> str:
    """What a Russian case leaves of it."""
    return part[:-1] if len(part) > SHORTEST + 1 and part[-1] in "аяьй" else part
