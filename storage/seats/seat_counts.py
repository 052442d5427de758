"""How many places of a seminar are taken: the count that is kept while its row is locked."""

from collections import Counter
from dataclasses import dataclass, field

from storage.units.units import Place


@dataclass
class SeatCounts:
    """How many places of a seminar are taken, all in all and by place, as this transaction knows it."""

    capacity: int | None
    places_per_unit: int | None
    taken: int = 0
    by_place: Counter[Place] = field(default_factory=Counter)

    def has_capacity(self) -> bool:
        """Whether one more can come at all."""
        return self.capacity is None or self.taken < self.capacity

    def has_capacity_for(self, place: Place) -> bool:
        """Whether the municipality or office has a place left. Offices without a unit share nothing."""
        return self.places_per_unit is None or place[1] is None or self.by_place[place] < self.places_per_unit

    def add(self, place: Place, number: int) -> None:
        """So many more are taken (fewer, when negative)."""
        self.taken += number
        self.by_place[place] += number
