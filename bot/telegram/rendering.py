"""The Bot API method of a `Say` and its arguments, without chat and keyboard."""

from typing import Any

from bot.locales import Locale
from bot.telegram.message_parts import MAX_CAPTION, MAX_TEXT
from handlers.messages import Chart, Comparison, Media, QrCode, Say, Text, Venue
from handlers.ui.arguments import utf16_length
from storage.text import telegram_html

Payload = dict[str, Any]


def render_message(say: Say, locale: Locale) -> tuple[str, Payload]:
    """Return the Bot API method and its arguments."""
    if say.venue:
        return _render_venue(say.venue, locale)
    if say.media:
        return _render_media(say, say.media, locale)
    if say.document:
        shown = isinstance(say.document, Chart | Comparison) or (
            isinstance(say.document, QrCode) and say.document.shown
        )
        method = "sendPhoto" if shown else "sendDocument"
        return method, _render_text("caption", say, locale, MAX_CAPTION)
    if say.edit is not True and say.edit:
        return _render_edit(say, say.edit, locale)
    text = _render_text("text", say, locale, MAX_TEXT)
    return "sendMessage", text | {"link_preview_options": {"is_disabled": True}}


def _render_venue(venue: Venue, locale: Locale) -> tuple[str, Payload]:
    point: Payload = {"latitude": venue.lat, "longitude": venue.lon}
    title, address = venue.title.in_language(locale.language), venue.address.in_language(locale.language)
    if not (title and address):  # Telegram refuses a venue without both
        return "sendLocation", point
    return "sendVenue", {**point, "title": title, "address": address}


def _render_media(say: Say, media: Media, locale: Locale) -> tuple[str, Payload]:
    """Return the file by its `file_id`; without it if the sender has to upload the file under another name."""
    method, caption = f"send{media.kind.capitalize()}", _render_text("caption", say, locale, MAX_CAPTION)
    return method, caption if media.alias else {media.kind: media.file_id, **caption}


def _render_edit(say: Say, message_id: int, locale: Locale) -> tuple[str, Payload]:
    name, limit = ("caption", MAX_CAPTION) if say.edit_caption else ("text", MAX_TEXT)
    text = _render_text(name, say, locale, limit)
    return f"editMessage{name.capitalize()}", {"message_id": message_id, **text}


def _render_text(name: str, say: Say, locale: Locale, limit: int) -> Payload:
    """Return the text as HTML under this name, truncated to `limit` UTF-16 units of visible text."""
    texts = (*say.above, Text(say.key, say.args))
    html = "\n\n".join(locale.html(text.key, text.args).strip() for text in texts)
    if utf16_length(html) > limit:
        text = telegram_html.from_html(html)
        if utf16_length(text) > limit:
            html = telegram_html.truncate(text, limit).html()
    return {name: html, "parse_mode": "HTML"}
