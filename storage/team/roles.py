"""Roles: who is staff, for which seminar or rayon, and who may make or unmake whom."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select

from storage import audit
from storage.accounts import people
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
"""What one can be made by somebody; owners are named in ADMIN_IDS alone."""
_REACHABLE_STAFF = TransactionCache[tuple[tuple[str, ...], int], list[Person]]()
"""(roles, seminar) -> what `reachable_staff` returns."""


def may_grant(having: Collection[Role], kind: str, seminar_id: int | None) -> bool:
    """Whether somebody with these roles may make others `kind` for that seminar (None: for all), or end that.

    Owners may with every role but their own; organisers with what is below them, within what they organise.
    """
    if kind not in GRANTABLE_ROLES:
        return False
    return any(
        role.role == OWNER
        or (role.role == ORGANISER and kind != ORGANISER and role.seminar_id in (None, seminar_id))
        for role in having
    )


async def sync_owners(session: Session, telegram_ids: Collection[int], at: datetime) -> None:
    """Make exactly these the owners: new ones are added, those no longer named are removed at once."""
    persons = await people.get_or_create(session, telegram_ids, at) if telegram_ids else {}
    wanted = {person.id: person for person in persons.values()}
    there = set()
    for row in await session.scalars(select(Role).where(Role.role == OWNER, Role.removed_at.is_(None))):
        if row.person_id in there or row.person_id not in wanted:
            await revoke(session, row, at)
            await audit.record(session, None, "role.removed", f"role:{row.id}", at, role=[OWNER, None])
        there.add(row.person_id)
    for person_id in sorted(wanted.keys() - there):
        role = await grant(session, wanted[person_id], OWNER, at, None)
        await audit.record(session, None, "role.given", f"role:{role.id}", at, role=[None, OWNER])


async def roles_by_person(session: Session) -> dict[int, tuple[Role, ...]]:
    """Every member of staff (by our id) with the roles they have now."""
    found: dict[int, list[Role]] = defaultdict(list)
    for row in await session.scalars(select(Role).where(Role.removed_at.is_(None)).order_by(Role.id)):
        found[row.person_id].append(row)
    return {person_id: tuple(rows) for person_id, rows in found.items()}


async def reachable_staff(session: Session, kinds: Collection[str], seminar_id: int) -> list[Person]:
    """List the reachable people with one of these roles at this seminar; coordinators, who have a rayon, are left out.

    Queried once per transaction.
    """
    kept = _REACHABLE_STAFF.of(session)
    key = (tuple(sorted(kinds)), seminar_id)
    if key not in kept:
        here = or_(Role.seminar_id.is_(None), Role.seminar_id == seminar_id)
        having = select(Role.person_id).where(
            Role.role.in_(kinds), Role.removed_at.is_(None), here, Role.unit_code.is_(None)
        )
        rows = await session.scalars(
            select(Person).where(Person.id.in_(having)).where(people.IS_REACHABLE).order_by(Person.id)
        )
        kept[key] = list(rows)
    return kept[key]


async def roles_of(session: Session, person: Person) -> list[Role]:
    """The roles this person has now."""
    rows = await session.scalars(
        select(Role).where(Role.person_id == person.id, Role.removed_at.is_(None)).order_by(Role.id)
    )
    return list(rows)


async def former_staff_ids(session: Session) -> list[int]:
    """Who was staff once and is no more, by our ids."""
    still = select(Role.person_id).where(Role.removed_at.is_(None))
    rows = await session.scalars(
        select(Role.person_id).where(Role.person_id.not_in(still)).distinct().order_by(Role.person_id)
    )
    return list(rows)


async def lock(session: Session, role_id: int) -> Role | None:
    """A role by its id, removed ones too, read anew and held until the transaction ends."""
    await session.flush()
    return await session.get(Role, role_id, with_for_update=True, populate_existing=True)


async def list_staff(session: Session, seminar_id: int | None = None) -> list[tuple[Role, Person]]:
    """Who is staff now, in the order they came; with a number: who has a say at that seminar."""
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
    """Make somebody staff, from now on."""
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
    """Take the role away; at once, since everybody's roles are looked up with each batch.

    Who has none left is looked for in the staff group: there they still read everything.
    """
    role.removed_at = at
    person = await session.get(Person, role.person_id)
    if person is not None:
        note_changed(session, person)
        session.lost_roles.add(person.id)
    await session.flush()  # `roles_of` leaves it out
    if (
        person is not None
        and not await roles_of(session, person)
        and await group.get_linked(session) is not None
    ):
        await group_outsiders.request_check(session, person.id, at)


def note_changed(session: Session, person: Person) -> None:
    """Note that this person's roles, or whether they can be written to as staff, have changed in this transaction."""
    session.changed_roles.add(person.id)
    _REACHABLE_STAFF.of(session).clear()


async def take_former_staff(session: Session) -> list[Person]:
    """The people who lost a role in this transaction since this was called last."""
    ids = sorted(session.lost_roles)
    session.lost_roles.clear()
    found = [await session.get(Person, person_id) for person_id in ids]
    return [person for person in found if person is not None]
