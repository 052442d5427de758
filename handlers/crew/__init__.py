"""The team: who is staff, and how one becomes it."""
