"""The coverage board: the target list's answers by oblast and rayon, as a message, chart or map."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Literal

from handlers.buttons.coverage import (
    ListSilentPlaces,
    ShowBoard,
    ShowCatering,
    ShowCoverageChart,
    ShowCoverageMap,
)
from handlers.buttons.seats import ListUnlistedUnits
from handlers.buttons.team import ShowSeminarForStaff
from handlers.coverage.phases import PLANNED, Phase, part_line
from handlers.coverage.scope import (
    CoverageView,
    by_rayon,
    by_subarea,
    count_states,
    load_view,
    place_name,
    short_name,
)
from handlers.messages import Button, Chart, ChartRow, Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_SEE_EVERYONE
from handlers.seats.unlisted_units import count_open
from handlers.ui.arguments import local_time
from handlers.ui.pages import grid, list_page, paginate
from handlers.ui.sheet import office_kind
from storage.coverage.coverage import TargetPlace
from storage.database import Session
from storage.models import Unit
from storage.models.seat_states import ATTENDING_STATES, WAITING

PAGE_SIZE = 20
BAR_CELLS = 6
"""Blocks of a bar; more would wrap the line on a narrow telephone."""


async def show_board(incoming: Incoming, session: Session, data: ShowBoard) -> list[Reply]:
    """Show the board, or the part with one oblast or rayon."""
    view = await load_view(incoming, session, data.seminar, data.code)
    edit = data.page is not None
    if not view.board.targets:
        return [_no_target(view, edit=edit)]
    unlisted = await count_open(incoming, session, view.seminar)
    shown = paginate(_lines(view), data.page, PAGE_SIZE)
    here = ShowBoard(view.seminar.id, view.code, shown.number)
    page = list_page(
        "coverage-rayon" if view.level == "area" else "coverage-board",
        _board_args(incoming, view),
        shown,
        lines=shown.rows,
        above=[*_silent_row(view), *_unlisted_row(view, unlisted)],
        buttons=_unit_buttons(view),
        turn=here,
        below=_navigation_rows(incoming, view, here),
        edit=edit,
    )
    return [page]


def _lines(view: CoverageView) -> list[Text]:
    if view.level == "area":
        return _place_lines(view)
    return [*(_unit_line(view.phase, *group) for group in by_subarea(view)), *_office_lines(view)]


def _no_target(view: CoverageView, *, edit: bool = False) -> Say:
    return Say("coverage-no-target", view.args | _people_counts(view), edit=edit)


def _board_args(incoming: Incoming, view: CoverageView) -> dict[str, Value]:
    municipalities = view.board.municipalities
    counts = count_states(municipalities)
    return {
        **view.args,
        "heading": Text(f"coverage-heading-{view.phase.name}"),
        "legend": Text(f"coverage-legend-{view.phase.name}"),
        "reached": _count_reached(view.phase, municipalities),
        "total": len(municipalities),
        "states": Lines(
            [part_line(part, number) for part in view.phase.parts if (number := part.count(counts))]
        ),
        "now": local_time(view.seminar, incoming.at),
        **_people_counts(view),
    }


def _people_counts(view: CoverageView) -> dict[str, Value]:
    """Return the number of people who come or came, and of people from outside the target list, first also waiting."""
    reached = view.phase.reached
    shown = (*reached, WAITING) if view.phase is PLANNED else reached
    return {
        "coming": Text(f"coverage-people-{view.phase.name}"),
        "people": view.board.people(reached),
        "outside": view.board.people(shown, outside=True),
    }


def _unit_line(phase: Phase, unit: Unit, wanted: Sequence[TargetPlace]) -> Text:
    """Return the line of a rayon or oblast: bar, name, and the numbers of coming and all places."""
    counts = count_states(wanted)
    certain = sum(counts[state] for state in phase.certain)
    registered = sum(counts[state] for state in ATTENDING_STATES)
    return Text(
        "coverage-line",
        {
            "bar": coverage_bar(certain, registered - certain, len(wanted)),
            "name": short_name(unit),
            "reached": _count_reached(phase, wanted),
            "total": len(wanted),
        },
    )


def coverage_bar(confirmed: int, registered: int, total: int) -> str:
    """Return a bar of six blocks: dark for confirmed, lighter for registered, empty for the rest.

    It is full only if all come, and has at least one block if anybody comes.
    """
    coming = confirmed + registered
    filled = round(BAR_CELLS * coming / total) if total else 0
    filled = max(min(filled, BAR_CELLS - (coming < total)), int(coming > 0))
    dark = min(filled, round(filled * confirmed / coming)) if coming else 0
    return "█" * dark + "▓" * (filled - dark) + "░" * (BAR_CELLS - filled)


def _place_lines(view: CoverageView) -> list[Text]:
    """Return a line for each place of a rayon, with the sign of its state."""
    return [
        Text(
            "coverage-place",
            {"sign": Text(view.phase.part_of(target.state).sign), "name": place_name(target)},
        )
        for target in view.board.targets
    ]


def _office_lines(view: CoverageView) -> list[Text]:
    """Return a line for each other kind of office: its coming and all offices, or its people if it has no unit."""
    lines = []
    others = [target for target in view.board.targets if target.office != "municipality"]
    for office in dict.fromkeys(target.office for target in others):
        wanted = [target for target in others if target.office == office]
        what = office_kind(office)
        if wanted[0].unit is None:
            people = view.board.people(view.phase.reached, office=office)
            lines.append(Text("coverage-office-people", {"what": what, "number": people}))
        else:
            reached = _count_reached(view.phase, wanted)
            args: dict[str, Value] = {"what": what, "reached": reached, "total": len(wanted)}
            lines.append(Text("coverage-office", args))
    return lines


def _unit_buttons(view: CoverageView) -> list[list[Button]]:
    """Return a button for each oblast or rayon that can be opened."""
    if view.level == "area":
        return []
    buttons = []
    for unit, wanted in by_subarea(view):
        label = Text(
            "coverage-open",
            {
                "name": short_name(unit),
                "reached": _count_reached(view.phase, wanted),
                "total": len(wanted),
            },
        )
        buttons.append(Button(label, ShowBoard(view.seminar.id, unit.code, 0)))
    return grid(buttons, 2)


def _count_reached(phase: Phase, wanted: Collection[TargetPlace]) -> int:
    return sum(target.state in phase.reached for target in wanted)


def _navigation_rows(incoming: Incoming, view: CoverageView, here: ShowBoard) -> list[list[Button]]:
    seminar, code = view.seminar.id, view.code
    pictures = [
        Button("chart-button", ShowCoverageChart(seminar, code)),
        Button("coverage-map-button", ShowCoverageMap(seminar, code)),
    ]
    others = [Button("refresh-button", here)]
    if not code and incoming.has_role(CAN_SEE_EVERYONE, seminar):
        others.append(Button("coverage-catering-button", ShowCatering(seminar)))
    back = [Button("staff-seminar-button", ShowSeminarForStaff(seminar))]
    if view.parent_code is not None:
        back.append(Button("coverage-up", ShowBoard(seminar, view.parent_code, 0)))
    return [pictures, others, back]


def _silent_row(view: CoverageView) -> list[list[Button]]:
    """Return the row with the button to the places that have not answered, if there are any: it is needed most."""
    if view.phase is not PLANNED or not view.board.unanswered:
        return []
    return [[Button("coverage-silent-button", ListSilentPlaces(view.seminar.id, view.code, 0))]]


def _unlisted_row(view: CoverageView, number: int) -> list[list[Button]]:
    """Return the row with the button to the municipalities that are not in the list, if there are any."""
    label = Text("unlisted-button", {"number": number})
    return [[Button(label, ListUnlistedUnits(view.seminar.id, 0))]] if number else []


async def show_chart(incoming: Incoming, session: Session, data: ShowCoverageChart) -> list[Reply]:
    """Show the board as a bar chart."""
    view = await load_view(incoming, session, data.seminar, data.code)
    rows = [_chart_row(view.phase, *group) for group in by_subarea(view)]
    return [_chart_message(incoming, view, "bars", rows, ())]


async def show_map(incoming: Incoming, session: Session, data: ShowCoverageMap) -> list[Reply]:
    """Show the board as a map; with several oblasts, these are named instead of the rayons."""
    view = await load_view(incoming, session, data.seminar, data.code)
    return [_chart_message(incoming, view, "map", *_map_rows(view))]


def _map_rows(view: CoverageView) -> tuple[list[ChartRow], list[tuple[Value, Sequence[str]]]]:
    """Return the rows of a map, and its groups: with several oblasts, these are named instead of the rayons."""
    rows = [_chart_row(view.phase, *group) for group in by_rayon(view.board.municipalities)]
    groups: list[tuple[Value, Sequence[str]]] = []
    if view.level == "all":
        for unit, wanted in by_subarea(view):
            groups.append((short_name(unit), [area.code for area, _ in by_rayon(wanted)]))
    return rows, groups


def arrival_map(view: CoverageView, at: datetime) -> Chart | None:
    """Return the map shaded by the municipalities that came, or by those that registered if nobody was recorded.

    None if no municipality is on the target list.
    """
    rows, groups = _map_rows(view)
    return _chart(view, "map", _picture_args(view, at), rows, groups) if rows else None


def _chart_row(phase: Phase, unit: Unit, wanted: Sequence[TargetPlace]) -> ChartRow:
    counts = count_states(wanted)
    return ChartRow(unit.code, short_name(unit), [part.count(counts) for part in phase.parts])


def _chart_message(
    incoming: Incoming,
    view: CoverageView,
    shape: Literal["bars", "map"],
    rows: Sequence[ChartRow],
    groups: Sequence[tuple[Value, Sequence[str]]],
) -> Say:
    """Return the message with the picture, or without one if no municipality is on the target list."""
    if not rows:
        return _no_target(view)
    args = _picture_args(view, incoming.at)
    return Say("coverage-picture", args, document=_chart(view, shape, args, rows, groups))


def _picture_args(view: CoverageView, at: datetime) -> dict[str, Value]:
    municipalities = view.board.municipalities
    return {
        **view.args,
        "reached": _count_reached(view.phase, municipalities),
        "total": len(municipalities),
        "made": f"{local_time(view.seminar, at):%d.%m.%Y\u00a0%H:%M}",  # a non-breaking space
    }


def _chart(
    view: CoverageView,
    shape: Literal["bars", "map"],
    args: Mapping[str, Value],
    rows: Sequence[ChartRow],
    groups: Sequence[tuple[Value, Sequence[str]]],
) -> Chart:
    return Chart(
        shape=shape,
        title=Translated(view.seminar.title),
        note=Text(view.phase.note, args),
        attribution=Text("coverage-credit"),
        legend=[part.label for part in view.phase.parts],
        rows=rows,
        positive_parts=view.phase.positive_parts,
        palette=view.phase.palette,
        groups=groups,
    )
