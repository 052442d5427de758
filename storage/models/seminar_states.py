"""The states of a seminar."""

DRAFT, OPEN, CLOSED, HELD, ARCHIVED, CANCELLED = "draft", "open", "closed", "held", "archived", "cancelled"
ANNOUNCED_STATES = (OPEN, CLOSED)
"""Participants are invited and are told of changes."""
ENDED_STATES = (HELD, ARCHIVED)
"""The seminar has taken place."""
INACTIVE_STATES = (CANCELLED, ARCHIVED)
"""No reminders or announcements are planned or sent."""
PUBLIC_STATES = (*ANNOUNCED_STATES, HELD)
"""Participants see it in their list."""
