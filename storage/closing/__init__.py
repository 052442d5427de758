"""The end of seminars: when personal data are removed, and the counts that stay."""
