"""The list of invitees: its page, a template, taking a list over from a workbook, and who is on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.invitees import import_report
from handlers.invitees.import_rows import CheckResult, ImportFile, ImportSheet
from handlers.invitees.lines import button_page, button_seminar, invitation_link, line_args, state_text
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Sheet, Text, Translated, Value
from handlers.permissions import ORGANISERS, require
from handlers.seats.cards import format_phone
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import pager, parse_int, unit_name
from storage import audit
from storage.accounts import people
from storage.coverage import coverage
from storage.database import Session
from storage.invitees import invitees, uploads
from storage.invitees.invitees import PLACE_FIELDS, Entry, ImportPlan
from storage.models import Person, Seat, Seminar, Unit, Upload, seat_states, seminar_states
from storage.seats import seats
from storage.seminars import seminars, targets
from storage.team import roles
from storage.units import units

COLUMNS = (
    "invitee-rayon",
    "invitee-unit",
    "invitee-unit-two",
    "invitee-code",
    "invitee-office",
    "invitee-position",
    "invitee-name",
    "invitee-phone",
)
STATUS_COLUMNS = ("invitee-state", "invitee-link")
PAGE_SIZE, MAX_SHOWN, PREVIEW_ROWS = 12, 5, 3
READABLE_EXTENSIONS = ("xlsx", "xlsm", "xltx", "xls", "ods", "csv", "tsv", "txt")
"""How the names of files end that are read."""
MAX_FILE_SIZE = 10 * 1024 * 1024
"""Bytes of a workbook; lists have some twenty thousand."""
INVITING_STATES = (seminar_states.DRAFT, *seminar_states.ANNOUNCED_STATES)
"""States of a seminar to which people are still invited."""


async def show_invitees(incoming: Incoming, session: Session) -> list[Reply]:
    """How the invited stand, and what can be done."""
    seminar = await button_seminar(incoming, session)
    counts = await coverage.count_by_state(session, seminar.id)
    lines = [_state_line(state, counts[state]) for state in seat_states.STATES if counts.get(state)]
    rows = [[Button(".list", f"invlist:{seminar.id}")]]
    if seminar.state in INVITING_STATES:
        rows = [
            [Button(".template", f"invblank:{seminar.id}"), Button(".import", f"invlists:{seminar.id}")],
            *rows,
        ]
        if counts.get(seat_states.INVITED):
            links = [Button(".links", f"invlinks:{seminar.id}"), Button(".print", f"invprint:{seminar.id}")]
            rows += [links, [Button(".reach", f"invreach:{seminar.id}")]]
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(lines or [Text("invitees-nobody")]),
    }
    return [Say("invitees", args, rows)]


def _state_line(state: str, count: int) -> Text:
    return Text("invitees-state", {"state": state_text(state), "number": count})


# The template.


async def export_template(incoming: Incoming, session: Session) -> list[Reply]:
    """A list to fill in: a row for everybody on the target list, as it is filled in: rayon by rayon."""
    seminar = await button_seminar(incoming, session)
    meant = (await targets.expand_targets(session, seminar.id)).items()
    lying = {unit: await units.lineage(session, unit.code) for _, unit in meant if unit}
    by_rayon = sorted(
        meant, key=lambda one: [units.sort_key(unit) for unit in (lying[one[1]] if one[1] else [None])]
    )
    rows = [
        [*await _place_cells(session, office, code, unit), "", "", ""] for (office, code), unit in by_rayon
    ]
    sheet = Sheet(f"{seminar.slug}-list.xlsx", "invitees-title", COLUMNS, rows)
    return [Say("invitees-template", {"number": len(rows)}, document=sheet)]


async def _place_cells(session: Session, office: str, code: str | None, unit: Unit | None) -> list[Value]:
    """Rayon, both names, code and kind of office: the first five columns."""
    line = await units.lineage(session, code) if code else []
    rayon = next((one for one in line if one.level == "rayon"), None)
    kind = Text(f"office-{office.replace('_', '-')}")
    if unit is None:
        return ["", "", "", "", kind]
    return [unit_name(rayon) if rayon else "", unit.name_ky, unit.name_ru, unit.code, kind]


# A list comes in: sent, read beside the conversation, confirmed.


async def start_import(incoming: Incoming, session: Session) -> list[Reply]:
    """The next file is a list for this seminar."""
    seminar = await button_seminar(incoming, session)
    if seminar.state not in INVITING_STATES:
        raise Refusal("invitees-over")
    person = incoming.person
    person.step, person.draft = "invitees", {**person.draft, "invitees": seminar.id}
    return [Say("invitees-ask", {"seminar": Translated(seminar.title)})]


async def _form_seminar(incoming: Incoming, session: Session) -> Seminar:
    seminar = await seminars.get(session, incoming.person.draft.get("invitees") or 0)
    if seminar is None or seminar.state not in INVITING_STATES:
        raise Refusal("invitees-over")
    require(incoming, ORGANISERS, seminar.id)
    return seminar


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the file again."""
    seminar = await _form_seminar(incoming, session)
    return [Say("invitees-ask", {"seminar": Translated(seminar.title)})]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """A file came: it is kept as something to be read, and read as soon as Telegram gives it out."""
    seminar = await seminars.get(session, incoming.person.draft.get("invitees") or 0)
    if seminar is None or seminar.state not in INVITING_STATES:
        _leave_step(incoming.person)  # nothing is awaited any more: the next words are for somebody else
        return [Say("invitees-over")]
    require(incoming, ORGANISERS, seminar.id)
    file = incoming.media
    if file is None or file.kind != "document":
        raise Refusal("awaited-invitees")
    ending = file.name.lower().rpartition(".")[2] if "." in file.name else ""
    if ending and ending not in READABLE_EXTENSIONS:
        raise Refusal("book-other")
    if file.size > MAX_FILE_SIZE:
        raise Refusal("book-large")
    await uploads.add(session, seminar.id, incoming.person, file.file_id, incoming.at)
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, "invitees.sent", subject, incoming.at, size=file.size)
    return [Say("invitees-reading")]


