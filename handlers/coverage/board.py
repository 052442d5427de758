"""The coverage board: who of those who are meant comes, by oblast and rayon; as a message, a chart and a map."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal

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
from handlers.ui.arguments import local_time, pager, shorten
from storage.coverage.coverage import SHOWN_STATES, TargetPlace
from storage.database import Session
from storage.models import Unit
from storage.models.seat_states import ARRIVED, ATTENDING_STATES, CONFIRMED, REGISTERED, WAITING
from storage.seats import extra_questions
from storage.seats.extra_questions import CHOICE, NUMBER, AnswerCounts

PAGE_SIZE = 20
BAR_CELLS = 6
"""So many blocks a bar has: more would break the line on a narrow telephone."""
POSITIVE_PARTS = 3
"""Of the states as they are shown, the first three mean: coming."""


MAX_ANSWERS = 8
"""So many different written answers are shown to a question of the seminar's own."""


async def show_board(incoming: Incoming, session: Session) -> list[Reply]:
    """The board, or a part of it; pressed again it is brought up to date in its place."""
    view = await load_view(incoming, session)
    if not view.board.targets:
        return [Say("coverage-no-target", view.args | _people_counts(view), edit=view.replaceable)]
    rayon = view.level == "area"
    lines = (
        _place_lines(view)
        if rayon
        else [*(_unit_line(*one) for one in by_subarea(view)), *_office_lines(view)]
    )
    last = max(0, (len(lines) - 1) // PAGE_SIZE)
    page = min(view.page, last)
    counts = count_states(view.board.municipalities)
    args: dict[str, Value] = {
        **view.args,
        "reached": sum(counts[state] for state in ATTENDING_STATES),
        "total": sum(counts.values()),
        "states": Lines([_state_line(state, counts[state]) for state in SHOWN_STATES if counts[state]]),
        "list": Lines(lines[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]),
        "now": local_time(view.seminar, incoming.at),
        **_people_counts(view),
    }
    rows = _unit_buttons(view) + _navigation_rows(incoming, view, page, last)
    return [Say("coverage-rayon" if rayon else "coverage-board", args, rows, edit=view.replaceable)]


def _people_counts(view: CoverageView) -> dict[str, Value]:
    """How many people that is: for the catering, and of those from elsewhere."""
    crowd = view.board
    return {
        "people": crowd.people(ATTENDING_STATES),
        "outside": crowd.people((*ATTENDING_STATES, WAITING), outside=True),
    }


def _state_line(state: str, number: int) -> Text:
    sign, what = Text(f"reach-{state}-sign"), Text(f"reach-{state}")
    return Text("coverage-state", {"sign": sign, "what": what, "number": number})


def _unit_line(unit: Unit, wanted: Sequence[TargetPlace]) -> Text:
    """A rayon or an oblast: a bar, its name, how many of how many."""
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
    """The offices beside the municipalities: how many of each come; of those without a unit, how many people."""
    lines = []
    for office in dict.fromkeys(one.office for one in view.board.targets if one.office != "municipality"):
        wanted = [one for one in view.board.targets if one.office == office]
        what = Text(f"office-{office.replace('_', '-')}")
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
        buttons.append(Button(label, f"board:{view.seminar.id}:{unit.code}:0"))
    return [buttons[index : index + 2] for index in range(0, len(buttons), 2)]


def _count_coming(wanted: Collection[TargetPlace]) -> int:
    return sum(one.state in ATTENDING_STATES for one in wanted)


def _navigation_rows(incoming: Incoming, view: CoverageView, page: int, last: int) -> list[list[Button]]:
    seminar, here = view.seminar.id, f"{view.seminar.id}:{view.code}"
    rows = [pager(f"board:{here}", page, last)] if last else []
    rows.append(
        [Button("coverage-chart-button", f"chart:{here}"), Button("coverage-map-button", f"boardmap:{here}")]
    )
    row = []
    if view.board.unanswered:
        row.append(Button("coverage-silent-button", f"silent:{here}:0"))
    if not view.code and incoming.has_role(CAN_SEE_EVERYONE, seminar):
        row.append(Button("coverage-catering-button", f"catering:{seminar}"))
    rows.append(row)
    rows.append([Button("plan-hub", f"staff:{seminar}")])
    rows.append([Button("coverage-refresh", f"board:{here}:{page}")])
    if view.parent_code is not None:
        rows[-1].append(Button("coverage-up", f"board:{seminar}:{view.parent_code}:0"))
    return [row for row in rows if row]


async def show_chart(incoming: Incoming, session: Session) -> list[Reply]:
    """The same as stacked bars."""
    view = await load_view(incoming, session)
    return [_chart_message(incoming, view, "bars", [_chart_row(*one) for one in by_subarea(view)], ())]


async def show_map(incoming: Incoming, session: Session) -> list[Reply]:
    """The same as a map; where several oblasts are shown, they are named instead of the rayons."""
    view = await load_view(incoming, session)
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
    """The message with its picture; without a municipality on the target list there is none."""
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


async def show_catering(incoming: Incoming, session: Session) -> list[Reply]:
    """How many people to cook for, and what they have said to the seminar's own questions."""
    view = await load_view(incoming, session)
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
    """One question of the seminar's own with its answers."""
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
