"""Whom participants of a seminar can call: a name and a telephone number, as staff wrote them."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Session
from storage.models import Person, Seminar, SeminarContact


async def list_words(session: Session, seminar_ids: Collection[int]) -> dict[int, str]:
    """Return seminar id -> name and telephone number, for the seminars that have a contact."""
    await session.flush()
    rows = await session.execute(
        select(SeminarContact.seminar_id, SeminarContact.words).where(
            SeminarContact.seminar_id.in_(seminar_ids)
        )
    )
    return {row.seminar_id: row.words for row in rows}


async def get_words(session: Session, seminar: Seminar) -> str | None:
    """Return the name and telephone number, or None."""
    return (await list_words(session, [seminar.id])).get(seminar.id)


async def save(session: Session, seminar: Seminar, words: str, by: Person, at: datetime) -> None:
    """Set the contact."""
    await session.flush()
    await session.merge(SeminarContact(seminar_id=seminar.id, words=words, set_by_id=by.id, set_at=at))


async def remove(session: Session, seminar: Seminar) -> None:
    """Remove the contact."""
    await session.execute(delete(SeminarContact).where(SeminarContact.seminar_id == seminar.id))


async def copy(session: Session, source: Seminar, seminar: Seminar) -> None:
    """Give a clone the contact of its source."""
    found = await session.get(SeminarContact, source.id, populate_existing=True)
    if found is not None:
        values = {"words": found.words, "set_by_id": found.set_by_id, "set_at": found.set_at}
        session.add(SeminarContact(seminar_id=seminar.id, **values))


async def get_newest_words(session: Session, by: Person) -> str | None:
    """Return the contact that this person set last, of any seminar."""
    await session.flush()
    newest = select(SeminarContact.words).where(SeminarContact.set_by_id == by.id)
    return await session.scalar(newest.order_by(SeminarContact.set_at.desc()).limit(1))
