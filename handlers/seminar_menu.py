"""The buttons below the page of one seminar for staff, two a row. A feature adds its entry here."""

from collections.abc import Callable, Sequence

from handlers.button_data import ButtonData
from handlers.buttons.announcements import ListAnnouncements
from handlers.buttons.answering import ShowInbox
from handlers.buttons.coverage import ShowBoard
from handlers.buttons.hall import ShowWall
from handlers.buttons.invitees import ShowInvitees
from handlers.buttons.moderation import ListQueue
from handlers.buttons.reminders import ListReminderRules
from handlers.buttons.seats import RegisterOther, SearchSeats
from handlers.buttons.seminars import ListExtraQuestions, ListItems, ManageMaterials, ShowPlan
from handlers.buttons.team import ExportParticipants, ListMembers, ListParticipants
from handlers.messages import Button, Incoming
from handlers.permissions import (
    CAN_ANSWER,
    CAN_FOLLOW_UP,
    CAN_REGISTER_OTHERS,
    CAN_SEE_SEATS,
    MODERATORS,
    ORGANISERS,
)
from handlers.ui.pages import grid

MenuEntry = tuple[str, Callable[[int], ButtonData], frozenset[str]]
"""(label, data of the button by the seminar's number, who sees it)."""
MENU_GROUPS: tuple[Sequence[MenuEntry], ...] = (
    (  # at the door, with people waiting
        ("coverage-button", ShowBoard, CAN_SEE_SEATS),
        ("staff-list-button", ListParticipants, CAN_SEE_SEATS),
        ("staff-find", SearchSeats, CAN_SEE_SEATS),
        ("staff-assist", RegisterOther, CAN_REGISTER_OTHERS),
    ),
    (
        ("queue-button", ListQueue, MODERATORS),  # whatever else is about questions is there
        ("staff-inbox", ShowInbox, CAN_ANSWER - MODERATORS),
        ("wall-button", ShowWall, MODERATORS),
    ),
    (("announcements-button", ListAnnouncements, ORGANISERS),),
    (  # before the day
        ("staff-programme-button", ListItems, ORGANISERS),
        ("staff-materials-button", ManageMaterials, CAN_ANSWER),
        ("rules-button", ListReminderRules, ORGANISERS),
        ("staff-extras-button", ListExtraQuestions, ORGANISERS),
        ("invitees-button", ShowInvitees, ORGANISERS),
    ),
    (
        ("plan-button", ShowPlan, ORGANISERS),
        ("team-button", ListMembers, ORGANISERS),
        ("staff-export-button", ExportParticipants, CAN_FOLLOW_UP),
    ),
)
"""What belongs together; each group begins a row."""


def buttons(incoming: Incoming, seminar_id: int) -> list[list[Button]]:
    """The rows of buttons that this person has at this seminar."""
    rows: list[list[Button]] = []
    for group in MENU_GROUPS:
        mine = [
            Button(label, data(seminar_id))
            for label, data, who in group
            if incoming.has_role(who, seminar_id)
        ]
        rows += grid(mine, 2)
    return rows
