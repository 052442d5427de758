"""The live count: how many have arrived of those expected, by rayon."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.messages import Text, Value
from handlers.permissions import is_within
from handlers.ui.arguments import unit_name
from storage.checkin import check_ins
from storage.coverage.coverage import area_and_top
from storage.database import Session
from storage.models import Unit
from storage.units import units

NO_AREA = "-"
"""Stands for the rayon of seats that lie in none."""


@dataclass(frozen=True, slots=True)
class AreaCount:
    """The attendance of one rayon; a city that lies in none stands for itself."""

    area: Unit | None
    """None: of no rayon."""
    expected: int
    arrived: int

    @property
    def code(self) -> str:
        """The rayon's code in buttons."""
        return self.area.code if self.area else NO_AREA

    def text(self, key: str) -> Text:
        """The count as a text with `what`, `arrived` and `expected`."""
        what: Value = unit_name(self.area) if self.area else Text("arrivals-elsewhere")
        return Text(key, {"what": what, "arrived": self.arrived, "expected": self.expected})


async def count_areas(
    session: Session, seminar_id: int, half_day: int | None, own: frozenset[str] | None = None
) -> list[AreaCount]:
    """The attendance by rayon, in the order of the register. `half_day`: None for the whole seminar.

    `own`: only of these rayons.
    """
    sums: dict[str, list[int]] = {}
    areas: dict[str, Unit | None] = {}
    for code, found in (await check_ins.count_by_unit(session, seminar_id, half_day)).items():
        if not await is_within(session, code, own):
            continue
        area, top = await area_and_top(session, code)
        where = area or top
        key = where.code if where else NO_AREA
        areas[key] = where
        total = sums.setdefault(key, [0, 0])
        total[0] += found.expected
        total[1] += found.arrived
    order = sorted(areas, key=lambda key: (areas[key] is None, units.sort_key(areas[key])))
    return [AreaCount(areas[key], *sums[key]) for key in order]


async def area_code(session: Session, code: str | None) -> str:
    """The rayon that a unit is counted in, as in `AreaCount.code`."""
    area, top = await area_and_top(session, code)
    where = area or top
    return where.code if where else NO_AREA


def total(counts: Sequence[AreaCount]) -> dict[str, Value]:
    """How many have arrived of how many, over all rayons."""
    return {
        "arrived": sum(one.arrived for one in counts),
        "expected": sum(one.expected for one in counts),
    }
