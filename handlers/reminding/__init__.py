"""Reminders: rules, what is due, the answers, feedback."""
