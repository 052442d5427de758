"""Routes of the end of seminars."""

from handlers.buttons.closing import KeepLonger, ListArchived, ListRemovals, RestoreSeminar, ShowRemovals
from handlers.closing import archive, removals
from handlers.permissions import ORGANISERS, STAFF
from handlers.routing import Routes, button

ROUTES = Routes(
    buttons=[
        button(ListArchived, archive.list_archived, STAFF),
        button(RestoreSeminar, archive.restore_seminar, ORGANISERS),
        button(ListRemovals, removals.list_removals, ORGANISERS),
        button(ShowRemovals, removals.show_removals, ORGANISERS),
        button(KeepLonger, removals.keep_longer, ORGANISERS),
    ],
)
