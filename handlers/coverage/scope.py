"""The part of the coverage board that somebody looks at: a whole seminar, an oblast or a rayon."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from handlers.buttons.coverage import ListSilentPlaces
from handlers.messages import Button, Incoming, OutOfDate, Text, Translated, Value
from handlers.permissions import (
    CAN_FOLLOW_UP,
    CAN_SEE_EVERYONE,
    CAN_SEE_SEATS,
    ORGANISERS,
    load_seminar,
    visible_rayons,
)
from handlers.ui.arguments import unit_name
from handlers.ui.sheet import office_kind
from storage import audit
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
    """The oblast or rayon; "": all that this reader may see."""
    level: str
    """all (several oblasts), oblast (its rayons) or area (the places of one rayon)."""
    parent_code: str | None
    """The code of the larger part it lies in; None for the whole."""

    @property
    def args(self) -> dict[str, Value]:
        """The names of the seminar and of the part, as arguments of a text."""
        one = next((one for one in self.board.targets if one.unit), None)
        unit = None if one is None else one.area if self.level == "area" else one.top
        area: Value = Text("whole-country") if self.level == "all" or unit is None else unit_name(unit)
        return {"seminar": Translated(self.seminar.title), "area": area}


async def load_view(
    incoming: Incoming, session: Session, seminar_id: int, code: str = "", *, follow_up: bool = False
) -> CoverageView:
    """The part of the board, for those who may see it; `follow_up`: for those who may ask there.

    Raises Refusal, and OutOfDate for a part that has nothing this person may see.
    """
    roles = CAN_FOLLOW_UP if follow_up else CAN_SEE_SEATS
    seminar = await load_seminar(incoming, session, roles, seminar_id)
    mine = visible_rayons(incoming, seminar.id, ORGANISERS if follow_up else CAN_SEE_EVERYONE)
    whole = await coverage.load_coverage(session, seminar.id)
    seen = whole if mine is None else whole.in_areas(mine)
    part = seen.within(code)
    if code and not part.targets:
        raise OutOfDate
    if len(part.targets) == len(seen.targets) or _oblast_codes(seen) == {code}:
        part, code = seen, ""  # all that this reader has; an office without a unit lies nowhere
    level = _view_level(part)
    above = _parent_code(seen, part, level) if code else None
    return CoverageView(seminar, part, code, level, above)


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
    """The level of what is shown; whoever has but one oblast or rayon sees that at once."""
    areas = {one.area.code if one.area else None for one in board.targets}
    if len(areas) == 1 and areas != {None}:
        return "area"
    return "oblast" if len(_oblast_codes(board)) == 1 else "all"


def by_subarea(view: CoverageView) -> list[tuple[Unit, list[TargetPlace]]]:
    """The municipalities of a view by oblast, or by rayon where there is one oblast, in the register's order."""
    found: dict[str, tuple[Unit, list[TargetPlace]]] = {}
    for one in view.board.municipalities:
        unit = one.top if view.level == "all" else one.area
        if unit is not None:
            found.setdefault(unit.code, (unit, []))[1].append(one)
    return list(found.values())


def by_rayon(wanted: Collection[TargetPlace]) -> list[tuple[Unit, list[TargetPlace]]]:
    """Places grouped by rayon."""
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
    return office_kind(one.office)


def back_row(view: CoverageView) -> list[Button]:
    """The way back to the places that have not answered."""
    return [Button("back-button", ListSilentPlaces(view.seminar.id, view.code, 0))]


async def known_contacts(session: Session, view: CoverageView) -> dict[Place, list[Contact]]:
    """Contacts by place, for the places of a view that have not answered."""
    return await follow_up.find_contacts(
        session, view.seminar.id, [one.place for one in view.board.unanswered]
    )


async def record_action(
    session: Session, incoming: Incoming, view: CoverageView, action: str, **detail: object
) -> None:
    """Write to the audit log what somebody did or looked up in a part of the board."""
    subject = f"seminar:{view.seminar.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, **detail, within=view.code)
