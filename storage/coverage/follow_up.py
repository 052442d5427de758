"""Whom to ask where nothing was heard: people known from the list of invitees, from earlier seminars, from the bot."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, and_, or_, select

from storage.accounts.people import IS_REACHABLE
from storage.database import Session
from storage.models import LocalizedText, Person, Seat, Seminar
from storage.models.seat_states import INVITED
from storage.units.units import Place

SEATS = cast(Table, Seat.__table__)
PEOPLE = cast(Table, Person.__table__)
SEMINARS = cast(Table, Seminar.__table__)
MAX_CONTACTS = 3
"""So many people of one place are called in turn."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who may know whether a place will be taken, and where we know them from."""

    place: Place
    person_id: int | None
    name: str | None
    phone: str | None
    position: str | None
    reachable: bool
    """The bot can write to them."""
    invited: bool
    """Named on this seminar's own list."""
    seminar: LocalizedText | None
    """The title of the earlier seminar they are known from."""
    last_known_at: datetime | None


async def find_contacts(
    session: Session, seminar_id: int, places: Collection[Place]
) -> dict[Place, list[Contact]]:
    """Whom to ask at these places: those on the list first, then the latest known; nobody who has answered already.

    Whoever has moved on to another place is not asked for the old one.
    """
    wanted = set(places)
    codes = sorted({code for _, code in wanted if code})
    answered = await _answered_ids(session, seminar_id)
    found: dict[Place, list[Contact]] = defaultdict(list)
    for one in [
        *await _contacts_from_seats(session, seminar_id, codes),
        *await _contacts_from_people(session, codes),
    ]:
        if one.place in wanted and one.person_id not in answered and not _is_duplicate(one, found[one.place]):
            found[one.place].append(one)
    return {place: some[:MAX_CONTACTS] for place, some in found.items() if some}


def _is_duplicate(one: Contact, others: Sequence[Contact]) -> bool:
    """Whether this is somebody we have, known from elsewhere.

    By the number only when staff wrote it down there: what somebody typed takes nobody else out of the list.
    """
    return any(
        (one.person_id is not None and one.person_id == other.person_id)
        or (other.person_id is None and one.phone is not None and one.phone == other.phone)
        for other in others
    )


async def _answered_ids(session: Session, seminar_id: int) -> set[int]:
    """Who has a seat at this seminar that is more, or other, than an invitation."""
    rows = await session.scalars(
        select(SEATS.c.person_id).where(
            SEATS.c.seminar_id == seminar_id, SEATS.c.state != INVITED, SEATS.c.person_id.is_not(None)
        )
    )
    return {number for number in rows if number is not None}


async def _contacts_from_seats(session: Session, seminar_id: int, codes: Sequence[str]) -> list[Contact]:
    """Those of the seats these units have or had; this seminar's own first, then the newest seminar's."""
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
    """Those who said to the bot that they are from there, the newest first."""
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
    """The people with these numbers (ours)."""
    rows = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: person for person in rows}
