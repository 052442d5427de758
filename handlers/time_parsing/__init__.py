"""Times as people type them, read into days and hours. Pure."""
