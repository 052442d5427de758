"""The self check-in: the staff message with the code that changes every minute, and what participants do with it."""

import re
from datetime import datetime

from handlers.buttons.checkin import HideCheckInCode, ShowCheckInCode, ShowDoor, StartSelfCheckIn
from handlers.checkin.loading import DoorView, half_day_text, load_door
from handlers.messages import (
    Button,
    DeepLink,
    Incoming,
    Lane,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.seats.loading import lock_own_seat
from handlers.ui.arguments import local_time, require_first_day
from handlers.ui.steps import cancel_button, cancel_message, enter_step, leave_step, step_form
from storage import audit
from storage.accounts import people
from storage.checkin import check_ins, codes, half_days, passes
from storage.database import Session
from storage.models import Door, Person, Seat, Seminar
from storage.models.seat_states import ATTENDING_STATES
from storage.seats import seats
from storage.seminars import seminars

STEP = "check-in-code"
_CANCEL_ROWS = [[cancel_button(STEP, "step-stop")]]

cancel = cancel_message("cancelled", resume=True)
LINK = "k"
_CODE = re.compile(r"(\d{3})[\s-]?(\d{3})", re.ASCII)
_LINK = re.compile(r"(\d{1,9})_(\d{6})", re.ASCII)


# The message of staff.


async def show_code(incoming: Incoming, session: Session, data: ShowCheckInCode) -> list[Reply]:
    """Begin the self check-in; the pressed message shows the code, anew each minute, and stays the last one."""
    view = await load_door(incoming, session, data.seminar)
    require_first_day(view.seminar, incoming.at)
    if not view.half.is_open(incoming.at):
        raise Refusal("code-over", seminar=Translated(view.seminar.title))
    before = await codes.get(session, view.seminar.id)
    new = before is None or before.opened_at is None
    moved = await _moved_away(session, before, view.seminar, incoming)
    door = await codes.open_door(session, view.seminar, incoming.person, incoming.message_id, incoming.at)
    if new:
        subject = f"seminar:{view.seminar.id}"
        await audit.record(session, incoming.person, "self_check_in.opened", subject, incoming.at)
    page = await _code_page(session, door, view.seminar, incoming.at)
    return [page, *moved]


async def _moved_away(
    session: Session, before: Door | None, seminar: Seminar, incoming: Incoming
) -> list[Reply]:
    """The message that showed the code so far: it is not kept up to date any more."""
    reader = await people.get(session, before.person_id) if before and before.person_id else None
    if before is None or reader is None or not before.message_id:
        return []
    if reader is incoming.person and before.message_id == incoming.message_id:
        return []
    rows = [[Button("code-button", ShowCheckInCode(seminar.id))]]
    args = {"seminar": Translated(seminar.title)}
    return [Say("code-elsewhere", args, rows, to=reader, edit=before.message_id)]


async def hide_code(incoming: Incoming, session: Session, data: HideCheckInCode) -> list[Reply]:
    """End the self check-in."""
    view = await load_door(incoming, session, data.seminar)
    door = await codes.get(session, view.seminar.id)
    if door is not None and door.opened_at is not None:
        codes.close_door(door)
        subject = f"seminar:{view.seminar.id}"
        await audit.record(session, incoming.person, "self_check_in.closed", subject, incoming.at)
    return [_closed_page(view.seminar)]


def _closed_page(seminar: Seminar) -> Say:
    rows = [
        [Button("code-button", ShowCheckInCode(seminar.id))],
        [Button("door-button", ShowDoor(seminar.id))],
    ]
    return Say("code-off", {"seminar": Translated(seminar.title)}, rows, edit=True)


async def _code_page(session: Session, door: Door, seminar: Seminar, at: datetime) -> Say:
    minute = codes.minute_of(at)
    code = codes.make_code(door, minute)
    half = half_days.current_half_day(await half_days.load_half_days(session, seminar), at)
    count = await check_ins.count(session, seminar.id, half.number)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "half": half_day_text(seminar, half),
        "code": f"{code[:3]} {code[3:]}",
        "until": local_time(seminar, codes.minute_ends_at(minute)),
        "link": DeepLink(f"{LINK}_{seminar.id}_{code}"),
        "arrived": count.arrived,
        "expected": count.expected,
    }
    rows = [
        [Button("code-stop", HideCheckInCode(seminar.id))],
        [Button("door-button", ShowDoor(seminar.id))],
    ]
    return Say("code-page", args, rows, edit=True)


async def update_codes(session: Session, at: datetime) -> list[Say]:
    """The clock: the messages that show a code show the present one; after the last day the self check-in ends."""
    said = []
    for door, seminar in await codes.list_open(session):
        reader = await people.get(session, door.person_id) if door.person_id else None
        message, minute = door.message_id, codes.minute_of(at)
        over = (await half_days.load_half_days(session, seminar))[-1].closes_at <= at
        if over:
            codes.close_door(door)
        if reader is None or message is None or not (over or door.shown_minute != minute):
            continue
        if not over:
            door.shown_minute = minute
        page = _closed_page(seminar) if over else await _code_page(session, door, seminar, at)
        said.append(_as_edit(page, reader, message, f"code:{seminar.id}:{minute}", at))
    return said


