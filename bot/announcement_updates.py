"""What is done about an announcement, as messages: corrections, deletions, notes, reminders to confirm it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from bot.fanout import CHUNK_SIZE, PERSONAL_PLACEHOLDERS, Fanout, PartsByLanguage
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
    """What a change is made of: its words by language, whose buttons stand below, and how languages fall back."""

    change: Announcement
    original: Announcement
    parts_by_language: PartsByLanguage
    languages: Mapping[str, str]
    """Reader's language -> that of the words."""
    zone: str

    def render(self, reader: str, theirs: PlaceholderValues, *, read: bool = False) -> tuple[str, Payload]:
        """Return method and arguments for a reader of this language, without the message it is about."""
        spoken = get_locale(reader, self.zone)
        if self.change.kind == READ_REMINDER:
            return _render_reminder(self.original, spoken)
        some = self.parts_by_language[self.languages[reader]]
        if self.change.kind == EDIT:
            return _render_edit(self.original, some, spoken, theirs, read=read)
        return message_parts.render_messages(self.change, some[:1], spoken, theirs)[0]

    @property
    def is_personal(self) -> bool:
        """Whether readers get different words."""
        return any(
            placeholders.find_known(one.html) & PERSONAL_PLACEHOLDERS
            for some in self.parts_by_language.values()
            for one in some
        )


def _render_reminder(original: Announcement, spoken: Locale) -> tuple[str, Payload]:
    markup = {"inline_keyboard": [[message_parts.read_button(original.id, spoken)]]}
    return "sendMessage", {"text": spoken.html("read-reminder"), "parse_mode": "HTML", "reply_markup": markup}


def _render_edit(
    original: Announcement,
    some: Sequence[AnnouncementPart],
    spoken: Locale,
    theirs: PlaceholderValues,
    *,
    read: bool,
) -> tuple[str, Payload]:
    """The new words of a message that is there; what is not said again (its buttons) would be gone."""
    part = some[0]
    values = {name: spoken.render_value(value) for name, value in theirs.items()}
    markup = None if len(some) > 1 else message_parts.inline_keyboard(original, spoken, read=read)
    keys: Payload = {"reply_markup": markup} if markup else {}
    if part.kind == "text":
        said = {**message_parts.text_arguments("text", part.html, values), **part.content}
        return "editMessageText", {**said, **keys}
    above = {name: True for name in ("show_caption_above_media",) if name in part.content}
    said = message_parts.text_arguments("caption", part.html, values)
    return "editMessageCaption", {**said, **above, **keys}


async def enqueue_chunk(session: Session, change: Announcement, chunks: Fanout, at: datetime) -> Chunk:
    """Owe the next chunk, and write down that it is owed. The change is locked; `chunks`: where for."""
    of = await _enqueue_chunk(session, change, chunks.language, chunks.zone, at)
    await broadcasts.record_fanout(session, change, of, at)
    return of


async def _enqueue_chunk(
    session: Session, change: Announcement, default: str, zone: str, at: datetime
) -> Chunk:
    assert change.original_id is not None  # every change is about something
    original = await announcements.lock(session, change.original_id)
    assert original is not None  # a foreign key
    if change.last_outbox_id is None:
        if change.kind == EDIT:
            await _refresh_waiting(session, original, default, zone)
        await update_fanout.freeze_range(session, change)
    of = await update_fanout.next_chunk(session, change, CHUNK_SIZE, at)
    if not of.people:
        return of
    if change.kind == DELETE:
        deletions = [LocalizedChange(reader, "deleteMessage", "{}", "{}") for reader in LANGUAGES]
        await update_fanout.enqueue(session, change, deletions, of, (default, *LANGUAGES), at)
        return of
    said = await _load_content(session, change, original, zone)
    if said.is_personal:
        await _enqueue_personal(session, said, of, default, at)
    elif said.languages:
        shared = await placeholder_values.shared_values(session, original)
        languages = (default, *LANGUAGES)
        await update_fanout.enqueue(session, change, _shared_changes(said, shared), of, languages, at)
    return of


async def _load_content(
    session: Session, change: Announcement, original: Announcement, zone: str
) -> UpdateContent:
    """A correction says what the original says by now, to those whose words it changed; a note has its own words."""
    given = await _load_parts(session, change.id)
    if change.kind == READ_REMINDER:
        return UpdateContent(change, original, {}, {reader: reader for reader in LANGUAGES}, zone)
    if change.kind != EDIT:
        return UpdateContent(
            change, original, given, announcements.resolve_languages(change, given, LANGUAGES), zone
        )
    now = await _load_parts(session, original.id)
    served = announcements.resolve_languages(original, now, LANGUAGES)
    changed = {reader: language for reader, language in served.items() if language in given}
    return UpdateContent(change, original, now, changed, zone)


async def _load_parts(session: Session, announcement_id: int) -> PartsByLanguage:
    given: PartsByLanguage = {}
    for part in await announcements.list_parts(session, announcement_id):
        given.setdefault(part.language, []).append(part)
    return given


def _shared_changes(said: UpdateContent, shared: PlaceholderValues) -> list[LocalizedChange]:
    """The same words for all readers of a language."""
    made = []
    for reader in said.languages:
        method, payload = said.render(reader, shared)
        _, after_reading = said.render(reader, shared, read=True)
        made.append(LocalizedChange(reader, method, _to_json(payload), _to_json(after_reading)))
    return made


def _to_json(payload: Payload) -> str:
    return orjson.dumps(payload).decode()


async def _enqueue_personal(
    session: Session, said: UpdateContent, of: Chunk, default: str, at: datetime
) -> None:
    """Everybody's own words."""
    targets = await update_fanout.list_delivered(session, said.change, of, at)
    theirs = await placeholder_values.values_for_people(
        session, said.original, [one.person_id for one in targets]
    )
    common = broadcasts.common_values(said.change, at)
    rows: dict[str, Payload] = {}
    for one in targets:
        reader = one.language if one.language in LANGUAGES else default
        if reader not in said.languages:
            continue
        method, payload = said.render(reader, theirs[one.person_id], read=one.read)
        dedup_key = update_fanout.make_dedup_key(said.change, one)
        row = {
            "chat_id": one.chat_id,
            "dedup_key": dedup_key,
            "method": method,
            "payload": _to_json(payload),
            "target_message_ids": str(one.message_id),
        }
        rows.setdefault(dedup_key, {**common, **row})
    await outbox.enqueue(session, list(rows.values()))


async def _refresh_waiting(session: Session, original: Announcement, default: str, zone: str) -> None:
    """What waits of the original, or may be sent again, gets the words it has by now."""
    given = await _load_parts(session, original.id)
    served = announcements.resolve_languages(original, given, LANGUAGES)
    after = 0
    while found := await update_fanout.list_unsent(session, original.id, after, PAGE_SIZE):
        after = found[-1].id
        theirs = await placeholder_values.values_for_people(
            session, original, [one.person_id for one in found]
        )
        messages = []
        for one in found:
            reader = one.language if one.language in LANGUAGES else default
            if reader not in served:
                continue
            said = message_parts.render_messages(
                original, given[served[reader]], get_locale(reader, zone), theirs[one.person_id]
            )
            if one.position < len(said):
                method, payload = said[one.position]
                messages.append((one.id, method, _to_json(payload)))
        await update_fanout.rewrite_unsent(session, messages)
