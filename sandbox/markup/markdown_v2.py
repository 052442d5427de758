"""Parser of MarkdownV2."""

import re

from sandbox.markup.pen import (
    CUSTOM_EMOJI,
    TIME,
    EntityBuilder,
    OpenEntity,
    byte_offset,
    date_time,
    parse_error,
)
from sandbox.refusals import Json

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
IN_CODE = frozenset("`")
NAMES = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
}
# Telegram's error messages name entities by its own classes.
TITLES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
LANGUAGE = re.compile(r"([^\s`]+)(?=\s)")
NEWLINE = re.compile(r"\r\n|\n\r|\n|\r")


class _Markdown:
    """State of parsing one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.pen = EntityBuilder()
        self.quoting = False
        self.line_begins = True

    def ahead(self, words: str) -> bool:
        return self.text.startswith(words, self.place)

    def inside(self) -> str:
        return self.pen.open[-1].kind if self.pen.open else ""

    def read(self) -> tuple[str, list[Json]]:
        while self.place < len(self.text):
            letter = self.text[self.place]
            following = self.text[self.place + 1 : self.place + 2]
            if letter == "\\" and following and "\0" < following <= "~":
                self.place += 1
                self.plain(following)
            elif letter not in (IN_CODE if self.inside() in ("code", "pre") else RESERVED):
                self.plain(letter)
            elif self.ends(letter):
                self.close(letter)
            else:
                self.start(letter)
        self.end_of_text()
        return self.pen.result()

    def plain(self, letter: str) -> None:
        self.pen.write(letter)
        self.place += 1
        if letter != "\r":
            self.line_begins = letter == "\n"

    def ends(self, letter: str) -> bool:
        """Return whether the reserved character here ends the innermost open entity."""
        if not self.pen.open:
            return False
        if self.quoting and letter == "\n" and not self.ahead("\n>"):
            return True
        kind = self.inside()
        if kind == "italic":
            return letter == "_" and not self.ahead("__")
        if kind in ("text_link", "custom_emoji"):
            return letter == "]"
        return kind != "blockquote" and self.ahead(next(mark for mark, name in NAMES.items() if name == kind))

    def start(self, letter: str) -> None:
        """Process a reserved character: open an entity, or raise Refused."""
        begin = self.place
        for mark in ("```", "__", "||", "`", "*", "_", "~"):
            if self.ahead(mark):
                self.place += len(mark)
                self.pen.open_entity(NAMES[mark], begin, self.language() if mark == "```" else "")
                return
        if letter == "[" or self.ahead("!["):
            self.place += 1 if letter == "[" else 2
            self.pen.open_entity("text_link" if letter == "[" else "custom_emoji", begin)
        elif letter == "\n":
            self.plain(letter)
        elif letter == ">" and self.line_begins:
            self.place += 1
            if not self.quoting:
                self.quoting = True
                self.pen.open_entity("blockquote", begin)
        else:
            raise parse_error(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")

    def language(self) -> str:
        """Return the word after ``` if whitespace follows; the first line break is not part of the code."""
        match = LANGUAGE.match(self.text, self.place)
        if match:
            self.place = match.end()
        line_break = NEWLINE.match(self.text, self.place)
        if line_break:
            self.place = line_break.end()
        return match[1] if match else ""

    def unended(self, entity: OpenEntity) -> Exception:
        title = "PreCode" if entity.kind == "pre" and entity.argument else TITLES[entity.kind]
        at = byte_offset(self.text, entity.place)
        return parse_error(f"Can't find end of {title} entity at byte offset {at}")

    def close(self, letter: str) -> None:
        if letter == "\n":
            self.end_quote()
            self.plain(letter)
            return
        entity = self.pen.open.pop()
        if entity.kind in ("text_link", "custom_emoji"):
            self.place += 1
            self.close_link(entity)
            return
        self.place += len(next(mark for mark, name in NAMES.items() if name == entity.kind))
        self.pen.add_entity(entity.kind, entity, **({"language": entity.argument} if entity.argument else {}))

    def end_quote(self) -> None:
        """End a block quote at its line's end; `||` at its very end makes it expandable."""
        entity = self.pen.open.pop()
        kind = "blockquote"
        if entity.kind == "spoiler" and entity.place == self.place - 2 and self.inside() == "blockquote":
            entity = self.pen.open.pop()
            kind = "expandable_blockquote"
        if entity.kind != "blockquote":
            raise self.unended(entity)
        self.quoting = False
        self.pen.add_entity(kind, entity)

    def address(self) -> str | None:
        """Return the address in parentheses after a link's text, or None."""
        if not self.ahead("("):
            return None
        self.place += 1
        begin, letters = self.place, []
        while self.place < len(self.text) and self.text[self.place] != ")":
            if self.ahead("\\") and "\0" < self.text[self.place + 1 : self.place + 2] <= "~":
                self.place += 1
            letters.append(self.text[self.place])
            self.place += 1
        if self.place >= len(self.text):
            raise parse_error(f"Can't find end of a URL at byte offset {byte_offset(self.text, begin)}")
        self.place += 1
        return "".join(letters)

    def close_link(self, entity: OpenEntity) -> None:
        url = self.address()
        if entity.kind == "text_link":
            self.pen.add_link(entity, self.pen.since(entity) if url is None else url)
            return
        if url is None:
            raise parse_error("The entity must contain a tg://emoji or tg://time URL")
        if emoji := CUSTOM_EMOJI.match(url):
            self.pen.add_entity("custom_emoji", entity, custom_emoji_id=emoji[1])
        elif time := TIME.match(url):
            self.pen.add_entity("date_time", entity, **date_time(time[1], time[2] or ""))
        else:
            raise parse_error("Invalid tg://emoji or tg://time URL specified")

    def end_of_text(self) -> None:
        if self.quoting and (self.inside() == "blockquote" or self.text.endswith("||")):
            self.end_quote()
        if self.pen.open:
            raise self.unended(self.pen.open[-1])


def parse_markdown_v2(text: str) -> tuple[str, list[Json]]:
    """Return visible text and entities. Raise Refused with Telegram's words."""
    return _Markdown(text).read()
