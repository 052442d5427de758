"""Reminder rules and planned reminders."""
