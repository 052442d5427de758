"""Text as Telegram shows it: entities with UTF-16 offsets, detected in plain text or given by the caller."""

import re
from collections.abc import Callable

from sandbox.markup import parse_html, parse_markdown, parse_markdown_v2
from sandbox.refusals import Json, bad_request
from sandbox.utf16 import Utf16Offsets, length

MAX_ENTITIES = 100
TEXT_LIMIT = 4_096
CAPTION_LIMIT = 1_024
# Longer text is refused before it is parsed.
RAW_LIMIT = 35_000

Formatted = tuple[str, list[Json]]
PARSERS: dict[str, Callable[[str], Formatted]] = {
    "html": parse_html,
    "markdownv2": parse_markdown_v2,
    "markdown": parse_markdown,
}

DOMAINS = "com|org|net|info|edu|gov|int|io|me|dev|app|kg|kz|uz|tj|ru|su|eu|de|uk|us|рф"
ENTITY_PATTERN = re.compile(
    r"(?P<url>(?:https?|ftp|tg)://[^\s<>\"«»]*[^\s<>\"«».,:;!?')\]}])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,24}\b)"
    r"|(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<mention>(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w))"
    r"|(?P<hashtag>(?<!\w)\#(?=\w*[^\W\d_])\w{1,256})"
    r"|(?P<cashtag>(?<!\w)\$[A-Z]{3,8}(?!\w))"
    r"|(?P<phone_number>(?<![\w+])\+\d(?:[\s()-]{0,2}\d){6,14}(?!\w))"
    rf"|(?P<bare>(?<![\w@.-])(?:[\w-]+\.)+(?:{DOMAINS})(?![\w-])(?::\d{{1,5}})?(?:/[^\s<>\"«»]*[^\s<>\"«».,:;!?')\]}}])?/?)"
)
ENTITY_HINT = re.compile(r"[/@#$+.]")
# As in TDLib: a link or a piece of code takes no entities inside it.
NON_NESTING = {"code", "pre", "text_link", "text_mention", "custom_emoji"}
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
NESTING_ORDER = (
    "blockquote",
    "expandable_blockquote",
    "spoiler",
    "underline",
    "strikethrough",
    "bold",
    "italic",
)


def detect_entities(text: str) -> list[Json]:
    """Detect commands, mentions, links, e-mail addresses, telephone numbers and hashtags in plain text."""
    if not ENTITY_HINT.search(text):
        return []
    ruler = Utf16Offsets(text)
    return [
        {
            "type": "url" if match.lastgroup == "bare" else match.lastgroup,
            "offset": ruler.at(match.start()),
            "length": ruler.at(match.end()) - ruler.at(match.start()),
        }
        for match in ENTITY_PATTERN.finditer(text)
    ]


def _does_not_touch(found: Json, given: list[Json]) -> bool:
    """Return whether a detected entity does not touch the caller's own."""
    begin, end = found["offset"], found["offset"] + found["length"]
    for entity in given:
        first, last = entity["offset"], entity["offset"] + entity["length"]
        if begin >= last or end <= first:
            continue
        inside = first <= begin and end <= last
        if entity["type"] in NON_NESTING or not inside:
            return False
    return True


def _rank(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    return (
        entity["offset"],
        -entity["length"],
        NESTING_ORDER.index(kind) if kind in NESTING_ORDER else len(NESTING_ORDER),
    )


def _stripped(text: str, entities: list[Json]) -> Formatted:
    """Strip whitespace from both ends; move and cut the entities to fit."""
    left = text.lstrip()
    shift = length(text[: len(text) - len(left)])
    bare = left.rstrip()
    if len(bare) == len(text):
        return text, entities
    end = length(bare)
    fitted: list[Json] = []
    for entity in entities:
        first = max(0, entity["offset"] - shift)
        last = min(end, entity["offset"] + entity["length"] - shift)
        if last > first:
            fitted.append({**entity, "offset": first, "length": last - first})
    return bare, fitted


def normalize_text(text: str, entities: list[Json]) -> Formatted:
    """Return the text as Telegram stores it: stripped, its entities sorted and joined by the detected ones."""
    if not text.isprintable():
        text = INVISIBLE.sub(" ", text.replace("\r", ""))
    text, entities = _stripped(text, entities)
    found = detect_entities(text)
    if entities:
        found = [entity for entity in found if _does_not_touch(entity, entities)]
        found = sorted([*entities, *found], key=_rank)
    return text, found[:MAX_ENTITIES]


def parse_markup(text: str, mode: str) -> Formatted:
    """Return visible text and entities of marked-up text. Raise Refused with Telegram's words."""
    if not mode or mode.lower() == "none":
        return text, []
    parser = PARSERS.get(mode.lower())
    if parser is None:
        raise bad_request("unsupported parse_mode")
    return parser(text)


def valid_entities(text: str, given: object) -> list[Json]:
    """Return the caller's entities without those outside the text."""
    if not isinstance(given, list):
        return []
    end = length(text)
    kept: list[Json] = []
    for entity in given:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: Object expected")
        offset, size = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(size, int):
            raise bad_request("can't parse MessageEntity: Can't find field \"offset\"")
        if offset >= 0 and size > 0 and offset + size <= end:
            kept.append(entity)
    return kept
