"""Frequently asked questions: writing, publishing, reading and searching."""
