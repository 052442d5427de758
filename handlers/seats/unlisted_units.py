"""Municipalities that people wrote because they are not in the list: staff link them to a unit, or make them one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from handlers.buttons.seats import (
    CorrectUnlistedUnit,
    LinkUnlistedUnit,
    ListUnlistedUnits,
    MakeUnlistedUnit,
    MunicipalityLevel,
    ReopenUnlistedUnit,
    ShowUnlistedUnit,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    NOTICE_LANE,
    Button,
    Incoming,
    Lane,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Value,
)
from handlers.permissions import CAN_FOLLOW_UP, ORGANISERS, is_within, load_seminar, visible_rayons
from handlers.seats import cards, list_matches, seat_notices
from handlers.seats.loading import seat_owner
from handlers.seats.place_choice import office_text
from handlers.seats.seat_changes import SeatLines, changed_lines, seat_lines
from handlers.seats.validation import parse_place_name
from handlers.ui.arguments import seminar_title, unit_full_name, unit_name
from handlers.ui.pages import ROW_BUTTONS, confirm, grid, list_page, paginate
from handlers.ui.place_picker import load_unit, unit_with_parent
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import ACTIVE_STATES, Person, Seat, Seminar, Unit, UnlistedUnit, seminar_states
from storage.seats import unlisted
from storage.seminars import seminars
from storage.team import roles
from storage.text.names import bare_name
from storage.units import units

STEP = "unlisted-unit"
MAX_SUGGESTED = 3
"""The most units that are suggested for a name."""
MAX_FOUND = 6
"""The most units found for what staff write."""
MAX_PEOPLE = 5
"""The most people who are named on the page."""


@dataclass(frozen=True, slots=True)
class _View:
    """A written municipality as staff of a seminar see it."""

    seminar: Seminar
    row: UnlistedUnit
    unit: Unit
    rayon: Unit | None
    seats: Sequence[Seat]
    """Its seats at all seminars."""
    rayons: frozenset[str] | None
    """The rayons in which this member of staff may decide; None: all."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it."""
        return self.unit.level == units.UNLISTED and self.unit.retired_at is None

    @property
    def args(self) -> dict[str, Value]:
        """The arguments of the texts about it."""
        return {
            "seminar": seminar_title(self.seminar),
            "name": unit_name(self.unit),
            "area": unit_name(self.rayon) if self.rayon else "",
            "number": len(self.seats),
        }


async def _load(incoming: Incoming, session: Session, seminar_id: int, code: str) -> _View:
    """Load a written municipality with a seat at the seminar, locked. Raises Refusal or OutOfDate."""
    seminar = await load_seminar(incoming, session, CAN_FOLLOW_UP, seminar_id)
    row = await unlisted.lock(session, code)
    unit = await units.get(session, code)
    if row is None or unit is None:
        raise OutOfDate
    theirs = await unlisted.list_seats(session, row)
    if all(seat.seminar_id != seminar.id for seat in theirs):
        raise OutOfDate
    rayons = visible_rayons(incoming, seminar.id, ORGANISERS)
    if not await is_within(session, code, rayons):
        raise Refusal("not-yours")
    rayon = await units.get(session, unit.parent_code or "")
    return _View(seminar, row, unit, rayon, theirs, rayons)


async def list_units(incoming: Incoming, session: Session, data: ListUnlistedUnits) -> list[Reply]:
    """List the municipalities about which staff have not decided, of those this member of staff may see."""
    seminar = await load_seminar(incoming, session, CAN_FOLLOW_UP, data.seminar)
    found = await _list_open(incoming, session, seminar)
    shown = paginate(found, data.page, ROW_BUTTONS)
    rows = [
        [
            Button(
                unit_with_parent(unit, await units.get(session, unit.parent_code or "")), _show(seminar, unit)
            )
        ]
        for unit in shown.rows
    ]
    back = [[Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]]
    args = {"seminar": seminar_title(seminar), "number": len(found)}
    key, turn = "unlisted-list" if found else "unlisted-list-empty", ListUnlistedUnits(seminar.id)
    return [list_page(key, args, shown, buttons=rows, turn=turn, below=back, edit=data.page is not None)]


