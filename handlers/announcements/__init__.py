"""Announcements: composed, approved, sent, corrected, reported."""
