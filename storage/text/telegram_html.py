"""Parsing of Telegram's HTML into rich text, to truncate it or to show it without markup."""

from html.parser import HTMLParser

from storage.text import richtext
from storage.text.richtext import TAGS, Mark, RichText

KIND_BY_TAG = {tag: kind for kind, tag in TAGS.items()}
LANGUAGE_PREFIX = "language-"
"""The prefix of a programming language in the class of `code` within `pre`."""


def from_html(html: str) -> RichText:
    """Parse HTML, keeping the supported formatting."""
    reader = _Parser()
    reader.feed(html)
    reader.close()
    return RichText(reader.text, tuple(reader.marks))


def html_to_plain(html: str) -> str:
    """Return HTML as plain text."""
    return from_html(html).plain_text()


def truncate(text: RichText, units: int) -> RichText:
    """Truncate to this many UTF-16 units, as Telegram counts, ending with an ellipsis."""
    counted = fits = 0
    for place, letter in enumerate(text.text, 1):
        counted += 2 if ord(letter) > 0xFFFF else 1
        if counted < units:
            fits = place
        if counted > units:
            return text[:fits].rstrip() + "…"
    return text


class _Parser(HTMLParser):
    """Collects text and marks. It tolerates HTML that Telegram would reject: unclosed tags are ignored."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.marks: list[Mark] = []
        self._open: list[tuple[str, int, str, str]] = []
        """Open tags: (tag, start, kind of mark, value)."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        kind = KIND_BY_TAG.get(f"{tag} expandable" if "expandable" in values else tag, "")
        if tag == "code" and self._open and self._open[-1][0] == "pre":
            before, start, outer, _ = self._open.pop()
            self._open.append((before, start, outer, values.get("class", "").removeprefix(LANGUAGE_PREFIX)))
            kind = ""
        self._open.append((tag, len(self.text), kind, values.get("href", "")))

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, one in enumerate(self._open) if one[0] == tag]
        if not places:
            return
        _, start, kind, value = self._open.pop(places[-1])
        made = richtext.make_mark(start, len(self.text), kind, value)
        self.marks += [made] if made is not None else []

    def handle_data(self, data: str) -> None:
        self.text += data
