"""Parser of Telegram's HTML."""

import re

from sandbox.markup.pen import EntityBuilder, OpenEntity, byte_offset, date_time, parse_error
from sandbox.refusals import Json

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = {*SIMPLE, "a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<number>[0-9]*)|(?P<name>[a-zA-Z]*));?")
PLAIN = re.compile(r"[^<&]+")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
TOKEN = re.compile(r"[a-zA-Z0-9.-]*")
SPACE = re.compile(r"\s*")


def _decoded(text: str, place: int) -> tuple[str, int]:
    """Return the character of a reference at `place` and where it ends; a plain `&` if it is none."""
    match = REFERENCE.match(text, place)
    if match:
        if match["name"] is not None:
            letter = NAMED.get(match["name"], "")
        else:
            code = int(match["hex"] or "0", 16) if match["hex"] is not None else int(match["number"] or "0")
            letter = chr(code) if 0 < code < 0x10FFFF and len(match[0].rstrip(";")) < 10 else ""
        if letter:
            return letter, match.end()
    return "&", place + 1


class _Html:
    """State of parsing one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.pen = EntityBuilder()

    def here(self) -> str:
        return self.text[self.place : self.place + 1]

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.place)
        if match is None:
            return ""
        self.place = match.end()
        return match[0]

    def read(self) -> tuple[str, list[Json]]:
        while self.place < len(self.text):
            letter = self.here()
            if letter == "<":
                self.tag()
            elif letter == "&":
                decoded, self.place = _decoded(self.text, self.place)
                self.pen.write(decoded)
            else:
                self.pen.write(self.take(PLAIN))
        if self.pen.open:
            raise parse_error(f'Can\'t find end tag corresponding to start tag "{self.pen.open[-1].kind}"')
        return self.checked()

    def checked(self) -> tuple[str, list[Json]]:
        text, entities = self.pen.result()
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise parse_error(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        for entity in entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return text, entities

    def tag(self) -> None:
        begin = self.place
        self.place += 1
        if self.here() == "/":
            self.place += 1
            self.end_tag(begin)
        else:
            self.start_tag(begin)

    def start_tag(self, begin: int) -> None:
        name = self.take(TAG_NAME).lower()
        at = byte_offset(self.text, begin)
        if not self.here():
            raise parse_error(f"Unclosed start tag at byte offset {at}")
        if name not in TAGS:
            raise parse_error(f'Unsupported start tag "{name}" at byte offset {at}')
        attributes = self.attributes(name, at)
        self.place += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise parse_error(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.pen.open_entity(name, begin, **attributes)

    def attributes(self, tag: str, at: int) -> dict[str, str]:
        """Return the attributes up to the `>` that ends a start tag."""
        found: dict[str, str] = {}
        self.take(SPACE)
        while self.here() != ">":
            name = self.take(ATTRIBUTE)
            if not name:
                raise parse_error(f'Empty attribute name in the tag "{tag}" at byte offset {at}')
            self.take(SPACE)
            found[name] = self.value(tag, at)
            self.take(SPACE)
        return found

    def value(self, tag: str, at: int) -> str:
        """Return an attribute's value, empty if it has none."""
        if self.here() == "=":
            self.place += 1
            self.take(SPACE)
            value = self.quoted() if self.here() in ("'", '"') else self.token()
            if not self.here():
                raise parse_error(f"Unclosed start tag at byte offset {at}")
            return value
        if not self.here():
            raise parse_error(f'Unclosed start tag "{tag}" at byte offset {at}')
        return ""

    def token(self) -> str:
        begin = self.place
        value = self.take(TOKEN).lower()
        if self.here() and self.here() != ">" and not self.here().isspace():
            raise parse_error(f"Unexpected end of name token at byte offset {byte_offset(self.text, begin)}")
        return value

    def quoted(self) -> str:
        quote = self.here()
        self.place += 1
        pieces: list[str] = []
        while self.here() and self.here() != quote:
            if self.here() == "&":
                letter, self.place = _decoded(self.text, self.place)
            else:
                letter = self.here()
                self.place += 1
            pieces.append(letter)
        self.place += 1
        return "".join(pieces)

    def end_tag(self, begin: int) -> None:
        at = byte_offset(self.text, begin)
        if not self.pen.open:
            raise parse_error(f"Unexpected end tag at byte offset {at}")
        name = self.take(TAG_NAME).lower()
        self.take(SPACE)
        if self.here() != ">":
            raise parse_error(f"Unclosed end tag at byte offset {at}")
        self.place += 1
        expected = self.pen.open[-1].kind
        if name and name != expected:
            raise parse_error(
                f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{name}>"'
            )
        self.close(self.pen.open.pop())

    def close(self, entity: OpenEntity) -> None:
        """Process an end tag."""
        pen, tag, extra = self.pen, entity.kind, entity.extra
        if pen.length == entity.offset:
            return
        if tag in SIMPLE:
            pen.add_entity(SIMPLE[tag], entity)
        elif tag == "a":
            pen.add_link(entity, extra.get("href") or pen.since(entity))
        elif tag == "blockquote":
            pen.add_entity("expandable_blockquote" if "expandable" in extra else "blockquote", entity)
        elif tag == "tg-emoji":
            self.emoji(entity)
        elif tag == "tg-time":
            self.time(entity)
        else:
            self.code(entity)

    def emoji(self, entity: OpenEntity) -> None:
        number = entity.extra.get("emoji-id", "")
        if not number.isdigit() or int(number) == 0:
            raise parse_error("Invalid custom emoji identifier specified")
        self.pen.add_entity("custom_emoji", entity, custom_emoji_id=number)

    def time(self, entity: OpenEntity) -> None:
        unix = entity.extra.get("unix", "")
        extra = date_time(unix if unix.isdigit() else "0", entity.extra.get("format", ""))
        if extra["unix_time"] > 0:
            self.pen.add_entity("date_time", entity, **extra)

    def code(self, entity: OpenEntity) -> None:
        """Merge `pre` around `code` (or the reverse) with a language into one `pre` entity."""
        kind, language = entity.kind, ""
        if kind == "code" and entity.extra.get("class", "").startswith("language-"):
            language = entity.extra["class"][len("language-") :]
        inner = self.pen.entities[-1] if self.pen.entities else None
        size = self.pen.length - entity.offset
        if (
            inner
            and {inner["type"], kind} == {"pre", "code"}
            and (inner["offset"], inner["length"]) == (entity.offset, size)
        ):
            language = language or inner.get("language", "")
            if language:
                inner.update(type="pre", language=language)
                return
        self.pen.add_entity(kind, entity, **({"language": language} if language else {}))


def parse_html(text: str) -> tuple[str, list[Json]]:
    """Return visible text and entities. Raise Refused with Telegram's words."""
    if "<" not in text and "&" not in text:
        return text, []
    return _Html(text).read()
