"""The kinds of a reminder's rule."""

ATTENDANCE, DAY, THANKS, NOTE = "attendance", "day", "thanks", "note"
KINDS = (ATTENDANCE, DAY, THANKS, NOTE)
"""What a rule may be: are you coming, where to go today, thanks with feedback, own words."""
