"""Spreadsheets of people and places; telephone numbers are included only for those who may see them.

A column is named by the text key of its heading. Cells of the columns in `CELLS` are computed from the row's person and
place; cells of other columns are passed with the row.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.button_data import ButtonData, SheetForm
from handlers.messages import (
    Button,
    FileName,
    Incoming,
    PrintedSheet,
    Reply,
    Say,
    Sheet,
    Text,
    Toast,
    Translated,
    Value,
)
from handlers.permissions import CAN_SEE_EVERYONE, ORGANISERS, is_within, visible_rayons
from handlers.ui.arguments import local_time, seminar_times, unit_full_name, unit_name
from storage import audit
from storage.coverage import coverage
from storage.coverage.coverage import Participant
from storage.database import Session
from storage.models import Seat, Seminar, Unit
from storage.models.seat_states import ATTENDING_STATES
from storage.seminars import seminars
from storage.units import units

OPTIONAL_CELLS: Mapping[str, Callable[[Seat], Value]] = {
    "column-sex": lambda seat: Text(f"sex-{seat.sex}") if seat.sex else "",
}
"""Column of an optional registration field -> function that returns the cell of a seat."""
SEAT_COLUMNS = (
    "column-number",
    "column-name",
    "column-position",
    "column-office",
    "column-unit",
    "column-rayon",
    "column-oblast",
    "column-phone",
    *OPTIONAL_CELLS,
    "column-language",
    "column-registered",
    "column-reachable",
)
"""Columns of a list of people with a seat (`participant_row`)."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: a person, or a place without a known person, with further cells."""

    name: str | None = None
    phone: str | None = None
    office: str | None = None
    unit_code: str | None = None
    organisation: str | None = None
    position: str | None = None
    cells: Mapping[str, Value] = field(default_factory=dict)
    """Column -> cell, for columns that are not in CELLS, or overriding those that are."""
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column whose heading is data, such as an extra question of the seminar."""

    key: str
    """Key of the column in `SheetRow.cells`."""
    head: Translated | Text


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """Entry of the audit log for an exported list."""

    action: str
    subject: str
    seminar_id: int | None
    """Seminar whose roles decide on telephone numbers: organisers see all, coordinators those of their own rayons.
    None: only organisers of all seminars see all."""
    detail: Mapping[str, object] = field(default_factory=dict)


def seminar_record(seminar: Seminar, action: str, **detail: object) -> ExportRecord:
    """Return the audit log entry for an exported list of one seminar."""
    return ExportRecord(action, f"seminar:{seminar.id}", seminar.id, detail)


# Rows.


def seat_row(seat: Seat, seminar: Seminar, cells: Mapping[str, Value] | None = None) -> SheetRow:
    """Return the row of a seat, with its state, optional fields and time of registration."""
    defaults: dict[str, Value] = {
        "column-state": state_text(coverage.shown_state(seat)),
        **{column: cell(seat) for column, cell in OPTIONAL_CELLS.items()},
        "column-registered": time_cell(seat.registered_at, seminar.timezone),
    }
    person = (seat.name, seat.phone, seat.office, seat.unit_code, seat.organisation, seat.position)
    return SheetRow(*person, {**defaults, **(cells or {})})


def participant_row(
    participant: Participant, seminar: Seminar, cells: Mapping[str, Value] | None = None
) -> SheetRow:
    """Return the row of a participant, for SEAT_COLUMNS."""
    defaults: dict[str, Value] = {
        "column-language": Text(f"language-name-{participant.language}") if participant.language else "",
        "column-reachable": Text(
            f"unreachable-{participant.unreachable_reason}" if participant.unreachable else "reachable-yes"
        ),
    }
    return seat_row(participant.seat, seminar, {**defaults, **(cells or {})})


async def visible_participants(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    states: Sequence[str] = ATTENDING_STATES,
    whole: Collection[str] = CAN_SEE_EVERYONE,
) -> list[Participant]:
    """Return participants in these states: all for the roles in `whole`, those of their own rayons for a coordinator.

    For a list with telephone numbers, pass ORGANISERS as `whole`.
    """
    rayons = visible_rayons(incoming, seminar.id, whole)
    listed = await coverage.list_participants(session, seminar.id, states)
    return [
        participant for participant in listed if await is_within(session, participant.seat.unit_code, rayons)
    ]


def state_text(state: str) -> Text:
    """Return the text of a seat's state, as in lists."""
    return Text(f"invitee-is-{state.replace('_', '-')}")


def office_kind(office: str) -> Text:
    """Return the text of a kind of office."""
    return Text(f"office-{office.replace('_', '-')}")


def time_cell(moment: datetime | None, timezone: str) -> Value:
    """Return the moment in the time zone as a cell that sorts by time, or an empty value for None."""
    return moment.astimezone(ZoneInfo(timezone)) if moment else ""


# Cells.


@dataclass(frozen=True, slots=True)
class _LocatedRow:
    row: SheetRow
    number: int
    lineage: Sequence[Unit]
    """The row's unit after its ancestors, topmost first."""

    @property
    def unit(self) -> Unit | None:
        return self.lineage[-1] if self.lineage else None

    def at_level(self, *levels: str) -> Unit | None:
        return next((unit for unit in self.lineage if unit.level in levels), None)


def _position(located: _LocatedRow) -> Value:
    return Text(f"position-{located.row.position}") if located.row.position else ""