async def report_unreadable(session: Session, upload: Upload, key: str, at: datetime) -> list[Say]:
    """The file cannot be read, or not be had: whoever sent it is told why."""
    member = await people.get(session, upload.created_by_id)
    uploads.finish(upload, uploads.WRONG, at)
    return [Say(key, to=member)] if member else []


async def report_checked(
    session: Session, upload: Upload, roster: ImportFile, checked: CheckResult, at: datetime
) -> list[Say]:
    """The list was read: sent back with remarks, or shown as what it would come to. Nothing is taken over yet."""
    member, seminar = (
        await people.get(session, upload.created_by_id),
        await seminars.get(session, upload.seminar_id),
    )
    if member is None or seminar is None or not await _is_organiser(session, member, seminar):
        uploads.finish(upload, uploads.DROPPED, at)
        return []
    if not roster.lines:
        uploads.finish(upload, uploads.WRONG, at)
        return [Say("invitees-none", to=member)]
    report, told = import_report.unused_report(roster, seminar, member)
    if checked.mistakes:
        uploads.finish(upload, uploads.WRONG, at)
        args: dict[str, Value] = {"wrong": len(checked.mistakes), "rows": len(roster.lines), "unused": told}
        return [
            *report,
            Say("invitees-wrong", args, to=member, document=_remarks_file(seminar, roster, checked)),
        ]
    uploads.mark_ready(upload, checked.entries)
    report += _notes_messages(seminar, member, roster, checked)
    return [*report, await _preview(session, upload, seminar, member, roster, checked, told)]


async def _is_organiser(session: Session, member: Person, seminar: Seminar) -> bool:
    """Whether whoever sent the list still may: roles are taken away at once."""
    return any(
        role.role in ORGANISERS and role.seminar_id in (None, seminar.id)
        for role in await roles.roles_of(session, member)
    )


def _notes_messages(seminar: Seminar, member: Person, roster: ImportFile, checked: CheckResult) -> list[Say]:
    """All that was decided for them, as a file beside the rows, where there is more than the message shows."""
    if sum(map(len, checked.notes.values())) <= MAX_SHOWN:
        return []
    return [Say("invitees-noted", to=member, document=_remarks_file(seminar, roster, checked))]


def _remarks_file(seminar: Seminar, roster: ImportFile, checked: CheckResult) -> Sheet:
    """The same rows with a column of remarks, sheet by sheet; those that are wrong stand out."""
    first, *more = [
        _remarks_sheet(seminar, number, page, checked) for number, page in enumerate(roster.sheets)
    ]
    return replace(first, more_sheets=more)


