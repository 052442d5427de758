"""Reminders and feedback: rules, delivery, answers."""
