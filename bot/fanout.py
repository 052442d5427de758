"""Enqueuing of announcements in chunks, by one INSERT … SELECT if all readers of a language get the same text."""

from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import Subquery

from bot.locales import LANGUAGES, get_locale
from bot.telegram import message_parts
from handlers.announcements import placeholder_values, placeholders
from storage import quiet_hours
from storage.announcements import announcements, broadcasts
from storage.announcements.broadcasts import Chunk, LocalizedMessage
from storage.database import Session
from storage.messages import outbox
from storage.models import Announcement, AnnouncementPart
from storage.seminars import seminars

CHUNK_SIZE = 1000
"""People per chunk, and so per transaction, during which other writers wait."""
PERSONAL_CHUNK_SIZE = 200
"""People per chunk if the text is personal and rendered for each one."""
PERSONAL_PLACEHOLDERS = frozenset({"name", "municipality"})
"""Placeholders whose value differs between readers."""
PartsByLanguage = dict[str, list[AnnouncementPart]]
"""Language -> messages in it."""


@dataclass(frozen=True, slots=True)
class Fanout:
    """Enqueues announcements, with this default language and time zone."""

    language: str
    zone: str

    async def enqueue_chunk(self, session: Session, announcement: Announcement, at: datetime) -> Chunk:
        """Enqueue the next chunk and record it. The caller has locked the announcement."""
        parts: PartsByLanguage = {}
        for part in await announcements.list_parts(session, announcement.id):
            parts.setdefault(part.language, []).append(part)
        text_languages = announcements.resolve_languages(announcement, parts, LANGUAGES)
        languages = [self.language, *(one for one in LANGUAGES if one != self.language)]
        people = await broadcasts.audience_query(session, announcement, languages, text_languages)
        all_parts = [part for some in parts.values() for part in some]
        personal = any(placeholders.find_known(part.html) & PERSONAL_PLACEHOLDERS for part in all_parts)
        parts_by_reader = {reader: parts[language] for reader, language in text_languages.items()}
        chunk = await (self._enqueue_personal if personal else self._enqueue_shared)(
            session, announcement, people, parts_by_reader, at
        )
        await broadcasts.record_fanout(session, announcement, chunk, at)
        return chunk

    async def _enqueue_shared(
        self,
        session: Session,
        announcement: Announcement,
        people: Subquery,
        given: PartsByLanguage,
        at: datetime,
    ) -> Chunk:
        """Enqueue a chunk of a text that is the same for all readers of a language."""
        of = await broadcasts.next_chunk(session, people, announcement.fanout_cursor, CHUNK_SIZE)
        if of.people:
            silent = await is_silent(session, announcement, at)
            shared = await placeholder_values.shared_values(session, announcement)
            messages = [
                LocalizedMessage(reader, position, method, payload)
                for reader in given
                for position, method, payload in self._render(
                    announcement, given, reader, shared, silent=silent
                )
            ]
            await broadcasts.enqueue(session, announcement, messages, people, of, at)
        return of

    async def _enqueue_personal(
        self,
        session: Session,
        announcement: Announcement,
        people: Subquery,
        given: PartsByLanguage,
        at: datetime,
    ) -> Chunk:
        """Enqueue a chunk with a text for each reader."""
        readers = await broadcasts.list_recipients(
            session, people, announcement.fanout_cursor, PERSONAL_CHUNK_SIZE
        )
        values = await placeholder_values.values_for_people(
            session, announcement, [person for person, _, _ in readers]
        )
        common, rows = broadcasts.common_values(announcement, at), []
        silent = await is_silent(session, announcement, at)
        for person, chat, reads in readers:
            for position, method, payload in self._render(
                announcement, given, reads, values[person], silent=silent
            ):
                own_values = {
                    "chat_id": chat,
                    "dedup_key": broadcasts.make_dedup_key(announcement.id, position, person),
                }
                rows.append({**common, **own_values, "method": method, "payload": payload})
        await outbox.enqueue(session, rows)
        last = readers[-1][0] if readers else announcement.fanout_cursor
        return Chunk(len(readers), last, len(readers) == PERSONAL_CHUNK_SIZE)

    def _render(
        self,
        announcement: Announcement,
        given: PartsByLanguage,
        reader: str,
        values: placeholder_values.PlaceholderValues,
        *,
        silent: bool,
    ) -> list[tuple[int, str, str]]:
        """Render the messages for a reader of this language as (position, method, arguments as JSON)."""
        messages = message_parts.render_messages(
            announcement, given[reader], get_locale(reader, self.zone), values, silent=silent
        )
        return [
            (place, method, orjson.dumps(arguments).decode())
            for place, (method, arguments) in enumerate(messages)
        ]


async def is_silent(session: Session, announcement: Announcement, at: datetime) -> bool:
    """Whether the announcement arrives without a sound now: it is night at the seminar's place."""
    seminar = await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None
    return quiet_hours.is_quiet(at, seminar.timezone if seminar else None)
