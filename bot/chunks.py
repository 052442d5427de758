"""Announcement -> outbox rows, chunk by chunk: one INSERT … SELECT where all readers of a language get the same."""

from dataclasses import dataclass
from datetime import datetime

import orjson
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
        everything = [part for some in given.values() for part in some]
        if any(placeholders.found(part.html) & OWN for part in everything):
            of = await self._each(session, announcement, given, at)
        else:
            of = await self._all(session, announcement, given, at)
        await broadcasts.fanned(session, announcement, of, at)
        return of

    async def _all(
        self, session: AsyncSession, announcement: Announcement, given: Given, at: datetime
    ) -> Chunk:
        people = await broadcasts.audience(session, announcement)
        of = await broadcasts.chunk(session, people, announcement.fanned_to, CHUNK)
        messages = await self._messages(session, announcement, given)
        if of.people and messages:
            readers = [self.language, *(one for one in LANGUAGES if one != self.language)]
            await broadcasts.owe(session, announcement, messages, people, of, readers, at)
        return of

    async def _messages(
        self, session: AsyncSession, announcement: Announcement, given: Given
    ) -> list[Message]:
        """The same words for all readers of a language."""
        shared = await facts.of_seminar(session, announcement)
        made = []
        for reader, language in announcements.served(announcement, given, LANGUAGES).items():
            said = parts.messages(announcement, given[language], words(reader, self.zone), shared)
            for position, (method, payload) in enumerate(said):
                made.append(Message(reader, position, method, orjson.dumps(payload).decode()))
        return made

    async def _each(
        self, session: AsyncSession, announcement: Announcement, given: Given, at: datetime
    ) -> Chunk:
        """Everybody's own words."""
        people = await broadcasts.audience(session, announcement)
        readers = await broadcasts.readers(session, people, announcement.fanned_to, RENDERED)
        theirs = await facts.of_people(session, announcement, [person for person, _, _ in readers])
        served = announcements.served(announcement, given, LANGUAGES)
        common, rows = broadcasts.row(announcement, at), []
        for person, chat, language in readers:
            reads = language if language in LANGUAGES else self.language
            if reads not in served:
                continue
            spoken = words(reads, self.zone)
            said = parts.messages(announcement, given[served[reads]], spoken, theirs[person])
            for position, (method, payload) in enumerate(said):
                named = {"chat_id": chat, "once": broadcasts.once(announcement.id, position, person)}
                rows.append({**common, **named, "method": method, "payload": orjson.dumps(payload).decode()})
        await outbox.put(session, rows)
        last = readers[-1][0] if readers else announcement.fanned_to
        return Chunk(len(readers), last, len(readers) == RENDERED)
