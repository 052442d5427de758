"""Who comes: seats counted and listed, and set against the target list."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, func, select

from storage.database import Session
from storage.models import Person, Seat, Unit
from storage.models.seat_states import (
    ARRIVED,
    ATTENDING_STATES,
    CANCELLED,
    CONFIRMED,
    DECLINED,
    INVITED,
    OFFERED,
    REGISTERED,
    WAITING,
)
from storage.seminars import targets
from storage.units import units
from storage.units.units import Place

SEATS = cast(Table, Seat.__table__)


async def count_by_state(session: Session, seminar_id: int) -> dict[str, int]:
    """How many seats there are in each state."""
    rows = await session.execute(
        select(SEATS.c.state, func.count()).where(SEATS.c.seminar_id == seminar_id).group_by(SEATS.c.state)
    )
    return {row[0]: row[1] for row in rows}


async def count_by_place(session: Session, seminar_id: int) -> dict[tuple[str, str | None, str], int]:
    """How many seats there are by (office, unit's code, state)."""
    columns = (SEATS.c.office, SEATS.c.unit_code, SEATS.c.state)
    rows = await session.execute(
        select(*columns, func.count()).where(SEATS.c.seminar_id == seminar_id).group_by(*columns)
    )
    return {(row[0], row[1], row[2]): row[3] for row in rows}


@dataclass(frozen=True, slots=True)
class Participant:
    """One line of the list of participants."""

    seat: Seat
    language: str | None
    unreachable: bool
    """No Telegram, or it refuses us."""


async def list_participants(
    session: Session, seminar_id: int, states: Sequence[str] = ATTENDING_STATES
) -> list[Participant]:
    """Everybody whose seat is in these states, in the order the seats came to be."""
    rows = await session.execute(
        select(Seat, Person.language, Person.unreachable_at, Person.telegram_id)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(states))
        .order_by(Seat.created_at, Seat.id)
    )
    return [Participant(row[0], row[1], row[2] is not None or row[3] is None) for row in rows]


# The board: everybody on the target list, and how far each has come.

SILENT = "silent"
SHOWN_STATES = (ARRIVED, CONFIRMED, REGISTERED, WAITING, INVITED, SILENT, DECLINED)
"""What a place on the target list may have come to, in the order it is shown."""
UNANSWERED_STATES = (INVITED, SILENT)
"""Nothing was heard from there: invited or not, somebody has to ask."""
_COUNTS_AS = {OFFERED: WAITING, CANCELLED: DECLINED}
_STATE_ORDER = (ARRIVED, CONFIRMED, REGISTERED, WAITING, INVITED, DECLINED)


@dataclass(frozen=True, slots=True)
class TargetPlace:
    """One place of the target list: an office of a unit, where it lies, and the furthest its seats have come."""

    office: str
    unit: Unit | None
    area: Unit | None
    """The rayon it is counted in; a city that lies in none stands for itself; None: an oblast's, or of no unit."""
    top: Unit | None
    """The oblast, or the city on top."""
    state: str

    @property
    def place(self) -> Place:
        """As seats and targets name it."""
        return self.office, self.unit.code if self.unit else None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """So many seats, people that is, of one place in one state."""

    office: str
    area: str | None
    top: str | None
    state: str
    number: int
    outside: bool
    """Their place is not on the target list."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who is meant and what came of it; narrowed, a part of it."""

    targets: Sequence[TargetPlace]
    counts: Sequence[PlaceCount]

    def in_areas(self, areas: Collection[str]) -> "Coverage":
        """What lies in these rayons."""
        return Coverage(
            [one for one in self.targets if one.area and one.area.code in areas],
            [one for one in self.counts if one.area in areas],
        )

    def within(self, code: str) -> "Coverage":
        """What lies in this oblast or rayon; "": everything."""
        return Coverage(
            [one for one in self.targets if not code or code in _codes(one)],
            [one for one in self.counts if not code or code in (one.area, one.top)],
        )

    @property
    def municipalities(self) -> list[TargetPlace]:
        """The places that municipalities have."""
        return [one for one in self.targets if one.office == "municipality"]

    @property
    def unanswered(self) -> list[TargetPlace]:
        """The places of a unit from which nothing was heard."""
        return [one for one in self.targets if one.unit and one.state in UNANSWERED_STATES]

    def people(self, states: Collection[str], *, outside: bool = False, office: str | None = None) -> int:
        """How many people have a seat in these states; of those who are not on the target list; of one office."""
        return sum(
            one.number
            for one in self.counts
            if one.state in states and one.outside >= outside and office in (None, one.office)
        )


def _codes(one: TargetPlace) -> set[str]:
    return {unit.code for unit in (one.area, one.top) if unit}


async def load_coverage(session: Session, seminar_id: int) -> Coverage:
    """The whole board: one query for the seats, one for the target list, the units from memory."""
    places = await targets.expand_targets(session, seminar_id)
    seats_by_place: dict[Place, Counter[str]] = {}
    for (office, code, state), number in (await count_by_place(session, seminar_id)).items():
        seats_by_place.setdefault((office, code), Counter())[_COUNTS_AS.get(state, state)] += number
    wanted = []
    for (office, _), unit in places.items():
        area, top = await area_and_top(session, unit.code if unit else None)
        state = furthest_state(seats_by_place.get((office, unit.code if unit else None), {}))
        wanted.append(TargetPlace(office, unit, area, top, state))
    crowds = []
    for place, states in seats_by_place.items():
        area, top = await area_and_top(session, place[1])
        where = place[0], area.code if area else None, top.code if top else None
        crowds += [PlaceCount(*where, state, number, place not in places) for state, number in states.items()]
    return Coverage(sorted(wanted, key=_sort_key), crowds)


def _sort_key(one: TargetPlace) -> tuple[Any, ...]:
    """By oblast, by rayon, the municipalities before the offices."""
    below = one.office != "municipality", one.office, units.sort_key(one.unit)
    return units.sort_key(one.top), units.sort_key(one.area), *below


def furthest_state(states: Collection[str]) -> str:
    """Of the states that a place's seats are in, the one that counts."""
    return next((state for state in _STATE_ORDER if state in states), SILENT)


async def area_and_top(session: Session, code: str | None) -> tuple[Unit | None, Unit | None]:
    """The rayon (or the city that lies in none) and the oblast (or the city on top) a unit is counted in."""
    line = await units.lineage(session, code) if code else []
    area = next((unit for unit in line if unit.level in ("rayon", "city")), None)
    return area, line[0] if line else None
