"""The coverage board: who of those who are meant comes, by oblast and rayon; as a message, a chart and a map."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal

from handlers.board.scope import View, areas, brief, name_of, opened, parts, states
from handlers.common import local, pager, shorten
from handlers.rights import WATCHERS, must
from handlers.words import Button, Incoming, Lines, Named, Picture, Reply, Row, Say, Text, Value
from storage import extras
from storage.coverage import SHOWN, Wanted
from storage.database import Session
from storage.extras import CHOICE, NUMBER, Tally
from storage.models import Unit
from storage.seats import ARRIVED, CONFIRMED, HOLDING, REGISTERED, WAITING

PAGE = 20
CELLS = 6
"""So many blocks a bar has: more would break the line on a narrow telephone."""
REACHED = 3
"""Of the states as they are shown, the first three mean: coming."""


MOST_WORDS = 8
"""So many different written answers are shown to a question of the seminar's own."""


async def board(incoming: Incoming, session: Session) -> list[Reply]:
    """The board, or a part of it; pressed again it is brought up to date in its place."""
    view = await opened(incoming, session)
    if not view.board.wanted:
        return [Say("coverage-no-target", view.args | _people(view), edit=view.again)]
    rayon = view.level == "area"
    lines = _places(view) if rayon else [*(_line(*one) for one in parts(view)), *_offices(view)]
    last = max(0, (len(lines) - 1) // PAGE)
    page = min(view.page, last)
    counts = states(view.board.municipalities)
    args: dict[str, Value] = {
        **view.args,
        "reached": sum(counts[state] for state in HOLDING),
        "total": sum(counts.values()),
        "states": Lines([_state(state, counts[state]) for state in SHOWN if counts[state]]),
        "list": Lines(lines[page * PAGE : (page + 1) * PAGE]),
        "now": local(view.seminar, incoming.at),
        **_people(view),
    }
    rows = _opening(view) + _exits(incoming, view, page, last)
    return [Say("coverage-rayon" if rayon else "coverage-board", args, rows, edit=view.again)]


def _people(view: View) -> dict[str, Value]:
    """How many people that is: for the catering, and of those from elsewhere."""
    crowd = view.board
    return {
        "people": crowd.people(HOLDING),
        "outside": crowd.people((*HOLDING, WAITING), outside=True),
    }


def _state(state: str, number: int) -> Text:
    sign, what = Text(f"reach-{state}-sign"), Text(f"reach-{state}")
    return Text("coverage-state", {"sign": sign, "what": what, "number": number})


def _line(unit: Unit, wanted: Sequence[Wanted]) -> Text:
    """A rayon or an oblast: a bar, its name, how many of how many."""
    counts = states(wanted)
    reached = sum(counts[state] for state in HOLDING)
    sure = counts[ARRIVED] + counts[CONFIRMED]
    return Text(
        "coverage-line",
        {
            "bar": bar(sure, counts[REGISTERED], len(wanted)),
            "name": brief(unit),
            "reached": reached,
            "total": len(wanted),
        },
    )


def bar(sure: int, registered: int, total: int) -> str:
    """Six blocks: dark for those who are sure to come, lighter for the registered, the rest empty.

    Full when all come and only then; nobody who comes is left without a block.
    """
    coming = sure + registered
    filled = round(CELLS * coming / total) if total else 0
    filled = max(min(filled, CELLS - (coming < total)), int(coming > 0))
    dark = min(filled, round(filled * sure / coming)) if coming else 0
    return "█" * dark + "▓" * (filled - dark) + "░" * (CELLS - filled)


def _places(view: View) -> list[Text]:
    """The places of one rayon, each with its sign."""
    return [
        Text("coverage-place", {"sign": Text(f"reach-{one.state}-sign"), "name": name_of(one)})
        for one in view.board.wanted
    ]


def _offices(view: View) -> list[Text]:
    """The offices beside the municipalities: how many of each come; of those without a unit, how many people."""
    lines = []
    for office in dict.fromkeys(one.office for one in view.board.wanted if one.office != "municipality"):
        wanted = [one for one in view.board.wanted if one.office == office]
        what = Text(f"office-{office.replace('_', '-')}")
        if wanted[0].unit is None:
            people = view.board.people(HOLDING, office=office)
            lines.append(Text("coverage-office-people", {"what": what, "number": people}))
        else:
            args: dict[str, Value] = {"what": what, "reached": _coming(wanted), "total": len(wanted)}
            lines.append(Text("coverage-office", args))
    return lines


def _opening(view: View) -> list[list[Button]]:
    """A button for each part that can be opened."""
    if view.level == "area":
        return []
    buttons = []
    for unit, wanted in parts(view):
        label = Text("coverage-open", {"name": brief(unit), "reached": _coming(wanted), "total": len(wanted)})
        buttons.append(Button(label, f"board:{view.seminar.id}:{unit.code}:0"))
    return [buttons[index : index + 2] for index in range(0, len(buttons), 2)]


def _coming(wanted: Collection[Wanted]) -> int:
    return sum(one.state in HOLDING for one in wanted)


def _exits(incoming: Incoming, view: View, page: int, last: int) -> list[list[Button]]:
    seminar, here = view.seminar.id, f"{view.seminar.id}:{view.code}"
    rows = [pager(f"board:{here}", page, last)] if last else []
    rows.append(
        [Button("coverage-chart-button", f"chart:{here}"), Button("coverage-map-button", f"boardmap:{here}")]
    )
    row = []
    if view.board.unanswered:
        row.append(Button("coverage-silent-button", f"silent:{here}:0"))
    if not view.code and incoming.may(WATCHERS, seminar):
        row.append(Button("coverage-catering-button", f"catering:{seminar}"))
    rows.append(row)
    rows.append([Button("plan-hub", f"staff:{seminar}")])
    rows.append([Button("coverage-refresh", f"board:{here}:{page}")])
    if view.above is not None:
        rows[-1].append(Button("coverage-up", f"board:{seminar}:{view.above}:0"))
    return [row for row in rows if row]


async def chart(incoming: Incoming, session: Session) -> list[Reply]:
    """The same as stacked bars."""
    view = await opened(incoming, session)
    return [_pictured(incoming, view, "bars", [_row(*one) for one in parts(view)], ())]


async def chart_map(incoming: Incoming, session: Session) -> list[Reply]:
    """The same as a map; where several oblasts are shown, they are named instead of the rayons."""
    view = await opened(incoming, session)
    rows = [_row(*one) for one in areas(view.board.municipalities)]
    groups: list[tuple[Value, Sequence[str]]] = []
    if view.level == "all":
        for unit, wanted in parts(view):
            groups.append((brief(unit), [area.code for area, _ in areas(wanted)]))
    return [_pictured(incoming, view, "map", rows, groups)]


def _row(unit: Unit, wanted: Sequence[Wanted]) -> Row:
    counts = states(wanted)
    return Row(unit.code, brief(unit), [counts[state] for state in SHOWN])


def _pictured(
    incoming: Incoming,
    view: View,
    shape: Literal["bars", "map"],
    rows: Sequence[Row],
    groups: Sequence[tuple[Value, Sequence[str]]],
) -> Say:
    """The message with its picture; without a municipality on the target list there is none."""
    if not rows:
        return Say("coverage-no-target", view.args | _people(view))
    municipalities = view.board.municipalities
    args: dict[str, Value] = {
        **view.args,
        "reached": _coming(municipalities),
        "total": len(municipalities),
        "made": f"{local(view.seminar, incoming.at):%d.%m.%Y\u00a0%H:%M}",  # one word: it is not torn apart
    }
    picture = Picture(
        shape=shape,
        title=Named(view.seminar.title),
        note=Text("coverage-note", args),
        credit=Text("coverage-credit"),
        legend=[f"reach-{state}" for state in SHOWN],
        rows=rows,
        reached=REACHED,
        groups=groups,
    )
    return Say("coverage-picture", args, document=picture)


async def catering_count(incoming: Incoming, session: Session) -> list[Reply]:
    """How many people to cook for, and what they have said to the seminar's own questions."""
    view = await opened(incoming, session)
    must(incoming, WATCHERS, view.seminar.id)
    crowd = view.board
    lines = [line for tally in await extras.tally(session, view.seminar.id) for line in _told(tally)]
    args: dict[str, Value] = {
        "seminar": Named(view.seminar.title),
        "total": crowd.people(HOLDING),
        "confirmed": crowd.people((CONFIRMED, ARRIVED)),
        "registered": crowd.people((REGISTERED,)),
        "waiting": crowd.people((WAITING,)),
        "list": Lines(lines),
        "now": local(view.seminar, incoming.at),
    }
    return [Say("catering" if lines else "catering-plain", args)]


def _told(tally: Tally) -> list[Text]:
    """One question of the seminar's own with its answers."""
    lines = [Text("catering-question", {"question": Named(tally.question.title)})]
    if tally.question.kind == CHOICE:
        choices = enumerate(tally.question.choices)
        lines += [_answer(Named(names), tally.choices[place]) for place, names in choices]
    elif tally.question.kind == NUMBER:
        lines.append(Text("catering-sum", {"number": sum(tally.numbers)}))
    else:
        written = Counter(shorten(text, 60) for text in tally.texts)
        lines += [_answer(text, number) for text, number in written.most_common(MOST_WORDS)]
    return [*lines, Text("catering-silent", {"number": tally.silent})] if tally.silent else lines


def _answer(answer: Value, number: int) -> Text:
    return Text("catering-answer", {"answer": answer, "number": number})
