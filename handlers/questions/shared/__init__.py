"""Code shared by all pages and messages about questions."""
