"""Who comes: seats counted and listed, and set against the target list."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import targets, units
from storage.ledger import Place
from storage.models import Person, Seat, Unit
from storage.seats import (
    ARRIVED,
    CANCELLED,
    CONFIRMED,
    DECLINED,
    HOLDING,
    INVITED,
    OFFERED,
    REGISTERED,
    WAITING,
)

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


# The board: everybody on the target list, and how far each has come.

SILENT = "silent"
SHOWN = (ARRIVED, CONFIRMED, REGISTERED, WAITING, INVITED, SILENT, DECLINED)
"""What a place on the target list may have come to, in the order it is shown."""
UNANSWERED = (INVITED, SILENT)
"""Nothing was heard from there: invited or not, somebody has to ask."""
_STANDS_FOR = {OFFERED: WAITING, CANCELLED: DECLINED}
_FURTHEST = (ARRIVED, CONFIRMED, REGISTERED, WAITING, INVITED, DECLINED)


@dataclass(frozen=True, slots=True)
class Wanted:
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
class Crowd:
    """So many seats, people that is, of one place in one state."""

    office: str
    area: str | None
    top: str | None
    state: str
    number: int
    outside: bool
    """Their place is not on the target list."""


@dataclass(frozen=True, slots=True)
class Board:
    """Who is meant and what came of it; narrowed, a part of it."""

    wanted: Sequence[Wanted]
    crowds: Sequence[Crowd]

    def only(self, areas: Collection[str]) -> "Board":
        """What lies in these rayons."""
        return Board(
            [one for one in self.wanted if one.area and one.area.code in areas],
            [one for one in self.crowds if one.area in areas],
        )

    def within(self, code: str) -> "Board":
        """What lies in this oblast or rayon; "": everything."""
        return Board(
            [one for one in self.wanted if not code or code in _codes(one)],
            [one for one in self.crowds if not code or code in (one.area, one.top)],
        )

    @property
    def municipalities(self) -> list[Wanted]:
        """The places that municipalities have."""
        return [one for one in self.wanted if one.office == "municipality"]

    @property
    def unanswered(self) -> list[Wanted]:
        """The places of a unit from which nothing was heard."""
        return [one for one in self.wanted if one.unit and one.state in UNANSWERED]

    def people(self, states: Collection[str], *, outside: bool = False, office: str | None = None) -> int:
        """How many people have a seat in these states; of those who are not on the target list; of one office."""
        return sum(
            one.number
            for one in self.crowds
            if one.state in states and one.outside >= outside and office in (None, one.office)
        )


def _codes(one: Wanted) -> set[str]:
    return {unit.code for unit in (one.area, one.top) if unit}


async def board(session: AsyncSession, seminar_id: int) -> Board:
    """The whole board: one query for the seats, one for the target list, the units from memory."""
    places = await targets.expand(session, seminar_id)
    seats_by_place: dict[Place, Counter[str]] = {}
    for (office, code, state), number in (await tally(session, seminar_id)).items():
        seats_by_place.setdefault((office, code), Counter())[_STANDS_FOR.get(state, state)] += number
    wanted = []
    for (office, _), unit in places.items():
        area, top = await whereabouts(session, unit.code if unit else None)
        state = furthest(seats_by_place.get((office, unit.code if unit else None), {}))
        wanted.append(Wanted(office, unit, area, top, state))
    crowds = []
    for place, states in seats_by_place.items():
        area, top = await whereabouts(session, place[1])
        where = place[0], area.code if area else None, top.code if top else None
        crowds += [Crowd(*where, state, number, place not in places) for state, number in states.items()]
    return Board(sorted(wanted, key=_order), crowds)


def _order(one: Wanted) -> tuple[Any, ...]:
    """By oblast, by rayon, the municipalities before the offices."""
    below = one.office != "municipality", one.office, units.in_order(one.unit)
    return units.in_order(one.top), units.in_order(one.area), *below


def furthest(states: Collection[str]) -> str:
    """Of the states that a place's seats are in, the one that counts."""
    return next((state for state in _FURTHEST if state in states), SILENT)


async def whereabouts(session: AsyncSession, code: str | None) -> tuple[Unit | None, Unit | None]:
    """The rayon (or the city that lies in none) and the oblast (or the city on top) a unit is counted in."""
    line = await units.lineage(session, code) if code else []
    area = next((unit for unit in line if unit.level in ("rayon", "city")), None)
    return area, line[0] if line else None
