"""The coverage board: answers of the target list, reminders to places without one, call lists."""
