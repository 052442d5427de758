"""The states of a question."""

NEW, VISIBLE, ASSIGNED, REOPENED = "new", "visible", "assigned", "reopened"
ANSWERED, MERGED, DECLINED, WITHDRAWN = "answered", "merged", "declined", "withdrawn"
OPEN_STATES = (NEW, VISIBLE, ASSIGNED, REOPENED)
"""States of questions that are not finished."""
CLOSED_STATES = (ANSWERED, MERGED, DECLINED, WITHDRAWN)
STATES = OPEN_STATES + CLOSED_STATES
HALL_STATES = (VISIBLE, ASSIGNED, REOPENED, ANSWERED)
"""States in which participants may read a question, provided that `visible_at` is set."""
