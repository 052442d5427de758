"""Counts and lists of seats, and their comparison with the target list."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, case, exists, func, select

from storage.accounts.reachability import reason_column
from storage.database import Session
from storage.models import ACTIVE_STATES, Person, Seat, Unit
from storage.models.seat_states import (
    ARRIVED,
    ATTENDING_STATES,
    CANCELLED,
    CONFIRMED,
    DECLINED,
    HANDED_OVER,
    INVITED,
    OFFERED,
    REGISTERED,
    WAITING,
)
from storage.seats import deputies
from storage.seminars import targets
from storage.units import units
from storage.units.units import Place

SEATS = cast(Table, Seat.__table__)
LISTED = "listed"
"""What `count_by_state` and the board call a seat in the state `invited` whose invitation has not been sent yet."""
_IS_LISTED = (SEATS.c.state == INVITED) & SEATS.c.invited_at.is_(None)
_STATE = case((_IS_LISTED, LISTED), else_=SEATS.c.state)


def shown_state(seat: Seat) -> str:
    """Return the state of a seat, or LISTED."""
    return LISTED if seat.state == INVITED and seat.invited_at is None else seat.state


async def count_by_state(session: Session, seminar_id: int) -> dict[str, int]:
    """Return state, or LISTED -> number of seats, except those that were taken back from deputies."""
    await session.flush_rows_of(Seat)
    state = _STATE.label("shown_state")
    is_over = deputies.IS_TAKEN_BACK & SEATS.c.state.not_in(ACTIVE_STATES)
    rows = await session.execute(
        select(state, func.count()).where(SEATS.c.seminar_id == seminar_id, ~is_over).group_by(state)
    )
    return {row[0]: row[1] for row in rows}


async def count_ended(session: Session, seminar_id: int) -> Counter[str]:
    """Return ended state -> number of people who had a seat and have no other at the seminar.

    A seat also ends otherwise: merged into another of the same person, or taken back from a deputy.
    """
    await session.flush_rows_of(Seat)
    theirs = SEATS.alias()
    has_other = exists().where(
        theirs.c.seminar_id == SEATS.c.seminar_id,
        theirs.c.person_id == SEATS.c.person_id,
        theirs.c.state.in_(ACTIVE_STATES),
    )
    ended = (SEATS.c.seminar_id == seminar_id) & SEATS.c.state.in_((DECLINED, CANCELLED, HANDED_OVER))
    rows = await session.execute(
        select(SEATS.c.state, func.count())
        .where(ended, ~has_other, ~deputies.IS_TAKEN_BACK)
        .group_by(SEATS.c.state)
    )
    return Counter({row[0]: row[1] for row in rows})


CountsByPlace = dict[tuple[str, str | None, str], int]
"""(office, unit code, state or LISTED) -> number of seats."""


async def count_by_place(session: Session, seminar_id: int) -> CountsByPlace:
    """Return the numbers of seats by place and state; a merged unit's count for the one it became part of."""
    return (await count_by_place_of(session, [seminar_id]))[seminar_id]


async def count_by_place_of(session: Session, seminar_ids: Collection[int]) -> dict[int, CountsByPlace]:
    """Return seminar id -> `count_by_place`, by one query for all of them."""
    await session.flush_rows_of(Seat)
    columns = (SEATS.c.seminar_id, SEATS.c.office, SEATS.c.unit_code, _STATE.label("shown_state"))
    rows = await session.execute(
        select(*columns, func.count()).where(SEATS.c.seminar_id.in_(seminar_ids)).group_by(*columns)
    )
    successors = await units.successors(session)
    found: dict[int, Counter[tuple[str, str | None, str]]] = {number: Counter() for number in seminar_ids}
    for seminar_id, office, code, state, number in rows:
        found[seminar_id][office, successors.get(code or "", code), state] += number
    return {seminar_id: dict(counts) for seminar_id, counts in found.items()}


@dataclass(frozen=True, slots=True)
class Participant:
    """A row of the list of participants."""

    seat: Seat
    language: str | None
    unreachable_reason: str | None
    """One of UNREACHABLE_REASONS; None for people who can be written to."""

    @property
    def unreachable(self) -> bool:
        """Whether nothing can be sent to this person."""
        return self.unreachable_reason is not None


async def list_participants(
    session: Session, seminar_id: int, states: Sequence[str] = ATTENDING_STATES
) -> list[Participant]:
    """List the seats in these states, oldest first."""
    await session.flush_rows_of(Seat, Person)
    rows = await session.execute(
        select(Seat, Person.language, reason_column(SEATS.c.state))
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(states))
        .order_by(Seat.created_at, Seat.id)
    )
    return [Participant(*row) for row in rows]


# Coverage: the places of the target list with the state of their seats.

