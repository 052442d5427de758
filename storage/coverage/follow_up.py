"""Contacts for places that have not answered: from the list of invitees, earlier seminars and people's profiles."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy import Table, and_, or_, select

from storage.accounts.reachability import IS_REACHABLE, PEOPLE
from storage.database import Session
from storage.models import LocalizedText, Person, Seat, Seminar
from storage.models.seat_states import INVITED
from storage.units import units
from storage.units.units import Place

SEATS = cast(Table, Seat.__table__)
SEMINARS = cast(Table, Seminar.__table__)
MAX_CONTACTS = 3
"""The most contacts listed for one place."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person who may know whether somebody from this place will come, and the source of that knowledge."""

    place: Place
    person_id: int | None
    name: str | None
    phone: str | None
    position: str | None
    reachable: bool
    """Whether the bot can send them messages."""
    invited: bool
    """Whether they are invited to this seminar."""
    seminar: LocalizedText | None
    """The title of the earlier seminar they are known from; None for other sources."""
    last_known_at: datetime | None


async def find_contacts(
    session: Session, seminar_id: int, places: Collection[Place]
) -> dict[Place, list[Contact]]:
    """Return up to MAX_CONTACTS contacts per place: invitees first, then those from the latest seminar.

    People who have answered for this seminar, or whose profile names another place by now, are left out.
    """
    wanted = set(places)
    codes = {code for _, code in wanted if code}
    successors = await units.successors(session)
    codes |= {former for former, now in successors.items() if now in codes}
    answered = await _answered_ids(session, seminar_id)
    found: dict[Place, list[Contact]] = defaultdict(list)
    for contact in [
        *await _contacts_from_seats(session, seminar_id, sorted(codes)),
        *await _contacts_from_people(session, sorted(codes)),
    ]:
        office, code = contact.place
        contact = replace(contact, place=(office, successors.get(code or "", code)))
        if (
            contact.place in wanted
            and contact.person_id not in answered
            and not _is_duplicate(contact, found[contact.place])
        ):
            found[contact.place].append(contact)
    return {place: contacts[:MAX_CONTACTS] for place, contacts in found.items() if contacts}


def _is_duplicate(one: Contact, others: Sequence[Contact]) -> bool:
    """Whether this person is among the contacts already.

    A telephone number counts only where staff entered it (no person): a number that somebody typed must not remove
    another contact.
    """
    return any(
        (one.person_id is not None and one.person_id == other.person_id)
        or (other.person_id is None and one.phone is not None and one.phone == other.phone)
        for other in others
    )


async def _answered_ids(session: Session, seminar_id: int) -> set[int]:
    """Return the ids of people with a seat at this seminar that is not just an invitation."""
    rows = await session.scalars(
        select(SEATS.c.person_id).where(
            SEATS.c.seminar_id == seminar_id, SEATS.c.state != INVITED, SEATS.c.person_id.is_not(None)
        )
    )
    return {number for number in rows if number is not None}


async def _contacts_from_seats(session: Session, seminar_id: int, codes: Sequence[str]) -> list[Contact]:
    """List the people of seats of these units: this seminar's invitations first, then by seminar, newest first."""
    moved = and_(
        PEOPLE.c.unit_code.is_not(None),
        or_(PEOPLE.c.unit_code != SEATS.c.unit_code, PEOPLE.c.office != SEATS.c.office),
    )
    known = or_(SEATS.c.name.is_not(None), SEATS.c.phone.is_not(None), IS_REACHABLE)
    columns = ("office", "unit_code", "person_id", "name", "phone", "position", "seminar_id")
    here = SEATS.c.seminar_id == seminar_id
    rows = await session.execute(
        select(
            *(SEATS.c[name] for name in columns),
            IS_REACHABLE.label("reachable"),
            SEMINARS.c.title,
            SEMINARS.c.starts_at,
        )
        .join(SEMINARS, SEMINARS.c.id == SEATS.c.seminar_id)
        .outerjoin(PEOPLE, PEOPLE.c.id == SEATS.c.person_id)
        .where(SEATS.c.unit_code.in_(codes), known)
        .where(or_(SEATS.c.person_id.is_(None), ~moved | here))
        .where(or_(~here, SEATS.c.state == INVITED))
        .order_by(here.desc(), SEMINARS.c.starts_at.desc(), SEATS.c.id.desc())
    )
    return [
        Contact(
            (row.office, row.unit_code),
            row.person_id,
            row.name,
            row.phone,
            row.position,
            bool(row.reachable),
            row.seminar_id == seminar_id,
            None if row.seminar_id == seminar_id else row.title,
            row.starts_at,
        )
        for row in rows
    ]


async def _contacts_from_people(session: Session, codes: Sequence[str]) -> list[Contact]:
    """List the people whose profile names one of these units, newest first."""
    columns = ("office", "unit_code", "id", "name", "phone", "position", "created_at")
    rows = await session.execute(
        select(*(PEOPLE.c[name] for name in columns), IS_REACHABLE.label("reachable"))
        .where(PEOPLE.c.unit_code.in_(codes), PEOPLE.c.office.is_not(None))
        .order_by(PEOPLE.c.created_at.desc(), PEOPLE.c.id.desc())
    )
    return [
        Contact(
            (row.office, row.unit_code),
            row.id,
            row.name,
            row.phone,
            row.position,
            bool(row.reachable),
            invited=False,
            seminar=None,
            last_known_at=row.created_at,
        )
        for row in rows
    ]


async def people_by_id(session: Session, ids: Collection[int]) -> dict[int, Person]:
    """Return the people with these ids (ours), by id."""
    rows = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: person for person in rows}
