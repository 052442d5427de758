"""The page of one seminar for staff: registrations by area and office, questions, and the menu."""

from collections import Counter

from handlers import seminar_menu
from handlers.buttons.pack import BuildPack, ShowPack
from handlers.buttons.team import ShowSeminarForStaff
from handlers.checkin.counts import count_areas, total
from handlers.checkin.loading import arrived_line, counted_half_day
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import (
    CAN_ANSWER,
    CAN_SEE_SEATS,
    ORGANISERS,
    STAFF,
    is_within,
    load_seminar,
    visible_rayons,
)
from handlers.ui.arguments import has_ended, seminar_times, unit_name
from handlers.ui.pages import fold
from storage.checkin import half_days
from storage.coverage import coverage
from storage.database import Session
from storage.models import Seminar, Unit, seat_states, seminar_states
from storage.questions import questions
from storage.units import units


async def show_overview(incoming: Incoming, session: Session, data: ShowSeminarForStaff) -> list[Reply]:
    """Show a seminar's numbers that the sender may see, and its menu."""
    seminar = await load_seminar(incoming, session, STAFF, data.seminar)
    lines = [] if seminar.state == seminar_states.OPEN else [Text(f"plan-state-{seminar.state}")]
    if incoming.has_role(CAN_SEE_SEATS, seminar.id):
        lines += await _registration_lines(incoming, session, seminar)
    if incoming.has_role(CAN_ANSWER, seminar.id):
        asked, left = await questions.count_asked_open(session, seminar.id)
        lines.append(Text("staff-overview-questions", {"asked": asked, "left": left}))
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "list": Lines(lines),
    }
    rows = [*_pack_rows(incoming, seminar), *seminar_menu.buttons(incoming, seminar)]
    return [fold(Say("staff-overview", args, rows), data, has_back=False)]


def _pack_rows(incoming: Incoming, seminar: Seminar) -> list[list[Button]]:
    """Return the button for the after-event pack, once the seminar has ended, and the one for its parts."""
    if not (has_ended(seminar, incoming.at) and incoming.has_role(ORGANISERS, seminar.id)):
        return []
    whole = Button("pack-build", BuildPack(seminar.id), style="primary")
    return [[whole], [Button("pack-button", ShowPack(seminar.id))]]


async def _registration_lines(incoming: Incoming, session: Session, seminar: Seminar) -> list[Text]:
    """Return the numbers of registered people by rayon and by office."""
    own = visible_rayons(incoming, seminar.id)
    areas: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (office, code, state), count in (await coverage.count_by_place(session, seminar.id)).items():
        if state not in seat_states.ATTENDING_STATES or not await is_within(session, code, own):
            continue
        unit = await units.get(session, code) if code else None
        if office == "municipality" and unit:
            areas[await _rayon_code(session, unit)] += count
        else:
            others[office] += count
    known = await units.by_codes(session, areas.keys())
    lines = [_rayon_line(known[code], count) for code, count in areas.most_common() if code in known]
    lines += [_office_line(office, count) for office, count in others.most_common()]
    total = sum(areas.values()) + sum(others.values())
    heading = [Text("staff-overview-registered", {"registered": total})]
    if arrived := await _arrival_lines(incoming, session, seminar, own):
        heading, lines = [*heading, arrived[0]], arrived[1:]
    if own is not None:
        names = [
            Text("staff-overview-own", {"rayon": unit_name(unit)})
            for unit in await _sorted_units(session, own)
        ]
        heading = [*names, *heading]
    return [*heading, *(lines or [Text("staff-nobody")])]


async def _arrival_lines(
    incoming: Incoming, session: Session, seminar: Seminar, own: frozenset[str] | None
) -> list[Text]:
    """Return the attendance of the half day that is counted, and by rayon; nothing before the first day."""
    known = await half_days.load_half_days(session, seminar)
    if incoming.at < known[0].opens_at:
        return []
    half = counted_half_day(seminar, known, incoming.at)
    counts = await count_areas(session, seminar.id, half.number if half else None, own)
    if not counts:
        return []
    return [arrived_line(seminar, half, total(counts)), *(one.text("arrivals-line") for one in counts)]


async def _sorted_units(session: Session, codes: frozenset[str]) -> list[Unit]:
    found = await units.by_codes(session, codes)
    return [found[code] for code in sorted(found)]


async def _rayon_code(session: Session, unit: Unit) -> str:
    """Return the code of a municipality's rayon, or its own code for a city outside rayons."""
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    return parent.code if parent and parent.level == "rayon" else unit.code


def _rayon_line(unit: Unit, count: int) -> Text:
    return Text("staff-line", {"what": unit_name(unit), "number": count})


def _office_line(office: str, count: int) -> Text:
    return Text("staff-line", {"what": Text(f"office-{office.replace('_', '-')}"), "number": count})
