"""The numbered sheet: sent before the day, signed on paper, keyed in afterwards."""

from datetime import timedelta

from handlers.buttons.checkin import (
    ConfirmSheetEntry,
    SendSheet,
    ShowDoor,
    ShowSheet,
    StartSheetEntry,
    UndoSheetEntry,
)
from handlers.buttons.papers import PrintSignatures
from handlers.checkin.loading import DoorView, half_day_text, load_door, view_door
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_CHECK_IN
from handlers.seats import cards
from handlers.ui.arguments import local_time, require_first_day
from handlers.ui.file_names import seminar_file
from handlers.ui.loading import Loader
from handlers.ui.pages import confirm, fingerprint, grid
from handlers.ui.sheet import DataColumn, export_sheet, participant_row, seminar_record
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage import audit
from storage.checkin import check_ins, passes, sheets
from storage.coverage import coverage
from storage.database import Session
from storage.models import Seat, Seminar
from storage.models.seat_states import HANDED_OVER
from storage.seats import seats

STEP = "sheet"
SHEET_COLUMNS = (
    "sheet-column-number",
    "column-name",
    "column-position",
    "column-unit",
    "column-rayon",
    "column-phone",
)
"""Then one to sign in for each day, as on the printed signature sheet."""
MAX_DAYS = 4
"""Columns to sign in."""
MAX_NAMES = 60
"""So many names are listed before the entry is confirmed."""
ENTRY = Loader(sheets.get)


async def show(incoming: Incoming, session: Session, data: ShowSheet) -> list[Reply]:
    """What the sheet is for, and what can be done with it."""
    return [
        await _sheet_page(session, await load_door(incoming, session, data.seminar, data.half), edit=True)
    ]


async def _sheet_page(session: Session, view: DoorView, *, edit: bool = False) -> Say:
    seminar, half = view.seminar.id, view.half.number
    last = await passes.highest_number(session, seminar)
    args: dict[str, Value] = {
        "seminar": Translated(view.seminar.title),
        "half": view.label,
        "last": Text("sheet-last", {"last": last}) if last else Text("sheet-last-none"),
    }
    others = [one for one in view.half_days if one is not view.half]
    rows = [
        [Button("sheet-key-in", StartSheetEntry(seminar, half), style="primary")],
        [Button("sheet-send", SendSheet(seminar)), Button("sheet-print", PrintSignatures(seminar))],
        *grid(
            (Button(half_day_text(view.seminar, one), ShowSheet(seminar, one.number)) for one in others), 2
        ),
        [Button("door-button", ShowDoor(seminar, view.shown_half))],
    ]
    return Say("sheet", args, rows, edit=edit)


def signature_days(seminar: Seminar) -> list[Text]:
    """The days of the seminar, as far as there is room for a column each."""
    first, last = (local_time(seminar, moment) for moment in (seminar.starts_at, seminar.ends_at))
    number = min((last.date() - first.date()).days + 1, MAX_DAYS)
    return [Text("papers-sign-day", {"starts": first + timedelta(days=day)}) for day in range(number)]


def _signature_columns(seminar: Seminar) -> list[str | DataColumn]:
    days = signature_days(seminar)
    if len(days) == 1:
        return ["sheet-column-signature"]
    return [
        DataColumn(f"signature-{place}", Text("sheet-column-signature-day", day.args))
        for place, day in enumerate(days)
    ]


async def send(incoming: Incoming, session: Session, data: SendSheet) -> list[Reply]:
    """The numbered list as a spreadsheet, for paper: every line with a place for the signature."""
    view = await load_door(incoming, session, data.seminar)
    seminar = view.seminar
    numbers = await passes.sheet_numbers(session, seminar.id)
    listed = await coverage.list_participants(session, seminar.id)
    listed.sort(key=lambda one: numbers[one.seat.id])
    rows = [participant_row(one, seminar, {"sheet-column-number": numbers[one.seat.id]}) for one in listed]
    record = seminar_record(seminar, "sheet.exported", rows=len(rows))
    file = seminar_file(seminar, "sheet-title")
    columns = [*SHEET_COLUMNS, *_signature_columns(seminar)]
    document = await export_sheet(incoming, session, record, file, "sheet-title", columns, rows)
    return [Say("sheet-sent", {"seminar": Translated(seminar.title), "number": len(rows)}, document=document)]


# Keying it in.


