"""What became of an announcement, by state and rayon: as a message, a chart, a spreadsheet; and what to do now."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handlers.announcing.card import announcement_for, clock, seminar_of, what
from handlers.common import named, titled
from handlers.words import (
    Button,
    Incoming,
    Lines,
    Named,
    Picture,
    Refusal,
    Reply,
    Row,
    Say,
    Sheet,
    Text,
    Value,
)
from storage import audit, corrections, coverage, reports, units
from storage.announcements import BEGUN, DELETE, EDIT, KINDS, MESSAGE
from storage.database import Session
from storage.models import Announcement, Seminar, Unit
from storage.reports import CONFIRMED, DELIVERED, LEFT, PARTLY, SHOWN, UNREACHABLE, WHYS

MOST = 20_000
"""So many people a spreadsheet lists; those who may have to be called come first."""
LINES = 40
"""So many rayons and cities a message lists."""
COLUMNS = (
    "column-rayon",
    "column-unit",
    "column-office",
    "column-name",
    "column-phone",
    "column-became",
    "column-why",
    "column-came",
    "column-read",
)
Place = tuple[Unit | None, Counter[str]]


@dataclass(slots=True)
class View:
    """The report, or the part of it that lies in one oblast."""

    announcement: Announcement
    seminar: Seminar | None
    code: str
    """The oblast; "": all there is."""
    states: Counter[str] = field(default_factory=Counter)
    whys: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)
    """By oblast, or by rayon where there is but one oblast; what has no unit comes last."""
    open: bool = False
    """Its places are oblasts that can be opened."""

    @property
    def total(self) -> int:
        """How many people it is about."""
        return self.states.total()


async def looked(incoming: Incoming, session: Session) -> View:
    """What `<announcement>:<oblast>` in the button means. Raises Refusal."""
    which, _, rest = incoming.argument.partition(":")
    code = rest.partition(":")[0]
    announcement = await announcement_for(incoming, session, which, kinds=KINDS)
    if announcement.state not in BEGUN:
        raise Refusal("button-old")
    view = View(announcement, await seminar_of(session, announcement), code)
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    tops: dict[str, Counter[str]] = defaultdict(Counter)
    known: dict[str, Unit] = {}
    for fate in await reports.fates(session, announcement, incoming.at):
        area, top = await coverage.whereabouts(session, fate.unit_code)
        if code and (top is None or top.code != code):
            continue
        known |= {unit.code: unit for unit in (area, top) if unit}
        view.states[fate.state] += fate.number
        tops[top.code if top else ""][fate.state] += fate.number
        areas[area.code if area else top.code if top else ""][fate.state] += fate.number
        if fate.why:
            view.whys[fate.why] += fate.number
    if code and not view.states:
        raise Refusal("button-old")
    view.open = len([one for one in tops if one]) > 1
    found = [(known.get(one), states) for one, states in (tops if view.open else areas).items()]
    view.places = sorted(found, key=lambda place: units.in_order(place[0]))
    return view


def became(announcement: Announcement, state: str) -> str:
    """The key of a state's name: what is delivered of a correction is a message corrected."""
    changed = state == DELIVERED and announcement.kind in (EDIT, DELETE)
    return f"became-{state}-{announcement.kind}" if changed else f"became-{state}"


# The message.


async def report(incoming: Incoming, session: Session) -> list[Reply]:
    """`report:<announcement>[:<oblast>]`."""
    view = await looked(incoming, session)
    announcement = view.announcement
    states = [_state(announcement, state, view.states[state]) for state in SHOWN if view.states[state]]
    if view.states[UNREACHABLE]:
        states += [
            Text("report-why", {"why": Text(f"why-{why}"), "number": view.whys[why]})
            for why in WHYS
            if view.whys[why]
        ]
    places = view.places if len(view.places) > 1 or view.code else []
    args: dict[str, Value] = {
        "what": await what(session, announcement),
        "area": await _area(session, view),
        "total": view.total,
        "states": Lines(states),
        "list": Lines([_line(*place) for place in places[:LINES]]),
        "now": clock(incoming, view.seminar, incoming.at),
    }
    rows = [*_opening(view), *await _ways(incoming, session, view)]
    return [Say("report", args, rows, edit=True)]


async def _area(session: Session, view: View) -> Value:
    unit = await units.get(session, view.code) if view.code else None
    if unit is not None:
        return named(unit)
    return Named(view.seminar.title) if view.seminar else Text("announcement-everybody")


def _state(announcement: Announcement, state: str, number: int) -> Text:
    args: dict[str, Value] = {
        "sign": Text(f"became-{state}-sign"),
        "what": Text(became(announcement, state)),
        "number": number,
    }
    return Text("report-state", args)


def has(states: Counter[str]) -> int:
    """How many of these have the message."""
    return states[CONFIRMED] + states[DELIVERED]


def _line(unit: Unit | None, states: Counter[str]) -> Text:
    """A rayon or an oblast: how many of how many have it, how many confirmed, how many have to be called."""
    lost = states.total() - has(states) - states[LEFT]
    more = [Text("report-read", {"number": states[CONFIRMED]})] if states[CONFIRMED] else []
    more += [Text("report-lost", {"number": lost})] if lost else []
    args: dict[str, Value] = {
        "name": _brief(unit),
        "reached": has(states),
        "total": states.total(),
        "more": Lines(more, " "),
    }
    return Text("report-line", args)


