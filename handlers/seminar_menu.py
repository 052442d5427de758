"""The page of one seminar for staff: what each role finds on it, two buttons a row. A feature adds its line here."""

from collections.abc import Sequence

from handlers.messages import Button, Incoming
from handlers.permissions import (
    CAN_ANSWER,
    CAN_FOLLOW_UP,
    CAN_REGISTER_OTHERS,
    CAN_SEE_SEATS,
    MODERATORS,
    ORGANISERS,
)

MenuEntry = tuple[str, str, frozenset[str]]
"""(label, prefix of the button `<prefix>:<seminar>`, for whom)."""
MENU_GROUPS: tuple[Sequence[MenuEntry], ...] = (
    (  # at the door, with people waiting
        ("coverage-button", "board", CAN_SEE_SEATS),
        ("staff-list-button", "people", CAN_SEE_SEATS),
        ("staff-find", "find", CAN_SEE_SEATS),
        ("staff-assist", "assist", CAN_REGISTER_OTHERS),
    ),
    (
        ("queue-button", "queue", MODERATORS),  # whatever else is about questions is there
        ("staff-inbox", "inbox", CAN_ANSWER - MODERATORS),
        ("wall-button", "wall", MODERATORS),
    ),
    (("announcements-button", "anns", ORGANISERS),),
    (  # before the day
        ("staff-programme-button", "items", ORGANISERS),
        ("staff-materials-button", "files", CAN_ANSWER),
        ("rules-button", "rules", ORGANISERS),
        ("staff-extras-button", "extras", ORGANISERS),
        ("invitees-button", "invitees", ORGANISERS),
    ),
    (
        ("plan-button", "plan", ORGANISERS),
        ("team-button", "team", ORGANISERS),
        ("staff-export-button", "export", CAN_FOLLOW_UP),
    ),
)
"""What belongs together; each group begins a row."""


def buttons(incoming: Incoming, seminar_id: int) -> list[list[Button]]:
    """The rows of buttons that this person has at this seminar."""
    rows: list[list[Button]] = []
    for group in MENU_GROUPS:
        mine = [
            Button(label, f"{prefix}:{seminar_id}")
            for label, prefix, who in group
            if incoming.has_role(who, seminar_id)
        ]
        rows += [mine[start : start + 2] for start in range(0, len(mine), 2)]
    return rows
