"""The recordings of the help: by topic and language, one each."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from storage.database import Session, TransactionCache
from storage.models import HelpRecording, Person

TOPICS = ("overview", "registration", "question", "seat", "hall")
"""The topics, in the order of display."""
Recordings = Mapping[tuple[str, str], HelpRecording]
"""(topic, language) -> recording."""
_TOPICS = TransactionCache[str, Sequence[str]]()
"""Language -> the result of `list_topics`."""


async def get(session: Session, topic: str, language: str) -> HelpRecording | None:
    """Return the recording of this topic in this language."""
    return await session.get(HelpRecording, (topic, language))


async def list_all(session: Session) -> Recordings:
    """Return all recordings."""
    await session.flush()
    rows = await session.scalars(select(HelpRecording))
    return {(row.topic, row.language): row for row in rows}


async def list_topics(session: Session, language: str) -> Sequence[str]:
    """List the topics that can be listened to in this language, in the order of TOPICS."""
    cache = _TOPICS.of(session)
    if language not in cache:
        found = await session.scalars(
            select(HelpRecording.topic).where(
                HelpRecording.language == language, HelpRecording.bot_id.is_(None)
            )
        )
        recorded = set(found)
        cache[language] = [topic for topic in TOPICS if topic in recorded]
    return cache[language]


async def save(
    session: Session, topic: str, language: str, file_id: str, by: Person, at: datetime
) -> HelpRecording:
    """Store a recording, replacing the one before."""
    recording = await get(session, topic, language)
    if recording is None:
        recording = HelpRecording(topic=topic, language=language)
        session.add(recording)
    recording.file_id, recording.bot_id = file_id, None
    recording.added_by_id, recording.added_at = by.id, at
    await session.flush()
    _TOPICS.of(session).clear()
    return recording


async def delete(session: Session, recording: HelpRecording) -> None:
    """Delete a recording."""
    await session.delete(recording)
    await session.flush()
    _TOPICS.of(session).clear()
