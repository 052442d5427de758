"""Routes of coverage."""

from handlers.coverage import board, call_lists, follow_up
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_EVERYONE, CAN_SEE_SEATS
from handlers.routing import Routes, untyped

ROUTES = Routes(
    buttons=[
        untyped("board", board.show_board, CAN_SEE_SEATS),
        untyped("chart", board.show_chart, CAN_SEE_SEATS),
        untyped("boardmap", board.show_map, CAN_SEE_SEATS),
        untyped("catering", board.show_catering, CAN_SEE_EVERYONE),
        untyped("silent", follow_up.list_unanswered, CAN_SEE_SEATS),
        untyped("nudge", follow_up.confirm_reminder, CAN_FOLLOW_UP),
        untyped("nudgego", follow_up.send_reminders, CAN_FOLLOW_UP),
        untyped("phones", call_lists.list_phones, CAN_FOLLOW_UP),
        untyped("callsheet", call_lists.export_call_sheet, CAN_FOLLOW_UP),
        untyped("unsure", call_lists.list_unconfirmed, CAN_FOLLOW_UP),
        untyped("unsuresheet", call_lists.export_unconfirmed, CAN_FOLLOW_UP),
    ],
)
