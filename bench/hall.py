"""A seminar with questions, in an empty database: for the benchmarks of the search."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from sqlalchemy import insert

from storage import migrate
from storage.database import Database, Session
from storage.models import Person, Question, Seminar
from storage.questions import similarity_index

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAMES = {"ky": "Үлгү семинар", "ru": "Пример семинара", "en": "Sample seminar"}


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Migrate an empty database, and close it afterwards."""
    await asyncio.to_thread(migrate.upgrade, url)
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


async def fill(session: Session, texts: Sequence[str]) -> None:
    """Store these questions of person 1 at seminar 1, numbered from 1; person 2 may read them."""
    words = dict.fromkeys(("title", "description", "venue", "address"), NAMES)
    times = {"starts_at": NOW, "ends_at": NOW, "updated_at": NOW}
    seminar = Seminar(slug="sample", timezone="Asia/Bishkek", state="open", **words, **times)
    asker, reader = (Person(telegram_id=number, created_at=NOW, draft={}) for number in (1, 2))
    session.add_all([seminar, asker, reader])
    await session.flush()
    same = {"seminar_id": seminar.id, "person_id": asker.id, "chat_message_id": 1, "asked_at": NOW}
    same |= {"state": "visible", "state_changed_at": NOW, "visible_at": NOW}
    rows = [{**same, "number": number, "text": one} for number, one in enumerate(texts, 1)]
    for start in range(0, len(rows), 1000):
        await session.execute(insert(Question), rows[start : start + 1000])
    await similarity_index.index_missing(session)
