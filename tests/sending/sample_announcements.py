"""Announcements and their readers, inserted directly into the database, ready to be sent."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from storage.accounts import people
from storage.announcements import announcements
from storage.database import Database
from storage.models import Announcement, AnnouncementPart, OutboxMessage
from storage.models.announcement_states import SCHEDULED, SENDING
from storage.seminars import seminars
from tests.conftest import STAFF

SLUG = "karakol"
WORDS = {"ky": "Үлгү кулактандыруу", "ru": "Пример объявления"}


async def create_announcement(
    database: Database,
    texts: Mapping[str, str | Sequence[Mapping[str, Any]]] = WORDS,
    *,
    slug: str | None = SLUG,
    by: int = STAFF,
    begun: bool = True,
    **values: Any,
) -> int:
    """Insert an announcement by staff to everybody of a seminar (None: to everybody), due now; return its number.

    `texts`: language -> its words, or its parts as fields of AnnouncementPart.
    """
    now = datetime.now(UTC)
    async with database.session.begin() as session:
        author = (await people.get_or_create(session, [by], now))[by]
        seminar = await seminars.by_slug(session, slug) if slug else None
        made = await announcements.create(session, seminar.id if seminar else None, author, now)
        for name, value in values.items():
            setattr(made, name, value)
        for language, text in texts.items():
            given = [{"kind": "text", "html": text}] if isinstance(text, str) else text
            for position, fields in enumerate(given):
                plain = {"chat_id": by, "message_id": 0, "html": "", "content": {}}
                part = {**plain, **fields, "language": language, "position": position}
                session.add(AnnouncementPart(announcement_id=made.id, **part))
        await session.flush()
        if begun:
            await make_due(session, made)
        return made.id


async def make_due(session: Any, made: Announcement) -> None:
    """Make it due."""
    await announcements.transition(session, made, SCHEDULED)
    assert await announcements.transition(session, made, SENDING, started_at=datetime.now(UTC))


async def wait_for_state(database: Database, number: int, *wanted: str, within: float = 60) -> Announcement:
    """Return the announcement once it is in one of these states."""
    until = time.monotonic() + within
    while True:
        async with database.reader() as session:
            found = await announcements.get(session, number)
        assert found is not None
        if found.state in wanted:
            return found
        assert time.monotonic() < until, f"still {found.state}, {await count_states(database, number)}"
        await asyncio.sleep(0.02)


async def count_states(database: Database, number: int) -> dict[str, int]:
    """Return the number of its messages in each state."""
    query = select(OutboxMessage.state, func.count()).where(OutboxMessage.announcement_id == number)
    async with database.reader() as session:
        return {row[0]: row[1] for row in await session.execute(query.group_by(OutboxMessage.state))}
