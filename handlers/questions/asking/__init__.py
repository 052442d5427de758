"""Asking a question, and one's own questions."""
