"""Reminders: rules, delivery, answers."""
