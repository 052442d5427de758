"""Who took part in a seminar: people with their office, position, sex and rayon. Nothing is guessed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.coverage.coverage import area_and_top
from storage.database import Session
from storage.models import CheckIn, Seat, Unit
from storage.models.seat_states import ARRIVED, ATTENDING_STATES
from storage.units import units


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person with a place: they came, or were expected."""

    seat: Seat
    area: Unit | None
    """The rayon, or the city that lies in none."""
    top: Unit | None
    """The oblast, or the city of that level."""
    check_ins: Mapping[int, datetime]
    """Half day -> time of the check-in."""

    @property
    def arrived(self) -> bool:
        """Whether they came."""
        return self.seat.state == ARRIVED


@dataclass(frozen=True, slots=True)
class Attendance:
    """The people with a place, by oblast, rayon, municipality and name."""

    people: Sequence[Attendee]

    @property
    def is_recorded(self) -> bool:
        """Whether anybody was recorded as arrived. If not, nobody knows who of the registered people came."""
        return any(one.arrived for one in self.people)

    @property
    def participants(self) -> list[Attendee]:
        """The people who came, or all with a place if arrivals were not recorded."""
        return [one for one in self.people if one.arrived or not self.is_recorded]


async def load_attendance(session: Session, seminar_id: int) -> Attendance:
    """Load the people with a place at a seminar."""
    await session.flush()
    rows = await session.scalars(
        select(Seat).where(Seat.seminar_id == seminar_id, Seat.state.in_(ATTENDING_STATES))
    )
    times = await _check_ins(session, seminar_id)
    people = [
        Attendee(seat, *await area_and_top(session, seat.unit_code), times.get(seat.id, {})) for seat in rows
    ]
    lines = {one.seat.id: await _sort_key(session, one.seat) for one in people}
    return Attendance(sorted(people, key=lambda one: lines[one.seat.id]))


async def _check_ins(session: Session, seminar_id: int) -> dict[int, dict[int, datetime]]:
    """Return seat id -> half day -> time of the check-in."""
    rows = await session.execute(
        select(CheckIn.seat_id, CheckIn.half_day, CheckIn.at)
        .join(Seat, Seat.id == CheckIn.seat_id)
        .where(Seat.seminar_id == seminar_id)
    )
    found: defaultdict[int, dict[int, datetime]] = defaultdict(dict)
    for seat_id, half_day, at in rows:
        found[seat_id][half_day] = at
    return found


async def _sort_key(session: Session, seat: Seat) -> tuple[object, ...]:
    """Sort by unit, topmost first; people without one last."""
    line = await units.lineage(session, seat.unit_code) if seat.unit_code else []
    return (not line, tuple(units.sort_key(unit) for unit in line), seat.name or "", seat.id)
