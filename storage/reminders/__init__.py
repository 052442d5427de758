"""Rules of reminders, what is due, feedback."""
