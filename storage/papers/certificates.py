"""Certificates of attendance: only for those who came, one valid certificate each, found again by their number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage import tokens
from storage.accounts.reachability import IS_REACHABLE
from storage.database import Session
from storage.models import Certificate, Person, Seat, Seminar
from storage.models.seat_states import ARRIVED

CHECK_LENGTH = 6
"""Characters of the random part: 18^6, some 3.4 * 10^7, with a limit on wrong numbers for each person."""
_NUMBER = re.compile(r"([1-9][0-9]{0,8})-([1-9][0-9]{0,8})-(.+)")
_MISTYPED = re.compile(r"№?\s?([1-9][0-9]{0,8})\s?[-–]\s?([1-9][0-9]{0,8})\s?[-–]\s?[^\W_]{5,7}")
"""The form of a number whose random part may have other characters, one more or one less. A date has a shorter end."""


@dataclass(frozen=True, slots=True)
class CertificateStatus:
    """Who of a seminar came, and how far their certificates are."""

    current: Sequence[tuple[Seat, Certificate]]
    """With a certificate in the name that the seat has now."""
    missing: Sequence[Seat]
    """Without a certificate, or with one in an earlier name."""
    renamed: int
    """How many of `missing` have a certificate in an earlier name."""
    nameless: int
    """Those who came but whose name is not known."""


async def certificate_status(session: Session, seminar_id: int) -> CertificateStatus:
    """Compare those who came with the certificates that were issued."""
    await session.flush()
    rows = await session.execute(
        select(Seat, Certificate)
        .outerjoin(Certificate, (Certificate.seat_id == Seat.id) & Certificate.replaced_at.is_(None))
        .where(Seat.seminar_id == seminar_id, Seat.state == ARRIVED)
        .order_by(Seat.created_at, Seat.id)
    )
    found = [(row[0], row[1]) for row in rows]
    named = [pair for pair in found if pair[0].name]
    missing = [(seat, paper) for seat, paper in named if paper is None or paper.name != seat.name]
    return CertificateStatus(
        [(seat, paper) for seat, paper in named if paper is not None and paper.name == seat.name],
        [seat for seat, _ in missing],
        sum(paper is not None for _, paper in missing),
        len(found) - len(named),
    )


async def issue_missing(
    session: Session, seminar: Seminar, at: datetime, by: Person
) -> Sequence[Certificate]:
    """Issue the certificates that are missing, and replace those in an earlier name.

    The caller holds the seminar's lock, so that each number is given once.
    """
    status = await certificate_status(session, seminar.id)
    last = await session.scalar(
        select(func.max(Certificate.serial)).where(Certificate.seminar_id == seminar.id)
    )
    earlier = await session.scalars(
        select(Certificate).where(
            Certificate.seat_id.in_([seat.id for seat in status.missing]), Certificate.replaced_at.is_(None)
        )
    )
    for paper in earlier:
        paper.replaced_at = at
    await session.flush()  # one certificate of a seat is current: the old one ends before the new one begins
    issued = [
        Certificate(
            seminar_id=seminar.id,
            seat_id=seat.id,
            serial=serial,
            check_code=tokens.random_code(CHECK_LENGTH),
            name=seat.name,
            issued_at=at,
            issued_by_id=by.id,
        )
        for serial, seat in enumerate(status.missing, start=(last or 0) + 1)
    ]
    session.add_all(issued)
    await session.flush()
    return issued


async def list_holders(session: Session, seats: Sequence[Seat]) -> dict[int, Person]:
    """Return seat id -> the person who holds it, of those whom the bot can write to."""
    wanted = {seat.person_id: seat.id for seat in seats if seat.person_id is not None}
    rows = await session.scalars(select(Person).where(Person.id.in_(wanted), IS_REACHABLE))
    return {wanted[person.id]: person for person in rows}


def parse_number(text: str) -> tuple[int, int, str] | None:
    """Return (seminar id, serial, check code) of a typed or linked number. Return None if it cannot be one."""
    found = _NUMBER.fullmatch(text.strip().lstrip("№ "))
    code = tokens.parse_code(found[3], CHECK_LENGTH) if found else None
    return (int(found[1]), int(found[2]), code) if found and code else None


def parse_mistyped(text: str) -> int | None:
    """Return the seminar's id of a text in the form of a number, also if it cannot be one; None for other texts."""
    found = _MISTYPED.fullmatch(text.strip())
    return int(found[1]) if found else None


async def find_by_number(session: Session, number: tuple[int, int, str]) -> Certificate | None:
    """Return the certificate with this number; None unless all of it is right."""
    seminar_id, serial, code = number
    return await session.scalar(
        select(Certificate).where(
            Certificate.seminar_id == seminar_id,
            Certificate.serial == serial,
            Certificate.check_code == code,
        )
    )


async def is_valid(session: Session, certificate: Certificate) -> bool:
    """Return whether it was not replaced, its holder was not forgotten, and the seat still counts as attended."""
    if certificate.replaced_at is not None or not certificate.name:
        return False
    seat = await session.get(Seat, certificate.seat_id)
    return seat is not None and seat.state == ARRIVED
