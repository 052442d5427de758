"""What staff see: their seminars, who is registered and from where, the participants, and what failed."""

from collections import Counter
from datetime import timedelta

from handlers import seminar_menu
from handlers.audiences.announcement import can_announce
from handlers.buttons.announcements import ListAnnouncements
from handlers.buttons.answering import ShowInbox
from handlers.buttons.moderation import ListBanned, ListUnansweredQuestions
from handlers.buttons.seats import SearchSeats, ShowSeat
from handlers.buttons.seminars import CreateSeminar, ShowPlan
from handlers.buttons.team import (
    ExportParticipants,
    ListFailures,
    ListMembers,
    ListParticipants,
    ShowGroup,
    ShowSeminarForStaff,
)
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import (
    CAN_ANSWER,
    CAN_FOLLOW_UP,
    CAN_SEE_SEATS,
    MODERATORS,
    ORGANISERS,
    OWNERS,
    STAFF,
    is_within,
    load_seminar,
    visible_rayons,
)
from handlers.questions.answering.permissions import answer_scope
from handlers.questions.moderation import bans
from handlers.seats.extra_questions import answers_of_seat
from handlers.seminars import plan
from handlers.ui.arguments import seminar_times, unit_name
from handlers.ui.pages import grid, list_page, paginate
from handlers.ui.sheet import (
    SEAT_COLUMNS,
    DataColumn,
    export_sheet,
    participant_row,
    seminar_record,
    visible_participants,
)
from storage import planning
from storage.coverage import coverage
from storage.database import Session
from storage.messages import inbox, outbox
from storage.models import Seminar, Unit, seat_states
from storage.questions import answers, questions, worklist
from storage.seats import extra_questions
from storage.seminars import seminars
from storage.team import roles
from storage.units import units

FAILURE_WINDOW = timedelta(days=7)
"""How long a failure is shown to staff."""


async def show_panel(incoming: Incoming, session: Session) -> list[Reply]:
    """`/staff`: the seminars where this person has something to do, questions, the team, what failed."""
    mine = [one for one in await seminars.list_public(session) if incoming.has_role(STAFF, one.id)]
    rows = [[Button(Translated(one.title), ShowSeminarForStaff(one.id))] for one in mine]
    rows += await _draft_rows(incoming, session)
    rows += await _question_rows(incoming, session)
    if can_announce(incoming, None):
        rows.append([Button("announcements-all-button", ListAnnouncements(0))])
    if roles.may_grant(incoming.roles, roles.MODERATOR, None):
        rows.append([Button("team-button", ListMembers())])
    if incoming.has_role(OWNERS):
        rows.append([Button("group-button", ShowGroup())])
    if incoming.has_role(ORGANISERS) and (failed := await _failure_count(incoming, session)):
        rows.append([Button(Text("staff-failed-button", {"failed": failed}), ListFailures())])
    return [Say("staff-panel", buttons=rows)]


async def _draft_rows(incoming: Incoming, session: Session) -> list[list[Button]]:
    """Seminars that are being planned, or were cancelled, and a way to begin another one."""
    rows = [
        [Button(Text(f"staff-{one.state}-button", {"seminar": plan.seminar_title(one)}), ShowPlan(one.id))]
        for one in await planning.list_unannounced(session)
        if incoming.has_role(ORGANISERS, one.id)
    ]
    return [*rows, [Button("staff-new-button", CreateSeminar())]] if plan.may_create(incoming) else rows


async def _question_rows(incoming: Incoming, session: Session) -> list[list[Button]]:
    """Moderators: who is banned, and all that is left to answer. Others who answer: their inbox."""
    if not incoming.has_role(MODERATORS):
        if not incoming.has_role(CAN_ANSWER):
            return []
        left, _ = await answers.list_inbox(session, answer_scope(incoming), 0)
        return [[Button(Text("staff-inbox-button", {"left": left}), ShowInbox())]]
    counts = await worklist.open_by_seminar(session)
    total = sum(count for one, count in counts.items() if incoming.has_role(MODERATORS, one))
    banned = await bans.banned_askers(incoming, session)
    rows = [[Button("banned-button", ListBanned())]] if banned else []
    return [*rows, [Button(Text("unanswered-button", {"number": total}), ListUnansweredQuestions())]]


async def _failure_count(incoming: Incoming, session: Session) -> int:
    return len(await inbox.list_dead_letters(session)) + len(
        await outbox.list_failed(session, incoming.at - FAILURE_WINDOW)
    )


async def show_seminar(incoming: Incoming, session: Session, data: ShowSeminarForStaff) -> list[Reply]:
    """One seminar in numbers, as far as this person may see them, and what there is to do."""
    seminar = await load_seminar(incoming, session, STAFF, data.seminar)
    lines: list[Text] = []
    if incoming.has_role(CAN_SEE_SEATS, seminar.id):
        lines = await _registration_lines(incoming, session, seminar)
    if incoming.has_role(CAN_ANSWER, seminar.id):
        asked, left = await questions.count_asked_open(session, seminar.id)
        lines.append(Text("staff-overview-questions", {"asked": asked, "left": left}))
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "list": Lines(lines),
    }
    return [Say("staff-overview", args, seminar_menu.buttons(incoming, seminar.id))]


async def _registration_lines(incoming: Incoming, session: Session, seminar: Seminar) -> list[Text]:
    """How many are registered, by rayon and by office."""
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
    head = [Text("staff-overview-registered", {"registered": total})]
    if own is not None:
        names = [
            Text("staff-overview-own", {"rayon": unit_name(one)}) for one in await _sorted_units(session, own)
        ]
        head = [*names, *head]
    return [*head, *(lines or [Text("staff-nobody")])]


