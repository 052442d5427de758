"""Reminders and feedback: rules, sending, answers."""
