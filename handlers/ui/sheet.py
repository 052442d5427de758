"""Spreadsheets of people and places: columns by name, and telephones only for whoever may see them.

A column's name is the text of its head. What stands in the columns of `CELLS` follows from the row's person and place;
what stands in any other is given with the row.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.messages import Incoming, Sheet, Text, Translated, Value
from handlers.permissions import CAN_SEE_EVERYONE, ORGANISERS, is_within, visible_rayons
from handlers.ui.arguments import unit_full_name, unit_name
from storage import audit
from storage.coverage import coverage
from storage.coverage.coverage import Participant
from storage.database import Session
from storage.models import Seat, Seminar, Unit
from storage.models.seat_states import ATTENDING_STATES
from storage.units import units

OPTIONAL_CELLS: Mapping[str, Callable[[Seat], Value]] = {
    "column-sex": lambda seat: Text(f"sex-{seat.sex}") if seat.sex else "",
}
"""Columns of the optional fields of a registration -> what stands there."""
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
    """A person, or a place where nobody is known, and what else the list says of them."""

    name: str | None = None
    phone: str | None = None
    office: str | None = None
    unit_code: str | None = None
    organisation: str | None = None
    position: str | None = None
    cells: Mapping[str, Value] = field(default_factory=dict)
    """Column -> what stands there, for columns that CELLS has not, or in place of what CELLS says."""
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column whose head is data, such as a question of the seminar's own."""

    key: str
    """Its name in `SheetRow.cells`."""
    head: Translated


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """What the audit log says of a list that somebody takes out."""

    action: str
    subject: str
    seminar_id: int | None
    """Its organisers see all telephones, a coordinator those of the own rayons; None: who organises all seminars."""
    detail: Mapping[str, object] = field(default_factory=dict)


def seminar_record(seminar: Seminar, action: str, **detail: object) -> ExportRecord:
    """What the audit log says of a list of one seminar."""
    return ExportRecord(action, f"seminar:{seminar.id}", seminar.id, detail)


# Rows.


def seat_row(seat: Seat, seminar: Seminar, cells: Mapping[str, Value] | None = None) -> SheetRow:
    """A row of a seat, with its state and when it came to be."""
    own: dict[str, Value] = {
        "column-state": state_text(seat.state),
        **{column: cell(seat) for column, cell in OPTIONAL_CELLS.items()},
        "column-registered": time_cell(seat.created_at, seminar.timezone),
    }
    person = (seat.name, seat.phone, seat.office, seat.unit_code, seat.organisation, seat.position)
    return SheetRow(*person, {**own, **(cells or {})})


def participant_row(one: Participant, seminar: Seminar, cells: Mapping[str, Value] | None = None) -> SheetRow:
    """A row of a seat and of what is known of the person: SEAT_COLUMNS."""
    own: dict[str, Value] = {
        "column-language": one.language or "",
        "column-reachable": Text("reachable-no" if one.unreachable else "reachable-yes"),
    }
    return seat_row(one.seat, seminar, {**own, **(cells or {})})


async def visible_participants(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    states: Sequence[str] = ATTENDING_STATES,
    whole: Collection[str] = CAN_SEE_EVERYONE,
) -> list[Participant]:
    """Who has a seat in these states; for a coordinator without a role in `whole`, those of the own rayons.

    For a list with telephones `whole` is ORGANISERS.
    """
    own = visible_rayons(incoming, seminar.id, whole)
    listed = await coverage.list_participants(session, seminar.id, states)
    return [one for one in listed if await is_within(session, one.seat.unit_code, own)]


def state_text(state: str) -> Text:
    """A seat's state in words, as on a list of many."""
    return Text(f"invitee-is-{state.replace('_', '-')}")


def office_kind(office: str) -> Text:
    """What kind of office it is."""
    return Text(f"office-{office.replace('_', '-')}")


def time_cell(moment: datetime | None, timezone: str) -> Value:
    """The moment on the clocks of that zone, as a cell that can be sorted; empty for None."""
    return moment.astimezone(ZoneInfo(timezone)) if moment else ""


