"""Staff: who may see the lists and answer."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import people
from storage.models import Person, Staff

OWNER = "owner"


async def appoint(session: AsyncSession, telegram_ids: Collection[int], at: datetime) -> None:
    """Make exactly these the owners: new ones are added, those no longer named are removed at once."""
    persons = await people.gather(session, telegram_ids, at) if telegram_ids else {}
    wanted = {person.id for person in persons.values()}
    rows = {row.person_id: row for row in await session.scalars(select(Staff).where(Staff.role == OWNER))}
    for person_id, row in rows.items():
        row.removed_at = None if person_id in wanted else row.removed_at or at
    for person_id in wanted - rows.keys():
        session.add(Staff(person_id=person_id, role=OWNER, since_at=at))


async def ids(session: AsyncSession) -> frozenset[int]:
    """Our ids of everybody who is staff now."""
    table = cast(Table, Staff.__table__)
    return frozenset(await session.scalars(select(table.c.person_id).where(table.c.removed_at.is_(None))))


async def reachable(session: AsyncSession) -> list[Person]:
    """All staff who can be written to: agreed to the notice, did not block us. Looked up once a transaction."""
    if "staff" not in session.info:
        rows = await session.scalars(
            select(Person)
            .join(Staff, Staff.person_id == Person.id)
            .where(
                Staff.removed_at.is_(None), Person.consented_at.is_not(None), Person.unreachable_at.is_(None)
            )
            .order_by(Person.id)
        )
        session.info["staff"] = list(rows)
    return cast(list[Person], session.info["staff"])
