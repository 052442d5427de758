"""Polls in the hall: votes of participants, and their pages for staff."""
