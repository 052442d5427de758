"""Which erasures have to be repeated in a restored database.

The journal of erasures (`bot/erasure_journal.py`) is outside the database. It knows nobody's id, only keyed hashes: so
everything in the database that may have been erased is looked up in it.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, or_, select

from storage.database import Session
from storage.models import AuditEntry, Consent, Person, Seat
from storage.privacy.erasure import person_subject

ErasedAt = Callable[[str], datetime | None]
"""Returns when this subject (`person:<telegram id>`, `seat:7`) was erased last; None: never."""


async def find_people(session: Session, erased_at: ErasedAt) -> list[Person]:
    """Find the people whose last erasure is not in this database, and who have not agreed to the notice since."""
    times = (
        select(
            Consent.person_id,
            func.max(Consent.given_at).label("given_at"),
            func.max(Consent.withdrawn_at).label("withdrawn_at"),
        )
        .group_by(Consent.person_id)
        .subquery()
    )
    rows = await session.execute(
        select(Person, times.c.given_at, times.c.withdrawn_at)
        .outerjoin(times, times.c.person_id == Person.id)
        .where(Person.telegram_id.is_not(None))
        .order_by(Person.id)
    )
    found = []
    for person, given_at, withdrawn_at in rows.all():
        erased = erased_at(person_subject(person.telegram_id))
        if erased is not None and all(at is None or at < erased for at in (given_at, withdrawn_at)):
            found.append(person)
    return found


async def find_staff_entries(session: Session, erased_at: ErasedAt) -> list[Seat]:
    """Find the seats whose entry by staff was erased after the backup."""
    named = or_(Seat.name.is_not(None), Seat.phone.is_not(None))
    rows = await session.scalars(select(Seat).where(Seat.person_id.is_(None), named).order_by(Seat.id))
    return [one for one in rows.all() if await _is_newer(session, one, erased_at)]


async def _is_newer(session: Session, seat: Seat, erased_at: ErasedAt) -> bool:
    """Whether the last erasure of this entry is not in this database: each is in its audit log.

    After a restore ids are given again: a seat made after the erasure is another one.
    """
    subject = f"seat:{seat.id}"
    erased = erased_at(subject)
    if erased is None or seat.created_at >= erased:
        return False
    done = (AuditEntry.action == "forgotten.seat", AuditEntry.subject == subject, AuditEntry.at >= erased)
    return await session.scalar(select(AuditEntry.id).where(*done).limit(1)) is None
