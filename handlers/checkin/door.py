"""The door's page: the live count, lists to tap on, and a search by whatever is typed."""

import re

from handlers.buttons.checkin import (
    CheckIn,
    CheckInListed,
    ListExpected,
    RegisterWalkIn,
    ShowArrival,
    ShowCheckInCode,
    ShowDoor,
    ShowSheet,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.checkin.arrivals import record_arrival
from handlers.checkin.counts import NO_AREA, area_code, count_areas, total
from handlers.checkin.loading import DoorView, half_day_text, load_door
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_CHECK_IN
from handlers.seats.loading import SEAT
from handlers.seats.search import find_seats, result_label
from handlers.ui.arguments import shorten, unit_name
from handlers.ui.pages import fold, grid, list_page, paginate
from handlers.ui.steps import enter_step, step_form
from storage.checkin import check_ins, codes, passes
from storage.checkin.check_ins import Expected
from storage.database import Session
from storage.models import Seat
from storage.models.seat_states import ATTENDING_STATES
from storage.units import units

STEP = "door"
PAGE_SIZE = 10
MAX_RESULTS = 8
_SHEET_NUMBER = re.compile(r"(?:№|#)?\s*(\d{1,3})")
"""More digits are a telephone."""


async def show(incoming: Incoming, session: Session, data: ShowDoor) -> list[Reply]:
    """How many have arrived, by rayon. From now on what is typed is looked for here.

    Pressed below the code of the self check-in, the page comes as a message of its own, and the code stays.
    """
    view = await load_door(incoming, session, data.seminar, data.half)
    enter_step(incoming.person, STEP, seminar=view.seminar.id, half=view.shown_half)
    shows_code = await codes.is_shown_in(session, view.seminar.id, incoming.person, incoming.message_id)
    return [await door_page(session, view, edit=not shows_code)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """A name, a number or a place is awaited."""
    return [await door_page(session, await _searched_door(incoming, session))]


async def _searched_door(incoming: Incoming, session: Session) -> DoorView:
    form = step_form(incoming.person, STEP)
    return await load_door(incoming, session, form.get("seminar") or 0, form.get("half"))


async def door_page(session: Session, view: DoorView, *, edit: bool = False) -> Say:
    """The count of the half day, a button for each rayon, and the other ways of checking in."""
    counts = await count_areas(session, view.seminar.id, view.half.number)
    args: dict[str, Value] = {
        "seminar": Translated(view.seminar.title),
        "half": view.label,
        **total(counts),
        "list": Lines([one.text("arrivals-line") for one in counts]),
    }
    seminar, half = view.seminar.id, view.half.number
    areas = [Button(one.text("arrivals-area"), ListExpected(seminar, half, one.code)) for one in counts]
    rows = [
        [Button("walk-in-button", RegisterWalkIn(seminar))],
        *grid(areas, 2),
        [
            Button("sheet-button", ShowSheet(seminar, view.shown_half)),
            Button("code-button", ShowCheckInCode(seminar)),
        ],
        [Button("refresh-button", ShowDoor(seminar, view.shown_half))],
        *_half_day_rows(view),
        [Button("staff-seminar-button", ShowSeminarForStaff(seminar))],
    ]
    return fold(Say("door", args, rows, edit=edit), ShowDoor(seminar, view.shown_half))


def _half_day_rows(view: DoorView) -> list[list[Button]]:
    """The other half days: to look at them, and to record what was forgotten."""
    others = [half for half in view.half_days if half is not view.half]
    return grid(
        (Button(half_day_text(view.seminar, one), ShowDoor(view.seminar.id, one.number)) for one in others), 2
    )


# A list to tap on.


async def list_expected(incoming: Incoming, session: Session, data: ListExpected) -> list[Reply]:
    """Everybody who is expected from a rayon."""
    view = await load_door(incoming, session, data.seminar, data.half)
    return [await _list_page(session, view, data.area, data.page)]


async def check_in_listed(incoming: Incoming, session: Session, data: CheckInListed) -> list[Reply]:
    """Check somebody in on that list, which stays where it was."""
    seat, seminar = await SEAT.load(incoming, session, data.seat, CAN_CHECK_IN)
    view = await load_door(incoming, session, seminar.id, data.half)
    await record_arrival(incoming, session, view, seat, "list")
    return [await _list_page(session, view, data.area, data.page)]


async def _list_page(session: Session, view: DoorView, area: str, page: int) -> Say:
    listed = [
        one
        for one in await check_ins.list_expected(session, view.seminar.id, view.half.number)
        if await area_code(session, one.seat.unit_code) == area
    ]
    count = await check_ins.count(session, view.seminar.id, view.half.number)
    unit = await units.get(session, area)
    if unit is None and area != NO_AREA:
        raise OutOfDate
    keys = {one.seat.id: await _order(session, one.seat) for one in listed}
    shown = paginate(sorted(listed, key=lambda one: keys[one.seat.id]), page, PAGE_SIZE)
    seminar, half = view.seminar.id, view.half.number
    args: dict[str, Value] = {
        "seminar": Translated(view.seminar.title),
        "half": view.label,
        "area": unit_name(unit) if unit else Text("arrivals-elsewhere"),
        "arrived": sum(one.check_in is not None for one in listed),
        "expected": len(listed),
        "all_arrived": count.arrived,
        "all_expected": count.expected,
    }
    buttons = [[await _listed_button(session, view, one, area, shown.number)] for one in shown.rows]
    turn = ListExpected(seminar, half, area)
    below = [[Button("door-button", ShowDoor(seminar, view.shown_half))]]
    return list_page("expected", args, shown, buttons=buttons, turn=turn, below=below, edit=True)


async def _order(session: Session, seat: Seat) -> tuple[object, ...]:
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    return units.sort_key(unit), seat.office, seat.name or "", seat.id


async def _listed_button(session: Session, view: DoorView, one: Expected, area: str, page: int) -> Button:
    half = view.half.number
    if one.check_in is not None:
        return Button(await result_label(session, one.seat, "mark-there"), ShowArrival(one.seat.id, half))
    label = await result_label(session, one.seat, "mark-expected")
    return Button(label, CheckInListed(one.seat.id, half, area, page))


# Looking for somebody.


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Who fits, a button each: one tap checks in. The search goes on for the next one."""
    view = await _searched_door(incoming, session)
    sought = " ".join((incoming.text or "").split())[:60]
    if not sought:
        raise Refusal("door-awaited")
    found = await _find(incoming, session, view, sought)
    ids = [seat.id for seat in found]
    listed = {
        one.seat.id: one
        for one in await check_ins.list_expected(session, view.seminar.id, view.half.number, ids)
    }
    shown = [listed[number] for number in ids[:MAX_RESULTS]]
    rows = [[await _result_button(session, view, one)] for one in shown]
    rows.append([Button("walk-in-button", RegisterWalkIn(view.seminar.id)), _door_button(view)])
    key = "door-none" if not found else "door-many" if len(found) > MAX_RESULTS else "door-found"
    return [Say(key, {"typed": shorten(sought, 40), "number": len(found)}, rows)]


def _door_button(view: DoorView) -> Button:
    return Button("door-button", ShowDoor(view.seminar.id, view.shown_half))


async def _find(incoming: Incoming, session: Session, view: DoorView, sought: str) -> list[Seat]:
    """By the number on the sheet, else by name, place or telephone."""
    if number := _SHEET_NUMBER.fullmatch(sought):
        found = await passes.find_by_numbers(session, view.seminar.id, {int(number[1])})
        return list(found.values())
    return await find_seats(incoming, session, view.seminar, sought)


async def _result_button(session: Session, view: DoorView, one: Expected) -> Button:
    """One tap checks in whoever is expected; of others the state is shown first."""
    half = view.half.number
    if one.check_in is not None:
        return Button(await result_label(session, one.seat, "mark-there"), ShowArrival(one.seat.id, half))
    if one.seat.state in ATTENDING_STATES:
        return Button(await result_label(session, one.seat, "mark-expected"), CheckIn(one.seat.id, half))
    return Button(await result_label(session, one.seat), ShowArrival(one.seat.id, half))
