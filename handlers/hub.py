"""The page of one seminar for staff: what each role finds on it, two buttons a row. A feature adds its line here."""

from collections.abc import Sequence

from handlers.rights import ANSWERERS, ASSISTERS, CHASERS, MODERATORS, ORGANISERS, VIEWERS
from handlers.words import Button, Incoming

Entry = tuple[str, str, frozenset[str]]
"""(label, prefix of the button `<prefix>:<seminar>`, for whom)."""
HUB: tuple[Sequence[Entry], ...] = (
    (  # at the door, with people waiting
        ("coverage-button", "board", VIEWERS),
        ("staff-list-button", "people", VIEWERS),
        ("staff-find", "find", VIEWERS),
        ("staff-assist", "assist", ASSISTERS),
    ),
    (
        ("queue-button", "queue", MODERATORS),  # whatever else is about questions is there
        ("staff-inbox", "inbox", ANSWERERS - MODERATORS),
        ("wall-button", "wall", MODERATORS),
    ),
    (("announcements-button", "anns", ORGANISERS),),
    (  # before the day
        ("staff-programme-button", "items", ORGANISERS),
        ("staff-materials-button", "files", ANSWERERS),
        ("rules-button", "rules", ORGANISERS),
        ("staff-extras-button", "extras", ORGANISERS),
        ("invitees-button", "invitees", ORGANISERS),
    ),
    (
        ("plan-button", "plan", ORGANISERS),
        ("team-button", "team", ORGANISERS),
        ("staff-export-button", "export", CHASERS),
    ),
)
"""What belongs together; each group begins a row."""


def buttons(incoming: Incoming, seminar_id: int) -> list[list[Button]]:
    """The rows of buttons that this person has at this seminar."""
    rows: list[list[Button]] = []
    for group in HUB:
        mine = [
            Button(label, f"{prefix}:{seminar_id}")
            for label, prefix, who in group
            if incoming.may(who, seminar_id)
        ]
        rows += [mine[start : start + 2] for start in range(0, len(mine), 2)]
    return rows
