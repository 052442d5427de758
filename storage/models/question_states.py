"""The states of a question."""

NEW, VISIBLE, ASSIGNED, REOPENED = "new", "visible", "assigned", "reopened"
ANSWERED, MERGED, DECLINED, WITHDRAWN = "answered", "merged", "declined", "withdrawn"
OPEN_STATES = (NEW, VISIBLE, ASSIGNED, REOPENED)
"""Somebody still waits for what becomes of it."""
CLOSED_STATES = (ANSWERED, MERGED, DECLINED, WITHDRAWN)
STATES = OPEN_STATES + CLOSED_STATES
HALL_STATES = (VISIBLE, ASSIGNED, REOPENED, ANSWERED)
"""In these states, and once it was let through (`visible_at`)."""
