"""Seminars: planned, changed, opened and closed; programme and materials."""
