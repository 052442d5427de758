"""Choosing a place: the tree of units (oblasts, rayons, municipalities) as pages of buttons, or a typed name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from handlers.button_data import ButtonData
from handlers.messages import Button, Refusal, Text, Translated
from handlers.ui.arguments import unit_name
from handlers.ui.pages import grid, pager, paginate
from storage.database import Session
from storage.models import Unit
from storage.units import units

Label = Translated | Text
PAGE_SIZE = 16


@dataclass(frozen=True, slots=True)
class Area:
    """A unit and what lies right below it."""

    unit: Unit | None
    """None: the whole country, whose parts are the oblasts and the two cities of their rank."""
    parent: Unit | None
    children: Sequence[Unit]

    def page_of(self, code: str, size: int = PAGE_SIZE) -> int:
        """The number of the page on which the child with this code stands; 0 when it is none of them."""
        codes = [child.code for child in self.children]
        return codes.index(code) // size if code in codes else 0


async def load_area(session: Session, code: str | None) -> Area:
    """The area of that code; None: the whole country. Raises Refusal when the register never had such a unit."""
    if code is None:
        return Area(None, None, await units.children(session, None))
    unit = await units.get(session, code)
    if unit is None:
        raise Refusal("unit-gone")
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    return Area(unit, parent, await units.children(session, code))


async def load_unit(session: Session, code: str) -> Unit:
    """The unit of that code. Raises Refusal when the register has no such unit now."""
    unit = await units.get(session, code)
    if unit is None or unit.retired_at is not None:
        raise Refusal("unit-gone")
    return unit


def unit_with_parent(unit: Unit, parent: Unit | None) -> Label:
    """The unit's name with that of the unit it lies in, as many names recur."""
    if parent is None:
        return unit_name(unit)
    return Text("unit-with-parent", {"name": unit_name(unit), "parent": unit_name(parent)})


@dataclass(frozen=True, slots=True)
class PlacePicker:
    """What the buttons of units do on one kind of page."""

    is_chosen: Callable[[Unit], bool]
    """Whether a press on the unit chooses it; if not, it opens it."""
    choose: Callable[[Unit], ButtonData]
    open: Callable[[Unit | None], ButtonData]
    """Shows a unit's area, None the whole country's; where an area has several pages, by its field `page`."""
    label: Callable[[Unit], Label] = unit_name
    is_opened_beside: Callable[[Unit], bool] | None = None
    """Set: one unit a row, and where this holds, a second button that opens it."""
    page_size: int = PAGE_SIZE

    def rows(self, area: Area, page: int | None = None) -> list[list[Button]]:
        """The units of that page of the area, and the buttons to turn pages."""
        shown = paginate(area.children, page, self.page_size)
        return [*self.unit_rows(shown.rows), *pager(self.open(area.unit), shown.number, shown.last)]

    def unit_rows(self, shown: Iterable[Unit]) -> list[list[Button]]:
        """These units: two a row, or one where it has a second button."""
        opened = self.is_opened_beside
        if opened is None:
            return grid((self.button(unit) for unit in shown), 2)
        return [[self.button(unit), *([self._open_button(unit)] if opened(unit) else [])] for unit in shown]

    def button(self, unit: Unit, label: Label | None = None) -> Button:
        """The button of one unit."""
        action = self.choose(unit) if self.is_chosen(unit) else self.open(unit)
        return Button(label or self.label(unit), action)

    def _open_button(self, unit: Unit) -> Button:
        return Button("segment-open", self.open(unit))

    def up_button(self, area: Area, label: str | Label = "back-button") -> Button:
        """The button that shows what the area lies in."""
        return Button(label, self.open(area.parent))

    def found_rows(self, found: Iterable[units.Match]) -> list[list[Button]]:
        """What a typed name may mean, one a row."""
        return [[self.button(one.unit, unit_with_parent(one.unit, one.parent))] for one in found]
