"""The coverage board: how much of the target list has answered, by oblast and rayon: message, chart and map."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal

from handlers.buttons.coverage import (
    ListSilentPlaces,
    ShowBoard,
    ShowCatering,
    ShowCoverageChart,
    ShowCoverageMap,
)
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
"""Blocks of a bar: more would break the line on a narrow telephone."""
POSITIVE_PARTS = 3
"""Of SHOWN_STATES, the first three mean that somebody comes."""
MAX_ANSWERS = 8
"""Different written answers that are shown to one extra question."""


async def show_board(incoming: Incoming, session: Session, data: ShowBoard) -> list[Reply]:
    """The board, or a part of it."""
    view = await load_view(incoming, session, data.seminar, data.code)
    edit = data.page is not None
    if not view.board.targets:
        return [Say("coverage-no-target", view.args | _people_counts(view), edit=edit)]
    shown = paginate(_lines(view), data.page, PAGE_SIZE)
    here = ShowBoard(view.seminar.id, view.code, shown.number)
    page = list_page(
        "coverage-rayon" if view.level == "area" else "coverage-board",
        _board_args(incoming, view),
        shown,
        lines=shown.rows,
        buttons=_unit_buttons(view),
        turn=here,
        below=_navigation_rows(incoming, view, here),
        edit=edit,
    )
    return [page]


def _lines(view: CoverageView) -> list[Text]:
    if view.level == "area":
        return _place_lines(view)
    return [*(_unit_line(*one) for one in by_subarea(view)), *_office_lines(view)]


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
    """How many people come, and how many of them from outside the target list."""
    crowd = view.board
    return {
        "people": crowd.people(ATTENDING_STATES),
        "outside": crowd.people((*ATTENDING_STATES, WAITING), outside=True),
    }


def _state_line(state: str, number: int) -> Text:
    sign, what = Text(f"reach-{state}-sign"), Text(f"reach-{state}")
    return Text("state-count", {"sign": sign, "what": what, "number": number})


def _unit_line(unit: Unit, wanted: Sequence[TargetPlace]) -> Text:
    """A line of a rayon or an oblast: a bar, its name, how many of how many."""
    counts = count_states(wanted)
    reached = sum(counts[state] for state in ATTENDING_STATES)
    sure = counts[ARRIVED] + counts[CONFIRMED]
    return Text(
        "coverage-line",
        {
            "bar": coverage_bar(sure, counts[REGISTERED], len(wanted)),
            "name": short_name(unit),
            "reached": reached,
            "total": len(wanted),
        },
    )


def coverage_bar(sure: int, registered: int, total: int) -> str:
    """Six blocks: dark for those who are sure to come, lighter for the registered, the rest empty.

    Full when all come and only then; nobody who comes is left without a block.
    """
    coming = sure + registered
    filled = round(BAR_CELLS * coming / total) if total else 0
    filled = max(min(filled, BAR_CELLS - (coming < total)), int(coming > 0))
    dark = min(filled, round(filled * sure / coming)) if coming else 0
    return "█" * dark + "▓" * (filled - dark) + "░" * (BAR_CELLS - filled)


def _place_lines(view: CoverageView) -> list[Text]:
    """The places of one rayon, each with its sign."""
    return [
        Text("coverage-place", {"sign": Text(f"reach-{one.state}-sign"), "name": place_name(one)})
        for one in view.board.targets
    ]


def _office_lines(view: CoverageView) -> list[Text]:
    """A line for each kind of office but municipalities: how many come; people, where the office has no unit."""
    lines = []
    for office in dict.fromkeys(one.office for one in view.board.targets if one.office != "municipality"):
        wanted = [one for one in view.board.targets if one.office == office]
        what = office_kind(office)
        if wanted[0].unit is None:
            people = view.board.people(ATTENDING_STATES, office=office)
            lines.append(Text("coverage-office-people", {"what": what, "number": people}))
        else:
            args: dict[str, Value] = {"what": what, "reached": _count_coming(wanted), "total": len(wanted)}
            lines.append(Text("coverage-office", args))
    return lines


def _unit_buttons(view: CoverageView) -> list[list[Button]]:
    """A button for each part that can be opened."""
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
    return sum(one.state in ATTENDING_STATES for one in wanted)


def _navigation_rows(incoming: Incoming, view: CoverageView, here: ShowBoard) -> list[list[Button]]:
    seminar, code = view.seminar.id, view.code
    pictures = [
        Button("chart-button", ShowCoverageChart(seminar, code)),
        Button("coverage-map-button", ShowCoverageMap(seminar, code)),
    ]
    lists = []
    if view.board.unanswered:
        lists.append(Button("coverage-silent-button", ListSilentPlaces(seminar, code, 0)))
    if not code and incoming.has_role(CAN_SEE_EVERYONE, seminar):
        lists.append(Button("coverage-catering-button", ShowCatering(seminar)))
    last = [Button("refresh-button", here)]
    if view.parent_code is not None:
        last.append(Button("coverage-up", ShowBoard(seminar, view.parent_code, 0)))
    back = [Button("staff-seminar-button", ShowSeminarForStaff(seminar))]
    return [row for row in (pictures, lists, back, last) if row]


async def show_chart(incoming: Incoming, session: Session, data: ShowCoverageChart) -> list[Reply]:
    """The board as stacked bars."""
    view = await load_view(incoming, session, data.seminar, data.code)
    return [_chart_message(incoming, view, "bars", [_chart_row(*one) for one in by_subarea(view)], ())]


async def show_map(incoming: Incoming, session: Session, data: ShowCoverageMap) -> list[Reply]:
    """The board as a map; where several oblasts are shown, they are named instead of the rayons."""
    view = await load_view(incoming, session, data.seminar, data.code)
    rows = [_chart_row(*one) for one in by_rayon(view.board.municipalities)]
    groups: list[tuple[Value, Sequence[str]]] = []
    if view.level == "all":
        for unit, wanted in by_subarea(view):
            groups.append((short_name(unit), [area.code for area, _ in by_rayon(wanted)]))
    return [_chart_message(incoming, view, "map", rows, groups)]


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
    """The message with its picture; no picture without a municipality on the target list."""
    if not rows:
        return Say("coverage-no-target", view.args | _people_counts(view))
    municipalities = view.board.municipalities
    args: dict[str, Value] = {
        **view.args,
        "reached": _count_coming(municipalities),
        "total": len(municipalities),
        "made": f"{local_time(view.seminar, incoming.at):%d.%m.%Y\u00a0%H:%M}",  # one word: it is not torn apart
    }
    picture = Chart(
        shape=shape,
        title=Translated(view.seminar.title),
        note=Text("coverage-note", args),
        attribution=Text("coverage-credit"),
        legend=[f"reach-{state}" for state in SHOWN_STATES],
        rows=rows,
        positive_parts=POSITIVE_PARTS,
        groups=groups,
    )
    return Say("coverage-picture", args, document=picture)


async def show_catering(incoming: Incoming, session: Session, data: ShowCatering) -> list[Reply]:
    """How many people to cook for, and the answers to the seminar's extra questions."""
    view = await load_view(incoming, session, data.seminar)
    require(incoming, CAN_SEE_EVERYONE, view.seminar.id)
    crowd = view.board
    lines = [
        line
        for tally in await extra_questions.count_answers(session, view.seminar.id)
        for line in _tally_lines(tally)
    ]
    args: dict[str, Value] = {
        "seminar": Translated(view.seminar.title),
        "total": crowd.people(ATTENDING_STATES),
        "confirmed": crowd.people((CONFIRMED, ARRIVED)),
        "registered": crowd.people((REGISTERED,)),
        "waiting": crowd.people((WAITING,)),
        "list": Lines(lines),
        "now": local_time(view.seminar, incoming.at),
    }
    return [Say("catering" if lines else "catering-plain", args)]


def _tally_lines(tally: AnswerCounts) -> list[Text]:
    """An extra question with its answers."""
    lines = [Text("catering-question", {"question": Translated(tally.question.title)})]
    if tally.question.kind == CHOICE:
        choices = enumerate(tally.question.choices)
        lines += [_answer_line(Translated(names), tally.choices[place]) for place, names in choices]
    elif tally.question.kind == NUMBER:
        lines.append(Text("catering-sum", {"number": sum(tally.numbers)}))
    else:
        written = Counter(shorten(text, 60) for text in tally.texts)
        lines += [_answer_line(text, number) for text, number in written.most_common(MAX_ANSWERS)]
    return [*lines, Text("catering-silent", {"number": tally.unanswered})] if tally.unanswered else lines


def _answer_line(answer: Value, number: int) -> Text:
    return Text("catering-answer", {"answer": answer, "number": number})
