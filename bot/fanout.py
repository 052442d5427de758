"""Announcement -> outbox rows, chunk by chunk: one INSERT … SELECT where all readers of a language get the same."""

from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import Subquery

from bot.locales import LANGUAGES, get_locale
from bot.telegram import message_parts
from handlers.announcements import placeholder_values, placeholders
from storage.announcements import announcements, broadcasts
from storage.announcements.broadcasts import Chunk, LocalizedMessage
from storage.database import Session
from storage.messages import outbox
from storage.models import Announcement, AnnouncementPart

CHUNK_SIZE = 1000
"""For how many people messages are owed in one transaction: others wait for the writer so long."""
PERSONAL_CHUNK_SIZE = 200
"""The same where everybody's words are their own and put together one by one."""
PERSONAL_PLACEHOLDERS = frozenset({"name", "municipality"})
"""Placeholders that stand for something else with each reader."""
PartsByLanguage = dict[str, list[AnnouncementPart]]
"""The messages that readers of each language get."""


@dataclass(frozen=True, slots=True)
class Fanout:
    """Where announcements are put together for: the default language, and the zone of times."""

    language: str
    zone: str

    async def enqueue_chunk(self, session: Session, announcement: Announcement, at: datetime) -> Chunk:
        """Owe the next chunk, and write down that it is owed. The announcement is locked."""
        given: PartsByLanguage = {}
        for part in await announcements.list_parts(session, announcement.id):
            given.setdefault(part.language, []).append(part)
        served = announcements.resolve_languages(announcement, given, LANGUAGES)
        languages = [self.language, *(one for one in LANGUAGES if one != self.language)]
        people = await broadcasts.audience_query(session, announcement, languages, served)
        everything = [part for some in given.values() for part in some]
        each = any(placeholders.find_known(part.html) & PERSONAL_PLACEHOLDERS for part in everything)
        said = {reader: given[language] for reader, language in served.items()}
        of = await (self._enqueue_personal if each else self._enqueue_shared)(
            session, announcement, people, said, at
        )
        await broadcasts.record_fanout(session, announcement, of, at)
        return of

    async def _enqueue_shared(
        self,
        session: Session,
        announcement: Announcement,
        people: Subquery,
        given: PartsByLanguage,
        at: datetime,
    ) -> Chunk:
        """The same words for all readers of a language."""
        of = await broadcasts.next_chunk(session, people, announcement.fanout_cursor, CHUNK_SIZE)
        if of.people:
            shared = await placeholder_values.shared_values(session, announcement)
            messages = [
                LocalizedMessage(reader, position, method, payload)
                for reader in given
                for position, method, payload in self._render(announcement, given, reader, shared)
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
        """Everybody's own words."""
        readers = await broadcasts.list_recipients(
            session, people, announcement.fanout_cursor, PERSONAL_CHUNK_SIZE
        )
        theirs = await placeholder_values.values_for_people(
            session, announcement, [person for person, _, _ in readers]
        )
        common, rows = broadcasts.common_values(announcement, at), []
        for person, chat, reads in readers:
            for position, method, payload in self._render(announcement, given, reads, theirs[person]):
                named = {
                    "chat_id": chat,
                    "dedup_key": broadcasts.make_dedup_key(announcement.id, position, person),
                }
                rows.append({**common, **named, "method": method, "payload": payload})
        await outbox.enqueue(session, rows)
        last = readers[-1][0] if readers else announcement.fanout_cursor
        return Chunk(len(readers), last, len(readers) == PERSONAL_CHUNK_SIZE)

    def _render(
        self,
        announcement: Announcement,
        given: PartsByLanguage,
        reader: str,
        told: placeholder_values.PlaceholderValues,
    ) -> list[tuple[int, str, str]]:
        """(position, method, arguments as JSON) of what a reader of this language gets."""
        said = message_parts.render_messages(announcement, given[reader], get_locale(reader, self.zone), told)
        return [(place, method, orjson.dumps(made).decode()) for place, (method, made) in enumerate(said)]
