"""The list of participants for staff, and its export as a spreadsheet."""

from handlers.buttons.seats import SearchSeats, ShowSeat
from handlers.buttons.team import ExportParticipants, ListParticipants, ShowSeminarForStaff
from handlers.messages import Button, Incoming, Reply, Text, Translated, Value
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_SEATS, ORGANISERS, load_seminar, visible_rayons
from handlers.seats.extra_questions import answers_of_seat
from handlers.ui.arguments import unit_name
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import grid, list_page, paginate
from handlers.ui.sheet import (
    SEAT_COLUMNS,
    DataColumn,
    export_sheet,
    participant_row,
    seminar_record,
    sheet_messages,
    visible_participants,
)
from storage.coverage import coverage
from storage.database import Session
from storage.models import Unit
from storage.seats import extra_questions
from storage.units import units

PAGE_SIZE = 15


async def list_participants(incoming: Incoming, session: Session, data: ListParticipants) -> list[Reply]:
    """Show a page of the participants that this staff member may see."""
    seminar = await load_seminar(incoming, session, CAN_SEE_SEATS, data.seminar)
    listed = await visible_participants(incoming, session, seminar)
    known = await _load_units(session, listed)
    shown = paginate(
        sorted(listed, key=lambda participant: _sort_key(participant, known)), data.page, PAGE_SIZE
    )
    numbered = [*enumerate(shown.rows, start=shown.start + 1)]
    numbers = [
        Button(Translated({"en": str(number)}), ShowSeat(participant.seat.id))
        for number, participant in numbered
    ]
    below = [[Button("staff-find", SearchSeats(seminar.id))]]
    if incoming.has_role(CAN_FOLLOW_UP, seminar.id):
        below[0].append(Button("staff-export-button", ExportParticipants(seminar.id)))
    page = list_page(
        "staff-people",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=[_participant_line(number, participant, known) for number, participant in numbered],
        empty="staff-nobody",
        buttons=grid(numbers, 5),
        turn=ListParticipants(seminar.id),
        below=[*below, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]],
        edit=data.page is not None,
    )
    return [page]


def _sort_key(participant: coverage.Participant, known: dict[str, Unit]) -> tuple[str, ...]:
    """Sort by oblast, rayon, place and name, for looking people up at the door."""
    line = _lineage(participant.seat.unit_code, known)
    return (*(unit.code for unit in reversed(line)), participant.seat.name or "")


def _participant_line(number: int, participant: coverage.Participant, known: dict[str, Unit]) -> Text:
    seat = participant.seat
    unit = known.get(seat.unit_code or "")
    parent = known.get(unit.parent_code or "") if unit else None
    place: Value = seat.organisation or Text(f"office-{seat.office.replace('_', '-')}")
    if unit is not None:
        place = (
            Text("unit-with-parent", {"name": unit_name(unit), "parent": unit_name(parent)})
            if parent
            else unit_name(unit)
        )
    args: dict[str, Value] = {
        "number": number,
        "name": seat.name or Text("name-none"),
        "place": place,
        "position": Text(f"position-{seat.position or 'other'}"),
    }
    return Text("staff-person-unreachable" if participant.unreachable else "staff-person", args)


async def _load_units(session: Session, listed: list[coverage.Participant]) -> dict[str, Unit]:
    """Load the units of these participants, with all units above them."""
    known: dict[str, Unit] = {}
    codes = {participant.seat.unit_code for participant in listed if participant.seat.unit_code}
    while codes:
        found = await units.by_codes(session, codes)
        known |= found
        codes = {unit.parent_code for unit in found.values() if unit.parent_code} - known.keys()
    return known


async def export_participants(incoming: Incoming, session: Session, data: ExportParticipants) -> list[Reply]:
    """Export the participants with telephone numbers as a spreadsheet in the sender's language; audited."""
    seminar = await load_seminar(incoming, session, CAN_FOLLOW_UP, data.seminar)
    listed = await visible_participants(incoming, session, seminar, whole=ORGANISERS)
    questions = await extra_questions.of_seminar(session, seminar.id)
    columns: list[str | DataColumn] = [*SEAT_COLUMNS]
    columns += [DataColumn(f"{question.id}", Translated(question.title)) for question in questions]
    rows = [
        participant_row(participant, seminar, await _answer_cells(session, participant))
        for participant in listed
    ]
    rayons = sorted(visible_rayons(incoming, seminar.id, ORGANISERS) or ())
    record = seminar_record(seminar, "participants.exported", rows=len(rows), rayons=rayons)
    file = seminar_file(seminar, "export-title")
    sheet = await export_sheet(incoming, session, record, file, "export-title", columns, rows)
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "number": len(rows)}
    return sheet_messages("staff-export", args, sheet, data, data.form)


async def _answer_cells(session: Session, participant: coverage.Participant) -> dict[str, Value]:
    return {f"{question.id}": answer for question, answer in await answers_of_seat(session, participant.seat)}


def _lineage(code: str | None, known: dict[str, Unit]) -> list[Unit]:
    line: list[Unit] = []
    while code and code in known and len(line) < 5:
        line.append(known[code])
        code = known[code].parent_code
    return line
