"""The kinds of reminder rules."""

ATTENDANCE, DAY, THANKS, NOTE = "attendance", "day", "thanks", "note"
KINDS = (ATTENDANCE, DAY, THANKS, NOTE)
"""A question for confirmation, directions on the day, thanks with feedback, and a text by staff."""
