"""Roles: who is staff, for which seminar or rayon, and the links that make somebody staff."""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Table, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import people
from storage.models import Invitation, Person, Role

OWNER, ORGANISER, MODERATOR, EXPERT, SPEAKER, DOOR, COORDINATOR = (
    "owner",
    "organiser",
    "moderator",
    "expert",
    "speaker",
    "door",
    "coordinator",
)
GIVEN = (ORGANISER, MODERATOR, EXPERT, SPEAKER, DOOR, COORDINATOR)
"""What a link can make somebody; owners are named in ADMIN_IDS alone."""

INVITATION_HOURS = 24
TABLE = cast(Table, Role.__table__)


async def appoint(session: AsyncSession, telegram_ids: Collection[int], at: datetime) -> None:
    """Make exactly these the owners: new ones are added, those no longer named are removed at once."""
    persons = await people.gather(session, telegram_ids, at) if telegram_ids else {}
    wanted = {person.id for person in persons.values()}
    rows = await session.scalars(select(Role).where(Role.role == OWNER, Role.removed_at.is_(None)))
    there = {row.person_id: row for row in rows}
    for person_id, row in there.items():
        row.removed_at = None if person_id in wanted else at
    for person_id in wanted - there.keys():
        session.add(Role(person_id=person_id, role=OWNER, since_at=at))


async def everyone(session: AsyncSession) -> dict[int, tuple[Role, ...]]:
    """Every member of staff (by our id) with the roles they have now."""
    found: dict[int, list[Role]] = defaultdict(list)
    for row in await session.scalars(select(Role).where(Role.removed_at.is_(None)).order_by(Role.id)):
        found[row.person_id].append(row)
    return {person_id: tuple(rows) for person_id, rows in found.items()}


async def reachable(session: AsyncSession, kinds: Collection[str], seminar_id: int) -> list[Person]:
    """Staff with one of these roles at this seminar who can be written to: agreed to the notice, did not block us.

    Coordinators are for their rayon, and not found here. Looked up once a transaction.
    """
    kept = cast(dict[object, list[Person]], session.info.setdefault("staff", {}))
    key = (tuple(sorted(kinds)), seminar_id)
    if key not in kept:
        here = or_(Role.seminar_id.is_(None), Role.seminar_id == seminar_id)
        having = select(Role.person_id).where(
            Role.role.in_(kinds), Role.removed_at.is_(None), here, Role.unit_code.is_(None)
        )
        rows = await session.scalars(
            select(Person)
            .where(Person.id.in_(having))
            .where(Person.consented_at.is_not(None), Person.unreachable_at.is_(None))
            .order_by(Person.id)
        )
        kept[key] = list(rows)
    return kept[key]


async def of(session: AsyncSession, person: Person) -> list[Role]:
    """The roles this person has now."""
    rows = await session.scalars(
        select(Role).where(Role.person_id == person.id, Role.removed_at.is_(None)).order_by(Role.id)
    )
    return list(rows)


async def get(session: AsyncSession, role_id: int) -> Role | None:
    """A role by its id, removed ones too."""
    return await session.get(Role, role_id)


def changed(session: AsyncSession, *persons: Person) -> list[Person]:
    """Note that these people's roles are not what they were; returns all noted in this transaction."""
    noted = cast(list[Person], session.info.setdefault("roles changed", []))
    noted += [person for person in persons if person not in noted]
    return noted


async def remove(session: AsyncSession, role: Role, at: datetime) -> None:
    """Take the role away; at once, since everybody's roles are looked up with each batch."""
    role.removed_at = at
    person = await session.get(Person, role.person_id)
    if person is not None:
        changed(session, person)
    await session.flush()


def hashed(word: str) -> str:
    """What is kept of a secret word in a link."""
    return hashlib.sha256(word.encode()).hexdigest()


def invite(
    session: AsyncSession,
    role: str,
    by: Person,
    at: datetime,
    *,
    seminar_id: int | None = None,
    unit_code: str | None = None,
) -> str:
    """Make a link's secret word (32 random bytes): whoever opens it first within a day gets the role."""
    if role not in GIVEN:
        raise ValueError(f"no role to be given: {role}")
    word = secrets.token_urlsafe(32)
    session.add(
        Invitation(
            token_hash=hashed(word),
            role=role,
            seminar_id=seminar_id,
            unit_code=unit_code,
            made_by_id=by.id,
            made_at=at,
            expires_at=at + timedelta(hours=INVITATION_HOURS),
        )
    )
    return word


async def take(session: AsyncSession, word: str, person: Person, at: datetime) -> Role | None:
    """Use the link up: the role it gives, or None when it is unknown, used or too old."""
    row = await session.scalar(
        select(Invitation).where(Invitation.token_hash == hashed(word)).with_for_update()
    )
    if row is None or row.used_at is not None or row.expires_at <= at:
        return None
    row.used_at, row.used_by_id = at, person.id
    role = Role(
        person_id=person.id,
        role=row.role,
        seminar_id=row.seminar_id,
        unit_code=row.unit_code,
        since_at=at,
        given_by_id=row.made_by_id,
    )
    session.add(role)
    changed(session, person)
    await session.flush()
    return role
