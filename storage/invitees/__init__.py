"""Invitees, and the lists they come from."""
