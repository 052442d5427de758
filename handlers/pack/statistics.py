"""Tables of who took part: by rayon, office, position and sex, and the attendance list."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from handlers.checkin.loading import arrival_cell, half_day_text
from handlers.messages import Number, Sheet, Text, Value
from handlers.pack.context import PackContext, PackFile
from handlers.ui.arguments import unit_name
from handlers.ui.file_names import seminar_file
from handlers.ui.sheet import DataColumn, SheetRow, build_sheet, office_kind, sheet_subtitle
from storage.checkin import half_days
from storage.checkin.half_days import HalfDay
from storage.coverage import coverage
from storage.coverage.coverage import Coverage
from storage.database import Session
from storage.models import Seminar
from storage.models.seat_states import ARRIVED
from storage.pack import attendance
from storage.pack.attendance import Attendance, Attendee

PEOPLE_COLUMNS = (
    "pack-column-expected",
    "pack-column-came",
    "pack-column-women",
    "pack-column-men",
    "pack-column-sex-unknown",
)
RAYON_COLUMNS = (
    "column-rayon",
    "pack-column-invited-municipalities",
    "pack-column-came-municipalities",
    *PEOPLE_COLUMNS,
)
ATTENDANCE_COLUMNS = (
    "column-number",
    "column-name",
    "column-position",
    "column-office",
    "column-unit",
    "column-rayon",
    "column-oblast",
    "column-sex",
)
"""Then one for each half day. Without telephone numbers: the pack is passed on."""
Table = tuple[str, Sequence[str], Sequence[Sequence[Value]]]
"""Title, headings and rows of a sheet."""


async def make_statistics(session: Session, context: PackContext) -> list[PackFile]:
    """Return the workbook with the tables."""
    people = await attendance.load_attendance(session, context.seminar.id)
    board = await coverage.load_coverage(session, context.seminar.id)
    if not people.people and not board.targets:
        return []
    tables = build_statistics(people, board)
    name, subtitle = (
        seminar_file(context.seminar, "file-statistics"),
        sheet_subtitle(context.seminar, context.at),
    )
    first, *more = [Sheet(name, *table, subtitle=subtitle) for table in tables]
    return [PackFile(name, replace(first, more_sheets=more), context.language)]


def build_statistics(people: Attendance, board: Coverage) -> list[Table]:
    """Return the tables; each ends with the total."""
    offices = _table(
        "pack-statistics-offices", "column-office", people, lambda one: office_kind(one.seat.office)
    )
    positions = _table("pack-statistics-positions", "column-position", people, _position)
    sexes = (
        "pack-statistics-sexes",
        ("column-sex", "pack-column-expected", "pack-column-came"),
        [*_sex_rows(people.people), (Text("pack-sexes-note"), "", "")],
    )
    rows = [*_rayon_rows(people, board), _total_row(people, board)]
    return [("pack-statistics-rayons", RAYON_COLUMNS, rows), offices, positions, sexes]


def _position(one: Attendee) -> Text:
    return Text(f"position-{one.seat.position}") if one.seat.position else Text("pack-no-position")


def _table(title: str, column: str, people: Attendance, group_of: Callable[[Attendee], Text]) -> Table:
    groups: dict[str, tuple[Text, list[Attendee]]] = {}
    for one in people.people:
        name = group_of(one)
        groups.setdefault(name.key, (name, []))[1].append(one)
    rows = [
        (name, *_people_cells(some))
        for name, some in sorted(groups.values(), key=lambda group: -len(group[1]))
    ]
    total = (Text("pack-total"), *_people_cells(people.people))
    return title, (column, *PEOPLE_COLUMNS), [*rows, total]


def _people_cells(people: Sequence[Attendee]) -> tuple[Value, ...]:
    """Return the numbers of expected people and of those who came; of these, by sex where it was given."""
    came = [one for one in people if one.arrived]
    sexes = Counter(one.seat.sex for one in came)
    return tuple(Number(count) for count in (len(people), len(came), sexes["f"], sexes["m"], sexes[None]))


def _rayon_rows(people: Attendance, board: Coverage) -> list[tuple[Value, ...]]:
    areas = {one.area.code: one.area for one in board.targets if one.area}
    areas |= {one.area.code: one.area for one in people.people if one.area}
    rows = [
        (unit_name(area), *_municipality_cells(board, code), *_people_cells(_in_area(people.people, code)))
        for code, area in areas.items()
    ]
    if outside := [one for one in people.people if one.area is None]:
        rows.append((Text("pack-no-rayon"), Number(0), Number(0), *_people_cells(outside)))
    return rows


def _in_area(people: Iterable[Attendee], code: str) -> list[Attendee]:
    return [one for one in people if one.area and one.area.code == code]


def _municipality_cells(board: Coverage, code: str | None) -> tuple[Value, Value]:
    """Return the numbers of invited municipalities and of those that came, in an area or (None) everywhere."""
    invited = [
        one
        for one in board.municipalities
        if code is None or (one.area is not None and one.area.code == code)
    ]
    return Number(len(invited)), Number(sum(one.state == ARRIVED for one in invited))


def _total_row(people: Attendance, board: Coverage) -> tuple[Value, ...]:
    return (Text("pack-total"), *_municipality_cells(board, None), *_people_cells(people.people))


def _sex_rows(people: Sequence[Attendee]) -> list[tuple[Value, ...]]:
    expected = Counter(one.seat.sex for one in people)
    came = Counter(one.seat.sex for one in people if one.arrived)
    names = {"f": "sex-f", "m": "sex-m", None: "pack-column-sex-unknown"}
    return [(Text(name), Number(expected[sex]), Number(came[sex])) for sex, name in names.items()]


async def make_attendance(session: Session, context: PackContext) -> list[PackFile]:
    """Return the list of those who came, or of all with a place if arrivals were not recorded."""
    people = await attendance.load_attendance(session, context.seminar.id)
    if not people.participants:
        return []
    halves = await half_days.load_half_days(session, context.seminar)
    columns = [DataColumn(_half_key(one.number), half_day_text(context.seminar, one)) for one in halves]
    rows = [_attendance_row(one, context.seminar, halves) for one in people.participants]
    title = "pack-attendance-title" if people.is_recorded else "export-title"
    name, subtitle = seminar_file(context.seminar, title), sheet_subtitle(context.seminar, context.at)
    heads: list[str | DataColumn] = [*ATTENDANCE_COLUMNS, *columns]
    sheet = await build_sheet(session, name, title, heads, rows, subtitle=subtitle)
    return [PackFile(name, sheet, context.language)]


def _half_key(half_day: int) -> str:
    return f"half-{half_day}"


def _attendance_row(one: Attendee, seminar: Seminar, halves: Sequence[HalfDay]) -> SheetRow:
    seat = one.seat
    known = {half.number: half for half in halves}
    cells: dict[str, Value] = {
        "column-sex": Text(f"sex-{seat.sex}") if seat.sex else "",
        **{
            _half_key(number): arrival_cell(seminar, known[number], at)
            for number, at in one.check_ins.items()
            if number in known
        },
    }
    return SheetRow(seat.name, None, seat.office, seat.unit_code, seat.organisation, seat.position, cells)
