"""The pen both parsers write with: visible text, its length in UTF-16, and entities still open."""

import re
from dataclasses import dataclass, field

from sandbox.refusals import Json, Refused, bad_request

MENTION = re.compile(r"tg:(?://)?user\?id=(\d+)$", re.IGNORECASE)
CUSTOM_EMOJI = re.compile(r"tg:(?://)?emoji\?id=(\d+)$", re.IGNORECASE)
TIME = re.compile(r"tg:(?://)?time\?unix=(\d+)(?:&format=([A-Za-z]*))?$", re.IGNORECASE)
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
LINK = re.compile(r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):(?://)?)?(?P<host>[^\s/?#]+)", re.IGNORECASE)
KNOWN_SCHEMES = {"http", "https", "ftp", "tg", "ton", "tonsite", "mailto", "tel"}


def parse_error(words: str) -> Refused:
    """400 `can't parse entities: …`; Telegram keeps the capital of what follows."""
    return bad_request("can't parse entities: " + words)


def byte_offset(text: str, place: int) -> int:
    """Telegram counts the places of markup errors in bytes of UTF-8."""
    return len(text[:place].encode("utf-8", "surrogatepass"))


@dataclass
class OpenEntity:
    """An entity whose end has not been met: where it began, in the source and in the visible text."""

    kind: str
    place: int
    offset: int
    letters: int
    argument: str = ""
    extra: Json = field(default_factory=dict)


class EntityBuilder:
    """Collects the visible text and knows how long it is."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.letters = 0
        self.open: list[OpenEntity] = []
        self.entities: list[Json] = []

    def write(self, piece: str) -> None:
        """Add visible text."""
        self.pieces.append(piece)
        self.letters += len(piece)
        self.length += len(piece)
        if not piece.isascii():
            self.length += sum(1 for letter in piece if letter > "\uffff")

    def open_entity(self, kind: str, place: int, argument: str = "", **extra: str) -> None:
        """Note that an entity begins here; `place` is where in the source."""
        self.open.append(OpenEntity(kind, place, self.length, self.letters, argument, dict(extra)))

    def text(self) -> str:
        """The visible text so far."""
        return "".join(self.pieces)

    def since(self, entity: OpenEntity) -> str:
        """The visible text written since the entity began."""
        return self.text()[entity.letters :]

    def add_entity(self, kind: str, entity: OpenEntity, **extra: object) -> None:
        """Note an entity from where it began to here; an empty one is no entity."""
        size = self.length - entity.offset
        if size > 0:
            self.entities.append({"type": kind, "offset": entity.offset, "length": size, **extra})

    def add_link(self, entity: OpenEntity, url: str) -> None:
        """A link, or a mention when it points to a person; an address that is none leaves plain text."""
        person = MENTION.match(url)
        if person:
            self.add_entity("text_mention", entity, user={"id": int(person[1])})
        elif address := normalize_link(url):
            self.add_entity("text_link", entity, url=address)

    def result(self) -> tuple[str, list[Json]]:
        """The text with its entities, outer ones first."""
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.text(), self.entities


def normalize_link(url: str) -> str:
    """The address as Telegram keeps it: with a scheme, a slash after a bare host; empty when it is none."""
    match = LINK.match(url.strip())
    if not match:
        return ""
    scheme, host = (match["scheme"] or "").lower(), match["host"]
    if scheme in {"tg", "ton", "mailto", "tel"}:
        return url.strip()
    if (scheme and scheme not in KNOWN_SCHEMES) or (
        "." not in host.strip(".") and host.split(":")[0] != "localhost"
    ):
        return ""
    address = url.strip() if scheme else "http://" + url.strip()
    return address if "/" in address.split("://", 1)[1] else address + "/"


def date_time(unix: str, style: str) -> Json:
    """What a date_time entity carries. Raises Refused on a format that is none."""
    if not TIME_FORMAT.fullmatch(style):
        raise parse_error("Invalid date-time format specified")
    extra: Json = {"unix_time": int(unix)}
    if style:
        extra["date_time_format"] = style
    return extra
