"""Menu buttons of a seminar's page for staff, two per row. Features add their entries here."""

from collections.abc import Callable, Sequence

from handlers.button_data import ButtonData
from handlers.buttons.announcements import ListAnnouncements
from handlers.buttons.answering import ShowInbox
from handlers.buttons.checkin import ShowDoor
from handlers.buttons.closing import ShowRemovals
from handlers.buttons.coverage import ShowBoard
from handlers.buttons.feedback import ShowFeedback
from handlers.buttons.hall import ShowWall
from handlers.buttons.invitees import ShowInvitees
from handlers.buttons.moderation import ListQueue
from handlers.buttons.pack import ListPhotos
from handlers.buttons.papers import ShowPapers
from handlers.buttons.polls import ListPolls
from handlers.buttons.reminders import ListReminderRules
from handlers.buttons.seats import RegisterOther, SearchSeats
from handlers.buttons.seminars import ListExtraQuestions, ListItems, ManageMaterials, ShowPlan
from handlers.buttons.team import ExportParticipants, ListMembers, ListParticipants
from handlers.messages import Button, Incoming
from handlers.permissions import (
    CAN_ANSWER,
    CAN_CHECK_IN,
    CAN_FOLLOW_UP,
    CAN_REGISTER_OTHERS,
    CAN_SEE_SEATS,
    MODERATORS,
    ORGANISERS,
    STAFF,
)
from handlers.ui.pages import grid

MenuEntry = tuple[str, Callable[[int], ButtonData], frozenset[str]]
"""(label, button data for a seminar id, roles that see the entry)."""
MENU_GROUPS: tuple[Sequence[MenuEntry], ...] = (
    (  # for use at the entrance
        ("door-button", ShowDoor, CAN_CHECK_IN),
        ("coverage-button", ShowBoard, CAN_SEE_SEATS),
        ("staff-list-button", ListParticipants, CAN_SEE_SEATS),
        ("staff-find", SearchSeats, CAN_SEE_SEATS),
        ("staff-assist", RegisterOther, CAN_REGISTER_OTHERS),
        ("papers-button", ShowPapers, CAN_SEE_SEATS),
    ),
    (
        ("queue-button", ListQueue, MODERATORS),  # leads to the other pages about questions
        ("staff-inbox", ShowInbox, CAN_ANSWER - MODERATORS),
        ("wall-button", ShowWall, MODERATORS),
        ("polls-button", ListPolls, MODERATORS),
        ("feedback-results-button", ShowFeedback, MODERATORS),
    ),
    (("announcements-button", ListAnnouncements, ORGANISERS),),
    (  # preparation
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
        ("pack-photos-button", ListPhotos, STAFF),
        ("removals-button", ShowRemovals, ORGANISERS),
    ),
)
"""Groups of related entries; each group starts a new row."""


def buttons(incoming: Incoming, seminar_id: int) -> list[list[Button]]:
    """Return the rows of menu buttons that this person may use at this seminar."""
    rows: list[list[Button]] = []
    for group in MENU_GROUPS:
        allowed = [
            Button(label, data(seminar_id))
            for label, data, allowed_roles in group
            if incoming.has_role(allowed_roles, seminar_id)
        ]
        rows += grid(allowed, 2)
    return rows