UNINVITED = "uninvited"
"""The state of a place from which nobody is on the list of invitees or has a seat: nobody there was asked yet."""
SHOWN_STATES = (ARRIVED, CONFIRMED, REGISTERED, WAITING, INVITED, LISTED, UNINVITED, DECLINED)
"""The states of a place of the target list, in the order of display."""
UNANSWERED_STATES = (INVITED, LISTED, UNINVITED)
"""States of a place that has not answered, also because nobody there was asked: staff have to contact it."""
_COUNTS_AS = {OFFERED: WAITING, CANCELLED: DECLINED}
_STATE_ORDER = (ARRIVED, CONFIRMED, REGISTERED, WAITING, INVITED, LISTED, DECLINED)


@dataclass(frozen=True, slots=True)
class TargetPlace:
    """A place of the target list: an office of a unit, with the most advanced state of its seats."""

    office: str
    unit: Unit | None
    area: Unit | None
    """The rayon it is counted in, or the city if it lies in no rayon; None for an oblast's place or without a unit."""
    top: Unit | None
    """The oblast, or the city of the same level."""
    state: str

    @property
    def place(self) -> Place:
        """The key (office, unit code) used by seats and targets."""
        return self.office, self.unit.code if self.unit else None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """The number of seats with this office, rayon and state; each seat is one person."""

    office: str
    area: str | None
    top: str | None
    state: str
    number: int
    outside: bool
    """The place is not on the target list."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The target list of a seminar, or of part of the country, with the state of each place and counts of seats."""

    targets: Sequence[TargetPlace]
    counts: Sequence[PlaceCount]

    def in_areas(self, areas: Collection[str]) -> "Coverage":
        """Return the part that lies in these rayons."""
        return Coverage(
            [one for one in self.targets if one.area and one.area.code in areas],
            [one for one in self.counts if one.area in areas],
        )

    def within(self, code: str) -> "Coverage":
        """Return the part that lies in this oblast or rayon; everything if `code` is empty."""
        return Coverage(
            [one for one in self.targets if not code or code in _codes(one)],
            [one for one in self.counts if not code or code in (one.area, one.top)],
        )

    @property
    def municipalities(self) -> list[TargetPlace]:
        """The places of municipalities."""
        return [one for one in self.targets if one.office == "municipality"]

    @property
    def unanswered(self) -> list[TargetPlace]:
        """The places with a unit that have not answered, invited or not."""
        return [one for one in self.targets if one.unit and one.state in UNANSWERED_STATES]

    def people(self, states: Collection[str], *, outside: bool = False, office: str | None = None) -> int:
        """Count the people with a seat in these states. `outside`: only of places that are not on the target list."""
        return sum(
            one.number
            for one in self.counts
            if one.state in states and one.outside >= outside and office in (None, one.office)
        )


def _codes(one: TargetPlace) -> set[str]:
    return {unit.code for unit in (one.area, one.top) if unit}


async def load_coverage(session: Session, seminar_id: int) -> Coverage:
    """Load the coverage of a seminar: one query for seats, the target list, and units from the cache."""
    places = await targets.expand_targets(session, seminar_id)
    seats_by_place = _group_by_place(await count_by_place(session, seminar_id))
    target_places = []
    for place, unit in places.items():
        area, top = await area_and_top(session, place[1])
        state = furthest_state(seats_by_place.get(place, {}))
        target_places.append(TargetPlace(place[0], unit, area, top, state))
    counts = []
    for place, states in seats_by_place.items():
        area, top = await area_and_top(session, place[1])
        where = place[0], area.code if area else None, top.code if top else None
        counts += [PlaceCount(*where, state, number, place not in places) for state, number in states.items()]
    return Coverage(sorted(target_places, key=_sort_key), counts)


def _group_by_place(seats: CountsByPlace) -> dict[Place, Counter[str]]:
    """Return place -> shown state -> number of seats."""
    found: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for (office, code, state), number in seats.items():
        found[office, code][_COUNTS_AS.get(state, state)] += number
    return found


def count_municipalities(places: Collection[Place], seats: CountsByPlace) -> Counter[str]:
    """Count the municipalities of an expanded target list by state, as the coverage board does."""
    seats_by_place = _group_by_place(seats)
    return Counter(
        furthest_state(seats_by_place.get(place, {})) for place in places if place[0] == "municipality"
    )


def _sort_key(one: TargetPlace) -> tuple[Any, ...]:
    """Sort by oblast, then by rayon, municipalities before other offices."""
    below = one.office != "municipality", one.office, units.sort_key(one.unit)
    return units.sort_key(one.top), units.sort_key(one.area), *below


def furthest_state(states: Collection[str]) -> str:
    """Return the most advanced of these states; UNINVITED if there is none."""
    return next((state for state in _STATE_ORDER if state in states), UNINVITED)


async def area_and_top(session: Session, code: str | None) -> tuple[Unit | None, Unit | None]:
    """Return the rayon (or the city that lies in none) and the oblast (or city of that level) of a unit."""
    line = await units.lineage(session, code) if code else []
    area = next((unit for unit in line if unit.level in ("rayon", "city")), None)
    return area, line[0] if line else None
