"""Rendering and enqueuing of corrections, deletions, notes and reminders to confirm an announcement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.fanout import CHUNK_SIZE, PERSONAL_PLACEHOLDERS, Fanout, PartsByLanguage, is_silent
from bot.locales import LANGUAGES, Locale, get_locale
from bot.telegram import message_parts
from handlers.announcements import placeholder_values, placeholders
from handlers.messages import Value
from storage.announcements import announcements, broadcasts, update_fanout
from storage.announcements.announcements import DELETE, EDIT, READ_REMINDER
from storage.announcements.broadcasts import Chunk
from storage.announcements.update_fanout import LocalizedChange
from storage.database import Session
from storage.messages import outbox
from storage.models import Announcement, AnnouncementPart

PAGE_SIZE = 500
Payload = dict[str, Any]
PlaceholderValues = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class UpdateContent:
    """The content of a change: its texts by language, the original with the buttons, and language fallbacks."""

    change: Announcement
    original: Announcement
    parts_by_language: PartsByLanguage
    languages: Mapping[str, str]
    """Reader's language -> language of the text."""
    zone: str
    silent: bool

    def render(self, reader: str, values: PlaceholderValues, *, read: bool = False) -> tuple[str, Payload]:
        """Return method and arguments for a reader of this language, without the id of the message to change."""
        locale = get_locale(reader, self.zone)
        if self.change.kind == READ_REMINDER:
            method, payload = _render_reminder(self.original, locale)
            return method, message_parts.silenced(payload) if self.silent else payload
        parts = self.parts_by_language[self.languages[reader]]
        if self.change.kind == EDIT:
            return _render_edit(self.original, parts, locale, values, read=read)
        return message_parts.render_messages(self.change, parts[:1], locale, values, silent=self.silent)[0]

    @property
    def is_personal(self) -> bool:
        """Whether the text has placeholders that differ between readers."""
        return any(
            placeholders.find_known(one.html) & PERSONAL_PLACEHOLDERS
            for some in self.parts_by_language.values()
            for one in some
        )


def _render_reminder(original: Announcement, locale: Locale) -> tuple[str, Payload]:
    markup = {"inline_keyboard": [[message_parts.read_button(original.id, locale)]]}
    return "sendMessage", {"text": locale.html("read-reminder"), "parse_mode": "HTML", "reply_markup": markup}


def _render_edit(
    original: Announcement,
    parts: Sequence[AnnouncementPart],
    spoken: Locale,
    reader_values: PlaceholderValues,
    *,
    read: bool,
) -> tuple[str, Payload]:
    """Render the edit of a delivered message. It repeats the buttons, which Telegram would remove otherwise."""
    part = parts[0]
    values = {name: spoken.render_value(value) for name, value in reader_values.items()}
    markup = None if len(parts) > 1 else message_parts.inline_keyboard(original, spoken, read=read)
    buttons: Payload = {"reply_markup": markup} if markup else {}
    if part.kind == "text":
        arguments = {**message_parts.text_arguments("text", part.html, values), **part.content}
        return "editMessageText", {**arguments, **buttons}
    options = {name: True for name in ("show_caption_above_media",) if name in part.content}
    arguments = message_parts.text_arguments("caption", part.html, values)
    return "editMessageCaption", {**arguments, **options, **buttons}


async def enqueue_chunk(session: Session, change: Announcement, chunks: Fanout, at: datetime) -> Chunk:
    """Enqueue the next chunk of a change and record it. The caller has locked the change."""
    of = await _enqueue_chunk(session, change, chunks.language, chunks.zone, at)
    await broadcasts.record_fanout(session, change, of, at)
    return of


async def _enqueue_chunk(
    session: Session, change: Announcement, default: str, zone: str, at: datetime
) -> Chunk:
    assert change.original_id is not None  # every change has an original
    original = await announcements.lock(session, change.original_id)
    assert original is not None  # a foreign key
    if change.last_outbox_id is None:
        if change.kind == EDIT:
            await _refresh_waiting(session, original, default, zone, at)
        await update_fanout.freeze_range(session, change)
    content = None if change.kind == DELETE else await _load_content(session, change, original, zone, at)
    languages = (default, *LANGUAGES)
    readers = LANGUAGES if content is None else tuple(content.languages)
    of = await update_fanout.next_chunk(session, change, CHUNK_SIZE, at, readers, languages)
    if not of.people:
        return of
    if content is None:
        deletions = [LocalizedChange(reader, "deleteMessage", "{}", "{}") for reader in LANGUAGES]
        await update_fanout.enqueue(session, change, deletions, of, languages, at)
    elif content.is_personal:
        await _enqueue_personal(session, content, of, default, at)
    else:
        shared = await placeholder_values.shared_values(session, original)
        await update_fanout.enqueue(session, change, _shared_changes(content, shared), of, languages, at)
    return of


