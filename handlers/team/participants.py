"""The list of participants for staff, and its export as a spreadsheet."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.buttons.seats import SearchSeats, ShowSeat
from handlers.buttons.team import ExportParticipants, ListParticipants, ShowSeminarForStaff
from handlers.checkin.loading import arrival_cell, arrived_line, counted_half_day, half_day_text
from handlers.messages import Button, Incoming, Lines, Reply, Text, Translated, Value
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_SEATS, ORGANISERS, load_seminar, visible_rayons
from handlers.seats.extra_questions import answers_of_seat
from handlers.ui.arguments import local_time
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import grid, list_page, paginate
from handlers.ui.place_picker import unit_with_parent
from handlers.ui.sheet import (
    SEAT_COLUMNS,
    DataColumn,
    export_sheet,
    participant_row,
    seminar_record,
    sheet_messages,
    visible_participants,
)
from storage.checkin import check_ins, half_days, passes
from storage.checkin.half_days import HalfDay
from storage.coverage import coverage
from storage.database import Session
from storage.models import Seat, Seminar, Unit, seat_states
from storage.seats import extra_questions
from storage.units import units

PAGE_SIZE = 15


async def list_participants(incoming: Incoming, session: Session, data: ListParticipants) -> list[Reply]:
    """Show a page of the participants that this staff member may see."""
    seminar = await load_seminar(incoming, session, CAN_SEE_SEATS, data.seminar)
    listed = await visible_participants(incoming, session, seminar)
    known = await _load_units(session, listed)
    listed = sorted(listed, key=lambda participant: _sort_key(participant, known))
    places = {participant.seat.id: place for place, participant in enumerate(listed)}
    place = places.get(data.seat or 0)
    shown = paginate(listed, data.page if place is None else place // PAGE_SIZE, PAGE_SIZE)
    on_sheet = await passes.given_numbers(session, seminar.id)
    labels = _labels(listed, on_sheet)
    numbered = [(labels[participant.seat.id], participant) for participant in shown.rows]
    arrivals = await _load_arrivals(incoming, session, seminar)
    numbers = [
        Button(Translated({"en": number}), ShowSeat(participant.seat.id)) for number, participant in numbered
    ]
    below = [[Button("staff-find", SearchSeats(seminar.id))]]
    if incoming.has_role(CAN_FOLLOW_UP, seminar.id):
        below[0].append(Button("staff-export-button", ExportParticipants(seminar.id)))
    message = list_page(
        "staff-people",
        {
            "seminar": Translated(seminar.title),
            "arrived": Lines(
                [
                    *_arrival_lines(seminar, arrivals, listed),
                    *([Text("staff-people-numbers")] if on_sheet and listed else []),
                ]
            ),
        },
        shown,
        lines=[
            _arrival_text(seminar, arrivals, participant, _participant_line(number, participant, known))
            for number, participant in numbered
        ],
        empty="staff-nobody",
        buttons=grid(numbers, 5),
        turn=ListParticipants(seminar.id),
        below=[*below, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]],
        edit=data.page is not None,
    )
    return [message]


def _sort_key(participant: coverage.Participant, known: dict[str, Unit]) -> tuple[str, ...]:
    """Sort by oblast, rayon, place and name, for looking people up at the door."""
    line = _lineage(participant.seat.unit_code, known)
    return (*(unit.code for unit in reversed(line)), participant.seat.name or "")


def _labels(listed: Sequence[coverage.Participant], on_sheet: Mapping[int, int]) -> dict[int, str]:
    """Return seat id -> its number in the list: that on the sheet, which the door takes too, once there is a sheet.

    Seats that came later and have no number yet are "+1", "+2".
    """
    if not on_sheet:
        return {participant.seat.id: str(place) for place, participant in enumerate(listed, start=1)}
    late = [participant.seat.id for participant in listed if participant.seat.id not in on_sheet]
    found = {seat_id: str(number) for seat_id, number in on_sheet.items()}
    return found | {seat_id: f"+{place}" for place, seat_id in enumerate(late, start=1)}


async def _begun_half_days(incoming: Incoming, session: Session, seminar: Seminar) -> list[HalfDay]:
    """Return the half days at which arrivals could be recorded so far."""
    known = await half_days.load_half_days(session, seminar)
    return [half for half in known if half.opens_at <= incoming.at]


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """What a list says of arrivals: it counts one half day, or the whole seminar once that has ended."""

    at: datetime
    """When the list is shown."""
    begun: Sequence[HalfDay]
    counted: HalfDay | None
    times: Mapping[tuple[int, int], datetime]

    def has_arrived(self, seat: Seat) -> bool:
        """Whether the seat's holder counts as arrived."""
        if self.counted is None:
            return seat.state == seat_states.ARRIVED
        return (seat.id, self.counted.number) in self.times

    def shown(self, seat: Seat) -> tuple[HalfDay, datetime] | None:
        """The half day and the time to be shown: of the half day that is counted, else the first one."""
        found = [
            (half, self.times[seat.id, half.number])
            for half in self.begun
            if (seat.id, half.number) in self.times
        ]
        return next((one for one in found if one[0] is self.counted), found[0] if found else None)