async def _sorted_units(session: Session, codes: frozenset[str]) -> list[Unit]:
    found = await units.by_codes(session, codes)
    return [found[code] for code in sorted(found)]


async def _rayon_code(session: Session, unit: Unit) -> str:
    """The rayon a municipality is counted in; a city right under an oblast, or on top, stands for itself."""
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    return parent.code if parent and parent.level == "rayon" else unit.code


def _rayon_line(unit: Unit, count: int) -> Text:
    return Text("staff-line", {"what": unit_name(unit), "number": count})


def _office_line(office: str, count: int) -> Text:
    return Text("staff-line", {"what": Text(f"office-{office.replace('_', '-')}"), "number": count})


PAGE_SIZE = 15


async def list_participants(incoming: Incoming, session: Session, data: ListParticipants) -> list[Reply]:
    """Who is registered, a page at a time."""
    seminar = await load_seminar(incoming, session, CAN_SEE_SEATS, data.seminar)
    listed = await visible_participants(incoming, session, seminar)
    known = await _load_units(session, listed)
    shown = paginate(sorted(listed, key=lambda one: _place_order(one, known)), data.page, PAGE_SIZE)
    numbered = [*enumerate(shown.rows, start=shown.start + 1)]
    numbers = [Button(Translated({"en": str(place)}), ShowSeat(one.seat.id)) for place, one in numbered]
    below = [[Button("staff-find", SearchSeats(seminar.id))]]
    if incoming.has_role(CAN_FOLLOW_UP, seminar.id):
        below[0].append(Button("staff-export-button", ExportParticipants(seminar.id)))
    page = list_page(
        "staff-people",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=[_person_line(place, one, known) for place, one in numbered],
        empty="staff-nobody",
        buttons=grid(numbers, 5),
        turn=ListParticipants(seminar.id),
        below=[*below, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]],
        edit=data.page is not None,
    )
    return [page]


def _place_order(one: coverage.Participant, known: dict[str, Unit]) -> tuple[str, ...]:
    """Where one looks for somebody at the door: the rayon, the place in it, the name."""
    line = _lineage(one.seat.unit_code, known)
    return (*(unit.code for unit in reversed(line)), one.seat.name or "")


def _person_line(position: int, one: coverage.Participant, known: dict[str, Unit]) -> Text:
    unit = known.get(one.seat.unit_code or "")
    parent = known.get(unit.parent_code or "") if unit else None
    place: Value = one.seat.organisation or Text(f"office-{one.seat.office.replace('_', '-')}")
    if unit is not None:
        place = (
            Text("unit-with-parent", {"name": unit_name(unit), "parent": unit_name(parent)})
            if parent
            else unit_name(unit)
        )
    args: dict[str, Value] = {
        "number": position,
        "name": one.seat.name or Text("name-none"),
        "place": place,
        "position": Text(f"position-{one.seat.position or 'other'}"),
    }
    return Text("staff-person-unreachable" if one.unreachable else "staff-person", args)


async def _load_units(session: Session, listed: list[coverage.Participant]) -> dict[str, Unit]:
    """The units of these people, with all that lies above them."""
    known: dict[str, Unit] = {}
    codes = {one.seat.unit_code for one in listed if one.seat.unit_code}
    while codes:
        found = await units.by_codes(session, codes)
        known |= found
        codes = {unit.parent_code for unit in found.values() if unit.parent_code} - known.keys()
    return known


async def export_participants(incoming: Incoming, session: Session, data: ExportParticipants) -> list[Reply]:
    """The list of participants as a spreadsheet with telephones, in the language of whoever asks."""
    seminar = await load_seminar(incoming, session, CAN_FOLLOW_UP, data.seminar)
    listed = await visible_participants(incoming, session, seminar, whole=ORGANISERS)
    asked = await extra_questions.of_seminar(session, seminar.id)
    columns: list[str | DataColumn] = [*SEAT_COLUMNS]
    columns += [DataColumn(f"{one.id}", Translated(one.title)) for one in asked]
    rows = [participant_row(one, seminar, await _answer_cells(session, one)) for one in listed]
    rayons = sorted(visible_rayons(incoming, seminar.id, ORGANISERS) or ())
    record = seminar_record(seminar, "participants.exported", rows=len(rows), rayons=rayons)
    file = f"{seminar.slug}.xlsx"
    sheet = await export_sheet(incoming, session, record, file, "export-title", columns, rows)
    return [Say("staff-export", {"seminar": Translated(seminar.title), "number": len(rows)}, document=sheet)]


async def _answer_cells(session: Session, one: coverage.Participant) -> dict[str, Value]:
    return {f"{question.id}": answer for question, answer in await answers_of_seat(session, one.seat)}


def _lineage(code: str | None, known: dict[str, Unit]) -> list[Unit]:
    line: list[Unit] = []
    while code and code in known and len(line) < 5:
        line.append(known[code])
        code = known[code].parent_code
    return line


async def list_failures(incoming: Incoming, session: Session, _data: ListFailures) -> list[Reply]:
    """What failed for good: updates nobody could handle, messages nobody could deliver."""
    lines = [
        Text("failed-update", {"number": row.update_id, "error": (row.error or "")[:120]})
        for row in await inbox.list_dead_letters(session, 10)
    ]
    lines += [
        Text("failed-message", {"number": str(row.chat_id), "error": (row.error or "")[:120]})
        for row in await outbox.list_failed(session, incoming.at - FAILURE_WINDOW, 10)
    ]
    return [Say("failed", {"list": Lines(lines)}) if lines else Say("failed-none")]