def _remarks_sheet(seminar: Seminar, number: int, page: ImportSheet, checked: CheckResult) -> Sheet:
    rows: list[list[Value]] = []
    for line in page.lines:
        said = [checked.mistakes[number, line.number]] if (number, line.number) in checked.mistakes else []
        said += checked.notes.get((number, line.number), [])
        rows.append([*line.cells, Lines(said) if said else ""])
    head: list[str | Translated] = [*(Translated({"en": cell}) for cell in page.head), "column-remarks"]
    wrong = [place for place, line in enumerate(page.lines) if (number, line.number) in checked.mistakes]
    title = Translated({"en": page.title}) if page.title else "invitees-title"
    return Sheet(f"{seminar.slug}-remarks.xlsx", title, head, rows, frozenset(wrong))


async def _preview(
    session: Session,
    upload: Upload,
    seminar: Seminar,
    member: Person,
    roster: ImportFile,
    checked: CheckResult,
    told: Value,
) -> Say:
    """What the list would come to: its first rows as they will stand, what it changes, what was decided for them."""
    plan = await invitees.plan_import(session, seminar.id, checked.entries)
    notes = [
        Text("invitees-note", {"row": roster.row_text(place), "note": note})
        for place, some in sorted(checked.notes.items())
        for note in some
    ]
    likely = [Text("invitees-likely", _before_after(seat, entry)) for seat, entry in plan.probable]
    lines = _first_lines(_change_lines(plan), "invitees-change-more") + _first_lines(
        likely, "invitees-likely-more"
    )
    lines += _first_lines(notes, "invitees-note-more")
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "rows": len(checked.entries),
        "silent": sum(not entry["phone"] for entry in checked.entries),
        "first": Lines([await _entry_line(session, entry) for entry in checked.entries[:PREVIEW_ROWS]]),
        "list": Lines(lines),
        "unused": told,
        **_plan_counts(plan),
    }
    return Say("invitees-preview", args, _decision_buttons(upload, plan), to=member)


def _decision_buttons(upload: Upload, plan: ImportPlan) -> list[list[Button]]:
    """All of it; all but who seems to have registered by themselves, where there are such; or nothing."""
    but = Button(Text("invitees-but-likely", {"number": len(plan.probable)}), f"invtake:{upload.id}:but")
    return [
        [Button(".take", f"invtake:{upload.id}", style="success")],
        *([[but]] if plan.probable else []),
        [Button(".drop", f"invdrop:{upload.id}")],
    ]


async def _entry_line(session: Session, entry: Entry) -> Text:
    """An invitee as the list will have them."""
    office, unit, organisation = (entry[name] for name in PLACE_FIELDS)
    person = [Text("words", {"text": entry["name"]}) if entry["name"] else Text("name-none")]
    if entry["position"]:
        person.append(Text(f"position-{entry['position']}"))
    if entry["phone"]:
        person.append(Text("words", {"text": format_phone(entry["phone"])}))
    place = await office_text(session, office, unit or None, organisation or None)
    return Text("invitees-first", {"place": place, "person": Lines(person, ", ")})


def _plan_counts(plan: ImportPlan) -> dict[str, Value]:
    return {"new": len(plan.new), "known": len(plan.unchanged), "changed": len(plan.changed)}


def _change_lines(plan: ImportPlan) -> list[Text]:
    """What is to be changed in invitations that are there: name and telephone, before and after."""
    return [Text("invitees-change", _before_after(seat, entry)) for seat, entry in plan.changed]


def _before_after(seat: Seat, entry: Entry) -> dict[str, Value]:
    """Name and telephone: what is there, and what the list says."""
    return {
        "before": ", ".join(filter(None, (seat.name, seat.phone))) or "—",
        "after": ", ".join(filter(None, (entry["name"], entry["phone"]))) or "—",
    }


def _first_lines(lines: Sequence[Text], more: str) -> list[Text]:
    """The first few, and how many more there are."""
    rest = len(lines) - MAX_SHOWN
    return [*lines[:MAX_SHOWN], *([Text(more, {"number": rest})] if rest > 0 else [])]


