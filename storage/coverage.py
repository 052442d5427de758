"""Who comes: seats counted and listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Person, Seat
from storage.seats import HOLDING

TABLE = cast(Table, Seat.__table__)


async def count(session: AsyncSession, seminar_id: int) -> dict[str, int]:
    """How many seats there are in each state."""
    rows = await session.execute(
        select(TABLE.c.state, func.count()).where(TABLE.c.seminar_id == seminar_id).group_by(TABLE.c.state)
    )
    return {row[0]: row[1] for row in rows}


async def tally(session: AsyncSession, seminar_id: int) -> dict[tuple[str, str | None, str], int]:
    """How many seats there are by (office, unit's code, state)."""
    columns = (TABLE.c.office, TABLE.c.unit_code, TABLE.c.state)
    rows = await session.execute(
        select(*columns, func.count()).where(TABLE.c.seminar_id == seminar_id).group_by(*columns)
    )
    return {(row[0], row[1], row[2]): row[3] for row in rows}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of participants."""

    seat: Seat
    language: str | None
    unreachable: bool
    """No Telegram, or it refuses us."""


async def listed(session: AsyncSession, seminar_id: int, states: Sequence[str] = HOLDING) -> list[Listed]:
    """Everybody whose seat is in these states, in the order the seats came to be."""
    rows = await session.execute(
        select(Seat, Person.language, Person.unreachable_at, Person.telegram_id)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(states))
        .order_by(Seat.created_at, Seat.id)
    )
    return [Listed(row[0], row[1], row[2] is not None or row[3] is None) for row in rows]
