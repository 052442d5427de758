"""Feedback after a seminar: the form for those who came, and its results for staff."""