def format_time(moment: datetime | None, timezone: str) -> str:
    """The moment on the clocks of that zone, within a text of a sheet or document; empty for None."""
    return f"{moment.astimezone(ZoneInfo(timezone)):%d.%m.%Y %H:%M}" if moment else ""


# Cells.


@dataclass(frozen=True, slots=True)
class _LocatedRow:
    row: SheetRow
    number: int
    line: Sequence[Unit]
    """The row's unit and what it lies in, the topmost first."""

    @property
    def unit(self) -> Unit | None:
        return self.line[-1] if self.line else None

    def at_level(self, *levels: str) -> Unit | None:
        return next((unit for unit in self.line if unit.level in levels), None)


def _position(one: _LocatedRow) -> Value:
    return Text(f"position-{one.row.position}") if one.row.position else ""


def _office(one: _LocatedRow) -> Value:
    return office_kind(one.row.office) if one.row.office else ""


def _municipality(one: _LocatedRow) -> Value:
    unit = one.at_level("ayil_aymak", "city")
    return unit_full_name(unit) if unit else one.row.organisation or ""


def _area(one: _LocatedRow) -> Value:
    """The rayon; a city that lies in none, and an oblast, stand for themselves."""
    unit = one.at_level("rayon", "city") or one.unit
    return unit_name(unit) if unit else ""


def _rayon(one: _LocatedRow) -> Value:
    unit = one.at_level("rayon")
    return unit_name(unit) if unit else ""


def _oblast(one: _LocatedRow) -> Value:
    unit = one.at_level("oblast")
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
    # As a list of invitees is read back (`bot.imports.headers`).
    "invitee-rayon": _rayon,
    "invitee-unit": lambda one: one.unit.name_ky if one.unit else one.row.organisation or "",
    "invitee-unit-two": lambda one: one.unit.name_ru if one.unit else "",
    "invitee-code": lambda one: one.unit.code if one.unit else "",
    "invitee-office": _office,
    "invitee-position": _position,
    "invitee-name": lambda one: one.row.name or "",
    "invitee-phone": lambda one: one.row.phone or "",
}
"""Column -> what stands there, from the row's person and place."""


# The sheet.


async def export_sheet(
    incoming: Incoming,
    session: Session,
    record: ExportRecord,
    name: str,
    title: str,
    columns: Sequence[str | DataColumn],
    rows: Sequence[SheetRow],
) -> Sheet:
    """The rows with the telephones this person may see, as `build_sheet`; the audit log says who took them out."""
    await audit.record(session, incoming.person, record.action, record.subject, incoming.at, **record.detail)
    own = visible_rayons(incoming, record.seminar_id or 0, ORGANISERS)
    return await build_sheet(session, name, title, columns, rows, phones_of=own)


async def build_sheet(
    session: Session,
    name: str,
    title: str | Translated,
    columns: Sequence[str | DataColumn],
    rows: Sequence[SheetRow],
    *,
    phones_of: frozenset[str] | None = frozenset(),
) -> Sheet:
    """The rows as a spreadsheet with these columns.

    `name` is the file's, `title` the sheet's. `phones_of`: the rayons whose telephones are shown; None: all.
    """
    cells = [
        await _cells(session, row, columns, number, phones_of) for number, row in enumerate(rows, start=1)
    ]
    head = tuple(one.head if isinstance(one, DataColumn) else one for one in columns)
    highlighted = frozenset(place for place, row in enumerate(rows) if row.highlighted)
    return Sheet(name, title, head, cells, highlighted)


async def _cells(
    session: Session,
    row: SheetRow,
    columns: Sequence[str | DataColumn],
    number: int,
    phones_of: frozenset[str] | None,
) -> list[Value]:
    line = await units.lineage(session, row.unit_code) if row.unit_code else []
    shows_phone = phones_of is None or any(unit.code in phones_of for unit in line)
    one = _LocatedRow(row if shows_phone else replace(row, phone=None), number, line)
    return [_cell(one, column.key if isinstance(column, DataColumn) else column) for column in columns]


def _cell(one: _LocatedRow, column: str) -> Value:
    if column in one.row.cells:
        return one.row.cells[column]
    return CELLS[column](one) if column in CELLS else ""
