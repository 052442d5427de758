"""Messages that a chat does not accept: kinds that a person or a group has forbidden, closed topics."""

from sandbox.chats import Chat, Dialog, Group
from sandbox.refusals import Impossible, Json, bad_request

KINDS = {
    "animation": "animations",
    "photo": "photos",
    "video": "videos",
    "document": "documents",
    "audio": "music",
    "voice": "voice notes",
    "video_note": "video notes",
    "sticker": "stickers",
    "poll": "polls",
    "venue": "venues",
    "location": "locations",
    "contact": "contacts",
    "dice": "dice",
    "text": "text messages",
}
"""The message field that identifies a kind, and Telegram's name of the kind when a group forbids it.

An animation brings a document along, and a venue a location: they are looked for first.
"""
PERSONAL_KINDS = ("voice", "video_note")
"""Kinds that a person can forbid everybody to send to them."""


def check_kinds(kinds: object, allowed: tuple[str, ...] = tuple(KINDS)) -> set[str]:
    """Return the kinds of a switch. Raise Impossible if one of them cannot be forbidden there."""
    if not isinstance(kinds, list) or not all(kind in allowed for kind in kinds):
        raise Impossible(f'"forbids" is a list of {", ".join(allowed)}')
    return set(kinds)


def check_content_allowed(chat: Chat, content: Json) -> None:
    """Raise Refused if a message with this content is forbidden there."""
    kind = next((one for one in KINDS if one in content), "")
    if isinstance(chat, Dialog) and kind in chat.person.forbids:
        raise bad_request("VOICE_MESSAGES_FORBIDDEN")
    if isinstance(chat, Group) and kind in chat.forbids:
        raise bad_request(f"not enough rights to send {KINDS[kind]} to the chat")


def check_topic_open(chat: Chat, topic: int, bot: int) -> None:
    """Raise Refused if the topic is closed and this bot may not manage topics."""
    if not isinstance(chat, Group) or chat.member(bot).get("can_manage_topics"):
        return
    if (chat.topics.get(topic) or {}).get("closed"):
        raise bad_request("TOPIC_CLOSED")
