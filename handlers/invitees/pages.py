"""The pages of invitees: counts by state, the list, and spreadsheets (a template, and an export of all)."""

from handlers.buttons.invitees import (
    ConfirmInvitations,
    ConfirmInvited,
    ExportInvitees,
    ExportInviteeTemplate,
    ListInvitationLinks,
    ListInvitees,
    PrintInvitationCards,
    ShowInvitees,
    StartInviteeImport,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.invitees.invitations import in_reading_order, invitation_link, line_args
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import list_page, paginate
from handlers.ui.sheet import (
    SheetRow,
    export_sheet,
    seat_row,
    seminar_record,
    sheet_messages,
    state_text,
)
from storage.coverage import coverage
from storage.database import Session
from storage.invitees import invitees
from storage.models import Seat, Seminar, seat_states, seminar_states
from storage.seats import seats

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
STATUS_COLUMNS = ("column-state", "invitee-link")
PAGE_SIZE = 12
INVITING_STATES = (seminar_states.DRAFT, *seminar_states.ANNOUNCED_STATES)
"""States of a seminar in which people can be invited."""


async def show_invitees(incoming: Incoming, session: Session, data: ShowInvitees) -> list[Reply]:
    """Show the number of seats in each state, and the possible actions."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    counts = await coverage.count_by_state(session, seminar.id)
    states = (coverage.LISTED, *seat_states.STATES)
    lines = [_state_line(state, counts[state]) for state in states if counts.get(state)]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(lines or [Text("invitees-nobody")]),
        "hint": Lines([Text("invitees-hint")] if seminar.state in INVITING_STATES else []),
    }
    return [
        Say(
            "invitees",
            args,
            _buttons(
                seminar,
                open_invitations=any(counts.get(state) for state in (coverage.LISTED, seat_states.INVITED)),
                not_invited=bool(counts.get(coverage.LISTED)),
            ),
        )
    ]


def _state_line(state: str, count: int) -> Text:
    return Text("invitees-state", {"state": state_text(state), "number": count})


def _buttons(seminar: Seminar, *, open_invitations: bool, not_invited: bool) -> list[list[Button]]:
    here, rows = seminar.id, [[Button(".list", ListInvitees(seminar.id))]]
    if seminar.state in INVITING_STATES:
        template = Button(".template", ExportInviteeTemplate(here))
        rows = [[template, Button(".import", StartInviteeImport(here))], *rows]
        if open_invitations:
            links = Button(".links", ListInvitationLinks(here))
            rows.append([links, Button(".print", PrintInvitationCards(here))])
            rows.append([Button(".reach", ConfirmInvitations(here))])
        if not_invited:
            rows.append([Button("invitees-mark-button", ConfirmInvited(here))])
    return [*rows, [Button("staff-seminar-button", ShowSeminarForStaff(here))]]


async def list_invitees(incoming: Incoming, session: Session, data: ListInvitees) -> list[Reply]:
    """Show a page of all seats with their states."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    shown = paginate(await _all_seats(incoming, session, seminar.id), data.page, PAGE_SIZE)
    lines = [
        Text(
            "invitees-line",
            {**await line_args(session, number, seat), "state": state_text(coverage.shown_state(seat))},
        )
        for number, seat in enumerate(shown.rows, start=shown.start + 1)
    ]
    page = list_page(
        "invitees-list",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=lines,
        empty="invitees-nobody",
        turn=ListInvitees(seminar.id),
        below=[
            [Button("invitees-file", ExportInvitees(seminar.id))],
            [Button("back-button", ShowInvitees(seminar.id))],
        ],
        edit=data.page is not None,
    )
    return [page]


async def _all_seats(incoming: Incoming, session: Session, seminar_id: int) -> list[Seat]:
    found = await seats.list_in_states(session, seminar_id, seat_states.STATES)
    return await in_reading_order(session, found, incoming.person.language)


async def export_invitees(incoming: Incoming, session: Session, data: ExportInvitees) -> list[Reply]:
    """Export all seats with telephone numbers and the personal links of open invitations; audited."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    await invitees.list_unanswered(session, seminar.id)  # each gets a link
    rows = [_invitee_row(seminar, seat) for seat in await _all_seats(incoming, session, seminar.id)]
    record = seminar_record(seminar, "invitees.exported", rows=len(rows))
    name, columns = seminar_file(seminar, "invitees-title"), (*COLUMNS, *STATUS_COLUMNS)
    sheet = await export_sheet(incoming, session, record, name, "invitees-title", columns, rows)
    return sheet_messages("invitees-links-file", {"number": len(rows)}, sheet, data, data.form)


def _invitee_row(seminar: Seminar, seat: Seat) -> SheetRow:
    link: Value = invitation_link(seat) if seat.state == seat_states.INVITED else ""
    return seat_row(seat, seminar, {"invitee-link": link})