async def _load_content(
    session: Session, change: Announcement, original: Announcement, zone: str, at: datetime
) -> UpdateContent:
    """Load the content: of a correction the original's present text, in the corrected languages; of a note its own."""
    parts = await _load_parts(session, change.id)
    silent = await is_silent(session, original, at)
    if change.kind == READ_REMINDER:
        return UpdateContent(change, original, {}, {reader: reader for reader in LANGUAGES}, zone, silent)
    if change.kind != EDIT:
        return UpdateContent(
            change, original, parts, announcements.resolve_languages(change, parts, LANGUAGES), zone, silent
        )
    present_parts = await _load_parts(session, original.id)
    languages = announcements.resolve_languages(original, present_parts, LANGUAGES)
    changed = {reader: language for reader, language in languages.items() if language in parts}
    return UpdateContent(change, original, present_parts, changed, zone, silent)


async def _load_parts(session: Session, announcement_id: int) -> PartsByLanguage:
    parts: PartsByLanguage = {}
    for part in await announcements.list_parts(session, announcement_id):
        parts.setdefault(part.language, []).append(part)
    return parts


def _shared_changes(content: UpdateContent, shared: PlaceholderValues) -> list[LocalizedChange]:
    """Render the change for texts that are the same for all readers of a language."""
    changes = []
    for reader in content.languages:
        method, payload = content.render(reader, shared)
        _, after_reading = content.render(reader, shared, read=True)
        changes.append(LocalizedChange(reader, method, _to_json(payload), _to_json(after_reading)))
    return changes


def _to_json(payload: Payload) -> str:
    return orjson.dumps(payload).decode()


async def _enqueue_personal(
    session: Session, content: UpdateContent, of: Chunk, default: str, at: datetime
) -> None:
    """Enqueue the change with a text for each reader."""
    targets = await update_fanout.list_delivered(session, content.change, of, at)
    values = await placeholder_values.values_for_people(
        session, content.original, [one.person_id for one in targets]
    )
    common = broadcasts.common_values(content.change, at)
    rows: dict[str, Payload] = {}
    for one in targets:
        reader = one.language if one.language in LANGUAGES else default
        if reader not in content.languages:
            continue
        method, payload = content.render(reader, values[one.person_id], read=one.read)
        dedup_key = update_fanout.make_dedup_key(content.change, one)
        row = {
            "chat_id": one.chat_id,
            "dedup_key": dedup_key,
            "method": method,
            "payload": _to_json(payload),
            "target_message_ids": str(one.message_id),
        }
        rows.setdefault(dedup_key, {**common, **row})
    await outbox.enqueue(session, list(rows.values()))


async def _refresh_waiting(
    session: Session, original: Announcement, default: str, zone: str, at: datetime
) -> None:
    """Render the messages of the original that may still be sent, or sent again, with its present text."""
    silent = await is_silent(session, original, at)
    given = await _load_parts(session, original.id)
    languages = announcements.resolve_languages(original, given, LANGUAGES)
    after = 0
    while unsent := await update_fanout.lock_unsent(session, original.id, after, PAGE_SIZE):
        after = unsent[-1].id
        values = await placeholder_values.values_for_people(
            session, original, [one.person_id for one in unsent]
        )
        messages = []
        for one in unsent:
            reader = one.language if one.language in LANGUAGES else default
            if reader not in languages:
                continue
            rendered = message_parts.render_messages(
                original,
                given[languages[reader]],
                get_locale(reader, zone),
                values[one.person_id],
                silent=silent,
            )
            if one.position < len(rendered):
                method, payload = rendered[one.position]
                messages.append((one.id, method, _to_json(payload)))
        await update_fanout.rewrite_unsent(session, messages)
