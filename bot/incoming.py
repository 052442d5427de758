"""A raw update becomes an Incoming: pure, and patient with any JSON (Unreadable says what was wrong)."""

import json
from datetime import datetime
from typing import Any

import orjson

from bot.formatting import rich_text
from bot.originals import original
from bot.texts import bot_name
from handlers.words import Contact, Incoming, Media, Point, Profile, Rights, Room
from storage.plain import cleaned, one_line

MEDIA = ("voice", "photo", "document", "audio", "video")
GROUPS = ("group", "supergroup")
GROUP_COMMANDS = ("start", "link", "unlink")
"""What may be said to us in a group."""
OTHERS = (
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

BLANK = "blank"
"""What a message is called whose every letter is invisible."""


class Unreadable(Exception):
    """This JSON is no update we can act on, though it claims to be one."""


def loads(raw: str | bytes) -> Any:
    """JSON of any kind: the strict fast parser first, then the patient one (lone surrogates). Raises ValueError."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(raw)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def sender_of(update: Any) -> int | None:
    """Whose order the update keeps: the Telegram id of the person behind it, if there is one."""
    if not isinstance(update, dict):
        return None
    for value in update.values():
        if isinstance(value, dict) and isinstance(value.get("from"), dict):
            number = value["from"].get("id")
            return number if _is_id(number) else None
    return None


def read(raw: str | bytes, at: datetime) -> Incoming | None:
    """The Incoming of one raw update; None for an update that asks nothing of us. Raises Unreadable."""
    try:
        return _read(loads(raw), at)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Unreadable(f"{type(error).__name__} in {_kind(raw)}") from error


def _kind(raw: str | bytes) -> str:
    """A short, person-free name of what could not be read, for the dead letters."""
    try:
        update = loads(raw)
        return (
            ", ".join(sorted(one_line(str(key))[:30] for key in update if key != "update_id"))[:100]
            or "nothing"
        )
    except (ValueError, TypeError):
        return "text that is no JSON object"


def _read(update: dict[str, Any], at: datetime) -> Incoming | None:
    update_id = update["update_id"]
    if message := update.get("message"):
        return _message(update_id, message, at, edited=False)
    if message := update.get("edited_message"):
        if message.get("location"):
            return None  # a step of a live location: nobody can edit a place
        return _message(update_id, message, at, edited=True)
    if query := update.get("callback_query"):
        return _button(update_id, query, at)
    if member := update.get("my_chat_member"):
        return _membership(update_id, member, at)
    if member := update.get("chat_member"):
        return _arrival(update_id, member, at)
    return None


def _start(
    update_id: int, source: dict[str, Any], chat: dict[str, Any], at: datetime, number: int
) -> Incoming:
    return Incoming(
        update_id=_id(update_id),
        at=at,
        profile=_profile(source["from"]),
        chat_id=_id(chat["id"]),
        message_id=_id(number),
    )


def _message(update_id: int, message: dict[str, Any], at: datetime, *, edited: bool) -> Incoming | None:
    if "from" not in message:
        return None
    if message["chat"]["type"] in GROUPS:
        return _in_group(update_id, message, at, edited=edited)
    if message["from"].get("is_bot") or message["chat"]["type"] != "private":
        return None
    incoming = _said(update_id, message, at, edited=edited)
    if not (incoming.text or incoming.media or incoming.contact or incoming.other or incoming.command):
        return None  # a service message: somebody joined, a title changed …
    return incoming


def _in_group(update_id: int, message: dict[str, Any], at: datetime, *, edited: bool) -> Incoming | None:
    """What strangers say in a group is none of our business: only commands, replies to us, who comes, and that it
    moved are."""
    chat = message["chat"]
    if moved := message.get("migrate_to_chat_id"):
        return _about_group(update_id, message, at, message["message_id"], moved_to=_id(moved))
    if came := _others(message.get("new_chat_members") or []):
        return _about_group(update_id, message, at, message["message_id"], came=came)
    unnamed = _unnamed(message)
    if message["from"].get("is_bot") and not unnamed:
        return None
    incoming = _said(update_id, message, at, edited=edited)
    incoming.room = _room(chat, unnamed=unnamed)
    if incoming.command is not None:
        return incoming if _to_us(incoming, message, edited=edited) else None
    said = incoming.text or incoming.media or incoming.contact or incoming.other
    return incoming if said and _answers_a_bot(message) else None


def _about_group(update_id: int, source: dict[str, Any], at: datetime, number: int, **what: Any) -> Incoming:
    """Something that happened to the group itself."""
    incoming = _start(update_id, source, source["chat"], at, number)
    incoming.room = _room(source["chat"], **what)
    return incoming


def _to_us(incoming: Incoming, message: dict[str, Any], *, edited: bool) -> bool:
    return incoming.command in GROUP_COMMANDS and not edited and _meant(message["text"])


def _unnamed(message: dict[str, Any]) -> str:
    """In whose name somebody wrote who did not write in their own. A channel's posts are copied by themselves."""
    if not (sender := message.get("sender_chat")) or message.get("is_automatic_forward"):
        return ""
    return "admin" if sender.get("id") == message["chat"]["id"] else "channel"


def _answers_a_bot(message: dict[str, Any]) -> bool:
    """Whether it is a reply to a bot: not merely written in a topic that a bot has made."""
    answered = message.get("reply_to_message") or {}
    return bool((answered.get("from") or {}).get("is_bot")) and "forum_topic_created" not in answered


def _meant(text: str) -> bool:
    """Whether a command (`/link@name`) is for us: in a group there may be other bots."""
    name = text.split(maxsplit=1)[0].partition("@")[2]
    return name.lower() in ("", bot_name().lower())


def _room(chat: dict[str, Any], **what: Any) -> Room:
    title, public = _line(chat.get("title"))[:120], bool(chat.get("username"))
    return Room(title=title, forum=chat.get("is_forum") is True, public=public, **what)


def _said(update_id: int, message: dict[str, Any], at: datetime, *, edited: bool) -> Incoming:
    """A message as an Incoming, whatever is in it."""
    incoming = _start(update_id, message, message["chat"], at, message["message_id"])
    incoming.edited = edited
    incoming.reply_to = (message.get("reply_to_message") or {}).get("message_id")
    name = "text" if "text" in message else "caption"
    if message.get(name) is not None:
        entities = message.get("entities" if name == "text" else "caption_entities")
        words = rich_text(_string(message[name]), entities)
        incoming.text, incoming.marks = words.text or None, words.marks
    incoming.media = _media(message)
    incoming.contact = _contact(message, incoming.profile)
    incoming.point = _point(message)
    incoming.other = next((kind for kind in OTHERS if kind in message), None)
    if message.get("text") and not incoming.text:
        incoming.other = BLANK
    incoming.original = original(message)
    if incoming.media is None and incoming.text and incoming.text.startswith("/"):
        _take_command(incoming, incoming.text)
    return incoming


def _take_command(incoming: Incoming, text: str) -> None:
    head = text.split(maxsplit=1)[0]
    name = head[1:].partition("@")[0].lower()
    if name.isascii() and name.replace("_", "a").isalnum():
        words = incoming.words[len(head) :].strip()
        incoming.command, incoming.argument, incoming.text = name, words.text, None
        incoming.marks = words.marks


def _button(update_id: int, query: dict[str, Any], at: datetime) -> Incoming | None:
    message = query.get("message")
    if not message or "data" not in query or message["chat"]["type"] != "private":
        return None
    incoming = _start(update_id, query, message["chat"], at, message["message_id"])
    incoming.button, _, incoming.argument = cleaned(_string(query["data"])).partition(":")
    incoming.callback_id = _string(query["id"])
    return incoming


def _membership(update_id: int, member: dict[str, Any], at: datetime) -> Incoming | None:
    """What we are in a chat from now on."""
    chat, new = member["chat"], member["new_chat_member"]
    if chat["type"] in GROUPS:
        left = not _inside(new)
        return _about_group(update_id, member, at, 0, left=left, rights=None if left else _rights(new))
    if chat["type"] != "private":
        return None
    incoming = _start(update_id, member, chat, at, 0)
    incoming.blocked = new["status"] == "kicked"
    return incoming


def _inside(member: dict[str, Any]) -> bool:
    if member["status"] == "restricted":
        return member.get("is_member") is not False
    return member["status"] not in ("left", "kicked")


def _rights(member: dict[str, Any]) -> Rights:
    write = member["status"] != "restricted" or member.get("can_send_messages") is not False
    return Rights(write=write, topics=member.get("can_manage_topics") is True)


def _arrival(update_id: int, member: dict[str, Any], at: datetime) -> Incoming | None:
    """Somebody came into a group; who was in it before, or goes, is no news."""
    old, new = member["old_chat_member"], member["new_chat_member"]
    if member["chat"]["type"] not in GROUPS or _inside(old) or not _inside(new):
        return None
    came = _others([new["user"]])
    return _about_group(update_id, member, at, 0, came=came) if came else None


def _others(users: list[dict[str, Any]]) -> tuple[Profile, ...]:
    """These without ourselves."""
    us = bot_name().lower()
    return tuple(_profile(one) for one in users if _string(one.get("username") or "").lower() != us)


def _profile(user: dict[str, Any]) -> Profile:
    return Profile(
        telegram_id=_id(user["id"]),
        first_name=_line(user.get("first_name"))[:64],
        last_name=_line(user.get("last_name"))[:64],
    )


def _media(message: dict[str, Any]) -> Media | None:
    for kind in MEDIA:
        if value := message.get(kind):
            file = value[-1] if kind == "photo" else value  # the last size is the largest
            album = message.get("media_group_id")
            return Media(
                kind=kind,  # type: ignore[arg-type]  # one of MEDIA
                file_id=_string(file["file_id"]),
                file_unique_id=_string(file.get("file_unique_id") or "")[:120],
                album=_string(album)[:40] if album else None,
                name=_line(file.get("file_name"))[:100],
                size=_id(file.get("file_size") or 0),
            )
    return None


def _contact(message: dict[str, Any], profile: Profile) -> Contact | None:
    if not (contact := message.get("contact")):
        return None
    own = contact.get("user_id") == profile.telegram_id
    return Contact(phone=_line(contact["phone_number"])[:40], own=own)


def _point(message: dict[str, Any]) -> Point | None:
    """Where a location lies; a venue brings one along. What lies nowhere on earth is none."""
    location = message.get("location")
    if not isinstance(location, dict):
        return None
    lat, lon = _degrees(location.get("latitude"), 90), _degrees(location.get("longitude"), 180)
    return Point(lat, lon) if lat is not None and lon is not None else None


def _degrees(value: Any, most: int) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and abs(value) <= most else None


def _line(text: Any) -> str:
    """A name or a title; what is missing is empty."""
    return one_line(_string(text or ""))


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63


def _id(value: Any) -> int:
    if not _is_id(value):
        raise ValueError("a number expected")
    return int(value)
