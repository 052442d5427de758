"""What identifies a seat at the door: the token of its QR code, and its number on the sheet."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.database import Session, insert
from storage.models import DoorPass, Seat, Seminar
from storage.models.seat_states import ATTENDING_STATES, HANDED_OVER
from storage.seats import seats
from storage.units import units

TOKEN_BYTES = 16
"""22 characters: not to be guessed."""
MAX_WRONG_CODES = 5
"""Wrong codes of the self check-in from one seat within `WRONG_CODES_PERIOD`."""
WRONG_CODES_PERIOD = timedelta(minutes=10)


async def get(session: Session, seat: Seat) -> DoorPass | None:
    """The pass of a seat; None if it has none yet."""
    return await session.get(DoorPass, seat.id)


async def get_or_create(session: Session, seat: Seat) -> DoorPass:
    """The pass of a seat. Two who ask at once get the same."""
    known = await session.get(DoorPass, seat.id)
    if known is not None:
        return known
    row = insert(session, DoorPass).values(seat_id=seat.id, seminar_id=seat.seminar_id)
    await session.execute(row.on_conflict_do_nothing())
    known = await session.get(DoorPass, seat.id)
    assert known is not None  # written just now
    return known


async def get_token(session: Session, seat: Seat) -> str:
    """The token of the seat's QR code, made when it is first asked for."""
    found = await get_or_create(session, seat)
    if found.token is None:
        found.token = secrets.token_urlsafe(TOKEN_BYTES)
        await session.flush()
    return found.token


async def find_by_token(session: Session, token: str) -> Seat | None:
    """The seat of a QR code."""
    return await session.scalar(
        select(Seat).join(DoorPass, DoorPass.seat_id == Seat.id).where(DoorPass.token == token)
    )


# Numbers on the sheet.


async def sheet_numbers(session: Session, seminar_id: int) -> dict[int, int]:
    """Seat id -> its number on the sheet, for everybody with a place. New seats get the next free numbers.

    The first numbers follow the order of oblasts, rayons, municipalities and names. A number that was given once
    stays with its seat, whatever becomes of it.
    """
    seminar = await session.get(Seminar, seminar_id)
    assert seminar is not None
    await seats.lock_seat_counts(session, seminar)
    await session.flush()
    rows = await session.execute(
        select(Seat, DoorPass.number)
        .outerjoin(DoorPass, DoorPass.seat_id == Seat.id)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(ATTENDING_STATES))
    )
    found: dict[int, int | None] = {}
    unnumbered: list[Seat] = []
    for seat, number in rows:
        found[seat.id] = number
        unnumbered += [seat] if number is None else []
    if unnumbered:
        keys = {seat.id: await _sort_key(session, seat) for seat in unnumbered}
        for seat in sorted(unnumbered, key=lambda one: keys[one.id]):
            found[seat.id] = await _give_number(session, seat)
        await session.flush()
    return {seat_id: number for seat_id, number in found.items() if number is not None}


async def given_numbers(session: Session, seminar_id: int) -> dict[int, int]:
    """Seat id -> its number on the sheet, for those who have one already. Nobody gets one by being looked at."""
    await session.flush()
    rows = await session.execute(
        select(DoorPass.seat_id, DoorPass.number).where(
            DoorPass.seminar_id == seminar_id, DoorPass.number.is_not(None)
        )
    )
    return {seat_id: number for seat_id, number in rows if number is not None}


async def give_number(session: Session, seat: Seat) -> int:
    """The seat's number on the sheet, the next free one if it has none yet."""
    seminar = await session.get(Seminar, seat.seminar_id)
    assert seminar is not None  # a foreign key
    await seats.lock_seat_counts(session, seminar)
    return await _give_number(session, seat)


async def _give_number(session: Session, seat: Seat) -> int:
    """The seminar is locked."""
    found = await get_or_create(session, seat)
    if found.number is None:
        found.number = await highest_number(session, seat.seminar_id) + 1
        await session.flush()
    return found.number


async def highest_number(session: Session, seminar_id: int) -> int:
    """The last number on the sheet; 0 if none was given."""
    query = select(func.max(DoorPass.number)).where(DoorPass.seminar_id == seminar_id)
    return await session.scalar(query) or 0


async def _sort_key(session: Session, seat: Seat) -> tuple[object, ...]:
    line = await units.lineage(session, seat.unit_code) if seat.unit_code else []
    places = [units.sort_key(unit) for unit in line]
    return not line, places, seat.office, seat.name or "", seat.id


async def find_by_numbers(session: Session, seminar_id: int, numbers: set[int]) -> dict[int, Seat]:
    """Number -> the seat that has it; of a seat that was handed over, the one that came after it."""
    rows = await session.execute(
        select(DoorPass.number, Seat)
        .join(Seat, Seat.id == DoorPass.seat_id)
        .where(DoorPass.seminar_id == seminar_id, DoorPass.number.in_(numbers))
        .order_by(DoorPass.number)
    )
    return {number: await _successor(session, seat) for number, seat in rows.all() if number is not None}


async def _successor(session: Session, seat: Seat) -> Seat:
    while seat.state == HANDED_OVER:
        following = await session.scalar(
            select(Seat)
            .where(Seat.replaces_seat_id == seat.id, Seat.source == "deputy")
            .order_by(Seat.id.desc())
            .limit(1)
        )
        if following is None:
            break
        seat = following
    return seat


# Wrong codes.


def may_try_code(found: DoorPass, at: datetime) -> bool:
    """Whether the seat's holder may send another code of the self check-in now."""
    since = found.wrong_since
    return since is None or at - since >= WRONG_CODES_PERIOD or found.wrong_codes < MAX_WRONG_CODES


def record_wrong_code(found: DoorPass, at: datetime) -> None:
    """Count a wrong code."""
    if found.wrong_since is None or at - found.wrong_since >= WRONG_CODES_PERIOD:
        found.wrong_codes, found.wrong_since = 0, at
    found.wrong_codes += 1
