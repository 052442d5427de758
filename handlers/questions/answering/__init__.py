"""Answering questions: assigned, written, spoken, edited, translated."""
