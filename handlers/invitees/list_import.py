"""Importing a list of invitees: reporting the check of a file, and importing after a confirmation."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.buttons.invitees import DropInviteeImport, ImportInvitees, ShowInvitees
from handlers.invitees import import_report
from handlers.invitees.import_file import ImportFile, ImportSheet
from handlers.invitees.import_rows import CheckResult
from handlers.invitees.import_step import STEP, require_inviting
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Sheet, Text, Translated, Value
from handlers.permissions import ORGANISERS, require
from handlers.seats.cards import format_phone
from handlers.seats.place_choice import office_text
from handlers.ui.file_names import seminar_file
from handlers.ui.sheet import DataColumn, SheetRow, build_sheet
from handlers.ui.steps import leave_step
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.invitees import invitees, uploads
from storage.invitees.invitees import PLACE_FIELDS, Entry, ImportPlan
from storage.models import Person, Seat, Seminar, Upload
from storage.seminars import seminars
from storage.team import roles

MAX_SHOWN, PREVIEW_ROWS = 5, 3
"""The most lines of each kind, and rows of the list, in the preview."""


async def report_unreadable(session: Session, upload: Upload, key: str, at: datetime) -> list[Say]:
    """Finish an upload that cannot be downloaded or read, and tell its sender why with the text `key`."""
    member = await people.get(session, upload.created_by_id)
    uploads.finish(upload, uploads.WRONG, at)
    return [Say(key, to=member)] if member else []


async def report_checked(
    session: Session, upload: Upload, roster: ImportFile, checked: CheckResult, at: datetime
) -> list[Say]:
    """Return the list with remarks if it has mistakes, or a preview to be confirmed. Nothing is imported yet."""
    member = await people.get(session, upload.created_by_id)
    seminar = await seminars.get(session, upload.seminar_id)
    if member is None or seminar is None or not await _is_organiser(session, member, seminar):
        uploads.finish(upload, uploads.DROPPED, at)
        return []
    if not roster.lines:
        uploads.finish(upload, uploads.WRONG, at)
        return [Say("invitees-none", to=member)]
    report, unused = import_report.unused_report(roster, seminar, member)
    if checked.mistakes:
        uploads.finish(upload, uploads.WRONG, at)
        args: dict[str, Value] = {"wrong": len(checked.mistakes), "rows": len(roster.lines), "unused": unused}
        remarks = await _remarks_file(session, seminar, roster, checked)
        return [*report, Say("invitees-wrong", args, to=member, document=remarks)]
    uploads.mark_ready(upload, checked.entries)
    if sum(map(len, checked.notes.values())) > MAX_SHOWN:  # more than fit into the preview
        remarks = await _remarks_file(session, seminar, roster, checked)
        report.append(Say("invitees-noted", to=member, document=remarks))
    return [*report, await _preview(session, upload, seminar, member, roster, checked, unused)]


async def _is_organiser(session: Session, member: Person, seminar: Seminar) -> bool:
    """Return whether the sender of the list is still an organiser of the seminar."""
    return any(
        role.role in ORGANISERS and role.seminar_id in (None, seminar.id)
        for role in await roles.roles_of(session, member)
    )


async def _remarks_file(
    session: Session, seminar: Seminar, roster: ImportFile, checked: CheckResult
) -> Sheet:
    """Return the file's rows with a column of remarks, sheet by sheet; rows with mistakes are highlighted."""
    first, *more = [
        await _remarks_sheet(session, seminar, number, page, checked)
        for number, page in enumerate(roster.sheets)
    ]
    return replace(first, more_sheets=more)


async def _remarks_sheet(
    session: Session, seminar: Seminar, number: int, page: ImportSheet, checked: CheckResult
) -> Sheet:
    columns = [DataColumn(str(index), Translated({"en": cell})) for index, cell in enumerate(page.head)]
    rows = []
    for line in page.lines:
        place = (number, line.number)
        mistakes = [checked.mistakes[place]] if place in checked.mistakes else []
        remarks = [*mistakes, *checked.notes.get(place, [])]
        cells: dict[str, Value] = {str(index): cell for index, cell in enumerate(line.cells)}
        cells["column-remarks"] = Lines(remarks) if remarks else ""
        rows.append(SheetRow(cells=cells, highlighted=bool(mistakes)))
    title = Translated({"en": page.title}) if page.title else "invitees-title"
    name = seminar_file(seminar, "file-remarks")
    return await build_sheet(session, name, title, [*columns, "column-remarks"], rows)


