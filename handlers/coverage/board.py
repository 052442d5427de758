"""The coverage board: the target list's answers by oblast and rayon, as a message, chart or map."""

from collections import Counter
from collections.abc import Collection, Sequence
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
from handlers.permissions import CAN_SEE_EVERYONE, require
from handlers.seats.unlisted_units import count_open
from handlers.ui.arguments import local_time, shorten
from handlers.ui.pages import grid, list_page, paginate
from handlers.ui.sheet import office_kind
from storage.coverage.coverage import SHOWN_STATES, TargetPlace
from storage.database import Session
from storage.models import Unit
from storage.models.seat_states import ARRIVED, ATTENDING_STATES, CONFIRMED, REGISTERED, WAITING
from storage.seats import extra_questions
from storage.seats.extra_questions import CHOICE, NUMBER, AnswerCounts

PAGE_SIZE = 20
BAR_CELLS = 6
"""Blocks of a bar; more would wrap the line on a narrow telephone."""
POSITIVE_PARTS = 3
"""The number of states at the start of SHOWN_STATES that mean that somebody comes."""
MAX_ANSWERS = 8
"""The most different written answers shown for one extra question."""


async def show_board(incoming: Incoming, session: Session, data: ShowBoard) -> list[Reply]:
    """Show the board, or the part with one oblast or rayon."""
    view = await load_view(incoming, session, data.seminar, data.code)
    edit = data.page is not None
    if not view.board.targets:
        return [Say("coverage-no-target", view.args | _people_counts(view), edit=edit)]
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
    return [*(_unit_line(*group) for group in by_subarea(view)), *_office_lines(view)]


def _board_args(incoming: Incoming, view: CoverageView) -> dict[str, Value]:
    counts = count_states(view.board.municipalities)
    return {
        **view.args,
        "reached": sum(counts[state] for state in ATTENDING_STATES),
        "total": sum(counts.values()),
        "states": Lines([_state_line(state, counts[state]) for state in SHOWN_STATES if counts[state]]),
        "now": local_time(view.seminar, incoming.at),
        **_people_counts(view),
    }


def _people_counts(view: CoverageView) -> dict[str, Value]:
    """Return the number of people who come, and of people (also waiting) from outside the target list."""
    return {
        "people": view.board.people(ATTENDING_STATES),
        "outside": view.board.people((*ATTENDING_STATES, WAITING), outside=True),
    }


def _state_line(state: str, number: int) -> Text:
    sign, what = Text(f"reach-{state}-sign"), Text(f"reach-{state}")
    return Text("state-count", {"sign": sign, "what": what, "number": number})