async def start(incoming: Incoming, session: Session, data: StartSheetEntry) -> list[Reply]:
    """The numbers that are signed are asked."""
    view = await load_door(incoming, session, data.seminar, data.half)
    require_first_day(view.seminar, incoming.at)
    enter_step(incoming.person, STEP, seminar=view.seminar.id, half=view.half.number)
    return [await _prompt_message(session, view)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """The numbers are awaited."""
    return [await _prompt_message(session, await _entered_door(incoming, session))]


async def _entered_door(incoming: Incoming, session: Session) -> DoorView:
    form = step_form(incoming.person, STEP)
    return await load_door(incoming, session, form.get("seminar") or 0, form.get("half"))


async def _prompt_message(session: Session, view: DoorView) -> Say:
    last = await passes.highest_number(session, view.seminar.id)
    if not last:
        raise Refusal("sheet-unnumbered")
    args: dict[str, Value] = {"seminar": Translated(view.seminar.title), "half": view.label, "last": last}
    return Say("sheet-ask", args, [[cancel_button(STEP, "step-stop")]])


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Nothing is keyed in."""
    view = await load_door(incoming, session, form.get("seminar") or 0, form.get("half"))
    return [await _sheet_page(session, view, edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The numbers have come: who they are is shown before anything is recorded."""
    view = await _entered_door(incoming, session)
    numbers = _parse(incoming.text or "")
    found = await _find_all(session, view, numbers)
    form = step_form(incoming.person, STEP)
    enter_step(incoming.person, STEP, **{**form, "numbers": numbers})
    return [await _preview(session, view, found)]


def _parse(typed: str) -> list[int]:
    try:
        return sheets.parse_numbers(typed)
    except sheets.InvalidNumbers as wrong:
        raise Refusal(f"sheet-wrong-{wrong.mistake}", part=wrong.part[:40], most=sheets.MAX_NUMBER) from None


async def _find_all(session: Session, view: DoorView, numbers: list[int]) -> dict[int, Seat]:
    """Number -> seat. Raises Refusal that names the numbers that are not on the sheet."""
    found = await passes.find_by_numbers(session, view.seminar.id, {*numbers})
    if missing := [number for number in numbers if number not in found]:
        last = await passes.highest_number(session, view.seminar.id)
        raise Refusal("sheet-unknown", numbers=sheets.format_numbers(missing)[:80], last=last)
    for number, seat in found.items():
        if seat.state == HANDED_OVER:
            raise Refusal("sheet-handed-over", number=number, name=seat.name or Text("name-none"))
    return found


async def _preview(session: Session, view: DoorView, found: dict[int, Seat]) -> Say:
    ids = [seat.id for seat in found.values()]
    listed = await check_ins.list_expected(session, view.seminar.id, view.half.number, ids)
    there = {one.seat.id for one in listed if one.check_in is not None}
    lines = [await _preview_line(session, view, number, seat, there) for number, seat in found.items()]
    if len(lines) > MAX_NAMES:
        lines = [*lines[:MAX_NAMES], Text("and-more", {"number": len(lines) - MAX_NAMES})]
    args: dict[str, Value] = {
        "half": view.label,
        "new": len({*ids} - there),
        "known": len(there),
        "list": Lines(lines),
    }
    yes = ConfirmSheetEntry(view.seminar.id, view.half.number, _fingerprint(found))
    no = StartSheetEntry(view.seminar.id, view.half.number)
    return confirm("sheet-preview", args, yes, no, style="success", edit=False)


def _fingerprint(found: dict[int, Seat]) -> str:
    return fingerprint(*((number, seat.id) for number, seat in sorted(found.items())))


async def _preview_line(session: Session, view: DoorView, number: int, seat: Seat, there: set[int]) -> Text:
    args = await cards.seat_args(session, view.seminar, seat)
    mark = Text("mark-there" if seat.id in there else "mark-expected")
    return Text("sheet-line", {**args, "number": number, "mark": mark})


async def apply(incoming: Incoming, session: Session, data: ConfirmSheetEntry) -> list[Reply]:
    """Check in everybody who was shown, as one entry."""
    view = await load_door(incoming, session, data.seminar, data.half)
    numbers = step_form(incoming.person, STEP).get("numbers")
    if not isinstance(numbers, list) or not numbers:
        raise OutOfDate
    found = await _find_all(session, view, numbers)
    if _fingerprint(found) != data.fingerprint:
        return [await _preview(session, view, found)]
    made = await _apply(incoming, session, view, found)
    leave_step(incoming.person, STEP)
    args: dict[str, Value] = {"new": len(made.new), "known": len(made.known), "half": view.label}
    count = await check_ins.count(session, view.seminar.id, view.half.number)
    rows = [
        [Button(".undo", UndoSheetEntry(made.entry.id))],
        [Button("door-button", ShowDoor(view.seminar.id, view.shown_half))],
    ]
    return [Say("sheet-done", args | {"arrived": count.arrived, "expected": count.expected}, rows, edit=True)]


async def _apply(
    incoming: Incoming, session: Session, view: DoorView, found: dict[int, Seat]
) -> sheets.AppliedEntry:
    unique = list({seat.id: seat for seat in found.values()}.values())
    typed = sheets.format_numbers(found)
    try:
        made = await sheets.apply(session, unique, view.half.number, typed, incoming.at, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("seat-decided") from None
    except seats.SeminarFull:
        raise Refusal("seminar-full") from None
    except seats.UnitFull as full:
        args = await cards.seat_args(session, view.seminar, full.seats[0])
        raise Refusal("duplicate-unit-full", **args) from None
    detail = {"half": view.half.number, "numbers": typed, "new": len(made.new)}
    subject = f"seminar:{view.seminar.id}"
    await audit.record(session, incoming.person, "sheet.applied", subject, incoming.at, **detail)
    return made


async def undo(incoming: Incoming, session: Session, data: UndoSheetEntry) -> list[Reply]:
    """Undo the whole entry; who was checked in otherwise besides stays so."""
    entry, seminar = await ENTRY.load(incoming, session, data.sheet_entry, CAN_CHECK_IN)
    view = await view_door(incoming, session, seminar, entry.half_day)
    if entry.undone_at is None:
        number = await sheets.undo(session, entry, incoming.at, incoming.person)
        subject, detail = f"seminar:{seminar.id}", {"entry": entry.id, "undone": number}
        await audit.record(session, incoming.person, "sheet.undone", subject, incoming.at, **detail)
    count = await check_ins.count(session, seminar.id, entry.half_day)
    args: dict[str, Value] = {
        "numbers": entry.numbers,
        "half": view.label,
        "arrived": count.arrived,
        "expected": count.expected,
    }
    rows = [[Button("door-button", ShowDoor(seminar.id, view.shown_half))]]
    return [Say("sheet-undone", args, rows, edit=True)]
