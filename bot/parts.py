"""An announcement -> the messages of one reader: methods of the Bot API with their arguments. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.texts import Words
from handlers.announcing import placeholders
from handlers.announcing.traits import copied
from handlers.common import length
from handlers.words import Named, Value
from storage import hypertext
from storage.models import Announcement, AnnouncementPart

TEXT, CAPTION = 4096, 1024
"""Telegram's limits, in UTF-16 units after the markup is taken away."""
CAPTIONED = ("photo", "document", "video", "audio", "voice", "animation")
Row = dict[str, Any]
Message = tuple[str, Row]
"""A method, or two with a bar between, and its arguments without the chat.

`copyMessage|sendPhoto`: should the message to copy be gone, the second is called with what stands under `instead`.
"""


def personal(parts: Sequence[AnnouncementPart]) -> bool:
    """Whether readers get different words, each with their own facts."""
    return any(placeholders.found(part.html) for part in parts)


def messages(
    announcement: Announcement, parts: Sequence[AnnouncementPart], spoken: Words, facts: Mapping[str, Value]
) -> list[Message]:
    """The messages in their order: one, or an album and, where there are buttons, a short one with these.

    `parts`: of one language; `spoken`: our texts in that language; `facts`: what the placeholders stand for.
    """
    values = {name: spoken.value(value) for name, value in facts.items()}
    markup = keyboard(announcement, spoken)
    if len(parts) > 1:
        return _album(parts, values, markup, spoken)
    return [_single(part, values, markup) for part in parts]


def keyboard(announcement: Announcement, spoken: Words, *, read: bool = False) -> Row | None:
    """The buttons below it; `read`: as somebody has them who has confirmed it."""
    rows = [[made] for one in announcement.buttons if (made := _button(announcement, one, spoken, read))]
    return {"inline_keyboard": rows} if rows else None


def _button(announcement: Announcement, button: Mapping[str, Any], spoken: Words, read: bool) -> Row | None:
    if button["kind"] == "read":
        return confirmation(announcement.id, spoken, read=read)
    if button["kind"] == "programme" and announcement.seminar_id:
        label = spoken.plain("announcement-programme")
        return {"text": label, "callback_data": f"programme:{announcement.seminar_id}"}
    if button["kind"] == "link":
        return {"text": Named(button["label"]).of(spoken.language), "url": button["url"]}
    return None


def confirmation(announcement_id: int, spoken: Words, *, read: bool = False) -> Row:
    """The button "I have read this"; once it was pressed it says so, and does nothing more."""
    label = spoken.plain("announcement-read-done" if read else "announcement-read")
    made: Row = {"text": label, "callback_data": f"annread:{announcement_id}"}
    return made if read else made | {"style": "success"}


def words(name: str, html: str, values: Mapping[str, str]) -> Row:
    """The text (or the caption), with its placeholders filled in, as arguments of a method."""
    full = placeholders.filled(html, values)
    limit = TEXT if name == "text" else CAPTION
    if length(full) > limit and length(said := hypertext.read(full)) > limit:
        full = hypertext.cut(said, limit).html()
    return {name: full, "parse_mode": "HTML"} if full else {}


def anew(part: AnnouncementPart, values: Mapping[str, str]) -> Message:
    """The message sent anew, not copied: by its words, by Telegram's name for its file."""
    if part.kind == "text":
        return "sendMessage", {**words("text", part.html, values), **part.content}
    method = "send" + "".join(word.capitalize() for word in part.kind.split("_"))
    captions = words("caption", part.html, values) if part.kind in CAPTIONED else {}
    return method, {**part.content, **captions}


def _single(part: AnnouncementPart, values: Mapping[str, str], markup: Row | None) -> Message:
    method, payload = anew(part, values)
    keys: Row = {"reply_markup": markup} if markup else {}
    holes = bool(placeholders.found(part.html))
    if not copied(part) or (holes and part.kind == "text"):
        return method, payload | keys
    copy: Row = {"from_chat_id": part.chat_id, "message_id": part.message_id}
    if holes:
        copy |= words("caption", part.html, values)
        copy |= {name: True for name in ("show_caption_above_media",) if name in part.content}
    return f"copyMessage|{method}", copy | keys | {"instead": payload | keys}


def _album(
    parts: Sequence[AnnouncementPart], values: Mapping[str, str], markup: Row | None, spoken: Words
) -> list[Message]:
    media = []
    for part in parts:
        extra = {name: value for name, value in part.content.items() if name != part.kind}
        caption = words("caption", part.html, values)
        media.append({"type": part.kind, "media": part.content[part.kind], **extra, **caption})
    made: list[Message] = [("sendMediaGroup", {"media": media})]
    if markup:
        made.append(("sendMessage", {"text": spoken.plain("announcement-album"), "reply_markup": markup}))
    return made
