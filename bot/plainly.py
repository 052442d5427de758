"""Telegram's HTML as plain text: each address behind the words it was under, struck letters struck."""

from html.parser import HTMLParser

from storage.richtext import LINK, STRUCK, Mark, RichText

STRIKES = ("s", "strike", "del")


class _Reader(HTMLParser):
    """Collects the words, and the marks that are seen without formatting."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[Mark] = []
        self._open: list[tuple[str, int, str]] = []

    def handle_data(self, data: str) -> None:
        """Words."""
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A mark begins."""
        self._open.append((tag, len(self.text), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        """The last one of its kind ends."""
        for place in range(len(self._open) - 1, -1, -1):
            opened, start, address = self._open[place]
            if opened == tag:
                del self._open[place]
                self._mark(tag, start, address)
                return

    def _mark(self, tag: str, start: int, address: str) -> None:
        if tag == "a" and address:
            self.marks.append(Mark(start, len(self.text), LINK, address))
        elif tag in STRIKES:
            self.marks.append(Mark(start, len(self.text), STRUCK, ""))


def plain(html: str) -> str:
    """What is read where no markup is shown."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return RichText(reader.text, tuple(reader.marks)).written_out()
