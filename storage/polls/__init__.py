"""Polls in the hall and their votes."""
