"""Parsing of raw updates into `Incoming`. Pure; accepts any JSON (`UnreadableUpdate` names the problem)."""

import json
from datetime import datetime
from typing import Any

import orjson

from bot.locales import bot_username
from bot.telegram.entities import rich_text
from bot.telegram.originals import parse_original
from handlers.messages import Contact, GroupChat, GroupPermissions, Incoming, Location, Media, Profile
from storage.text.normalization import clean_text, one_line

MEDIA_KINDS = ("voice", "photo", "document", "audio", "video")
GROUP_TYPES = ("group", "supergroup")
GROUP_COMMANDS = ("start", "link", "unlink")
"""The commands accepted in a group."""
UNSUPPORTED_KINDS = (
    "sticker",
    "animation",
    "video_note",
    "location",
    "venue",
    "poll",
    "dice",
    "story",
    "game",
    "paid_media",
    "checklist",
    "invoice",
    "giveaway",
    "giveaway_winners",
)

BLANK_KIND = "blank"
"""The kind of a message with only invisible characters."""


class UnreadableUpdate(Exception):
    """The JSON is no well-formed update."""


def parse_json(raw: str | bytes) -> Any:
    """Parse JSON with orjson, else with the lenient standard library (lone surrogates). Raises ValueError."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(raw)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def sender_id(update: Any) -> int | None:
    """Return the Telegram id of the update's sender, in whose order it is handled; None if there is none."""
    if not isinstance(update, dict):
        return None
    for value in update.values():
        if isinstance(value, dict) and isinstance(value.get("from"), dict):
            number = value["from"].get("id")
            return number if _is_id(number) else None
    return None


def parse_update(raw: str | bytes, at: datetime) -> Incoming | None:
    """Parse one raw update; None if there is nothing to handle. Raises UnreadableUpdate."""
    try:
        return _parse_update(parse_json(raw), at)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise UnreadableUpdate(f"{type(error).__name__} in {_describe_update(raw)}") from error


def _describe_update(raw: str | bytes) -> str:
    """Return a short description of an unreadable update without personal data, for dead letters."""
    try:
        update = parse_json(raw)
        return (
            ", ".join(sorted(one_line(str(key))[:30] for key in update if key != "update_id"))[:100]
            or "nothing"
        )
    except (ValueError, TypeError):
        return "text that is no JSON object"


def _parse_update(update: dict[str, Any], at: datetime) -> Incoming | None:
    update_id = update["update_id"]
    if message := update.get("message"):
        return _parse_message(update_id, message, at, edited=False)
    if message := update.get("edited_message"):
        if message.get("location"):
            return None  # an update of a live location
        return _parse_message(update_id, message, at, edited=True)
    if query := update.get("callback_query"):
        return _parse_button(update_id, query, at)
    if member := update.get("my_chat_member"):
        return _parse_bot_membership(update_id, member, at)
    if member := update.get("chat_member"):
        return _parse_arrival(update_id, member, at)
    return None


def _new_incoming(
    update_id: int, source: dict[str, Any], chat: dict[str, Any], at: datetime, number: int
) -> Incoming:
    return Incoming(
        update_id=_require_id(update_id),
        at=at,
        profile=_parse_profile(source["from"]),
        chat_id=_require_id(chat["id"]),
        message_id=_require_id(number),
    )


def _parse_message(update_id: int, message: dict[str, Any], at: datetime, *, edited: bool) -> Incoming | None:
    if "from" not in message:
        return None
    if message["chat"]["type"] in GROUP_TYPES:
        return _parse_group_message(update_id, message, at, edited=edited)
    if message["from"].get("is_bot") or message["chat"]["type"] != "private":
        return None
    incoming = _parse_content(update_id, message, at, edited=edited)
    if not (
        incoming.text or incoming.media or incoming.contact or incoming.unsupported_kind or incoming.command
    ):
        return None  # a service message (a member joined, the title changed …)
    return incoming