def _brief(unit: Unit | None) -> Value:
    return Named(units.brief(unit)) if unit else Text("report-elsewhere")


def _opening(view: View) -> list[list[Button]]:
    """A button for each oblast."""
    if not view.open:
        return []
    here = view.announcement.id
    buttons = [Button(_brief(unit), f"report:{here}:{unit.code}") for unit, _ in view.places if unit]  # type: ignore[arg-type]  # a unit has a name
    return [buttons[place : place + 2] for place in range(0, len(buttons), 2)]


async def _ways(incoming: Incoming, session: Session, view: View) -> list[list[Button]]:
    """The same otherwise, and what can be done about it."""
    announcement = view.announcement
    here = f"{announcement.id}:{view.code}"
    rows = [
        [Button("report-chart", f"reportpic:{here}"), Button("report-sheet", f"reportfile:{announcement.id}")]
    ]
    if announcement.kind == MESSAGE and not view.code:
        rows += await _remedies(session, announcement, view)
        rows += [
            [Button(_done(incoming, view, change), f"report:{change.id}")]
            for change in (await corrections.about(session, announcement.id))[:5]
        ]
    back = f"report:{announcement.id}" if view.code else f"ann:{announcement.about_id or announcement.id}"
    if announcement.about_id and not view.code:
        back = f"report:{announcement.about_id}"
    rows.append([Button("report-again", f"report:{here}"), Button("report-back", back)])
    return rows


async def _remedies(session: Session, announcement: Announcement, view: View) -> list[list[Button]]:
    here = announcement.id
    if announcement.retracted_at is not None:
        return [[Button("note-button", f"annnote:{here}")]]
    rows = []
    asks = any(one["kind"] == "read" for one in announcement.buttons)
    if asks and (unread := view.states[DELIVERED] + view.states[PARTLY]):
        label = Text("unread-button", {"number": unread})
        rows.append([Button(label, f"unread:{here}", style="primary")])
    rows.append([Button("fix-button", f"annfix:{here}"), Button("note-button", f"annnote:{here}")])
    rows.append([Button("retract-button", f"annretract:{here}", style="danger")])
    return rows


def _done(incoming: Incoming, view: View, change: Announcement) -> Text:
    began = clock(incoming, view.seminar, change.started_at or change.created_at)
    return Text(f"report-did-{change.kind}", {"starts": began})


# The chart.


async def chart(incoming: Incoming, session: Session) -> list[Reply]:
    """`reportpic:<announcement>:<oblast>`: the same as bars."""
    view = await looked(incoming, session)
    rows = [
        Row(unit.code if unit else "", _brief(unit), [states[state] for state in SHOWN])
        for unit, states in view.places
    ]
    if not rows:
        raise Refusal("report-empty")
    args: dict[str, Value] = {
        "what": await what(session, view.announcement),
        "area": await _area(session, view),
        "reached": has(view.states),
        "total": view.total,
        "made": f"{clock(incoming, view.seminar, incoming.at):%d.%m.%Y\u00a0%H:%M}",  # not torn apart
    }
    picture = Picture(
        shape="bars",
        title=args["what"],
        note=Text("report-note", args),
        credit="",
        legend=[became(view.announcement, state) for state in SHOWN],
        rows=rows,
        reached=2,
    )
    return [Say("report-picture", args, document=picture)]


# The spreadsheet.


async def sheet(incoming: Incoming, session: Session) -> list[Reply]:
    """`reportfile:<announcement>`: everybody one by one, with telephones; who asked for it is written down."""
    view = await looked(incoming, session)
    announcement = view.announcement
    lines = await reports.lines(session, announcement, MOST)
    rows = [await _row(incoming, session, view, line) for line in lines]
    about = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, "report.exported", about, incoming.at, rows=len(rows))
    args: dict[str, Value] = {
        "what": await what(session, announcement),
        "number": len(rows),
        "total": view.total,
    }
    marked = [place for place, line in enumerate(lines) if line.state in (PARTLY, *SHOWN[4:])]
    document = Sheet(f"announcement-{announcement.id}.xlsx", "report-title", COLUMNS, rows, marked)
    return [Say("report-file", args, document=document)]


async def _row(incoming: Incoming, session: Session, view: View, line: reports.Line) -> Sequence[Value]:
    unit = await units.get(session, line.unit_code) if line.unit_code else None
    area, top = await coverage.whereabouts(session, line.unit_code)
    above = area or top
    return [
        named(above) if above else "",
        titled(unit) if unit else line.organisation or "",
        Text(f"office-{line.office.replace('_', '-')}") if line.office else "",
        line.name or Text("name-none"),
        line.phone or "",
        Text(became(view.announcement, line.state)),
        Text(f"why-{line.why}") if line.why else "",
        _moment(incoming, view, line.at),
        _moment(incoming, view, line.read_at),
    ]


def _moment(incoming: Incoming, view: View, moment: datetime | None) -> str:
    return f"{clock(incoming, view.seminar, moment):%Y-%m-%d %H:%M}" if moment else ""
