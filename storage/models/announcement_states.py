"""The states of an announcement."""

DRAFT, AWAITING_APPROVAL, SCHEDULED, SENDING, PAUSED, STOPPED, DONE, DROPPED = (
    "draft",
    "waiting",
    "scheduled",
    "sending",
    "paused",
    "stopped",
    "done",
    "dropped",
)
STATES = (DRAFT, AWAITING_APPROVAL, SCHEDULED, SENDING, PAUSED, STOPPED, DONE, DROPPED)
STARTED_STATES = (SENDING, PAUSED, STOPPED, DONE)
"""States in which somebody may have received it."""
