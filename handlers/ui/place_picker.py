"""Choice of a territorial unit: the tree of oblasts, rayons and municipalities as buttons, or a typed name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from handlers.button_data import ButtonData
from handlers.messages import Button, Lines, Place, Refusal, Say, Text, Translated, Value
from handlers.ui.arguments import unit_full_name_in, unit_name
from handlers.ui.pages import grid, pager, paginate
from storage.database import Session
from storage.models import Unit
from storage.units import units
from storage.units.place_names import PlaceName

Label = Translated | Text
PAGE_SIZE = 16


@dataclass(frozen=True, slots=True)
class Area:
    """A unit with its parent and children."""

    unit: Unit | None
    """None: the whole country, whose children are the oblasts and the two cities of the same rank."""
    parent: Unit | None
    children: Sequence[Unit]

    def page_of(self, code: str, size: int = PAGE_SIZE) -> int:
        """Return the number of the page that shows this child, or 0 if it is not a child."""
        codes = [child.code for child in self.children]
        return codes.index(code) // size if code in codes else 0


async def load_area(session: Session, code: str | None) -> Area:
    """Load the area of a unit; None: the whole country. Raises Refusal if the register never contained the code."""
    if code is None:
        return Area(None, None, await units.children(session, None))
    unit = await units.get(session, code)
    if unit is None:
        raise Refusal("unit-gone")
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    return Area(unit, parent, await units.children(session, code))


async def load_unit(session: Session, code: str) -> Unit:
    """Load a unit, or the one it became part of. Raises Refusal if it is retired and that is not known."""
    unit = await units.current(session, code)
    if unit is None:
        raise Refusal("unit-gone")
    return unit


def unit_with_parent(unit: Unit, parent: Unit | None) -> Label:
    """Return the unit's name with that of its parent, as names are not unique."""
    if parent is None:
        return unit_name(unit)
    return Text("unit-with-parent", {"name": unit_name(unit), "parent": unit_name(parent)})


def found_units(key: str, typed: str, found: Sequence[units.Match], buttons: Sequence[list[Button]]) -> Say:
    """Return the message with the units that match a typed name, and why, if it is a village's or a former name."""
    text = Text(key, {"typed": typed[:60]})
    ways = [_way(match, match.via) for match in found if match.via]
    if not ways:
        return Say(text.key, text.args, buttons=buttons)
    return Say("unit-found-by", {"found": text, "list": Lines(ways)}, buttons=buttons)


def _way(match: units.Match, via: PlaceName) -> Text:
    """Return "Тамга айылы → Барскоон айыл аймагы (Жети-Өгүз району)"."""
    names = {"ky": via.name_ky, "ru": via.name_ru, "en": via.name_en}
    name: Value = Translated(names)
    kind = match.unit.level if via.kind == "name" else via.kind
    if kind == "village":
        name = Text("unit-village", {"name": name})
    elif kind == "ayil_aymak":
        name = Text("unit-ayil-aymak", {"territory": Place(kind, names)})
    elif kind == "city":
        name = Translated(units.with_city_kind(names))
    return Text("unit-leads-to", {"name": name, "unit": unit_full_name_in(match.unit, match.parent)})


@dataclass(frozen=True, slots=True)
class PlacePicker:
    """Buttons of units on one kind of page."""

    is_chosen: Callable[[Unit], bool]
    """Whether pressing the unit chooses it; otherwise it opens the unit's area."""
    choose: Callable[[Unit], ButtonData]
    """Returns the button data that choose a unit."""
    open: Callable[[Unit | None], ButtonData]
    """Returns the button data that open a unit's area (None: the country); they have a field `page` for long areas."""
    label: Callable[[Unit], Label] = unit_name
    is_opened_beside: Callable[[Unit], bool] | None = None
    """If set, there is one unit per row, with a second button to open it where this returns True."""
    page_size: int = PAGE_SIZE

    def rows(self, area: Area, page: int | None = None) -> list[list[Button]]:
        """Return the units on a page of the area, and the buttons that turn pages."""
        shown = paginate(area.children, page, self.page_size)
        return [*self.unit_rows(shown.rows), *pager(self.open(area.unit), shown.number, shown.last)]

    def unit_rows(self, shown: Iterable[Unit]) -> list[list[Button]]:
        """Return rows for these units, two per row, or one if `is_opened_beside` is set."""
        has_open_button = self.is_opened_beside
        if has_open_button is None:
            return grid((self.button(unit) for unit in shown), 2)
        return [
            [self.button(unit), *([self._open_button(unit)] if has_open_button(unit) else [])]
            for unit in shown
        ]

    def button(self, unit: Unit, label: Label | None = None) -> Button:
        """Return the button of a unit."""
        action = self.choose(unit) if self.is_chosen(unit) else self.open(unit)
        return Button(label or self.label(unit), action)

    def _open_button(self, unit: Unit) -> Button:
        return Button("segment-open", self.open(unit))

    def up_button(self, area: Area, label: str | Label = "back-button") -> Button:
        """Return the button that opens the parent of the area."""
        return Button(label, self.open(area.parent))

    def found_rows(self, found: Iterable[units.Match]) -> list[list[Button]]:
        """Return a row for each unit that matches a typed name."""
        return [[self.button(match.unit, unit_with_parent(match.unit, match.parent))] for match in found]
