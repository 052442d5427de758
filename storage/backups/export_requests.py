"""Requests of owners for an export of all data: the ids of the people who wait for one."""

from datetime import datetime

from storage import preferences
from storage.database import Session
from storage.models import Person

KEY = "exports"


async def add(session: Session, person: Person, at: datetime) -> bool:
    """Add a request; returns False if this person waits already."""
    waiting = await _waiting(session, lock=True)
    if person.id in waiting:
        return False
    await preferences.save(session, KEY, {"people": [*waiting, person.id]}, at)
    return True


async def next_waiting(session: Session) -> Person | None:
    """Return who waits longest; None if nobody does."""
    waiting = await _waiting(session)
    return await session.get(Person, waiting[0]) if waiting else None


async def finish(session: Session, person_id: int, at: datetime) -> bool:
    """Remove a request; returns False if it is gone already."""
    waiting = await _waiting(session, lock=True)
    if person_id not in waiting:
        return False
    await preferences.save(session, KEY, {"people": [one for one in waiting if one != person_id]}, at)
    return True


async def _waiting(session: Session, *, lock: bool = False) -> list[int]:
    found: list[int] = (await preferences.get(session, KEY, lock=lock)).get("people", [])
    return found