def _as_edit(page: Say, reader: Person, message: int, key: str, at: datetime) -> Say:
    until = None if page.key == "code-off" else codes.minute_ends_at(codes.minute_of(at))
    return Say(
        page.key,
        page.args,
        page.buttons,
        to=reader,
        edit=message,
        dedup_key=key,
        expires_at=until,
        lane=Lane.REMINDER,
    )


# Participants: typed at the step, typed anywhere, or by the link.


async def start(incoming: Incoming, session: Session, data: StartSelfCheckIn) -> list[Reply]:
    """The code on the wall is asked."""
    seminar = await seminars.get(session, data.seminar)
    seat = await seats.of_person(session, data.seminar, incoming.person)
    if seminar is None or seat is None or seat.state not in ATTENDING_STATES:
        raise OutOfDate
    door = await codes.get(session, seminar.id)
    if door is None or door.opened_at is None:
        raise Refusal("self-code-off")
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return [Say("self-code-ask", {"seminar": Translated(seminar.title)}, _CANCEL_ROWS)]


async def prompt(_incoming: Incoming, _session: Session) -> list[Reply]:
    """The code is awaited."""
    return [Say("self-code-awaited", buttons=_CANCEL_ROWS)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The code has come; a wrong one is asked for again."""
    code = _CODE.fullmatch((incoming.text or "").strip())
    if code is None or incoming.media:
        return [Say("self-code-awaited", buttons=_CANCEL_ROWS)]
    seminar = step_form(incoming.person, STEP).get("seminar") or 0
    return [await _check_in(incoming, session, seminar, code[1] + code[2])]


async def claim_code(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Six digits from somebody with a seat where a self check-in is going on, although nothing was asked."""
    code = _CODE.fullmatch((incoming.text or "").strip())
    if code is None or incoming.media or incoming.person.step is not None:
        return None
    for seat, seminar in await seats.list_attending(session, incoming.person):
        door = await codes.get(session, seminar.id)
        if door is not None and door.opened_at is not None and seat.state in ATTENDING_STATES:
            return [await _check_in(incoming, session, seminar.id, code[1] + code[2])]
    return None


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """The link beside the code was opened."""
    found = _LINK.fullmatch(incoming.argument)
    if found is None:
        return [Say("self-code-off")]
    return [await _check_in(incoming, session, int(found[1]), found[2])]


async def _check_in(incoming: Incoming, session: Session, seminar_id: int, code: str) -> Say:
    """Check in whoever sent the code. A no is said, not raised: the wrong code must be counted."""
    seminar = await seminars.get(session, seminar_id)
    door = await codes.get(session, seminar_id) if seminar else None
    if seminar is None or door is None or door.opened_at is None:
        leave_step(incoming.person, STEP)
        return Say("self-code-off")
    seat = await seats.of_person(session, seminar_id, incoming.person)
    if seat is None:
        leave_step(incoming.person, STEP)
        return Say("self-code-no-seat", {"seminar": Translated(seminar.title)})
    await lock_own_seat(incoming, session, seat)
    if seat.state not in ATTENDING_STATES:
        leave_step(incoming.person, STEP)
        return Say("self-code-no-seat", {"seminar": Translated(seminar.title)})
    return await _check_in_seat(incoming, session, door, seminar, seat, code)


async def _check_in_seat(
    incoming: Incoming, session: Session, door: Door, seminar: Seminar, seat: Seat, code: str
) -> Say:
    halves = await half_days.load_half_days(session, seminar)
    half = half_days.current_half_day(halves, incoming.at)
    if not half.is_open(incoming.at):
        leave_step(incoming.person, STEP)
        return Say("self-code-off")
    tries = await passes.get_or_create(session, seat)
    if not passes.may_try_code(tries, incoming.at):
        return Say("self-code-many", {"minutes": int(passes.WRONG_CODES_PERIOD.total_seconds()) // 60})
    if not codes.is_valid_code(door, code, incoming.at):
        passes.record_wrong_code(tries, incoming.at)
        return Say("self-code-wrong")
    arrival = await check_ins.check_in(session, seat, half.number, incoming.at, "code", incoming.person)
    leave_step(incoming.person, STEP)
    return _welcome(DoorView(seminar, half, halves), seat, arrival.check_in.at)


def _welcome(view: DoorView, seat: Seat, at: datetime) -> Say:
    args: dict[str, Value] = {
        "seminar": Translated(view.seminar.title),
        "name": seat.name or Text("name-none"),
        "half": view.label,
        "at": local_time(view.seminar, at),
    }
    return Say("self-code-done", args, keyboard="menu")
