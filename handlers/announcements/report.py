"""The report on an announcement by delivery state and area, as a message, chart or spreadsheet."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from handlers.announcements.page import announcement_title, change_buttons, display_time, silent_line
from handlers.audiences.announcement import (
    announcement_record,
    announcement_seminar,
    asks_to_confirm,
    load_sent,
)
from handlers.button_data import ButtonData
from handlers.buttons.announcements import (
    ExportReport,
    PrepareReadReminder,
    ShowAnnouncement,
    ShowReport,
    ShowReportChart,
)
from handlers.messages import (
    Button,
    Chart,
    ChartRow,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.ui.arguments import unit_name
from handlers.ui.file_names import dated_file, seminar_file
from handlers.ui.pages import fold, grid
from handlers.ui.sheet import SheetRow, export_sheet, sheet_messages, time_cell
from storage.announcements import announcements, corrections, reports
from storage.announcements.announcements import DELETE, EDIT, KINDS, MESSAGE
from storage.announcements.reports import (
    CONFIRMED,
    DELIVERED,
    PARTLY,
    SHOWN_STATES,
    UNREACHABLE,
    UNREACHABLE_REASONS,
    WAITING,
)
from storage.coverage import coverage
from storage.database import Session
from storage.models import Announcement, Seminar, Unit
from storage.units import units

MAX_ROWS = 20_000
"""The most people in a spreadsheet; those who may have to be called come first."""
MAX_LINES = 40
"""The most areas in a message."""
COLUMNS = (
    "column-rayon",
    "column-unit",
    "column-office",
    "column-name",
    "column-phone",
    "column-outcome",
    "column-why",
    "column-delivered",
    "column-read",
)
AreaStates = tuple[Unit | None, Counter[str]]


@dataclass(slots=True)
class ReportView:
    """The data of a report, for all areas or one oblast."""

    announcement: Announcement
    seminar: Seminar | None
    code: str
    """Code of the oblast; "" for all."""
    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    areas: list[AreaStates] = field(default_factory=list)
    """By oblast, or by rayon if there is only one oblast; people without a unit come last."""
    has_subareas: bool = False
    """Whether the areas are oblasts, which can be opened."""

    @property
    def total(self) -> int:
        """The number of people in the report."""
        return self.states.total()


async def load_report(incoming: Incoming, session: Session, number: int, code: str = "") -> ReportView:
    """Load the report on an announcement, for one oblast or all (""). Raises Refusal."""
    announcement = await load_sent(incoming, session, number, KINDS)
    view = ReportView(announcement, await announcement_seminar(session, announcement), code)
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    tops: dict[str, Counter[str]] = defaultdict(Counter)
    known: dict[str, Unit] = {}
    for outcome in await reports.count_outcomes(session, announcement, incoming.at):
        area, top = await coverage.area_and_top(session, outcome.unit_code)
        if code and (top is None or top.code != code):
            continue
        known |= {unit.code: unit for unit in (area, top) if unit}
        view.states[outcome.state] += outcome.number
        tops[top.code if top else ""][outcome.state] += outcome.number
        areas[area.code if area else top.code if top else ""][outcome.state] += outcome.number
        if outcome.reason:
            view.reasons[outcome.reason] += outcome.number
    if code and not view.states:
        raise OutOfDate
    view.has_subareas = len([top_code for top_code in tops if top_code]) > 1
    found = [
        (known.get(area_code), states) for area_code, states in (tops if view.has_subareas else areas).items()
    ]
    view.areas = sorted(found, key=lambda area: units.sort_key(area[0]))
    return view


def state_key(announcement: Announcement, state: str) -> str:
    """Return the key of a state's name.

    "Delivered" has another name for corrections and deletions, and where readers are asked to confirm: there it means
    that they have not.
    """
    if state != DELIVERED:
        return f"outcome-{state}"
    if announcement.kind in (EDIT, DELETE):
        return f"outcome-{state}-{announcement.kind}"
    return "outcome-delivered-unread" if asks_to_confirm(announcement) else "outcome-delivered"


# The message.


async def show_report(incoming: Incoming, session: Session, data: ShowReport) -> list[Reply]:
    """Show the report as a message."""
    view = await load_report(incoming, session, data.announcement, data.oblast)
    announcement = view.announcement
    states = [
        _state_line(announcement, state, view.states[state]) for state in SHOWN_STATES if view.states[state]
    ]
    if view.states[UNREACHABLE]:
        states += [
            Text("report-why", {"why": Text(f"why-{why}"), "number": view.reasons[why]})
            for why in UNREACHABLE_REASONS
            if view.reasons[why]
        ]
    areas = view.areas if len(view.areas) > 1 or view.code else []
    args: dict[str, Value] = {
        "what": await announcement_title(session, announcement),
        "area": await _area_name(session, view),
        "total": view.total,
        "states": Lines(states),
        "note": await _edit_note(session, announcement),
        "list": Lines([_area_line(*area) for area in areas[:MAX_LINES]]),
        "now": display_time(incoming, view.seminar, incoming.at),
    }
    rows = [*_area_buttons(view), *await _navigation_rows(incoming, session, view)]
    return [fold(Say("report", args, rows, edit=True), data)]


async def _edit_note(session: Session, announcement: Announcement) -> Value:
    """Return the line that nobody is notified of a correction; nothing for others."""
    original = await announcements.get(session, announcement.original_id or 0)
    return silent_line(original) if announcement.kind == EDIT and original is not None else Lines(())


async def _area_name(session: Session, view: ReportView) -> Value:
    unit = await units.get(session, view.code) if view.code else None
    if unit is not None:
        return unit_name(unit)
    return Translated(view.seminar.title) if view.seminar else Text("announcement-everybody")


def _state_line(announcement: Announcement, state: str, number: int) -> Text:
    args: dict[str, Value] = {
        "sign": Text(f"outcome-{state}-sign"),
        "what": Text(state_key(announcement, state)),
        "number": number,
    }
    return Text("state-count", args)


def count_delivered(states: Counter[str]) -> int:
    """Return the number of people who have the message."""
    return states[CONFIRMED] + states[DELIVERED]


def _area_line(unit: Unit | None, states: Counter[str]) -> Text:
    """Return the line of an area: people with the message, all people, confirmations, and people not reached."""
    lost = states.total() - count_delivered(states) - states[WAITING]
    more = [Text("report-read", {"number": states[CONFIRMED]})] if states[CONFIRMED] else []
    more += [Text("report-lost", {"number": lost})] if lost else []
    args: dict[str, Value] = {
        "name": _short_name(unit),
        "reached": count_delivered(states),
        "total": states.total(),
        "more": Lines(more, " "),
    }
    return Text("report-line", args)


def _short_name(unit: Unit | None) -> Value:
    return Translated(units.short_names(unit)) if unit else Text("report-elsewhere")


def _area_buttons(view: ReportView) -> list[list[Button]]:
    """Return a button for each oblast; none if the areas are rayons."""
    if not view.has_subareas:
        return []
    here = view.announcement.id
    buttons = [
        Button(Translated(units.short_names(unit)), ShowReport(here, unit.code))
        for unit, _ in view.areas
        if unit
    ]
    return grid(buttons, 2)


async def _navigation_rows(incoming: Incoming, session: Session, view: ReportView) -> list[list[Button]]:
    """Return the buttons for chart, spreadsheet, corrections, reports on those, refreshing, and back."""
    announcement = view.announcement
    here = announcement.id
    rows = [
        [
            Button("chart-button", ShowReportChart(here, view.code)),
            Button("report-sheet", ExportReport(here)),
        ]
    ]
    if announcement.kind == MESSAGE and not view.code:
        rows += [*_read_reminder_row(view), *change_buttons(announcement)]
        rows += [
            [Button(_change_label(incoming, view, change), ShowReport(change.id))]
            for change in (await corrections.list_changes(session, announcement.id))[:5]
        ]
    refresh = Button("refresh-button", ShowReport(here, view.code))
    return [*rows, [refresh, Button("back-button", _back(view))]]


def _back(view: ReportView) -> ButtonData:
    """Return the target of the back button: the whole report, the original's report, or the announcement."""
    announcement = view.announcement
    if view.code:
        return ShowReport(announcement.id)
    return (
        ShowReport(original) if (original := announcement.original_id) else ShowAnnouncement(announcement.id)
    )


