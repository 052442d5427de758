"""Routes of invitees."""

from handlers.buttons.invitees import (
    ConfirmInvitations,
    ConfirmInvited,
    DropInviteeImport,
    ExportInvitees,
    ExportInviteeTemplate,
    ImportInvitees,
    ListInvitationLinks,
    ListInvitees,
    MarkInvited,
    PrintInvitationCards,
    SendInvitations,
    ShowInvitees,
    StartInviteeImport,
)
from handlers.invitees import import_step, invitations, list_import, marking, pages
from handlers.permissions import ORGANISERS
from handlers.routing import Routes, Step, button

ROUTES = Routes(
    buttons=[
        button(ShowInvitees, pages.show_invitees, ORGANISERS),
        button(ExportInviteeTemplate, import_step.export_template, ORGANISERS),
        button(StartInviteeImport, import_step.start_import, ORGANISERS),
        button(ImportInvitees, list_import.import_list, ORGANISERS),
        button(DropInviteeImport, list_import.drop_import, ORGANISERS),
        button(ListInvitees, pages.list_invitees, ORGANISERS),
        button(ExportInvitees, pages.export_invitees, ORGANISERS),
        button(ListInvitationLinks, invitations.list_links, ORGANISERS),
        button(PrintInvitationCards, invitations.print_cards, ORGANISERS),
        button(ConfirmInvited, marking.confirm_invited, ORGANISERS),
        button(MarkInvited, marking.mark_invited, ORGANISERS),
        button(ConfirmInvitations, invitations.confirm_sending, ORGANISERS),
        button(SendInvitations, invitations.send_invitations, ORGANISERS),
    ],
    steps=[
        Step(import_step.STEP, import_step.prompt, import_step.receive, ORGANISERS),
    ],
    links={
        "i": invitations.open_link,
    },
    claim_codes=[invitations.claim_code],
    claim_unexpected=[import_step.claim_spreadsheet],
)
