"""Rendering of an announcement's messages for a reader, as Bot API methods with arguments. Pure functions."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.locales import Locale
from handlers.announcements import placeholders
from handlers.announcements.message_traits import is_copied
from handlers.buttons.announcements import ConfirmRead
from handlers.buttons.seminars import ShowProgramme
from handlers.messages import Translated, Value
from handlers.ui.arguments import utf16_length
from storage.models import Announcement, AnnouncementPart
from storage.text import telegram_html

MAX_TEXT, MAX_CAPTION = 4096, 1024
"""Telegram's limits in UTF-16 units, without markup."""
CAPTIONED_KINDS = ("photo", "document", "video", "audio", "voice", "animation")
Payload = dict[str, Any]
ApiCall = tuple[str, Payload]
"""A method, or two separated by a bar, and its arguments without the chat.

`copyMessage|sendPhoto`: if the message to copy no longer exists, the second method is called with the arguments in
`instead`.
"""


def is_personal(parts: Sequence[AnnouncementPart]) -> bool:
    """Whether the text contains placeholders that differ between readers."""
    return any(placeholders.find_known(part.html) for part in parts)


def render_messages(
    announcement: Announcement,
    parts: Sequence[AnnouncementPart],
    spoken: Locale,
    facts: Mapping[str, Value],
    *,
    silent: bool = False,
) -> list[ApiCall]:
    """Render the messages in order: one, or an album followed by a short message with the buttons, if there are any.

    `parts`: in one language; `spoken`: the locale of that language; `facts`: the values of placeholders; `silent`: to
    be delivered without a sound.
    """
    values = {name: spoken.render_value(value) for name, value in facts.items()}
    markup = inline_keyboard(announcement, spoken)
    if len(parts) > 1:
        calls = _render_album(parts, values, markup, spoken)
    else:
        calls = [_render_single(part, values, markup) for part in parts]
    return [(method, silenced(payload)) for method, payload in calls] if silent else calls


def silenced(payload: Payload) -> Payload:
    """Return the arguments of a message that is delivered without a sound, also if it is sent instead of copied."""
    instead = {"instead": silenced(payload["instead"])} if "instead" in payload else {}
    return {**payload, "disable_notification": True, **instead}


def inline_keyboard(announcement: Announcement, spoken: Locale, *, read: bool = False) -> Payload | None:
    """Return the buttons of an announcement; `read`: for a person who has confirmed reading."""
    rows = [
        [made] for one in announcement.buttons if (made := _render_button(announcement, one, spoken, read))
    ]
    return {"inline_keyboard": rows} if rows else None


def _render_button(
    announcement: Announcement, button: Mapping[str, Any], spoken: Locale, read: bool
) -> Payload | None:
    if button["kind"] == "read":
        return read_button(announcement.id, spoken, read=read)
    if button["kind"] == "programme" and announcement.seminar_id:
        label = spoken.plain("announcement-programme")
        return {"text": label, "callback_data": ShowProgramme(announcement.seminar_id).pack()}
    if button["kind"] == "link":
        return {"text": Translated(button["label"]).in_language(spoken.language), "url": button["url"]}
    return None


def read_button(announcement_id: int, spoken: Locale, *, read: bool = False) -> Payload:
    """Return the button "I have read this"; `read`: as it looks after it was pressed."""
    label = spoken.plain("announcement-read-done" if read else "announcement-read")
    button: Payload = {"text": label, "callback_data": ConfirmRead(announcement_id).pack()}
    return button if read else button | {"style": "success"}


def text_arguments(name: str, html: str, values: Mapping[str, str]) -> Payload:
    """Return the text or caption with its placeholders filled in, as arguments of a method."""
    filled = placeholders.fill_html(html, values)
    limit = MAX_TEXT if name == "text" else MAX_CAPTION
    if utf16_length(filled) > limit and utf16_length(parsed := telegram_html.from_html(filled)) > limit:
        filled = telegram_html.truncate(parsed, limit).html()
    return {name: filled, "parse_mode": "HTML"} if filled else {}


def render_part(part: AnnouncementPart, values: Mapping[str, str]) -> ApiCall:
    """Return the call that sends the message from its text and `file_id` instead of copying it."""
    if part.kind == "text":
        return "sendMessage", {**text_arguments("text", part.html, values), **part.content}
    method = "send" + "".join(word.capitalize() for word in part.kind.split("_"))
    captions = text_arguments("caption", part.html, values) if part.kind in CAPTIONED_KINDS else {}
    return method, {**part.content, **captions}


def _render_single(part: AnnouncementPart, values: Mapping[str, str], markup: Payload | None) -> ApiCall:
    method, payload = render_part(part, values)
    buttons: Payload = {"reply_markup": markup} if markup else {}
    has_placeholders = bool(placeholders.find_known(part.html))
    if not is_copied(part) or (has_placeholders and part.kind == "text"):
        return method, payload | buttons
    copy: Payload = {"from_chat_id": part.chat_id, "message_id": part.message_id}
    if has_placeholders:
        copy |= text_arguments("caption", part.html, values)
        copy |= {name: True for name in ("show_caption_above_media",) if name in part.content}
    return f"copyMessage|{method}", copy | buttons | {"instead": payload | buttons}


def _render_album(
    parts: Sequence[AnnouncementPart], values: Mapping[str, str], markup: Payload | None, spoken: Locale
) -> list[ApiCall]:
    media = []
    for part in parts:
        extra = {name: value for name, value in part.content.items() if name != part.kind}
        caption = text_arguments("caption", part.html, values)
        media.append({"type": part.kind, "media": part.content[part.kind], **extra, **caption})
    calls: list[ApiCall] = [("sendMediaGroup", {"media": media})]
    if markup:
        calls.append(("sendMessage", {"text": spoken.plain("announcement-album"), "reply_markup": markup}))
    return calls
