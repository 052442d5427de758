"""Parser of legacy Markdown, which has no nesting and little escaping."""

import re

from sandbox.markup.pen import EntityBuilder, OpenEntity, byte_offset, parse_error
from sandbox.refusals import Json

ESCAPABLE = "_*`["
KINDS = {"_": "italic", "*": "bold", "`": "code", "```": "pre", "[": "text_link"}
ENDS = {"[": "]"}
LANGUAGE = re.compile(r"([^\s`]+)(?=\s)\s?|\s?")


class _Markdown:
    """State of parsing one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.pen = EntityBuilder()

    def read(self) -> tuple[str, list[Json]]:
        while self.place < len(self.text):
            letter = self.text[self.place]
            if letter == "\\" and self.text[self.place + 1 : self.place + 2] in tuple(ESCAPABLE):
                self.pen.write(self.text[self.place + 1])
                self.place += 2
            elif letter in ESCAPABLE:
                self.entity(letter)
            else:
                self.pen.write(letter)
                self.place += 1
        return self.pen.result()

    def entity(self, letter: str) -> None:
        begin = self.place
        mark = "```" if self.text.startswith("```", begin) else letter
        self.place += len(mark)
        language = self.language() if mark == "```" else ""
        end = self.text.find(ENDS.get(mark, mark), self.place)
        if end < 0:
            at = byte_offset(self.text, begin)
            raise parse_error(f"Can't find end of the entity starting at byte offset {at}")
        entity = OpenEntity(KINDS[mark], begin, self.pen.length, self.pen.letters)
        self.pen.write(self.text[self.place : end])
        self.place = end + len(ENDS.get(mark, mark))
        if mark == "[":
            self.link(entity)
        else:
            self.pen.add_entity(entity.kind, entity, **({"language": language} if language else {}))

    def language(self) -> str:
        match = LANGUAGE.match(self.text, self.place)
        if match is None:
            return ""
        self.place = match.end()
        return match[1] or ""

    def link(self, entity: OpenEntity) -> None:
        url = self.pen.since(entity)
        if self.text.startswith("(", self.place):
            end = self.text.find(")", self.place)
            url = self.text[self.place + 1 : end if end >= 0 else None]
            self.place = end + 1 if end >= 0 else len(self.text)
        self.pen.add_link(entity, url)


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    """Return visible text and entities. Raise Refused with Telegram's words."""
    return _Markdown(text).read()
