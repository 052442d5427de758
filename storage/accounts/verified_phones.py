"""Proven numbers that change hands: whoever proved one last has it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session
from storage.models import Person, Seat


async def verified_phones(session: Session, person: Person) -> dict[str, datetime]:
    """Every number that Telegram vouched for as this person's, be it for an earlier seat, and when last."""
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
    """Those of them that nobody else has proven since."""
    mine = await verified_phones(session, person)
    since = await _verified_by_others(session, person, mine)
    return sorted(number for number, at in mine.items() if number not in since or since[number] <= at)


async def was_reassigned(session: Session, person: Person) -> bool:
    """Whether the number that this person once proved is somebody else's by now."""
    number, at = person.phone, person.phone_verified_at
    since = await _verified_by_others(session, person, [number] if number else [])
    return at is not None and number in since and since[number] > at


async def _verified_by_others(
    session: Session, person: Person, numbers: Collection[str]
) -> dict[str | None, datetime]:
    """When others last proved these."""
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
