"""The count of a seminar's taken places, maintained by the transaction that reads it."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import func, select

from storage.database import Session
from storage.models import Seat, Seminar
from storage.models.seat_states import OCCUPIED_STATES
from storage.units.units import Place


@dataclass
class SeatCounts:
    """A seminar's taken places, in all and by place, as this transaction sees them."""

    capacity: int | None
    places_per_unit: int | None
    taken: int = 0
    by_place: Counter[Place] = field(default_factory=Counter)
    plan: tuple[int, str] | None = None
    """The seminar's version and state when the places were counted."""

    def has_capacity(self) -> bool:
        """Whether the seminar has a free place."""
        return self.capacity is None or self.taken < self.capacity

    def has_capacity_for(self, place: Place) -> bool:
        """Whether the municipality or office has a free place. Offices without a unit have no limit."""
        return self.places_per_unit is None or place[1] is None or self.by_place[place] < self.places_per_unit

    def add(self, place: Place, number: int) -> None:
        """Change the number of taken places by `number`, which may be negative."""
        self.taken += number
        self.by_place[place] += number


async def count_seats(session: Session, seminar_id: int) -> SeatCounts:
    """Count the taken places of a seminar, as they are in the database now."""
    columns = (Seminar.capacity, Seminar.places_per_unit, Seminar.version, Seminar.state)
    row = (await session.execute(select(*columns).where(Seminar.id == seminar_id))).one()
    counts = SeatCounts(row.capacity, row.places_per_unit, plan=(row.version, row.state))
    if counts.capacity is None and counts.places_per_unit is None:
        return counts  # everybody has a place
    rows = await session.execute(
        select(Seat.office, Seat.unit_code, func.count())
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(OCCUPIED_STATES))
        .group_by(Seat.office, Seat.unit_code)
    )
    for office, code, number in rows:
        counts.add((office, code), number)
    return counts
