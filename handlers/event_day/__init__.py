"""The day of the seminar: what is on now and next, and items that were moved."""
