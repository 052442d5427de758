"""The files of messages: rendered from what a `Say` describes, and stored once by digest for the sender to upload."""

import asyncio
import hashlib
from datetime import datetime

from bot.documents import docx, qr, recipes, word_templates, workbook
from bot.documents.calendar import calendar
from bot.locales import Locale
from bot.telegram import downloads
from handlers.messages import (
    CalendarEntry,
    Chart,
    Comparison,
    Document,
    FilledTemplate,
    InvitationCards,
    Paper,
    QrCode,
    RenderedFile,
    Say,
    Sheet,
    TemplateFile,
    TextDocument,
)
from storage.database import Session
from storage.messages import files

MAX_CACHED_CALENDARS = 100
_calendar_cache: dict[tuple[object, ...], bytes] = {}


async def store_file(session: Session, say: Say, locale: Locale, at: datetime) -> int | None:
    """Store the file of a message and return its id; None if it has none. Equal bytes are stored once."""
    if say.media and say.media.alias:
        name, content = downloads.renamed(say.media)
    elif say.document is not None:
        name, content = await render_document(say.document, locale)
    else:
        return None
    return await files.save_file(session, _digest(name, content), name, content, at)


async def render_document(document: Document, locale: Locale) -> tuple[str, bytes]:
    """Return name and bytes; of pictures and cards the recipe, which the sender has drawn outside any transaction."""
    if isinstance(document, Sheet):  # in a thread: a long list takes a while, and others are served meanwhile
        return document.name, await asyncio.to_thread(workbook.sheet, document, locale)
    if isinstance(document, RenderedFile):
        return document.name, document.content
    if isinstance(document, TextDocument):
        return document.name, await asyncio.to_thread(docx.paper, document, locale)
    if isinstance(document, QrCode):
        return document.name, qr.qr_code(locale.render_value(document.link))
    if isinstance(document, TemplateFile):
        return document.name, document.template or word_templates.own_template(document.kind)
    if isinstance(document, CalendarEntry):
        return _calendar_file(document, locale)
    return _render_recipe(document, locale)


def _render_recipe(
    document: Chart | Comparison | InvitationCards | Paper | FilledTemplate, locale: Locale
) -> tuple[str, bytes]:
    if isinstance(document, Chart):
        return f"coverage.{document.shape}", recipes.picture(document, locale)
    if isinstance(document, Comparison):
        return "seminars.comparison", recipes.comparison(document, locale)
    if isinstance(document, InvitationCards):
        return document.name, recipes.cards(document, locale.other_locales("ky", "ru"))
    if isinstance(document, Paper):
        return f"{document.name}.paper", recipes.paper(document, locale)
    return f"{document.name}.word", recipes.filled_template(document, locale)


def _calendar_file(entry: CalendarEntry, locale: Locale) -> tuple[str, bytes]:
    """Return name and bytes of the calendar file; cached, since everybody gets the same few."""
    key = (entry.uid, entry.sequence, entry.changed_at, entry.cancelled, len(entry.dropped), locale.language)
    if key not in _calendar_cache:
        if len(_calendar_cache) > MAX_CACHED_CALENDARS:
            _calendar_cache.clear()
        _calendar_cache[key] = calendar(entry, locale)
    return f"{entry.uid}.ics", _calendar_cache[key]


def _digest(name: str, content: bytes) -> str:
    return hashlib.sha256(name.encode() + b"\0" + content).hexdigest()
