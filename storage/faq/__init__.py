"""FAQ entries, and questions carried over to a sister seminar."""
