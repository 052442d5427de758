"""Seminars, their programmes, and who is registered for them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Person, ProgrammeItem, Registration, Seminar

REGISTERED = "registered"

Registrations = dict[int, dict[int, Registration]]
"""What a transaction has looked up: person -> seminar -> registration."""


async def get(session: AsyncSession, seminar_id: int) -> Seminar | None:
    """A seminar by its id, looked up once a transaction."""
    kept = _kept(session)
    if seminar_id not in kept:
        found = await session.get(Seminar, seminar_id)
        if found is None:
            return None
        kept[seminar_id] = found
    return kept[seminar_id]


def _kept(session: AsyncSession) -> dict[int, Seminar]:
    """The seminars this transaction has met: many people of a batch speak of the same one."""
    return cast(dict[int, Seminar], session.info.setdefault("seminars", {}))


async def by_slug(session: AsyncSession, slug: str) -> Seminar | None:
    """A seminar by the name in its link."""
    known = next((one for one in _kept(session).values() if one.slug == slug), None)
    if known is None:
        known = await session.scalar(select(Seminar).where(Seminar.slug == slug))
        if known is not None:
            _kept(session)[known.id] = known
    return known


async def taking_registrations(session: AsyncSession, now: datetime) -> list[Seminar]:
    """Seminars one can register for now, the soonest first."""
    rows = await session.scalars(
        select(Seminar).where(Seminar.state == "open", Seminar.ends_at > now).order_by(Seminar.starts_at)
    )
    return list(rows)


async def public(session: AsyncSession) -> list[Seminar]:
    """Seminars that participants may know of, the newest first: open, closed or held."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.in_(["open", "closed", "held"]))
        .order_by(Seminar.starts_at.desc())
    )
    return list(rows)


async def count(session: AsyncSession) -> int:
    """How many seminars there are, of any state."""
    return await session.scalar(select(func.count(Seminar.id))) or 0


async def programme(session: AsyncSession, seminar_id: int) -> Sequence[ProgrammeItem]:
    """The programme in its order, looked up once a transaction."""
    kept = cast(dict[int, Sequence[ProgrammeItem]], session.info.setdefault("programmes", {}))
    if seminar_id not in kept:
        kept[seminar_id] = await _programme(session, seminar_id)
    return kept[seminar_id]


async def _programme(session: AsyncSession, seminar_id: int) -> Sequence[ProgrammeItem]:
    rows = await session.scalars(
        select(ProgrammeItem)
        .where(ProgrammeItem.seminar_id == seminar_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return rows.all()


async def registration(session: AsyncSession, seminar_id: int, person_id: int) -> Registration | None:
    """This person's registration for this seminar, cancelled ones too."""
    kept = cast(Registrations, session.info.setdefault("registrations", {}))
    if person_id not in kept:
        await gather_registrations(session, [person_id])
    return kept[person_id].get(seminar_id)


async def gather_registrations(session: AsyncSession, person_ids: Collection[int]) -> None:
    """Look up the registrations of a whole batch of people at once, for `registration` to find."""
    kept = cast(Registrations, session.info.setdefault("registrations", {}))
    kept |= {person_id: {} for person_id in person_ids}
    rows = await session.scalars(select(Registration).where(Registration.person_id.in_(person_ids)))
    for row in rows:
        kept[row.person_id][row.seminar_id] = row


async def registrations_of(session: AsyncSession, person: Person) -> list[tuple[Registration, Seminar]]:
    """This person's registrations that stand, with their seminars, the newest seminar first."""
    if person.id not in session.info.get("registrations", {}):
        await gather_registrations(session, [person.id])
    found = []
    for row in session.info["registrations"][person.id].values():
        seminar = await get(session, row.seminar_id)
        if row.state == REGISTERED and seminar is not None:
            found.append((row, seminar))
    return sorted(found, key=lambda pair: pair[1].starts_at, reverse=True)


async def register(session: AsyncSession, seminar: Seminar, person: Person, at: datetime) -> Registration:
    """Give this person a place, with the particulars of the person's row; again means: update."""
    row = await registration(session, seminar.id, person.id)
    if row is None:
        row = Registration(seminar_id=seminar.id, person_id=person.id, created_at=at)
        session.add(row)
        session.info["registrations"][person.id][seminar.id] = row
    row.state, row.cancelled_at, row.updated_at = REGISTERED, None, at
    for name in ("name", "phone", "sex", "position", "office", "unit_code", "organisation"):
        setattr(row, name, getattr(person, name))
    return row


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of participants."""

    registration: Registration
    language: str | None
    unreachable: bool


async def participants(session: AsyncSession, seminar_id: int) -> list[Listed]:
    """Everybody registered, in the order of registration."""
    rows = await session.execute(
        select(Registration, Person.language, Person.unreachable_at)
        .join(Person, Person.id == Registration.person_id)
        .where(Registration.seminar_id == seminar_id, Registration.state == REGISTERED)
        .order_by(Registration.created_at, Registration.id)
    )
    return [Listed(row[0], row[1], row[2] is not None) for row in rows]


async def tally(session: AsyncSession, seminar_id: int) -> dict[tuple[str | None, str], int]:
    """How many are registered, by (unit's code, office)."""
    rows = await session.execute(
        select(Registration.unit_code, Registration.office, func.count())
        .where(Registration.seminar_id == seminar_id, Registration.state == REGISTERED)
        .group_by(Registration.unit_code, Registration.office)
    )
    return {(row[0], row[1]): row[2] for row in rows}
