"""Telephone numbers verified by Telegram. A number belongs to the person who verified it last."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session
from storage.models import Person, Seat


async def verified_phones(session: Session, person: Person) -> dict[str, datetime]:
    """Return every number that this person has verified, here or for an earlier seat, with the latest time of it."""
    await session.flush()
    rows = await session.execute(
        select(Seat.phone, func.max(Seat.phone_verified_at))
        .where(Seat.person_id == person.id, Seat.phone_verified_at.is_not(None), Seat.phone.is_not(None))
        .group_by(Seat.phone)
    )
    found = {number: at for number, at in rows if number and at}
    if person.phone is not None and person.phone_verified_at is not None:
        found[person.phone] = max(person.phone_verified_at, found.get(person.phone, person.phone_verified_at))
    return found


async def current_phones(session: Session, person: Person) -> list[str]:
    """Return the verified numbers of this person that nobody else has verified since."""
    mine = await verified_phones(session, person)
    since = await _verified_by_others(session, person, mine)
    return sorted(number for number, at in mine.items() if number not in since or since[number] <= at)


async def was_reassigned(session: Session, person: Person) -> bool:
    """Whether somebody else has verified this person's number since."""
    await session.flush_rows_of(Person, Seat)
    number, at = person.phone, person.phone_verified_at
    since = await _verified_by_others(session, person, [number] if number else [])
    return at is not None and number in since and since[number] > at


async def _verified_by_others(
    session: Session, person: Person, numbers: Collection[str]
) -> dict[str | None, datetime]:
    """Return number -> the last time that anybody else verified it."""
    found: dict[str | None, datetime] = {}
    for model, whose in ((Person, Person.id), (Seat, Seat.person_id)):
        rows = await session.execute(
            select(model.phone, func.max(model.phone_verified_at))
            .where(whose != person.id, model.phone.in_(numbers), model.phone_verified_at.is_not(None))
            .group_by(model.phone)
        )
        for number, at in rows:
            if at is not None:
                found[number] = max(at, found.get(number, at))
    return found
