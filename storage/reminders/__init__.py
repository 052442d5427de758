"""Reminder rules, planned reminders, feedback."""
