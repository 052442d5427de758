"""Announcements: composed, for whom, under way, afterwards."""