async def _load_upload(incoming: Incoming, session: Session) -> tuple[Upload, Seminar]:
    """The list a button speaks of, if this person sent it and it still waits to be confirmed."""
    upload = await uploads.lock_in_state(session, parse_int((incoming.arguments or [""])[0]), uploads.READY)
    late = upload is not None and incoming.at - upload.sent_at > uploads.CONFIRM_PERIOD
    if upload is None or upload.created_by_id != incoming.person.id or late:
        raise Refusal("invitees-gone")
    require(incoming, ORGANISERS, upload.seminar_id)
    seminar = await seminars.get(session, upload.seminar_id)
    if seminar is None or seminar.state not in INVITING_STATES:
        raise Refusal("invitees-over")
    return upload, seminar


def _leave_step(person: Person) -> None:
    if person.step == "invitees":
        person.step = None
        person.draft = {key: value for key, value in person.draft.items() if key != "invitees"}


async def import_list(incoming: Incoming, session: Session) -> list[Reply]:
    """The list is taken over, all of it; what is there already is not doubled."""
    upload, seminar = await _load_upload(incoming, session)
    but = incoming.arguments[1:] == ["but"]
    made = await invitees.import_entries(
        session, seminar, upload.entries, incoming.at, incoming.person, skip_probable=but
    )
    uploads.finish(upload, uploads.DONE, incoming.at)
    _leave_step(incoming.person)
    subject = f"seminar:{seminar.id}"
    counts = {"new": len(made.new), "known": len(made.unchanged), "changed": len(made.changed)}
    await audit.record(session, incoming.person, "invitees imported", subject, incoming.at, **counts)
    rows = [[Button("invitees-button", f"invitees:{seminar.id}")]]
    return [Say("invitees-taken", _plan_counts(made), rows, edit=True)]


async def drop_import(incoming: Incoming, session: Session) -> list[Reply]:
    """The list is not taken over; another may be sent."""
    upload, _ = await _load_upload(incoming, session)
    uploads.finish(upload, uploads.DROPPED, incoming.at)
    await audit.record(session, incoming.person, "invitees.dropped", f"upload:{upload.id}", incoming.at)
    return [Say("invitees-dropped", edit=True)]


# Who is on it.


async def list_invitees(incoming: Incoming, session: Session) -> list[Reply]:
    """Everybody, a page at a time."""
    seminar = await button_seminar(incoming, session)
    everybody = await _all_seats(session, seminar.id)
    last = max(0, (len(everybody) - 1) // PAGE_SIZE)
    at = min(button_page(incoming), last)
    lines = [
        Text("invitees-line", {**await line_args(session, position, seat), "state": state_text(seat.state)})
        for position, seat in enumerate(
            everybody[at * PAGE_SIZE : (at + 1) * PAGE_SIZE], start=at * PAGE_SIZE + 1
        )
    ]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(lines or [Text("invitees-nobody")]),
    }
    rows = [pager(f"invlist:{seminar.id}", at, last), [Button("invitees-file", f"invfile:{seminar.id}")]]
    return [Say("invitees-list", args, [row for row in rows if row], edit=len(incoming.arguments) > 1)]


async def _all_seats(session: Session, seminar_id: int) -> list[Seat]:
    found = await seats.list_in_states(session, seminar_id, seat_states.STATES)
    return sorted(found, key=lambda seat: (seat.unit_code or "~", seat.office, seat.id))


async def export_invitees(incoming: Incoming, session: Session) -> list[Reply]:
    """Everybody as a spreadsheet, with telephones and, while they are of use, personal links."""
    seminar = await button_seminar(incoming, session)
    await invitees.list_unanswered(session, seminar.id)
    everybody = await _all_seats(session, seminar.id)
    rows = [await _invitee_row(session, seat) for seat in everybody]
    await audit.record(
        session, incoming.person, "invitees exported", f"seminar:{seminar.id}", incoming.at, rows=len(rows)
    )
    sheet = Sheet(f"{seminar.slug}-invitees.xlsx", "invitees-title", (*COLUMNS, *STATUS_COLUMNS), rows)
    return [Say("invitees-links-file", {"number": len(rows)}, document=sheet)]


async def _invitee_row(session: Session, seat: Seat) -> list[Value]:
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    cells = await _place_cells(session, seat.office, seat.unit_code, unit)
    if unit is None:
        cells[1] = seat.organisation or ""
    position: Value = Text(f"position-{seat.position}") if seat.position else ""
    open_ = seat.state == seat_states.INVITED
    link: Value = invitation_link(seat) if open_ else ""
    return [*cells, position, seat.name or "", seat.phone or "", state_text(seat.state), link]