def _unit_line(unit: Unit, wanted: Sequence[TargetPlace]) -> Text:
    """Return the line of a rayon or oblast: bar, name, and the numbers of coming and all places."""
    counts = count_states(wanted)
    reached = sum(counts[state] for state in ATTENDING_STATES)
    confirmed = counts[ARRIVED] + counts[CONFIRMED]
    return Text(
        "coverage-line",
        {
            "bar": coverage_bar(confirmed, counts[REGISTERED], len(wanted)),
            "name": short_name(unit),
            "reached": reached,
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
        Text("coverage-place", {"sign": Text(f"reach-{target.state}-sign"), "name": place_name(target)})
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
            people = view.board.people(ATTENDING_STATES, office=office)
            lines.append(Text("coverage-office-people", {"what": what, "number": people}))
        else:
            args: dict[str, Value] = {"what": what, "reached": _count_coming(wanted), "total": len(wanted)}
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
            {"name": short_name(unit), "reached": _count_coming(wanted), "total": len(wanted)},
        )
        buttons.append(Button(label, ShowBoard(view.seminar.id, unit.code, 0)))
    return grid(buttons, 2)


def _count_coming(wanted: Collection[TargetPlace]) -> int:
    return sum(target.state in ATTENDING_STATES for target in wanted)


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
    if not view.board.unanswered:
        return []
    return [[Button("coverage-silent-button", ListSilentPlaces(view.seminar.id, view.code, 0))]]


def _unlisted_row(view: CoverageView, number: int) -> list[list[Button]]:
    """Return the row with the button to the municipalities that are not in the list, if there are any."""
    label = Text("unlisted-button", {"number": number})
    return [[Button(label, ListUnlistedUnits(view.seminar.id, 0))]] if number else []


async def show_chart(incoming: Incoming, session: Session, data: ShowCoverageChart) -> list[Reply]:
    """Show the board as a bar chart."""
    view = await load_view(incoming, session, data.seminar, data.code)
    return [_chart_message(incoming, view, "bars", [_chart_row(*group) for group in by_subarea(view)], ())]


async def show_map(incoming: Incoming, session: Session, data: ShowCoverageMap) -> list[Reply]:
    """Show the board as a map; with several oblasts, these are named instead of the rayons."""
    view = await load_view(incoming, session, data.seminar, data.code)
    return [_chart_message(incoming, view, "map", *_map_rows(view))]


def _map_rows(view: CoverageView) -> tuple[list[ChartRow], list[tuple[Value, Sequence[str]]]]:
    """Return the rows of a map, and its groups: with several oblasts, these are named instead of the rayons."""
    rows = [_chart_row(*group) for group in by_rayon(view.board.municipalities)]
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
    municipalities = view.board.municipalities
    is_recorded = view.board.people((ARRIVED,)) > 0
    came = sum(one.state == ARRIVED for one in municipalities)
    args: dict[str, Value] = {
        **view.args,
        "reached": came if is_recorded else _count_coming(municipalities),
        "total": len(municipalities),
        "made": _format_time(view, at),
    }
    note = Text("pack-map-note" if is_recorded else "coverage-note", args)
    parts = 1 if is_recorded else POSITIVE_PARTS
    return _chart(view, "map", note, rows, groups, parts) if rows else None


def _chart_row(unit: Unit, wanted: Sequence[TargetPlace]) -> ChartRow:
    counts = count_states(wanted)
    return ChartRow(unit.code, short_name(unit), [counts[state] for state in SHOWN_STATES])


def _chart_message(
    incoming: Incoming,
    view: CoverageView,
    shape: Literal["bars", "map"],
    rows: Sequence[ChartRow],
    groups: Sequence[tuple[Value, Sequence[str]]],
) -> Say:
    """Return the message with the picture, or without one if no municipality is on the target list."""
    if not rows:
        return Say("coverage-no-target", view.args | _people_counts(view))
    municipalities = view.board.municipalities
    args: dict[str, Value] = {
        **view.args,
        "reached": _count_coming(municipalities),
        "total": len(municipalities),
        "made": _format_time(view, incoming.at),
    }
    picture = _chart(view, shape, Text("coverage-note", args), rows, groups)
    return Say("coverage-picture", args, document=picture)


def _format_time(view: CoverageView, at: datetime) -> str:
    return f"{local_time(view.seminar, at):%d.%m.%Y\u00a0%H:%M}"  # a non-breaking space


def _chart(
    view: CoverageView,
    shape: Literal["bars", "map"],
    note: Text,
    rows: Sequence[ChartRow],
    groups: Sequence[tuple[Value, Sequence[str]]],
    positive_parts: int = POSITIVE_PARTS,
) -> Chart:
    return Chart(
        shape=shape,
        title=Translated(view.seminar.title),
        note=note,
        attribution=Text("coverage-credit"),
        legend=[f"reach-{state}" for state in SHOWN_STATES],
        rows=rows,
        positive_parts=positive_parts,
        palette="coverage",
        groups=groups,
    )


async def show_catering(incoming: Incoming, session: Session, data: ShowCatering) -> list[Reply]:
    """Show the numbers of people for catering, and the counted answers to the seminar's own questions."""
    view = await load_view(incoming, session, data.seminar)
    require(incoming, CAN_SEE_EVERYONE, view.seminar.id)
    board = view.board
    lines = [
        line
        for tally in await extra_questions.count_answers(session, view.seminar.id)
        for line in _tally_lines(tally)
    ]
    args: dict[str, Value] = {
        "seminar": Translated(view.seminar.title),
        "total": board.people(ATTENDING_STATES),
        "confirmed": board.people((CONFIRMED, ARRIVED)),
        "registered": board.people((REGISTERED,)),
        "waiting": board.people((WAITING,)),
        "list": Lines(lines),
        "now": local_time(view.seminar, incoming.at),
    }
    return [Say("catering" if lines else "catering-plain", args)]


def _tally_lines(tally: AnswerCounts) -> list[Text]:
    """Return one of the seminar's own questions with its counted answers."""
    lines = [Text("catering-question", {"question": Translated(tally.question.title)})]
    if tally.question.kind == CHOICE:
        choices = enumerate(tally.question.choices)
        lines += [_answer_line(Translated(names), tally.choices[index]) for index, names in choices]
    elif tally.question.kind == NUMBER:
        lines.append(Text("catering-sum", {"number": sum(tally.numbers)}))
    else:
        written = Counter(shorten(text, 60) for text in tally.texts)
        lines += [_answer_line(text, number) for text, number in written.most_common(MAX_ANSWERS)]
    return [*lines, Text("catering-silent", {"number": tally.unanswered})] if tally.unanswered else lines


def _answer_line(answer: Value, number: int) -> Text:
    return Text("catering-answer", {"answer": answer, "number": number})