def _parse_group_message(
    update_id: int, message: dict[str, Any], at: datetime, *, edited: bool
) -> Incoming | None:
    """Parse a message in a group: only commands, replies to the bot, new members and the migration of the group."""
    chat = message["chat"]
    if new_chat_id := message.get("migrate_to_chat_id"):
        return _group_event(
            update_id, message, at, message["message_id"], migrated_to=_require_id(new_chat_id)
        )
    if new_members := _without_bot(message.get("new_chat_members") or []):
        return _group_event(update_id, message, at, message["message_id"], new_members=new_members)
    anonymous = _anonymous_kind(message)
    if message["from"].get("is_bot") and not anonymous:
        return None
    incoming = _parse_content(update_id, message, at, edited=edited)
    incoming.group = _parse_group_chat(chat, anonymous_sender=anonymous)
    if incoming.command is not None:
        return incoming if _is_command_for_bot(incoming, message, edited=edited) else None
    has_content = incoming.text or incoming.media or incoming.contact or incoming.unsupported_kind
    return incoming if has_content and _replies_to_bot(message) else None


def _group_event(update_id: int, source: dict[str, Any], at: datetime, number: int, **what: Any) -> Incoming:
    """Return the Incoming of an event of the group itself."""
    incoming = _new_incoming(update_id, source, source["chat"], at, number)
    incoming.group = _parse_group_chat(source["chat"], **what)
    return incoming


def _is_command_for_bot(incoming: Incoming, message: dict[str, Any], *, edited: bool) -> bool:
    return incoming.command in GROUP_COMMANDS and not edited and _addresses_bot(message["text"])


def _anonymous_kind(message: dict[str, Any]) -> str:
    """Return "admin" or "channel" if the sender is hidden behind one; else "", also for forwarded channel posts."""
    if not (sender := message.get("sender_chat")) or message.get("is_automatic_forward"):
        return ""
    return "admin" if sender.get("id") == message["chat"]["id"] else "channel"


def _replies_to_bot(message: dict[str, Any]) -> bool:
    """Whether it is a reply to a bot's message, and not just a message in a topic created by a bot."""
    answered = message.get("reply_to_message") or {}
    return bool((answered.get("from") or {}).get("is_bot")) and "forum_topic_created" not in answered


def _addresses_bot(text: str) -> bool:
    """Whether a command (`/link@name`) is for this bot, as a group may have others."""
    name = text.split(maxsplit=1)[0].partition("@")[2]
    return name.lower() in ("", bot_username().lower())


def _parse_group_chat(chat: dict[str, Any], **what: Any) -> GroupChat:
    title, public = _parse_line(chat.get("title"))[:120], bool(chat.get("username"))
    return GroupChat(title=title, forum=chat.get("is_forum") is True, public=public, **what)


def _parse_content(update_id: int, message: dict[str, Any], at: datetime, *, edited: bool) -> Incoming:
    """Parse the content of a message of any kind."""
    incoming = _new_incoming(update_id, message, message["chat"], at, message["message_id"])
    incoming.edited = edited
    incoming.reply_to = (message.get("reply_to_message") or {}).get("message_id")
    name = "text" if "text" in message else "caption"
    if message.get(name) is not None:
        entities = message.get("entities" if name == "text" else "caption_entities")
        rich = rich_text(_require_string(message[name]), entities)
        incoming.text, incoming.marks = rich.text or None, rich.marks
    incoming.media = _parse_media(message)
    incoming.contact = _parse_contact(message, incoming.profile)
    incoming.location = _parse_location(message)
    incoming.unsupported_kind = next((kind for kind in UNSUPPORTED_KINDS if kind in message), None)
    if message.get("text") and not incoming.text:
        incoming.unsupported_kind = BLANK_KIND
    incoming.original = parse_original(message)
    if incoming.media is None and incoming.text and incoming.text.startswith("/"):
        _split_command(incoming, incoming.text)
    return incoming


def _split_command(incoming: Incoming, text: str) -> None:
    head = text.split(maxsplit=1)[0]
    name = head[1:].partition("@")[0].lower()
    if name.isascii() and name.replace("_", "a").isalnum():
        words = incoming.rich_text[len(head) :].strip()
        incoming.command, incoming.argument, incoming.text = name, words.text, None
        incoming.marks = words.marks


