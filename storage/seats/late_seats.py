"""New seats of a batch, decided before their seminar is locked, and checked under its lock just before COMMIT.

Otherwise a batch of a hundred people would hold the seminar from its first registration to its end, and the batches of
other processes would wait. Only for people who get a new seat where there is ample room; everything else locks first.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from storage.database import Session, TransactionCache
from storage.models import ACTIVE_STATES, Seat, Seminar
from storage.seats.seat_counts import SeatCounts, count_seats
from storage.seminars import locks
from storage.units.units import Place

AMPLE = 10
"""A new seat is decided without the lock if more places than these are free."""


class SeatsChanged(Exception):
    """Others have changed the seats or the plan by which this transaction decided: it has to be done again."""


Plan = tuple[int, str]
"""The version and state of a seminar that people are told about."""


def plan_of(seminar: Seminar) -> Plan:
    """Return the plan of a seminar as this transaction has loaded it."""
    return seminar.version, seminar.state


Entries = dict[Place, set[tuple[Any, ...]]]
"""The invitations and other entries of staff that nobody has taken, by place, with what decides whom they match."""


@dataclass
class LateSeats:
    """The places of new seats, and what they were decided by; the count is kept up to date by this transaction."""

    plan: Plan
    counts: SeatCounts
    entries: Entries
    places: set[Place] = field(default_factory=set)

    def count_for(self, place: Place) -> SeatCounts | None:
        """Return the count for a new seat at this place; None if the seminar has to be locked first."""
        capacity, taken = self.counts.capacity, self.counts.taken
        if (capacity is not None and capacity - taken <= AMPLE) or not self.counts.has_capacity_for(place):
            return None
        self.places.add(place)
        return self.counts

    def hold(self, now: SeatCounts, entries: Entries) -> bool:
        """Whether the seats are right by this count, which includes them, and by these entries."""
        if now.plan != self.plan or (now.capacity is not None and now.taken > now.capacity):
            return False
        limit = now.places_per_unit
        crowded = limit is not None and any(now.by_place[place] > limit for place in self.places if place[1])
        return not crowded and all(entries[place] == self.entries[place] for place in self.places)


_LATE = TransactionCache[int, LateSeats]()
"""Seminar id -> what `check` has to check."""


def counts(session: Session, seminar_id: int) -> SeatCounts | None:
    """Return the count of a seminar that is not locked yet, if there is one."""
    late = _LATE.of(session).get(seminar_id)
    return late.counts if late else None


async def load(session: Session, seminar: Seminar) -> LateSeats | None:
    """Return the late seats of a seminar; None if it has to be locked first, or is locked already.

    To be called before looking for an entry that matches the person, so that `check` notices those that come later.
    """
    if not session.locks_late or locks.is_locked(session, seminar.id):
        return None
    cache = _LATE.of(session)
    if seminar.id not in cache:
        now = await count_seats(session, seminar.id)
        # The plan as this transaction has loaded it: it may have changed since.
        cache[seminar.id] = LateSeats(plan_of(seminar), now, await _list_entries(session, seminar.id))
    return cache[seminar.id]


async def _list_entries(session: Session, seminar_id: int) -> Entries:
    rows = await session.execute(
        select(Seat.office, Seat.unit_code, Seat.id, Seat.state, Seat.name, Seat.phone).where(
            Seat.seminar_id == seminar_id, Seat.person_id.is_(None), Seat.state.in_(ACTIVE_STATES)
        )
    )
    entries: Entries = defaultdict(set)
    for row in rows:
        entries[row.office, row.unit_code].add(tuple(row))
    return entries


async def check(session: Session) -> None:
    """Lock the seminars of these seats, and raise SeatsChanged if one of the seats is not right any more.

    To be called after the flush, as late as possible: others wait from here to COMMIT.
    """
    for seminar_id, late in sorted(_LATE.of(session).items()):
        if late.places:
            await locks.lock_seminar(session, seminar_id)
            now = await count_seats(session, seminar_id)
            if not late.hold(now, await _list_entries(session, seminar_id)):
                raise SeatsChanged
