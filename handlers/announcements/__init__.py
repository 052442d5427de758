"""Announcements: composing, approval, sending, corrections, reports."""
