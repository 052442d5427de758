"""FAQ entries, and questions carried over to a sister seminar (one of the same series)."""
