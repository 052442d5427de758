"""Output of the parsers: visible text, its length in UTF-16, and entities that are still open."""

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
    """Return 400 `can't parse entities: …`; Telegram keeps the capital letter of what follows."""
    return bad_request("can't parse entities: " + words)


def byte_offset(text: str, place: int) -> int:
    """Return a position in bytes of UTF-8, in which Telegram reports markup errors."""
    return len(text[:place].encode("utf-8", "surrogatepass"))


@dataclass
class OpenEntity:
    """An entity whose end has not been met, with its start in the source and in the visible text."""

    kind: str
    place: int
    offset: int
    letters: int
    argument: str = ""
    extra: Json = field(default_factory=dict)


class EntityBuilder:
    """Collects the visible text and its length."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.letters = 0
        self.open: list[OpenEntity] = []
        self.entities: list[Json] = []

    def write(self, piece: str) -> None:
        """Append visible text."""
        self.pieces.append(piece)
        self.letters += len(piece)
        self.length += len(piece)
        if not piece.isascii():
            self.length += sum(1 for letter in piece if letter > "\uffff")

    def open_entity(self, kind: str, place: int, argument: str = "", **extra: str) -> None:
        """Open an entity here; `place` is its position in the source."""
        self.open.append(OpenEntity(kind, place, self.length, self.letters, argument, dict(extra)))

    def text(self) -> str:
        """Return the visible text so far."""
        return "".join(self.pieces)

    def since(self, entity: OpenEntity) -> str:
        """Return the visible text since the entity began."""
        return self.text()[entity.letters :]

    def add_entity(self, kind: str, entity: OpenEntity, **extra: object) -> None:
        """Add an entity from its start to here; an empty one is dropped."""
        size = self.length - entity.offset
        if size > 0:
            self.entities.append({"type": kind, "offset": entity.offset, "length": size, **extra})

    def add_link(self, entity: OpenEntity, url: str) -> None:
        """Add a link, or a mention if it points to a person; an invalid address leaves plain text."""
        person = MENTION.match(url)
        if person:
            self.add_entity("text_mention", entity, user={"id": int(person[1])})
        elif address := normalize_link(url):
            self.add_entity("text_link", entity, url=address)

    def result(self) -> tuple[str, list[Json]]:
        """Return the text with its entities, outer ones first."""
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.text(), self.entities


def normalize_link(url: str) -> str:
    """Return the address as Telegram stores it: with a scheme, a slash after a bare host; empty if invalid."""
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
    """Return the fields of a date_time entity. Raise Refused on an invalid format."""
    if not TIME_FORMAT.fullmatch(style):
        raise parse_error("Invalid date-time format specified")
    extra: Json = {"unix_time": int(unix)}
    if style:
        extra["date_time_format"] = style
    return extra
