"""The files of messages: rendered from what a `Say` describes, and stored once by digest for the sender to upload."""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.documents import docx, qr, recipes, word_templates, workbook
from bot.documents.calendar import calendar
from bot.documents.file_names import file_name
from bot.locales import Locale
from bot.telegram import downloads
from handlers.messages import (
    CalendarEntry,
    Chart,
    Comparison,
    Document,
    FileName,
    FilledTemplate,
    InvitationCards,
    Paper,
    PrintedSheet,
    QrCode,
    RenderedFile,
    Say,
    Sheet,
    TemplateFile,
    TextDocument,
)
from storage.database import Session
from storage.messages import files

MAX_UPLOAD_BYTES = 49 * 1024 * 1024
"""Bytes of a file: Telegram takes uploads of 50 MB from bots, with what is around the file."""
MAX_CACHED_CALENDARS = 100
_calendar_cache: dict[tuple[str, ...], bytes] = {}
"""All that the entry says, language and zone -> the file."""


async def store_file(session: Session, say: Say, locale: Locale, at: datetime) -> int | None:
    """Store the file of a message and return its id; None if it has none. Equal bytes are stored once."""
    if say.media and say.media.alias:
        name, content = downloads.renamed(say.media, say.media.alias, locale)
    elif say.document is not None:
        name, content = await render_document(say.document, locale)
    else:
        return None
    return await files.save_file(session, _digest(name, content), name, content, at)


async def render_document(document: Document, locale: Locale) -> tuple[str, bytes]:
    """Return name and bytes; of pictures and cards the recipe, which the sender has drawn outside any transaction."""
    if isinstance(document, RenderedFile):
        return document.name, document.content
    if isinstance(document, CalendarEntry):
        return _calendar_file(document, locale)
    if isinstance(document, Chart):
        return f"coverage.{document.shape}", recipes.picture(document, locale)
    if isinstance(document, Comparison):
        return "seminars.comparison", recipes.comparison(document, locale)
    extension, render = RENDERERS[type(document)]
    # In a thread: a long list takes a while, and others are served meanwhile.
    content = await asyncio.to_thread(render, document, locale)
    return file_name(document.name, locale, extension), content


def _cards(document: InvitationCards, locale: Locale) -> bytes:
    return recipes.cards(document, locale.other_locales("ky", "ru"))


def _code(document: QrCode, locale: Locale) -> bytes:
    return qr.qr_code(locale.render_value(document.link))


def _template(document: TemplateFile, _locale: Locale) -> bytes:
    return document.template or word_templates.own_template(document.kind)


RENDERERS: Mapping[type, tuple[str, Callable[[Any, Locale], bytes]]] = {
    Sheet: (".xlsx", workbook.sheet),
    TextDocument: (".docx", docx.paper),
    QrCode: (".png", _code),
    TemplateFile: (".docx", _template),
    InvitationCards: (".cards", _cards),
    Paper: (".paper", recipes.paper),
    PrintedSheet: (".paper", recipes.printed_sheet),
    FilledTemplate: (".word", recipes.filled_template),
}
"""Kind of file -> its extension (or that of its recipe, see `bot.documents.drawing`), and what makes its bytes."""


def _calendar_file(entry: CalendarEntry, locale: Locale) -> tuple[str, bytes]:
    """Return name and bytes of the calendar file; cached, since everybody gets the same few."""
    key = repr(entry), locale.language, str(locale.zone)
    if key not in _calendar_cache:
        if len(_calendar_cache) > MAX_CACHED_CALENDARS:
            _calendar_cache.clear()
        _calendar_cache[key] = calendar(entry, locale)
    name = FileName("file-calendar", entry.days[0][0].astimezone(locale.zone), entry.title)
    return file_name(name, locale, ".ics"), _calendar_cache[key]


def _digest(name: str, content: bytes) -> str:
    return hashlib.sha256(name.encode() + b"\0" + content).hexdigest()
