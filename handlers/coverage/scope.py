"""Which part of the coverage board somebody looks at, and may: the seminar, an oblast, a rayon."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from handlers.messages import Incoming, Refusal, Text, Translated, Value
from handlers.permissions import (
    CAN_FOLLOW_UP,
    CAN_SEE_EVERYONE,
    CAN_SEE_SEATS,
    ORGANISERS,
    load_seminar,
    visible_rayons,
)
from handlers.ui.arguments import parse_int, unit_name
from storage.coverage import coverage, follow_up
from storage.coverage.coverage import Coverage, TargetPlace
from storage.coverage.follow_up import Contact
from storage.database import Session
from storage.models import Seminar, Unit
from storage.units import units
from storage.units.units import Place


@dataclass(frozen=True, slots=True)
class CoverageView:
    """A part of a seminar's board."""

    seminar: Seminar
    board: Coverage
    """What lies in the part, as far as its reader may see it."""
    code: str
    """The oblast or rayon that is looked at; "": everything there is for this reader."""
    page: int
    level: str
    """all (several oblasts), oblast (its rayons) or area (the places of one rayon)."""
    replaceable: bool
    """It was opened from a page of its own, which may be replaced."""
    parent_code: str | None
    """The code of what it is a part of; None for the whole."""

    @property
    def args(self) -> dict[str, Value]:
        """Seminar and part, by name."""
        one = next((one for one in self.board.targets if one.unit), None)
        unit = None if one is None else one.area if self.level == "area" else one.top
        area: Value = Text("coverage-everywhere") if self.level == "all" or unit is None else unit_name(unit)
        return {"seminar": Translated(self.seminar.title), "area": area}


async def load_view(incoming: Incoming, session: Session, *, follow_up: bool = False) -> CoverageView:
    """What `<seminar>:<code>:<page>` in the button means. Raises Refusal for what is not this person's.

    `chase`: for those who may ask the silent, where they may; else for all who may see the board.
    """
    which, _, rest = incoming.argument.partition(":")
    code, _, page = rest.partition(":")
    seminar = await load_seminar(
        incoming, session, CAN_FOLLOW_UP if follow_up else CAN_SEE_SEATS, parse_int(which)
    )
    mine = visible_rayons(incoming, seminar.id, ORGANISERS if follow_up else CAN_SEE_EVERYONE)
    whole = await coverage.load_coverage(session, seminar.id)
    seen = whole if mine is None else whole.in_areas(mine)
    part = seen.within(code)
    if code and not part.targets:
        raise Refusal("button-old")
    if len(part.targets) == len(seen.targets) or _oblast_codes(seen) == {code}:
        part, code = seen, ""  # all that this reader has; an office without a unit lies nowhere
    level = _view_level(part)
    above = _parent_code(seen, part, level) if code else None
    return CoverageView(seminar, part, code, parse_int(page), level, incoming.argument.count(":") > 1, above)


def _parent_code(seen: Coverage, part: Coverage, level: str) -> str:
    """The oblast of a rayon, unless there is no other oblast to see; else everything."""
    top = part.targets[0].top
    several = (
        len(_oblast_codes(seen)) > 1
        and top is not None
        and len(seen.within(top.code).targets) > len(part.targets)
    )
    return top.code if level == "area" and top and several else ""


def _oblast_codes(board: Coverage) -> set[str]:
    return {one.top.code for one in board.targets if one.top}


def _view_level(board: Coverage) -> str:
    """How it is shown: everything, an oblast or a rayon; whoever has but one of them sees that at once."""
    areas = {one.area.code if one.area else None for one in board.targets}
    if len(areas) == 1 and areas != {None}:
        return "area"
    return "oblast" if len(_oblast_codes(board)) == 1 else "all"


def by_subarea(view: CoverageView) -> list[tuple[Unit, list[TargetPlace]]]:
    """The municipalities of a view by what lies right below it: by oblast, or by rayon, in the register's order."""
    found: dict[str, tuple[Unit, list[TargetPlace]]] = {}
    for one in view.board.municipalities:
        unit = one.top if view.level == "all" else one.area
        if unit is not None:
            found.setdefault(unit.code, (unit, []))[1].append(one)
    return list(found.values())


def by_rayon(wanted: Collection[TargetPlace]) -> list[tuple[Unit, list[TargetPlace]]]:
    """These places by rayon."""
    found: dict[str, tuple[Unit, list[TargetPlace]]] = {}
    for one in wanted:
        if one.area is not None:
            found.setdefault(one.area.code, (one.area, []))[1].append(one)
    return list(found.values())


def count_states(wanted: Collection[TargetPlace]) -> Counter[str]:
    """How many places are in each state."""
    return Counter(one.state for one in wanted)


def short_name(unit: Unit) -> Translated:
    """The unit's name without what it is: on maps, bars and narrow lines."""
    return Translated(units.short_names(unit))


def place_name(one: TargetPlace) -> Translated | Text:
    """A municipality by its name, an office by what it is."""
    if one.office == "municipality" and one.unit:
        return unit_name(one.unit)
    return Text(f"office-{one.office.replace('_', '-')}")


async def known_contacts(session: Session, view: CoverageView) -> dict[Place, list[Contact]]:
    """Whom to ask at the places of a view from which nothing was heard."""
    return await follow_up.find_contacts(
        session, view.seminar.id, [one.place for one in view.board.unanswered]
    )
