"""Answering questions: assignment, written and spoken answers, edits, translations, clarifications."""
