"""Announcement -> outbox rows, chunk by chunk: one INSERT … SELECT where all readers of a language get the same."""

from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import Subquery
from sqlalchemy.ext.asyncio import AsyncSession

from bot import parts
from bot.texts import LANGUAGES, words
from handlers.announcing import facts, placeholders
from storage import announcements, broadcasts, outbox
from storage.broadcasts import Chunk, Message
from storage.models import Announcement, AnnouncementPart

CHUNK = 1000
"""For how many people messages are owed in one transaction: others wait for the writer so long."""
RENDERED = 200
"""The same where everybody's words are their own and put together one by one."""
OWN = frozenset({"name", "municipality"})
"""Placeholders that stand for something else with each reader."""
Given = dict[str, list[AnnouncementPart]]
"""The messages that readers of each language get."""


@dataclass(frozen=True, slots=True)
class Chunks:
    """Where announcements are put together for: the default language, and the zone of times."""

    language: str
    zone: str

    async def owe(self, session: AsyncSession, announcement: Announcement, at: datetime) -> Chunk:
        """Owe the next chunk, and write down that it is owed. The announcement is locked."""
        given: Given = {}
        for part in await announcements.parts(session, announcement.id):
            given.setdefault(part.language, []).append(part)
        served = announcements.served(announcement, given, LANGUAGES)
        languages = [self.language, *(one for one in LANGUAGES if one != self.language)]
        people = await broadcasts.audience(session, announcement, languages, served)
        everything = [part for some in given.values() for part in some]
        each = any(placeholders.found(part.html) & OWN for part in everything)
        said = {reader: given[language] for reader, language in served.items()}
        of = await (self._each if each else self._all)(session, announcement, people, said, at)
        await broadcasts.fanned(session, announcement, of, at)
        return of

    async def _all(
        self, session: AsyncSession, announcement: Announcement, people: Subquery, given: Given, at: datetime
    ) -> Chunk:
        """The same words for all readers of a language."""
        of = await broadcasts.chunk(session, people, announcement.fanned_to, CHUNK)
        if of.people:
            shared = await facts.of_seminar(session, announcement)
            messages = [
                Message(reader, position, method, payload)
                for reader in given
                for position, method, payload in self._made(announcement, given, reader, shared)
            ]
            await broadcasts.owe(session, announcement, messages, people, of, at)
        return of

    async def _each(
        self, session: AsyncSession, announcement: Announcement, people: Subquery, given: Given, at: datetime
    ) -> Chunk:
        """Everybody's own words."""
        readers = await broadcasts.readers(session, people, announcement.fanned_to, RENDERED)
        theirs = await facts.of_people(session, announcement, [person for person, _, _ in readers])
        common, rows = broadcasts.row(announcement, at), []
        for person, chat, reads in readers:
            for position, method, payload in self._made(announcement, given, reads, theirs[person]):
                named = {"chat_id": chat, "once": broadcasts.once(announcement.id, position, person)}
                rows.append({**common, **named, "method": method, "payload": payload})
        await outbox.put(session, rows)
        last = readers[-1][0] if readers else announcement.fanned_to
        return Chunk(len(readers), last, len(readers) == RENDERED)

    def _made(
        self, announcement: Announcement, given: Given, reader: str, told: facts.Facts
    ) -> list[tuple[int, str, str]]:
        """(position, method, arguments as JSON) of what a reader of this language gets."""
        said = parts.messages(announcement, given[reader], words(reader, self.zone), told)
        return [(place, method, orjson.dumps(made).decode()) for place, (method, made) in enumerate(said)]
