"""The parts of the program that a process can be limited to: `python -m bot run --role receive,work`."""

from enum import StrEnum


class Role(StrEnum):
    """A part of the program."""

    RECEIVE = "receive"
    """Poll Telegram, or serve the webhook and keep it set."""
    WORK = "work"
    """Handle updates."""
    SEND = "send"
    """Send messages."""
    CLOCK = "clock"
    """Run what is due, announcements, uploaded lists, packs, the checks of the staff group."""
    WEB = "web"
    """Serve the wall."""


ALL_ROLES = frozenset(Role)
LED_ROLES = frozenset({Role.RECEIVE, Role.SEND, Role.CLOCK})
"""Roles that one process at a time may have; it is elected."""
COMPARING_ROLES = frozenset({Role.WORK, Role.CLOCK})
"""Roles that compare questions by meaning, and make their vectors: other processes do not load the model."""


def parse_roles(words: str) -> frozenset[Role]:
    """Parse names separated by commas. Raises ValueError with what may be written."""
    names = words.replace(",", " ").split()
    if not names or not set(names) <= set(Role):
        raise ValueError(f"must be some of {', '.join(Role)}, separated by commas")
    return frozenset(Role(name) for name in names)
