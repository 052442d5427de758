"""Answering questions: by experts, by staff, aloud or in writing."""
