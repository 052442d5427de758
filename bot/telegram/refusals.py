"""Other forms of a message that Telegram refuses. Pure functions; the table is in docs/architecture.md.

The forms of a message have less and less content: the original; without markup; without the reply; sent instead of
copied; only the text, with a note about what is missing. The next one depends on Telegram's error. For errors about the
chat (blocked, removed, closed) there is no other form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.locales import Locale
from handlers.messages import Text
from handlers.ui.arguments import utf16_length
from storage.messages import outbox
from storage.text import telegram_html
from storage.text.richtext import RichText
from storage.text.telegram_html import html_to_plain

Payload = dict[str, Any]

VOICES, RIGHTS, FILE, QUIZ, BLOCKED, GONE, TOPIC, MARKUP, LARGE, BUTTONS, OTHER = (
    "voices",
    "rights",
    "file",
    "quiz",
    "blocked",
    "gone",
    "topic",
    "markup",
    "large",
    "buttons",
    "other",
)
"""Reasons for a refusal."""
WITHHELD, NOT_DRAWN = "withheld", "not-made"
"""Our own reasons: a file that cannot be renamed would identify its asker; a picture could not be drawn."""
REASON_PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (BLOCKED, ("blocked", "deactivated")),
    (
        GONE,
        (
            "chat not found",
            "kicked",
            "not a member",
            "initiate conversation",
            "group chat was",
            "messages to bots",
        ),
    ),
    (TOPIC, ("thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")),
    (VOICES, ("voice_messages_forbidden", "restricted receiving of")),
    (
        RIGHTS,
        ("not enough rights", "chat_send_", "write access", "no rights", "chat_write_", "chat_restricted"),
    ),
    (FILE, ("file identifier", "file_id", "file_reference", "file reference", "media_empty")),
    (QUIZ, ("correct option", "correct_option", "quiz_")),
    (BUTTONS, ("button", "reply markup", "keyboard")),
    (LARGE, ("too long", "too big", "too_long", "too_big", "too large")),
    (MARKUP, ("entit", "start tag", "end tag")),
)
"""Phrases of Telegram's errors in lower case; the first match counts."""
CHAT_REASONS = (BLOCKED, GONE, TOPIC)
CHAT_PHRASES = (
    *(phrase for why, phrases in REASON_PHRASES if why in CHAT_REASONS for phrase in phrases),
    "send text messages",
    "chat_send_plain",
    "no write access",
    "no rights to send",
    "chat_write_",
    "chat_restricted",
    "too many requests",
)
"""Reasons that concern the chat: no other form of the message would be accepted."""
REPLY_GONE_PHRASES = (
    "replied not found",
    "reply not found",
    "replied message not found",
    "quote_text",
    "reply_message_id",
)
ALREADY_DONE_PHRASES = ("message is not modified", "message to delete not found")
"""Errors that mean that the requested state is already reached."""
EDIT_GONE_PHRASES = ("message to edit not found", "message can't be edited", "message_id_invalid")
OTHER_EDITS = {
    "editMessageCaption": ("no caption in the message", "editMessageText", "caption", "text"),
    "editMessageText": ("no text in the message", "editMessageCaption", "text", "caption"),
}
"""An edit of the wrong kind of message: Telegram's phrase, the right method, both names of the text."""

KEPT_FIELDS = (
    "reply_markup",
    "reply_parameters",
    "message_thread_id",
    "disable_notification",
    "protect_content",
)
"""Fields that the text alone keeps of a message with other content."""
MAX_TEXT = 4096
CONTENT_KINDS = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVideo": "video",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video-note",
    "sendAnimation": "animation",
    "sendSticker": "sticker",
    "sendPoll": "poll",
    "sendVenue": "place",
    "sendLocation": "place",
    "sendContact": "contact",
    "sendMediaGroup": "album",
}
"""Method -> its content besides text."""


@dataclass(frozen=True, slots=True)
class MessageForm:
    """A form of a message: a method with its arguments, including the chat."""

    method: str
    payload: Payload
    fallback_method: str = ""
    """The method for a new message if the one to edit or copy is gone."""
    fallback_payload: Payload | None = None
    """The arguments of the fallback method, if they differ."""
    lost: str | None = None
    """The content that this form lacks, and why: `voice:voices`."""


def refusal_reason(error: TelegramError) -> str:
    """Return the reason of an error."""
    words = error.message.lower()
    return next((one for one, phrases in REASON_PHRASES if any(phrase in words for phrase in phrases)), OTHER)


def is_about_message(error: TelegramError) -> bool:
    """Whether the error concerns the content, so that another form may be accepted."""
    words = error.message.lower()
    if any(phrase in words for phrase in ALREADY_DONE_PHRASES):
        return False
    if isinstance(error, Forbidden):
        return refusal_reason(error) in (VOICES, RIGHTS) and not any(
            phrase in words for phrase in CHAT_PHRASES
        )
    refused = (
        isinstance(error, BadRequest) or "entity too large" in words
    )  # the library raises NetworkError for 413
    return refused and not any(phrase in words for phrase in CHAT_PHRASES)