async def _list_open(incoming: Incoming, session: Session, seminar: Seminar) -> list[Unit]:
    rayons = visible_rayons(incoming, seminar.id, ORGANISERS)
    found = await unlisted.list_open(session, seminar.id)
    return [unit for unit in found if await is_within(session, unit.code, rayons)]


async def count_open(incoming: Incoming, session: Session, seminar: Seminar) -> int:
    """Return the number of municipalities about which this member of staff can decide; 0 if they may not."""
    if not incoming.has_role(CAN_FOLLOW_UP, seminar.id):
        return 0
    return len(await _list_open(incoming, session, seminar))


def _show(seminar: Seminar, unit: Unit) -> ShowUnlistedUnit:
    return ShowUnlistedUnit(seminar.id, unit.code)


async def show_unit(incoming: Incoming, session: Session, data: ShowUnlistedUnit) -> list[Reply]:
    """Show a written municipality and what staff can make of it, or have made."""
    view = await _load(incoming, session, data.seminar, data.unit)
    leave_step(incoming.person, STEP)
    return [await _page(session, view)]


async def _page(session: Session, view: _View, *, edit: bool = True) -> Say:
    here = view.seminar.id, view.unit.code
    back = [Button("unlisted-all", ListUnlistedUnits(view.seminar.id, 0))]
    if not view.is_open:
        key, args = await _decision(session, view)
        return Say(key, args, [[Button("unlisted-undo", ReopenUnlistedUnit(*here))], back], edit=edit)
    rows = [
        *[_link_row(view, unit, parent) for unit, parent in await _suggested(session, view)],
        [Button("unlisted-find", CorrectUnlistedUnit(*here, "find"))],
        *grid(
            [
                Button(f"unlisted-make-{level.replace('_', '-')}", MakeUnlistedUnit(*here, level))
                for level in get_args(MunicipalityLevel)
            ],
            2,
        ),
        [Button("unlisted-rename", CorrectUnlistedUnit(*here, "rename"))],
        back,
    ]
    people = [
        Text("unlisted-person", await cards.seat_args(session, view.seminar, seat))
        for seat in view.seats
        if seat.seminar_id == view.seminar.id
    ]
    return Say("unlisted-page", {**view.args, "list": Lines(people[:MAX_PEOPLE])}, rows, edit=edit)


async def _decision(session: Session, view: _View) -> tuple[str, dict[str, Value]]:
    """Return the text that says what staff have decided."""
    if view.unit.successor_code is None:
        return "unlisted-made", {**view.args, "place": unit_full_name(view.unit)}
    place = await office_text(session, "municipality", view.unit.successor_code, None)
    return "unlisted-linked", {**view.args, "place": place, "number": len(view.row.moved_seats)}


def _link_row(view: _View, unit: Unit, parent: Unit | None) -> list[Button]:
    label = Text("unlisted-link", {"place": unit_with_parent(unit, parent)})
    return [Button(label, LinkUnlistedUnit(view.seminar.id, view.unit.code, unit.code))]


async def _suggested(session: Session, view: _View) -> list[tuple[Unit, Unit | None]]:
    """Return the units that may be meant: those of the rayon, then those of its oblast."""
    line = await units.lineage(session, view.unit.code)
    name = view.unit.name_ky
    found = [
        *(await unlisted.find_listed(session, line[-2].code, name, MAX_SUGGESTED) if len(line) > 1 else []),
        *await units.search(session, name, MAX_SUGGESTED, within=line[0].code),
    ]
    best = {match.unit.code: (match.unit, match.parent) for match in found}
    allowed = [pair for code, pair in best.items() if await is_within(session, code, view.rayons)]
    return allowed[:MAX_SUGGESTED]


# Decisions.


