"""New seats of a batch, decided before their seminar is locked, and checked under its lock just before COMMIT.

Otherwise a batch of a hundred people would hold the seminar from its first registration to its end, and the batches of
other processes would wait. Only for people who get a new seat where there is ample room; everything else locks first.
"""

from dataclasses import dataclass, field

from storage.database import Session, TransactionCache
from storage.models import Seminar
from storage.seats.seat_counts import SeatCounts, count_seats
from storage.seminars import locks
from storage.units.units import Place

AMPLE = 10
"""A new seat is decided without the lock if more places than these are free."""


class SeatsChanged(Exception):
    """Others have changed the seats by which this transaction decided: it has to be done again."""


@dataclass
class LateSeats:
    """The places of new seats, and the count by which they were decided, kept up to date by this transaction."""

    counts: SeatCounts
    places: set[Place] = field(default_factory=set)

    def hold(self, now: SeatCounts) -> bool:
        """Whether the seats are right by this count, which includes them."""
        if now.capacity is not None and now.taken > now.capacity:
            return False
        limit = now.places_per_unit
        crowded = limit is not None and any(now.by_place[place] > limit for place in self.places if place[1])
        return not crowded and all(
            now.unclaimed[place] == self.counts.unclaimed[place] for place in self.places
        )


_LATE = TransactionCache[int, LateSeats]()
"""Seminar id -> what `check` has to check."""


def counts(session: Session, seminar_id: int) -> SeatCounts | None:
    """Return the count of a seminar that is not locked yet, if there is one."""
    late = _LATE.of(session).get(seminar_id)
    return late.counts if late else None


async def count_for(session: Session, seminar: Seminar, place: Place) -> SeatCounts | None:
    """Count the taken places for a new seat at this place; None if the seminar has to be locked first."""
    if not session.locks_late or locks.is_locked(session, seminar.id):
        return None
    cache = _LATE.of(session)
    if seminar.id not in cache:
        cache[seminar.id] = LateSeats(await count_seats(session, seminar.id))
    late = cache[seminar.id]
    capacity, taken = late.counts.capacity, late.counts.taken
    if (capacity is not None and capacity - taken <= AMPLE) or not late.counts.has_capacity_for(place):
        return None
    late.places.add(place)
    return late.counts


async def check(session: Session) -> None:
    """Lock the seminars of these seats, and raise SeatsChanged if one of the seats is not right any more.

    To be called after the flush, as late as possible: others wait from here to COMMIT.
    """
    for seminar_id, late in sorted(_LATE.of(session).items()):
        if late.places:
            await locks.lock_seminar(session, seminar_id)
            if not late.hold(await count_seats(session, seminar_id)):
                raise SeatsChanged
