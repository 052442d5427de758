"""The states of a seminar."""

DRAFT, OPEN, CLOSED, HELD, ARCHIVED, CANCELLED = "draft", "open", "closed", "held", "archived", "cancelled"
ANNOUNCED_STATES = (OPEN, CLOSED)
"""People know of it and are to come: what changes for them is told."""
ENDED_STATES = (HELD, ARCHIVED)
"""It took place."""
INACTIVE_STATES = (CANCELLED, ARCHIVED)
"""Called off or put away: nothing is planned or announced there any more."""
PUBLIC_STATES = (*ANNOUNCED_STATES, HELD)
"""Participants find it in their list."""
