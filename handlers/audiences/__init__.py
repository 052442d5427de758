"""Audiences of announcements: choosing, summary, saved segments, people who cannot be reached."""