async def link(incoming: Incoming, session: Session, data: LinkUnlistedUnit) -> list[Reply]:
    """Link a written municipality to the unit that is meant: its seats move; their owners are told."""
    view = await _load(incoming, session, data.seminar, data.unit)
    if not view.is_open:
        return [await _page(session, view)]
    target = await load_unit(session, data.target)
    if target.level not in units.MUNICIPALITY_LEVELS:
        raise OutOfDate
    if not await is_within(session, target.code, view.rayons):
        raise Refusal("not-yours")
    if not data.sure:
        place = await office_text(session, "municipality", target.code, None)
        args = {**view.args, "place": place}
        yes, no = data.replace(sure=True), _show(view.seminar, view.unit)
        return [confirm("unlisted-link-ask", args, yes, no, style="success")]
    before = await _lines_of(session, view.seats)
    moved = await unlisted.link(session, view.row, target.code, incoming.person, incoming.at)
    numbers = [seat.id for seat in moved]
    await _record(incoming, session, view, "unlisted.linked", into=target.code, seats=numbers)
    return [
        await _renewed_page(incoming, session, data),
        *await _tell_moved(incoming, session, moved, before),
    ]


async def make(incoming: Incoming, session: Session, data: MakeUnlistedUnit) -> list[Reply]:
    """Make a written municipality a unit of its rayon, which everybody finds in the list."""
    view = await _load(incoming, session, data.seminar, data.unit)
    if not view.is_open:
        return [await _page(session, view)]
    name = bare_name(view.unit.name_ky)
    if not data.sure:
        names = dict.fromkeys(("name_ky", "name_ru", "name_en"), name)
        args: dict[str, Value] = {**view.args, "place": unit_full_name(Unit(level=data.level, **names))}
        yes, no = data.replace(sure=True), _show(view.seminar, view.unit)
        return [confirm("unlisted-make-ask", args, yes, no, style="success")]
    await unlisted.make_unit(session, view.row, data.level, name, incoming.person, incoming.at)
    await _record(incoming, session, view, "unlisted.made", level=data.level)
    return [await _renewed_page(incoming, session, data)]


async def reopen(incoming: Incoming, session: Session, data: ReopenUnlistedUnit) -> list[Reply]:
    """Take back what was decided: seats that were moved come back."""
    view = await _load(incoming, session, data.seminar, data.unit)
    if view.is_open:
        return [await _page(session, view)]
    before = await _lines_of(session, view.seats)
    moved = await unlisted.reopen(session, view.row, incoming.at)
    await _record(incoming, session, view, "unlisted.reopened", seats=[seat.id for seat in moved])
    return [
        await _renewed_page(incoming, session, data),
        *await _tell_moved(incoming, session, moved, before),
    ]


async def _record(incoming: Incoming, session: Session, view: _View, action: str, **detail: object) -> None:
    """Audit a decision, by the seminar at which it was made."""
    subject = f"unit:{view.unit.code}"
    await audit.record(
        session, incoming.person, action, subject, incoming.at, seminar=view.seminar.id, **detail
    )


async def _renewed_page(
    incoming: Incoming, session: Session, data: LinkUnlistedUnit | MakeUnlistedUnit | ReopenUnlistedUnit
) -> Say:
    """Return the page as it is after the change."""
    return await _page(session, await _load(incoming, session, data.seminar, data.unit))


async def _lines_of(session: Session, listed: Sequence[Seat]) -> dict[int, SeatLines]:
    return {seat.id: await seat_lines(session, seat) for seat in listed}


async def _tell_moved(
    incoming: Incoming, session: Session, moved: Sequence[Seat], before: dict[int, SeatLines]
) -> list[Reply]:
    """Tell the owners of the seats which municipality they have now, and ask about entries of lists from there."""
    replies: list[Reply] = []
    for seat in moved:
        seminar = await seminars.get(session, seat.seminar_id)
        if (
            seat.state not in ACTIVE_STATES
            or seminar is None
            or seminar.state not in seminar_states.ANNOUNCED_STATES
        ):
            continue
        owner = await seat_owner(session, seat)
        changed = changed_lines(before[seat.id], await seat_lines(session, seat))
        args: dict[str, Value] = {"seminar": seminar_title(seminar), "list": changed}
        if owner is not None:
            replies.append(Say("staff-corrected", args, to=owner, lane=Lane.REMINDER))
        replies += await list_matches.ask_organisers(incoming, session, seminar, seat)
    return replies


# The step at which staff write the name.


