"""The visible part of the coverage board: all, an oblast or a rayon, limited to what the sender may see."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from handlers.buttons.coverage import ListSilentPlaces
from handlers.coverage.phases import Phase, phase_of
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
    """The targets in the part that the sender may see."""
    code: str
    """The code of the oblast or rayon; "" for all that the sender may see."""
    level: str
    """`all` (several oblasts), `oblast` (its rayons) or `area` (the places of one rayon)."""
    parent_code: str | None
    """The code of the part above it; None for the whole."""
    phase: Phase

    @property
    def args(self) -> dict[str, Value]:
        """The names of the seminar and the part, as arguments of a text."""
        target = next((target for target in self.board.targets if target.unit), None)
        unit = None if target is None else target.area if self.level == "area" else target.top
        area: Value = Text("whole-country") if self.level == "all" or unit is None else unit_name(unit)
        return {"seminar": Translated(self.seminar.title), "area": area}

    @property
    def file_area(self) -> Value:
        """The name of the part in names of files; empty for the whole."""
        return self.args["area"] if self.code or self.level == "area" else ""


async def load_view(
    incoming: Incoming, session: Session, seminar_id: int, code: str = "", *, follow_up: bool = False
) -> CoverageView:
    """Load the part of the board that the sender may see, or with `follow_up` may contact.

    Raises Refusal, or OutOfDate if the part has nothing that the sender may see.
    """
    roles = CAN_FOLLOW_UP if follow_up else CAN_SEE_SEATS
    seminar = await load_seminar(incoming, session, roles, seminar_id)
    rayons = visible_rayons(incoming, seminar.id, ORGANISERS if follow_up else CAN_SEE_EVERYONE)
    whole = await coverage.load_coverage(session, seminar.id)
    seen = whole if rayons is None else whole.in_areas(rayons)
    part = seen.within(code)
    if code and not part.targets:
        raise OutOfDate
    if len(part.targets) == len(seen.targets) or _oblast_codes(seen) == {code}:
        part, code = seen, ""  # all that the sender sees; offices without a unit are in no part
    level = _view_level(part)
    parent = _parent_code(seen, part, level) if code else None
    return CoverageView(seminar, part, code, level, parent, phase_of(seminar, whole, incoming.at))


async def load_whole(session: Session, seminar: Seminar, at: datetime) -> CoverageView:
    """Load the whole board, for the program itself."""
    board = await coverage.load_coverage(session, seminar.id)
    return CoverageView(seminar, board, "", _view_level(board), None, phase_of(seminar, board, at))


def _parent_code(seen: Coverage, part: Coverage, level: str) -> str:
    """Return the oblast of a rayon if several oblasts are visible, else "" (everything)."""
    top = part.targets[0].top
    several = (
        len(_oblast_codes(seen)) > 1
        and top is not None
        and len(seen.within(top.code).targets) > len(part.targets)
    )
    return top.code if level == "area" and top and several else ""


def _oblast_codes(board: Coverage) -> set[str]:
    return {target.top.code for target in board.targets if target.top}


def _view_level(board: Coverage) -> str:
    """Return the level to show: a single rayon or oblast is shown directly."""
    areas = {target.area.code if target.area else None for target in board.targets}
    if len(areas) == 1 and areas != {None}:
        return "area"
    return "oblast" if len(_oblast_codes(board)) == 1 else "all"


def by_subarea(view: CoverageView) -> list[tuple[Unit, list[TargetPlace]]]:
    """Group the view's municipalities by oblast, or by rayon if there is one oblast, in the register's order."""
    found: dict[str, tuple[Unit, list[TargetPlace]]] = {}
    for target in view.board.municipalities:
        unit = target.top if view.level == "all" else target.area
        if unit is not None:
            found.setdefault(unit.code, (unit, []))[1].append(target)
    return list(found.values())


def by_rayon(wanted: Collection[TargetPlace]) -> list[tuple[Unit, list[TargetPlace]]]:
    """Group places by rayon; places without one are left out."""
    found: dict[str, tuple[Unit, list[TargetPlace]]] = {}
    for target in wanted:
        if target.area is not None:
            found.setdefault(target.area.code, (target.area, []))[1].append(target)
    return list(found.values())


def count_states(wanted: Collection[TargetPlace]) -> Counter[str]:
    """Count the places by state."""
    return Counter(target.state for target in wanted)


def short_name(unit: Unit) -> Translated:
    """Return the unit's name without its type, for maps, charts and narrow lines."""
    return Translated(units.short_names(unit))


def place_name(target: TargetPlace) -> Translated | Text:
    """Return the name of a municipality, or the kind of another office."""
    if target.office == "municipality" and target.unit:
        return unit_name(target.unit)
    return office_kind(target.office)


def back_row(view: CoverageView) -> list[Button]:
    """Return the row with the button back to the unanswered places."""
    return [Button("back-button", ListSilentPlaces(view.seminar.id, view.code, 0))]


async def known_contacts(session: Session, view: CoverageView) -> dict[Place, list[Contact]]:
    """Return the known contacts of the view's unanswered places, by place."""
    return await follow_up.find_contacts(
        session, view.seminar.id, [target.place for target in view.board.unanswered]
    )


async def record_action(
    session: Session, incoming: Incoming, view: CoverageView, action: str, **detail: object
) -> None:
    """Audit an action or a view of data in a part of the board."""
    subject = f"seminar:{view.seminar.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, **detail, within=view.code)
