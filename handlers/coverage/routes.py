"""Routes of coverage."""

from handlers.buttons.coverage import (
    ConfirmCoverageReminder,
    ExportCallSheet,
    ExportUnconfirmed,
    ListPhones,
    ListSilentPlaces,
    ListUnconfirmed,
    SendCoverageReminder,
    ShowBoard,
    ShowCatering,
    ShowCoverageChart,
    ShowCoverageMap,
)
from handlers.coverage import board, call_lists, catering, follow_up
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_EVERYONE, CAN_SEE_SEATS
from handlers.routing import Routes, button

ROUTES = Routes(
    buttons=[
        button(ShowBoard, board.show_board, CAN_SEE_SEATS),
        button(ShowCoverageChart, board.show_chart, CAN_SEE_SEATS),
        button(ShowCoverageMap, board.show_map, CAN_SEE_SEATS),
        button(ShowCatering, catering.show_catering, CAN_SEE_EVERYONE),
        button(ListSilentPlaces, follow_up.list_unanswered, CAN_SEE_SEATS),
        button(ConfirmCoverageReminder, follow_up.confirm_reminder, CAN_FOLLOW_UP),
        button(SendCoverageReminder, follow_up.send_reminders, CAN_FOLLOW_UP),
        button(ListPhones, call_lists.list_phones, CAN_FOLLOW_UP),
        button(ExportCallSheet, call_lists.export_call_sheet, CAN_FOLLOW_UP),
        button(ListUnconfirmed, call_lists.list_unconfirmed, CAN_FOLLOW_UP),
        button(ExportUnconfirmed, call_lists.export_unconfirmed, CAN_FOLLOW_UP),
    ],
)
