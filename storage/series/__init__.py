"""Statistics over several seminars."""