def _parse_button(update_id: int, query: dict[str, Any], at: datetime) -> Incoming | None:
    message = query.get("message")
    if not message or "data" not in query or message["chat"]["type"] != "private":
        return None
    incoming = _new_incoming(update_id, query, message["chat"], at, message["message_id"])
    incoming.button, _, incoming.argument = clean_text(_require_string(query["data"])).partition(":")
    incoming.callback_id = _require_string(query["id"])
    return incoming


def _parse_bot_membership(update_id: int, member: dict[str, Any], at: datetime) -> Incoming | None:
    """Parse a change of the bot's membership in a chat."""
    chat, new = member["chat"], member["new_chat_member"]
    if chat["type"] in GROUP_TYPES:
        left = not _is_member(new)
        return _group_event(
            update_id, member, at, 0, bot_removed=left, permissions=None if left else _parse_permissions(new)
        )
    if chat["type"] != "private":
        return None
    incoming = _new_incoming(update_id, member, chat, at, 0)
    incoming.blocked = new["status"] == "kicked"
    return incoming


def _is_member(member: dict[str, Any]) -> bool:
    if member["status"] == "restricted":
        return member.get("is_member") is not False
    return member["status"] not in ("left", "kicked")


def _parse_permissions(member: dict[str, Any]) -> GroupPermissions:
    write = member["status"] != "restricted" or member.get("can_send_messages") is not False
    return GroupPermissions(can_write=write, can_manage_topics=member.get("can_manage_topics") is True)


def _parse_arrival(update_id: int, member: dict[str, Any], at: datetime) -> Incoming | None:
    """Parse the arrival of a new member in a group; None for all other changes of members."""
    old, new = member["old_chat_member"], member["new_chat_member"]
    if member["chat"]["type"] not in GROUP_TYPES or _is_member(old) or not _is_member(new):
        return None
    new_members = _without_bot([new["user"]])
    return _group_event(update_id, member, at, 0, new_members=new_members) if new_members else None


def _without_bot(users: list[dict[str, Any]]) -> tuple[Profile, ...]:
    """Return the profiles of these users without the bot itself."""
    us = bot_username().lower()
    return tuple(
        _parse_profile(one) for one in users if _require_string(one.get("username") or "").lower() != us
    )


def _parse_profile(user: dict[str, Any]) -> Profile:
    return Profile(
        telegram_id=_require_id(user["id"]),
        first_name=_parse_line(user.get("first_name"))[:64],
        last_name=_parse_line(user.get("last_name"))[:64],
        language=_parse_line(user.get("language_code"))[:2],
    )


def _parse_media(message: dict[str, Any]) -> Media | None:
    for kind in MEDIA_KINDS:
        if value := message.get(kind):
            file = value[-1] if kind == "photo" else value  # the last size is the largest
            album = message.get("media_group_id")
            return Media(
                kind=kind,  # type: ignore[arg-type]  # one of MEDIA_KINDS
                file_id=_require_string(file["file_id"]),
                file_unique_id=_require_string(file.get("file_unique_id") or "")[:120],
                media_group_id=_require_string(album)[:40] if album else None,
                name=_parse_line(file.get("file_name"))[:100],
                size=_require_id(file.get("file_size") or 0),
            )
    return None


def _parse_contact(message: dict[str, Any], profile: Profile) -> Contact | None:
    if not (contact := message.get("contact")):
        return None
    own = contact.get("user_id") == profile.telegram_id
    return Contact(phone=_parse_line(contact["phone_number"])[:40], verified=own)


def _parse_location(message: dict[str, Any]) -> Location | None:
    """Parse the location of a message or venue; None if its coordinates are invalid."""
    location = message.get("location")
    if not isinstance(location, dict):
        return None
    lat, lon = _parse_degrees(location.get("latitude"), 90), _parse_degrees(location.get("longitude"), 180)
    return Location(lat, lon) if lat is not None and lon is not None else None


def _parse_degrees(value: Any, most: int) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and abs(value) <= most else None


def _parse_line(text: Any) -> str:
    """Return a name or title as one line; empty if it is missing."""
    return one_line(_require_string(text or ""))


def _require_string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63


def _require_id(value: Any) -> int:
    if not _is_id(value):
        raise ValueError("a number expected")
    return int(value)
