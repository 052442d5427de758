"""Offsets in UTF-16 code units, in which Telegram measures text."""


def length(text: str) -> int:
    """Return the number of UTF-16 code units of the text."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Utf16Offsets:
    """Converts positions in one text from Python's indices to UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self.wide = [] if text.isascii() else [at for at, letter in enumerate(text) if letter > "\uffff"]

    def at(self, place: int) -> int:
        """Return the UTF-16 offset of the character with index `place`."""
        if not self.wide:
            return place
        return place + sum(1 for at in self.wide if at < place)


def cut(text: str, offset: int, size: int) -> str:
    """Return the slice of `size` units at `offset`."""
    return text.encode("utf-16-le", "surrogatepass")[offset * 2 : (offset + size) * 2].decode(
        "utf-16-le", "replace"
    )
