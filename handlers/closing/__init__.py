"""The end of seminars: the archive, and the removal of personal data."""