def original_form(method: str, payload: Mapping[str, Any]) -> MessageForm:
    """Return the original form of an outbox row.

    `sendPhoto|sendPhoto` is a copy that must not be copied any more (`storage.announcements.copies`).
    """
    first, _, other = method.partition("|")
    given = dict(payload)
    instead = given.pop("instead", None)
    chat = {"chat_id": given["chat_id"]}
    if first == other and instead is not None:
        return MessageForm(first, {**chat, **instead})
    return MessageForm(first, given, other, None if instead is None else {**chat, **instead})


def fallback_form(form: MessageForm, error: TelegramError, spoken: Locale) -> MessageForm | None:
    """Return the next form after a refusal, or None."""
    if not is_about_message(error):
        return None
    words = error.message.lower()
    if refusal_reason(error) == MARKUP and (bare := _without_markup(form)) is not None:
        return bare
    if "reply_parameters" in form.payload and any(phrase in words for phrase in REPLY_GONE_PHRASES):
        return replace(form, payload=_without_fields(form.payload, "reply_parameters"))
    if refusal_reason(error) == BUTTONS and "reply_markup" in form.payload:
        lost = form.lost or outbox.undelivered_reason("buttons", OTHER)
        return replace(form, payload=_without_fields(form.payload, "reply_markup"), lost=lost)
    if form.method.startswith("edit"):
        gone = any(phrase in words for phrase in EDIT_GONE_PHRASES)
        return _fallback_send(form) if gone else _other_edit(form, words)
    if form.fallback_method:
        return _fallback_send(form)
    return text_only_form(form, refusal_reason(error), spoken)


def _fallback_send(form: MessageForm) -> MessageForm | None:
    if not form.fallback_method:
        return None
    given = (
        _without_fields(form.payload, "message_id")
        if form.fallback_payload is None
        else form.fallback_payload
    )
    return MessageForm(form.fallback_method, given, lost=form.lost)


def _other_edit(form: MessageForm, words: str) -> MessageForm | None:
    """Return an edit of the text instead of the caption or vice versa, for a message sent without its file."""
    phrase, method, name, other = OTHER_EDITS.get(form.method, ("-", "", "", ""))
    if phrase not in words or form.payload.get(name) is None:
        return None
    kept = {
        one: value for one, value in form.payload.items() if one not in (name, "show_caption_above_media")
    }
    return replace(form, method=method, payload={**kept, other: form.payload[name]})


def _without_fields(payload: Payload, *names: str) -> Payload:
    return {name: value for name, value in payload.items() if name not in names}


# Without markup.


def _without_markup(form: MessageForm) -> MessageForm | None:
    """Return the form as plain text, or None if it has no markup."""
    fallback = form.fallback_payload and _strip_markup(form.fallback_payload)
    plain = replace(form, payload=_strip_markup(form.payload), fallback_payload=fallback)
    return plain if plain != form else None


def _strip_markup(payload: Payload) -> Payload:
    plain = dict(payload)
    if isinstance(media := payload.get("media"), list):
        plain["media"] = [_strip_markup(one) for one in media]
    if plain.pop("parse_mode", None) is None:
        return plain
    for name, most in (("text", MAX_TEXT), ("caption", 1024)):
        if name in plain:
            plain[name] = telegram_html.truncate(RichText(html_to_plain(plain[name])), most).text
    return plain


# Only text.


def text_only_form(form: MessageForm, reason: str, spoken: Locale) -> MessageForm | None:
    """Return the message as text with a note about what is missing, or None if it was only text."""
    thing = CONTENT_KINDS.get(form.method)
    if thing is None:
        return None
    arguments = {"thing": Text(f"thing-{thing}"), "why": Text(f"undelivered-{reason}")}
    note = spoken.html("undelivered", arguments)
    words = telegram_html.from_html(_content_html(form))
    limit = MAX_TEXT - utf16_length(html_to_plain(note)) - 2
    fitted = (
        _content_html(form) if utf16_length(words) <= limit else telegram_html.truncate(words, limit).html()
    )
    payload: Payload = {
        name: form.payload[name] for name in ("chat_id", *KEPT_FIELDS) if name in form.payload
    }
    payload |= {"text": "\n\n".join(filter(None, (fitted, note))), "parse_mode": "HTML"}
    payload["link_preview_options"] = {"is_disabled": True}
    return MessageForm("sendMessage", payload, lost=outbox.undelivered_reason(thing, reason))


def _content_html(form: MessageForm) -> str:
    """Return the text of a message as HTML."""
    given = form.payload
    match form.method:
        case "sendMediaGroup":
            return "\n\n".join(filter(None, (_caption_html(one) for one in given["media"])))
        case "sendPoll":
            options = [one if isinstance(one, str) else one["text"] for one in given.get("options", ())]
            lines = [f"<b>{escape(given['question'], quote=False)}</b>"]
            return "\n".join([*lines, *(f"▫️ {escape(one, quote=False)}" for one in options)])
        case "sendVenue" | "sendLocation":
            named = [given.get("title"), given.get("address"), f"{given['latitude']}, {given['longitude']}"]
            return "\n".join(escape(one, quote=False) for one in named if one)
        case "sendContact":
            named = [given.get("first_name"), given.get("last_name"), given.get("phone_number")]
            return escape(" ".join(one for one in named if one), quote=False)
        case _:
            return _caption_html(given)


def _caption_html(payload: Payload) -> str:
    words = payload.get("caption") or ""
    return words if "parse_mode" in payload else escape(words, quote=False)
