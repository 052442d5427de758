"""Announcements and their broadcasts, corrections and reports."""