async def _preview(
    session: Session,
    upload: Upload,
    seminar: Seminar,
    member: Person,
    roster: ImportFile,
    checked: CheckResult,
    unused: Value,
) -> Say:
    """Return the preview of an import: first rows, changes of existing seats, and notes on corrected values."""
    plan = await invitees.plan_import(session, seminar.id, checked.entries)
    notes = [
        Text("invitees-note", {"row": roster.row_text(place), "note": note})
        for place, row_notes in sorted(checked.notes.items())
        for note in row_notes
    ]
    lines = [
        *_first_lines(_change_lines(plan.changed, "invitees-change"), "invitees-change-more"),
        *_first_lines(_change_lines(plan.probable, "invitees-likely"), "invitees-likely-more"),
        *_first_lines(notes, "invitees-note-more"),
    ]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "rows": len(checked.entries),
        "silent": sum(not entry["phone"] for entry in checked.entries),
        "outside": Lines([Text("invitees-outside", {"number": checked.outside})] if checked.outside else []),
        "first": Lines([await _entry_line(session, entry) for entry in checked.entries[:PREVIEW_ROWS]]),
        "list": Lines(lines),
        "unused": unused,
        **_plan_counts(plan),
    }
    return Say("invitees-preview", args, _decision_buttons(upload, plan), to=member)


def _decision_buttons(upload: Upload, plan: ImportPlan) -> list[list[Button]]:
    """Return the buttons to import all, all but people who probably registered themselves, or nothing."""
    take = ImportInvitees(upload.id)
    label = Text("invitees-but-likely", {"number": len(plan.probable)})
    return [
        [Button(".take", take, style="success")],
        *([[Button(label, take.replace(skip="but"))]] if plan.probable else []),
        [Button(".drop", DropInviteeImport(upload.id))],
    ]


async def _entry_line(session: Session, entry: Entry) -> Text:
    """Return an invitee's line in the preview."""
    office, unit, organisation = (entry[name] for name in PLACE_FIELDS)
    person = [Text("plain-text", {"text": entry["name"]}) if entry["name"] else Text("name-none")]
    if entry["position"]:
        person.append(Text(f"position-{entry['position']}"))
    if entry["phone"]:
        person.append(Text("plain-text", {"text": format_phone(entry["phone"])}))
    place = await office_text(session, office, unit or None, organisation or None)
    return Text("invitees-first", {"place": place, "person": Lines(person, ", ")})


def _plan_counts(plan: ImportPlan) -> dict[str, Value]:
    return {"new": len(plan.new), "known": len(plan.unchanged), "changed": len(plan.changed)}


def _change_lines(changes: Iterable[tuple[Seat, Entry]], key: str) -> list[Text]:
    """Return a line for each change: the stored name and number, and those of the list."""
    return [
        Text(
            key, {"before": _contact(seat.name, seat.phone), "after": _contact(entry["name"], entry["phone"])}
        )
        for seat, entry in changes
    ]


def _contact(name: str | None, phone: str | None) -> str:
    return ", ".join(filter(None, (name, format_phone(phone) if phone else None))) or "—"


def _first_lines(lines: Sequence[Text], more: str) -> list[Text]:
    """Return the first MAX_SHOWN lines, and one with the number of the rest."""
    rest = len(lines) - MAX_SHOWN
    return [*lines[:MAX_SHOWN], *([Text(more, {"number": rest})] if rest > 0 else [])]


# Confirming.


async def _load_upload(incoming: Incoming, session: Session, upload_id: int) -> tuple[Upload, Seminar]:
    """Return the upload if the sender's own and still to be confirmed, and its seminar. Raises Refusal."""
    upload = await uploads.lock_in_state(session, upload_id, uploads.READY)
    expired = upload is not None and incoming.at - upload.sent_at > uploads.CONFIRM_PERIOD
    if upload is None or upload.created_by_id != incoming.person.id or expired:
        raise Refusal("invitees-gone")
    require(incoming, ORGANISERS, upload.seminar_id)
    return upload, require_inviting(await seminars.get(session, upload.seminar_id))


async def import_list(incoming: Incoming, session: Session, data: ImportInvitees) -> list[Reply]:
    """Import the list; people already invited are not invited twice."""
    upload, seminar = await _load_upload(incoming, session, data.upload)
    plan = await invitees.import_entries(
        session, seminar, upload.entries, incoming.at, incoming.person, skip_probable=data.skip == "but"
    )
    uploads.finish(upload, uploads.DONE, incoming.at)
    leave_step(incoming.person, STEP)
    subject = f"seminar:{seminar.id}"
    counts = _plan_counts(plan)
    await audit.record(session, incoming.person, "invitees.imported", subject, incoming.at, **counts)
    rows = [[Button("invitees-button", ShowInvitees(seminar.id))]]
    return [Say("invitees-taken", counts, rows, edit=True)]


async def drop_import(incoming: Incoming, session: Session, data: DropInviteeImport) -> list[Reply]:
    """Discard the list."""
    upload, _ = await _load_upload(incoming, session, data.upload)
    uploads.finish(upload, uploads.DROPPED, incoming.at)
    await audit.record(session, incoming.person, "invitees.dropped", f"upload:{upload.id}", incoming.at)
    return [Say("invitees-dropped", edit=True)]
