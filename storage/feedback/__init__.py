"""Feedback after a seminar: stars, and the further questions of a form."""
