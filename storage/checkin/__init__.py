"""Check-in at the door: presence by half day, and the four ways of recording it."""
