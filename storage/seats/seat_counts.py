"""The count of a seminar's taken places, maintained while its row is locked."""

from collections import Counter
from dataclasses import dataclass, field

from storage.units.units import Place


@dataclass
class SeatCounts:
    """A seminar's taken places, in all and by place, as this transaction sees them."""

    capacity: int | None
    places_per_unit: int | None
    taken: int = 0
    by_place: Counter[Place] = field(default_factory=Counter)

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
