"""Call lists: contacts of unanswered places, and people who are registered but have not confirmed.

Every view of telephone numbers is audited.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.buttons.coverage import (
    ExportCallSheet,
    ExportUnconfirmed,
    ListPhones,
    ListUnconfirmed,
)
from handlers.coverage.scope import (
    CoverageView,
    back_row,
    known_contacts,
    load_view,
    place_name,
    record_action,
)
from handlers.messages import Button, Incoming, Refusal, Reply, Sheet, Text, Translated, Value
from handlers.permissions import ORGANISERS
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import local_time
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import list_page, paginate
from handlers.ui.sheet import (
    SheetRow,
    export_sheet,
    participant_row,
    seminar_record,
    sheet_messages,
    visible_participants,
)
from storage.coverage import coverage
from storage.coverage.coverage import Participant, TargetPlace
from storage.coverage.follow_up import Contact
from storage.database import Session
from storage.models import Seminar
from storage.models.seat_states import REGISTERED
from storage.units import units

PAGE_SIZE = 10
"""Places or people on a page."""
COLUMNS = (
    "column-rayon",
    "column-unit",
    "column-office",
    "column-name",
    "column-position",
    "column-phone",
    "call-column-from",
    "call-column-bot",
    "call-column-answer",
    "call-column-caller",
)


async def list_phones(incoming: Incoming, session: Session, data: ListPhones) -> list[Reply]:
    """Show the contacts of unanswered places, and audit the view."""
    view = await load_view(incoming, session, data.seminar, data.code, follow_up=True)
    found = await known_contacts(session, view)
    listed = [target for target in view.board.unanswered if target.place in found]
    if not listed:
        raise Refusal("phones-none")
    shown = paginate(listed, data.page, PAGE_SIZE)
    lines = [_phone_line(target, contact) for target in shown.rows for contact in found[target.place]]
    await record_action(session, incoming, view, "contacts.viewed", lines=len(lines))
    page = list_page(
        "phones",
        {**view.args, "unknown": len(view.board.unanswered) - len(listed)},
        shown,
        lines=lines,
        turn=ListPhones(view.seminar.id, view.code),
        below=[back_row(view)],
        edit=data.page is not None,
    )
    return [replace(page, protect_content=True)]


def _phone_line(target: TargetPlace, contact: Contact) -> Text:
    return _line(place_name(target), contact.name, contact.phone, reachable=contact.reachable)


def _line(place: Value, name: str | None, phone: str | None, *, reachable: bool) -> Text:
    args: dict[str, Value] = {
        "place": place,
        "name": name or Text("name-none"),
        "phone": phone or Text("phones-no-number"),
    }
    return Text("phones-line-bot" if reachable else "phones-line", args)


async def export_call_sheet(incoming: Incoming, session: Session, data: ExportCallSheet) -> list[Reply]:
    """Export a call sheet of all unanswered places: their contacts, and columns for notes."""
    view = await load_view(incoming, session, data.seminar, data.code, follow_up=True)
    unanswered = view.board.unanswered
    if not unanswered:
        raise Refusal("silent-places-nobody")
    found = await known_contacts(session, view)
    rows = [
        _contact_row(view.seminar, target, contact)
        for target in unanswered
        for contact in found.get(target.place, ()) or (None,)
    ]
    sheet = await _call_sheet(incoming, session, view, rows, "contacts.exported", "call-sheet-title")
    return sheet_messages("call-sheet", {**view.args, "number": len(unanswered)}, sheet, data, data.form)


async def _call_sheet(
    incoming: Incoming, session: Session, view: CoverageView, rows: Sequence[SheetRow], action: str, name: str
) -> Sheet:
    seminar = view.seminar
    record = seminar_record(seminar, action, lines=len(rows), within=view.code)
    file = seminar_file(seminar, name, area=view.file_area)
    return await export_sheet(incoming, session, record, file, "call-sheet-title", COLUMNS, rows)


def _contact_row(seminar: Seminar, target: TargetPlace, contact: Contact | None) -> SheetRow:
    """Return the row of a contact, or of a place without a known contact (None)."""
    office, code = target.place
    if contact is None:
        return SheetRow(office=office, unit_code=code, cells={"call-column-from": Text("call-from-nowhere")})
    cells = _source_cells(_source_text(seminar, contact), reachable=contact.reachable)
    return SheetRow(contact.name, contact.phone, office, code, position=contact.position, cells=cells)


def _source_cells(source: Text, *, reachable: bool) -> Mapping[str, Value]:
    return {
        "call-column-from": source,
        "call-column-bot": Text("call-bot-yes" if reachable else "call-bot-no"),
    }


def _source_text(seminar: Seminar, contact: Contact) -> Text:
    """Return the source of a contact: the invitees' list, an earlier seminar, or the bot."""
    if contact.invited:
        return Text("call-from-list")
    when = f"{local_time(seminar, contact.last_known_at):%d.%m.%Y}" if contact.last_known_at else ""
    if contact.seminar is None:
        return Text("call-from-bot", {"date": when})
    return Text("call-from-seminar", {"seminar": Translated(contact.seminar), "date": when})