def _read_reminder_row(view: ReportView) -> list[list[Button]]:
    """Return the row with the button to remind those who did not confirm reading, if there are any."""
    announcement, unread = view.announcement, view.states[DELIVERED] + view.states[PARTLY]
    if announcement.retracted_at is not None or not asks_to_confirm(announcement) or not unread:
        return []
    label = Text("read-reminder-button", {"number": unread})
    return [[Button(label, PrepareReadReminder(announcement.id), style="primary")]]


def _change_label(incoming: Incoming, view: ReportView, change: Announcement) -> Text:
    began = display_time(incoming, view.seminar, change.started_at or change.created_at)
    return Text(f"report-did-{change.kind}", {"starts": began})


# The chart.


async def show_chart(incoming: Incoming, session: Session, data: ShowReportChart) -> list[Reply]:
    """Show the report as a bar chart."""
    view = await load_report(incoming, session, data.announcement, data.oblast)
    rows = [
        ChartRow(unit.code if unit else "", _short_name(unit), [states[state] for state in SHOWN_STATES])
        for unit, states in view.areas
    ]
    if not rows:
        raise Refusal("report-empty")
    args: dict[str, Value] = {
        "what": await announcement_title(session, view.announcement),
        "area": await _area_name(session, view),
        "reached": count_delivered(view.states),
        "total": view.total,
        "made": f"{display_time(incoming, view.seminar, incoming.at):%d.%m.%Y\u00a0%H:%M}",  # a non-breaking space
    }
    picture = Chart(
        shape="bars",
        title=Text("report-chart-title", args),
        note=Text("report-note", args),
        attribution="",
        legend=[state_key(view.announcement, state) for state in SHOWN_STATES],
        rows=rows,
        positive_parts=2,
    )
    return [Say("report-picture", args, document=picture)]


