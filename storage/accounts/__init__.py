"""People and their verified telephone numbers."""