def _office(located: _LocatedRow) -> Value:
    return office_kind(located.row.office) if located.row.office else ""


def _municipality(located: _LocatedRow) -> Value:
    unit = located.at_level(*units.MUNICIPALITY_LEVELS, units.UNLISTED)
    return unit_full_name(unit) if unit else located.row.organisation or ""


def _area(located: _LocatedRow) -> Value:
    """Return the rayon, or the unit itself for an oblast and for a city outside any rayon."""
    unit = located.at_level("rayon", "city") or located.unit
    return unit_name(unit) if unit else ""


def _rayon(located: _LocatedRow) -> Value:
    unit = located.at_level("rayon")
    return unit_name(unit) if unit else ""


def _oblast(located: _LocatedRow) -> Value:
    unit = located.at_level("oblast")
    return unit_name(unit) if unit else ""


CELLS: Mapping[str, Callable[[_LocatedRow], Value]] = {
    "column-number": lambda one: one.number,
    "column-name": lambda one: one.row.name or "",
    "column-position": _position,
    "column-office": _office,
    "column-unit": _municipality,
    "column-rayon": _area,
    "column-oblast": _oblast,
    "column-phone": lambda one: one.row.phone or "",
    # Columns of a list of invitees, which can be imported again (`bot.imports.headers`).
    "invitee-rayon": _rayon,
    "invitee-unit": lambda one: units.kind_names(one.unit)["ky"] if one.unit else one.row.organisation or "",
    "invitee-unit-two": lambda one: units.kind_names(one.unit)["ru"] if one.unit else "",
    "invitee-code": lambda one: one.unit.code if one.unit else "",
    "invitee-office": _office,
    "invitee-position": _position,
    "invitee-name": lambda one: one.row.name or "",
    "invitee-phone": lambda one: one.row.phone or "",
}
"""Column -> function that returns the cell from the row's person and place."""
PHONE_COLUMNS = frozenset({"column-phone", "invitee-phone"})
"""Columns with telephone numbers: a sheet with one is confidential."""


# The sheet.


async def export_sheet(
    incoming: Incoming,
    session: Session,
    record: ExportRecord,
    name: FileName,
    title: str,
    columns: Sequence[str | DataColumn],
    rows: Sequence[SheetRow],
) -> Sheet:
    """Build a spreadsheet with the telephone numbers that the person may see, and record the export."""
    await audit.record(session, incoming.person, record.action, record.subject, incoming.at, **record.detail)
    rayons = visible_rayons(incoming, record.seminar_id or 0, ORGANISERS)
    seminar = await seminars.get(session, record.seminar_id) if record.seminar_id else None
    subtitle = sheet_subtitle(seminar, incoming.at) if seminar else ""
    return await build_sheet(session, name, title, columns, rows, phones_of=rayons, subtitle=subtitle)


def sheet_messages(
    key: str, args: Mapping[str, Value], sheet: Sheet, data: ButtonData, form: SheetForm
) -> list[Reply]:
    """Return the message with a list: as a spreadsheet with a button for the print, or as a print.

    `data`: the pressed button, which has a field `form`.
    """
    if form == "pdf":
        return [Toast("papers-drawing"), Say(key, args, document=PrintedSheet(sheet.name, sheet))]
    return [Say(key, args, [[Button("print-list-button", data.replace(form="pdf"))]], document=sheet)]


def sheet_subtitle(seminar: Seminar, at: datetime) -> Text:
    """Return what stands below the title of a printed list: of which seminar, and when it was made."""
    made = {"seminar": Translated(seminar.title), "moment": local_time(seminar, at)}
    return Text("sheet-subtitle", {**made, **seminar_times(seminar)})


async def build_sheet(
    session: Session,
    name: FileName,
    title: str | Translated,
    columns: Sequence[str | DataColumn],
    rows: Sequence[SheetRow],
    *,
    phones_of: frozenset[str] | None = frozenset(),
    subtitle: Value = "",
) -> Sheet:
    """Build a spreadsheet with these columns.

    `name`: of the file; `title` and `subtitle`: of the sheet. `phones_of`: codes of the rayons whose telephone
    numbers are included; None: all.
    """
    cells = [
        await _cells(session, row, columns, number, phones_of) for number, row in enumerate(rows, start=1)
    ]
    head = tuple(column.head if isinstance(column, DataColumn) else column for column in columns)
    highlighted = frozenset(index for index, row in enumerate(rows) if row.highlighted)
    confidential = phones_of != frozenset() and not PHONE_COLUMNS.isdisjoint(head)
    return Sheet(name, title, head, cells, highlighted, confidential=confidential, subtitle=subtitle)


async def _cells(
    session: Session,
    row: SheetRow,
    columns: Sequence[str | DataColumn],
    number: int,
    phones_of: frozenset[str] | None,
) -> list[Value]:
    lineage = await units.lineage(session, row.unit_code) if row.unit_code else []
    shows_phone = phones_of is None or any(unit.code in phones_of for unit in lineage)
    located = _LocatedRow(row if shows_phone else replace(row, phone=None), number, lineage)
    return [_cell(located, column.key if isinstance(column, DataColumn) else column) for column in columns]


def _cell(located: _LocatedRow, column: str) -> Value:
    if column in located.row.cells:
        return located.row.cells[column]
    return CELLS[column](located) if column in CELLS else ""
