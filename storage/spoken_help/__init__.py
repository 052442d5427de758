"""Recordings of the help by topic and language."""