async def _load_arrivals(incoming: Incoming, session: Session, seminar: Seminar) -> _Arrivals:
    begun = await _begun_half_days(incoming, session, seminar)
    counted = counted_half_day(seminar, begun, incoming.at) if begun else None
    return _Arrivals(incoming.at, begun, counted, await check_ins.list_times(session, seminar.id))


def _arrival_lines(
    seminar: Seminar, arrivals: _Arrivals, listed: Sequence[coverage.Participant]
) -> list[Text]:
    """Return the line with the number of people who have arrived; nothing before the first day."""
    if not listed or not arrivals.begun:
        return []
    arrived = sum(arrivals.has_arrived(participant.seat) for participant in listed)
    return [arrived_line(seminar, arrivals.counted, {"arrived": arrived, "expected": len(listed)})]


def _arrival_text(
    seminar: Seminar, arrivals: _Arrivals, participant: coverage.Participant, line: Text
) -> Text:
    """Return the line of a participant with a mark and the hour if they have arrived, with the day if it is another."""
    if participant.seat.state != seat_states.ARRIVED:
        return line
    has_arrived, shown = arrivals.has_arrived(participant.seat), arrivals.shown(participant.seat)
    if shown is None or (has_arrived and not shown[0].is_open(shown[1])):
        # The time was removed, or is that of the entry.
        return Text("staff-person-arrived", {"person": line})
    half, at = shown
    args = {"at": local_time(seminar, at if half.is_open(at) else half.opens_at)}
    is_today = args["at"].date() == local_time(seminar, arrivals.at).date()
    when = "hour" if has_arrived and is_today else "day-hour" if half.is_open(at) else "day"
    key = "staff-person-arrived-at" if has_arrived else "staff-person-came"
    return Text(key, {"person": line, "marked": Text(f"arrival-{when}", args)})


def _participant_line(number: str, participant: coverage.Participant, known: dict[str, Unit]) -> Text:
    seat = participant.seat
    unit = known.get(seat.unit_code or "")
    parent = known.get(unit.parent_code or "") if unit else None
    place: Value = seat.organisation or Text(f"office-{seat.office.replace('_', '-')}")
    if unit is not None:
        place = unit_with_parent(unit, parent)
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
    numbers = await passes.given_numbers(session, seminar.id)
    columns: list[str | DataColumn] = [*SEAT_COLUMNS]
    if numbers:  # the door takes no other numbers
        columns[columns.index("column-number")] = "column-sheet-number"
        listed.sort(key=lambda participant: numbers.get(participant.seat.id, math.inf))
    begun = await _begun_half_days(incoming, session, seminar)
    columns += [DataColumn(f"half-{half.number}", _arrival_head(seminar, half, begun)) for half in begun]
    columns += [DataColumn(f"{question.id}", Translated(question.title)) for question in questions]
    times = await check_ins.list_times(session, seminar.id)
    rows = [
        participant_row(
            participant,
            seminar,
            {
                "column-sheet-number": numbers.get(participant.seat.id, ""),
                **_arrival_cells(seminar, participant, begun, times),
                **await _answer_cells(session, participant),
            },
        )
        for participant in listed
    ]
    rayons = sorted(visible_rayons(incoming, seminar.id, ORGANISERS) or ())
    record = seminar_record(seminar, "participants.exported", rows=len(rows), rayons=rayons)
    file = seminar_file(seminar, "export-title")
    sheet = await export_sheet(incoming, session, record, file, "export-title", columns, rows)
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "number": len(rows)}
    return sheet_messages("staff-export", args, sheet, data, data.form)


def _arrival_head(seminar: Seminar, half: HalfDay, begun: Sequence[HalfDay]) -> Text:
    """Return the head of a half day's column; the day need not be named if it is the only one."""
    if len(begun) == 1 and half.part == "whole":
        return Text("column-arrived")
    return Text("column-arrived-at", {"half": half_day_text(seminar, half)})


def _arrival_cells(
    seminar: Seminar,
    participant: coverage.Participant,
    begun: Sequence[HalfDay],
    times: Mapping[tuple[int, int], datetime],
) -> dict[str, Value]:
    """Return the hour of arrival on each half day; only that they arrived where the times were removed."""
    seat = participant.seat
    cells: dict[str, Value] = {
        f"half-{half.number}": arrival_cell(seminar, half, times[seat.id, half.number])
        for half in begun
        if (seat.id, half.number) in times
    }
    if begun and not cells and seat.state == seat_states.ARRIVED:
        cells[f"half-{begun[0].number}"] = Text("arrived-untimed")
    return cells


async def _answer_cells(session: Session, participant: coverage.Participant) -> dict[str, Value]:
    return {f"{question.id}": answer for question, answer in await answers_of_seat(session, participant.seat)}


def _lineage(code: str | None, known: dict[str, Unit]) -> list[Unit]:
    line: list[Unit] = []
    while code and code in known and len(line) < 5:
        line.append(known[code])
        code = known[code].parent_code
    return line
