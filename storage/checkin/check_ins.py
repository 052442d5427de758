"""Checking in and undoing it: one function for all ways. The seat's state follows its first check-in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import Table, func, select

from storage.database import Session
from storage.models import CheckIn, DoorPass, Person, Seat, Seminar
from storage.models.seat_states import ARRIVED, ATTENDING_STATES, REGISTERED
from storage.seats import seats
from storage.seminars import seminars

Way = Literal["pass", "list", "code", "sheet", "walk_in", "page"]
SEATS = cast(Table, Seat.__table__)
CHECK_INS = cast(Table, CheckIn.__table__)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A check-in, and whether it was recorded just now."""

    check_in: CheckIn
    is_new: bool


async def check_in(
    session: Session,
    seat: Seat,
    half_day: int,
    at: datetime,
    way: Way,
    by: Person,
    *,
    sheet_entry_id: int | None = None,
) -> Arrival:
    """Record that the seat's holder is there; the first record of a half day stays, however many follow.

    Somebody who was not expected (invited, waiting, cancelled) gets the place back if there is one. Raises
    InvalidTransition, UnitFull or SeminarFull.
    """
    await _lock(session, seat)
    known = await get(session, seat, half_day)
    if known is not None:
        if sheet_entry_id is None:
            known.sheet_entry_id = None  # seen otherwise too: undoing the sheet does not undo this
        return Arrival(known, is_new=False)
    previous = await _mark_arrived(session, seat, at, by)
    row = CheckIn(seat_id=seat.id, half_day=half_day, at=at, by_id=by.id, way=way, previous_state=previous)
    row.sheet_entry_id = sheet_entry_id
    session.add(row)
    await session.flush()
    return Arrival(row, is_new=True)


async def _lock(session: Session, seat: Seat) -> Seminar:
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    await seats.lock_seat_counts(session, seminar)
    return seminar


async def _mark_arrived(session: Session, seat: Seat, at: datetime, by: Person) -> str | None:
    """Bring the seat into the state `arrived`. Return the state before, None if it was that one already."""
    was = seat.state
    if was == ARRIVED:
        return None
    if ARRIVED not in seats.TRANSITIONS[was]:
        await seats.transition(session, seat, REGISTERED, at, by)
    await seats.transition(session, seat, ARRIVED, at, by)
    return was


async def undo(session: Session, seat: Seat, half_day: int, at: datetime, by: Person) -> bool:
    """Remove the check-in of a half day; with the last one the seat is in its former state again.

    Return whether there was one.
    """
    await _lock(session, seat)
    rows = await list_by_seat(session, seat)
    row = next((one for one in rows if one.half_day == half_day), None)
    if row is None:
        return False
    rest = [one for one in rows if one is not row]
    if rest and row.previous_state is not None:
        rest[0].previous_state = row.previous_state
    await session.delete(row)
    if not rest and seat.state == ARRIVED:
        seats.revert_arrival(session, seat, row.previous_state or REGISTERED, at, by)
    await session.flush()
    return True


async def undo_all(session: Session, seat: Seat, state: str, at: datetime, by: Person) -> None:
    """Remove all check-ins of the seat and bring it into `state`. Raises InvalidTransition."""
    await seats.transition(session, seat, state, at, by)
    seat.arrived_at = None
    for row in await list_by_seat(session, seat):
        await session.delete(row)
    await session.flush()


async def get(session: Session, seat: Seat, half_day: int) -> CheckIn | None:
    """The check-in of a seat at a half day."""
    return next((one for one in await list_by_seat(session, seat) if one.half_day == half_day), None)


async def list_by_seat(session: Session, seat: Seat) -> list[CheckIn]:
    """The check-ins of a seat by half day."""
    rows = await session.scalars(select(CheckIn).where(CheckIn.seat_id == seat.id).order_by(CheckIn.half_day))
    return list(rows)


# Counting and listing.


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many are expected and how many of them have arrived."""

    expected: int
    arrived: int


async def count_by_unit(
    session: Session, seminar_id: int, half_day: int | None
) -> dict[str | None, Attendance]:
    """The attendance of a half day by unit code; None for seats without a unit.

    Without a half day: of the whole seminar, where whoever came to any part of it has arrived.
    """
    if half_day is None:
        return await _count_all_by_unit(session, seminar_id)
    here = (CHECK_INS.c.seat_id == SEATS.c.id) & (CHECK_INS.c.half_day == half_day)
    rows = await session.execute(
        select(SEATS.c.unit_code, func.count(SEATS.c.id), func.count(CHECK_INS.c.id))
        .select_from(SEATS.outerjoin(CHECK_INS, here))
        .where(SEATS.c.seminar_id == seminar_id, SEATS.c.state.in_(ATTENDING_STATES))
        .group_by(SEATS.c.unit_code)
    )
    return {code: Attendance(expected, arrived) for code, expected, arrived in rows}


async def _count_all_by_unit(session: Session, seminar_id: int) -> dict[str | None, Attendance]:
    rows = await session.execute(
        select(SEATS.c.unit_code, func.count(), func.count().filter(SEATS.c.state == ARRIVED))
        .where(SEATS.c.seminar_id == seminar_id, SEATS.c.state.in_(ATTENDING_STATES))
        .group_by(SEATS.c.unit_code)
    )
    return {code: Attendance(expected, arrived) for code, expected, arrived in rows}


async def count(session: Session, seminar_id: int, half_day: int) -> Attendance:
    """The attendance of a half day."""
    found = (await count_by_unit(session, seminar_id, half_day)).values()
    return Attendance(sum(one.expected for one in found), sum(one.arrived for one in found))


async def list_times(session: Session, seminar_id: int) -> dict[tuple[int, int], datetime]:
    """Return (seat id, half day) -> when its holder was checked in."""
    rows = await session.execute(
        select(CHECK_INS.c.seat_id, CHECK_INS.c.half_day, CHECK_INS.c.at)
        .join(SEATS, SEATS.c.id == CHECK_INS.c.seat_id)
        .where(SEATS.c.seminar_id == seminar_id)
    )
    return {(seat, half): at for seat, half, at in rows}


@dataclass(frozen=True, slots=True)
class Expected:
    """A seat on the list of a half day: its number on the sheet, and its check-in."""

    seat: Seat
    number: int | None
    check_in: CheckIn | None


async def list_expected(
    session: Session, seminar_id: int, half_day: int, seat_ids: Collection[int] | None = None
) -> list[Expected]:
    """Everybody with a place, the oldest seat first; `seat_ids`: these seats instead, whatever their states."""
    here = (CheckIn.seat_id == Seat.id) & (CheckIn.half_day == half_day)
    wanted = Seat.state.in_(ATTENDING_STATES) if seat_ids is None else Seat.id.in_(seat_ids)
    rows = await session.execute(
        select(Seat, DoorPass.number, CheckIn)
        .outerjoin(DoorPass, DoorPass.seat_id == Seat.id)
        .outerjoin(CheckIn, here)
        .where(Seat.seminar_id == seminar_id, wanted)
        .order_by(Seat.id)
    )
    return [Expected(*row) for row in rows]
