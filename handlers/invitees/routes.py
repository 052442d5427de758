"""Routes of invitees."""

from handlers.invitees import invitations, pages
from handlers.permissions import ORGANISERS
from handlers.routing import Routes, Step, untyped

ROUTES = Routes(
    buttons=[
        untyped("invitees", pages.show_invitees, ORGANISERS),
        untyped("invblank", pages.export_template, ORGANISERS),
        untyped("invlists", pages.start_import, ORGANISERS),
        untyped("invtake", pages.import_list, ORGANISERS),
        untyped("invdrop", pages.drop_import, ORGANISERS),
        untyped("invlist", pages.list_invitees, ORGANISERS),
        untyped("invfile", pages.export_invitees, ORGANISERS),
        untyped("invlinks", invitations.list_links, ORGANISERS),
        untyped("invprint", invitations.print_cards, ORGANISERS),
        untyped("invreach", invitations.confirm_sending, ORGANISERS),
        untyped("invsend", invitations.send_invitations, ORGANISERS),
    ],
    steps=[
        Step("invitees", pages.prompt, pages.receive, ORGANISERS),
    ],
    links={
        "i": invitations.open_link,
    },
)