# The spreadsheet.


async def export_report(incoming: Incoming, session: Session, data: ExportReport) -> list[Reply]:
    """Export a row for each person with telephone numbers; the export is audited."""
    view = await load_report(incoming, session, data.announcement)
    announcement = view.announcement
    lines = await reports.list_lines(session, announcement, MAX_ROWS)
    zone = view.seminar.timezone if view.seminar else incoming.timezone
    rows = [_report_row(announcement, line, zone) for line in lines]
    record = announcement_record(announcement, "report.exported", rows=len(rows))
    name = (
        seminar_file(view.seminar, "report-title") if view.seminar else dated_file(incoming, "report-title")
    )
    args: dict[str, Value] = {
        "what": await announcement_title(session, announcement),
        "number": len(rows),
        "total": view.total,
    }
    document = await export_sheet(incoming, session, record, name, "report-title", COLUMNS, rows)
    return sheet_messages("report-file", args, document, data, data.form)


def _report_row(announcement: Announcement, line: reports.ReportLine, zone: str) -> SheetRow:
    """Return the row of a person with the outcome of the message, highlighted if they may have to be called."""
    cells: dict[str, Value] = {
        "column-outcome": Text(state_key(announcement, line.state)),
        "column-why": Text(f"why-{line.reason}") if line.reason else "",
        "column-delivered": time_cell(line.at, zone),
        "column-read": time_cell(line.read_at, zone),
    }
    if not line.name:
        cells["column-name"] = Text("name-none")
    person = (line.name, line.phone, line.office, line.unit_code, line.organisation)
    return SheetRow(*person, cells=cells, highlighted=line.state in (PARTLY, *SHOWN_STATES[4:]))
