"""Menu of a seminar's page for staff, two buttons per row: first what is needed before, on and after its day."""

from collections.abc import Callable, Sequence
from typing import Literal

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
from handlers.ui.arguments import has_ended, is_date_of
from handlers.ui.pages import grid
from storage.models import Seminar, seminar_states

MenuEntry = tuple[str, Callable[[int], ButtonData], frozenset[str]]
"""(label, button data for a seminar id, roles that see the entry)."""
Phase = Literal["before", "day", "after"]
ENTRIES: Sequence[MenuEntry] = (
    ("coverage-button", ShowBoard, CAN_SEE_SEATS),
    ("staff-list-button", ListParticipants, CAN_SEE_SEATS),
    ("door-button", ShowDoor, CAN_CHECK_IN),
    ("staff-find", SearchSeats, CAN_SEE_SEATS),
    ("staff-assist", RegisterOther, CAN_REGISTER_OTHERS),
    ("papers-button", ShowPapers, CAN_SEE_SEATS),
    ("queue-button", ListQueue, MODERATORS),  # leads to the other pages about questions
    ("staff-inbox", ShowInbox, CAN_ANSWER - MODERATORS),
    ("wall-button", ShowWall, MODERATORS),
    ("polls-button", ListPolls, MODERATORS),
    ("feedback-results-button", ShowFeedback, MODERATORS),
    ("announcements-button", ListAnnouncements, ORGANISERS),
    ("staff-programme-button", ListItems, ORGANISERS),
    ("staff-materials-button", ManageMaterials, CAN_ANSWER),
    ("rules-button", ListReminderRules, ORGANISERS),
    ("staff-extras-button", ListExtraQuestions, ORGANISERS),
    ("invitees-button", ShowInvitees, ORGANISERS),
    ("plan-button", ShowPlan, ORGANISERS),
    ("team-button", ListMembers, ORGANISERS),
    ("staff-export-button", ExportParticipants, CAN_FOLLOW_UP),
    ("pack-photos-button", ListPhotos, STAFF),
    ("removals-button", ShowRemovals, ORGANISERS),
)
"""All entries, in the order of those that are not needed first."""
FIRST_ENTRIES: dict[Phase, Sequence[str]] = {
    "before": (
        "coverage-button",
        "staff-list-button",
        "invitees-button",
        "announcements-button",
        "staff-programme-button",
        "plan-button",
        "queue-button",
        "rules-button",
    ),
    "day": (
        "door-button",
        "staff-find",
        "staff-assist",
        "wall-button",
        "queue-button",
        "staff-inbox",
        "staff-programme-button",
        "announcements-button",
        "polls-button",
    ),
    "after": (  # below the pack
        "queue-button",
        "feedback-results-button",
        "papers-button",
        "staff-list-button",
        "staff-export-button",
        "announcements-button",
        "pack-photos-button",
    ),
}
"""Labels of the entries that come first, by the time of the seminar."""


def phase_of(incoming: Incoming, seminar: Seminar) -> Phase:
    """Return whether the seminar is still to come, is held on this day, or has ended."""
    if has_ended(seminar, incoming.at):
        return "after"
    return "day" if is_date_of(seminar, incoming.at) else "before"


def buttons(incoming: Incoming, seminar: Seminar) -> list[list[Button]]:
    """Return the rows of menu buttons that this person may use at this seminar."""
    first = FIRST_ENTRIES[phase_of(incoming, seminar)]
    by_label = {entry[0]: entry for entry in ENTRIES}
    ordered = [*(by_label[label] for label in first), *(entry for entry in ENTRIES if entry[0] not in first)]
    allowed = [
        Button(label, data(seminar.id))
        for label, data, allowed_roles in ordered
        if incoming.has_role(allowed_roles, seminar.id)
        and (label != "staff-assist" or seminar.state in seminar_states.ANNOUNCED_STATES)
    ]
    return grid(allowed, 2)