async def start_correction(incoming: Incoming, session: Session, data: CorrectUnlistedUnit) -> list[Reply]:
    """Ask for the name of the unit that is meant, or for the right spelling."""
    view = await _load(incoming, session, data.seminar, data.unit)
    if not view.is_open:
        return [await _page(session, view)]
    enter_step(incoming.person, STEP, seminar=view.seminar.id, unit=view.unit.code, purpose=data.purpose)
    return [replace(_correction_prompt(view, data.purpose), edit=True)]


def _correction_prompt(view: _View, purpose: str) -> Say:
    back = [Button("back-button", _show(view.seminar, view.unit))]
    return Say(f"unlisted-ask-{purpose}", view.args, [back])


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the name."""
    view, purpose = await _awaited(incoming, session)
    return [_correction_prompt(view, purpose)]


async def _awaited(incoming: Incoming, session: Session) -> tuple[_View, str]:
    form = step_form(incoming.person, STEP)
    view = await _load(incoming, session, form.get("seminar") or 0, form.get("unit") or "")
    return view, form.get("purpose") or "find"


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Read a text as the name of the unit that is meant, or as the right spelling."""
    view, purpose = await _awaited(incoming, session)
    name = None if incoming.media else parse_place_name(incoming.text or "")
    if name is None:
        raise Refusal("unlisted-wrong")
    if purpose == "find" or not view.is_open:
        return [await _found_page(session, view, name)]
    await unlisted.rename(session, view.row, name, incoming.at)
    await _record(incoming, session, view, "unlisted.renamed")
    leave_step(incoming.person, STEP)
    view = await _load(incoming, session, view.seminar.id, view.unit.code)
    return [await _page(session, view, edit=False)]


async def _found_page(session: Session, view: _View, typed: str) -> Say:
    """Return the units that fit what was written, to be linked to."""
    found = [
        match
        for match in await units.search(session, typed, MAX_FOUND)
        if await is_within(session, match.unit.code, view.rayons)
    ]
    rows = [_link_row(view, match.unit, match.parent) for match in found]
    back = [Button("back-button", _show(view.seminar, view.unit))]
    key = "unlisted-found" if found else "unlisted-found-none"
    return Say(key, {**view.args, "typed": typed}, [*rows, back])


# Notices.


async def tell_staff(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """Tell organisers, and the coordinators of its rayon, that a seat has a municipality that is not in the list.

    Each is told once of each municipality at a seminar; whoever registered somebody from there is not.
    """
    unit = await units.get(session, seat.unit_code) if seat is not None and seat.unit_code else None
    if seat is None or unit is None or unit.level != units.UNLISTED:
        return []
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    await session.flush()  # a new seat gets its number
    args = await cards.seat_args(session, seminar, seat)
    rows = [[Button("unlisted-open", _show(seminar, unit))]]
    message = Say("notice-unlisted", args, rows, lane=NOTICE_LANE, subject=f"seat:{seat.id}")
    key = f"unlisted:{unit.code}:{seminar.id}"
    return [
        seat_notices.notice(incoming, member, key, replace(message, dedup_key=f"{key}:{member.id}"), seminar)
        for member in await _recipients(session, seminar, unit)
        if member.id != incoming.person.id
    ]


async def _recipients(session: Session, seminar: Seminar, unit: Unit) -> list[Person]:
    """Return organisers, and the coordinators of the rayon."""
    told = {member.id: member for member in await roles.reachable_staff(session, ORGANISERS, seminar.id)}
    for member, rayons in await seat_notices.coordinators(session, seminar):
        if await is_within(session, unit.code, rayons):
            told.setdefault(member.id, member)
    return list(told.values())


async def open_button(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat
) -> list[list[Button]]:
    """Return the row that opens the municipality of a seat which is not in the list, for who may decide about it."""
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    if unit is None or unit.level != units.UNLISTED or not incoming.has_role(CAN_FOLLOW_UP, seminar.id):
        return []
    mine = await is_within(session, unit.code, visible_rayons(incoming, seminar.id, ORGANISERS))
    return [[Button("unlisted-open", _show(seminar, unit))]] if mine else []
