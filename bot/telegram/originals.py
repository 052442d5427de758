"""Parsing of a raw message of staff into an `Original` that can be sent to others. Pure; accepts any JSON."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any

from telegram import Chat, Message, MessageEntity

from handlers.announcements.message_traits import BUTTONS, CLOSED, FORWARDED, LIVE, PROTECTED
from handlers.messages import Original

FILE_KINDS = ("animation", "photo", "document", "video", "audio", "voice", "video_note", "sticker")
"""Kinds that are sent by `file_id`; an animation also contains a document, so it comes first."""
MEDIA_OPTIONS = {
    "photo": ("has_spoiler", "show_caption_above_media"),
    "video": ("has_spoiler", "show_caption_above_media"),
    "animation": ("has_spoiler", "show_caption_above_media"),
}
"""Other fields of such a message that are sent again."""
CONTENT_FIELDS = {
    "contact": ("phone_number", "first_name", "last_name", "vcard"),
    "location": ("latitude", "longitude", "horizontal_accuracy"),
    "poll": ("question", "type", "is_anonymous", "allows_multiple_answers", "explanation", "open_period"),
}
DUMMY_DATE = datetime(2000, 1, 1, tzinfo=UTC)


PARSE_ERRORS = (ValueError, TypeError, LookupError, AttributeError, OverflowError, OSError, RecursionError)
"""Errors that the library and our code raise for data that Telegram would not send."""


def parse_original(message: Mapping[str, Any]) -> Original | None:
    """Parse a message; None for a game, a story, a dice, or malformed data."""
    try:
        return _parse_original(message)
    except PARSE_ERRORS:
        return None


def _parse_original(message: Mapping[str, Any]) -> Original | None:
    kind = "text" if "text" in message else next((one for one in FILE_KINDS if message.get(one)), None)
    if kind is None:
        kind = next((one for one in ("venue", *CONTENT_FIELDS) if message.get(one)), None)
    if kind is None:
        return None
    album = message.get("media_group_id")
    content: dict[str, Any] = _clean_json(_parse_content(kind, message))
    album_id = _clean_json(str(album))[:40] if album else None
    unique = _clean_json(_file_unique_id(kind, message))[:120]
    return Original(kind, _message_html(message), content, album_id, unique, _message_traits(message))


def _message_traits(message: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the features of a message that cannot be repeated, or not in the same way."""
    traits = {
        FORWARDED: any(name in message for name in ("forward_origin", "forward_date")),
        BUTTONS: bool((message.get("reply_markup") or {}).get("inline_keyboard")),
        PROTECTED: message.get("has_protected_content") is True,
        LIVE: bool((message.get("location") or {}).get("live_period")),
        CLOSED: (message.get("poll") or {}).get("is_closed") is True,
    }
    return tuple(name for name, present in traits.items() if present)


def _clean_json(value: Any) -> Any:
    """Return the data without NUL and lone surrogates, which databases reject."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_clean_json(name): _clean_json(one) for name, one in value.items()}
    return [_clean_json(one) for one in value] if isinstance(value, list) else value


def _parse_content(kind: str, message: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "text":
        preview = message.get("link_preview_options")
        return {"link_preview_options": preview} if isinstance(preview, dict) else {}
    value = message[kind]
    if kind in FILE_KINDS:
        file = value[-1] if kind == "photo" else value  # the last size is the largest
        above = {name: True for name in MEDIA_OPTIONS.get(kind, ()) if message.get(_message_field(name))}
        return {kind: str(file["file_id"]), **above}
    if kind == "venue":
        place = {name: value["location"][name] for name in ("latitude", "longitude")}
        return {**place, "title": value["title"], "address": value["address"]}
    content = {name: value[name] for name in CONTENT_FIELDS[kind] if value.get(name) is not None}
    return content | _poll_options(value) if kind == "poll" else content


def _file_unique_id(kind: str, message: Mapping[str, Any]) -> str:
    value = message.get(kind)
    file = value[-1] if isinstance(value, list) else value
    return str(file.get("file_unique_id") or "") if isinstance(file, dict) and kind in FILE_KINDS else ""


def _message_field(name: str) -> str:
    """Return the field of a message that corresponds to a method's argument."""
    return "has_media_spoiler" if name == "has_spoiler" else name


def _poll_options(poll: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of a poll, and the correct ones of a quiz under both names of the field."""
    options: dict[str, Any] = {"options": [{"text": str(one["text"])} for one in poll["options"]]}
    correct = poll.get("correct_option_ids")
    if correct is None and poll.get("correct_option_id") is not None:
        correct = [poll["correct_option_id"]]
    if correct and poll.get("type") == "quiz":
        options |= {"correct_option_ids": correct, "correct_option_id": correct[0]}
    return options


def _message_html(message: Mapping[str, Any]) -> str:
    """Return text or caption as Telegram's HTML; plain if its entities are malformed."""
    name = "text" if "text" in message else "caption"
    text = message.get(name)
    if not isinstance(text, str):
        return ""
    raw_entities = message.get("entities" if name == "text" else "caption_entities")
    if not raw_entities:
        return _escape_text(text)
    try:
        entities = [MessageEntity.de_json(_escape_entity(mark), None) for mark in raw_entities]
        # The library's conversion needs only text and entities of the message.
        formatted = Message(0, DUMMY_DATE, Chat(0, Chat.PRIVATE), text=text, entities=entities).text_html
    except PARSE_ERRORS:
        return _escape_text(text)
    return str(_clean_json(formatted))


def _escape_entity(mark: Mapping[str, Any]) -> dict[str, Any]:
    """Escape link addresses and code languages, which the library quotes unescaped."""
    return {
        name: escape(value) if name in ("url", "language") and isinstance(value, str) else value
        for name, value in mark.items()
    }


def _escape_text(words: str) -> str:
    return escape(_clean_json(words), quote=False)
