"""Roles of staff, for a seminar or rayon, and who may grant them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select

from storage import audit
from storage.accounts import people
from storage.accounts.reachability import IS_REACHABLE
from storage.database import Session, TransactionCache
from storage.models import Person, Role
from storage.team import group, group_outsiders

OWNER, ORGANISER, MODERATOR, EXPERT, SPEAKER, DOOR, COORDINATOR = (
    "owner",
    "organiser",
    "moderator",
    "expert",
    "speaker",
    "door",
    "coordinator",
)
GRANTABLE_ROLES = (ORGANISER, MODERATOR, EXPERT, SPEAKER, DOOR, COORDINATOR)
"""Roles that people can grant; owners come from ADMIN_IDS only."""
_REACHABLE_STAFF = TransactionCache[tuple[tuple[str, ...], int], list[Person]]()
"""(roles, seminar id) -> the result of `reachable_staff`."""


def may_grant(having: Collection[Role], kind: str, seminar_id: int | None) -> bool:
    """Whether a person with these roles may grant or revoke the role `kind` for this seminar (None: for all).

    Owners may grant every role but their own; organisers every role below theirs, for the seminars they organise.
    """
    if kind not in GRANTABLE_ROLES:
        return False
    return any(
        role.role == OWNER
        or (role.role == ORGANISER and kind != ORGANISER and role.seminar_id in (None, seminar_id))
        for role in having
    )


async def sync_owners(session: Session, telegram_ids: Collection[int], at: datetime) -> None:
    """Make exactly these people owners: grant and revoke the role as needed."""
    persons = await people.get_or_create(session, telegram_ids, at) if telegram_ids else {}
    wanted = {person.id: person for person in persons.values()}
    present = set()
    for row in await session.scalars(select(Role).where(Role.role == OWNER, Role.removed_at.is_(None))):
        if row.person_id in present or row.person_id not in wanted:
            await revoke(session, row, at)
            await audit.record(session, None, "role.removed", f"role:{row.id}", at, role=[OWNER, None])
        present.add(row.person_id)
    for person_id in sorted(wanted.keys() - present):
        role = await grant(session, wanted[person_id], OWNER, at, None)
        await audit.record(session, None, "role.given", f"role:{role.id}", at, role=[None, OWNER])


async def roles_by_person(session: Session) -> dict[int, tuple[Role, ...]]:
    """Return person id -> present roles, of all staff."""
    found: dict[int, list[Role]] = defaultdict(list)
    for row in await session.scalars(select(Role).where(Role.removed_at.is_(None)).order_by(Role.id)):
        found[row.person_id].append(row)
    return {person_id: tuple(rows) for person_id, rows in found.items()}


async def reachable_staff(session: Session, kinds: Collection[str], seminar_id: int) -> list[Person]:
    """List the reachable people with one of these roles at this seminar; coordinators, who have a rayon, are left out.

    Queried once per transaction.
    """
    cache = _REACHABLE_STAFF.of(session)
    key = (tuple(sorted(kinds)), seminar_id)
    if key not in cache:
        here = or_(Role.seminar_id.is_(None), Role.seminar_id == seminar_id)
        having = select(Role.person_id).where(
            Role.role.in_(kinds), Role.removed_at.is_(None), here, Role.unit_code.is_(None)
        )
        rows = await session.scalars(
            select(Person).where(Person.id.in_(having)).where(IS_REACHABLE).order_by(Person.id)
        )
        cache[key] = list(rows)
    return cache[key]


async def roles_of(session: Session, person: Person) -> list[Role]:
    """List the present roles of this person."""
    rows = await session.scalars(
        select(Role).where(Role.person_id == person.id, Role.removed_at.is_(None)).order_by(Role.id)
    )
    return list(rows)


async def former_staff_ids(session: Session) -> list[int]:
    """List the ids of people who had a role once and have none now."""
    still = select(Role.person_id).where(Role.removed_at.is_(None))
    rows = await session.scalars(
        select(Role.person_id).where(Role.person_id.not_in(still)).distinct().order_by(Role.person_id)
    )
    return list(rows)


async def lock(session: Session, role_id: int) -> Role | None:
    """Return the role with this id, removed or not, read again and locked until the transaction ends."""
    await session.flush()
    return await session.get(Role, role_id, with_for_update=True, populate_existing=True)


async def list_staff(session: Session, seminar_id: int | None = None) -> list[tuple[Role, Person]]:
    """List (role, person) of the present staff, oldest role first; `seminar_id`: only roles that apply to it."""
    query = (
        select(Role, Person)
        .join(Person, Person.id == Role.person_id)
        .where(Role.removed_at.is_(None))
        .order_by(Role.id)
    )
    if seminar_id is not None:
        query = query.where(or_(Role.seminar_id.is_(None), Role.seminar_id == seminar_id))
    return [(row[0], row[1]) for row in await session.execute(query)]


async def grant(
    session: Session,
    person: Person,
    kind: str,
    at: datetime,
    granted_by_id: int | None,
    *,
    seminar_id: int | None = None,
    unit_code: str | None = None,
) -> Role:
    """Grant a role. `granted_by_id` None: the program itself."""
    role = Role(
        person_id=person.id,
        role=kind,
        seminar_id=seminar_id,
        unit_code=unit_code,
        granted_at=at,
        granted_by_id=granted_by_id,
    )
    session.add(role)
    note_changed(session, person)
    await session.flush()
    return role


async def revoke(session: Session, role: Role, at: datetime) -> None:
    """Revoke the role. It takes effect at once, because roles are loaded with each batch.

    A person without any role left is looked for in the staff group, where they could still read everything.
    """
    role.removed_at = at
    person = await session.get(Person, role.person_id)
    if person is not None:
        note_changed(session, person)
        session.lost_roles.add(person.id)
    await session.flush()  # `roles_of` must not find it
    if (
        person is not None
        and not await roles_of(session, person)
        and await group.get_linked(session) is not None
    ):
        await group_outsiders.request_check(session, person.id, at)


def note_changed(session: Session, person: Person) -> None:
    """Note that this person's roles, or whether they are reachable, have changed in this transaction."""
    session.changed_roles.add(person.id)
    _REACHABLE_STAFF.of(session).clear()


async def take_former_staff(session: Session) -> list[Person]:
    """Return the people who lost a role in this transaction since the last call."""
    ids = sorted(session.lost_roles)
    session.lost_roles.clear()
    found = [await session.get(Person, person_id) for person_id in ids]
    return [person for person in found if person is not None]
