"""The people of an audience whom Telegram does not reach, with telephone numbers. Every view is audited."""

from dataclasses import replace

from handlers.audiences.announcement import (
    announcement_record,
    announcement_seminar,
    load_announcement,
    record_action,
    scope_title,
)
from handlers.buttons.announcements import ShowAnnouncement
from handlers.buttons.audiences import ExportUnreachable, ListUnreachable, ShowAudience
from handlers.messages import Button, Incoming, Refusal, Reply, Text, Value
from handlers.seats.place_choice import office_text
from handlers.ui.file_names import dated_file, seminar_file
from handlers.ui.pages import list_page, paginate
from handlers.ui.sheet import SheetRow, export_sheet, sheet_messages
from storage.audiences import segments
from storage.audiences.segments import UnreachablePerson
from storage.database import Session
from storage.models.announcement_states import DRAFT

PAGE_SIZE = 10
COLUMNS = (
    "column-rayon",
    "column-unit",
    "column-office",
    "column-name",
    "column-phone",
    "segment-column-why",
    "call-column-answer",
    "call-column-caller",
)


async def list_unreachable(incoming: Incoming, session: Session, data: ListUnreachable) -> list[Reply]:
    """Show a page of the unreachable people, and audit the view."""
    announcement = await load_announcement(incoming, session, data.announcement)
    seminar_id, audience = announcement.seminar_id, announcement.audience
    count = await segments.count_audience(session, seminar_id, audience)
    if not count.unreachable:
        raise Refusal("unreachable-none")
    shown = paginate(range(count.unreachable), data.page, PAGE_SIZE)
    found = await segments.list_unreachable(session, seminar_id, audience, PAGE_SIZE, shown.start)
    await record_action(incoming, session, announcement, "unreachable.viewed", lines=len(found))
    number = announcement.id
    back = ShowAudience(number) if announcement.state == DRAFT else ShowAnnouncement(number)
    page = list_page(
        "unreachable",
        {
            "scope": scope_title(await announcement_seminar(session, announcement)),
            "number": count.unreachable,
        },
        shown,
        lines=[await _person_line(session, person) for person in found],
        turn=data,
        below=[
            [Button(".sheet", ExportUnreachable(number))],
            [Button("back-button", back)],
        ],
        edit=data.page is not None,
    )
    return [replace(page, protect_content=True)]


async def _person_line(session: Session, one: UnreachablePerson) -> Text:
    args: dict[str, Value] = {
        "place": await office_text(session, one.office or "other", one.unit_code, one.organisation),
        "name": one.name or Text("name-none"),
        "phone": one.phone or Text("phones-no-number"),
        "why": Text(f"unreachable-{one.reason}"),
    }
    return Text("unreachable-line", args)


async def export_unreachable(incoming: Incoming, session: Session, data: ExportUnreachable) -> list[Reply]:
    """Export the unreachable people as a call sheet."""
    announcement = await load_announcement(incoming, session, data.announcement)
    found = await segments.list_unreachable(session, announcement.seminar_id, announcement.audience)
    if not found:
        raise Refusal("unreachable-none")
    seminar = await announcement_seminar(session, announcement)
    name = (
        seminar_file(seminar, "unreachable-title") if seminar else dated_file(incoming, "unreachable-title")
    )
    record = announcement_record(announcement, "unreachable.exported", lines=len(found))
    rows = [_person_row(person) for person in found]
    document = await export_sheet(incoming, session, record, name, "unreachable-title", COLUMNS, rows)
    args: dict[str, Value] = {"scope": scope_title(seminar), "number": len(found)}
    return sheet_messages("unreachable-sheet", args, document, data, data.form)


def _person_row(one: UnreachablePerson) -> SheetRow:
    why = {"segment-column-why": Text(f"unreachable-{one.reason}")}
    return SheetRow(one.name, one.phone, one.office or "other", one.unit_code, one.organisation, cells=why)