# Registered but unconfirmed people, who are also called as the seminar approaches.


async def _unconfirmed(incoming: Incoming, session: Session, view: CoverageView) -> list[Participant]:
    """Return registered, unconfirmed people that the sender may contact, by rayon. Raises Refusal if there are none."""
    found = []
    listed = await visible_participants(incoming, session, view.seminar, (REGISTERED,), ORGANISERS)
    for participant in listed:
        area, top = await coverage.area_and_top(session, participant.seat.unit_code)
        if not view.code or view.code in {unit.code for unit in (area, top) if unit}:
            found.append((units.sort_key(area), participant.seat.id, participant))
    if not found:
        raise Refusal("unconfirmed-nobody")
    return [participant for *_, participant in sorted(found, key=lambda row: row[:2])]


async def list_unconfirmed(incoming: Incoming, session: Session, data: ListUnconfirmed) -> list[Reply]:
    """Show unconfirmed people with telephone numbers, and audit the view."""
    view = await load_view(incoming, session, data.seminar, data.code, follow_up=True)
    listed = await _unconfirmed(incoming, session, view)
    shown = paginate(listed, data.page, PAGE_SIZE)
    await record_action(session, incoming, view, "unconfirmed.viewed", lines=len(shown.rows))
    here = (view.seminar.id, view.code)
    page = list_page(
        "unconfirmed",
        {**view.args, "number": len(listed)},
        shown,
        lines=[await _unconfirmed_line(session, participant) for participant in shown.rows],
        turn=ListUnconfirmed(*here),
        below=[[Button("call-sheet-button", ExportUnconfirmed(*here))], back_row(view)],
        edit=data.page is not None,
    )
    return [replace(page, protect_content=True)]


async def _unconfirmed_line(session: Session, participant: Participant) -> Text:
    seat = participant.seat
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    return _line(place, seat.name, seat.phone, reachable=not participant.unreachable)


async def export_unconfirmed(incoming: Incoming, session: Session, data: ExportUnconfirmed) -> list[Reply]:
    """Export a call sheet of unconfirmed people."""
    view = await load_view(incoming, session, data.seminar, data.code, follow_up=True)
    listed = await _unconfirmed(incoming, session, view)
    rows = [_unconfirmed_row(view.seminar, participant) for participant in listed]
    sheet = await _call_sheet(incoming, session, view, rows, "unconfirmed.exported", "file-unconfirmed")
    return sheet_messages("unconfirmed-sheet", {**view.args, "number": len(rows)}, sheet, data, data.form)


def _unconfirmed_row(seminar: Seminar, participant: Participant) -> SheetRow:
    since = local_time(seminar, participant.seat.registered_at or participant.seat.created_at)
    source = Text("call-from-registered", {"date": f"{since:%d.%m.%Y}"})
    return participant_row(participant, seminar, _source_cells(source, reachable=not participant.unreachable))
