"""The page of one seminar for staff: what each role finds on it, two buttons a row. A feature adds its line here."""

from handlers.rights import ANSWERERS, ASSISTERS, CHASERS, ORGANISERS, VIEWERS
from handlers.words import Button, Incoming

HUB: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("coverage-button", "board", VIEWERS),
    ("staff-list-button", "people", VIEWERS),
    ("staff-find", "find", VIEWERS),
    ("staff-assist", "assist", ASSISTERS),
    ("staff-export-button", "export", CHASERS),
    ("staff-inbox", "inbox", ANSWERERS),
    ("rules-button", "rules", ORGANISERS),
    ("staff-programme-button", "items", ORGANISERS),
    ("staff-materials-button", "files", ANSWERERS),
    ("staff-extras-button", "extras", ORGANISERS),
    ("plan-button", "plan", ORGANISERS),
    ("team-button", "team", ORGANISERS),
    ("invitees-button", "invitees", ORGANISERS),
)
"""(label, prefix of the button `<prefix>:<seminar>`, for whom)."""


def buttons(incoming: Incoming, seminar_id: int) -> list[list[Button]]:
    """The rows of buttons that this person has at this seminar."""
    mine = [
        Button(label, f"{prefix}:{seminar_id}") for label, prefix, who in HUB if incoming.may(who, seminar_id)
    ]
    return [mine[start : start + 2] for start in range(0, len(mine), 2)]
