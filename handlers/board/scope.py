"""Which part of the coverage board somebody looks at, and may: the seminar, an oblast, a rayon."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from handlers.common import named, number
from handlers.rights import CHASERS, ORGANISERS, VIEWERS, WATCHERS, rayons, seminar_for
from handlers.words import Incoming, Named, Refusal, Text, Value
from storage import chase, coverage, units
from storage.chase import Contact
from storage.coverage import Board, Wanted
from storage.database import Session
from storage.ledger import Place
from storage.models import Seminar, Unit


@dataclass(frozen=True, slots=True)
class View:
    """A part of a seminar's board."""

    seminar: Seminar
    board: Board
    """What lies in the part, as far as its reader may see it."""
    code: str
    """The oblast or rayon that is looked at; "": everything there is for this reader."""
    page: int
    level: str
    """all (several oblasts), oblast (its rayons) or area (the places of one rayon)."""
    again: bool
    """It was opened from a page of its own, which may be replaced."""
    above: str | None
    """The code of what it is a part of; None for the whole."""

    @property
    def args(self) -> dict[str, Value]:
        """Seminar and part, by name."""
        one = next((one for one in self.board.wanted if one.unit), None)
        unit = None if one is None else one.area if self.level == "area" else one.top
        area: Value = Text("coverage-everywhere") if self.level == "all" or unit is None else named(unit)
        return {"seminar": Named(self.seminar.title), "area": area}


async def opened(incoming: Incoming, session: Session, *, chase: bool = False) -> View:
    """What `<seminar>:<code>:<page>` in the button means. Raises Refusal for what is not this person's.

    `chase`: for those who may ask the silent, where they may; else for all who may see the board.
    """
    which, _, rest = incoming.argument.partition(":")
    code, _, page = rest.partition(":")
    seminar = await seminar_for(incoming, session, CHASERS if chase else VIEWERS, number(which))
    mine = rayons(incoming, seminar.id, ORGANISERS if chase else WATCHERS)
    whole = await coverage.board(session, seminar.id)
    seen = whole if mine is None else whole.only(mine)
    part = seen.within(code)
    if code and not part.wanted:
        raise Refusal("button-old")
    if len(part.wanted) == len(seen.wanted) or _tops(seen) == {code}:
        part, code = seen, ""  # all that this reader has; an office without a unit lies nowhere
    level = _level(part)
    above = _above(seen, part, level) if code else None
    return View(seminar, part, code, number(page), level, incoming.argument.count(":") > 1, above)


def _above(seen: Board, part: Board, level: str) -> str:
    """The oblast of a rayon, unless there is no other oblast to see; else everything."""
    top = part.wanted[0].top
    several = (
        len(_tops(seen)) > 1 and top is not None and len(seen.within(top.code).wanted) > len(part.wanted)
    )
    return top.code if level == "area" and top and several else ""


def _tops(board: Board) -> set[str]:
    return {one.top.code for one in board.wanted if one.top}


def _level(board: Board) -> str:
    """How it is shown: everything, an oblast or a rayon; whoever has but one of them sees that at once."""
    areas = {one.area.code if one.area else None for one in board.wanted}
    if len(areas) == 1 and areas != {None}:
        return "area"
    return "oblast" if len(_tops(board)) == 1 else "all"


def parts(view: View) -> list[tuple[Unit, list[Wanted]]]:
    """The municipalities of a view by what lies right below it: by oblast, or by rayon, in the register's order."""
    found: dict[str, tuple[Unit, list[Wanted]]] = {}
    for one in view.board.municipalities:
        unit = one.top if view.level == "all" else one.area
        if unit is not None:
            found.setdefault(unit.code, (unit, []))[1].append(one)
    return list(found.values())


def areas(wanted: Collection[Wanted]) -> list[tuple[Unit, list[Wanted]]]:
    """These places by rayon."""
    found: dict[str, tuple[Unit, list[Wanted]]] = {}
    for one in wanted:
        if one.area is not None:
            found.setdefault(one.area.code, (one.area, []))[1].append(one)
    return list(found.values())


def states(wanted: Collection[Wanted]) -> Counter[str]:
    """How many places are in each state."""
    return Counter(one.state for one in wanted)


def brief(unit: Unit) -> Named:
    """The unit's name without what it is: on maps, bars and narrow lines."""
    return Named(units.brief(unit))


def name_of(one: Wanted) -> Named | Text:
    """A municipality by its name, an office by what it is."""
    if one.office == "municipality" and one.unit:
        return named(one.unit)
    return Text(f"office-{one.office.replace('_', '-')}")


async def known(session: Session, view: View) -> dict[Place, list[Contact]]:
    """Whom to ask at the places of a view from which nothing was heard."""
    return await chase.contacts(session, view.seminar.id, [one.place for one in view.board.unanswered])
